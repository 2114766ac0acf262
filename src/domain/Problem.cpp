// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Problem.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QLatin1StringView code;
    ProblemKind kind;
    const char *title;    ///< translated in the context "ProblemTitle"
    const char *sentence; ///< translated in the context "Problem"
};

using Kind = ProblemKind;

// One row for each enumerator of ProblemCode, in its order.
constexpr std::array rows{
    Row{"unreadable"_L1, Kind::Unreadable,
        QT_TRANSLATE_NOOP("ProblemTitle", "The request cannot be read"),
        QT_TRANSLATE_NOOP("Problem", "The request cannot be read: {reason}.")},
    Row{"missing"_L1, Kind::Invalid, QT_TRANSLATE_NOOP("ProblemTitle", "A field is missing"),
        QT_TRANSLATE_NOOP("Problem", "{field} is needed.")},
    Row{"too-long"_L1, Kind::Invalid, QT_TRANSLATE_NOOP("ProblemTitle", "A field is too long"),
        QT_TRANSLATE_NOOP("Problem",
                          "{field} has {length} characters; at most {limit} are allowed.")},
    Row{"wrong-type"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "A field has the wrong type"),
        QT_TRANSLATE_NOOP("Problem", "{field} is {value}; {expected} is needed.")},
    Row{"not-allowed-value"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "A value is not allowed"),
        QT_TRANSLATE_NOOP("Problem", "{field} is {value}; allowed is {expected}.")},
    Row{"unknown-attribute"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "An attribute is unknown"),
        QT_TRANSLATE_NOOP("Problem", "{field} is no attribute of a distributed energy resource.")},
    Row{"out-of-range"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "A value is out of range"),
        QT_TRANSLATE_NOOP("Problem", "{field} is {value}; it must be {range}.")},
    Row{"needs-other-attribute"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "An attribute needs another one"),
        QT_TRANSLATE_NOOP("Problem", "{field} needs {other}, which is not given.")},
    Row{"voltage-order"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Voltages are out of order"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{field} is {value} V, but {other} is {limit} V: minimum, nominal and maximum "
            "voltage must rise in this order.")},
    Row{"exceeds-rating"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "A setting exceeds its rating"),
        QT_TRANSLATE_NOOP("Problem", "{field} is {value}, beyond the rating {other} of {limit}.")},
    Row{"unknown-manufacturer-model"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Unknown manufacturer and model"),
        QT_TRANSLATE_NOOP("Problem",
                          "There is no active model {model} of manufacturer {manufacturer} in the "
                          "catalogue.")},
    Row{"unknown-specification"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Unknown specification"),
        QT_TRANSLATE_NOOP("Problem", "There is no asset specification for {value}.")},
    Row{"specification-ambiguous"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Several specifications"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{manufacturer} {model} has several asset specifications ({value}); name one.")},
    Row{"specification-mismatch"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Specification of another model"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Asset specification {specification} is for {manufacturer} {model}, not for the "
            "model that is named.")},
    Row{"unknown-asset-type"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Unknown asset type"),
        QT_TRANSLATE_NOOP("Problem", "There is no controllable asset type {value}.")},
    Row{"asset-type-mismatch"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Another asset type"),
        QT_TRANSLATE_NOOP(
            "Problem", "Asset specification {specification} is of type {expected}, not {value}.")},
    Row{"unknown-head-end-system"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Unknown head-end system"),
        QT_TRANSLATE_NOOP("Problem", "There is no head-end system {value}.")},
    Row{"unknown-program"_L1, Kind::Invalid, QT_TRANSLATE_NOOP("ProblemTitle", "Unknown program"),
        QT_TRANSLATE_NOOP("Problem", "There is no program {value}.")},
    Row{"program-not-open"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "The program is not open"),
        QT_TRANSLATE_NOOP("Problem", "Program {program} is not open on {value}.")},
    Row{"asset-type-not-eligible"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "The asset type is not eligible"),
        QT_TRANSLATE_NOOP("Problem",
                          "Asset type {assetType} is not eligible for program {program}.")},
    Row{"no-program"_L1, Kind::Invalid, QT_TRANSLATE_NOOP("ProblemTitle", "No program"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The request names no program, and asset specification {specification} has none.")},
    Row{"not-a-der-asset-type"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Not a DER asset type"),
        QT_TRANSLATE_NOOP(
            "Problem", "Asset type {assetType} has no DER Registration Flag: its assets cannot be "
                       "registered as distributed energy resources.")},
    Row{"interconnection-required"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Interconnection is required"),
        QT_TRANSLATE_NOOP("Problem",
                          "Assets of type {assetType} must be interconnected first; there is no "
                          "interconnection for serial number {serialNo}.")},
    Row{"transaction-conflict"_L1, Kind::Conflict,
        QT_TRANSLATE_NOOP("ProblemTitle", "Transaction id is in use"),
        QT_TRANSLATE_NOOP(
            "Problem", "Transaction {value} came before with other content; it made service task "
                       "{taskId}. Send new content under a new transaction id.")},
    Row{"already-interconnected"_L1, Kind::Conflict,
        QT_TRANSLATE_NOOP("ProblemTitle", "Already interconnected"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{manufacturer} {model} with serial number {serialNo} is interconnected already, "
            "or its interconnection task {taskId} is open.")},
    Row{"open-task-exists"_L1, Kind::Conflict, QT_TRANSLATE_NOOP("ProblemTitle", "A task is open"),
        QT_TRANSLATE_NOOP(
            "Problem", "The asset with serial number {value} has an open service task, {taskId}.")},
    Row{"nic-in-use"_L1, Kind::Conflict, QT_TRANSLATE_NOOP("ProblemTitle", "NIC id is in use"),
        QT_TRANSLATE_NOOP("Problem",
                          "NIC id {value} of head-end system {other} belongs to another device.")},
    Row{"asset-conflict"_L1, Kind::Conflict, QT_TRANSLATE_NOOP("ProblemTitle", "The asset differs"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The asset with serial number {serialNo} is recorded with {field} {other}, not "
            "{value}.")},
    Row{"asset-retired"_L1, Kind::Conflict,
        QT_TRANSLATE_NOOP("ProblemTitle", "The asset is retired"),
        QT_TRANSLATE_NOOP("Problem", "The asset with serial number {serialNo} is retired.")},
    Row{"changed-meanwhile"_L1, Kind::Conflict,
        QT_TRANSLATE_NOOP("ProblemTitle", "Changed meanwhile"),
        QT_TRANSLATE_NOOP("Problem",
                          "Service task {taskId} was changed by somebody else meanwhile.")},
    Row{"action-not-allowed"_L1, Kind::Conflict,
        QT_TRANSLATE_NOOP("ProblemTitle", "Not allowed now"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{action} is not allowed for service task {taskId} in state {status}; allowed "
            "now: {expected}.")},
    Row{"already-exists"_L1, Kind::Conflict, QT_TRANSLATE_NOOP("ProblemTitle", "Exists already"),
        QT_TRANSLATE_NOOP("Problem", "{field} {value} exists already.")},
    Row{"not-empty"_L1, Kind::Conflict, QT_TRANSLATE_NOOP("ProblemTitle", "Not empty"),
        QT_TRANSLATE_NOOP("Problem", "The database is not empty: {value} has records.")},
    Row{"in-use"_L1, Kind::Conflict, QT_TRANSLATE_NOOP("ProblemTitle", "In use"),
        QT_TRANSLATE_NOOP("Problem", "{field} {value} is in use, by {other}.")},
    Row{"record-changed"_L1, Kind::Conflict,
        QT_TRANSLATE_NOOP("ProblemTitle", "Record changed meanwhile"),
        QT_TRANSLATE_NOOP("Problem", "{field} {value} was changed by somebody else meanwhile.")},
    Row{"customer-not-found"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Customer not found"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "No customer was found for {customer}. Import the customer, or correct the task.")},
    Row{"customer-ambiguous"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Several customers"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Several customers were found for {customer}. An account id tells which is meant.")},
    Row{"service-point-not-found"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Service point not found"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "No service point was found for {servicePoint}. Import it, or correct the task.")},
    Row{"service-point-ambiguous"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Several service points"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Several service points were found for {servicePoint}. A service point id tells "
            "which is meant.")},
    Row{"service-point-of-other-customer"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Service point of another customer"),
        QT_TRANSLATE_NOOP("Problem", "Service point {servicePoint} belongs to another customer.")},
    Row{"interconnection-open"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Interconnection is open"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The interconnection of serial number {serialNo} is not completed; task {taskId} "
            "is open. This task goes on by itself afterwards.")},
    Row{"asset-not-interconnected"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "Not interconnected"),
        QT_TRANSLATE_NOOP("Problem",
                          "The asset with serial number {serialNo} is not interconnected, and no "
                          "interconnection task is open for it.")},
    Row{"attribute-missing"_L1, Kind::Invalid,
        QT_TRANSLATE_NOOP("ProblemTitle", "An attribute is missing"),
        QT_TRANSLATE_NOOP("Problem",
                          "The nameplate lacks {field}, which this kind of DER has to state.")},
    Row{"already-enrolled"_L1, Kind::Invalid, QT_TRANSLATE_NOOP("ProblemTitle", "Already enrolled"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The device with serial number {serialNo} is enrolled in program {program} already.")},
    Row{"not-enrolled"_L1, Kind::Invalid, QT_TRANSLATE_NOOP("ProblemTitle", "Not enrolled"),
        QT_TRANSLATE_NOOP("Problem",
                          "The enrollment in program {program} that task {taskId} made has ended "
                          "already.")},
    Row{"sign-in-needed"_L1, Kind::Unauthorized,
        QT_TRANSLATE_NOOP("ProblemTitle", "Signing in is needed"),
        QT_TRANSLATE_NOOP("Problem", "This database is only for those who have signed in. Sign in, "
                                     "or ask an administrator to make you a user.")},
    Row{"wrong-password"_L1, Kind::Unauthorized,
        QT_TRANSLATE_NOOP("ProblemTitle", "Wrong password"),
        QT_TRANSLATE_NOOP("Problem", "The name or the password is wrong.")},
    Row{"sign-in-paused"_L1, Kind::TooManyRequests,
        QT_TRANSLATE_NOOP("ProblemTitle", "Too many wrong passwords"),
        QT_TRANSLATE_NOOP("Problem",
                          "There were too many wrong passwords for {value}. Try again in {limit} "
                          "seconds, or ask an administrator for a new password.")},
    Row{"user-disabled"_L1, Kind::Forbidden,
        QT_TRANSLATE_NOOP("ProblemTitle", "The user is disabled"),
        QT_TRANSLATE_NOOP("Problem",
                          "The user {value} is disabled. Ask an administrator to enable it.")},
    Row{"clerk-needed"_L1, Kind::Forbidden, QT_TRANSLATE_NOOP("ProblemTitle", "Only for clerks"),
        QT_TRANSLATE_NOOP("Problem",
                          "Only clerks and administrators may do this, and the user {value} is "
                          "neither. Ask an administrator for the role of a clerk.")},
    Row{"administrator-needed"_L1, Kind::Forbidden,
        QT_TRANSLATE_NOOP("ProblemTitle", "Only for administrators"),
        QT_TRANSLATE_NOOP("Problem",
                          "Only administrators may do this, and the user {value} is none. Ask an "
                          "administrator to do it, or for that role.")},
    Row{"last-administrator"_L1, Kind::Conflict,
        QT_TRANSLATE_NOOP("ProblemTitle", "No administrator is left"),
        QT_TRANSLATE_NOOP("Problem",
                          "While signing in is required, there must be an administrator who can. "
                          "Add or enable another one first.")},
    Row{"not-found"_L1, Kind::NotFound, QT_TRANSLATE_NOOP("ProblemTitle", "Not found"),
        QT_TRANSLATE_NOOP("Problem", "There is no {field} {value}.")},
    Row{"unauthorized"_L1, Kind::Unauthorized, QT_TRANSLATE_NOOP("ProblemTitle", "Not signed in"),
        QT_TRANSLATE_NOOP("Problem", "A valid bearer token is needed.")},
    Row{"forbidden"_L1, Kind::Forbidden, QT_TRANSLATE_NOOP("ProblemTitle", "Not allowed"),
        QT_TRANSLATE_NOOP("Problem", "The token lacks the scope {expected}.")},
    Row{"method-not-allowed"_L1, Kind::MethodNotAllowed,
        QT_TRANSLATE_NOOP("ProblemTitle", "Method not allowed"),
        QT_TRANSLATE_NOOP("Problem", "{value} is not allowed here; allowed is {expected}.")},
    Row{"not-acceptable"_L1, Kind::NotAcceptable,
        QT_TRANSLATE_NOOP("ProblemTitle", "Not acceptable"),
        QT_TRANSLATE_NOOP("Problem", "Answers are given as {expected}, not as {value}.")},
    Row{"payload-too-large"_L1, Kind::TooLarge,
        QT_TRANSLATE_NOOP("ProblemTitle", "The request is too large"),
        QT_TRANSLATE_NOOP("Problem", "The request has {length}; at most {limit} are allowed.")},
    Row{"unsupported-media-type"_L1, Kind::UnsupportedMediaType,
        QT_TRANSLATE_NOOP("ProblemTitle", "Unsupported media type"),
        QT_TRANSLATE_NOOP("Problem", "Requests are read as {expected}, not as {value}.")},
    Row{"too-many-requests"_L1, Kind::TooManyRequests,
        QT_TRANSLATE_NOOP("ProblemTitle", "Too many requests"),
        QT_TRANSLATE_NOOP("Problem", "There were too many {value}; try again in {limit} seconds.")},
    Row{"store-busy"_L1, Kind::Unavailable,
        QT_TRANSLATE_NOOP("ProblemTitle", "The database is busy"),
        QT_TRANSLATE_NOOP("Problem", "The database is busy; try again later. ({reason})")},
    Row{"store-failed"_L1, Kind::Unavailable,
        QT_TRANSLATE_NOOP("ProblemTitle", "The database failed"),
        QT_TRANSLATE_NOOP("Problem", "The database failed: {reason}.")},
    Row{"schema-out-of-date"_L1, Kind::Unavailable,
        QT_TRANSLATE_NOOP("ProblemTitle", "The database has another version"),
        QT_TRANSLATE_NOOP("Problem", "The database does not fit the program: {reason}.")},
    Row{"internal"_L1, Kind::Internal, QT_TRANSLATE_NOOP("ProblemTitle", "Internal error"),
        QT_TRANSLATE_NOOP("Problem", "Internal error: {reason}.")},
};
static_assert(rows.size() == std::size_t(ProblemCode::Internal) + 1);

const Row &rowOf(ProblemCode code) { return rows[std::size_t(code)]; }

/// What the pointer points to (RFC 6901).
QString lastSegment(const QString &pointer)
{
    return pointer.section(u'/', -1).replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
}

QString valueOf(const QString &name, const Problem &problem)
{
    constexpr qsizetype longest = 500; // callers may send names of any length
    QString value = problem.parameters.value(name);
    if (value.isEmpty() && name == u"field")
        value = lastSegment(problem.pointer);
    return value.size() > longest ? QString(value.left(longest) + u'…') : value;
}

/// Puts the parameters into their places. One that is not given leaves no trace: the space before
/// it and the brackets around it go with it.
QString filled(const QString &sentence, const Problem &problem)
{
    static const QRegularExpression placeholder(u"( ?\\(?)\\{([A-Za-z]+)\\}(\\)?)"_s);
    QString text;
    qsizetype end = 0;
    for (auto matches = placeholder.globalMatch(sentence); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString value = valueOf(match.captured(2), problem);
        text += QStringView(sentence).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        if (!value.isEmpty())
            text += match.captured(1) + value + match.captured(3);
    }
    return text + sentence.mid(end);
}

} // namespace

QString Problem::detail() const { return filled(QString::fromUtf8(rowOf(code).sentence), *this); }

QString Problem::text() const
{
    return filled(QCoreApplication::translate("Problem", rowOf(code).sentence), *this);
}

QString sentences(const Problems &problems)
{
    QStringList texts;
    for (const Problem &problem : problems)
        texts.append(problem.text());
    return texts.join(u'\n');
}

tl::unexpected<Problems> failed(ProblemCode code, QString pointer,
                                QMap<QString, QString> parameters)
{
    return failed(Problems{Problem{code, std::move(pointer), std::move(parameters)}});
}

tl::unexpected<Problems> failed(Problems problems)
{
    return tl::unexpected<Problems>(std::move(problems));
}

QString problemCodeText(ProblemCode code) { return rowOf(code).code; }

std::optional<ProblemCode> problemCodeFromText(QStringView text)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].code == text)
            return ProblemCode(i);
    }
    return std::nullopt;
}

ProblemKind problemKind(ProblemCode code) { return rowOf(code).kind; }

QString problemTitle(ProblemCode code) { return QString::fromUtf8(rowOf(code).title); }

QString problemTitleText(ProblemCode code)
{
    return QCoreApplication::translate("ProblemTitle", rowOf(code).title);
}

QJsonObject problemToJson(const Problem &problem)
{
    QJsonObject parameters;
    for (auto parameter = problem.parameters.cbegin(); parameter != problem.parameters.cend();
         ++parameter)
        parameters.insert(parameter.key(), parameter.value());
    return {{u"code"_s, problemCodeText(problem.code)},
            {u"pointer"_s, problem.pointer},
            {u"parameters"_s, parameters}};
}

std::optional<Problem> problemFromJson(const QJsonObject &json)
{
    const auto code = problemCodeFromText(json.value(u"code").toString());
    if (!code)
        return std::nullopt;
    Problem problem{*code, json.value(u"pointer").toString(), {}};
    const QJsonObject parameters = json.value(u"parameters").toObject();
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter)
        problem.parameters.insert(parameter.key(), parameter.value().toString());
    return problem;
}

} // namespace derdesk
