// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoChance.h"

namespace derdesk {

using Outcome = DemoOutcome;

DemoFate DemoChance::fate(const QDateTime &at)
{
    const int draw = below(200);
    if (draw < 3)
        return DemoFate::Unknown;
    // He has been imported meanwhile, and his task retried: that takes its time.
    if (draw < 7 && age(at) > Age::Days)
        return DemoFate::Late;
    return DemoFate::Known;
}

DemoStage DemoChance::interconnection(const QDateTime &at, DemoFate fate)
{
    const Age old = age(at);
    Outcome outcome = Outcome::Completed;
    if (old == Age::Fresh)
        outcome = Outcome::Pending;
    else if (fate == DemoFate::Unknown)
        outcome = ofUnknown(old);
    else if (fate == DemoFate::Late)
        outcome = Outcome::Recovered;
    else if (old == Age::Old)
        outcome = drawn({{4, Outcome::Canceled}}, Outcome::Completed);
    else
        outcome = drawn({{old == Age::Days ? 40 : 12, Outcome::Pending}, {4, Outcome::Canceled}},
                        Outcome::Completed);
    return withOutcome(at, outcome);
}

DemoStage DemoChance::enrollment(const QDateTime &at, DemoFate fate, bool hasDevice)
{
    const Age old = age(at);
    Outcome outcome = Outcome::Completed;
    if (old == Age::Fresh)
        outcome = Outcome::Pending;
    else if (fate == DemoFate::Unknown)
        outcome = ofUnknown(old);
    else if (fate == DemoFate::Late)
        outcome = Outcome::Recovered;
    else
        outcome = enrollmentOutcome(old);
    if (!hasDevice && (hadIssue(outcome) || waitedForHeadEnd(outcome)))
        outcome = Outcome::Completed;
    return withOutcome(at, outcome);
}

DemoStage DemoChance::withOutcome(const QDateTime &at, Outcome outcome)
{
    constexpr int hour = 3600;
    DemoStage stage{outcome, {at, {}, {}}};
    if (operationsOf(outcome) >= 1)
        stage.times[1] = at.addSecs(60 + below(1200));
    if (operationsOf(outcome) >= 2) {
        const int gap = outcome == Outcome::Retried ? 300 : hour + below(30 * hour);
        stage.times[2] = stage.times[1].addSecs(gap);
    }
    return stage;
}

DemoChance::Age DemoChance::age(const QDateTime &at) const
{
    constexpr qint64 hour = 3600;
    const qint64 seconds = at.secsTo(m_now);
    if (seconds < hour)
        return Age::Fresh;
    if (seconds < 3 * 24 * hour)
        return Age::Days; // too young for what takes two operations
    return seconds < 80 * 24 * hour ? Age::Weeks : Age::Old; // enrollments expire after 90 days
}

Outcome DemoChance::drawn(std::initializer_list<Share> shares, Outcome otherwise)
{
    int draw = below(100);
    for (const Share &share : shares) {
        if (draw < share.percent)
            return share.outcome;
        draw -= share.percent;
    }
    return otherwise;
}

Outcome DemoChance::ofUnknown(Age age)
{
    if (age == Age::Old)
        return Outcome::CanceledWithIssue;
    if (age == Age::Days)
        return Outcome::Issue;
    return drawn({{40, Outcome::Issue}, {15, Outcome::CanceledWithIssue}}, Outcome::Retried);
}

Outcome DemoChance::enrollmentOutcome(Age age)
{
    switch (age) {
    case Age::Fresh:
        return Outcome::Pending;
    case Age::Days:
        return drawn({{40, Outcome::Pending},
                      {10, Outcome::Issue},
                      {8, Outcome::InSetup},
                      {2, Outcome::Canceled}},
                     Outcome::Completed);
    case Age::Weeks:
        return drawn({{15, Outcome::Pending},
                      {5, Outcome::Issue},
                      {5, Outcome::Retried},
                      {6, Outcome::InSetup},
                      {12, Outcome::Acknowledged},
                      {3, Outcome::Canceled},
                      {2, Outcome::CanceledWithIssue},
                      {1, Outcome::CanceledInSetup}},
                     Outcome::Completed);
    case Age::Old:
        return drawn({{18, Outcome::Acknowledged},
                      {3, Outcome::Canceled},
                      {2, Outcome::CanceledWithIssue},
                      {1, Outcome::CanceledInSetup}},
                     Outcome::Completed);
    }
    Q_UNREACHABLE();
}

} // namespace derdesk
