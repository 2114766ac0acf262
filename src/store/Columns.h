// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"
#include "store/StoreError.h"

#include <QDate>
#include <QDateTime>
#include <QVariant>

namespace derdesk {

/// How values stand in columns: the same on every engine.

/// Milliseconds since 1970-01-01 UTC; NULL for a null date-time.
inline QVariant timeColumn(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch())
                          : QVariant(QMetaType::fromType<qint64>());
}

inline QDateTime timeColumn(const QVariant &value)
{
    return value.isNull() ? QDateTime()
                          : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

/// ISO 8601; NULL for a null date.
inline QVariant dateColumn(QDate date)
{
    return date.isValid() ? QVariant(date.toString(Qt::ISODate))
                          : QVariant(QMetaType::fromType<QString>());
}

inline QDate dateColumn(const QVariant &value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

/// NULL for 0, "none".
inline QVariant referenceColumn(qint64 id)
{
    return id ? QVariant(id) : QVariant(QMetaType::fromType<qint64>());
}

/// NULL for an empty code.
inline QVariant referenceColumn(const QString &code)
{
    return code.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(code);
}

/// Throws StoreError for a text that the enumeration does not have.
template <typename E>
E enumColumn(const QVariant &value)
{
    const std::optional<E> found = fromText<E>(value.toString());
    if (!found)
        throw StoreError(ProblemCode::StoreFailed,
                         QLatin1String("unknown value ") + value.toString());
    return *found;
}

} // namespace derdesk
