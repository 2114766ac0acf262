// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/FieldText.h"

#include "domain/Records.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QLocale>

namespace derdesk {

using namespace Qt::StringLiterals;

QString choiceText(const QString &value)
{
    if (value == "REGISTRATION_ONLY"_L1)
        return QCoreApplication::translate("FieldText", "registration only");
    if (value == "INTERCONNECTION_AND_REGISTRATION"_L1)
        return QCoreApplication::translate("FieldText", "interconnection and registration");
    if (const auto status = fromText<AssetStatus>(value))
        return assetStatusText(*status);
    if (const auto status = fromText<HeadEndStatus>(value))
        return headEndStatusText(*status);
    if (const auto object = fromText<BusinessObject>(value))
        return businessObjectText(*object);
    return value.isEmpty() ? QCoreApplication::translate("FieldText", "no DER") : value;
}

QString fieldText(const RecordField &field, const QString &value)
{
    switch (field.kind) {
    case FieldKind::Flag:
        return value == "1"_L1 ? QCoreApplication::translate("FieldText", "yes")
                               : QCoreApplication::translate("FieldText", "no");
    case FieldKind::Choice:
        return choiceText(value);
    case FieldKind::Whole:
        return value.isEmpty() ? value : QLocale().toString(value.toLongLong());
    case FieldKind::Decimal:
        return value.isEmpty() ? value : QLocale().toString(value.toDouble(), 'g', 6);
    case FieldKind::Date:
        return QLocale().toString(QDate::fromString(value, Qt::ISODate), QLocale::ShortFormat);
    case FieldKind::Time:
        return value.isEmpty()
                   ? value
                   : QLocale().toString(QDateTime::fromMSecsSinceEpoch(value.toLongLong()),
                                        QLocale::ShortFormat);
    default:
        return value;
    }
}

QString describedCode(const QString &code, const QString &description)
{
    return description.isEmpty() ? code : u"%1 – %2"_s.arg(code, description);
}

} // namespace derdesk
