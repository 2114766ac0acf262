// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace derdesk
{

/// What may be wrong. The texts (problemCodeText) are stable: callers, logs and the database keep them.
enum class ProblemCode {
    // form of a request
    Unreadable,
    Missing,
    TooLong,
    WrongType,
    NotAllowedValue,
    UnknownAttribute,
    OutOfRange,
    NeedsOtherAttribute,
    VoltageOrder,
    ExceedsRating,
    // what a request refers to
    UnknownManufacturerModel,
    UnknownSpecification,
    SpecificationAmbiguous,
    SpecificationMismatch,
    UnknownAssetType,
    AssetTypeMismatch,
    UnknownHeadEndSystem,
    UnknownProgram,
    ProgramNotOpen,
    AssetTypeNotEligible,
    NoProgram,
    NotADerAssetType,
    InterconnectionRequired,
    // conflicts
    TransactionConflict,
    AlreadyInterconnected,
    OpenTaskExists,
    NicInUse,
    AssetConflict,
    AssetRetired,
    ChangedMeanwhile,
    ActionNotAllowed,
    AlreadyExists,
    NotEmpty,
    // found when a task is worked
    CustomerNotFound,
    CustomerAmbiguous,
    ServicePointNotFound,
    ServicePointAmbiguous,
    ServicePointOfOtherCustomer,
    InterconnectionOpen,
    AssetNotInterconnected,
    AttributeMissing,
    AlreadyEnrolled,
    // look-ups and doors
    NotFound,
    Unauthorized,
    Forbidden,
    MethodNotAllowed,
    NotAcceptable,
    PayloadTooLarge,
    UnsupportedMediaType,
    // the store
    StoreBusy,
    StoreFailed,
    SchemaOutOfDate,
    Internal,
};

/// How a door has to answer a problem: what sort of fault it is, whoever asks.
enum class ProblemKind {
    Unreadable,
    Invalid,
    Conflict,
    NotFound,
    Unauthorized,
    Forbidden,
    MethodNotAllowed,
    NotAcceptable,
    TooLarge,
    UnsupportedMediaType,
    Unavailable,
    Internal,
};

/// One fault: what (code), where (an RFC 6901 JSON pointer into the request, or empty) and the
/// values that its sentence names. A plain value; safe to pass between threads.
struct Problem
{
    ProblemCode code = ProblemCode::Internal;
    QString pointer;
    /// Fills the placeholders {name} of the code's sentence: {value}, {limit}, {unit} …
    QMap<QString, QString> parameters;

    /// The sentence in English, whatever the user's language: for the wire and the logs.
    QString detail() const;
    /// The sentence in the user's language.
    QString text() const;

    bool operator==(const Problem &other) const = default;
};

using Problems = QList<Problem>;

/// What an operation gives: a value, or everything that is wrong.
template <typename T> using Result = tl::expected<T, Problems>;

/// For returning one problem from a function that gives a Result.
tl::unexpected<Problems> failed(ProblemCode code, QString pointer = {},
                                QMap<QString, QString> parameters = {});
/// For returning several.
tl::unexpected<Problems> failed(Problems problems);

/// The stable text, as in "interconnection-required".
QString problemCodeText(ProblemCode code);
std::optional<ProblemCode> problemCodeFromText(QStringView text);
ProblemKind problemKind(ProblemCode code);
/// A few words that name the code, in English; placeholders left out.
QString problemTitle(ProblemCode code);

/// {"code", "pointer", "parameters"}: how problems are kept with a task.
QJsonObject problemToJson(const Problem &problem);
std::optional<Problem> problemFromJson(const QJsonObject &json);

} // namespace derdesk
