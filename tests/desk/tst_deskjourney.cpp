// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/zones/DerAttributesZone.h"
#include "monitor/DeferredMonitor.h"
#include "store/TaskQueries.h"
#include "support/Desk.h"
#include "support/HttpClient.h"
#include "web/Credentials.h"
#include "web/WebService.h"

#include <QLineEdit>
#include <QMenuBar>
#include <QTabWidget>
#include <QTableView>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A morning at the desk: requests come in over HTTP, the clerk finds, reads and processes them,
/// and F1-STKDF works what he leaves.
class TestDeskJourney : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<WebService> m_service;
    std::unique_ptr<DeferredMonitor> m_monitor;
    std::unique_ptr<HttpClient> m_client;

    static QJsonObject request(const QString &transactionId, const QJsonObject &assetInfo)
    {
        return {{u"transactionId"_s, transactionId},
                {u"assetInfo"_s, assetInfo},
                {u"customerInfo"_s, QJsonObject{{u"cisAccountId"_s, u"A1"_s}}},
                {u"locationInfo"_s, QJsonObject{{u"cisServicePointId"_s, u"SP1"_s}}}};
    }
    RecordId registerThermostat(const QString &transactionId, const QString &serialNo)
    {
        const HttpReply reply = m_client->registerDer(
            request(transactionId, {{u"specification"_s, u"TH-1"_s},
                                    {u"serialNo"_s, serialNo},
                                    {u"attributes"_s, QJsonObject{{u"rtgMaxW"_s, 2500}}}}));
        if (reply.status != 200)
            qFatal("%s", reply.body.constData());
        return idFromText(reply.text("serviceTaskId"_L1));
    }
    RecordId interconnect(const QString &transactionId, const QString &serialNo)
    {
        const HttpReply reply = m_client->interconnect(
            request(transactionId,
                    {{u"manufacturer"_s, u"Sunline"_s},
                     {u"model"_s, u"S-5"_s},
                     {u"serialNo"_s, serialNo},
                     {u"interconnectionAttributes"_s, QJsonObject{{u"exportLimitW"_s, 4000}}}}));
        if (reply.status != 200)
            qFatal("%s", reply.body.constData());
        return idFromText(reply.text("serviceTaskId"_L1));
    }
    QStringList serials() { return m_desk->column(TaskColumns::SerialNo); }
    void choose(const QString &menu, const QString &entry)
    {
        for (QAction *title : m_desk->window().menuBar()->actions()) {
            if (title->text().remove(u'&') != menu)
                continue;
            for (QAction *action : title->menu()->actions()) {
                if (action->text().remove(u'&') == entry) {
                    action->trigger();
                    return;
                }
            }
        }
        QFAIL(qPrintable(menu + u" has no "_s + entry));
    }
    void find(const QString &text)
    {
        auto *box = named<QLineEdit>(m_desk->query(), u"Find"_s);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, text);
        QTest::keyClick(box, Qt::Key_Return);
    }
    QLabel *fact(const QString &name) { return named<QLabel>(*m_desk->portal(), name); }
    QTableView &log() { return *named<QTableView>(*m_desk->portal(), u"Log of the task"_s); }
    QString status(RecordId id) { return toText(findTask(m_desk->db.read(), id)->status); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_service = std::make_unique<WebService>(m_desk->db.database(), m_desk->db.writer(),
                                                 WebSettings{QHostAddress::LocalHost, 0});
        m_monitor = std::make_unique<DeferredMonitor>(m_desk->db.database(), m_desk->db.writer());
        m_desk->open();
        m_desk->window().watch(*m_service, m_service->start());
        m_desk->window().watch(*m_monitor);
        const QString token = *m_desk->db.run([](Transaction &tx) {
            return createToken(tx, u"aggregator"_s,
                               {{u"register"_s, u"interconnect"_s, u"read"_s}, {}, {}});
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

    void aRequestIsFoundOpenedAndProcessed()
    {
        const RecordId id = registerThermostat(u"TX-1"_s, u"SN-1"_s);
        QTRY_COMPARE(serials(), QStringList{u"SN-1"_s}); // by itself
        QCOMPARE(m_desk->column(TaskColumns::Status), QStringList{u"Pending"_s});
        choose(u"Menu"_s, u"Service Task"_s);
        find(u"tx: TX-1"_s);
        QTRY_COMPARE(serials(), QStringList{u"SN-1"_s});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(m_desk->portal());
        QTRY_VERIFY(m_desk->portal()->findChild<DerAttributesZone *>()->isVisible());
        const auto *attributes = named<QTableView>(*m_desk->portal(), u"DER attributes"_s);
        QStringList read;
        for (int row = 0; row < attributes->model()->rowCount(); ++row)
            read.append(attributes->model()->index(row, 0).data().toString() + u' ' +
                        attributes->model()->index(row, 4).data().toString());
        QVERIFY2(read.contains(u"rtgMaxW Request"_s), qPrintable(read.join(u'\n')));
        QTest::mouseClick(buttonNamed(*m_desk->portal(), u"Process"_s), Qt::LeftButton);
        QTRY_COMPARE(fact(u"Status"_s)->text(), u"Completed"_s);
        m_desk->portal()->findChild<QTabWidget *>()->setCurrentIndex(1);
        QTRY_VERIFY(log().isVisible());
        QStringList events;
        for (int row = 0; row < log().model()->rowCount(); ++row)
            events.append(log().model()->index(row, 2).data().toString());
        QCOMPARE(events, (QStringList{u"Activate → Completed"_s, u"Device setup → Activate"_s,
                                      u"Validate → Device setup"_s, u"Pending → Validate"_s,
                                      u"Created"_s}));
        QCOMPARE(log().model()->index(0, 1).data().toString(), u"Clerk clerk"_s);
        QCOMPARE(log().model()->index(4, 1).data().toString(), u"API client aggregator"_s);
        // The application that sent it sees the same.
        const HttpReply seen = m_client->get(HttpClient::path(u"tasks/%1"_s.arg(id)));
        QCOMPARE(seen.text("status"_L1), u"COMPLETED"_s);
        // And so does the list behind the tab.
        m_desk->window().tabs().showQueryPortal();
        QTRY_COMPARE(m_desk->column(TaskColumns::Status), QStringList{u"Completed"_s});
    }

    void whatComesMeanwhileLeavesTheClerkWhereHeIs()
    {
        const RecordId first = registerThermostat(u"TX-1"_s, u"SN-1"_s);
        registerThermostat(u"TX-2"_s, u"SN-2"_s);
        QTRY_COMPARE(serials(), (QStringList{u"SN-2"_s, u"SN-1"_s}));
        m_desk->table().setFocus();
        m_desk->table().selectRow(1);
        registerThermostat(u"TX-3"_s, u"SN-3"_s);
        QTRY_COMPARE(serials(), (QStringList{u"SN-3"_s, u"SN-2"_s, u"SN-1"_s}));
        QCOMPARE(m_desk->table().currentTask(), first);
        QCOMPARE(m_desk->table().currentIndex().row(), 2);
        QVERIFY(m_desk->table().hasFocus());
    }

    void theMonitorWorksWhatIsLeft()
    {
        const RecordId early = registerThermostat(u"TX-1"_s, u"SN-1"_s);
        const RecordId net = interconnect(u"TX-2"_s, u"PV-1"_s);
        QTRY_COMPARE(serials().size(), 2);
        QTest::mouseClick(buttonNamed(m_desk->window(), u"Run now"_s), Qt::LeftButton);
        QTRY_COMPARE(m_desk->column(TaskColumns::Status),
                     (QStringList{u"Completed"_s, u"Completed"_s}));
        QCOMPARE(status(early), u"COMPLETED"_s);
        QCOMPARE(status(net), u"COMPLETED"_s);
        const auto *words = named<QLabel>(m_desk->window(), u"Service task monitor"_s);
        QTRY_VERIFY2(words->text().contains(u"2 processed"_s), qPrintable(words->text()));
    }

    void aRegistrationWaitsForItsInterconnection()
    {
        const RecordId net = interconnect(u"TX-1"_s, u"PV-1"_s);
        const HttpReply reply = m_client->registerDer(
            request(u"TX-2"_s, {{u"specification"_s, u"PV-5"_s}, {u"serialNo"_s, u"PV-1"_s}}));
        QCOMPARE(reply.status, 200);
        const RecordId enrollment = idFromText(reply.text("serviceTaskId"_L1));
        m_desk->window().tabs().openTask(enrollment);
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Process"_s));
        QTest::mouseClick(buttonNamed(*m_desk->portal(), u"Process"_s), Qt::LeftButton);
        QTRY_COMPARE(fact(u"Status"_s)->text(), u"Issue detected: Interconnection is open"_s);
        m_desk->window().tabs().openTask(net);
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Process"_s));
        QVERIFY(!m_desk->portal()->findChild<DerAttributesZone *>()->isVisible());
        QTest::mouseClick(buttonNamed(*m_desk->portal(), u"Process"_s), Qt::LeftButton);
        QTRY_COMPARE(fact(u"Status"_s)->text(), u"Completed"_s);
        m_monitor->runNow({ActorKind::Clerk, u"clerk"_s});
        m_desk->window().tabs().openTask(enrollment);
        QTRY_COMPARE(fact(u"Status"_s)->text(), u"Completed"_s);
        QCOMPARE(status(enrollment), u"COMPLETED"_s);
    }

    void theStatusBarShowsTheWebService()
    {
        const auto *words = named<QLabel>(m_desk->window(), u"Web service"_s);
        QVERIFY(words);
        QVERIFY2(words->text().contains(m_service->url()), qPrintable(words->text()));
        registerThermostat(u"TX-1"_s, u"SN-1"_s);
        QTRY_VERIFY2(words->text().contains(u"1 answered"_s), qPrintable(words->text()));
        QCOMPARE(m_client->registerDer({}).status, 422);
        QTRY_VERIFY2(words->text().contains(u"2 answered"_s), qPrintable(words->text()));
        QVERIFY2(words->text().contains(u"1 of these refused"_s), qPrintable(words->text()));
    }

    void aServiceThatCannotStartSaysSo()
    {
        WebService second(
            m_desk->db.database(), m_desk->db.writer(),
            WebSettings{QHostAddress::LocalHost, quint16(QUrl(m_service->url()).port())});
        m_desk->window().watch(second, second.start());
        const auto *words = named<QLabel>(m_desk->window(), u"Web service"_s);
        QVERIFY2(words->text().contains(u"not started – "_s), qPrintable(words->text()));
    }
};

QTEST_MAIN(TestDeskJourney)
#include "tst_deskjourney.moc"
