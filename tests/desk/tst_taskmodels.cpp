// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Theme.h"
#include "desk/models/AttributeModel.h"
#include "desk/models/TaskColumns.h"
#include "desk/models/TaskLogModel.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QSignalSpy>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What the columns of the zones and of the log say.
class TestTaskModels : public QObject
{
    Q_OBJECT

    static TaskLogEntry transition(TaskStatus from, TaskStatus to, const Actor &actor)
    {
        TaskLogEntry entry;
        entry.at = QDateTime(QDate(2026, 3, 1), QTime(12, 30, 15), Qt::UTC);
        entry.actor = actor;
        entry.event = TaskEvent::Transition;
        entry.from = from;
        entry.to = to;
        return entry;
    }
    static TaskLogEntry created()
    {
        TaskLogEntry entry;
        entry.at = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        entry.actor = {ActorKind::ApiClient, u"acme"_s};
        entry.to = TaskStatus::Pending;
        return entry;
    }
    static QString cell(const QAbstractItemModel &model, int row, int column,
                        int role = Qt::DisplayRole)
    {
        return model.index(row, column).data(role).toString();
    }
    static int rowOf(const AttributeModel &model, const QString &code)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.rowKind(row) == AttributeModel::RowKind::Attribute &&
                cell(model, row, AttributeModel::Code) == code)
                return row;
        }
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        applyTheme(Theme::Light);
    }
    void cleanup() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void attributesBesideTheirNameplate_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("nameplate"); // empty: not stated
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("shownNameplate");
        QTest::addColumn<QString>("comparison");
        const auto row = [](const char *name, const char *code, const char *value,
                            const char *nameplate, const char *shown, const char *shownNameplate,
                            const char *comparison) {
            QTest::newRow(name) << QString::fromUtf8(code) << QString::fromUtf8(value)
                                << QString::fromUtf8(nameplate) << QString::fromUtf8(shown)
                                << QString::fromUtf8(shownNameplate)
                                << QString::fromUtf8(comparison);
        };
        row("equal", "rtgMaxW", "5000", "5000", "5,000", "5,000", "equal");
        row("less", "rtgMaxW", "4750", "5000", "4,750", "5,000", "−5 %");
        row("more", "rtgMaxW", "5500", "5000", "5,500", "5,000", "+10 %");
        row("a little more", "rtgMaxW", "5001", "5000", "5,001", "5,000", "+0.02 %");
        row("fractions", "rtgMaxA", "20.75", "20", "20.75", "20", "+3.8 %");
        row("negative", "rtgMaxVarNeg", "-1500", "-3000", "-1,500", "-3,000", "+50 %");
        row("of nothing", "rtgMaxVar", "10", "0", "10", "0", "differs");
        row("not stated", "rtgMaxVA", "5000", "", "5,000", "not stated", "");
        row("a choice", "type", "4", "4", "4 – photovoltaic", "4 – photovoltaic", "equal");
        row("another choice", "type", "80", "4", "80 – other storage", "4 – photovoltaic",
            "differs");
        row("category", "rtgNormalCategory", "2", "1", "2 – category B", "1 – category A",
            "differs");
        row("no rating could be", "exportLimitW", "4000", "", "4,000", "", "");
        row("agreement", "interconnectionAgreementId", "IA-7", "", "IA-7", "", "");
        row("yes", "voltVarEnabled", "true", "", "yes", "", "");
        row("no", "voltWattEnabled", "false", "", "no", "", "");
    }
    void attributesBesideTheirNameplate()
    {
        QFETCH(QString, code);
        QFETCH(QString, value);
        QFETCH(QString, nameplate);
        AttributeModel model;
        const QAbstractItemModelTester tester(&model);
        AttributeValues plate;
        if (!nameplate.isEmpty())
            plate.insert(code, nameplate);
        model.setAttributes({{code, value, AttributeSource::Request}}, plate);
        const int row = rowOf(model, code);
        QCOMPARE(cell(model, row, AttributeModel::Code), code);
        QCOMPARE(cell(model, row, AttributeModel::Description),
                 attributeLabel(*findAttribute(code)));
        QCOMPARE(cell(model, row, AttributeModel::Unit), QString(findAttribute(code)->unit));
        QTEST(cell(model, row, AttributeModel::Value), "shown");
        QTEST(cell(model, row, AttributeModel::Nameplate), "shownNameplate");
        QTEST(cell(model, row, AttributeModel::Comparison), "comparison");
    }

    void aSettingIsMeasuredByItsRating()
    {
        AttributeModel model;
        model.setAttributes({{u"setMaxW"_s, u"4000"_s, AttributeSource::Interconnection}},
                            {{u"rtgMaxW"_s, u"5000"_s}});
        const int row = rowOf(model, u"setMaxW"_s);
        QCOMPARE(cell(model, row, AttributeModel::Nameplate), u"5,000"_s);
        QCOMPARE(cell(model, row, AttributeModel::Comparison), u"−20 %"_s);
        QCOMPARE(cell(model, row, AttributeModel::Source), u"Interconnection"_s);
    }

    void numbersAreByLocale()
    {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        AttributeModel model;
        model.setAttributes({{u"rtgMaxA"_s, u"1021"_s, AttributeSource::Specification}},
                            {{u"rtgMaxA"_s, u"1000"_s}});
        const int row = rowOf(model, u"rtgMaxA"_s);
        QCOMPARE(cell(model, row, AttributeModel::Value), u"1.021"_s);
        QCOMPARE(cell(model, row, AttributeModel::Comparison), u"+2,1 %"_s);
        QCOMPARE(cell(model, row, AttributeModel::Source), u"Specification"_s);
    }

    void numbersStandToTheRight()
    {
        AttributeModel model;
        model.setAttributes({{u"rtgMaxW"_s, u"1"_s, AttributeSource::Request},
                             {u"type"_s, u"4"_s, AttributeSource::Request}},
                            {});
        const auto toTheRight = [&](int row, int column) {
            return (model.index(row, column).data(Qt::TextAlignmentRole).toInt() &
                    Qt::AlignRight) != 0;
        };
        const int power = rowOf(model, u"rtgMaxW"_s);
        QVERIFY(toTheRight(power, AttributeModel::Value));
        QVERIFY(toTheRight(power, AttributeModel::Comparison));
        QVERIFY(!toTheRight(power, AttributeModel::Unit));
        QVERIFY(!toTheRight(rowOf(model, u"type"_s), AttributeModel::Value));
    }

    void attributesStandUnderTheirGroups()
    {
        AttributeModel model;
        const QAbstractItemModelTester tester(&model);
        model.setAttributes({{u"type"_s, u"4"_s, AttributeSource::Request},
                             {u"modesSupported"_s, u"3"_s, AttributeSource::Request},
                             {u"rtgMaxW"_s, u"5000"_s, AttributeSource::Request},
                             {u"rtgMaxVA"_s, u"5000"_s, AttributeSource::Request},
                             {u"rtgVNom"_s, u"240"_s, AttributeSource::Request}},
                            {});
        using Kind = AttributeModel::RowKind;
        QStringList read;
        for (int row = 0; row < model.rowCount(); ++row) {
            const Kind kind = model.rowKind(row);
            const int column =
                kind == Kind::Names ? AttributeModel::Description : AttributeModel::Code;
            read.append((kind == Kind::Heading ? u"# "_s : QString()) + cell(model, row, column));
            for (int other = 0; other < AttributeModel::Count; ++other) {
                if (kind != Kind::Attribute && other != column)
                    QCOMPARE(cell(model, row, other), QString()); // hidden below the span
            }
        }
        QCOMPARE(read, (QStringList{u"# General"_s, u"type"_s, u"modesSupported"_s,
                                    u"chargeMode, dischargeMode"_s, u"# Power"_s, u"rtgMaxW"_s,
                                    u"rtgMaxVA"_s, u"# Voltage"_s, u"rtgVNom"_s}));
        QVERIFY(model.index(0, 0).data(Qt::FontRole).value<QFont>().bold());
    }

    void faultsAreInColourAndInWords()
    {
        AttributeModel model;
        model.setAttributes({{u"type"_s, u"4"_s, AttributeSource::Request},
                             {u"rtgMaxW"_s, u"5000"_s, AttributeSource::Request},
                             {u"setMaxW"_s, u"6000"_s, AttributeSource::Interconnection}},
                            {});
        const int wrong = rowOf(model, u"setMaxW"_s);
        QCOMPARE(cell(model, wrong, AttributeModel::Verdict), u"beyond rtgMaxW (5,000)"_s);
        const auto data = [&](int row, int column, int role) {
            return model.index(row, column).data(role);
        };
        QVERIFY(!data(wrong, AttributeModel::Verdict, Qt::DecorationRole).value<QIcon>().isNull());
        const QString sentence = u"setMaxW is 6000, beyond the rating rtgMaxW of 5000."_s;
        QCOMPARE(data(wrong, AttributeModel::Value, Qt::ToolTipRole).toString(), sentence);
        QCOMPARE(data(wrong, AttributeModel::Value, Qt::AccessibleDescriptionRole).toString(),
                 sentence);
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            applyTheme(theme);
            const QColor base = QApplication::palette().color(QPalette::Base);
            const auto colour = data(wrong, AttributeModel::Value, Qt::ForegroundRole);
            QVERIFY(colour.isValid());
            QVERIFY(qAbs(colour.value<QColor>().lightness() - base.lightness()) > 90);
        }
        const int good = rowOf(model, u"rtgMaxW"_s);
        QCOMPARE(cell(model, good, AttributeModel::Verdict), QString());
        QVERIFY(!data(good, AttributeModel::Value, Qt::ForegroundRole).isValid());
        QVERIFY(!data(good, AttributeModel::Verdict, Qt::DecorationRole).isValid());
        QVERIFY(!data(good, AttributeModel::Value, Qt::AccessibleDescriptionRole).isValid());
    }

    void everyColumnHasATitle()
    {
        const AttributeModel attributes;
        QStringList titles;
        for (int column = 0; column < AttributeModel::Count; ++column)
            titles.append(
                attributes.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        QCOMPARE(titles,
                 (QStringList{u"Code"_s, u"Description"_s, u"Value"_s, u"Unit"_s, u"Source"_s,
                              u"Nameplate"_s, u"Compared with it"_s, u"Check"_s}));
        const TaskLogModel log;
        titles.clear();
        for (int column = 0; column < TaskLogModel::Count; ++column)
            titles.append(log.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        QCOMPARE(titles, (QStringList{u"When"_s, u"Who"_s, u"What"_s, u"Message"_s}));
        for (int column = 0; column < TaskColumns::Count; ++column) {
            QVERIFY(!TaskColumns::title(column).isEmpty());
            QVERIFY(!TaskColumns::samples(column).isEmpty());
        }
        QVERIFY(!log.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
    }

    void theLogIsReadFromTheNewest()
    {
        TaskLogModel log;
        const QAbstractItemModelTester tester(&log);
        const Actor clerk{ActorKind::Clerk, u"anna"_s};
        log.setEntries({created(), transition(TaskStatus::Pending, TaskStatus::Validate, clerk)});
        QCOMPARE(log.rowCount(), 2);
        QCOMPARE(cell(log, 0, TaskLogModel::Event), u"Pending → Validate"_s);
        QCOMPARE(cell(log, 0, TaskLogModel::Who), u"Clerk anna"_s);
        QCOMPARE(cell(log, 1, TaskLogModel::Event), u"Created"_s);
        QCOMPARE(cell(log, 1, TaskLogModel::Who), u"API client acme"_s);
    }

    void theLogOnlyGrows()
    {
        TaskLogModel log;
        const QAbstractItemModelTester tester(&log);
        QList<TaskLogEntry> entries{created()};
        log.setEntries(entries);
        QSignalSpy inserted(&log, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&log, &QAbstractItemModel::modelReset);
        log.setEntries(entries);
        QCOMPARE(inserted.size(), 0);
        entries.append(transition(TaskStatus::Pending, TaskStatus::Validate, {}));
        entries.append(transition(TaskStatus::Validate, TaskStatus::DeviceSetup, {}));
        const QPersistentModelIndex chosen = log.index(0, 0);
        log.setEntries(entries);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(chosen.row(), 2);
        QCOMPARE(reset.size(), 0);
    }

    void whoDidIt_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("clerk") << int(ActorKind::Clerk) << u"anna"_s << u"Clerk anna"_s;
        QTest::newRow("client") << int(ActorKind::ApiClient) << u"acme"_s << u"API client acme"_s;
        QTest::newRow("monitor") << int(ActorKind::Monitor) << u"F1-STKDF"_s
                                 << u"Monitor F1-STKDF"_s;
        QTest::newRow("system") << int(ActorKind::System) << QString() << u"System"_s;
    }
    void whoDidIt()
    {
        QFETCH(int, kind);
        QFETCH(QString, name);
        TaskLogModel log;
        log.setEntries(
            {transition(TaskStatus::Pending, TaskStatus::Validate, {ActorKind(kind), name})});
        QTEST(cell(log, 0, TaskLogModel::Who), "shown");
    }

    void everyProblemHasALineOfItsOwn()
    {
        TaskLogEntry entry = transition(TaskStatus::Validate, TaskStatus::IssueDetected, {});
        entry.problems = {{ProblemCode::CustomerNotFound, {}, {{u"customer"_s, u"A9"_s}}},
                          {ProblemCode::ServicePointNotFound, {}, {{u"servicePoint"_s, u"SP9"_s}}}};
        TaskLogModel log;
        log.setEntries({entry});
        const QStringList lines = cell(log, 0, TaskLogModel::Message).split(u'\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].contains(u"A9"_s));
        QVERIFY(lines[1].contains(u"SP9"_s));
        QVERIFY(
            !log.index(0, TaskLogModel::Event).data(Qt::DecorationRole).value<QIcon>().isNull());
    }

    void reasonsAreInWords()
    {
        TaskLogEntry expired = transition(TaskStatus::Pending, TaskStatus::Canceled, {});
        expired.message = u"EXPIRED"_s;
        TaskLogEntry said = transition(TaskStatus::Pending, TaskStatus::Canceled, {});
        said.message = u"<b>Moved</b>"_s;
        TaskLogModel log;
        log.setEntries({expired, said});
        QCOMPARE(cell(log, 1, TaskLogModel::Message), u"Expired"_s);
        QCOMPARE(cell(log, 0, TaskLogModel::Message), u"<b>Moved</b>"_s);
    }

    void timesAreToTheSecondAndTheTipTellsAll()
    {
        TaskLogModel log;
        log.setEntries({created()});
        const QDateTime local = created().at.toLocalTime();
        QCOMPARE(cell(log, 0, TaskLogModel::When),
                 u"%1 %2"_s.arg(QLocale().toString(local.date(), QLocale::ShortFormat),
                                local.time().toString(u"HH:mm:ss"_s)));
        QCOMPARE(cell(log, 0, TaskLogModel::When, Qt::ToolTipRole), u"2026-03-01T12:00:00.000Z"_s);
    }

    void taskColumnsSayWhatARowHolds()
    {
        TaskRow row;
        row.id = 23456789012345;
        row.status = TaskStatus::IssueDetected;
        row.statusReason = u"customer-not-found"_s;
        row.customerName = u"Ada Byron"_s;
        row.address = u"1 Main Street, Springfield"_s;
        row.program = u"DR"_s;
        row.type = u"DER-ENROLLMENT"_s;
        row.serialNo = u"SN-1"_s;
        row.manufacturer = u"Warmly"_s;
        row.model = u"T-1"_s;
        row.transactionId = u"TX-1"_s;
        row.createdAt = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
        row.statusAt = row.createdAt.addSecs(60);
        row.retryCount = 3;
        row.assignedTo = u"mira"_s;
        row.nextAttempt = row.createdAt.addDays(1);
        const QStringList expected{
            u"23456789012345"_s,
            QLocale().toString(row.createdAt.toLocalTime(), QLocale::ShortFormat),
            u"Issue detected"_s,
            u"Customer not found"_s,
            u"Ada Byron"_s,
            u"1 Main Street, Springfield"_s,
            u"DR"_s,
            u"DER-ENROLLMENT"_s,
            u"SN-1"_s,
            u"Warmly"_s,
            u"T-1"_s,
            u"TX-1"_s,
            QLocale().toString(row.statusAt.toLocalTime(), QLocale::ShortFormat),
            u"3"_s,
            u"mira"_s,
            QLocale().toString(row.statusAt.toLocalTime(), QLocale::ShortFormat),
            QLocale().toString(row.nextAttempt.toLocalTime(), QLocale::ShortFormat)};
        for (int column = 0; column < TaskColumns::Count; ++column)
            QCOMPARE(TaskColumns::text(row, column), expected[column]);
        QCOMPARE(TaskColumns::toolTip(row, TaskColumns::Status),
                 u"Issue detected: Customer not found"_s);
        QCOMPARE(TaskColumns::toolTip(row, TaskColumns::Created),
                 QLocale().toString(row.createdAt.toLocalTime(), QLocale::LongFormat));
        QCOMPARE(TaskColumns::toolTip(row, TaskColumns::NextAttempt),
                 QLocale().toString(row.nextAttempt.toLocalTime(), QLocale::LongFormat));
        row.createdAt = QDateTime::currentDateTimeUtc().addSecs(-185);
        QCOMPARE(TaskColumns::shown(row, TaskColumns::Created), u"3 minutes ago"_s);
        QCOMPARE(TaskColumns::shown(row, TaskColumns::Customer), u"Ada Byron"_s);
        row.status = TaskStatus::Completed; // waits no more
        QCOMPARE(TaskColumns::shown(row, TaskColumns::WaitingSince), QString());
        row.nextAttempt = {};
        QCOMPARE(TaskColumns::shown(row, TaskColumns::NextAttempt), QString());
        row.statusReason = u"Customer has moved"_s; // a clerk's own words
        QCOMPARE(TaskColumns::text(row, TaskColumns::Reason), u"Customer has moved"_s);
    }

    void timesBeginWithTheNewestOthersWithA()
    {
        for (int column = 0; column < TaskColumns::Count; ++column) {
            const bool time = column == TaskColumns::Created || column == TaskColumns::StatusTime;
            QCOMPARE(TaskColumns::firstOrder(column),
                     time ? Qt::DescendingOrder : Qt::AscendingOrder);
        }
    }
};

QTEST_MAIN(TestTaskModels)
#include "tst_taskmodels.moc"
