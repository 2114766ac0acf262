// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <QObject>
#include <QThread>

namespace derdesk {

class Writer;

/// What other programs change in the same database: each of them tells PostgreSQL (ChangeNotice),
/// which tells us; on SQLite the Writer looks twice a second whether the file has changed. Listens
/// on a thread of its own, from which its signals come, and connects again by itself.
class ChangeFeed final : public QObject
{
    Q_OBJECT
public:
    /// \a writer: this program's own, which is not listened to.
    ChangeFeed(const DatabaseUrl &url, const Writer &writer, QObject *parent = nullptr);
    ~ChangeFeed() override;

Q_SIGNALS:
    /// These tasks are new or changed; none: nobody knows which, or something may have been missed.
    void tasksChanged(const QList<qint64> &ids);
    /// The server cannot be reached; it is tried again after so many seconds, until connected().
    void connectionLost(const QString &reason, int seconds);
    /// For the first time, or again.
    void connected();

private:
    QThread m_thread;
};

} // namespace derdesk
