// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/DemoCourse.h"
#include "operations/DemoParty.h"
#include "operations/DemoUnit.h"
#include "store/DemoHistories.h"

namespace derdesk {

/// How a task went, and when.
struct DemoStage
{
    DemoOutcome outcome = DemoOutcome::Pending;
    QDateTime times[3]; ///< when it was made, and of each operation that was done
};

/// What a task is about.
struct DemoRequest
{
    DemoParty party;       ///< who lives there; ids 0 if he is not in the database
    LocationInfo location; ///< as the request names it
    Problems issue;        ///< of an issue that is no longer there: what it was
    qint64 number = 0;     ///< makes the transaction id
};

/// Inserts tasks with their assets and devices as they stand at the end of their courses.
class DemoRecords final
{
public:
    DemoRecords(Transaction &tx, DemoHistories &histories)
        : m_tx(tx)
        , m_histories(histories)
    {
    }
    Q_DISABLE_COPY_MOVE(DemoRecords)

    /// An asset of this unit. Stages are null for requests that were not made.
    RecordId insertAsset(const DemoRequest &request, const DemoUnit &unit,
                         const DemoStage *interconnection, const DemoStage *enrollment);
    void insertInterconnection(const DemoRequest &request, const DemoUnit &unit, RecordId asset,
                               const DemoStage &stage);
    /// \a headEnd: of its device, which this makes as well.
    void insertEnrollment(const DemoRequest &request, const DemoUnit &unit, RecordId asset,
                          const QString &headEnd, const DemoStage &stage);
    /// By a clerk and without a device.
    void insertTimeOfUse(const DemoRequest &request, const DemoStage &stage);

private:
    ServiceTask task(const DemoRequest &request, const DemoStage &stage) const;
    void settle(ServiceTask &task, const DemoRequest &request, const DemoStage &stage);
    Problems validate(ServiceTask &task);
    template <typename Work>
    RecordId at(const QDateTime &time, Work work);

    Transaction &m_tx;
    DemoHistories &m_histories;
};

} // namespace derdesk
