// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/RunLines.h"

#include "desk/RelativeTime.h"
#include "desk/models/TaskLogModel.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString runText(const char *text) { return QCoreApplication::translate("BatchRun", text); }

QIcon runIcon(const QString &status)
{
    if (status == "RUNNING"_L1)
        return QIcon::fromTheme(u"status-working"_s);
    if (status == "COMPLETED"_L1)
        return QIcon::fromTheme(u"status-completed"_s);
    return QIcon::fromTheme(status == "CANCELED"_L1 ? u"status-canceled"_s : u"status-issue"_s);
}

/// What a run was restricted to; empty if to nothing.
QString restrictions(const QString &parameters)
{
    const QJsonObject json = QJsonDocument::fromJson(parameters.toUtf8()).object();
    QStringList parts;
    if (const auto object = fromText<BusinessObject>(json.value(u"businessObject").toString()))
        parts.append(businessObjectText(*object));
    if (const auto status = fromText<TaskStatus>(json.value(u"status").toString()))
        parts.append(taskStatusText(*status));
    const QLocale locale;
    if (const qint64 records = json.value(u"maxRecords").toInteger())
        parts.append(runText(QT_TRANSLATE_NOOP("BatchRun", "at most %1 records"))
                         .arg(locale.toString(records)));
    if (const qint64 errors = json.value(u"maxErrors").toInteger())
        parts.append(
            runText(QT_TRANSLATE_NOOP("BatchRun", "up to %1 errors")).arg(locale.toString(errors)));
    return parts.join(u", "_s);
}

QString duration(const BatchRun &run)
{
    const QDateTime end = run.endedAt.isValid() ? run.endedAt : QDateTime::currentDateTimeUtc();
    return runText(QT_TRANSLATE_NOOP("BatchRun", "%1 s"))
        .arg(QLocale().toString(double(run.startedAt.msecsTo(end)) / 1000, 'f', 1));
}

Line runLine(const BatchRun &run)
{
    const QLocale locale;
    return {run.number,
            {locale.toString(run.number), runStatusText(run.status), shortTime(run.startedAt),
             duration(run), TaskLogModel::who(run.startedBy), locale.toString(run.processed),
             locale.toString(run.completed), locale.toString(run.issues),
             locale.toString(run.errors), locale.toString(run.skipped),
             restrictions(run.parameters)},
            runIcon(run.status)};
}

} // namespace

QString runStatusText(const QString &status)
{
    if (status == "RUNNING"_L1)
        return runText(QT_TRANSLATE_NOOP("BatchRun", "Running"));
    if (status == "COMPLETED"_L1)
        return runText(QT_TRANSLATE_NOOP("BatchRun", "Completed"));
    if (status == "CANCELED"_L1)
        return runText(QT_TRANSLATE_NOOP("BatchRun", "Canceled"));
    if (status == "FAILED"_L1)
        return runText(QT_TRANSLATE_NOOP("BatchRun", "Too many errors"));
    return runText(QT_TRANSLATE_NOOP("BatchRun", "Aborted"));
}

QStringList runTitles()
{
    return {runText(QT_TRANSLATE_NOOP("BatchRun", "Run")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "Status")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "Started")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "Duration")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "Started by")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "Processed")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "Completed")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "With issues")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "In error")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "Skipped")),
            runText(QT_TRANSLATE_NOOP("BatchRun", "Restricted to"))};
}

QList<Line> runLines(const QList<BatchRun> &runs)
{
    QList<Line> lines;
    for (const BatchRun &run : runs)
        lines.append(runLine(run));
    return lines;
}

} // namespace derdesk
