// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QDate today() { return QDate::currentDate(); }
QByteArray iso(const QDate &date) { return date.toString(Qt::ISODate).toUtf8(); }

} // namespace

/// Which program a registration is for: the request's, if it may be; else the specification's.
class ProgramChoice final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_at.reset(); }
    void choosesTheProgram_data();
    void choosesTheProgram();
    void refusesWhatTheRequestMayNotChoose_data();
    void refusesWhatTheRequestMayNotChoose();
    void opensAndClosesByTheDay_data();
    void opensAndClosesByTheDay();
    void takesTodayForTheDate();
    void leavesTheSpecificationsProgramToValidation();
    void keepsItsChoiceWhenTheSpecificationChanges();
    void enrollsInTheChosenProgram();

private:
    HttpReply registered(const QJsonObject &asset)
    {
        const QString number = QString::number(++m_number);
        return m_at->registerDer(
            request(u"p-"_s + number, with(asset, u"serialNo"_s, QString(u"P"_s + number))));
    }
    QString programOf(const HttpReply &reply)
    {
        return m_at->task(reply.text("serviceTaskId"_L1)).value("program"_L1).toString();
    }

    std::unique_ptr<Installation> m_at;
    int m_number = 0;
};

void ProgramChoice::initTestCase()
{
    m_at = std::make_unique<Installation>();
    m_at->database.import("programs", "code,description,start_date,end_date,asset_types\n"
                                      "SPRING,Spring,2026-03-01,2026-05-31,TSTAT\n"
                                      "ONEDAY,One day,2026-06-15,2026-06-15,TSTAT\n"
                                      "NOBODY,Admits nothing,2020-01-01,,\n"
                                      "YESTERDAY,Ended," +
                                          iso(today().addDays(-9)) + ',' +
                                          iso(today().addDays(-1)) + ",TSTAT\nTOMORROW,To come," +
                                          iso(today().addDays(1)) + ",,TSTAT\nTODAY,Just now," +
                                          iso(today()) + ',' + iso(today()) + ",TSTAT\n");
    m_at->database.import("catalogue", "manufacturer,model\nWARMLY,T-2\nWARMLY,T-3\n");
    m_at->database.import("specifications",
                          "code,description,asset_type,manufacturer,model,program,type,rtgMaxW\n"
                          "TH-2,Without,TSTAT,WARMLY,T-2,,0,3000\n"
                          "TH-3,Of an ended one,TSTAT,WARMLY,T-3,CLOSED,0,3000\n");
}

void ProgramChoice::choosesTheProgram_data()
{
    QTest::addColumn<QString>("specification");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("the specification's") << u"TH-1"_s << QString() << u"DR"_s;
    QTest::newRow("the request's, over it") << u"TH-1"_s << u"TOU"_s << u"TOU"_s;
    QTest::newRow("the same as the specification's") << u"TH-1"_s << u"DR"_s << u"DR"_s;
    QTest::newRow("the request's alone") << u"TH-2"_s << u"DR"_s << u"DR"_s;
    QTest::newRow("instead of an ended one") << u"TH-3"_s << u"DR"_s << u"DR"_s;
}

void ProgramChoice::choosesTheProgram()
{
    QFETCH(const QString, specification);
    QFETCH(const QString, named);
    QFETCH(const QString, chosen);
    const QJsonObject asset{{u"specification"_s, specification}, {u"program"_s, named}};
    const HttpReply reply = registered(asset);
    QVERIFY2(reply.status == 200, reply.body);
    QCOMPARE(programOf(reply), chosen);
}

void ProgramChoice::refusesWhatTheRequestMayNotChoose_data()
{
    QTest::addColumn<QString>("specification");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QStringList>("codes");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("none at all") << u"TH-2"_s << QString() << QStringList{u"no-program"_s}
                                 << QStringList{u"TH-2"_s};
    QTest::newRow("an unknown one")
        << u"TH-1"_s << u"NONE"_s << QStringList{u"unknown-program"_s} << QStringList{u"NONE"_s};
    QTest::newRow("in small letters")
        << u"TH-1"_s << u"tou"_s << QStringList{u"unknown-program"_s} << QStringList{u"tou"_s};
    QTest::newRow("of other types")
        << u"TH-1"_s << u"SOLAR"_s << QStringList{u"asset-type-not-eligible"_s}
        << QStringList{u"TSTAT"_s, u"SOLAR"_s};
    QTest::newRow("of no type") << u"TH-1"_s << u"NOBODY"_s
                                << QStringList{u"asset-type-not-eligible"_s}
                                << QStringList{u"TSTAT"_s, u"NOBODY"_s};
    QTest::newRow("an ended one") << u"TH-1"_s << u"YESTERDAY"_s
                                  << QStringList{u"program-not-open"_s}
                                  << QStringList{u"YESTERDAY"_s, QString::fromLatin1(iso(today()))};
    QTest::newRow("one to come") << u"TH-1"_s << u"TOMORROW"_s << QStringList{u"program-not-open"_s}
                                 << QStringList{u"TOMORROW"_s};
    QTest::newRow("ended, and of other types")
        << u"BAT-10"_s << u"YESTERDAY"_s
        << QStringList{u"asset-type-not-eligible"_s, u"program-not-open"_s} << QStringList();
}

void ProgramChoice::refusesWhatTheRequestMayNotChoose()
{
    QFETCH(const QString, specification);
    QFETCH(const QString, named);
    QFETCH(const QStringList, codes);
    QFETCH(const QStringList, words);
    const int before = m_at->database.count(u"service_task"_s);
    const HttpReply reply =
        registered({{u"specification"_s, specification}, {u"program"_s, named}});
    QCOMPARE(reply.status, 422);
    QCOMPARE(codesOf(reply.json(), "errors"_L1), codes);
    for (const QString &pointer : pointersOf(reply))
        QCOMPARE(pointer, u"/assetInfo/program"_s);
    for (const QString &word : words)
        QVERIFY2(reply.text("detail"_L1).contains(word), reply.body);
    QCOMPARE(m_at->database.count(u"service_task"_s), before);
}

void ProgramChoice::opensAndClosesByTheDay_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("date");
    QTest::addColumn<bool>("open");
    const auto row = [](const char *program, const char *date, bool open) {
        QTest::addRow("%s on %s", program, date)
            << QString::fromLatin1(program) << QString::fromLatin1(date) << open;
    };
    row("SPRING", "2026-02-28", false);
    row("SPRING", "2026-03-01", true);
    row("SPRING", "2026-05-31", true);
    row("SPRING", "2026-06-01", false);
    row("ONEDAY", "2026-06-14", false);
    row("ONEDAY", "2026-06-15", true);
    row("ONEDAY", "2026-06-16", false);
    row("DR", "2019-12-31", false);
    row("DR", "2020-01-01", true);
    row("DR", "2999-12-31", true);
    row("CLOSED", "2020-12-31", true);
}

void ProgramChoice::opensAndClosesByTheDay()
{
    QFETCH(const QString, program);
    QFETCH(const QString, date);
    QFETCH(const bool, open);
    const QJsonObject asset{
        {u"specification"_s, u"TH-1"_s}, {u"program"_s, program}, {u"registrationDate"_s, date}};
    const HttpReply reply = registered(asset);
    QCOMPARE(reply.status, open ? 200 : 422);
    if (open) {
        QCOMPARE(programOf(reply), program);
    } else {
        QCOMPARE(codesOf(reply.json(), "errors"_L1), QStringList{u"program-not-open"_s});
        QVERIFY2(reply.text("detail"_L1).contains(date), reply.body);
    }
}

void ProgramChoice::takesTodayForTheDate()
{
    const HttpReply reply =
        registered({{u"specification"_s, u"TH-1"_s}, {u"program"_s, u"TODAY"_s}});
    QVERIFY2(reply.status == 200, reply.body);
    QCOMPARE(m_at->database.value(u"SELECT registration_date FROM service_task WHERE id = "_s +
                                  reply.text("serviceTaskId"_L1)),
             today().toString(Qt::ISODate));
}

/// The caller did not choose it and cannot mend it: a clerk does.
void ProgramChoice::leavesTheSpecificationsProgramToValidation()
{
    const HttpReply reply = registered({{u"specification"_s, u"TH-3"_s}});
    QVERIFY2(reply.status == 200, reply.body);
    const QString id = reply.text("serviceTaskId"_L1);
    m_at->database.run({u"task"_s, u"process"_s, id});
    QCOMPARE(codesOf(m_at->task(id), "problems"_L1), QStringList{u"program-not-open"_s});
}

void ProgramChoice::keepsItsChoiceWhenTheSpecificationChanges()
{
    m_at->database.import("catalogue", "manufacturer,model\nWARMLY,T-4\n");
    const auto specify = [this](const QByteArray &program) {
        m_at->database.import("specifications",
                              "code,description,asset_type,manufacturer,model,program\n"
                              "TH-4,Changes,TSTAT,WARMLY,T-4," +
                                  program + '\n');
    };
    specify("DR");
    const HttpReply first = registered({{u"specification"_s, u"TH-4"_s}});
    specify("TOU");
    const HttpReply second = registered({{u"specification"_s, u"TH-4"_s}});
    QCOMPARE(programOf(first), u"DR");
    QCOMPARE(programOf(second), u"TOU");
}

void ProgramChoice::enrollsInTheChosenProgram()
{
    const HttpReply reply = registered({{u"specification"_s, u"TH-1"_s}, {u"program"_s, u"TOU"_s}});
    const QString id = reply.text("serviceTaskId"_L1);
    m_at->database.run({u"task"_s, u"process"_s, id});
    QCOMPARE(m_at->statusOf(reply), u"COMPLETED");
    QCOMPARE(m_at->database.value(u"SELECT program FROM enrollment WHERE task_id = "_s + id),
             u"TOU");
    QCOMPARE(m_at->database.column(u"SELECT event FROM outbound_message WHERE task_id = "_s + id),
             QStringList{u"ENROLLED"_s});
}

QTEST_GUILESS_MAIN(ProgramChoice)
#include "tst_programchoice.moc"
