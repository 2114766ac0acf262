// SPDX-License-Identifier: GPL-3.0-or-later
// How long "derdeskctl import customers" takes for a file of so many rows, into an empty database,
// once more unchanged, and with every tenth row changed; how much memory it takes; and how long it
// keeps another program waiting that writes. Then the catalogue and its previews. The baseline is
// the sqlite3 shell's .import of the same file into a table with as many indexes.
#include "bench/CustomerFile.h"
#include "bench/Targets.h"
#include "bench/WebLoad.h"
#include "store/Connection.h"
#include "support/ImportedDatabase.h"
#include "support/PostgresCluster.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <thread>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

struct Measured
{
    double seconds = 0;
    double memory = 0;  ///< MB
    double waiting = 0; ///< seconds that another writer waited at the longest
    QByteArray words;
};

/// Writes a row now and then, as a web service does, and knows its longest wait.
class OtherWriter final
{
public:
    explicit OtherWriter(const DatabaseUrl &url)
        : m_thread([this, url] { write(url); })
    {
    }
    ~OtherWriter() { end(); }
    Q_DISABLE_COPY_MOVE(OtherWriter)

    /// Seconds.
    double end()
    {
        m_ended = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_longest;
    }

private:
    void write(const DatabaseUrl &url)
    {
        Connection connection(url, Connection::Mode::ReadWrite);
        while (!m_ended) {
            QElapsedTimer timer;
            timer.start();
            while (!writeOnce(connection)) {
            }
            m_longest = std::max(m_longest, double(timer.nsecsElapsed()) / 1e9);
            QThread::msleep(10);
        }
    }

    static bool writeOnce(Connection &connection)
    {
        try {
            connection.begin();
        } catch (const StoreError &) {
            return false; // busy for longer than anybody's patience
        }
        connection.change(u"UPDATE head_end_system SET description = ? WHERE code = 'HE'"_s,
                          {QString::number(QDateTime::currentMSecsSinceEpoch())});
        connection.commit();
        return true;
    }

    std::atomic_bool m_ended = false;
    double m_longest = 0;
    std::thread m_thread;
};

/// Runs it to its end.
Measured run(const QString &program, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.start(program, arguments);
    Measured measured;
    while (!process.waitForFinished(20) && process.state() != QProcess::NotRunning)
        measured.memory = std::max(measured.memory, peakMemoryOf(process.processId()));
    measured.seconds = double(timer.nsecsElapsed()) / 1e9;
    const Ended ended = Derdeskctl::endOf(process, true);
    if (ended.exitCode != 0)
        throw std::runtime_error(program.toStdString() + ": " + ended.err.toStdString());
    measured.words = ended.out.trimmed();
    return measured;
}

Measured import(const DatabaseUrl &url, const QString &kind, const QString &file,
                const QStringList &options = {})
{
    OtherWriter other(url);
    Measured measured =
        run(Derdeskctl::program(),
            QStringList{u"--database"_s, url.text(), u"import"_s, kind, file} + options);
    measured.waiting = other.end();
    return measured;
}

void print(const QString &what, const Measured &measured)
{
    out() << u"%1: %2 s, peak memory %3 MB, another writer waited %4 s at the longest; %5\n"_s
                 .arg(what)
                 .arg(measured.seconds, 0, 'f', 2)
                 .arg(measured.memory, 0, 'f', 0)
                 .arg(measured.waiting, 0, 'f', 2)
                 .arg(QString::fromUtf8(measured.words));
    out().flush();
}

void measureImports(const QString &engine, const DatabaseUrl &url, const QString &folder, int rows)
{
    const QString file = folder + u"/customers.csv"_s;
    const QString changed = folder + u"/changed.csv"_s;
    const QList<std::pair<QString, QString>> runs{
        {u"new"_s, file}, {u"unchanged"_s, file}, {u"a tenth changed"_s, changed}};
    for (const auto &[what, path] : runs) {
        const Measured measured = import(url, u"customers"_s, path);
        const QString name = u"%1, %2 rows, %3"_s.arg(engine).arg(rows).arg(what);
        print(name, measured);
        target(u"seconds, "_s + name, measured.seconds, measured.seconds < 60, u"< 60"_s);
        target(u"MB, "_s + name, measured.memory, measured.memory < 400, u"< 400"_s);
    }
}

/// The least that anybody has to do: the same texts into one table with as many indexes.
void measureShell(const QString &folder, int rows)
{
    const QString database = folder + u"/shell.db"_s;
    const Measured measured =
        run(u"sqlite3"_s,
            {database, u"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"_s,
             u"CREATE TABLE row (account_id TEXT, person_id TEXT, name TEXT, email TEXT, "
             "home_phone TEXT, business_phone TEXT, mobile_phone TEXT, service_point_id TEXT "
             "UNIQUE, premise_id TEXT, address1 TEXT, address2 TEXT, address3 TEXT, address4 TEXT, "
             "city TEXT, state TEXT, postal TEXT, country TEXT) STRICT; "
             "CREATE INDEX a ON row (account_id); CREATE INDEX b ON row (name); "
             "CREATE INDEX c ON row (person_id); CREATE INDEX d ON row (premise_id); "
             "CREATE INDEX e ON row (address1); CREATE INDEX f ON row (city, account_id)"_s,
             u".import --csv --skip 1 %1/customers.csv row"_s.arg(folder)});
    print(u"the sqlite3 shell's .import, %1 rows"_s.arg(rows), measured);
}

/// The product's list under other manufacturers, so that all of it is new.
void writeNewCatalogue(const QString &from, const QString &to)
{
    QFile read(from);
    QFile written(to);
    if (!read.open(QIODevice::ReadOnly) || !written.open(QIODevice::WriteOnly))
        throw std::runtime_error("the catalogue cannot be copied");
    written.write(read.readLine());
    while (!read.atEnd()) {
        const QByteArray line = read.readLine();
        const bool isQuoted = line.startsWith('"');
        written.write(isQuoted ? "\"New " : "New ");
        written.write(isQuoted ? line.mid(1) : line);
    }
}

/// The import, and previews of what it would change: nothing, each of its lines, all that is in it.
void measureCatalogue(const ImportedDatabase &database, const QString &folder)
{
    const QString list = QStringLiteral(DERDESK_SOURCE "/resources/catalogue/cec-inverters.csv");
    const QString others = folder + u"/catalogue.csv"_s;
    writeNewCatalogue(list, others);
    const auto measure = [&](const QString &what, const QString &path, const QStringList &options) {
        Measured measured = import(database.url(), u"catalogue"_s, path, options);
        measured.words = measured.words.mid(measured.words.lastIndexOf('\n') + 1);
        print(what, measured);
        target(u"seconds, "_s + what, measured.seconds, measured.seconds < 2, u"< 2"_s);
    };
    const QStringList preview{u"--dry-run"_s, u"--changes"_s};
    measure(u"preview of the catalogue, unchanged"_s, list, preview);
    measure(u"preview of the catalogue, all new"_s, others, preview);
    database.change(u"UPDATE model_rating SET ac_power_rated_w = 1"_s);
    measure(u"preview of the catalogue, all changed"_s, list, preview);
    measure(u"the catalogue, all changed"_s, list, {});
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const int rows = app.arguments().value(1, u"1000000"_s).toInt();
    const QTemporaryDir folder;
    writeCustomers(folder.filePath(u"customers.csv"_s), rows, 0);
    writeCustomers(folder.filePath(u"changed.csv"_s), rows, 10);
    out() << u"%1 rows, %2 MB\n"_s.arg(rows).arg(
        double(QFileInfo(folder.filePath(u"customers.csv"_s)).size()) / 1e6, 0, 'f', 0);
    measureShell(folder.path(), rows);
    const ImportedDatabase file;
    measureImports(u"SQLite"_s, file.url(), folder.path(), rows);
    measureCatalogue(file, folder.path());
    if (app.arguments().contains(u"--postgresql"_s))
        measureImports(u"PostgreSQL"_s,
                       ImportedDatabase(PostgresCluster::instance().create()).url(), folder.path(),
                       rows);
    return 0;
}
