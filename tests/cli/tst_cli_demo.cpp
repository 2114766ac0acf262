// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Connection.h"
#include "support/Derdeskctl.h"

#include <QTemporaryDir>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class CliDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsAnEmptyDatabase()
    {
        const DatabaseUrl url = fresh(u"demo.db"_s);
        const Derdeskctl ctl(url);
        const Ended ended = ctl.run({u"demo"_s});
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(number(url, u"SELECT count(*) FROM customer"_s), 200);
        QCOMPARE(ended.out, u"200 customers, %1 tasks\n"_s
                                .arg(number(url, u"SELECT count(*) FROM service_task"_s))
                                .toUtf8());
        const Ended check = ctl.run({u"check"_s});
        QVERIFY2(check.exitCode == 0, check.err);
        const Ended twice = ctl.run({u"demo"_s});
        QCOMPARE(twice.exitCode, 1);
        QVERIFY2(twice.err.contains("not empty"), twice.err);
        const Ended monitor = ctl.run({u"monitor"_s});
        QVERIFY2(monitor.exitCode == 0 && monitor.out.contains("\"errors\":0"), monitor.out);
    }

    void makesSoManyTasks()
    {
        const DatabaseUrl url = fresh(u"tasks.db"_s);
        const Derdeskctl ctl(url);
        const Ended first = ctl.run({u"demo"_s, u"--tasks"_s, u"3000"_s, u"--seed"_s, u"7"_s});
        QVERIFY2(first.exitCode == 0, first.err);
        QVERIFY2(first.out.endsWith(" 3000 tasks\n"), first.out);
        QCOMPARE(number(url, u"SELECT count(*) FROM service_task"_s), 3000);
        const Ended more = ctl.run({u"demo"_s, u"--tasks"_s, u"500"_s});
        QVERIFY2(more.exitCode == 0, more.err);
        QCOMPARE(number(url, u"SELECT count(*) FROM service_task"_s), 3500);
        const Ended check = ctl.run({u"check"_s});
        QVERIFY2(check.exitCode == 0, check.err.left(2000));
        QVERIFY(check.out.startsWith("3500 tasks, "));
    }

    void makesTheSameFromTheSameSeed()
    {
        const auto summary = [this](const QString &name, const QString &seed) {
            const DatabaseUrl url = fresh(name);
            Derdeskctl(url).run({u"demo"_s, u"--tasks"_s, u"800"_s, u"--seed"_s, seed});
            Connection connection(url, Connection::Mode::ReadOnly);
            return connection.list(u"SELECT status, program, serial_no, customer_name FROM "
                                   "service_task ORDER BY serial_no, transaction_id"_s,
                                   {}, [](const QSqlQuery &row) {
                                       return QStringList{
                                           row.value(0).toString(), row.value(1).toString(),
                                           row.value(2).toString(), row.value(3).toString()};
                                   });
        };
        const auto first = summary(u"a.db"_s, u"42"_s);
        QCOMPARE(first.size(), 800);
        QCOMPARE(summary(u"b.db"_s, u"42"_s), first);
        QVERIFY(summary(u"c.db"_s, u"43"_s) != first);
    }

private:
    DatabaseUrl fresh(const QString &name) const { return {m_folder.filePath(name)}; }

    static qint64 number(const DatabaseUrl &url, const QString &sql)
    {
        return Connection(url, Connection::Mode::ReadOnly).value(sql).toLongLong();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CliDemoTest)
#include "tst_cli_demo.moc"
