// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

#include <stdexcept>

namespace derdesk {

/// The database did not do what it was asked. Thrown by everything in store; caught where a thread,
/// a route or a command begins, and answered as its problem().
class StoreError final : public std::runtime_error
{
public:
    /// \a code is StoreBusy, StoreFailed or SchemaOutOfDate; \a reason says what and where.
    StoreError(ProblemCode code, const QString &reason);

    Problem problem() const;

    bool conflict = false;     ///< with what another connection did: done once more, it may succeed
    bool disconnected = false; ///< the server is no longer at the other end

private:
    ProblemCode m_code;
};

/// Does the work; its errors say that they are of this database.
template <typename Work>
auto naming(const QString &database, Work work)
{
    try {
        return work();
    } catch (const StoreError &error) {
        throw StoreError(error.problem().code, database + u": " + QString::fromUtf8(error.what()));
    }
}

} // namespace derdesk
