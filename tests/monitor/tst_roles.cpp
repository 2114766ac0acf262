// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/MonitorRun.h"
#include "operations/DemoData.h"
#include "operations/EditRecord.h"
#include "operations/EditTask.h"
#include "operations/EditUser.h"
#include "operations/EnrollByHand.h"
#include "operations/Import.h"
#include "operations/RegisterDerDevice.h"
#include "operations/Unenroll.h"
#include "operations/WorkTask.h"
#include "support/SignedIn.h"

#include <QBuffer>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// What an operation fails with; none if it succeeds.
using Operation = std::function<Problems(Transaction &tx, RecordId task)>;

template <typename T>
Problems faultsOf(const Result<T> &result)
{
    return result ? Problems() : result.error();
}

template <typename Work>
Operation on(Work work)
{
    return [work](Transaction &tx, RecordId task) { return faultsOf(work(tx, task)); };
}

const RecordKind &kind(const char *code) { return *findRecordKind(QString::fromLatin1(code)); }

Result<bool> importPrograms(Transaction &tx)
{
    QByteArray file("code,description,start_date,end_date,asset_types\nNEW,New,2020-01-01,,\n");
    QBuffer device(&file);
    device.open(QIODevice::ReadOnly);
    const ImportResult result = importFile(tx, ImportKind::Programs, device);
    if (result)
        return true;
    return failed(ProblemCode::Internal, {}, {{u"reason"_s, result.error().value(0).what}});
}

struct Row
{
    const char *name;
    Permission permission;
    Operation run;
};

const PasswordHash &hash()
{
    static const PasswordHash made = *PasswordHash::of(testPassword());
    return made;
}

/// Each operation that a clerk can ask for. What it is given is mostly wrong: whoever may not do it
/// hears of that first.
QList<Row> operations()
{
    using Tx = Transaction;
    const QString why = u"why"_s;
    constexpr auto work = Permission::Work;
    constexpr auto administer = Permission::Administer;
    return {
        {"process", work, on([](Tx &tx, RecordId id) { return processTask(tx, id); })},
        {"retry", work, on([](Tx &tx, RecordId id) { return retryTask(tx, id); })},
        {"acknowledge", work, on([](Tx &tx, RecordId id) { return acknowledgeTask(tx, id); })},
        {"approve", work, on([](Tx &tx, RecordId id) { return approveTask(tx, id); })},
        {"reject", work, on([=](Tx &tx, RecordId id) { return rejectTask(tx, id, why); })},
        {"reject without words", work,
         on([](Tx &tx, RecordId id) { return rejectTask(tx, id, {}); })},
        {"cancel", work, on([=](Tx &tx, RecordId id) { return cancelTask(tx, id, why); })},
        {"assign", work, on([=](Tx &tx, RecordId id) { return assignTask(tx, id, why); })},
        {"comment", work, on([=](Tx &tx, RecordId id) { return commentTask(tx, id, why); })},
        {"comment without words", work,
         on([](Tx &tx, RecordId id) { return commentTask(tx, id, {}); })},
        {"edit", work, on([](Tx &tx, RecordId id) { return editTask(tx, id, {}); })},
        {"a task that is not there", work, on([](Tx &tx, RecordId) { return processTask(tx, 1); })},
        {"unenroll", work, on([=](Tx &tx, RecordId id) { return unenroll(tx, id, why); })},
        {"enroll by hand", work, on([](Tx &tx, RecordId) { return enrollByHand(tx, {}); })},
        {"add a record", administer,
         on([](Tx &tx, RecordId) { return addRecord(tx, kind("manufacturer"), {}); })},
        {"change a record", administer,
         on([](Tx &tx, RecordId) { return changeRecord(tx, kind("program"), u"DR"_s, {}, {}); })},
        {"remove a record", administer,
         on([](Tx &tx, RecordId) { return removeRecord(tx, kind("program"), u"CLOSED"_s); })},
        {"merge records", administer, on([](Tx &tx, RecordId) {
             return mergeRecords(tx, kind("program"), u"CLOSED"_s, u"DR"_s);
         })},
        {"import", administer, on([](Tx &tx, RecordId) { return importPrograms(tx); })},
        {"demo data", administer, on([](Tx &tx, RecordId) { return fillDemo(tx, 1); })},
        {"add a user", administer, on([](Tx &tx, RecordId) { return addUser(tx, {}, hash()); })},
        {"reset a password", administer,
         on([](Tx &tx, RecordId) { return setPassword(tx, u"other"_s, hash()); })},
        {"give a role", administer,
         on([](Tx &tx, RecordId) { return setRole(tx, u"viewer"_s, Role::Administrator); })},
        {"disable a user", administer,
         on([](Tx &tx, RecordId) { return disableUser(tx, u"other"_s); })},
        {"enable a user", administer,
         on([](Tx &tx, RecordId) { return enableUser(tx, u"other"_s); })},
        {"change the rules", administer, on([](Tx &tx, RecordId) {
             return setSignInRules(tx, {SignIn::None, 0});
         })},
        {"require signing in", administer,
         on([](Tx &tx, RecordId) { return requireSignIn(tx, {}, hash()); })},
    };
}

} // namespace

/// Each operation asks for the role by itself, whatever buttons there are.
class TestRoles : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    RecordId m_task = 0;

    /// What it fails with; whatever it does is undone.
    Problems run(const Actor &actor, const Operation &operation)
    {
        return faultsOf(m_db->writer().wait(
            actor, [&](Transaction &tx) -> Result<bool> { return failed(operation(tx, m_task)); }));
    }
    /// Whether these say that the role is missing; imports say it in the words alone.
    static bool refuses(const Problems &problems, const Problem &expected)
    {
        if (problems.size() != 1)
            return false;
        return problems[0] == expected ||
               problems[0].parameters.value(u"reason"_s) == expected.detail();
    }
    void rows()
    {
        QTest::addColumn<Permission>("permission");
        QTest::addColumn<Operation>("operation");
        for (const Row &row : operations())
            QTest::newRow(row.name) << row.permission << row.run;
    }
    Result<BatchRun> runMonitor(const Actor &actor)
    {
        const std::atomic_bool cancel = false;
        return runDeferredMonitor(m_db->database(), m_db->writer(), actor, {}, cancel);
    }

private Q_SLOTS:
    /// The rows of a table share a database, since they change nothing.
    void init()
    {
        if (m_db && QTest::currentDataTag())
            return;
        m_db = std::make_unique<TestDatabase>();
        addTestUsers(*m_db);
        addTestUser(*m_db, u"other"_s, Role::Clerk);
        const auto accepted =
            m_db->writer().wait(Actor{ActorKind::ApiClient, u"client"_s}, [](Transaction &tx) {
                return registerDerDevice(tx, thermostat(u"t"_s, u"W-1"_s));
            });
        m_task = accepted->taskId;
    }
    void cleanupTestCase() { m_db.reset(); }

    void aViewerIsRefused_data() { rows(); }
    void aViewerIsRefused()
    {
        QFETCH(const Permission, permission);
        QFETCH(const Operation, operation);
        const Problems problems = run(signedIn(u"viewer"_s), operation);
        QVERIFY2(refuses(problems, refusal(permission, u"viewer"_s)),
                 qPrintable(sentences(problems)));
    }

    void aClerkWorksTasksAndAdministersNothing_data() { rows(); }
    void aClerkWorksTasksAndAdministersNothing()
    {
        QFETCH(const Permission, permission);
        QFETCH(const Operation, operation);
        const Problems problems = run(signedIn(u"clerk"_s), operation);
        QVERIFY2(refuses(problems, refusal(permission, u"clerk"_s)) ==
                     (permission == Permission::Administer),
                 qPrintable(sentences(problems)));
    }

    void anAdministratorIsNeverRefused_data() { rows(); }
    void anAdministratorIsNeverRefused()
    {
        QFETCH(const Permission, permission);
        QFETCH(const Operation, operation);
        const Problems problems = run(signedIn(u"administrator"_s), operation);
        QVERIFY(!refuses(problems, refusal(permission, u"administrator"_s)));
    }

    void whoHasNotSignedInIsRefused_data() { rows(); }
    void whoHasNotSignedInIsRefused()
    {
        QFETCH(const Operation, operation);
        const Problem needed{ProblemCode::SignInNeeded, {}, {}};
        // also under the name of an administrator
        for (const char *name : {"clerk at the desk", "administrator"})
            QVERIFY(refuses(run({ActorKind::Clerk, QString::fromLatin1(name)}, operation), needed));
        QVERIFY(refuses(run(signedIn(u"nobody"_s), operation), needed));
    }

    void whoHasTheDatabaseItselfIsNotAsked_data() { rows(); }
    void whoHasTheDatabaseItselfIsNotAsked()
    {
        QFETCH(const Permission, permission);
        QFETCH(const Operation, operation);
        const Problems problems = run({ActorKind::Clerk, u"root"_s, Standing::Host}, operation);
        QVERIFY(!refuses(problems, {ProblemCode::SignInNeeded, {}, {}}));
        QVERIFY(!refuses(problems, refusal(permission, u"root"_s)));
    }

    void withoutSigningInTheOneUserMayDoAll_data() { rows(); }
    void withoutSigningInTheOneUserMayDoAll()
    {
        QFETCH(const Operation, operation);
        QVERIFY(m_db->writer().wait(signedIn(u"administrator"_s), [](Transaction &tx) {
            return setSignInRules(tx, {SignIn::None, 15});
        }));
        const Problems problems = run({ActorKind::Clerk, u"clerk at the desk"_s}, operation);
        QVERIFY(!refuses(problems, {ProblemCode::SignInNeeded, {}, {}}));
    }

    void monitorClientsAndSystemHaveNoRole()
    {
        for (const ActorKind kind : {ActorKind::Monitor, ActorKind::ApiClient, ActorKind::System}) {
            const auto edited =
                m_db->writer().wait(Actor{kind, u"viewer"_s},
                                    [this](Transaction &tx) { return editTask(tx, m_task, {}); });
            QVERIFY2(edited, toText(kind).toLatin1());
        }
    }

    void whatIsRefusedIsNotDone()
    {
        const auto canceled = m_db->writer().wait(signedIn(u"viewer"_s), [this](Transaction &tx) {
            return cancelTask(tx, m_task, u"no more"_s);
        });
        QVERIFY(!canceled);
        QCOMPARE(m_db->count("service_task WHERE status = 'PENDING'"), 1);
        const auto given = m_db->writer().wait(signedIn(u"viewer"_s), [](Transaction &tx) {
            return setRole(tx, u"viewer"_s, Role::Administrator);
        });
        QVERIFY(!given);
        QCOMPARE(m_db->count("app_user WHERE role = 'ADMINISTRATOR'"), 1);
    }

    /// The desk still believes that he is an administrator.
    void aRoleThatIsTakenAwayIsGoneAtOnce()
    {
        const Actor clerk = signedIn(u"clerk"_s, Role::Administrator);
        const Operation comment =
            on([](Transaction &tx, RecordId id) { return commentTask(tx, id, u"seen"_s); });
        QCOMPARE(run(clerk, comment), Problems());
        QVERIFY(m_db->writer().wait(signedIn(u"administrator"_s), [](Transaction &tx) {
            return setRole(tx, u"clerk"_s, Role::Viewer);
        }));
        QCOMPARE(run(clerk, comment), Problems{refusal(Permission::Work, u"clerk"_s)});
        QVERIFY(m_db->writer().wait(signedIn(u"administrator"_s),
                                    [](Transaction &tx) { return disableUser(tx, u"clerk"_s); }));
        QCOMPARE(run(clerk, comment),
                 Problems({{ProblemCode::UserDisabled, {}, {{u"value"_s, u"clerk"_s}}}}));
    }

    /// Both stand in one group of the Writer, which asks but once for what hardly changes.
    void alsoInTheTransactionThatTakesItAway()
    {
        const auto outcome = m_db->writer().wait(
            signedIn(u"administrator"_s), [this](Transaction &tx) -> Result<ServiceTask> {
                if (const auto ended = disableUser(tx, u"administrator"_s); ended)
                    return failed(ProblemCode::Internal); // it is the last one
                addTwin(tx);
                if (const auto ended = disableUser(tx, u"administrator"_s); !ended)
                    return failed(ended.error());
                return commentTask(tx, m_task, u"still here"_s);
            });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error()[0].code, ProblemCode::UserDisabled);
    }

    void theMonitorIsRunByClerks()
    {
        const auto refused = runMonitor(signedIn(u"viewer"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error(), Problems{refusal(Permission::Work, u"viewer"_s)});
        QCOMPARE(m_db->count("batch_run"), 0);
        const auto run = runMonitor(signedIn(u"clerk"_s));
        QVERIFY(run);
        QCOMPARE(run->processed, 1);
        QVERIFY(runMonitor({ActorKind::Monitor, u"F1-STKDF"_s}));
    }

    void aLargeImportIsRefusedBeforeItIsRead()
    {
        QByteArray file("no header at all");
        QBuffer device(&file);
        QVERIFY(device.open(QIODevice::ReadOnly));
        const auto result = importFile(m_db->url(), signedIn(u"clerk"_s), ImportKind::Customers,
                                       device, ImportKeeps::Nothing);
        QVERIFY(!result);
        QCOMPARE(result.error().size(), 1);
        QCOMPARE(result.error()[0].line, 0);
        QCOMPARE(result.error()[0].what, refusal(Permission::Administer, u"clerk"_s).detail());
        QCOMPARE(device.pos(), 0);
    }

private:
    static void addTwin(Transaction &tx)
    {
        if (!addUser(tx, {u"twin"_s, {}, Role::Administrator, {}, {}, 0, {}}, hash()))
            qFatal("no twin");
    }
};

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
