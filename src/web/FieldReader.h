// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/DerAttributes.h"
#include "web/MediaTypes.h"

#include <QDate>
#include <QSet>

namespace derdesk {

/// What reading a request's fields found besides their values.
struct ReadingNotes
{
    Problems faults;
    QStringList ignored; ///< pointers of the fields that no operation knows
};

/// Takes fields out of one object of a request's tree. What is absent, null or faulty gives an
/// empty value; faults and, at its end, the fields that nobody asked for are noted.
class FieldReader final
{
public:
    FieldReader(const QJsonObject &object, BodyFormat format, QString pointer, ReadingNotes &notes);
    ~FieldReader();
    Q_DISABLE_COPY_MOVE(FieldReader)

    QString text(QLatin1StringView name);
    QDate date(QLatin1StringView name);
    AttributeValues attributes(QLatin1StringView name);
    /// The object that is a field; empty if it is absent.
    QJsonObject object(QLatin1StringView name);

private:
    QJsonValue take(QLatin1StringView name);
    QString pointerTo(const QString &name) const;
    void wrongType(const QString &name, const QJsonValue &value, const QString &expected);
    Result<QString> attribute(const QString &code, const QJsonValue &value,
                              const QString &pointer) const;

    const QJsonObject m_object;
    const BodyFormat m_format;
    const QString m_pointer;
    ReadingNotes &m_notes;
    QSet<QString> m_taken;
};

} // namespace derdesk
