// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskQueries.h"
#include "store/TaskSearch.h"
#include "store/TaskSuggestions.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What the quick-search box offers while one types.
class TestTaskSuggestions : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    RecordId m_first = 0, m_second = 0;

    RecordId insert(const QString &transaction, const QString &serial, const QString &account)
    {
        return m_db
            ->run([&](Transaction &tx) -> Result<RecordId> {
                ServiceTask task;
                task.type = u"DER-ENROLLMENT"_s;
                task.transactionId = transaction;
                task.serialNo = serial;
                task.modelId = 2;
                task.customer.cisAccountId = account;
                task.customer.name = account == u"A1"_s ? u"Ada Byron"_s : QString();
                return insertTask(tx, task);
            })
            .value();
    }
    QList<TaskSuggestion> suggested(const QString &typed)
    {
        return suggestTasks(m_db->read(), typed);
    }
    static TaskSuggestion serial(const QString &value, int count, RecordId task = 0)
    {
        return {SuggestionKind::SerialNo, value, {}, count, task};
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_first = insert(u"TX-100"_s, u"SN-1"_s, u"A1"_s);
        m_second = insert(u"TX-200"_s, u"SN-2"_s, u"A2"_s);
        insert(u"TY-300"_s, u"SN-2"_s, u"A2"_s);
    }
    void cleanup() { m_db.reset(); }

    void aTaskByItsFirstDigits()
    {
        const QList<TaskSuggestion> found = suggested(idText(m_first));
        QCOMPARE(found, (QList<TaskSuggestion>{
                            {SuggestionKind::Task, idText(m_first), u"Ada Byron"_s, 0, m_first}}));
        QCOMPARE(suggested(u"100"_s).size(), 3); // all tasks of the first millions
        QCOMPARE(suggested(u"999"_s).size(), 0);
    }

    void transactionsAreTasks()
    {
        QCOMPARE(suggested(u"TX-"_s),
                 (QList<TaskSuggestion>{
                     {SuggestionKind::Transaction, u"TX-100"_s, u"SN-1"_s, 0, m_first},
                     {SuggestionKind::Transaction, u"TX-200"_s, u"SN-2"_s, 0, m_second}}));
        QCOMPARE(suggested(u"tx: TY"_s).size(), 1);
    }

    void serialNumbersWithTheirCount()
    {
        QCOMPARE(suggested(u"SN-"_s),
                 (QList<TaskSuggestion>{serial(u"SN-1"_s, 1, m_first), serial(u"SN-2"_s, 2)}));
        QCOMPARE(suggested(u"sn: SN-2"_s), (QList<TaskSuggestion>{serial(u"SN-2"_s, 2)}));
    }

    void countsStopAtAHundred()
    {
        for (int i = 0; i < 110; ++i)
            insert(u"M-%1"_s.arg(i), u"MANY"_s, {});
        QCOMPARE(suggested(u"MAN"_s),
                 (QList<TaskSuggestion>{serial(u"MANY"_s, suggestionCap + 1)}));
        QCOMPARE(suggested(u"M-"_s).size(), 3); // a few of each kind
    }

    void accountsAndNamesAndAddressesAndModels()
    {
        QCOMPARE(suggested(u"A2"_s), (QList<TaskSuggestion>{{SuggestionKind::Account, u"A2"_s,
                                                             u"John Smith"_s, 2, 0}}));
        QCOMPARE(suggested(u"JOHN s"_s),
                 (QList<TaskSuggestion>{{SuggestionKind::Customer, u"John Smith"_s, {}, 2, 0}}));
        QCOMPARE(suggested(u"1 main"_s),
                 (QList<TaskSuggestion>{
                     {SuggestionKind::Address, u"1 Main Street"_s, u"Springfield"_s, 1, 0}}));
        QCOMPARE(suggested(u"t-"_s),
                 (QList<TaskSuggestion>{{SuggestionKind::Model, u"T-1"_s, u"Warmly"_s, 0, 0}}));
    }

    void hintsOfferOneKindOnly()
    {
        QCOMPARE(suggested(u"n: a"_s),
                 (QList<TaskSuggestion>{{SuggestionKind::Customer, u"Ada Byron"_s, {}, 1, 0}}));
        QCOMPARE(suggested(u"ad: 2"_s).size(), 1);
        QCOMPARE(suggested(u"c: ada"_s).size(), 0);
        QCOMPARE(suggested(QString()).size(), 0);
        QCOMPARE(suggested(u"'; DROP TABLE service_task; --"_s).size(), 0);
    }

    void eachLeadsToItsTasks_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("count");
        QTest::newRow("serial number") << u"sn: SN-2"_s << 2;
        QTest::newRow("account") << u"A2"_s << 2;
        QTest::newRow("name") << u"ada"_s << 1;
        QTest::newRow("model") << u"T-1"_s << 3;
        QTest::newRow("transaction") << u"TX-1"_s << 1;
    }
    void eachLeadsToItsTasks()
    {
        QFETCH(QString, typed);
        QFETCH(int, count);
        const QList<TaskSuggestion> found = suggested(typed);
        QCOMPARE(found.size(), 1);
        QCOMPARE(countTasks(m_db->read(), criteriaOf(found.constFirst())), count);
    }

    void oneTaskIsCalledByItsIds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");
        QTest::newRow("transaction id") << u"TX-100"_s << true;
        QTest::newRow("with its hint") << u"tx: TX-100"_s << true;
        QTest::newRow("part of it") << u"TX-10"_s << false;
        QTest::newRow("something else besides") << u"tx: TX-100 n: ada"_s << false;
        QTest::newRow("a name") << u"Ada"_s << false;
        QTest::newRow("no task's id") << u"99999999999999"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void oneTaskIsCalledByItsIds()
    {
        QFETCH(QString, typed);
        QFETCH(bool, found);
        QCOMPARE(taskCalled(m_db->read(), typed), found ? m_first : 0);
    }

    void aTaskIsCalledByItsIdAndATransactionOfTwoByNone()
    {
        QCOMPARE(taskCalled(m_db->read(), idText(m_second)), m_second);
        insert(u"TX-100"_s, u"SN-9"_s, {}); // another client's
        QCOMPARE(taskCalled(m_db->read(), u"TX-100"_s), RecordId(0));
    }
};

QTEST_MAIN(TestTaskSuggestions)
#include "tst_tasksuggestions.moc"
