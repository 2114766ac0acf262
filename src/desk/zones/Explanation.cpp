// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/zones/Explanation.h"

#include "desk/RelativeTime.h"
#include "desk/zones/RecordLink.h"
#include "domain/Lifecycle.h"
#include "domain/ProblemRemedy.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(derdesk::Explanation)
};

struct Link
{
    QString target;
    QString text;
};

QString html(const Link &link)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(link.target.toHtmlEscaped(), link.text.toHtmlEscaped());
}

QString firstOf(const QStringList &texts)
{
    const auto given = std::find_if(texts.cbegin(), texts.cend(),
                                    [](const QString &text) { return !text.isEmpty(); });
    return given == texts.cend() ? QString() : *given;
}

Link customerLink(const TaskDetail &detail)
{
    const CustomerInfo &asked = detail.task.customer;
    const QString text = firstOf({asked.cisAccountId, asked.cisPersonId, asked.name});
    return {recordsLink(u"customer"_s, text), Tr::tr("Find customer %1").arg(text)};
}

Link servicePointLink(const TaskDetail &detail)
{
    const LocationInfo &asked = detail.task.location;
    const QString text = firstOf({asked.cisServicePointId, asked.cisPremiseId, asked.address1});
    return {recordsLink(u"service-point"_s, text), Tr::tr("Find service point %1").arg(text)};
}

Link programLink(const Problem &problem)
{
    const QString program = problem.parameters.value(u"program"_s);
    return {recordLink(u"program"_s, program), Tr::tr("Program %1").arg(program)};
}

Link assetLink(const TaskDetail &detail)
{
    const QString id = idText(detail.task.assetId);
    return {recordLink(u"der-asset"_s, id), Tr::tr("DER asset %1").arg(id)};
}

Link specificationLink(const TaskDetail &detail)
{
    const QString code = detail.task.specification;
    return {recordLink(u"specification"_s, code), Tr::tr("Specification %1").arg(code)};
}

/// The records that a problem is about. Those that are not known have no target.
QList<Link> recordsOf(const Problem &problem, const TaskDetail &detail)
{
    const auto parameter = [&problem](const QString &name) {
        return problem.parameters.value(name);
    };
    switch (problem.code) {
    case ProblemCode::CustomerNotFound:
    case ProblemCode::CustomerAmbiguous:
        return {customerLink(detail)};
    case ProblemCode::ServicePointNotFound:
    case ProblemCode::ServicePointAmbiguous:
        return {servicePointLink(detail)};
    case ProblemCode::ServicePointOfOtherCustomer:
        return {servicePointLink(detail), customerLink(detail)};
    case ProblemCode::UnknownProgram:
        return {{recordsLink(u"program"_s, QString()), Tr::tr("Programs")}};
    case ProblemCode::ProgramNotOpen:
        return {programLink(problem)};
    case ProblemCode::AssetTypeNotEligible: {
        const QString type = parameter(u"assetType"_s);
        return {programLink(problem),
                {recordLink(u"asset-type"_s, type), Tr::tr("Asset type %1").arg(type)}};
    }
    case ProblemCode::UnknownManufacturerModel: {
        const QString model = parameter(u"model"_s);
        const QString maker = parameter(u"manufacturer"_s);
        return {{recordsLink(u"model"_s, model), Tr::tr("Find model %1").arg(model)},
                {recordLink(u"manufacturer"_s, maker), Tr::tr("Manufacturer %1").arg(maker)}};
    }
    case ProblemCode::InterconnectionOpen:
    case ProblemCode::AssetNotInterconnected:
    case ProblemCode::AlreadyInterconnected:
    case ProblemCode::AssetConflict:
        return {assetLink(detail)};
    case ProblemCode::AlreadyEnrolled:
        return {assetLink(detail), programLink(problem)};
    case ProblemCode::AttributeMissing:
    case ProblemCode::NeedsOtherAttribute:
    case ProblemCode::VoltageOrder:
    case ProblemCode::ExceedsRating:
        return {specificationLink(detail)};
    default:
        return {};
    }
}

QString faultItem(const Problem &problem, const TaskDetail &detail)
{
    QString text = u"<b>%1</b>"_s.arg(problem.text().toHtmlEscaped());
    const QString other = problem.parameters.value(u"taskId"_s);
    if (idFromText(other))
        text.replace(other, html({other, other}));
    QList<Link> links = recordsOf(problem, detail);
    links.removeIf([](const Link &link) { return link.target.isEmpty(); });
    if (clearedByEditing(problem.code) && editable(detail.task.businessObject, detail.task.status))
        links.append({editLink(problem.pointer), Tr::tr("Correct the request")});
    QStringList ways;
    for (const Link &link : links)
        ways.append(html(link));
    const QString remedy = remedyText(problem.code);
    if (!remedy.isEmpty())
        text += u"<br>"_s + Tr::tr("What clears it: %1").arg(remedy).toHtmlEscaped();
    if (!ways.isEmpty())
        text += u"<br>"_s + ways.join(u" · "_s);
    return u"<li style=\"margin-bottom: 4px\">%1</li>"_s.arg(text);
}

QString whoHas(const std::optional<ToDo> &toDo)
{
    if (!toDo)
        return {};
    return toDo->assignedTo.isEmpty()
               ? Tr::tr("To Do of role %1; nobody has taken it yet.").arg(toDo->role)
               : Tr::tr("To Do of role %1; %2 has taken it.").arg(toDo->role, toDo->assignedTo);
}

QString ofHeadEnd(const TaskDetail &detail, const QString &sentence)
{
    const DerDevice device = detail.device.value_or(DerDevice{});
    const QString headEnd =
        html({recordLink(u"head-end"_s, device.headEndSystem), device.headEndSystem});
    return sentence.toHtmlEscaped().arg(headEnd, device.nicId.toHtmlEscaped());
}

QString expiry(const TaskDetail &detail)
{
    const QDateTime end = detail.task.createdAt.addDays(detail.type.expirationDays);
    return Tr::tr("It expires on %1.")
        .arg(QLocale().toString(end.toLocalTime().date(), QLocale::ShortFormat));
}

QString nextTry(const TaskDetail &detail, const QDateTime &now)
{
    const ServiceTask &task = detail.task;
    const bool pending = task.status == TaskStatus::Pending;
    if (!pending && task.status != TaskStatus::IssueDetected)
        return Tr::tr("The monitor leaves it alone until then.");
    const QLocale locale;
    const QString left = locale.toString(std::max(0, detail.type.maxRetries - task.retryCount));
    if (!task.nextAttempt.isValid())
        return Tr::tr("The monitor does not try again by itself: it has done so %1 times. Retry "
                      "when the cause is cleared.")
            .arg(locale.toString(task.retryCount));
    const QString tries = pending ? QString() : u' ' + Tr::tr("Tries left: %1.").arg(left);
    if (task.nextAttempt <= now)
        return (pending ? Tr::tr("The monitor takes it with its next run.")
                        : Tr::tr("The monitor tries again with its next run.")) +
               tries;
    return Tr::tr("The monitor tries again at %1 (%2).")
               .arg(shortTime(task.nextAttempt), timeUntil(task.nextAttempt, now)) +
           tries;
}

} // namespace

QString whomItWaitsFor(const TaskDetail &detail)
{
    switch (detail.task.status) {
    case TaskStatus::Pending:
        return Tr::tr("It waits to be processed, by a clerk or by the monitor.").toHtmlEscaped();
    case TaskStatus::IssueDetected:
        return whoHas(detail.toDo).toHtmlEscaped();
    case TaskStatus::Approval:
        return Tr::tr("It waits to be approved or rejected. %1")
            .arg(whoHas(detail.toDo))
            .toHtmlEscaped();
    case TaskStatus::DeviceSetup:
        return ofHeadEnd(detail,
                         Tr::tr("It waits for head-end system %1 to acknowledge that device "
                                "%2 is registered."));
    case TaskStatus::DeviceRemoval:
        return ofHeadEnd(detail,
                         Tr::tr("It waits for head-end system %1 to acknowledge that device "
                                "%2 is given up."));
    default:
        return {};
    }
}

QString faultItems(const TaskDetail &detail)
{
    QString items;
    for (const Problem &problem : detail.problems)
        items += faultItem(problem, detail);
    return items;
}

QString whatTheMonitorDoes(const TaskDetail &detail, const QDateTime &now)
{
    const ServiceTask &task = detail.task;
    if (statusKind(task.businessObject, task.status) != StatusKind::Waiting)
        return {};
    return nextTry(detail, now) + u' ' + expiry(detail);
}

QString timeUntil(const QDateTime &time, const QDateTime &now)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const qint64 seconds = std::max<qint64>(0, now.secsTo(time));
    const QLocale locale;
    if (seconds >= 2 * day)
        return Tr::tr("in %1 days").arg(locale.toString(seconds / day));
    if (seconds >= 2 * hour)
        return Tr::tr("in %1 h").arg(locale.toString(seconds / hour));
    return Tr::tr("in %1 min").arg(locale.toString((seconds + minute - 1) / minute));
}

} // namespace derdesk
