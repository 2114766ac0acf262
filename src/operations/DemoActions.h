// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/DemoParty.h"
#include "operations/DemoUnit.h"
#include "store/Transaction.h"

namespace derdesk {

/// What the people and programs of the demo do: each calls the real operation, as if at a time of
/// the past, some minutes after the one before it.
class DemoActions final
{
public:
    DemoActions(Transaction &tx, QRandomGenerator &random)
        : m_tx(tx)
        , m_random(random)
    {
    }
    Q_DISABLE_COPY_MOVE(DemoActions)

    void setTime(const QDateTime &time) { m_time = time; }
    void pass(qint64 minutes) { m_time = m_time.addSecs(60 * minutes); }

    DemoUnit unit(DemoKind kind);
    DemoUnit unit(const QString &specification);

    /// The new task, as all that make one; 0 if it was refused.
    RecordId interconnect(const DemoParty &party, const DemoUnit &unit);
    RecordId enroll(const DemoParty &party, const DemoUnit &unit,
                    const QString &headEnd = QStringLiteral("MESH"));
    /// In the time-of-use program; without a device if there is no specification.
    RecordId enrollByClerk(const DemoParty &party, const QString &specification);

    void process(RecordId task);
    void retry(RecordId task);
    void acknowledge(RecordId task);
    void cancel(RecordId task, const QString &reason);
    void comment(RecordId task, const QString &text);

    qint64 tasks() const { return m_tasks; }
    /// What operations refused.
    const Problems &problems() const { return m_problems; }

private:
    template <typename Work>
    auto act(ActorKind kind, const QString &name, Work work)
    {
        pass(1 + m_random.bounded(20));
        Transaction then(m_tx.db(), {kind, name, Standing::Host}, m_time);
        auto result = work(then);
        if (!result)
            m_problems += result.error();
        for (RecordId id : then.touched())
            m_tx.touch(id);
        return result;
    }
    QString nextTransactionId();

    Transaction &m_tx;
    QRandomGenerator &m_random;
    QDateTime m_time;
    qint64 m_units = 0;
    qint64 m_tasks = 0;
    Problems m_problems;
};

} // namespace derdesk
