// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/SignIn.h"

#include "store/AuditTrail.h"
#include "store/UserQueries.h"
#include "support/SignedIn.h"

#include <QTest>
#include <QtConcurrentRun>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Users, their passwords, and who is let in.
class TestSignIn : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;

    Result<Actor> enter(const QString &name, const QString &password = testPassword())
    {
        return signIn(m_db->writer(), name, password);
    }
    /// Why nobody is let in; nothing if somebody is.
    std::optional<ProblemCode> refused(const QString &name,
                                       const QString &password = testPassword())
    {
        const auto actor = enter(name, password);
        return actor ? std::nullopt : std::optional(actor.error().constFirst().code);
    }
    template <typename Work>
    auto administer(Work work)
    {
        return m_db->writer().wait(signedIn(u"administrator"_s), work);
    }
    template <typename T>
    static std::optional<ProblemCode> codeOf(const Result<T> &result)
    {
        return result ? std::nullopt : std::optional(result.error().constFirst().code);
    }
    User user(const QString &name) { return findUser(m_db->read(), name).value(); }
    /// As if all that had happened so long ago.
    void letPass(qint64 seconds)
    {
        m_db->sql(qPrintable(
            u"UPDATE app_user SET last_wrong_at = last_wrong_at - %1"_s.arg(seconds * 1000)));
    }
    QStringList actions(const QString &name)
    {
        QStringList all;
        for (const AuditEntry &entry : auditEntries(m_db->read(), {u"app_user"_s, name}, 0, 100))
            all.prepend(entry.action);
        return all;
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        addTestUsers(*m_db);
    }
    void cleanup() { m_db.reset(); }

    void nameAndPasswordLetIn()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        QVERIFY(user(u"clerk"_s).lastSignIn.isNull());
        const auto actor = enter(u"clerk"_s);
        QVERIFY(actor);
        QCOMPARE(*actor, signedIn(u"clerk"_s, Role::Clerk));
        QVERIFY(user(u"clerk"_s).lastSignIn >= before.addMSecs(-1));
        QCOMPARE(user(u"clerk"_s).wrongPasswords, 0);
        QCOMPARE(actions(u"clerk"_s), QStringList({u"ADD"_s, u"SIGN_IN"_s}));
    }

    void whatIsWrongIsNotSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("password");
        QTest::newRow("password") << u"clerk"_s << u"wrong horse"_s;
        QTest::newRow("nothing") << u"clerk"_s << QString();
        QTest::newRow("name") << u"nobody"_s << testPassword();
        QTest::newRow("case") << u"clerk"_s << testPassword().toUpper();
        QTest::newRow("the hash itself")
            << u"clerk"_s << QString::fromLatin1(PasswordHash::of(testPassword())->text());
    }
    void whatIsWrongIsNotSaid()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, password);
        const auto actor = enter(name, password);
        QVERIFY(!actor);
        QCOMPARE(actor.error(), Problems({{ProblemCode::WrongPassword, {}, {}}}));
    }

    /// Else one could tell by the clock who is a user.
    void aNameThatThereIsNotTakesAsLong()
    {
        const auto fastest = [this](const QString &name) {
            qint64 least = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 3; ++i) {
                QElapsedTimer timer;
                timer.start();
                enter(name, u"wrong horse"_s);
                least = std::min(least, timer.nsecsElapsed());
            }
            return double(least);
        };
        enter(u"nobody"_s); // makes what is made but once
        const double known = fastest(u"clerk"_s);
        const double unknown = fastest(u"nobody"_s);
        QVERIFY2(unknown > known / 2, qPrintable(u"%1 %2"_s.arg(known).arg(unknown)));
    }

    void fiveWrongPasswordsMakeOneWait()
    {
        for (int i = 0; i < freeTries; ++i)
            QCOMPARE(refused(u"clerk"_s, u"wrong horse"_s), ProblemCode::WrongPassword);
        const auto actor = enter(u"clerk"_s); // even the right one
        QVERIFY(!actor);
        QCOMPARE(actor.error()[0].code, ProblemCode::SignInPaused);
        const int seconds = actor.error()[0].parameters.value(u"limit"_s).toInt();
        QVERIFY2(seconds > 25 && seconds <= 30, QByteArray::number(seconds));
        QCOMPARE(user(u"clerk"_s).wrongPasswords, freeTries); // waiting is no try
        QVERIFY(enter(u"viewer"_s));                          // others do not wait
        letPass(30);
        QVERIFY(enter(u"clerk"_s));
        QCOMPARE(user(u"clerk"_s).wrongPasswords, 0);
    }

    void eachFurtherOneDoublesTheWait()
    {
        QList<int> waits;
        m_db->sql("UPDATE app_user SET wrong_passwords = 5, last_wrong_at = 0");
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(refused(u"clerk"_s, u"wrong horse"_s), ProblemCode::WrongPassword);
            const auto actor = enter(u"clerk"_s);
            waits.append(actor ? 0 : actor.error()[0].parameters.value(u"limit"_s).toInt());
            letPass(15 * 60);
        }
        const QList<int> expected{60, 120, 240, 480, 900, 900, 900, 900};
        for (int i = 0; i < waits.size(); ++i)
            QVERIFY2(waits[i] <= expected[i] && waits[i] > expected[i] - 5,
                     qPrintable(u"%1: %2"_s.arg(i).arg(waits[i])));
    }

    void manyAtATimeAreNoWayRound()
    {
        QList<QFuture<bool>> tries;
        for (int i = 0; i < 12; ++i)
            tries.append(QtConcurrent::run([this] {
                return refused(u"clerk"_s, u"wrong horse"_s) == ProblemCode::WrongPassword;
            }));
        int looked = 0;
        for (QFuture<bool> &attempt : tries)
            looked += attempt.result();
        QCOMPARE(looked, freeTries);
    }

    void whoIsDisabledIsToldOnlyWithTheRightPassword()
    {
        QVERIFY(administer([](Transaction &tx) { return disableUser(tx, u"clerk"_s); }));
        QVERIFY(!user(u"clerk"_s).isEnabled());
        QCOMPARE(refused(u"clerk"_s, u"wrong horse"_s), ProblemCode::WrongPassword);
        QCOMPARE(refused(u"clerk"_s), ProblemCode::UserDisabled);
        QVERIFY(administer([](Transaction &tx) { return enableUser(tx, u"clerk"_s); }));
        QVERIFY(enter(u"clerk"_s));
    }

    void aNewPasswordReplacesTheOldOne()
    {
        const PasswordHash hash = *PasswordHash::of(u"battery staple"_s);
        m_db->sql("UPDATE app_user SET wrong_passwords = 9, last_wrong_at = created_at");
        QVERIFY(administer([&](Transaction &tx) { return setPassword(tx, u"clerk"_s, hash); }));
        QCOMPARE(refused(u"clerk"_s), ProblemCode::WrongPassword);
        QVERIFY(enter(u"clerk"_s, u"battery staple"_s));
    }

    void everyoneMaySetTheirOwn()
    {
        const PasswordHash hash = *PasswordHash::of(u"battery staple"_s);
        const auto set = [&](const QString &name) {
            return m_db->writer().wait(signedIn(u"viewer"_s), [&](Transaction &tx) {
                return setPassword(tx, name, hash);
            });
        };
        QVERIFY(set(u"viewer"_s));
        QVERIFY(enter(u"viewer"_s, u"battery staple"_s));
        QCOMPARE(codeOf(set(u"clerk"_s)), ProblemCode::AdministratorNeeded);
    }

    void passwordsHaveALength_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("9") << QString(9, u'x') << false;
        QTest::newRow("10") << QString(10, u'x') << true;
        QTest::newRow("emoji count once") << u"😀😀😀😀😀😀😀😀😀"_s << false;
        QTest::newRow("200") << QString(200, u'x') << true;
        QTest::newRow("201") << QString(201, u'x') << false;
    }
    void passwordsHaveALength()
    {
        QFETCH(const QString, password);
        QFETCH(const bool, good);
        const auto hash = PasswordHash::of(password);
        QCOMPARE(hash.has_value(), good);
        if (!good) {
            QCOMPARE(hash.error()[0].code, ProblemCode::OutOfRange);
            QVERIFY(password.isEmpty() || !hash.error()[0].detail().contains(password));
            return;
        }
        QVERIFY(hash->text().startsWith("$argon2id$"));
        QVERIFY(passwordMatches(hash->text(), password));
        QVERIFY(PasswordHash::of(password)->text() != hash->text()); // salted
    }

    /// On one keyboard "ü" is a key, on another one it is composed.
    void thePasswordIsTheSameOnEveryKeyboard()
    {
        const auto hash = PasswordHash::of(u"T\u00FCr und Angel"_s);
        QVERIFY(passwordMatches(hash->text(), u"Tu\u0308r und Angel"_s));
        QVERIFY(!passwordMatches(hash->text(), u"Tur und Angel"_s));
    }

    void usersAreChecked_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("fullName");
        QTest::addColumn<QString>("pointer");
        QTest::newRow("no name") << QString() << u"Ada"_s << u"/name"_s;
        QTest::newRow("long name") << QString(61, u'x') << u"Ada"_s << u"/name"_s;
        QTest::newRow("spaces around it") << u" ada"_s << u"Ada"_s << u"/name"_s;
        QTest::newRow("a line break") << u"a\nda"_s << u"Ada"_s << u"/name"_s;
        QTest::newRow("there already") << u"clerk"_s << u"Ada"_s << u"/name"_s;
        QTest::newRow("there but for its case") << u"Clerk"_s << u"Ada"_s << u"/name"_s;
        QTest::newRow("long full name") << u"ada"_s << QString(255, u'x') << u"/fullName"_s;
    }
    void usersAreChecked()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, fullName);
        QFETCH(const QString, pointer);
        const PasswordHash hash = *PasswordHash::of(testPassword());
        const auto added = administer([&](Transaction &tx) {
            return addUser(tx, {name, fullName, Role::Clerk, {}, {}, 0, {}}, hash);
        });
        QVERIFY(!added);
        QCOMPARE(added.error()[0].pointer, pointer);
        QCOMPARE(m_db->count("app_user"), 3);
    }

    void whatIsDoneToAUserIsInTheTrail()
    {
        const PasswordHash hash = *PasswordHash::of(u"battery staple"_s);
        QVERIFY(administer([](Transaction &tx) { return setRole(tx, u"viewer"_s, Role::Clerk); }));
        QVERIFY(administer([&](Transaction &tx) { return setPassword(tx, u"viewer"_s, hash); }));
        QVERIFY(administer([](Transaction &tx) { return disableUser(tx, u"viewer"_s); }));
        QVERIFY(administer([](Transaction &tx) { return enableUser(tx, u"viewer"_s); }));
        refused(u"viewer"_s, u"wrong horse"_s);
        QVERIFY(enter(u"viewer"_s, u"battery staple"_s));
        QCOMPARE(actions(u"viewer"_s),
                 QStringList({u"ADD"_s, u"CHANGE"_s, u"PASSWORD"_s, u"DISABLE"_s, u"ENABLE"_s,
                              u"WRONG_PASSWORD"_s, u"SIGN_IN"_s}));
        const auto entries = auditEntries(m_db->read(), {u"app_user"_s, u"viewer"_s}, 0, 100);
        QCOMPARE(entries[5].actor.name, u"administrator"_s);
        QCOMPARE(entries[5].changes, QList<FieldChange>({{u"role"_s, u"VIEWER"_s, u"CLERK"_s}}));
        QCOMPARE(entries[1].actor.kind, ActorKind::System); // whoever it was
        QVERIFY(!verifyAuditTrail(m_db->read()));
    }

    /// Neither in words nor as a hash; nor what was typed into the wrong field.
    void passwordsStayOutOfTheTrail()
    {
        enter(testPassword(), u"clerk"_s);
        enter(u"clerk"_s, u"wrong horse"_s);
        for (const char *secret : {"horse", "argon2"})
            QCOMPARE(m_db->count(qPrintable(
                         u"audit_entry WHERE changes LIKE '%%1%' OR record_key LIKE '%%1%' OR "
                         "actor LIKE '%%1%'"_s.replace(u"%1"_s, QString::fromLatin1(secret)))),
                     0);
        QCOMPARE(m_db->count("app_user WHERE password_hash LIKE '$argon2id$%'"), 3);
    }

    void oneAdministratorStays()
    {
        const auto demote = [](Transaction &tx) {
            return setRole(tx, u"administrator"_s, Role::Clerk);
        };
        const auto disable = [](Transaction &tx) { return disableUser(tx, u"administrator"_s); };
        QCOMPARE(codeOf(administer(demote)), ProblemCode::LastAdministrator);
        QCOMPARE(codeOf(administer(disable)), ProblemCode::LastAdministrator);
        addTestUser(*m_db, u"second"_s, Role::Administrator);
        QVERIFY(administer(disable));
        const auto demoteSecond = [](Transaction &tx) {
            return setRole(tx, u"second"_s, Role::Viewer);
        };
        QCOMPARE(codeOf(m_db->writer().wait(signedIn(u"second"_s), demoteSecond)),
                 ProblemCode::LastAdministrator); // a disabled one does not count
    }

    /// Each of two takes the other's role away, at the same time.
    void oneAdministratorStaysOfTwoWhoFight()
    {
        addTestUser(*m_db, u"second"_s, Role::Administrator);
        for (int i = 0; i < 20; ++i) {
            const auto demote = [](const QString &name) {
                return [name](Transaction &tx) { return setRole(tx, name, Role::Clerk); };
            };
            auto one = m_db->writer().submit(signedIn(u"administrator"_s), demote(u"second"_s));
            auto other = m_db->writer().submit(signedIn(u"second"_s), demote(u"administrator"_s));
            const int done = int(one.result().has_value()) + int(other.result().has_value());
            QCOMPARE(done, 1);
            m_db->sql("UPDATE app_user SET role = 'ADMINISTRATOR' "
                      "WHERE name IN ('administrator', 'second')");
        }
    }

    void withoutSigningInNoAdministratorIsNeeded()
    {
        QVERIFY(administer([](Transaction &tx) { return setSignInRules(tx, {SignIn::None, 15}); }));
        QVERIFY(administer(
            [](Transaction &tx) { return setRole(tx, u"administrator"_s, Role::Clerk); }));
        const auto required = m_db->run([](Transaction &tx) {
            return setSignInRules(tx, {SignIn::Required, 15});
        });
        QCOMPARE(codeOf(required), ProblemCode::LastAdministrator);
    }

    void rulesAreKeptAndAudited()
    {
        QVERIFY(administer([](Transaction &tx) {
            return setSignInRules(tx, {SignIn::Required, 5});
        }));
        const SignInRules rules = signInRules(m_db->read());
        QVERIFY(rules.areRequired());
        QCOMPARE(rules.lockMinutes, 5);
        const auto entries = auditEntries(m_db->read(), {u"setting"_s, u"sign_in"_s}, 0, 10);
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0].changes, QList<FieldChange>({{u"lock_minutes"_s, u"15"_s, u"5"_s}}));
        for (const int minutes : {-1, 1441})
            QCOMPARE(codeOf(administer([=](Transaction &tx) {
                         return setSignInRules(tx, {SignIn::Required, minutes});
                     })),
                     ProblemCode::OutOfRange);
        QCOMPARE(codeOf(administer([](Transaction &tx) { return setSignInRules(tx, {}); })),
                 ProblemCode::Missing);
    }

    void theFirstRunMayAskEveryoneToSignIn()
    {
        TestDatabase fresh;
        QVERIFY(!signInRules(fresh.read()).signIn); // nobody has chosen
        const PasswordHash hash = *PasswordHash::of(testPassword());
        const auto first = fresh.run([&](Transaction &tx) {
            return requireSignIn(tx, {u"ada"_s, u"Ada"_s, Role::Viewer, {}, {}, 0, {}}, hash);
        });
        QVERIFY(first);
        QCOMPARE(first->role, Role::Administrator);
        QVERIFY(signInRules(fresh.read()).areRequired());
        const auto entered = signIn(fresh.writer(), u"ada"_s, testPassword());
        QVERIFY(entered);
        QCOMPARE(*entered, signedIn(u"ada"_s));
    }

    void aFirstRunThatFailsChangesNothing()
    {
        TestDatabase fresh;
        const PasswordHash hash = *PasswordHash::of(testPassword());
        QVERIFY(!fresh.run([&](Transaction &tx) { return requireSignIn(tx, {}, hash); }));
        QVERIFY(!signInRules(fresh.read()).signIn);
        QCOMPARE(fresh.count("app_user"), 0);
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
