// SPDX-License-Identifier: GPL-3.0-or-later
// Rows kept as bytes are what they were, whatever comes and goes between them.
#include "desk/models/TaskRows.h"

#include <QRandomGenerator>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TaskRowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryMember();
    void keepsWhatIsEmpty();
    void findsRowsByTask();
    void isAListWhateverHappens();
    void findsThePlaceOfATask_data();
    void findsThePlaceOfATask();
    void takesFewBytesARow();
    void startsAnew();

private:
    static TaskRow row(RecordId id);
    static QList<TaskRow> all(const TaskRows &rows);
};

/// As different from one another as tasks are.
TaskRow TaskRowsTest::row(RecordId id)
{
    TaskRow task;
    task.id = 10'000'000'000'000 + id;
    task.type = id % 2 ? u"DER-ENROLLMENT"_s : u"DER-INTERCONNECTION"_s;
    task.businessObject = id % 2 ? BusinessObject::Enrollment : BusinessObject::Interconnection;
    task.status = TaskStatus(id % 11);
    task.statusReason = id % 3 ? QString() : u"customer-not-found"_s;
    task.customerName = u"Müller & Söhne – Nr. %1 🌞"_s.arg(id);
    task.nameKey = u"muller & sohne – nr. %1 🌞"_s.arg(id);
    task.address = u"%1 Hauptstraße, Köln"_s.arg(id);
    task.program = u"P%1"_s.arg(id % 7);
    task.manufacturer = u"SMA America"_s;
    task.model = u"SB%1"_s.arg(id % 50);
    task.serialNo = u"SN-%1"_s.arg(id * 7);
    task.transactionId = u"0f8fad5b-d9cb-469f-a165-%1"_s.arg(id, 12, 10, QChar(u'0'));
    task.createdAt = QDateTime::fromMSecsSinceEpoch(1'767'225'600'000 + id * 1234, Qt::UTC);
    task.statusAt = task.createdAt.addMSecs(id * 37);
    task.retryCount = int(id % 200);
    task.nextAttempt = id % 5 ? QDateTime() : task.statusAt.addSecs(300);
    task.assignedTo = id % 4 ? QString() : u"clerk%1"_s.arg(id % 3);
    return task;
}

QList<TaskRow> TaskRowsTest::all(const TaskRows &rows)
{
    QList<TaskRow> tasks;
    for (qsizetype i = 0; i < rows.size(); ++i)
        tasks.append(rows.at(i));
    return tasks;
}

void TaskRowsTest::keepsEveryMember()
{
    TaskRows rows;
    rows.append({row(1), row(60), row(123'456)});
    QCOMPARE(rows.size(), 3);
    QCOMPARE(all(rows), (QList{row(1), row(60), row(123'456)}));
    QCOMPARE(rows.idAt(1), row(60).id);
    const TaskRow kept = rows.at(1);
    QCOMPARE(kept.nextAttempt, row(60).nextAttempt);
    QCOMPARE(kept.createdAt.timeSpec(), Qt::UTC);
}

void TaskRowsTest::keepsWhatIsEmpty()
{
    TaskRow bare;
    bare.id = 99'999'999'999'999;
    TaskRows rows;
    rows.append({bare});
    QCOMPARE(rows.at(0), bare);
    QVERIFY(rows.at(0).createdAt.isNull());
}

void TaskRowsTest::findsRowsByTask()
{
    TaskRows rows;
    QCOMPARE(rows.rowOf(row(1).id), -1);
    QList<TaskRow> tasks;
    for (int i = 0; i < 2000; ++i)
        tasks.append(row(i * 3));
    rows.append(tasks);
    QCOMPARE(rows.rowOf(row(0).id), 0);
    QCOMPARE(rows.rowOf(row(1500).id), 500);
    QCOMPARE(rows.rowOf(row(5997).id), 1999);
    QCOMPARE(rows.rowOf(row(1).id), -1);
}

/// Thousands of changes, the same ones to a list.
void TaskRowsTest::isAListWhateverHappens()
{
    QRandomGenerator random(7);
    TaskRows rows;
    QList<TaskRow> list;
    RecordId next = 0;
    for (int round = 0; round < 6000; ++round) {
        const qsizetype place = list.isEmpty() ? 0 : random.bounded(int(list.size()));
        switch (list.isEmpty() ? 0 : random.bounded(5)) {
        case 0: {
            const QList page{row(next), row(next + 1)};
            next += 2;
            rows.append(page);
            list += page;
            break;
        }
        case 1:
        case 2:
            rows.insert(place, row(next));
            list.insert(place, row(next++));
            break;
        case 3:
            rows.replace(place, row(next));
            list[place] = row(next++);
            break;
        default:
            rows.remove(place);
            list.removeAt(place);
        }
        QCOMPARE(rows.size(), list.size());
        if (!list.isEmpty()) {
            const qsizetype any = random.bounded(int(list.size()));
            QCOMPARE(rows.at(any), list[any]);
        }
    }
    QVERIFY(list.size() > 2000); // pages were split
    QCOMPARE(all(rows), list);
    while (!rows.isEmpty())
        rows.remove(rows.size() / 2);
    QCOMPARE(rows.size(), 0);
}

void TaskRowsTest::findsThePlaceOfATask_data()
{
    QTest::addColumn<TaskOrder>("order");
    QTest::addRow("newest first") << TaskOrder{TaskSort::Created, Qt::DescendingOrder};
    QTest::addRow("by serial number") << TaskOrder{TaskSort::SerialNo, Qt::AscendingOrder};
    QTest::addRow("by name") << TaskOrder{TaskSort::CustomerName, Qt::DescendingOrder};
}

void TaskRowsTest::findsThePlaceOfATask()
{
    QFETCH(TaskOrder, order);
    const auto before = [order](const TaskRow &left, const TaskRow &right) {
        return precedes(left, right, order);
    };
    QList<TaskRow> list;
    for (int i = 0; i < 1000; ++i)
        list.append(row(i * 2));
    std::sort(list.begin(), list.end(), before);
    TaskRows rows;
    rows.append(list);
    for (int i = 0; i < 2000; i += 37) {
        const auto expected = std::lower_bound(list.cbegin(), list.cend(), row(i), before);
        QCOMPARE(rows.placeOf(row(i), order, 0, rows.size()), expected - list.cbegin());
    }
    QCOMPARE(rows.placeOf(list.constLast(), order, 0, 10), 10);
    QCOMPARE(rows.placeOf(list.constFirst(), order, 10, 20), 10);
}

/// What the desk's memory depends on: see ./dev bench desk.
void TaskRowsTest::takesFewBytesARow()
{
    const auto resident = [] {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly)
                   ? file.readAll().split(' ').value(1).toLongLong() * 4096
                   : 0;
    };
    constexpr int count = 100'000;
    QList<TaskRow> page(200);
    TaskRows rows;
    const qint64 before = resident();
    for (int i = 0; i < count; i += int(page.size())) {
        for (int j = 0; j < page.size(); ++j)
            page[j] = row(i + j);
        rows.append(page);
    }
    QCOMPARE(rows.size(), count);
    const double each = double(resident() - before) / count;
    QVERIFY2(each < 250, qPrintable(QString::number(each)));
}

void TaskRowsTest::startsAnew()
{
    TaskRows rows;
    rows.append({row(1), row(2)});
    rows.clear();
    QVERIFY(rows.isEmpty());
    rows.append({row(3)});
    QCOMPARE(all(rows), QList{row(3)});
}

QTEST_APPLESS_MAIN(TaskRowsTest)
#include "tst_taskrows.moc"
