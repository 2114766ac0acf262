// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace derdesk {

/// What one program tells the others on the same PostgreSQL database after its commits: who it is,
/// and which service tasks are new or changed. https://www.postgresql.org/docs/15/sql-notify.html
struct ChangeNotice
{
    /// The name under which programs listen.
    static QString channel() { return QStringLiteral("derdesk_tasks"); }

    QString sender;   ///< of a Writer: see Writer::name()
    QSet<qint64> ids; ///< empty: too many to name

    /// A payload has room for 8,000 bytes, and an id with its comma takes 15.
    static constexpr qsizetype mostIds = 500;

    QString payload() const
    {
        if (ids.size() > mostIds)
            return sender + QStringLiteral(" *");
        QStringList texts;
        for (qint64 id : ids)
            texts += QString::number(id);
        return sender + u' ' + texts.join(u',');
    }

    static ChangeNotice fromPayload(const QString &payload)
    {
        ChangeNotice notice{payload.section(u' ', 0, 0), {}};
        for (const QString &text : payload.section(u' ', 1).split(u',')) {
            if (const qint64 id = text.toLongLong(); id > 0)
                notice.ids.insert(id);
        }
        return notice;
    }
};

} // namespace derdesk
