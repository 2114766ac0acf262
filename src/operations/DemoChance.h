// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/DemoRecords.h"

#include <QRandomGenerator>

namespace derdesk {

/// Whether the database knows the customer of a request.
enum class DemoFate { Known, Unknown, Late };

/// Draws how the tasks of a large utility went. Old ones are final, since tasks expire; most of the
/// others are as well, and the younger they are the more of them still wait.
class DemoChance final
{
public:
    DemoChance(QRandomGenerator &random, const QDateTime &now)
        : m_random(random)
        , m_now(now)
    {
    }

    bool oneIn(int times) { return m_random.bounded(times) == 0; }
    int below(int limit) { return m_random.bounded(limit); }
    DemoFate fate(const QDateTime &at);
    DemoStage interconnection(const QDateTime &at, DemoFate fate);
    /// Without a device a known customer's request has no issue, and waits for nobody.
    DemoStage enrollment(const QDateTime &at, DemoFate fate, bool hasDevice);
    DemoStage withOutcome(const QDateTime &at, DemoOutcome outcome);

private:
    struct Share
    {
        int percent;
        DemoOutcome outcome;
    };
    enum class Age { Fresh, Days, Weeks, Old };

    Age age(const QDateTime &at) const;
    DemoOutcome drawn(std::initializer_list<Share> shares, DemoOutcome otherwise);
    DemoOutcome ofUnknown(Age age);
    DemoOutcome enrollmentOutcome(Age age);

    QRandomGenerator &m_random;
    QDateTime m_now;
};

} // namespace derdesk
