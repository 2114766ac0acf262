// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/LiveRefresh.h"
#include "desk/ThemeMenu.h"
#include "desk/models/RequestLines.h"
#include "desk/models/RunLines.h"
#include "desk/status/ClerkStatus.h"
#include "desk/status/StatusLabel.h"
#include "desk/widgets/ChartCard.h"
#include "desk/widgets/CollapsibleZone.h"
#include "desk/widgets/FieldFault.h"
#include "desk/widgets/MessageStrip.h"
#include "support/Desk.h"

#include <QElapsedTimer>
#include <QGroupBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What the pages are made of: when they read, how they word what they list, and their small parts.
class TestDeskPages : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_settings;

    static void open(QWidget &window)
    {
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }
    static BatchRun run(const QString &status)
    {
        BatchRun run;
        run.number = 1234;
        run.startedBy = {ActorKind::Clerk, u"ada"_s};
        run.startedAt = QDateTime(QDate(2026, 3, 2), QTime(10, 0), Qt::UTC);
        run.endedAt = run.startedAt.addMSecs(12'500);
        run.status = status;
        run.processed = 1500;
        run.completed = 1400;
        run.issues = 70;
        run.errors = 20;
        run.skipped = 10;
        return run;
    }
    static LoggedRequest request(int status)
    {
        LoggedRequest request;
        request.id = 7;
        request.at = QDateTime(QDate(2026, 3, 2), QTime(10, 0), Qt::UTC);
        request.client = u"aggregator"_s;
        request.address = u"10.0.0.1"_s;
        request.method = u"POST"_s;
        request.path = u"/v1/registerDERDevice"_s;
        request.operation = u"registerDERDevice"_s;
        request.transactionId = u"TX-1"_s;
        request.status = status;
        request.microseconds = 1'260;
        return request;
    }
    static Problem missing(const QString &pointer, const QString &field)
    {
        Problem problem;
        problem.code = ProblemCode::Missing;
        problem.pointer = pointer;
        problem.parameters.insert(u"field"_s, field);
        return problem;
    }
    static ChartData numbers(int series)
    {
        ChartData data;
        data.labels = {u"Mo"_s, u"Tu"_s};
        data.names = {u"Monday"_s, u"Tuesday"_s};
        data.cap = 5;
        for (int i = 0; i < series; ++i)
            data.series.append({u"Series %1"_s.arg(i + 1), ChartColour::Blue, {i + 1, 9}});
        return data;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }
    void init()
    {
        m_settings = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings->path());
        QCoreApplication::setOrganizationName(QStringLiteral("Derdesk"));
        QCoreApplication::setApplicationName(QStringLiteral("derdesk"));
        applyTheme(Theme::Light);
    }

    void aPageThatIsNotSeenReadsNothing()
    {
        QWidget page;
        int reads = 0;
        LiveRefresh live(page, [&reads] { ++reads; });
        live.now();
        live.soon();
        QCOMPARE(reads, 0);
        open(page);
        QCOMPARE(reads, 1);
        page.hide();
        live.now();
        QCOMPARE(reads, 1);
        open(page); // for what it has missed
        QCOMPARE(reads, 2);
        page.hide();
        open(page); // it has missed nothing
        QCOMPARE(reads, 2);
    }

    void manyNewsAreReadOnceASecond()
    {
        QWidget page;
        int reads = 0;
        LiveRefresh live(page, [&reads] { ++reads; });
        open(page);
        QCOMPARE(reads, 1);
        QElapsedTimer timer;
        live.now(); // who asks is answered
        QCOMPARE(reads, 2);
        timer.start();
        for (int i = 0; i < 50; ++i)
            live.soon();
        QCOMPARE(reads, 2);
        QTRY_COMPARE_WITH_TIMEOUT(reads, 3, 20'000);
        QVERIFY2(timer.elapsed() >= 900, qPrintable(QString::number(timer.elapsed())));
    }

    void aSlowDatabaseIsLeftAlone()
    {
        QWidget page;
        int reads = 0;
        LiveRefresh live(page, [&reads] { ++reads; });
        open(page);
        QElapsedTimer timer;
        timer.start();
        live.took(250);
        live.soon();
        QTRY_COMPARE_WITH_TIMEOUT(reads, 2, 20'000);
        QVERIFY2(timer.elapsed() >= 2'300, qPrintable(QString::number(timer.elapsed())));
    }

    void aRunIsReadInWords()
    {
        BatchRun shown = run(u"COMPLETED"_s);
        shown.parameters = QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"businessObject"_s, toText(BusinessObject::Enrollment)},
                                      {u"status"_s, toText(TaskStatus::Pending)},
                                      {u"maxRecords"_s, 1000},
                                      {u"maxErrors"_s, 5}})
                .toJson());
        const Line line = runLines({shown}).constFirst();
        QCOMPARE(line.key, qint64(1234));
        QCOMPARE(line.cells.size(), runTitles().size());
        QCOMPARE(line.cells.mid(3),
                 (QStringList{u"12.5 s"_s, u"Clerk ada"_s, u"1,500"_s, u"1,400"_s, u"70"_s, u"20"_s,
                              u"10"_s,
                              u"Enrollment, Pending, at most 1,000 records, up to 5 errors"_s}));
    }

    void howARunEnded_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("RUNNING") << u"Running"_s;
        QTest::newRow("COMPLETED") << u"Completed"_s;
        QTest::newRow("CANCELED") << u"Canceled"_s;
        QTest::newRow("FAILED") << u"Too many errors"_s;
        QTest::newRow("ABORTED") << u"Aborted"_s;
    }
    void howARunEnded()
    {
        QFETCH(const QString, words);
        const QString status = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(runStatusText(status), words);
        QCOMPARE(runLines({run(status)}).constFirst().cells[1], words);
    }

    void aRunWithoutRestrictionsNamesNone_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::newRow("none") << QString();
        QTest::newRow("an empty object") << u"{}"_s;
        QTest::newRow("no limits") << uR"({"maxRecords":0,"maxErrors":0})"_s;
        QTest::newRow("a later program's") << uR"({"businessObject":"NEW","status":"NEW"})"_s;
        QTest::newRow("no JSON") << u"everything"_s;
    }
    void aRunWithoutRestrictionsNamesNone()
    {
        QFETCH(const QString, parameters);
        BatchRun shown = run(u"COMPLETED"_s);
        shown.parameters = parameters;
        QCOMPARE(runLines({shown}).constFirst().cells.constLast(), QString());
    }

    void aRunUnderWayLastsUntilNow()
    {
        BatchRun shown = run(u"RUNNING"_s);
        shown.startedAt = QDateTime::currentDateTimeUtc().addSecs(-3600);
        shown.endedAt = {};
        const QString duration = runLines({shown}).constFirst().cells[3];
        QVERIFY2(duration.startsWith(u"3,6"_s) && duration.endsWith(u" s"_s), qPrintable(duration));
    }

    void whatARequestWasAnswered_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("accepted") << 200 << u"200 accepted"_s;
        QTest::newRow("the last of those accepted") << 399 << u"399 accepted"_s;
        QTest::newRow("not understood") << 400 << u"400 refused"_s;
        QTest::newRow("wrong") << 422 << u"422 refused"_s;
        QTest::newRow("too many") << 429 << u"429 refused"_s;
        QTest::newRow("our fault") << 500 << u"500 failed"_s;
    }
    void whatARequestWasAnswered()
    {
        QFETCH(const int, status);
        QFETCH(const QString, words);
        const Line line = requestLines({request(status)}).constFirst();
        QCOMPARE(line.key, qint64(7));
        QCOMPARE(line.cells.size(), requestTitles().size());
        QCOMPARE(line.cells.mid(1, 6), (QStringList{words, u"aggregator"_s, u"registerDERDevice"_s,
                                                    u"TX-1"_s, QString(), u"1.3 ms"_s}));
        QCOMPARE(requestDetail(request(status)),
                 u"POST /v1/registerDERDevice from 10.0.0.1: %1 after 1.3 ms"_s.arg(words));
    }

    void aRequestForNothingIsNamedByItsPath()
    {
        LoggedRequest lost = request(404);
        lost.method = u"GET"_s;
        lost.path = u"/nowhere"_s;
        lost.operation.clear();
        QCOMPARE(requestLines({lost}).constFirst().cells[3], u"GET /nowhere"_s);
    }

    void problemsAreNamedOnceAndToldEach()
    {
        LoggedRequest refused = request(422);
        const Problem customer = missing(u"/customerInfo"_s, u"customerInfo"_s);
        const Problem asset = missing({}, u"assetInfo"_s);
        Problem range;
        range.code = ProblemCode::OutOfRange;
        refused.problems = {customer, asset, range};
        QCOMPARE(requestLines({refused}).constFirst().cells[5],
                 problemTitleText(ProblemCode::Missing) + u", "_s +
                     problemTitleText(ProblemCode::OutOfRange));
        const QStringList told = requestDetail(refused).split(u'\n');
        QCOMPARE(told.size(), 4);
        QCOMPARE(told[1], u"/customerInfo: "_s + customer.text());
        QCOMPARE(told[2], asset.text());
    }

    void whetherAClientMayComeIn()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QList<Token> tokens(4);
        tokens[0].name = u"new"_s;
        tokens[0].access.scopes = {u"register"_s, u"read"_s};
        tokens[1].access.expiresAt = now.addDays(1);
        tokens[2].access.expiresAt = now.addDays(-1);
        tokens[3].access.expiresAt = now.addDays(-1);
        tokens[3].revokedAt = now.addDays(-2);
        const QList<Line> lines = clientLines(tokens);
        QCOMPARE(lines[0].cells,
                 (QStringList{u"new"_s, u"never"_s, u"live"_s, u"register, read"_s}));
        QCOMPARE(lines[1].cells[2], u"live"_s);
        QCOMPARE(lines[2].cells[2], u"expired"_s);
        QCOMPARE(lines[3].cells[2], u"revoked"_s);
        QCOMPARE(clientTitles().size(), lines[0].cells.size());
    }

    void aFaultIsTheFieldsDescriptionUntilItIsMended()
    {
        auto *field = new QLineEdit;
        field->setAccessibleDescription(u"As on the bill"_s);
        FieldFault fault(field);
        open(fault);
        const auto *label = fault.findChildren<QLabel *>().constLast();
        QVERIFY(!label->isVisible());
        fault.show(u"<b>No</b> such account"_s);
        QVERIFY(label->isVisible());
        QCOMPARE(plainText(*label), u"<b>No</b> such account"_s);
        QCOMPARE(field->accessibleDescription(), u"<b>No</b> such account"_s);
        fault.show({});
        QVERIFY(!label->isVisible());
        QCOMPARE(fault.text(), QString());
        QCOMPARE(field->accessibleDescription(), u"As on the bill"_s);
    }

    void aCollapsedZoneIsRememberedByItsName()
    {
        for (const QString &name : {u"one"_s, u"other"_s}) {
            auto *box = new QGroupBox(u"Zone"_s);
            CollapsibleZone zone(box, name);
            QVERIFY(zone.isExpanded());
            QCOMPARE(box->title(), QString()); // the heading has it
            QCOMPARE(box->accessibleName(), u"Zone"_s);
            open(zone);
            QTest::mouseClick(zone.findChild<QToolButton *>(), Qt::LeftButton);
            QVERIFY(!zone.isExpanded() && !box->isVisible());
            if (name == u"other"_s)
                zone.setExpanded(true);
        }
        QVERIFY(!CollapsibleZone(new QGroupBox, u"one"_s).isExpanded());
        QVERIFY(CollapsibleZone(new QGroupBox, u"other"_s).isExpanded());
    }

    void aZoneTakesItsHeadingAlong()
    {
        QWidget page;
        auto *layout = new QVBoxLayout(&page);
        auto *box = new QGroupBox(u"Zone"_s);
        auto *zone = new CollapsibleZone(box, u"one"_s);
        layout->addWidget(zone);
        open(page);
        box->hide();
        QVERIFY(!zone->isVisible());
        box->show();
        QVERIFY(zone->isVisible());
        QVERIFY(zone->isExpanded());
    }

    void onlyAWholeLeftClickOnTheStatusBarLeadsOn()
    {
        StatusLabel label;
        label.resize(100, 20);
        open(label);
        QSignalSpy clicked(&label, &StatusLabel::clicked);
        QTest::mouseClick(&label, Qt::RightButton);
        QTest::mousePress(&label, Qt::LeftButton);
        QTest::mouseRelease(&label, Qt::LeftButton, {}, {5, 200}); // thought better of
        QCOMPARE(clicked.size(), 0);
        QTest::mouseClick(&label, Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
    }

    void whoWorksHereAndHow()
    {
        ClerkStatus status;
        status.show({ActorKind::Clerk, u"<i>ada</i>"_s});
        QCOMPARE(plainText(status), u"<i>ada</i>"_s);
        QCOMPARE(status.toolTip(), u"This database is used without signing in"_s);
        status.show({ActorKind::Clerk, u"ada"_s, Standing::SignedIn, Role::Viewer});
        QCOMPARE(status.text(), u"ada (Viewer)"_s);
        QCOMPARE(status.toolTip(), u"Who has signed in, and the role"_s);
    }

    void whatAMessageOffersGoesWithIt()
    {
        MessageStrip strip;
        QSignalSpy taken(&strip, &MessageStrip::taken);
        strip.showDone(u"Cancelled."_s);
        QVERIFY(!buttonNamed(strip, u"Undo"_s));
        strip.offer(u"&Undo"_s);
        QVERIFY(buttonNamed(strip, u"Undo"_s));
        QTest::mouseClick(buttonNamed(strip, u"Undo"_s), Qt::LeftButton);
        QCOMPARE(taken.size(), 1);
        strip.showWarning(u"It has been followed."_s);
        QVERIFY(!buttonNamed(strip, u"Undo"_s));
    }

    void aCellOfTheTableIsABar()
    {
        for (const int series : {1, 2}) {
            ChartCard card(u"Days"_s, u"Choose a bar"_s, BarChart::Form::Beside);
            QSignalSpy activated(&card, &ChartCard::activated);
            card.show(numbers(series));
            auto *table = card.findChild<QTableWidget *>();
            QCOMPARE(table->columnCount(), series + 1);
            QCOMPARE(table->item(1, 0)->text(), u"Tuesday"_s);
            QCOMPARE(table->item(0, 1)->text(), u"1"_s);
            QCOMPARE(table->item(1, 1)->text(), u"5+"_s); // beyond the cap
            Q_EMIT table->cellActivated(1, series);
            QCOMPARE(activated.takeFirst(), (QVariantList{series - 1, 1}));
            Q_EMIT table->cellActivated(1, 0); // a name means a bar only where it has but one
            QCOMPARE(activated.size(), series == 1 ? 1 : 0);
        }
    }

    void theBarPointedAtIsSaidInPlaceOfTheHint()
    {
        ChartCard card(u"Days"_s, u"Choose a bar"_s, BarChart::Form::Beside);
        card.show(numbers(2));
        const auto *words = named<QLabel>(card, u"Days: the bar pointed at"_s);
        QCOMPARE(words->text(), u"Choose a bar"_s);
        Q_EMIT card.chart().pointedAt(u"Monday, Series 2: 2"_s);
        QCOMPARE(words->text(), u"Monday, Series 2: 2"_s);
        Q_EMIT card.chart().pointedAt({});
        QCOMPARE(words->text(), u"Choose a bar"_s);
    }

    void theThemeThatIsKept_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::addColumn<Theme>("chosen");
        QTest::newRow("none yet") << QString() << Theme::System;
        QTest::newRow("light") << QString(toText(Theme::Light)) << Theme::Light;
        QTest::newRow("dark") << QString(toText(Theme::Dark)) << Theme::Dark;
        QTest::newRow("of another program") << u"PINK"_s << Theme::System;
    }
    void theThemeThatIsKept()
    {
        QFETCH(const QString, kept);
        QFETCH(const Theme, chosen);
        if (!kept.isEmpty())
            QSettings().setValue(u"window/theme"_s, kept);
        QCOMPARE(ThemeMenu::chosen(), chosen);
        applyTheme(chosen);
        const ThemeMenu menu;
        QStringList ticked;
        for (const QAction *action : menu.actions()) {
            if (action->isChecked())
                ticked.append(action->objectName());
        }
        QCOMPARE(ticked, QStringList{u"theme-"_s + toText(chosen)});
    }
};

QTEST_MAIN(TestDeskPages)
#include "tst_deskpages.moc"
