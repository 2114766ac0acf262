// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Transaction.h"

#include <optional>

namespace derdesk {

/// Who changed what that is no task (tasks have logs of their own): records of administration,
/// users, settings, imports. Entries are only ever added: the database refuses to change them. Each
/// has a SHA-256 of itself and of the one before it, so that verifyAuditTrail() finds what somebody
/// has changed, added or taken out in spite of that, at the end too. What it cannot find is a trail
/// that was written anew with all of its hashes: against that, keep the hash of an entry elsewhere.
/// All throw StoreError.

struct AuditEntry
{
    qint64 sequence = 0; ///< 1 is the oldest; without gaps
    QDateTime at;        ///< UTC
    Actor actor;
    QString action;
    QString record;
    QString key;
    QList<FieldChange> changes;
    QByteArray hash; ///< 32 bytes
};

/// Adds an entry by the transaction's actor. \a action is an upper-case word of at most 30
/// characters (ADD, CHANGE, RETIRE, …), \a record the kind of record by the name of its table, \a
/// key that record's key. From here to the commit no other transaction adds an entry: on a server,
/// call it at the end of what is long. Never give it a password, a token or a hash of one.
void audit(Transaction &tx, const QString &action, const QString &record, const QString &key,
           const QList<FieldChange> &changes);

/// Those of \a changes whose value is another now.
QList<FieldChange> changed(const QList<FieldChange> &changes);

/// Which entries; what is empty does not matter.
struct AuditFilter
{
    QString record;
    QString key; ///< only together with a record
};

/// The newest first: at most \a limit, older than the entry \a before (0: from the newest).
QList<AuditEntry> auditEntries(Connection &connection, const AuditFilter &filter, qint64 before,
                               int limit);

/// The first entry that does not fit, and why, in English; none if all do. Reads the whole trail,
/// some entries at a time.
std::optional<QString> verifyAuditTrail(Connection &connection);

} // namespace derdesk
