// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

#include <memory>

namespace derdesk {

/// Makes many tasks of realistic distribution, created during the last two years, with all the
/// records that belong to them. They are written as they would stand after being worked, not by
/// working them. Needs the reference data of fillDemo(). One batch a transaction:
///     while (!tasks.isDone()) writer.wait(actor, [&](Transaction &tx) { return
///     tasks.writeBatch(tx); });
class DemoTasks final
{
public:
    /// The same seed gives the same tasks in the same database, but for ids.
    DemoTasks(qint64 count, quint32 seed);
    ~DemoTasks();
    Q_DISABLE_COPY_MOVE(DemoTasks)

    bool isDone() const;
    /// Writes the next tasks, some thousands; how many are written altogether. Fails with NotFound
    /// without the reference data. After a failure the object is of no more use.
    Result<qint64> writeBatch(Transaction &tx);

private:
    struct Plan;
    std::unique_ptr<Plan> m_plan;
};

} // namespace derdesk
