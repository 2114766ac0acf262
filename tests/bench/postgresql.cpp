// SPDX-License-Identifier: GPL-3.0-or-later
// What the programs do on a PostgreSQL server of this machine that writes as durably as in an
// office: registrations a second with wrk beside Fastify and pg, tasks a second by several
// monitors beside pg-boss and graphile-worker, and how soon a change is known to 50 listeners.
// Arguments: seconds a measurement, the folder of the peers' node_modules, tasks of a monitor run.
#include "bench/MonitorLoad.h"
#include "store/ChangeNotice.h"

#include <QCoreApplication>
#include <QSqlDriver>

#include <algorithm>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int connections = 64;
constexpr int listeners = 50;
constexpr int changes = 40;

void mustHaveWrittenAll(const DatabaseUrl &url)
{
    mustHaveRows(url, count(url, u"service_task"_s),
                 {{u"der_asset"_s, 1},
                  {u"der_device"_s, 1},
                  {u"der_attribute"_s, 3},
                  {u"service_task_log"_s, 1},
                  {u"inbound_request"_s, 1},
                  {u"request_log"_s, 1}});
}

WebLoad measure(const QString &name, const QUrl &url, const QString &token, qint64 processId,
                int seconds)
{
    loadWith(url, token, connections, 2, u"warm"_s); // each has its connection to the server then
    const WebLoad load = loadWith(url, token, connections, seconds, u"run"_s);
    out() << u"%1 %2 registrations a second, p50 %3 ms, p99 %4 ms, peak memory %5 MB\n"_s
                 .arg(name, -16)
                 .arg(load.perSecond, 0, 'f', 0)
                 .arg(load.p50, 0, 'f', 1)
                 .arg(load.p99, 0, 'f', 1)
                 .arg(peakMemoryOf(processId), 0, 'f', 0);
    out().flush();
    return load;
}

WebLoad measureDerdesk(int seconds)
{
    const ImportedDatabase database(PostgresCluster::instance().create());
    Serve serve(database.url(), serveOptions());
    const WebLoad load =
        measure(u"Derdesk"_s, serve.url(), database.token(u"bench"_s), serve.processId(), seconds);
    serve.stop();
    mustHaveWrittenAll(database.url());
    return load;
}

/// What a program in Node.js says in a line that starts so, when it has come to it.
QString lineOf(QProcess &node, const QByteArray &start)
{
    while (!node.canReadLine() && node.waitForReadyRead(120'000)) {
    }
    const QByteArray line = node.readLine();
    if (!line.startsWith(start))
        throw std::runtime_error("node: " + line.toStdString() +
                                 node.readAllStandardError().toStdString());
    return QString::fromLatin1(line.mid(start.size()).trimmed());
}

WebLoad measureFastify(int seconds, const QString &folder, const QString &socket)
{
    const ImportedDatabase database(PostgresCluster::instance().create());
    QProcess node;
    node.start(u"node"_s, {folder + u"/server.mjs"_s, socket, nameOf(database.url())});
    const QUrl url(lineOf(node, "listening on "));
    const WebLoad load = measure(u"Fastify and pg"_s, url, u"peer"_s, node.processId(), seconds);
    node.terminate();
    node.waitForFinished();
    mustHaveWrittenAll(database.url());
    return load;
}

/// ms from the answer to a change until each of the listeners knew of it, sorted.
QList<double> noticeTimes()
{
    const ImportedDatabase database(PostgresCluster::instance().create());
    Serve serve(database.url(), serveOptions());
    HttpClient client(serve.url(), database.token(u"bench"_s));
    QElapsedTimer clock;
    clock.start();
    QMultiHash<qint64, qint64> told; // when, in ns, by task
    std::vector<std::unique_ptr<Connection>> listening;
    for (int i = 0; i < listeners; ++i) {
        listening.push_back(
            std::make_unique<Connection>(database.url(), Connection::Mode::ReadOnly));
        QObject::connect(
            listening.back()->listen(ChangeNotice::channel()), &QSqlDriver::notification,
            QCoreApplication::instance(),
            [&](const QString &, QSqlDriver::NotificationSource, const QVariant &text) {
                for (qint64 id : ChangeNotice::fromPayload(text.toString()).ids)
                    told.insert(id, clock.nsecsElapsed());
            });
    }
    QList<double> times;
    for (int i = 0; i < changes; ++i) {
        const QString id = u"n%1"_s.arg(i);
        const HttpReply reply = client.registerDer(
            {{u"transactionId"_s, id},
             {u"assetInfo"_s, QJsonObject{{u"specification"_s, u"TH-1"_s}, {u"serialNo"_s, id}}},
             {u"customerInfo"_s, QJsonObject{{u"cisAccountId"_s, u"A1"_s}}},
             {u"locationInfo"_s, QJsonObject{{u"cisServicePointId"_s, u"SP1"_s}}}});
        const qint64 answered = clock.nsecsElapsed();
        const qint64 task = reply.text("serviceTaskId"_L1).toLongLong();
        while (told.count(task) < listeners && clock.nsecsElapsed() < answered + 10'000'000'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (reply.status != 200 || told.count(task) != listeners)
            throw std::runtime_error("a change was not told to every listener");
        for (qint64 at : told.values(task))
            times.append(double(qMax(0LL, at - answered)) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times;
}

void measureRegistrations(int seconds, const QString &folder, const QString &socket)
{
    const double ours = measureDerdesk(seconds).perSecond;
    const double peer = measureFastify(seconds, folder, socket).perSecond;
    target(u"64 connections, times Fastify and pg"_s, ours / peer, ours >= 3 * peer,
           u"at least 3"_s);
}

void measureTasks(int tasks, const QString &folder, const QString &socket)
{
    double best = 0;
    for (const int monitors : {1, 2, 4})
        best = qMax(best, measureMonitors(PostgresCluster::instance().create(), monitors, tasks));
    const auto queue = [&](const QString &name, JobsDo what) {
        return measureQueue(name, tasks, what, folder, socket);
    };
    const double bare = queue(u"pg-boss"_s, JobsDo::TwoInserts);
    const double boss = queue(u"pg-boss"_s, JobsDo::WhatMonitorsDo);
    queue(u"graphile-worker"_s, JobsDo::TwoInserts);
    queue(u"graphile-worker"_s, JobsDo::WhatMonitorsDo);
    out() << u"tasks with effects, times pg-boss with two inserts a job: %1\n"_s.arg(best / bare, 0,
                                                                                     'f', 2);
    target(u"tasks with effects, times pg-boss with the same effects"_s, best / boss,
           best >= 3 * boss, u"at least 3"_s);
}

void measureNotices()
{
    const QList<double> times = noticeTimes();
    out() << u"%1 listeners know of a change after p50 %2 ms\n"_s.arg(listeners).arg(
        times[times.size() / 2], 0, 'f', 1);
    const double p99 = times[times.size() * 99 / 100];
    target(u"notice, p99 in ms"_s, p99, p99 < 1000, u"less than 1000"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const int seconds = qMax(1, app.arguments().value(1, u"5"_s).toInt());
    const QString folder = app.arguments().value(2);
    const int tasks = qMax(1, app.arguments().value(3, u"5000"_s).toInt());
    try {
        const QString socket = startDurableServer();
        measureRegistrations(seconds, folder, socket);
        measureTasks(tasks, folder, socket);
        measureNotices();
    } catch (const std::exception &error) {
        QTextStream(stderr) << "bench_postgresql: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
