// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ServiceTask.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Who may do what.
class TestUser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachRoleMayDoWhatItIsFor_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<QList<Permission>>("may");
        using P = Permission;
        QTest::newRow("viewer") << Role::Viewer << QList<P>{P::View};
        QTest::newRow("clerk") << Role::Clerk << QList<P>{P::View, P::Work};
        QTest::newRow("administrator")
            << Role::Administrator << QList<P>{P::View, P::Work, P::Administer};
    }
    void eachRoleMayDoWhatItIsFor()
    {
        QFETCH(const Role, role);
        QFETCH(const QList<Permission>, may);
        for (const Permission permission :
             {Permission::View, Permission::Work, Permission::Administer}) {
            QCOMPARE(derdesk::may(role, permission), may.contains(permission));
            QCOMPARE(Actor({ActorKind::Clerk, {}, Standing::SignedIn, role}).may(permission),
                     may.contains(permission));
        }
    }

    void aRefusalNamesWhoAndWhomToAsk()
    {
        const Problem work = refusal(Permission::Work, u"ada"_s);
        QCOMPARE(work.code, ProblemCode::ClerkNeeded);
        QCOMPARE(work.detail(), u"Only clerks and administrators may do this, and the user ada is "
                                "neither. Ask an administrator for the role of a clerk."_s);
        const Problem administer = refusal(Permission::Administer, u"ada"_s);
        QCOMPARE(administer.code, ProblemCode::AdministratorNeeded);
        QCOMPARE(administer.detail(), u"Only administrators may do this, and the user ada is none. "
                                      "Ask an administrator to do it, or for that role."_s);
        for (const Problem &problem : {work, administer})
            QCOMPARE(problemKind(problem.code), ProblemKind::Forbidden);
    }

    /// They are kept in databases.
    void textsAreStable()
    {
        QCOMPARE(toText(Role::Viewer), u"VIEWER"_s);
        QCOMPARE(toText(Role::Clerk), u"CLERK"_s);
        QCOMPARE(toText(Role::Administrator), u"ADMINISTRATOR"_s);
        QCOMPARE(toText(SignIn::None), u"none"_s);
        QCOMPARE(toText(SignIn::Required), u"required"_s);
        QCOMPARE(roleText(Role::Administrator), u"Administrator"_s);
    }

    void nobodyHasToSignInUntilItIsChosen()
    {
        SignInRules rules;
        QVERIFY(!rules.areRequired());
        QCOMPARE(rules.lockMinutes, 15);
        rules.signIn = SignIn::None;
        QVERIFY(!rules.areRequired());
        rules.signIn = SignIn::Required;
        QVERIFY(rules.areRequired());
    }

    /// As on a database whose only user nobody asks.
    void anActorWithoutMoreMayDoAll()
    {
        const Actor clerk{ActorKind::Clerk, u"ada"_s};
        QCOMPARE(clerk.standing, Standing::Open);
        QVERIFY(clerk.may(Permission::Administer));
    }
};

QTEST_GUILESS_MAIN(TestUser)
#include "tst_user.moc"
