// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoStories.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int minutesOfADay = 24 * 60;

} // namespace

std::span<const DemoStories::Story> DemoStories::stories()
{
    static constexpr Story told[] = {&DemoStories::pendingInterconnection,
                                     &DemoStories::unknownCustomerEnrolling,
                                     &DemoStories::waitingForHeadEnd,
                                     &DemoStories::openInterconnection,
                                     &DemoStories::pendingEnrollment,
                                     &DemoStories::wrongServicePoint,
                                     &DemoStories::timeOfUse,
                                     &DemoStories::missingAttribute,
                                     &DemoStories::lineTransformer,
                                     &DemoStories::canceledInterconnection,
                                     &DemoStories::unknownCustomerInterconnecting,
                                     &DemoStories::acknowledgedByHeadEnd,
                                     &DemoStories::unknownServicePoint,
                                     &DemoStories::pendingTimeOfUse,
                                     &DemoStories::interconnectionInTime,
                                     &DemoStories::canceledWithIssue,
                                     &DemoStories::canceledInSetup};
    return told;
}

DemoStories::DemoStories(Transaction &tx, QRandomGenerator &random)
    : m_now(tx.now())
    , m_random(random)
    , m_do(tx, random)
{
}

void DemoStories::tell(const DemoParty &party, const DemoParty &neighbor)
{
    constexpr int storyEvery = 4;
    m_party = party;
    m_neighbor = neighbor;
    // No story takes longer than three days.
    m_do.setTime(m_now);
    m_do.pass(-3 * minutesOfADay - m_random.bounded(25 * minutesOfADay));
    const std::span<const Story> all = stories();
    const int turn = m_told++;
    if (turn % storyEvery)
        ordinaryHome();
    else
        (this->*all[std::size_t(turn / storyEvery) % all.size()])();
}

void DemoStories::ordinaryHome()
{
    if (m_random.bounded(100) < 60)
        complete(DemoKind::Thermostat);
    if (m_random.bounded(100) < 40)
        complete(DemoKind::Photovoltaics);
    if (m_random.bounded(100) < 25)
        complete(DemoKind::Charger);
    if (m_random.bounded(100) < 15)
        complete(DemoKind::Battery);
}

void DemoStories::complete(DemoKind kind)
{
    const DemoUnit unit = m_do.unit(kind);
    if (needsInterconnection(kind)) {
        m_do.process(m_do.interconnect(m_party, unit));
        m_do.pass(120 + m_random.bounded(600));
    }
    m_do.process(m_do.enroll(m_party, unit));
}

void DemoStories::pendingInterconnection()
{
    m_do.interconnect(m_party, m_do.unit(DemoKind::Photovoltaics));
    m_do.interconnect(m_party, m_do.unit(DemoKind::Battery));
}

void DemoStories::pendingEnrollment()
{
    m_do.enroll(m_party, m_do.unit(DemoKind::Thermostat));
    m_do.enroll(m_party, m_do.unit(DemoKind::Charger), u"CLOUD"_s);
}

void DemoStories::unknownCustomerInterconnecting()
{
    m_party.customer.accountId += u'9';
    m_party.customer.personId.clear();
    m_do.process(m_do.interconnect(m_party, m_do.unit(DemoKind::Photovoltaics)));
}

void DemoStories::unknownCustomerEnrolling()
{
    m_party.customer.accountId += u'9';
    m_party.customer.personId.clear();
    const RecordId task = m_do.enroll(m_party, m_do.unit(DemoKind::Thermostat));
    m_do.process(task);
    m_do.retry(task);
}

void DemoStories::wrongServicePoint()
{
    m_party.point = m_neighbor.point;
    const RecordId task = m_do.enroll(m_party, m_do.unit(DemoKind::Charger));
    m_do.process(task);
    m_do.comment(task, u"Called the customer: she moved on the first of the month."_s);
}

void DemoStories::unknownServicePoint()
{
    m_party.point.servicePointId += u'7';
    m_do.process(m_do.enroll(m_party, m_do.unit(DemoKind::Thermostat)));
}

void DemoStories::missingAttribute()
{
    const DemoUnit unit = m_do.unit(incompleteSpecification);
    m_do.process(m_do.interconnect(m_party, unit));
    m_do.pass(60);
    m_do.process(m_do.enroll(m_party, unit));
}

void DemoStories::openInterconnection()
{
    const DemoUnit unit = m_do.unit(DemoKind::Photovoltaics);
    m_do.interconnect(m_party, unit);
    m_do.process(m_do.enroll(m_party, unit));
}

void DemoStories::interconnectionInTime()
{
    const DemoUnit unit = m_do.unit(DemoKind::Photovoltaics);
    const RecordId interconnection = m_do.interconnect(m_party, unit);
    const RecordId enrollment = m_do.enroll(m_party, unit);
    m_do.process(enrollment);
    m_do.pass(minutesOfADay);
    m_do.process(interconnection);
    m_do.retry(enrollment);
}

void DemoStories::waitingForHeadEnd()
{
    m_do.process(m_do.enroll(m_party, m_do.unit(DemoKind::Thermostat), u"CLOUD"_s));
}

void DemoStories::acknowledgedByHeadEnd()
{
    const RecordId task = m_do.enroll(m_party, m_do.unit(DemoKind::Charger), u"CLOUD"_s);
    m_do.process(task);
    m_do.pass(90);
    m_do.acknowledge(task);
}

void DemoStories::canceledInterconnection()
{
    m_do.cancel(m_do.interconnect(m_party, m_do.unit(DemoKind::Photovoltaics)),
                u"The owner withdrew his application."_s);
}

void DemoStories::canceledWithIssue()
{
    m_party.point.servicePointId += u'7';
    const RecordId task = m_do.enroll(m_party, m_do.unit(DemoKind::Thermostat));
    m_do.process(task);
    m_do.cancel(task, u"The address is not in our territory."_s);
}

void DemoStories::canceledInSetup()
{
    const RecordId task = m_do.enroll(m_party, m_do.unit(DemoKind::Charger), u"CLOUD"_s);
    m_do.process(task);
    m_do.pass(minutesOfADay);
    m_do.cancel(task, u"The charger never came online."_s);
}

void DemoStories::timeOfUse() { m_do.process(m_do.enrollByClerk(m_party, {})); }

void DemoStories::pendingTimeOfUse() { m_do.enrollByClerk(m_party, {}); }

void DemoStories::lineTransformer()
{
    m_do.process(m_do.enrollByClerk(m_party, u"LT-GRANITE-25"_s));
}

} // namespace derdesk
