// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

#include <QLatin1StringView>
#include <QMap>
#include <QStringList>

#include <span>

namespace derdesk {

/// How a field is kept and edited.
enum class FieldKind {
    Text,       ///< at most maximum characters
    Whole,      ///< a number from minimum to maximum, without decimals
    Decimal,    ///< the same, with decimals
    Flag,       ///< 1 or 0
    Date,       ///< ISO 8601
    Time,       ///< milliseconds since 1970 UTC
    Choice,     ///< one of choices
    Reference,  ///< the key of a record of another kind; shown and typed by its name
    References, ///< the keys of several, in a table of their own, parted by ';'
    Attributes, ///< DER attributes, in a table of their own: a value each, named "attributes/CODE"
};

/// One field of an administered record.
struct RecordField
{
    QLatin1StringView name; ///< the column; of References and Attributes the table
    const char *label;      ///< English; translated by recordText()
    FieldKind kind = FieldKind::Text;
    bool required = false;
    double minimum = 0;
    double maximum = 254;
    std::span<const QLatin1StringView> choices = {};
    QLatin1StringView other = {};  ///< the kind that is referred to; of a number or date that must
                                   ///< not be below another field's, that field
    QLatin1StringView ownKey = {}; ///< of References and Attributes: the column with this record
    QLatin1StringView theirs = {}; ///< of References: the one with the other; of Attributes that
                                   ///< several may state, SQL: in which order, and the last counts
    bool fixed = false;            ///< once the record is made
    bool listed = true;            ///< has a column in the query portal
};

/// Records that refer to records of a kind.
struct RecordUse
{
    const char *label; ///< English plural, as in "Specifications"
    QLatin1StringView table;
    QLatin1StringView column;     ///< refers to the record
    QLatin1StringView key;        ///< SQL: of the record that refers
    QLatin1StringView name;       ///< SQL: what it is shown as
    QLatin1StringView opens = {}; ///< its kind; "service-task"; empty: it has no portal
};

/// What may be done to records of a kind by hand.
enum class RecordChanges { None, Edit, All };

/// A kind of record that administrators maintain: all that its portals, their queries and the
/// checks need to know. A new kind is a new row.
struct RecordKind
{
    QLatin1StringView code;  ///< as in "asset-type"
    QLatin1StringView table; ///< whose name the audit trail uses too
    QLatin1StringView key;   ///< column
    QLatin1StringView name;  ///< SQL: what users know a record by; unique
    const char *singular;    ///< English
    const char *plural;
    RecordChanges changes = RecordChanges::All;
    bool numericKey = false;
    /// Columns with an index that a search looks for beginnings in, for kinds with millions of
    /// records; or SQL with two places, for the beginning and what comes behind it. Empty: searches
    /// look everywhere.
    QList<QLatin1StringView> indexed = {};
    QList<RecordField> fields = {};
    QList<RecordUse> uses = {};
    QList<ProblemCode> clears = {}; ///< what a change may clear: tasks held up by it become due
    /// Of assets and devices: the column of service_task that refers to them. What their tasks did
    /// is their history.
    QLatin1StringView taskColumn = {};
};

/// All kinds in the order of the menu.
std::span<const RecordKind> recordKinds();
/// nullptr for an unknown code.
const RecordKind *findRecordKind(const QString &code);
/// A label of fields, uses and kinds in the user's language.
QString recordText(const char *text);

} // namespace derdesk
