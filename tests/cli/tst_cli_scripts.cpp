// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonOf(const Ended &ended)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(ended.out, &error);
    if (ended.exitCode != 0 || !document.isObject())
        qWarning() << ended.exitCode << ended.out << ended.err << error.errorString();
    return document.object();
}

} // namespace

/// What other people's scripts parse: names and types of every member, exit codes, and which stream
/// a message goes to.
class CliScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        m_ctl = std::make_unique<Derdeskctl>(m_database->url());
    }

    void taskShowHasAllMembers()
    {
        const QString id = registered(u"t-1"_s);
        const QJsonObject task = jsonOf(m_ctl->run({u"task"_s, u"show"_s, id}));
        const QMap<QString, QJsonValue::Type> members{
            {u"serviceTaskId"_s, QJsonValue::String},   {u"transactionId"_s, QJsonValue::String},
            {u"businessObject"_s, QJsonValue::String},  {u"serviceTaskType"_s, QJsonValue::String},
            {u"status"_s, QJsonValue::String},          {u"statusReason"_s, QJsonValue::String},
            {u"createdDateTime"_s, QJsonValue::String}, {u"statusDateTime"_s, QJsonValue::String},
            {u"retryCount"_s, QJsonValue::Double},      {u"messages"_s, QJsonValue::Array},
            {u"problems"_s, QJsonValue::Array},         {u"assetId"_s, QJsonValue::String},
            {u"deviceId"_s, QJsonValue::String},        {u"program"_s, QJsonValue::String},
            {u"manufacturer"_s, QJsonValue::String},    {u"model"_s, QJsonValue::String},
            {u"serialNo"_s, QJsonValue::String},        {u"version"_s, QJsonValue::Double},
            {u"actions"_s, QJsonValue::Array},          {u"log"_s, QJsonValue::Array}};
        for (auto member = members.cbegin(); member != members.cend(); ++member)
            QVERIFY2(task.value(member.key()).type() == *member, qPrintable(member.key()));
        for (const QString &name : task.keys())
            QVERIFY2(members.contains(name), qPrintable(name));
        QCOMPARE(task[u"serviceTaskId"].toString(), id);
        QCOMPARE(task[u"version"].toInt(), 1);
    }

    void taskLogTellsEachMove()
    {
        const QString id = registered(u"t-1"_s, u"A9"_s);
        m_ctl->run({u"task"_s, u"process"_s, id});
        const QJsonArray log = jsonOf(m_ctl->run({u"task"_s, u"show"_s, id}))[u"log"].toArray();
        QStringList moves;
        for (qsizetype i = 0; i < log.size(); ++i) {
            QCOMPARE(log[i][u"sequence"].toInt(), i + 1);
            QVERIFY(
                QDateTime::fromString(log[i][u"dateTime"].toString(), Qt::ISODateWithMs).isValid());
            QVERIFY(!log[i][u"by"].toString().isEmpty());
            moves.append(log[i][u"event"].toString() + u' ' + log[i][u"from"].toString() + u'>' +
                         log[i][u"to"].toString());
        }
        QCOMPARE(moves, QStringList({u"CREATED >PENDING"_s, u"TRANSITION PENDING>VALIDATE"_s,
                                     u"TRANSITION VALIDATE>ISSUE_DETECTED"_s}));
        QVERIFY(log.last()[u"messages"].toArray().at(0).toString().contains(u"A9"));
        QCOMPARE(log.first()[u"messages"].toArray(), QJsonArray());
    }

    void actionsFollowTheLifecycle_data()
    {
        QTest::addColumn<QStringList>("done"); ///< commands before
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QJsonArray>("actions");
        QTest::newRow("pending") << QStringList() << u"A1"_s << u"PENDING"_s
                                 << QJsonArray{u"PROCESS"_s, u"CANCEL"_s};
        QTest::newRow("completed")
            << QStringList{u"process"_s} << u"A1"_s << u"COMPLETED"_s << QJsonArray();
        QTest::newRow("issue") << QStringList{u"process"_s} << u"A9"_s << u"ISSUE_DETECTED"_s
                               << QJsonArray{u"RETRY"_s, u"CANCEL"_s};
        QTest::newRow("retried in vain")
            << QStringList{u"process"_s, u"retry"_s} << u"A9"_s << u"ISSUE_DETECTED"_s
            << QJsonArray{u"RETRY"_s, u"CANCEL"_s};
        QTest::newRow("canceled") << QStringList{u"cancel"_s} << u"A1"_s << u"CANCELED"_s
                                  << QJsonArray{u"UNDO_CANCEL"_s};
        QTest::newRow("canceled with an issue") << QStringList{u"process"_s, u"cancel"_s} << u"A9"_s
                                                << u"CANCELED"_s << QJsonArray{u"UNDO_CANCEL"_s};
        QTest::newRow("taken up again")
            << QStringList{u"process"_s, u"cancel"_s, u"reinstate"_s} << u"A9"_s
            << u"ISSUE_DETECTED"_s << QJsonArray{u"RETRY"_s, u"CANCEL"_s};
    }

    /// What is not among the actions is refused with 1, changes nothing, and says what is allowed.
    void actionsFollowTheLifecycle()
    {
        QFETCH(const QStringList, done);
        QFETCH(const QString, account);
        QFETCH(const QString, status);
        QFETCH(const QJsonArray, actions);
        const QString id = registered(u"t-1"_s, account);
        for (const QString &command : done)
            QCOMPARE(run(command, id).exitCode, 0);
        const QByteArray before = m_ctl->run({u"task"_s, u"show"_s, id}).out;
        const QJsonObject task = QJsonDocument::fromJson(before).object();
        QCOMPARE(task[u"status"].toString(), status);
        QCOMPARE(task[u"actions"].toArray(), actions);
        for (const QString &command : {u"process"_s, u"retry"_s, u"cancel"_s}) {
            if (actions.contains(command.toUpper()))
                continue;
            const Ended ended = run(command, id);
            QCOMPARE(ended.exitCode, 1);
            QCOMPARE(ended.out, QByteArray());
            QCOMPARE(ended.errLines().size(), 1);
            const QByteArray expected = QByteArray(
                "derdeskctl: " + command.toUpper().toUtf8() + " is not allowed for service task " +
                id.toUtf8() + " in state " + status.toUtf8() + "; allowed now: ");
            QVERIFY2(ended.err.startsWith(expected), ended.err);
        }
        QCOMPARE(m_ctl->run({u"task"_s, u"show"_s, id}).out, before);
    }

    void worksInterconnections()
    {
        const auto accepted = m_database->run([](Transaction &tx) {
            return interconnectDer(tx, interconnection(u"i-1"_s, u"PV1"_s));
        });
        const QString id = idText(accepted->taskId);
        QVERIFY(!jsonOf(m_ctl->run({u"task"_s, u"show"_s, id})).contains(u"assetId"));
        const QJsonObject task = jsonOf(run(u"process"_s, id));
        QCOMPARE(task[u"status"].toString(), u"COMPLETED");
        QVERIFY(task.contains(u"assetId"));
        QVERIFY(!task.contains(u"deviceId"));
        QVERIFY(!task.contains(u"program"));
    }

    void reasonsAreKeptAsGiven_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("kept");
        QTest::newRow("words") << u"Customer moved"_s << u"Customer moved"_s;
        QTest::newRow("blanks around") << u"  Customer moved \n"_s << u"Customer moved"_s;
        QTest::newRow("quotes") << u"\"it's\" <b>&amp;"_s << u"\"it's\" <b>&amp;"_s;
        QTest::newRow("another script") << u"顧客 — Ümzug 🏠"_s << u"顧客 — Ümzug 🏠"_s;
        QTest::newRow("like an option") << u"--force"_s << u"--force"_s;
        QTest::newRow("the longest") << QString(4000, u'x') << QString(4000, u'x');
    }

    void reasonsAreKeptAsGiven()
    {
        QFETCH(const QString, given);
        QFETCH(const QString, kept);
        const QString id = registered(u"t-1"_s);
        const QJsonObject task =
            jsonOf(m_ctl->run({u"task"_s, u"cancel"_s, id, QString(u"--reason="_s + given)}));
        QCOMPARE(task[u"statusReason"].toString(), kept);
        QCOMPARE(task[u"log"].toArray().last()[u"message"].toString(), kept);
    }

    void monitorPrintsOneLine_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QList<int>>("counts"); ///< processed, completed, issues
        QTest::newRow("all") << QStringList() << QList<int>{6, 4, 2};
        QTest::newRow("at most none is no limit")
            << QStringList{u"--max-records"_s, u"0"_s} << QList<int>{6, 4, 2};
        QTest::newRow("at most more than there are")
            << QStringList{u"--max-records"_s, u"999"_s} << QList<int>{6, 4, 2};
        QTest::newRow("enrollments")
            << QStringList{u"--business-object"_s, u"ENROLLMENT"_s} << QList<int>{5, 3, 2};
        QTest::newRow("interconnections")
            << QStringList{u"--business-object=INTERCONNECTION"_s} << QList<int>{1, 1, 0};
        QTest::newRow("pending interconnections")
            << QStringList{u"--business-object"_s, u"INTERCONNECTION"_s, u"--status"_s,
                           u"PENDING"_s}
            << QList<int>{1, 1, 0};
        QTest::newRow("issues only")
            << QStringList{u"--status"_s, u"ISSUE_DETECTED"_s} << QList<int>{0, 0, 0};
        QTest::newRow("one by one")
            << QStringList{u"--commit-every"_s, u"1"_s} << QList<int>{6, 4, 2};
    }

    void monitorPrintsOneLine()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QList<int>, counts);
        for (int i = 0; i < 5; ++i)
            registered(u"t-%1"_s.arg(i), i < 3 ? u"A1"_s : u"A9"_s);
        m_database->run([](Transaction &tx) {
            return interconnectDer(tx, interconnection(u"i-1"_s, u"PV1"_s));
        });
        const Ended ended = m_ctl->run(QStringList(u"monitor"_s) + options);
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.err, QByteArray());
        QCOMPARE(ended.out.count('\n'), 1);
        const QJsonObject run = jsonOf(ended);
        QCOMPARE(run.keys(), QStringList({u"completed"_s, u"errors"_s, u"issues"_s, u"processed"_s,
                                          u"run"_s, u"seconds"_s, u"skipped"_s}));
        QCOMPARE(QList<int>({run[u"processed"].toInt(), run[u"completed"].toInt(),
                             run[u"issues"].toInt()}),
                 counts);
        QCOMPARE(run[u"errors"].toInt() + run[u"skipped"].toInt(), 0);
    }

    void scopesAreKeptInOrder()
    {
        const QList<QPair<QString, QByteArray>> all{
            {u"read"_s, "read"},
            {u"read,register"_s, "register,read"},
            {u"read,interconnect,register"_s, "register,interconnect,read"},
            {u"read,read"_s, "read"}};
        for (qsizetype i = 0; i < all.size(); ++i) {
            const QString name = u"client %1"_s.arg(i);
            const Ended made =
                m_ctl->run({u"token"_s, u"create"_s, name, u"--scope"_s, all[i].first});
            QVERIFY2(made.exitCode == 0, made.err);
            const QByteArrayList lines =
                m_ctl->run({u"token"_s, u"list"_s}).out.trimmed().split('\n');
            QCOMPARE(lines.size(), i + 1);
            QCOMPARE(lines.last().split('\t').value(0), name.toUtf8());
            QCOMPARE(lines.last().split('\t').value(1), all[i].second);
        }
    }

    void secretsAreNeverPrintedAgain()
    {
        const QByteArray secret = m_ctl->run({u"token"_s, u"create"_s, u"a"_s}).out.trimmed();
        QVERIFY(secret.size() > 40);
        for (const QStringList &command :
             {QStringList{u"token"_s, u"list"_s}, QStringList{u"token"_s, u"create"_s, u"a"_s},
              QStringList{u"token"_s, u"revoke"_s, u"a"_s}, QStringList{u"token"_s, u"list"_s},
              QStringList{u"check"_s}}) {
            const Ended ended = m_ctl->run(command);
            QVERIFY(!ended.out.contains(secret.mid(8)));
            QVERIFY(!ended.err.contains(secret.mid(8)));
        }
    }

    /// A name that was revoked stays taken: its tasks and transactions are its own for ever.
    void aRevokedNameIsNotGivenAgain()
    {
        m_ctl->run({u"token"_s, u"create"_s, u"a"_s});
        QCOMPARE(m_ctl->run({u"token"_s, u"revoke"_s, u"a"_s}).exitCode, 0);
        const Ended again = m_ctl->run({u"token"_s, u"create"_s, u"a"_s});
        QCOMPARE(again.exitCode, 1);
        QCOMPARE(again.out, QByteArray());
        QCOMPARE(again.err, QByteArray("derdeskctl: name a exists already.\n"));
    }

    /// Messages are English and numbers plain, whatever the user's language.
    void speaksTheSameInEveryLocale()
    {
        const QString id = registered(u"t-1"_s);
        for (const QString &locale : {u"C"_s, u"de_DE.UTF-8"_s, u"tr_TR.UTF-8"_s}) {
            const QMap<QString, QString> variables{{u"LC_ALL"_s, locale}, {u"LANGUAGE"_s, locale}};
            const QStringList database{u"--database"_s, m_database->url().text()};
            const Ended wrong =
                Derdeskctl::runBare(database + QStringList{u"task"_s, u"retry"_s, id}, variables);
            QCOMPARE(wrong.exitCode, 1);
            QVERIFY2(wrong.err.contains("is not allowed for service task"), wrong.err);
            const Ended run = Derdeskctl::runBare(
                database + QStringList{u"monitor"_s, u"--status"_s, u"ISSUE_DETECTED"_s},
                variables);
            QVERIFY2(run.out.contains("\"processed\":0"), run.out);
        }
    }

private:
    Ended run(const QString &command, const QString &id) const
    {
        QStringList arguments{u"task"_s, command, id};
        if (command == u"cancel")
            arguments += QStringList{u"--reason"_s, u"why"_s};
        return m_ctl->run(arguments);
    }

    QString registered(const QString &transactionId, const QString &account = u"A1"_s)
    {
        const auto accepted = m_database->run([&](Transaction &tx) {
            RegistrationRequest request =
                thermostat(transactionId, QString(u"SN-"_s + transactionId));
            request.customer.cisAccountId = account;
            return registerDerDevice(tx, request);
        });
        return idText(accepted.value().taskId);
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Derdeskctl> m_ctl;
};

QTEST_GUILESS_MAIN(CliScriptsTest)
#include "tst_cli_scripts.moc"
