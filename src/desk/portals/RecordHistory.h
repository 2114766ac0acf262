// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/AuditTrail.h"
#include "store/RecordKinds.h"

#include <QTableWidget>

namespace derdesk {

/// What has happened to a record, the newest first: its entries in the audit trail and, of an asset
/// or device, the logs of its tasks.
class RecordHistory final : public QTableWidget
{
    Q_OBJECT
public:
    explicit RecordHistory(const RecordKind &kind, QWidget *parent = nullptr);

    void show(const QList<AuditEntry> &entries, const QList<TaskLogEntry> &log);

Q_SIGNALS:
    void openTask(qint64 id);

private:
    struct Row
    {
        QDateTime at;
        QString who;
        QString what;
        QString changes;
        RecordId task = 0; ///< 0: none
    };

    Row rowOf(const AuditEntry &entry) const;
    static Row rowOf(const TaskLogEntry &entry);
    QString changesText(const QList<FieldChange> &changes) const;
    void showRow(int row, const Row &texts);

    const RecordKind &m_kind;
};

} // namespace derdesk
