// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "cli/StopRequest.h"
#include "monitor/MonitorRun.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <limits>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 unlimited = std::numeric_limits<qint64>::max();

tl::expected<MonitorParameters, Failure> parametersOf(const Invocation &call)
{
    const auto object = call.choice<BusinessObject>(u"business-object"_s);
    if (!object)
        return tl::unexpected(object.error());
    const auto status = call.choice<TaskStatus>(u"status"_s);
    if (!status)
        return tl::unexpected(status.error());
    MonitorParameters parameters;
    const auto maxRecords = call.number(u"max-records"_s, 0, unlimited, parameters.maxRecords);
    if (!maxRecords)
        return tl::unexpected(maxRecords.error());
    const auto maxErrors = call.number(u"max-errors"_s, 0, unlimited, parameters.maxErrors);
    if (!maxErrors)
        return tl::unexpected(maxErrors.error());
    const auto commitEvery = call.number(u"commit-every"_s, 1, 10'000, parameters.commitEvery);
    if (!commitEvery)
        return tl::unexpected(commitEvery.error());
    return MonitorParameters{*object, *status, *maxRecords, *maxErrors, int(*commitEvery)};
}

QString statistics(const BatchRun &run, double seconds)
{
    const QJsonObject json{{u"run"_s, run.number},          {u"processed"_s, run.processed},
                           {u"completed"_s, run.completed}, {u"issues"_s, run.issues},
                           {u"errors"_s, run.errors},       {u"skipped"_s, run.skipped},
                           {u"seconds"_s, seconds}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

CommandResult runMonitor(const Invocation &call)
{
    const auto parameters = parametersOf(call);
    if (!parameters)
        return tl::unexpected(parameters.error());
    OpenedDatabase opened(call.database());
    const StopRequest stop;
    QElapsedTimer timer;
    timer.start();
    const auto run = runDeferredMonitor(opened.database(), opened.writer(), thisUser(), *parameters,
                                        stop.flag());
    if (!run)
        return failure(run.error(), call.database());
    printLine(statistics(*run, double(timer.elapsed()) / 1000));
    if (run->status == u"FAILED"_s)
        return failure(
            u"run %1 was stopped at %2 records in error"_s.arg(run->number).arg(run->errors));
    return {};
}

} // namespace derdesk
