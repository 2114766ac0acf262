// SPDX-License-Identifier: GPL-3.0-or-later
// How fast tasks are taken out as CSV and as a workbook: bench_export [TASKS], 100,000 by default,
// in the list's first order and in one that no index has. The baseline is the sqlite3 shell, which
// writes the same columns of the same rows as CSV.
#include "bench/PeakMemory.h"
#include "bench/Targets.h"
#include "operations/ExportTasks.h"
#include "support/Derdeskctl.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

double secondsOf(const QElapsedTimer &timer) { return double(timer.nsecsElapsed()) / 1e9; }

void print(const QString &what, qint64 rows, double seconds, const QString &file)
{
    out() << u"%1: %2 rows in %3 s, %4 a second; file %5 MB\n"_s.arg(what)
                 .arg(rows)
                 .arg(seconds, 0, 'f', 2)
                 .arg(double(rows) / seconds, 0, 'f', 0)
                 .arg(double(QFileInfo(file).size()) / 1e6, 0, 'f', 1);
    out().flush();
}

/// The demo's customers and devices, then so many tasks.
void makeTasks(const DatabaseUrl &url, const QString &tasks)
{
    QProcess demo;
    demo.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    demo.start(Derdeskctl::program(),
               {u"--database"_s, url.text(), u"demo"_s, u"--tasks"_s, tasks});
    if (!demo.waitForFinished(-1) || demo.exitCode() != 0)
        qFatal("no tasks");
}

/// Rows a second.
double measureShell(const QString &database, const QString &file, const QString &order)
{
    QElapsedTimer timer;
    timer.start();
    QProcess shell;
    shell.setStandardOutputFile(file);
    shell.start(
        u"sqlite3"_s,
        {u"-csv"_s, u"-header"_s, database,
         u"SELECT t.id, t.created_at, t.type, t.business_object, t.status, t.status_reason, "
         "t.status_at, t.retry_count, coalesce(nullif(t.customer_name, ''), c.name, ''), "
         "coalesce(nullif(t.address1, ''), s.address1, '') || ', ' || "
         "coalesce(nullif(t.city, ''), s.city, ''), coalesce(t.program, ''), m.manufacturer, "
         "m.code, t.serial_no, t.transaction_id FROM service_task t "
         "LEFT JOIN model m ON m.id = t.model_id LEFT JOIN customer c ON c.id = t.customer_id "
         "LEFT JOIN service_point s ON s.id = t.service_point_id ORDER BY "_s +
             order});
    if (!shell.waitForFinished(-1) || shell.exitCode() != 0)
        qFatal("sqlite3 does not run");
    const double seconds = secondsOf(timer);
    QFile lines(file);
    if (!lines.open(QIODevice::ReadOnly))
        qFatal("no file");
    qint64 rows = -1; // the titles
    while (!lines.atEnd())
        rows += lines.readLine().endsWith('\n') ? 1 : 0;
    print(u"the sqlite3 shell's -csv"_s, rows, seconds, file);
    return double(rows) / seconds;
}

/// Rows a second.
double measure(const QString &what, const DatabaseUrl &url, const TaskExport &request)
{
    resetPeakMemory();
    const double before = peakMemory();
    QElapsedTimer timer;
    timer.start();
    const ExportResult rows = exportTasks(url, request);
    if (!rows)
        qFatal("%s", qPrintable(rows.error()));
    const double seconds = secondsOf(timer);
    const double growth = peakMemory() - before;
    print(what, *rows, seconds, request.path);
    target(u"MB of growth, "_s + what, growth, growth < 32, u"< 32"_s);
    return double(*rows) / seconds;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    const DatabaseUrl url{folder.filePath(u"tasks.db"_s)};
    makeTasks(url, app.arguments().value(1, u"100000"_s));
    const QList<std::pair<TaskSort, QString>> orders{
        {TaskSort::Created, u"t.created_at DESC, t.id DESC"_s},
        {TaskSort::StatusTime, u"t.status_at DESC, t.id DESC"_s}};
    for (const auto &[sort, sql] : orders) {
        out() << u"by %1\n"_s.arg(sql);
        const double shell = measureShell(url.path, folder.filePath(u"shell.csv"_s), sql);
        TaskExport request{
            TaskCriteria(), {sort}, allExportColumns(), folder.filePath(u"tasks.csv"_s)};
        const double csv = measure(u"CSV"_s, url, request);
        request.path = folder.filePath(u"tasks.xlsx"_s);
        request.format = TableFormat::Xlsx;
        const double xlsx = measure(u"XLSX"_s, url, request);
        target(u"CSV, share of the shell's speed"_s, csv / shell, csv > shell / 3, u"> 0.33"_s);
        target(u"XLSX, rows a second"_s, xlsx, xlsx > 10'000, u"> 10000"_s);
    }
    return 0;
}
