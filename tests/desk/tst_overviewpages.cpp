// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/OverviewPages.h"
#include "desk/portals/BatchControlPortal.h"
#include "desk/portals/DashboardPortal.h"
#include "desk/portals/ToDoPortal.h"
#include "desk/portals/WebServicePortal.h"
#include "desk/widgets/ChartCard.h"
#include "desk/widgets/KeyFigure.h"
#include "monitor/DeferredMonitor.h"
#include "operations/WorkTask.h"
#include "store/BatchRunQueries.h"
#include "store/TaskDetail.h"
#include "store/TaskQueries.h"
#include "support/Desk.h"
#include "support/HttpClient.h"
#include "support/Standing.h"
#include "web/Credentials.h"
#include "web/WebService.h"

#include <QBarSeries>
#include <QBarSet>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The pages that tell how things stand, as a clerk uses them.
class TestOverviewPages : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<WebService> m_service;
    std::unique_ptr<DeferredMonitor> m_monitor;
    std::unique_ptr<HttpClient> m_client;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    OverviewPages &overview() { return m_desk->window().overview(); }
    template <typename Page>
    Page &page()
    {
        auto *found = qobject_cast<Page *>(tabs().currentWidget());
        if (!found)
            qFatal("another page is in front");
        return *found;
    }
    QAction *action(const QString &text)
    {
        for (QAction *found : m_desk->window().findChildren<QAction *>()) {
            if (QString(found->text()).remove(u'&') == text)
                return found;
        }
        return nullptr;
    }
    static QStringList column(const QWidget &page, const QString &table, int column)
    {
        QStringList texts;
        const auto *view = named<QTableView>(page, table);
        for (int row = 0; view && row < view->model()->rowCount(); ++row)
            texts.append(view->model()->index(row, column).data().toString());
        return texts;
    }
    static void press(const QWidget &page, const QString &button)
    {
        QTest::mouseClick(buttonNamed(page, button), Qt::LeftButton);
    }
    RecordId postHeldUp(int number)
    {
        RegistrationRequest request = thermostat(u"TX-%1"_s.arg(number), u"SN-%1"_s.arg(number));
        request.customer.cisAccountId = u"unknown"_s;
        const RecordId id = m_desk->post(request);
        if (!m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); }))
            qFatal("not processed");
        return id;
    }
    QString assignedTo(RecordId id)
    {
        return readTaskDetail(m_desk->db.read(), id)->toDo->assignedTo;
    }
    /// How many tasks the list of the search names.
    QString found() { return named<QLabel>(m_desk->query(), u"How many tasks match"_s)->text(); }
    static QString foundText(int count)
    {
        return count == 1 ? u"1 task"_s : u"%1 tasks"_s.arg(QLocale().toString(count));
    }
    DashboardPortal &dashboard()
    {
        overview().showDashboard();
        return page<DashboardPortal>();
    }
    ChartCard &card(DashboardPortal &page, const QString &title)
    {
        auto *chart = named<BarChart>(page, title);
        if (!QTest::qWaitFor([&] { return !chart->data().series.isEmpty(); }))
            qFatal("no figures come");
        for (ChartCard *found : page.findChildren<ChartCard *>()) {
            if (&found->chart() == chart)
                return *found;
        }
        qFatal("no such chart");
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_service = std::make_unique<WebService>(m_desk->db.database(), m_desk->db.writer(),
                                                 WebSettings{QHostAddress::LocalHost, 0, 4});
        m_monitor = std::make_unique<DeferredMonitor>(m_desk->db.database(), m_desk->db.writer());
        m_desk->open();
        m_desk->window().watch(*m_service, m_service->start());
        m_desk->window().watch(*m_monitor);
        const QString token = *m_desk->db.run([](Transaction &tx) {
            return createToken(tx, u"aggregator"_s, {{u"register"_s, u"read"_s}, {}, {}});
        });
        m_client = std::make_unique<HttpClient>(QUrl(m_service->url()), token);
    }
    void cleanup()
    {
        m_client.reset();
        m_desk->close();
        m_monitor.reset();
        m_service.reset();
        m_desk.reset();
    }

    void menuAndKeysLeadToOneTabEach()
    {
        const QList<std::pair<QString, QString>> entries{{u"Dashboard"_s, u"Ctrl+0"_s},
                                                         {u"To Do"_s, u"Ctrl+2"_s},
                                                         {u"Web Service"_s, u"Ctrl+3"_s},
                                                         {u"Batch Control"_s, u"Ctrl+4"_s}};
        for (int round = 0; round < 2; ++round) {
            for (const auto &[text, keys] : entries) {
                QCOMPARE(action(text)->shortcut(), QKeySequence(keys));
                action(text)->trigger();
                QVERIFY(tabs().tabText(tabs().currentIndex()).startsWith(text));
            }
        }
        QCOMPARE(tabs().count(), 5);
        tabs().closeCurrent();
        QCOMPARE(tabs().count(), 4);
        action(u"Batch Control"_s)->trigger(); // and once more
        QCOMPARE(tabs().count(), 5);
    }

    void statusBarLeadsToThePages()
    {
        const auto click = [this](const QString &name) {
            QTest::mouseClick(named<QLabel>(m_desk->window(), name), Qt::LeftButton);
        };
        click(u"Web service"_s);
        page<WebServicePortal>();
        click(u"Service task monitor"_s);
        page<BatchControlPortal>();
        click(u"To Dos"_s);
        page<ToDoPortal>();
    }

    void everyBarLeadsToTheTasksThatItCounts()
    {
        insertStanding(m_desk->db, 300, QDateTime::currentDateTimeUtc());
        for (const QString &title :
             {u"Arrivals and Completions"_s, u"When What Waits Arrived"_s, u"Issues by Cause"_s}) {
            const ChartData data = card(dashboard(), title).chart().data();
            int followed = 0;
            for (int series = 0; series < data.series.size(); ++series) {
                for (int category = 0; category < data.names.size(); ++category) {
                    const int tasks = data.series[series].values[category];
                    if (tasks == 0 || (followed > 5 && category % 3))
                        continue;
                    ++followed;
                    Q_EMIT card(dashboard(), title).activated(series, category);
                    QCOMPARE(tabs().currentIndex(), 0);
                    QTRY_COMPARE(found(), foundText(tasks));
                }
            }
            QVERIFY2(followed >= 3, qPrintable(title));
        }
    }

    void aBarIsClicked()
    {
        m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        ChartCard &days = card(dashboard(), u"Arrivals and Completions"_s);
        QSignalSpy activated(&days, &ChartCard::activated);
        auto *bars = qobject_cast<QBarSeries *>(days.chart().chart()->series().constFirst());
        QCOMPARE(bars->barSets().at(0)->at(13), 1.0);
        Q_EMIT bars->clicked(13, bars->barSets().at(0));
        QCOMPARE(activated.size(), 1);
        QTRY_COMPARE(m_desk->column(TaskColumns::SerialNo), QStringList{u"SN-1"_s});
    }

    void aBarIsReachedByTheKeyboardAndRead()
    {
        postHeldUp(1);
        ChartCard &causes = card(dashboard(), u"Issues by Cause"_s);
        QTRY_COMPARE(causes.chart().data().names, QStringList{u"Customer not found"_s});
        causes.chart().setFocus();
        QTRY_VERIFY(causes.chart().hasFocus());
        QVERIFY2(
            causes.chart().accessibleDescription().startsWith(u"Customer not found, Tasks: 1"_s),
            qPrintable(causes.chart().accessibleDescription()));
        QTest::keyClick(&causes.chart(), Qt::Key_Return);
        QCOMPARE(tabs().currentIndex(), 0);
        QTRY_COMPARE(found(), u"1 task"_s);
        // What is asked for is seen, and can be taken back.
        auto *chip = named<QToolButton>(m_desk->query(), u"Without Cause: Customer not found"_s);
        QVERIFY(chip && chip->isVisible());
        m_desk->post(thermostat(u"TX-2"_s, u"SN-2"_s));
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(!named<QToolButton>(m_desk->query(), u"Without Cause: Customer not found"_s));
        QTRY_COMPARE(found(), u"2 tasks"_s);
    }

    void theNumbersAreATableToo()
    {
        m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        ChartCard &days = card(dashboard(), u"Arrivals and Completions"_s);
        auto *table = days.findChild<QTableWidget *>();
        days.findChild<QToolButton *>()->click();
        QVERIFY(table->isVisible());
        QCOMPARE(table->rowCount(), 14);
        QCOMPARE(table->item(13, 1)->text(), u"1"_s);
        QCOMPARE(table->item(13, 2)->text(), u"0"_s);
        Q_EMIT table->cellActivated(13, 1);
        QTRY_COMPARE(found(), u"1 task"_s);
    }

    void figuresFollowWhatHappensWhileTheyAreSeen()
    {
        DashboardPortal &shown = dashboard();
        const auto figure = [&shown](const QString &caption) {
            for (KeyFigure *found : shown.findChildren<KeyFigure *>()) {
                if (found->accessibleName().startsWith(caption))
                    return found;
            }
            return static_cast<KeyFigure *>(nullptr);
        };
        QTRY_COMPARE(figure(u"Need attention"_s)->number(), u"0"_s);
        postHeldUp(1);
        QTRY_COMPARE(figure(u"Need attention"_s)->number(), u"1"_s);
        QTRY_COMPARE(figure(u"To Dos"_s)->number(), u"0 / 1"_s);
        figure(u"Need attention"_s)->click();
        QTRY_COMPARE(found(), u"1 task"_s);
    }

    void aRunOfTheDashboardLeadsToItsRecord()
    {
        m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_monitor->runNow({ActorKind::Clerk, u"clerk"_s});
        QTRY_COMPARE(m_desk->db.count("batch_run WHERE status = 'COMPLETED'"), 1);
        m_monitor->runNow({ActorKind::Clerk, u"clerk"_s});
        QTRY_COMPARE(m_desk->db.count("batch_run WHERE status = 'COMPLETED'"), 2);
        ChartCard &runs = card(dashboard(), u"Monitor Runs"_s);
        QCOMPARE(runs.chart().data().labels, (QStringList{u"1"_s, u"2"_s}));
        Q_EMIT runs.activated(0, 0);
        auto *table = named<QTableView>(page<BatchControlPortal>(), u"Runs"_s);
        QTRY_COMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"1"_s);
    }

    void toDosByWhoseAndRoleAndAssignedToMe()
    {
        const RecordId first = postHeldUp(1);
        const RecordId second = postHeldUp(2);
        QTRY_VERIFY(action(u"To Do (2)"_s));
        action(u"To Do (2)"_s)->trigger();
        auto &list = page<ToDoPortal>();
        const auto tasks = [&list] { return column(list, u"To Do list"_s, 3); };
        QTRY_COMPARE(tasks(), (QStringList{idText(first), idText(second)}));
        QCOMPARE(column(list, u"To Do list"_s, 5),
                 (QStringList{u"Customer not found"_s, u"Customer not found"_s}));
        press(list, u"Assign to Me"_s); // the first is chosen
        QTRY_COMPARE(column(list, u"To Do list"_s, 1), (QStringList{u"clerk"_s, u"nobody"_s}));
        QCOMPARE(assignedTo(first), u"clerk"_s);
        const auto *words = named<QLabel>(m_desk->window(), u"To Dos"_s);
        QTRY_COMPARE(words->text(), u"To Do: 1 mine, 1 unassigned"_s);

        auto *whose = named<QComboBox>(list, u"Whose"_s);
        const auto choose = [](QComboBox *box, const QString &text) {
            box->setCurrentText(text);
            Q_EMIT box->activated(box->currentIndex());
        };
        choose(whose, u"mine"_s);
        QTRY_COMPARE(tasks(), QStringList{idText(first)});
        choose(whose, u"unassigned"_s);
        QTRY_COMPARE(tasks(), QStringList{idText(second)});
        choose(whose, u"all"_s);
        choose(named<QComboBox>(list, u"Role"_s), u"DER-INTERCONNECTION"_s);
        QTRY_COMPARE(tasks(), QStringList());
        QTRY_COMPARE(named<QLabel>(list, u"How many To Dos match"_s)->text(),
                     u"Nothing to do here."_s);
        choose(named<QComboBox>(list, u"Role"_s), u"DER-ENROLLMENT"_s);
        QTRY_COMPARE(tasks().size(), 2);
        press(list, u"Assign to Nobody"_s);
        QTRY_COMPARE(assignedTo(first), QString());
        QTest::keyClick(named<QTableView>(list, u"To Do list"_s), Qt::Key_Return);
        QVERIFY(m_desk->portal());
        QCOMPARE(m_desk->portal()->taskId(), first);
    }

    void whatIsDoneLeavesTheListByItself()
    {
        const RecordId id = postHeldUp(1);
        overview().showToDos();
        auto &list = page<ToDoPortal>();
        QTRY_COMPARE(column(list, u"To Do list"_s, 3), QStringList{idText(id)});
        QVERIFY(
            m_desk->db.run([id](Transaction &tx) { return cancelTask(tx, id, u"not wanted"_s); })
                .has_value());
        QTRY_COMPARE(column(list, u"To Do list"_s, 3), QStringList());
        QTRY_COMPARE(tabs().tabText(tabs().currentIndex()), u"To Dos"_s);
    }

    void runNowRunsWithTheParametersAndShows()
    {
        for (int i = 0; i < 5; ++i)
            m_desk->post(thermostat(u"TX-%1"_s.arg(i), u"SN-%1"_s.arg(i)));
        overview().showBatchControl();
        auto &control = page<BatchControlPortal>();
        const auto numbers = control.findChildren<QSpinBox *>();
        for (QSpinBox *number : numbers) {
            if (number->specialValueText() == u"all"_s)
                number->setValue(3);
        }
        press(control, u"Run Now"_s);
        QTRY_COMPARE(column(control, u"Runs"_s, 1), QStringList{u"Completed"_s});
        QCOMPARE(column(control, u"Runs"_s, 4), QStringList{u"Clerk clerk"_s});
        QCOMPARE(column(control, u"Runs"_s, 5), QStringList{u"3"_s});
        QCOMPARE(column(control, u"Runs"_s, 10), QStringList{u"at most 3 records"_s});
        QCOMPARE(m_desk->db.count("service_task WHERE status = 'COMPLETED'"), 3);
    }

    void theRunUnderWayIsCanceled()
    {
        for (int i = 0; i < 2000; ++i)
            m_desk->post(thermostat(u"TX-%1"_s.arg(i), u"SN-%1"_s.arg(i)));
        overview().showBatchControl();
        auto &control = page<BatchControlPortal>();
        for (QSpinBox *number : control.findChildren<QSpinBox *>()) {
            if (number->maximum() == 10'000)
                number->setValue(1); // a commit each, so that there is time
        }
        auto *cancel = buttonNamed(control, u"Cancel Run"_s);
        QTRY_VERIFY(!cancel->isEnabled());
        press(control, u"Run Now"_s);
        QTRY_VERIFY(cancel->isEnabled());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_COMPARE(column(control, u"Runs"_s, 1), QStringList{u"Canceled"_s});
        QVERIFY(!cancel->isEnabled());
        QVERIFY(m_desk->db.count("service_task WHERE status = 'PENDING'") > 0);
    }

    void recordsInErrorLeadToTheirTasks()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        const QByteArray twice = "INSERT INTO enrollment (customer_id, program, task_id, "
                                 "start_date, active) VALUES (1, 'DR', " +
                                 QByteArray::number(id) + ", '2020-01-01', 1)";
        m_desk->db.sql(twice.constData());
        overview().showBatchControl();
        auto &control = page<BatchControlPortal>();
        press(control, u"Run Now"_s);
        QTRY_COMPARE(column(control, u"Records in error"_s, 0), QStringList{idText(id)});
        auto *errors = named<QTableView>(control, u"Records in error"_s);
        errors->selectRow(0);
        errors->setFocus();
        QTest::keyClick(errors, Qt::Key_Return);
        QCOMPARE(m_desk->portal()->taskId(), id);
    }

    void theScheduleIsSetAndKept()
    {
        QCOMPARE(BatchControlPortal::keptInterval(), 60);
        overview().showBatchControl();
        auto &control = page<BatchControlPortal>();
        auto *every = buttonNamed(control, u"Run Now"_s) ? control.findChildren<QSpinBox *>().last()
                                                         : nullptr;
        QCOMPARE(every->suffix(), u" s"_s);
        every->setValue(3600);
        Q_EMIT every->editingFinished();
        QCOMPARE(m_monitor->interval(), 3600);
        QCOMPARE(BatchControlPortal::keptInterval(), 3600);
        const auto *next = named<QLabel>(control, u"Next run"_s);
        QTRY_VERIFY2(next->text().startsWith(u"Next run at "_s), qPrintable(next->text()));
        every->setValue(0);
        Q_EMIT every->editingFinished();
        QTRY_COMPARE(next->text(), u"It runs only when asked."_s);
    }

    void requestsAppearWithTheirAnswers()
    {
        overview().showWebService();
        auto &web = page<WebServicePortal>();
        QCOMPARE(named<QLabel>(web, u"Address"_s)->text(), m_service->url());
        QTRY_COMPARE(column(web, u"API clients"_s, 0), QStringList{u"aggregator"_s});
        const HttpReply accepted = m_client->registerDer(
            {{u"transactionId"_s, u"TX-1"_s},
             {u"assetInfo"_s, QJsonObject{{u"specification"_s, u"TH-1"_s},
                                          {u"serialNo"_s, u"SN-1"_s},
                                          {u"attributes"_s, QJsonObject{{u"rtgMaxW"_s, 2500}}}}},
             {u"customerInfo"_s, QJsonObject{{u"cisAccountId"_s, u"A1"_s}}},
             {u"locationInfo"_s, QJsonObject{{u"cisServicePointId"_s, u"SP1"_s}}}});
        QCOMPARE(accepted.status, 200);
        QCOMPARE(m_client->registerDer({{u"transactionId"_s, u"TX-2"_s}}).status, 422);
        QTRY_COMPARE(column(web, u"Requests"_s, 1),
                     (QStringList{u"422 refused"_s, u"200 accepted"_s}));
        QCOMPARE(column(web, u"Requests"_s, 4), (QStringList{u"TX-2"_s, u"TX-1"_s}));
        QVERIFY(!column(web, u"Requests"_s, 5).constFirst().isEmpty());
        auto *requests = named<QTableView>(web, u"Requests"_s);
        requests->selectRow(0);
        const auto *detail = named<QLabel>(web, u"The chosen request and its answer"_s);
        QVERIFY2(detail->text().contains(u"422 refused"_s) &&
                     detail->text().contains(u"/assetInfo"_s),
                 qPrintable(detail->text()));
        auto *answer = named<QComboBox>(web, u"Answer"_s);
        answer->setCurrentText(u"accepted"_s);
        Q_EMIT answer->activated(answer->currentIndex());
        QTRY_COMPARE(column(web, u"Requests"_s, 4), QStringList{u"TX-1"_s});
        requests->selectRow(0);
        requests->setFocus();
        QTest::keyClick(requests, Qt::Key_Return);
        QVERIFY(m_desk->portal());
        QCOMPARE(idText(m_desk->portal()->taskId()), accepted.text("serviceTaskId"_L1));
    }

    void aServiceThatDoesNotRunSaysWhy()
    {
        WebService second(
            m_desk->db.database(), m_desk->db.writer(),
            WebSettings{QHostAddress::LocalHost, quint16(QUrl(m_service->url()).port())});
        m_desk->window().watch(second, second.start());
        overview().showWebService();
        auto &web = page<WebServicePortal>();
        QCOMPARE(named<QLabel>(web, u"Status"_s)->text(), u"off in this program"_s);
        QVERIFY(named<QLabel>(web, u"Outcome"_s)->text().contains(u"does not run"_s));
        tabs().closeCurrent();
        QTest::qWait(1); // the page goes before the service that it names
    }

    /// What is behind other tabs asks nothing of the database.
    void pagesThatAreNotSeenCostNothing()
    {
        DashboardPortal &hidden = dashboard();
        card(hidden, u"Arrivals and Completions"_s);
        tabs().showQueryPortal();
        m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        QTest::qWait(1500);
        QCOMPARE(named<BarChart>(hidden, u"Arrivals and Completions"_s)
                     ->data()
                     .series[0]
                     .values.constLast(),
                 0);
        overview().showDashboard();
        QTRY_COMPARE(named<BarChart>(hidden, u"Arrivals and Completions"_s)
                         ->data()
                         .series[0]
                         .values.constLast(),
                     1);
    }
};

QTEST_MAIN(TestOverviewPages)
#include "tst_overviewpages.moc"
