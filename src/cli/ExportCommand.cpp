// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "cli/StopRequest.h"
#include "operations/ExportTasks.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString exportLine(const ExportProgress &progress)
{
    return progress.finishing ? u"putting the file together"_s
                              : u"%1 of %2 tasks written"_s.arg(progress.rows).arg(progress.all);
}

tl::expected<TaskCriteria, Failure> criteriaOf(const Invocation &call)
{
    TaskCriteria criteria = quickCriteria(call.text(u"find"_s));
    const auto statuses = call.choices<TaskStatus>(u"status"_s);
    if (!statuses)
        return tl::unexpected(statuses.error());
    criteria.statuses = *statuses;
    const auto object = call.choice<BusinessObject>(u"business-object"_s);
    if (!object)
        return tl::unexpected(object.error());
    criteria.businessObject = *object;
    const QList<std::pair<QString, QDate *>> days{{u"created-from"_s, &criteria.createdFrom},
                                                  {u"created-to"_s, &criteria.createdTo}};
    for (const auto &[option, day] : days) {
        *day = QDate::fromString(call.text(option), Qt::ISODate);
        if (call.has(option) && !day->isValid())
            return wrongUsage(
                u"--%1: \"%2\" is no day such as 2026-01-31"_s.arg(option, call.text(option)));
    }
    return criteria;
}

tl::expected<QList<ExportColumn>, Failure> columnsOf(const Invocation &call)
{
    if (!call.has(u"columns"_s))
        return allExportColumns();
    QList<ExportColumn> columns;
    for (const QString &name : call.text(u"columns"_s).split(u',')) {
        const auto field = fromText<TaskField>(name);
        if (!field) {
            QStringList names;
            for (QLatin1StringView text : enumTexts(TaskField{}))
                names.append(text);
            return wrongUsage(
                u"--columns: \"%1\" is not one of %2"_s.arg(name, names.join(u", "_s)));
        }
        columns.append({*field, name});
    }
    return columns;
}

} // namespace

CommandResult exportRecords(const Invocation &call)
{
    const auto criteria = criteriaOf(call);
    if (!criteria)
        return tl::unexpected(criteria.error());
    const auto columns = columnsOf(call);
    if (!columns)
        return tl::unexpected(columns.error());
    const QString path = call.argument(0);
    const auto format = tableFormat(path);
    if (!format)
        return wrongUsage(u"\"%1\" ends neither on .csv nor on .xlsx"_s.arg(path));
    const OpenedDatabase opened(call.database()); // which has to be up to date
    const StopRequest stop;
    TaskExport what{*criteria, {}, *columns, path, *format};
    const ExportResult rows =
        exportTasks(call.database(), what, {printedProgress(exportLine), &stop.flag()});
    if (!rows)
        return failure(rows.error().isEmpty() ? u"stopped: nothing was written"_s : rows.error());
    printLine(u"%1 tasks"_s.arg(*rows));
    return {};
}

} // namespace derdesk
