// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskCandidates.h"
#include "store/TaskSearch.h"
#include "support/ManyTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Searches for how a number begins that very many tasks have, none of them new.
class BeginningsTest : public QObject
{
    Q_OBJECT

    static constexpr int many = 30'000;
    static constexpr int old = 24'000;
    TestDatabase m_db;

    /// A server plans by itself.
    bool inFile() { return m_db.read().engine() == Engine::Sqlite; }
    static TaskCriteria serial(const QString &beginning)
    {
        TaskCriteria criteria;
        criteria.serialNo = beginning;
        return criteria;
    }
    static TaskCriteria transaction(const QString &beginning)
    {
        TaskCriteria criteria;
        criteria.transactionId = beginning;
        return criteria;
    }

private Q_SLOTS:
    void initTestCase()
    {
        insertManyTasks(m_db, many);
        m_db.sql("UPDATE service_task SET serial_no = 'OLD-' || id WHERE id <= 20000000024000");
    }

    void findsTheNewestOfThemPageAfterPage()
    {
        QList<TaskRow> rows;
        for (int page = 0; page < 5; ++page) {
            rows += searchTasks(m_db.read(), serial(u"OLD-"_s), {},
                                rows.isEmpty() ? nullptr : &rows.constLast(), 200);
        }
        QCOMPARE(rows.size(), 1'000);
        for (int i = 0; i < 1'000; ++i)
            QCOMPARE(rows[i].id, firstManyTask + old - i);
    }

    void andTheOldestOfThem()
    {
        const TaskOrder oldest{TaskSort::Created, Qt::AscendingOrder};
        for (const QString &beginning : {u"OLD-"_s, u"OLD-2000000002"_s}) {
            const QList<TaskRow> rows =
                searchTasks(m_db.read(), serial(beginning), oldest, nullptr, 200);
            QCOMPARE(rows.size(), 200);
            const RecordId first = beginning == u"OLD-"_s ? 1 : 20'000;
            for (int i = 0; i < 200; ++i)
                QCOMPARE(rows[i].id, firstManyTask + first + i);
        }
    }

    void withOtherConditionsToo()
    {
        TaskCriteria criteria = serial(u"OLD-"_s);
        criteria.statuses = {TaskStatus::Completed};
        const QList<TaskRow> rows = searchTasks(m_db.read(), criteria, {}, nullptr, 200);
        QCOMPARE(rows.size(), 200);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(rows[i].id, firstManyTask + old - 3 - 4 * i);
    }

    /// Each row is read by that index, and not all tasks that are newer.
    void goesByTheIndexOfTheNumber()
    {
        if (!inFile())
            return;
        QCOMPARE(indexOfBeginning(m_db.read(), serial(u"OLD-"_s)), u"service_task_serial"_s);
        QCOMPARE(indexOfBeginning(m_db.read(), transaction(u"TX-"_s)),
                 u"service_task_transaction"_s);
        QCOMPARE(indexOfBeginning(m_db.read(), {}), QString());
    }

    /// Then a page of them is soon found among all.
    void unlessMostTasksBeginSo()
    {
        m_db.sql("UPDATE service_task SET id = id - 9999999000000"); // as if there were few
        if (inFile())
            QCOMPARE(indexOfBeginning(m_db.read(), serial(u"OLD-"_s)), QString());
        const QList<TaskRow> rows = searchTasks(m_db.read(), serial(u"OLD-"_s), {}, nullptr, 200);
        QCOMPARE(rows.size(), 200);
        QCOMPARE(rows[0].id, firstManyTask - 9'999'999'000'000 + old);
    }
};

QTEST_GUILESS_MAIN(BeginningsTest)
#include "tst_beginnings.moc"
