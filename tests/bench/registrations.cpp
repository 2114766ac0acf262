// SPDX-License-Identifier: GPL-3.0-or-later
// Registrations a second through the Writer, by how many callers wait for it at once. Beside them,
// in the same run and with the same durability (WAL, synchronous=FULL), two baselines: the same
// operation with a commit for each registration, and as many inserts into one table with a commit
// each through SQLite's own C interface.
#include "bench/PeakMemory.h"
#include "operations/RegisterDerDevice.h"
#include "support/TestDatabase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <sqlite3.h>

#include <functional>
#include <stdexcept>
#include <thread>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const Actor client{ActorKind::ApiClient, u"aggregator"_s};

struct Measured
{
    QString name;
    double perSecond;
    double peak; ///< MB
};

Measured measure(const QString &name, int count, const std::function<void()> &work)
{
    resetPeakMemory();
    QElapsedTimer clock;
    clock.start();
    work();
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    return {name, count / seconds, peakMemory()};
}

RegistrationRequest requestOf(int number)
{
    return thermostat(u"tx-%1"_s.arg(number), u"SN-%1"_s.arg(number));
}

void mustBeStored(const Result<Acceptance> &answer)
{
    if (!answer)
        throw std::runtime_error(answer.error().constFirst().detail().toStdString());
}

void mustHold(TestDatabase &db, int count)
{
    if (db.count("service_task") != count)
        throw std::runtime_error("not every registration is stored");
}

Measured throughTheWriter(int count, int callers)
{
    TestDatabase db;
    const auto call = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            mustBeStored(db.writer().wait(client, [request = requestOf(i)](Transaction &tx) {
                return registerDerDevice(tx, request);
            }));
        }
    };
    const Measured measured = measure(u"Writer, %1 callers"_s.arg(callers), count, [&] {
        std::vector<std::jthread> threads;
        for (int i = 0; i < callers; ++i)
            threads.emplace_back(call, count * i / callers, count * (i + 1) / callers);
    });
    mustHold(db, count);
    return measured;
}

Measured commitForEach(int count)
{
    TestDatabase db;
    Connection connection(db.url(), Connection::Mode::ReadWrite);
    const Measured measured = measure(u"a commit for each registration"_s, count, [&] {
        for (int i = 0; i < count; ++i) {
            connection.begin();
            Transaction tx(connection, client, QDateTime::currentDateTimeUtc());
            mustBeStored(registerDerDevice(tx, requestOf(i)));
            connection.commit();
        }
    });
    mustHold(db, count);
    return measured;
}

void must(int code, int wanted, sqlite3 *db)
{
    if (code != wanted)
        throw std::runtime_error(sqlite3_errmsg(db));
}

Measured bareSqlite(int count)
{
    const QTemporaryDir folder;
    sqlite3 *db = nullptr;
    must(sqlite3_open(folder.filePath(u"bare.db"_s).toUtf8().constData(), &db), SQLITE_OK, db);
    must(sqlite3_exec(db,
                      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                      "CREATE TABLE registration (id INTEGER PRIMARY KEY, transaction_id TEXT, "
                      "serial_no TEXT) STRICT",
                      nullptr, nullptr, nullptr),
         SQLITE_OK, db);
    sqlite3_stmt *insert = nullptr;
    must(sqlite3_prepare_v2(db, "INSERT INTO registration VALUES (?, 'tx', 'SN')", -1, &insert,
                            nullptr),
         SQLITE_OK, db);
    const Measured measured = measure(u"bare SQLite: one insert, one commit"_s, count, [&] {
        for (int i = 0; i < count; ++i) {
            sqlite3_bind_int(insert, 1, i + 1);
            must(sqlite3_step(insert), SQLITE_DONE, db);
            sqlite3_reset(insert);
        }
    });
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return measured;
}

void print(const QList<Measured> &all)
{
    QTextStream out(stdout);
    out << u"%1 %2 %3 %4 %5\n"_s.arg(u""_s, -36)
               .arg(u"per second"_s, 12)
               .arg(u"x commit each"_s, 14)
               .arg(u"x bare SQLite"_s, 14)
               .arg(u"peak MB"_s, 8);
    for (const Measured &each : all) {
        out << u"%1 %2 %3 %4 %5\n"_s.arg(each.name, -36)
                   .arg(each.perSecond, 12, 'f', 0)
                   .arg(each.perSecond / all[1].perSecond, 14, 'f', 2)
                   .arg(each.perSecond / all[0].perSecond, 14, 'f', 2)
                   .arg(each.peak, 8, 'f', 1);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const int count = qMax(64, app.arguments().value(1, u"20000"_s).toInt());
    try {
        QList<Measured> all{bareSqlite(count), commitForEach(count)};
        for (const int callers : {1, 8, 64})
            all.append(throughTheWriter(count, callers));
        QTextStream(stdout) << count << " registrations each, in " << QDir::tempPath() << "\n";
        print(all);
    } catch (const std::exception &error) {
        QTextStream(stderr) << "bench_registrations: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
