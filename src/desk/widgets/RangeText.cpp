// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/RangeText.h"

#include <QCoreApplication>

#include <cmath>

namespace derdesk {

namespace {

QString say(const char *text) { return QCoreApplication::translate("RangeText", text); }

} // namespace

QString rangeText(const AttributeDefinition &definition)
{
    switch (definition.kind) {
    case AttributeKind::Number:
        if (std::isinf(definition.minimum) || std::isinf(definition.maximum))
            return attributeRange(definition); // signs and digits
        return say(QT_TRANSLATE_NOOP("RangeText", "%1 to %2"))
            .arg(definition.minimum)
            .arg(definition.maximum);
    case AttributeKind::Choice: {
        QStringList choices;
        for (const int choice : definition.choices)
            choices.append(QString::number(choice));
        return say(QT_TRANSLATE_NOOP("RangeText", "one of %1"))
            .arg(choices.join(QStringLiteral(", ")));
    }
    case AttributeKind::Flags:
        return say(QT_TRANSLATE_NOOP("RangeText", "at most 8 hexadecimal digits"));
    case AttributeKind::Text:
        return say(QT_TRANSLATE_NOOP("RangeText", "1 to %1 characters")).arg(definition.maximum);
    case AttributeKind::Date:
        return say(QT_TRANSLATE_NOOP("RangeText", "a date as in 2026-03-31"));
    case AttributeKind::Boolean:
        return say(QT_TRANSLATE_NOOP("RangeText", "true or false"));
    }
    Q_UNREACHABLE();
}

} // namespace derdesk
