// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"

#include <QTest>

#include <memory>
#include <vector>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Another program holds the database for longer than anybody waits.
class CliBusyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void triesAgainLater()
    {
        TestDatabase database;
        QTemporaryDir folder;
        QFile csv(folder.filePath(u"types.csv"_s));
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("code,description,der_registration_flag\nEV,Charger,\n");
        csv.close();
        Connection other(database.url(), Connection::Mode::ReadWrite);
        other.begin();
        other.change(u"UPDATE asset_type SET description = 'Held'"_s);

        const QList<QStringList> commands{{u"init"_s},
                                          {u"demo"_s},
                                          {u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s},
                                          {u"monitor"_s},
                                          {u"token"_s, u"create"_s, u"a"_s},
                                          {u"import"_s, u"asset-types"_s, csv.fileName()},
                                          {u"task"_s, u"process"_s, u"12345678901234"_s}};
        std::vector<std::unique_ptr<QProcess>> processes;
        for (const QStringList &command : commands) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->start(Derdeskctl::program(),
                                    QStringList{u"--database"_s, database.url().text()} + command);
        }
        for (std::size_t i = 0; i < processes.size(); ++i) {
            QProcess &process = *processes[i];
            const Ended ended = Derdeskctl::endOf(process, process.waitForFinished(60'000));
            QVERIFY2(ended.exitCode == 75, qPrintable(commands[qsizetype(i)].join(u' ') + u": "_s +
                                                      QString::fromUtf8(ended.err)));
            QCOMPARE(ended.out, QByteArray());
            QVERIFY2(ended.err.contains(database.url().text().toUtf8()), ended.err);
            QVERIFY2(ended.err.contains("busy"), ended.err);
        }

        // Readers do not wait for a writer.
        const Derdeskctl ctl(database.url());
        QCOMPARE(ctl.run({u"token"_s, u"list"_s}).exitCode, 0);
        QCOMPARE(ctl.run({u"check"_s}).exitCode, 0);

        other.rollback();
        QCOMPARE(ctl.run({u"token"_s, u"create"_s, u"a"_s}).exitCode, 0);
        QCOMPARE(database.count("api_client"), 1);
    }
};

QTEST_GUILESS_MAIN(CliBusyTest)
#include "tst_cli_busy.moc"
