// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

namespace derdesk {

/// An ISO 8601 date as in 2026-12-31; null if the text is anything else. Stricter than QDate, which
/// takes any separators, and a longer text for the date that it begins with.
inline QDate isoDate(const QString &text)
{
    const QDate date = QDate::fromString(text, Qt::ISODate);
    return date.toString(Qt::ISODate) == text ? date : QDate();
}

} // namespace derdesk
