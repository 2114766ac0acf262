// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskQueries.h"
#include "store/ToDoQueries.h"
#include "support/Standing.h"

#include <QTest>

#include <algorithm>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestToDoQueries : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    QList<StandingTask> m_tasks;

    /// All that match, page by page.
    QList<ToDoRow> read(const ToDoCriteria &criteria, int page)
    {
        QList<ToDoRow> all;
        for (;;) {
            const QList<ToDoRow> next =
                openToDos(m_db->read(), criteria, all.isEmpty() ? nullptr : &all.constLast(), page);
            all += next;
            if (next.size() < page)
                return all;
        }
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = insertStanding(*m_db, 600, QDateTime::currentDateTimeUtc());
    }

    void whoseAndOfWhichRole_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<bool>("anybody");
        QTest::addColumn<QString>("clerk");
        QTest::newRow("all") << QString() << true << QString();
        QTest::newRow("of a role") << u"ENROLLMENT"_s << true << QString();
        QTest::newRow("mine") << QString() << false << u"clerk"_s;
        QTest::newRow("mine, of a role") << u"DER-ENROLLMENT"_s << false << u"clerk"_s;
        QTest::newRow("nobody's") << QString() << false << QString();
        QTest::newRow("nobody's, of a role") << u"ENROLLMENT"_s << false << QString();
        QTest::newRow("of a role that there is not") << u"NONE"_s << true << QString();
    }
    void whoseAndOfWhichRole()
    {
        QFETCH(QString, role);
        QFETCH(bool, anybody);
        QFETCH(QString, clerk);
        QList<StandingTask> expected;
        for (const StandingTask &task : m_tasks) {
            if (!task.role.isEmpty() && (role.isEmpty() || task.role == role) &&
                (anybody || task.assignedTo == clerk))
                expected.append(task);
        }
        std::sort(expected.begin(), expected.end(), [](const auto &a, const auto &b) {
            return std::tie(a.since, a.id) < std::tie(b.since, b.id);
        });
        ToDoCriteria criteria{role, {}};
        if (!anybody)
            criteria.assignedTo = clerk;
        const QList<ToDoRow> rows = read(criteria, 7);
        QCOMPARE(rows.size(), expected.size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].taskId, expected[i].id);
            QCOMPARE(rows[i].role, expected[i].role);
            QCOMPARE(rows[i].assignedTo, expected[i].assignedTo);
            QCOMPARE(rows[i].raisedAt, expected[i].since);
            QCOMPARE(rows[i].status, TaskStatus::IssueDetected);
        }
        QCOMPARE(countToDos(m_db->read(), criteria, 10'000), int(expected.size()));
        if (expected.size() > 4)
            QCOMPARE(countToDos(m_db->read(), criteria, 3), 4);
    }

    void rolesAreThoseOfTheTaskTypes()
    {
        QCOMPARE(toDoRoles(m_db->read()),
                 (QStringList{u"DER-ENROLLMENT"_s, u"DER-INTERCONNECTION"_s, u"ENROLLMENT"_s}));
    }

    void whatIsNewIsWhatWasRaisedSinceAndIsOpen()
    {
        const ToDoNews before = toDosSince(m_db->read(), 0);
        QCOMPARE(before.raised, int(m_db->count("to_do WHERE closed_at IS NULL")));
        QCOMPARE(toDosSince(m_db->read(), before.newest).raised, 0);
        QList<RecordId> tasks;
        for (const StandingTask &task : m_tasks) {
            if (task.role.isEmpty() && tasks.size() < 3)
                tasks.append(task.id);
        }
        QVERIFY(m_db->run([tasks](Transaction &tx) -> Result<bool> {
                        for (RecordId id : tasks)
                            raiseToDo(tx, id, u"ENROLLMENT"_s);
                        closeToDo(tx, tasks[1]);
                        return true;
                    })
                    .has_value());
        const ToDoNews news = toDosSince(m_db->read(), before.newest);
        QCOMPARE(news.raised, 2);
        QCOMPARE(toDosSince(m_db->read(), news.newest).raised, 0);
    }
};

QTEST_MAIN(TestToDoQueries)
#include "tst_todoqueries.moc"
