// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace derdesk {

/// What may be wrong. The texts (problemCodeText) are stable: callers, logs and the database keep
/// them. Behind each code stand the parameters that its sentence names; {field} falls back to the
/// last segment of the pointer, any other that is not given is left out of the sentence.
enum class ProblemCode {
    // form of a request
    Unreadable,          ///< reason
    Missing,             ///< field
    TooLong,             ///< field, length, limit
    WrongType,           ///< field, value, expected
    NotAllowedValue,     ///< field, value, expected
    UnknownAttribute,    ///< field
    OutOfRange,          ///< field, value, range
    NeedsOtherAttribute, ///< field, other
    VoltageOrder,        ///< field, value, other, limit
    ExceedsRating,       ///< field, value, other, limit
    // what a request refers to
    UnknownManufacturerModel, ///< model, manufacturer
    UnknownSpecification,     ///< value
    SpecificationAmbiguous,   ///< manufacturer, model, value
    SpecificationMismatch,    ///< specification, manufacturer, model
    UnknownAssetType,         ///< value
    AssetTypeMismatch,        ///< specification, expected, value
    UnknownHeadEndSystem,     ///< value
    UnknownProgram,           ///< value
    ProgramNotOpen,           ///< program, value
    AssetTypeNotEligible,     ///< assetType, program
    NoProgram,                ///< specification
    NotADerAssetType,         ///< assetType
    InterconnectionRequired,  ///< assetType, serialNo
    // conflicts
    TransactionConflict,   ///< value, taskId
    AlreadyInterconnected, ///< manufacturer, model, serialNo, taskId
    OpenTaskExists,        ///< value, taskId
    NicInUse,              ///< value, other
    AssetConflict,         ///< serialNo, field, other, value
    AssetRetired,          ///< serialNo
    ChangedMeanwhile,      ///< taskId
    ActionNotAllowed,      ///< action, taskId, status, expected
    AlreadyExists,         ///< field, value
    NotEmpty,              ///< value
    InUse,                 ///< field, value, other
    RecordChanged,         ///< field, value
    // found when a task is worked
    CustomerNotFound,            ///< customer
    CustomerAmbiguous,           ///< customer
    ServicePointNotFound,        ///< servicePoint
    ServicePointAmbiguous,       ///< servicePoint
    ServicePointOfOtherCustomer, ///< servicePoint
    InterconnectionOpen,         ///< serialNo, taskId
    AssetNotInterconnected,      ///< serialNo
    AttributeMissing,            ///< field
    AlreadyEnrolled,             ///< serialNo, program
    NotEnrolled,                 ///< program, taskId
    // who is at the desk
    SignInNeeded,
    WrongPassword,
    SignInPaused,        ///< value, limit
    UserDisabled,        ///< value
    ClerkNeeded,         ///< value
    AdministratorNeeded, ///< value
    LastAdministrator,
    // look-ups and doors
    NotFound, ///< field, value
    Unauthorized,
    Forbidden,            ///< expected
    MethodNotAllowed,     ///< value, expected
    NotAcceptable,        ///< expected, value
    PayloadTooLarge,      ///< length, limit
    UnsupportedMediaType, ///< expected, value
    TooManyRequests,      ///< value, limit
    // the store
    StoreBusy,       ///< reason
    StoreFailed,     ///< reason
    SchemaOutOfDate, ///< reason
    Internal,        ///< reason
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
    TooManyRequests,
    Unavailable,
    Internal,
};

/// One fault: what (code), where (an RFC 6901 JSON pointer into the request, or empty) and the
/// values that its sentence names. A plain value; safe to pass between threads.
struct Problem
{
    ProblemCode code = ProblemCode::Internal;
    QString pointer;
    /// Fills the placeholders {name} of the code's sentence: see ProblemCode.
    QMap<QString, QString> parameters;

    /// The sentence in English, whatever the user's language: for the wire and the logs.
    QString detail() const;
    /// The sentence in the user's language.
    QString text() const;

    bool operator==(const Problem &other) const = default;
};

using Problems = QList<Problem>;

/// Problem::text() of each, a line each.
QString sentences(const Problems &problems);

/// What an operation gives: a value, or everything that is wrong.
template <typename T>
using Result = tl::expected<T, Problems>;

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
/// The same in the user's language.
QString problemTitleText(ProblemCode code);

/// {"code", "pointer", "parameters"}: how problems are kept with a task.
QJsonObject problemToJson(const Problem &problem);
std::optional<Problem> problemFromJson(const QJsonObject &json);

} // namespace derdesk
