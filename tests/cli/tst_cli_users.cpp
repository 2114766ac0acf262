// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/SignIn.h"
#include "store/AuditTrail.h"
#include "store/UserQueries.h"
#include "support/Derdeskctl.h"
#include "support/SignedIn.h"

#include <QRegularExpression>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl user: whoever has the database says who may sign in at the desk.
class CliUsersTest final : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;

    /// Runs it with a line on stdin.
    Ended run(const QStringList &arguments, const QByteArray &line = {})
    {
        QProcess process;
        process.start(Derdeskctl::program(),
                      QStringList{u"--database"_s, m_db->url().text(), u"user"_s} + arguments);
        process.write(line + '\n');
        process.closeWriteChannel();
        return Derdeskctl::endOf(process, process.waitForFinished(60'000));
    }
    Ended create(const QString &name, const QString &role)
    {
        return run({u"create"_s, name, u"--role"_s, role}, testPassword().toUtf8());
    }
    /// script(1) is the terminal, on which a line is typed at each prompt.
    Ended type(const QString &command, const QByteArrayList &lines)
    {
        QProcess terminal;
        const QString words =
            u"%1 --database '%2' %3"_s.arg(Derdeskctl::program(), m_db->url().text(), command);
        terminal.start(u"script"_s, {u"-qec"_s, words, u"/dev/null"_s});
        QByteArray shown;
        for (const QByteArray &line : lines) {
            const qsizetype seen = shown.size();
            while (!shown.mid(seen).contains(": ") && terminal.waitForReadyRead(10'000))
                shown += terminal.readAllStandardOutput();
            terminal.write(line + '\n');
            shown += ' ';
        }
        terminal.closeWriteChannel();
        Ended ended = Derdeskctl::endOf(terminal, terminal.waitForFinished(30'000));
        ended.out.prepend(shown);
        return ended;
    }

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }
    void cleanup() { m_db.reset(); }

    void createsAUserWhoCanSignIn()
    {
        const Ended ended =
            run({u"create"_s, u"ada"_s, u"--role"_s, u"clerk"_s, u"--full-name"_s, u"Ada Byron"_s},
                testPassword().toUtf8());
        QVERIFY2(ended.exitCode == 0, ended.err);
        QCOMPARE(ended.out + ended.err, QByteArray());
        const auto clerk = signIn(m_db->writer(), u"ada"_s, testPassword());
        QVERIFY(clerk);
        QCOMPARE(clerk->role, Role::Clerk);
        QCOMPARE(findUser(m_db->read(), u"ada"_s)->fullName, u"Ada Byron"_s);
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("message");
        const QByteArray good = testPassword().toUtf8();
        QTest::newRow("a role that there is not")
            << QStringList{u"create"_s, u"ada"_s, u"--role"_s, u"boss"_s} << good << 2
            << QByteArray("\"boss\" is not one of viewer, clerk, administrator");
        QTest::newRow("no role") << QStringList{u"create"_s, u"ada"_s} << good << 2
                                 << QByteArray("--role");
        QTest::newRow("a short password")
            << QStringList{u"create"_s, u"ada"_s, u"--role"_s, u"clerk"_s} << QByteArray("secret")
            << 1
            << QByteArray("password is 6 characters long; it must be 10 to 200 characters long.");
        QTest::newRow("nobody of that name") << QStringList{u"disable"_s, u"ada"_s} << good << 1
                                             << QByteArray("There is no user ada.");
        QTest::newRow("nobody's password") << QStringList{u"password"_s, u"ada"_s} << good << 1
                                           << QByteArray("There is no user ada.");
        QTest::newRow("neither required nor none")
            << QStringList{u"sign-in"_s, u"maybe"_s} << good << 2
            << QByteArray("\"maybe\" is not one of required, none");
        QTest::newRow("required of nobody") << QStringList{u"sign-in"_s, u"required"_s} << good << 1
                                            << QByteArray("there must be an administrator who can");
        QTest::newRow("beyond a day")
            << QStringList{u"sign-in"_s, u"none"_s, u"--lock-minutes"_s, u"1441"_s} << good << 2
            << QByteArray("--lock-minutes");
    }
    void refusesWhatIsWrong()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, password);
        QFETCH(const int, exitCode);
        QFETCH(const QByteArray, message);
        const Ended ended = run(arguments, password);
        QCOMPARE(ended.exitCode, exitCode);
        QVERIFY2(ended.err.contains(message), ended.err);
        QCOMPARE(m_db->count("app_user"), 0);
        QCOMPARE(m_db->count("setting"), 0);
    }

    void listsUsers()
    {
        create(u"zoe"_s, u"viewer"_s);
        create(u"ada"_s, u"Administrator"_s);
        QVERIFY(signIn(m_db->writer(), u"ada"_s, testPassword()));
        QCOMPARE(run({u"disable"_s, u"zoe"_s}).exitCode, 0);
        const Ended list = run({u"list"_s});
        QCOMPARE(list.exitCode, 0);
        const QRegularExpression expected(
            u"\\Aada\tadministrator\t\t%1\t-\nzoe\tviewer\t\t-\t%1\n\\z"_s.arg(
                u"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"_s));
        QVERIFY2(expected.match(QString::fromUtf8(list.out)).hasMatch(), list.out);
    }

    void changesUsers()
    {
        create(u"ada"_s, u"viewer"_s);
        QCOMPARE(run({u"role"_s, u"ada"_s, u"clerk"_s}).exitCode, 0);
        QCOMPARE(run({u"password"_s, u"ada"_s}, "battery staple").exitCode, 0);
        QVERIFY(!signIn(m_db->writer(), u"ada"_s, testPassword()));
        const auto clerk = signIn(m_db->writer(), u"ada"_s, u"battery staple"_s);
        QVERIFY(clerk);
        QCOMPARE(clerk->role, Role::Clerk);
        QCOMPARE(run({u"disable"_s, u"ada"_s}).exitCode, 0);
        QVERIFY(!signIn(m_db->writer(), u"ada"_s, u"battery staple"_s));
        QCOMPARE(run({u"enable"_s, u"ada"_s}).exitCode, 0);
        QVERIFY(signIn(m_db->writer(), u"ada"_s, u"battery staple"_s));
    }

    void saysWhetherEveryoneHasToSignIn()
    {
        create(u"ada"_s, u"administrator"_s);
        QCOMPARE(run({u"sign-in"_s, u"required"_s}).exitCode, 0);
        SignInRules rules = signInRules(m_db->read());
        QVERIFY(rules.areRequired());
        QCOMPARE(rules.lockMinutes, 15);
        const Ended last = run({u"disable"_s, u"ada"_s});
        QCOMPARE(last.exitCode, 1);
        QVERIFY2(last.err.contains("Add or enable another one first."), last.err);
        QCOMPARE(run({u"sign-in"_s, u"none"_s, u"--lock-minutes"_s, u"0"_s}).exitCode, 0);
        rules = signInRules(m_db->read());
        QCOMPARE(rules.signIn, SignIn::None);
        QCOMPARE(rules.lockMinutes, 0);
    }

    /// Or else who locks himself out had no way back.
    void asksNobodyToSignInItself()
    {
        addTestUsers(*m_db);
        const Derdeskctl ctl(m_db->url());
        QCOMPARE(ctl.run({u"record"_s, u"set"_s, u"program"_s, u"DR"_s, u"--set"_s,
                          u"description=Other"_s})
                     .exitCode,
                 0);
        QCOMPARE(ctl.run({u"monitor"_s}).exitCode, 0);
        QCOMPARE(ctl.run({u"token"_s, u"create"_s, u"client"_s}).exitCode, 0);
        QCOMPARE(run({u"password"_s, u"administrator"_s}, "battery staple").exitCode, 0);
    }

    void thePasswordIsTypedTwiceAndNotShown()
    {
        const QString command = u"user create ada --role clerk"_s;
        const Ended differs = type(command, {"correct horse", "correct hose"});
        QCOMPARE(differs.exitCode, 1);
        QVERIFY2(differs.out.contains("the two passwords are not the same"), differs.out);
        QCOMPARE(m_db->count("app_user"), 0);
        const Ended ended = type(command, {"correct horse", "correct horse"});
        QVERIFY2(ended.exitCode == 0, ended.out);
        QVERIFY2(ended.out.contains("New password of ada: "), ended.out);
        QVERIFY2(ended.out.contains("Once more: "), ended.out);
        QVERIFY2(!ended.out.contains("horse"), ended.out);
        QVERIFY(signIn(m_db->writer(), u"ada"_s, u"correct horse"_s));
    }

    void theTrailSaysWhoDidIt()
    {
        create(u"ada"_s, u"viewer"_s);
        const auto entries = auditEntries(m_db->read(), {u"app_user"_s, u"ada"_s}, 0, 10);
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].actor.kind, ActorKind::Clerk);
        QVERIFY(!entries[0].actor.name.isEmpty());
        QCOMPARE(entries[0].changes, QList<FieldChange>({{u"role"_s, {}, u"VIEWER"_s}}));
    }
};

QTEST_GUILESS_MAIN(CliUsersTest)
#include "tst_cli_users.moc"
