// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskListModel.h"
#include "desk/portals/TaskSearchForm.h"
#include "desk/widgets/DateField.h"
#include "desk/widgets/StatusChoice.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"
#include "support/ManyTasks.h"

#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk looks for tasks.
class TestTaskQueryPortal : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    template <typename Widget>
    Widget &field(const QString &name)
    {
        auto *form = m_desk->query().findChild<TaskSearchForm *>();
        auto *widget = form->findChild<Widget *>(name);
        if (!widget)
            qFatal("no field %s", qPrintable(name));
        return *widget;
    }
    QLineEdit &box() { return *named<QLineEdit>(m_desk->query(), u"Find"_s); }
    void press(const QString &name)
    {
        QAbstractButton *button = buttonNamed(m_desk->query(), name);
        QVERIFY2(button, qPrintable(name));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QStringList serials() { return m_desk->column(TaskColumns::SerialNo); }
    QString count() { return named<QLabel>(m_desk->query(), u"How many tasks match"_s)->text(); }
    QString message()
    {
        const auto *label = named<QLabel>(m_desk->query(), u"Message"_s);
        return label->isVisible() ? label->text() : QString();
    }
    QString fault()
    {
        const auto *label = named<QLabel>(m_desk->query(), u"What cannot be searched for"_s);
        return label->isVisible() ? label->text() : QString();
    }

    /// Three tasks that differ in whatever can be searched for.
    void makeThree()
    {
        RegistrationRequest first = thermostat(u"TX-ALPHA"_s, u"AAA-1"_s);
        first.headEndSystem = u"HE"_s;
        first.nicId = u"NIC-1"_s;
        m_first = m_desk->post(first);
        const RecordId done = m_first;
        QVERIFY(m_desk->db.run([=](Transaction &tx) { return processTask(tx, done); }).has_value());
        RegistrationRequest second = thermostat(u"TX-BETA"_s, u"BBB-2"_s);
        second.customer.cisAccountId = u"A2"_s;
        second.customer.email = u"john@example.com"_s;
        second.location.cisServicePointId = u"SP99"_s;
        m_second = m_desk->post(second);
        const RecordId held = m_second;
        QVERIFY(m_desk->db.run([=](Transaction &tx) { return processTask(tx, held); }).has_value());
        InterconnectionRequest third = interconnection(u"TX-GAMMA"_s, u"CCC-3"_s);
        third.customer.cisAccountId = u"A3"_s;
        third.location.cisServicePointId = u"SP3"_s;
        m_third = m_desk->post(third);
    }
    void open()
    {
        m_desk->open();
        QTRY_VERIFY(m_desk->table().model()->rowCount() > 0 || !message().isEmpty());
    }

    RecordId m_first = 0, m_second = 0, m_third = 0;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }
    void cleanup() { m_desk.reset(); }

    void newestFirst()
    {
        makeThree();
        open();
        QCOMPARE(serials(), (QStringList{u"CCC-3"_s, u"BBB-2"_s, u"AAA-1"_s}));
        QTRY_COMPARE(count(), u"3 tasks"_s);
        QCOMPARE(m_desk->column(TaskColumns::Status),
                 (QStringList{u"Pending"_s, u"Issue detected"_s, u"Completed"_s}));
    }

    void textFields_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *title, const char *name, const char *text,
                            const QStringList &found) {
            QTest::newRow(title) << QString::fromUtf8(name) << QString::fromUtf8(text) << found;
        };
        const QStringList first{u"AAA-1"_s}, second{u"BBB-2"_s}, third{u"CCC-3"_s};
        row("transaction id", "transactionId", "TX-BETA", second);
        row("the first letters of it", "transactionId", "TX-B", second);
        row("white space around it", "transactionId", "  TX-GAMMA ", third);
        row("serial number", "serialNo", "CCC-3", third);
        row("the first letters of the serial number", "serialNo", "AA", first);
        row("nobody's serial number", "serialNo", "ZZZ", {});
        row("not the end of the serial number", "serialNo", "-1", {});
        row("NIC id", "nicId", "NIC-1", first);
        row("customer name", "customerName", "Ada Byron", first);
        row("part of the name, any case", "customerName", "BYR", first);
        row("account id", "accountId", "A3", third);
        row("service point", "servicePoint", "SP1", first);
        row("requested service point", "servicePoint", "SP99", second);
        row("premise", "servicePoint", "PR1", first);
        row("address", "address", "1 main", first);
        row("manufacturer", "manufacturer", "sunline", third);
        row("model", "model", "T-1", {u"BBB-2"_s, u"AAA-1"_s});
        row("percent is a letter", "customerName", "%", {});
        row("underscore is a letter", "serialNo", "A_A", {});
        row("quotes are letters", "address", "'; DROP TABLE service_task; --", {});
    }
    void textFields()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        makeThree();
        open();
        auto &edit = field<QLineEdit>(name);
        edit.setFocus();
        QTest::keyClicks(&edit, text);
        QTest::keyClick(&edit, Qt::Key_Return);
        if (found.isEmpty()) {
            QTRY_VERIFY2(message().startsWith(u"No task matches"_s), qPrintable(message()));
            QVERIFY2(message().contains(text.trimmed()), qPrintable(message()));
        } else {
            QTRY_COMPARE(serials(), found);
        }
        QTRY_COMPARE(count(), found.size() == 1 ? u"1 task"_s : u"%1 tasks"_s.arg(found.size()));
    }

    void byTaskId()
    {
        makeThree();
        open();
        auto &edit = field<QLineEdit>(u"taskId"_s);
        edit.setText(idText(m_second));
        press(u"Search"_s);
        QTRY_COMPARE(serials(), QStringList{u"BBB-2"_s});
        edit.setText(idText(m_second).left(6)); // all of them were made in this hour
        press(u"Search"_s);
        QTRY_COMPARE(serials().size(), 3);
    }

    void byChoice()
    {
        makeThree();
        open();
        auto &type = field<QComboBox>(u"type"_s);
        QTRY_VERIFY(type.count() > 1);
        type.setCurrentIndex(type.findData(u"DER-INTERCONNECTION"_s));
        press(u"Search"_s);
        QTRY_COMPARE(serials(), QStringList{u"CCC-3"_s});
        type.setCurrentIndex(0);
        auto &object = field<QComboBox>(u"businessObject"_s);
        object.setCurrentText(u"Enrollment"_s);
        press(u"Search"_s);
        QTRY_COMPARE(serials(), (QStringList{u"BBB-2"_s, u"AAA-1"_s}));
        object.setCurrentIndex(0);
        auto &program = field<QComboBox>(u"program"_s);
        program.setCurrentIndex(program.findData(u"DR"_s));
        press(u"Search"_s);
        QTRY_COMPARE(serials(), (QStringList{u"BBB-2"_s, u"AAA-1"_s}));
    }

    void bySeveralStates()
    {
        makeThree();
        open();
        auto &statuses = field<StatusChoice>(u"statuses"_s);
        statuses.setStatuses({TaskStatus::Pending, TaskStatus::Completed});
        press(u"Search"_s);
        QTRY_COMPARE(serials(), (QStringList{u"CCC-3"_s, u"AAA-1"_s}));
        QCOMPARE(statuses.summary(), u"Pending, Completed"_s);
        statuses.setStatuses({TaskStatus::Canceled});
        press(u"Search"_s);
        QTRY_COMPARE(message().section(u'\n', 0, 0), u"No task matches Status “Canceled”."_s);
    }

    void byNeedOfAttention()
    {
        makeThree();
        open();
        auto &attention = field<QCheckBox>(u"needsAttention"_s);
        QTest::mouseClick(&attention, Qt::LeftButton, {}, QPoint(8, attention.height() / 2));
        QVERIFY(attention.isChecked());
        press(u"Search"_s);
        QTRY_COMPARE(serials(), QStringList{u"BBB-2"_s});
    }

    void byDayOfCreation()
    {
        insertManyTasks(m_desk->db, 3); // on 1 January 2026
        makeThree();
        open();
        QCOMPARE(serials().size(), 6);
        field<DateField>(u"createdTo"_s).setDate(QDate(2026, 1, 2));
        press(u"Search"_s);
        QTRY_COMPARE(serials().size(), 3);
        field<DateField>(u"createdFrom"_s).setText(u"2026-01-02"_s);
        field<DateField>(u"createdTo"_s).clear();
        press(u"Search"_s);
        QTRY_COMPARE(serials(), (QStringList{u"CCC-3"_s, u"BBB-2"_s, u"AAA-1"_s}));
    }

    void fieldsAreCombined()
    {
        makeThree();
        open();
        field<QLineEdit>(u"model"_s).setText(u"T-1"_s);
        field<QLineEdit>(u"customerName"_s).setText(u"ada"_s);
        press(u"Search"_s);
        QTRY_COMPARE(serials(), QStringList{u"AAA-1"_s});
        box().setText(u"sn: BBB"_s);
        press(u"Search"_s);
        QTRY_VERIFY(!message().isEmpty());
        QVERIFY(message().contains(u"sn: BBB"_s));
        QVERIFY(message().contains(u"Model “T-1”"_s));
    }

    void wrongFieldsAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fault");
        QTest::newRow("letters in the id")
            << u"taskId"_s << u"12x"_s << u"Task id: “12x” has to be digits, at most 14."_s;
        QTest::newRow("too many digits")
            << u"taskId"_s << u"123456789012345"_s
            << u"Task id: “123456789012345” has to be digits, at most 14."_s;
        QTest::newRow("no date") << u"createdFrom"_s << u"soon"_s
                                 << u"Created from: “soon” is no date; write it as "_s;
        QTest::newRow("no such day")
            << u"createdTo"_s << u"2026-02-30"_s << u"Created to: “2026-02-30” is no date"_s;
    }
    void wrongFieldsAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, fault);
        makeThree();
        open();
        field<QLineEdit>(name).setText(text);
        press(u"Search"_s);
        QVERIFY2(this->fault().startsWith(fault), qPrintable(this->fault()));
        QCOMPARE(serials().size(), 3); // what was found before stays
        press(u"Clear"_s);
        QCOMPARE(this->fault(), QString());
    }

    void anEndBeforeTheBeginningIsNamed()
    {
        open();
        field<DateField>(u"createdFrom"_s).setText(u"2026-05-02"_s);
        field<DateField>(u"createdTo"_s).setText(u"2026-05-01"_s);
        press(u"Search"_s);
        QCOMPARE(fault(),
                 u"Created to: “2026-05-01” lies before “2026-05-02”, where the search begins."_s);
    }

    void theBoxTakesEverything_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("a name") << u"byron"_s << QStringList{u"AAA-1"_s};
        QTest::newRow("name by hint") << u"n: ada"_s << QStringList{u"AAA-1"_s};
        QTest::newRow("address by hint") << u"ad: main"_s << QStringList{u"AAA-1"_s};
        QTest::newRow("contact by hint") << u"c: john@"_s << QStringList{u"BBB-2"_s};
        QTest::newRow("serial number by hint") << u"sn:CCC"_s << QStringList{u"CCC-3"_s};
        QTest::newRow("transaction by hint") << u"TX: TX-BETA"_s << QStringList{u"BBB-2"_s};
        QTest::newRow("two hints") << u"sn: AAA n: ada"_s << QStringList{u"AAA-1"_s};
        QTest::newRow("hints that exclude each other") << u"sn: BBB n: ada"_s << QStringList();
        QTest::newRow("a model") << u"S-5"_s << QStringList{u"CCC-3"_s};
    }
    void theBoxTakesEverything()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        makeThree();
        open();
        QVERIFY(box().hasFocus());
        QTest::keyClicks(&box(), text); // found as one types
        if (found.isEmpty())
            QTRY_VERIFY(!message().isEmpty());
        else
            QTRY_COMPARE(serials(), found);
    }

    void aTaskIdInTheBoxFindsIt()
    {
        makeThree();
        open();
        QTest::keyClicks(&box(), idText(m_third));
        QTRY_COMPARE(serials(), QStringList{u"CCC-3"_s});
    }

    void keysLeadFromTheSearchToTheTaskAndBack()
    {
        makeThree();
        open();
        QTest::keyClicks(&box(), u"n: ada"_s);
        QTest::keyClick(&box(), Qt::Key_Return);
        QTRY_COMPARE(serials(), QStringList{u"AAA-1"_s});
        QTest::keyClick(&box(), Qt::Key_Down);
        QVERIFY(m_desk->table().hasFocus());
        QCOMPARE(m_desk->table().currentTask(), m_first);
        QTest::keyClick(&m_desk->table(), Qt::Key_Return);
        QVERIFY(m_desk->portal());
        QCOMPARE(m_desk->portal()->taskId(), m_first);
        m_desk->window().tabs().showQueryPortal();
        m_desk->table().setFocus();
        QTest::keyClick(&m_desk->table(), Qt::Key_Escape);
        QVERIFY(box().hasFocus());
        QCOMPARE(box().text(), u"n: ada"_s);
        QTest::keyClick(&box(), Qt::Key_Escape);
        QCOMPARE(box().text(), QString());
        QTRY_COMPARE(serials().size(), 3);
    }

    void aDoubleClickOpens()
    {
        makeThree();
        open();
        const QRect cell = m_desk->table().visualRect(m_desk->table().model()->index(1, 0));
        QTest::mouseClick(m_desk->table().viewport(), Qt::LeftButton, {}, cell.center());
        QTest::mouseDClick(m_desk->table().viewport(), Qt::LeftButton, {}, cell.center());
        QVERIFY(m_desk->portal());
        QCOMPARE(m_desk->portal()->taskId(), m_second);
    }

    void anEmptyDatabaseSaysWhatToDo()
    {
        open();
        QVERIFY(message().startsWith(u"There are no service tasks yet."_s));
        QVERIFY(message().contains(u"derdeskctl demo"_s));
        m_first = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        QTRY_COMPARE(serials(), QStringList{u"SN-1"_s});
        QCOMPARE(message(), QString());
    }

    void aFailureIsToldAndCanBeRetried()
    {
        makeThree();
        open();
        m_desk->db.sql("ALTER TABLE service_task RENAME TO away");
        press(u"Search"_s);
        QTRY_VERIFY(message().startsWith(u"The tasks could not be read."_s));
        m_desk->db.sql("ALTER TABLE away RENAME TO service_task");
        press(u"Retry"_s);
        QTRY_COMPARE(message(), QString());
        QCOMPARE(serials().size(), 3);
    }

    void theCountIsCapped()
    {
        insertManyTasks(m_desk->db, 10'001);
        open();
        QTRY_COMPARE(count(), u"10,000+ tasks"_s);
        field<QLineEdit>(u"taskId"_s).setText(u"200000000010"_s); // to …1099: one hundred of them
        press(u"Search"_s);
        QTRY_COMPARE(count(), u"100 tasks"_s);
    }

    /// Rows that are all there need no counting in the database.
    void whatIsAllShownIsCountedAtOnce()
    {
        makeThree();
        open();
        QTRY_COMPARE(count(), u"3 tasks"_s);
        QStringList counts;
        connect(m_desk->query().findChild<TaskListModel *>(), &TaskListModel::answered, this,
                [&] { counts += count(); });
        field<QLineEdit>(u"taskId"_s).setText(idText(m_second));
        press(u"Search"_s);
        QTRY_COMPARE(counts, QStringList{u"1 task"_s});
    }

    void headersSort()
    {
        makeThree();
        open();
        QHeaderView &header = *m_desk->table().horizontalHeader();
        const auto click = [&](int column) {
            QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                              QPoint(header.sectionViewportPosition(column) + 10, 5));
        };
        click(TaskColumns::Status);
        QTRY_COMPARE(serials().constFirst(), u"AAA-1"_s); // Completed
        click(TaskColumns::Status);
        QTRY_COMPARE(serials().constFirst(), u"CCC-3"_s); // Pending
        m_desk->table().horizontalScrollBar()->setValue(10'000);
        click(TaskColumns::Model); // has no order: nothing happens
        QTest::qWait(50);
        QCOMPARE(header.sortIndicatorSection(), int(TaskColumns::Status));
    }

    void newTasksComeWithoutMovingTheClerk()
    {
        insertManyTasks(m_desk->db, 100);
        open();
        TaskTable &table = m_desk->table();
        table.setFocus();
        table.selectRow(40);
        table.verticalScrollBar()->setValue(500);
        const RecordId chosen = table.currentTask();
        const int top = table.rowAt(0);
        const QString inSight = table.model()->index(top, 0).data().toString();
        for (int i = 0; i < 5; ++i)
            m_desk->post(thermostat(u"NEW-%1"_s.arg(i), u"NEW-%1"_s.arg(i)));
        QTRY_COMPARE(table.model()->rowCount(), 105);
        QCOMPARE(table.currentTask(), chosen);
        QCOMPARE(table.model()->index(table.rowAt(0), 0).data().toString(), inSight);
        QCOMPARE(m_desk->query().newCount(), 5);
        TaskTabs &tabs = m_desk->window().tabs();
        QCOMPARE(tabs.tabText(0), u"Service Tasks (5 new)"_s);
        press(u"5 new"_s);
        QCOMPARE(table.verticalScrollBar()->value(), 0);
        QCOMPARE(m_desk->query().newCount(), 0);
        QCOMPARE(tabs.tabText(0), u"Service Tasks"_s);
    }

    void aTaskThatNoLongerMatchesGoes()
    {
        makeThree();
        open();
        field<StatusChoice>(u"statuses"_s).setStatuses({TaskStatus::Pending});
        press(u"Search"_s);
        QTRY_COMPARE(serials(), QStringList{u"CCC-3"_s});
        const RecordId id = m_third;
        QVERIFY(m_desk->db.run([=](Transaction &tx) { return processTask(tx, id); }).has_value());
        QTRY_VERIFY(message().startsWith(u"No task matches"_s));
    }

    void hiddenFieldsAskForNothing()
    {
        makeThree();
        open();
        field<QLineEdit>(u"serialNo"_s).setText(u"AAA"_s);
        press(u"Search"_s);
        QTRY_COMPARE(serials().size(), 1);
        press(u"Fewer fields"_s);
        QTRY_COMPARE(serials().size(), 3);
        QCOMPARE(field<QLineEdit>(u"serialNo"_s).text(), QString());
        press(u"More fields"_s);
        QVERIFY(field<QLineEdit>(u"serialNo"_s).isVisible());
    }

    void copiesTheChosenRow()
    {
        makeThree();
        open();
        m_desk->table().setFocus();
        m_desk->table().selectRow(2);
        QTest::keyClick(&m_desk->table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
        QCOMPARE(cells.size(), int(TaskColumns::Count));
        QCOMPARE(cells.constFirst(), idText(m_first));
        QVERIFY(cells.contains(u"Ada Byron"_s));
    }

    void columnsAndFieldsAreAsTheClerkLeftThem()
    {
        makeThree();
        open();
        QHeaderView &header = *m_desk->table().horizontalHeader();
        header.moveSection(header.visualIndex(TaskColumns::SerialNo), 0);
        header.resizeSection(TaskColumns::TaskId, 234);
        press(u"Fewer fields"_s);
        m_desk->window().close();
        m_desk->close();
        open();
        QHeaderView &again = *m_desk->table().horizontalHeader();
        QCOMPARE(again.logicalIndex(0), int(TaskColumns::SerialNo));
        QCOMPARE(again.sectionSize(TaskColumns::TaskId), 234);
        QVERIFY(buttonNamed(m_desk->query(), u"More fields"_s));
    }
};

QTEST_MAIN(TestTaskQueryPortal)
#include "tst_taskqueryportal.moc"
