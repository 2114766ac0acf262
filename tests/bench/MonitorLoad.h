// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/Targets.h"
#include "bench/WebLoad.h"
#include "support/HttpClient.h"
#include "support/ImportedDatabase.h"
#include "support/PostgresCluster.h"

#include <algorithm>

namespace derdesk {

/// The tests' server does not wait for the disk; this one does.
inline QString startDurableServer()
{
    PostgresCluster &cluster = PostgresCluster::instance();
    const QString folder =
        cluster.url(QStringLiteral("postgres")).text().section(QStringLiteral("host="), 1);
    cluster.control({QStringLiteral("-w"), QStringLiteral("-m"), QStringLiteral("fast"),
                     QStringLiteral("-l"), folder + QStringLiteral("/log"), QStringLiteral("-o"),
                     QStringLiteral("-k %1 -c listen_addresses='' -c fsync=on -c "
                                    "synchronous_commit=on -c max_connections=200")
                         .arg(folder),
                     QStringLiteral("restart")});
    return folder;
}

inline QString nameOf(const DatabaseUrl &url) { return url.server.path().mid(1); }

inline qint64 count(const DatabaseUrl &url, const QString &from)
{
    return Connection(url, Connection::Mode::ReadOnly)
        .value(QStringLiteral("SELECT count(*) FROM ") + from)
        .toLongLong();
}

inline QStringList serveOptions()
{
    return {QStringLiteral("--monitor-interval"),
            QStringLiteral("0"),
            QStringLiteral("--limit"),
            QStringLiteral("connections=300"),
            QStringLiteral("--limit"),
            QStringLiteral("connections-per-address=300"),
            QStringLiteral("--limit"),
            QStringLiteral("requests-per-second=1000000")};
}

/// Leaves so many tasks that wait for the monitor.
inline void registerTasks(const ImportedDatabase &database, int tasks)
{
    constexpr int largestBatch = 10'000;
    Serve serve(database.url(), serveOptions());
    HttpClient client(serve.url(), database.token(QStringLiteral("bench")));
    for (int first = 0; first < tasks; first += largestBatch) {
        QByteArray lines;
        for (int i = first; i < qMin(tasks, first + largestBatch); ++i) {
            const QByteArray id = QByteArray::number(i);
            const QByteArray customer = QByteArray::number(1 + i % 2);
            lines += R"({"transactionId":"t)" + id +
                     R"(","assetInfo":{"specification":"TH-1","serialNo":"s)" + id +
                     R"(","headEndSystem":"HE","nicId":"n)" + id +
                     R"(","attributes":{"rtgMaxW":2500}},"customerInfo":{"cisAccountId":"A)" +
                     customer + R"("},"locationInfo":{"cisServicePointId":"SP)" + customer +
                     "\"}}\n";
        }
        const HttpReply reply = client.post(u"register/batch", lines, "application/x-ndjson");
        if (reply.status != 200)
            throw std::runtime_error("batch: " + reply.body.left(500).toStdString());
    }
    if (count(database.url(), QStringLiteral("service_task")) != tasks)
        throw std::runtime_error("not every task was registered");
    serve.stop();
}

/// So many rows for each task: whoever did the work wrote the same, so that the figures compare.
inline void mustHaveRows(const DatabaseUrl &url, qint64 tasks,
                         const QList<std::pair<QString, int>> &rows)
{
    for (const auto &[from, each] : rows) {
        if (count(url, from) != tasks * each)
            throw std::runtime_error("not every task has its rows in " + from.toStdString());
    }
}

inline void mustHaveWorkedAll(const DatabaseUrl &url, int tasks)
{
    mustHaveRows(
        url, tasks,
        {{QStringLiteral("service_task WHERE status = 'COMPLETED'"), 1},
         {QStringLiteral("service_task_log"), 5},
         {QStringLiteral("enrollment"), 1},
         {QStringLiteral("outbound_message"), 1},
         {QStringLiteral("der_asset WHERE status = 'ACTIVE'"), 1},
         {QStringLiteral("der_device WHERE active = 1 AND head_end_status = 'REGISTERED'"), 1}});
}

/// Tasks a second by so many monitors at a time, on a server or, without one, in a file.
inline double measureMonitors(const std::optional<DatabaseUrl> &server, int monitors, int tasks)
{
    const ImportedDatabase database(server);
    registerTasks(database, tasks);
    std::vector<std::unique_ptr<QProcess>> processes;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < monitors; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start(
            Derdeskctl::program(),
            {QStringLiteral("--database"), database.url().text(), QStringLiteral("monitor")});
    }
    double peak = 0; // MB, of one
    for (const auto &process : processes) {
        bool ends = false;
        while (!ends && timer.elapsed() < 600'000) {
            peak = std::max(peak, peakMemoryOf(process->processId()));
            ends = process->waitForFinished(20);
        }
        const Ended ended = Derdeskctl::endOf(*process, ends);
        if (ended.exitCode != 0)
            throw std::runtime_error("monitor: " + ended.err.toStdString());
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    out() << QStringLiteral("%1 monitors: %2 tasks a second, peak memory %3 MB\n")
                 .arg(monitors)
                 .arg(tasks / seconds, 0, 'f', 0)
                 .arg(peak, 0, 'f', 0);
    out().flush();
    mustHaveWorkedAll(database.url(), tasks);
    return tasks / seconds;
}

enum class JobsDo { TwoInserts, WhatMonitorsDo };

/// Jobs a second.
inline double measureQueue(const QString &name, int jobs, JobsDo what, const QString &folder,
                           const QString &socket)
{
    const bool effects = what == JobsDo::WhatMonitorsDo;
    const DatabaseUrl url = PostgresCluster::instance().create();
    if (effects)
        registerTasks(ImportedDatabase(url), jobs);
    QProcess node;
    node.setStandardErrorFile(QProcess::nullDevice()); // where graphile-worker logs each job
    node.start(QStringLiteral("node"),
               {folder + QStringLiteral("/jobs.mjs"), socket, nameOf(url), name,
                QString::number(jobs), effects ? QStringLiteral("effects") : QString()});
    QString seconds;
    while (seconds.isEmpty()) {
        if (!node.canReadLine() && !node.waitForReadyRead(900'000))
            throw std::runtime_error(name.toStdString() + " did not work its jobs");
        const QByteArray line = node.readLine();
        if (line.startsWith("seconds "))
            seconds = QString::fromLatin1(line.mid(8).trimmed());
    }
    node.waitForFinished();
    const double perSecond = jobs / seconds.toDouble();
    out() << QStringLiteral("%1, %2 a job: %3 jobs a second\n")
                 .arg(name, effects ? QStringLiteral("what a monitor does")
                                    : QStringLiteral("two inserts"))
                 .arg(perSecond, 0, 'f', 0);
    out().flush();
    if (effects)
        mustHaveWorkedAll(url, jobs);
    return perSecond;
}

} // namespace derdesk
