// SPDX-License-Identifier: GPL-3.0-or-later
// Registrations a second over HTTP, by keep-alive connections, measured with wrk on this machine.
// In the same run, on the same tables with the same inserts and the same durability: Fastify with
// better-sqlite3, as its users write it (a transaction a request) and with grouped commits, and
// SQLite's own C interface. Arguments: seconds a measurement, the folder of the peer's
// node_modules.
#include "bench/RawRegistrations.h"
#include "bench/WebLoad.h"
#include "support/ImportedDatabase.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QList<int> connectionCounts{1, 8, 64, 256};

struct Measured
{
    QString name;
    QMap<int, WebLoad> loads; ///< by connections
    double peak = 0;          ///< MB
};

/// Every registration wrote the same rows, so that the figures compare.
void mustHaveWrittenAll(const ImportedDatabase &database)
{
    const int tasks = database.count(u"service_task"_s);
    const QList<std::pair<QString, int>> rows{{u"der_asset"_s, 1},       {u"der_device"_s, 1},
                                              {u"der_attribute"_s, 3},   {u"service_task_log"_s, 1},
                                              {u"inbound_request"_s, 1}, {u"request_log"_s, 1}};
    for (const auto &[table, each] : rows) {
        if (database.count(table) != tasks * each)
            throw std::runtime_error(u"%1 has %2 rows for %3 tasks"_s.arg(table)
                                         .arg(database.count(table))
                                         .arg(tasks)
                                         .toStdString());
    }
}

Measured measure(const QString &name, const QUrl &url, const QString &token, qint64 processId,
                 int seconds)
{
    Measured measured{name, {}, 0};
    loadWith(url, token, 8, 1, u"warm"_s);
    for (const int connections : connectionCounts)
        measured.loads.insert(
            connections, loadWith(url, token, connections, seconds, QString::number(connections)));
    measured.peak = peakMemoryOf(processId);
    return measured;
}

Measured measureDerdesk(int seconds)
{
    const ImportedDatabase database;
    const QString token = database.token(u"bench"_s);
    Measured measured;
    {
        // All connections come from one client at one address.
        Serve serve(database.url(),
                    {u"--monitor-interval"_s, u"0"_s, u"--limit"_s, u"connections=300"_s,
                     u"--limit"_s, u"connections-per-address=300"_s, u"--limit"_s,
                     u"requests-per-second=1000000"_s});
        measured = measure(u"Derdesk"_s, serve.url(), token, serve.processId(), seconds);
        serve.stop();
    }
    mustHaveWrittenAll(database);
    return measured;
}

Measured measureFastify(const QString &mode, int seconds, const QString &folder)
{
    const ImportedDatabase database;
    QProcess node;
    node.start(u"node"_s, {folder + u"/server.mjs"_s, database.url().path, mode});
    const QByteArray announcement = "listening on ";
    while (!node.canReadLine() && node.waitForReadyRead(30'000)) {
    }
    const QByteArray line = node.readLine();
    if (!line.startsWith(announcement))
        throw std::runtime_error("node: " + node.readAllStandardError().toStdString());
    const QUrl url(QString::fromLatin1(line.mid(announcement.size()).trimmed()));
    const Measured measured =
        measure(u"Fastify, "_s + mode, url, u"peer"_s, node.processId(), seconds);
    node.kill();
    node.waitForFinished();
    mustHaveWrittenAll(database);
    return measured;
}

double measureRaw(int group, int seconds)
{
    const ImportedDatabase database;
    const double perSecond = RawRegistrations(database.url().path).run(group, seconds, "raw");
    mustHaveWrittenAll(database);
    return perSecond;
}

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

void print(const Measured &measured)
{
    for (const int connections : connectionCounts) {
        const WebLoad &load = measured.loads[connections];
        out() << u"%1 %2 %3 %4 %5 %6\n"_s.arg(measured.name, -18)
                     .arg(connections, 12)
                     .arg(load.perSecond, 12, 'f', 0)
                     .arg(load.p50, 9, 'f', 2)
                     .arg(load.p99, 9, 'f', 2)
                     .arg(load.longest, 9, 'f', 1);
    }
    out() << u"%1 peak memory %2 MB\n"_s.arg(measured.name, -18).arg(measured.peak, 0, 'f', 0);
    out().flush();
}

void target(const QString &what, double got, bool atLeast, double wanted)
{
    const bool reached = atLeast ? got >= wanted : got <= wanted;
    out() << u"%1 %2: %3, wanted %4 %5\n"_s.arg(reached ? u"reached"_s : u"MISSED "_s, what)
                 .arg(got, 0, 'f', 2)
                 .arg(atLeast ? u"at least"_s : u"at most"_s)
                 .arg(wanted, 0, 'f', 2);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const int seconds = qMax(1, app.arguments().value(1, u"5"_s).toInt());
    const QString folder = app.arguments().value(2);
    try {
        out() << u"%1 %2 %3 %4 %5 %6\n"_s.arg(u""_s, -18)
                     .arg(u"connections"_s, 12)
                     .arg(u"per second"_s, 12)
                     .arg(u"p50 ms"_s, 9)
                     .arg(u"p99 ms"_s, 9)
                     .arg(u"max ms"_s, 9);
        const Measured ours = measureDerdesk(seconds);
        print(ours);
        const Measured single = measureFastify(u"single"_s, seconds, folder);
        print(single);
        const Measured grouped = measureFastify(u"grouped"_s, seconds, folder);
        print(grouped);
        const double raw = measureRaw(1, seconds);
        const double raw64 = measureRaw(64, seconds);
        out() << u"SQLite's C interface: %1 per second with a commit each, %2 with 64 a commit\n"_s
                     .arg(raw, 0, 'f', 0)
                     .arg(raw64, 0, 'f', 0);
        const WebLoad &at64 = ours.loads[64];
        target(u"64 connections, times Fastify single"_s,
               at64.perSecond / single.loads[64].perSecond, true, 6);
        target(u"64 connections, times Fastify grouped"_s,
               at64.perSecond / grouped.loads[64].perSecond, true, 1.5);
        target(u"64 connections, share of the C interface's 64 a commit"_s, at64.perSecond / raw64,
               true, 0.4);
        target(u"64 connections, p99 in ms"_s, at64.p99, false, 15);
        target(u"1 connection, times Fastify single"_s,
               ours.loads[1].perSecond / single.loads[1].perSecond, true, 1);
        target(u"peak memory in MB"_s, ours.peak, false, 120);
    } catch (const std::exception &error) {
        QTextStream(stderr) << "bench_web: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
