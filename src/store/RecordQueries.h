// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/RecordKinds.h"
#include "store/Transaction.h"

#include <optional>

namespace derdesk {

/// Values by the names of fields. References are names; "attributes/CODE" are single attributes.
using RecordValues = QMap<QString, QString>;

/// One row of a query portal.
struct RecordRow
{
    QString key;
    QStringList values; ///< of the kind's listed fields, in their order

    bool operator==(const RecordRow &) const = default;
};

/// The records, in the order of their names or, where there are millions, of their keys, in which
/// \a text occurs (there: with which an indexed field begins), after the one with the key \a after,
/// at most \a limit. All throw StoreError.
QList<RecordRow> searchRecords(Connection &connection, const RecordKind &kind, const QString &text,
                               const QString &after, int limit);

/// Every field of a record; nothing if it is not there.
std::optional<RecordValues> readRecord(Connection &connection, const RecordKind &kind,
                                       const QString &key);
/// What a record is called; empty if it is not there.
QString recordName(Connection &connection, const RecordKind &kind, const QString &key);
/// The key of the record with this name; empty if it is not there.
QString recordKey(Connection &connection, const RecordKind &kind, const QString &name);
/// All names, in order; at most \a limit.
QStringList recordNames(Connection &connection, const RecordKind &kind, int limit);

/// A record that refers to another.
struct RecordUser
{
    QString key;
    QString name;
};
/// The first of those that refer to a record in this way, at most \a limit.
QList<RecordUser> recordUsers(Connection &connection, const RecordKind &kind, const RecordUse &use,
                              const QString &key, int limit);

/// The record that \a values describe, under a new key, which it gives.
QString insertRecord(Transaction &tx, const RecordKind &kind, const RecordValues &values);
/// Stores those of the fields that are in \a values.
void updateRecord(Transaction &tx, const RecordKind &kind, const QString &key,
                  const RecordValues &values);
void deleteRecord(Transaction &tx, const RecordKind &kind, const QString &key);
/// What refers to \a from refers to \a to afterwards.
void redirectUses(Transaction &tx, const RecordKind &kind, const QString &from, const QString &to);

/// The models of two manufacturers that have the same code: keys of the one and of the other.
QList<std::pair<QString, QString>> sameModels(Connection &connection, const QString &manufacturer,
                                              const QString &other);
/// Serial numbers of which both models have an asset; the first few.
QStringList sameAssets(Connection &connection, const QString &model, const QString &other);

} // namespace derdesk
