// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/DemoActions.h"

namespace derdesk {

/// The tasks of the demo utility, told customer by customer: most homes are ordinary, every fourth
/// customer has a story with something to wait for, to solve or to give up.
class DemoStories final
{
public:
    DemoStories(Transaction &tx, QRandomGenerator &random);
    Q_DISABLE_COPY_MOVE(DemoStories)

    /// What happened at this customer's during the last four weeks. \a neighbor is somebody else.
    void tell(const DemoParty &party, const DemoParty &neighbor);

    qint64 tasks() const { return m_do.tasks(); }
    /// What operations refused; nothing if all went well.
    const Problems &problems() const { return m_do.problems(); }

private:
    using Story = void (DemoStories::*)();
    static std::span<const Story> stories();

    void ordinaryHome();
    void complete(DemoKind kind);
    void pendingInterconnection();
    void pendingEnrollment();
    void unknownCustomerInterconnecting();
    void unknownCustomerEnrolling();
    void wrongServicePoint();
    void unknownServicePoint();
    void missingAttribute();
    void openInterconnection();
    void interconnectionInTime();
    void waitingForHeadEnd();
    void acknowledgedByHeadEnd();
    void canceledInterconnection();
    void canceledWithIssue();
    void canceledInSetup();
    void timeOfUse();
    void pendingTimeOfUse();
    void lineTransformer();

    QDateTime m_now;
    QRandomGenerator &m_random;
    DemoActions m_do;
    int m_told = 0;
    DemoParty m_party; ///< as the requests name it
    DemoParty m_neighbor;
};

} // namespace derdesk
