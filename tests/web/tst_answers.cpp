// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "support/TestDatabase.h"
#include "web/AnswerBody.h"
#include "web/ProblemDetails.h"
#include "web/TaskJson.h"
#include "web/XmlReader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class AnswersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEachCodeAStatus();
    void choosesTheStatusOfSeveral_data();
    void choosesTheStatusOfSeveral();
    void namesOneProblem();
    void namesSeveralProblems();
    void hidesTheInside();
    void writesProblemsAsXml();
    void writesAnswersAsXml();
    void writesWhatXmlCannotHold();
    void writesTimes();
    void tellsAPendingTask();
    void tellsWhatHoldsATaskUp();
};

void AnswersTest::givesEachCodeAStatus()
{
    const QList<int> known{400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 503};
    for (int code = 0; code <= int(ProblemCode::Internal); ++code) {
        const Problems problems{{ProblemCode(code), {}, {}}};
        QVERIFY(known.contains(httpStatus(problems)));
        const QJsonObject details = problemDetails(problems);
        QCOMPARE(details.value("type"_L1).toString(),
                 u"urn:derdesk:problem:"_s + problemCodeText(ProblemCode(code)));
        QCOMPARE(details.value("status"_L1).toInt(), httpStatus(problems));
        QVERIFY(!details.value("title"_L1).toString().isEmpty());
    }
}

void AnswersTest::choosesTheStatusOfSeveral_data()
{
    using C = ProblemCode;
    QTest::addColumn<QList<ProblemCode>>("codes");
    QTest::addColumn<int>("status");
    QTest::newRow("unreadable") << QList{C::Unreadable} << 400;
    QTest::newRow("invalid") << QList{C::Missing} << 422;
    QTest::newRow("several invalid") << QList{C::Missing, C::NoProgram} << 422;
    QTest::newRow("conflict") << QList{C::TransactionConflict} << 409;
    QTest::newRow("several conflicts") << QList{C::OpenTaskExists, C::NicInUse} << 409;
    QTest::newRow("conflict first") << QList{C::NicInUse, C::Missing} << 422;
    QTest::newRow("conflict last") << QList{C::Missing, C::NicInUse} << 422;
    QTest::newRow("not found") << QList{C::NotFound} << 404;
    QTest::newRow("unauthorized") << QList{C::Unauthorized} << 401;
    QTest::newRow("forbidden") << QList{C::Forbidden} << 403;
    QTest::newRow("method") << QList{C::MethodNotAllowed} << 405;
    QTest::newRow("accept") << QList{C::NotAcceptable} << 406;
    QTest::newRow("size") << QList{C::PayloadTooLarge} << 413;
    QTest::newRow("type") << QList{C::UnsupportedMediaType} << 415;
    QTest::newRow("rate") << QList{C::TooManyRequests} << 429;
    QTest::newRow("busy") << QList{C::StoreBusy} << 503;
    QTest::newRow("inside") << QList{C::Internal} << 500;
    QTest::newRow("none") << QList<C>() << 500;
}

void AnswersTest::choosesTheStatusOfSeveral()
{
    QFETCH(QList<ProblemCode>, codes);
    QFETCH(int, status);
    Problems problems;
    for (ProblemCode code : codes)
        problems.append({code, {}, {}});
    QCOMPARE(httpStatus(problems), status);
}

void AnswersTest::namesOneProblem()
{
    const Problem problem{
        ProblemCode::UnknownProgram, u"/assetInfo/program"_s, {{u"value"_s, u"X"_s}}};
    const QJsonObject details = problemDetails({problem});
    QCOMPARE(details.value("type"_L1).toString(), u"urn:derdesk:problem:unknown-program");
    QCOMPARE(details.value("title"_L1).toString(), problemTitle(ProblemCode::UnknownProgram));
    QCOMPARE(details.value("status"_L1).toInt(), 422);
    QCOMPARE(details.value("detail"_L1).toString(), problem.detail());
    QCOMPARE(details.value("errors"_L1).toArray(),
             (QJsonArray{QJsonObject{{u"code"_s, u"unknown-program"_s},
                                     {u"pointer"_s, u"/assetInfo/program"_s},
                                     {u"detail"_s, problem.detail()}}}));
}

void AnswersTest::namesSeveralProblems()
{
    const Problem missing{ProblemCode::Missing, u"/transactionId"_s, {}};
    const Problem other{ProblemCode::Missing, u"/assetInfo/serialNo"_s, {}};
    const Problem program{ProblemCode::UnknownProgram, u"/assetInfo/program"_s, {}};
    const QJsonObject same = problemDetails({missing, other});
    QCOMPARE(same.value("type"_L1).toString(), u"urn:derdesk:problem:missing");
    QCOMPARE(same.value("errors"_L1).toArray().size(), 2);
    const QJsonObject different = problemDetails({missing, other, program});
    QCOMPARE(different.value("type"_L1).toString(), u"urn:derdesk:problem:invalid-request");
    QCOMPARE(different.value("detail"_L1).toString(), u"3 faults, listed in errors.");
    const QJsonArray errors = different.value("errors"_L1).toArray();
    QCOMPARE(errors.size(), 3);
    QCOMPARE(errors.at(1)["pointer"_L1].toString(), u"/assetInfo/serialNo");
}

void AnswersTest::hidesTheInside()
{
    for (ProblemCode code : {ProblemCode::StoreBusy, ProblemCode::StoreFailed,
                             ProblemCode::SchemaOutOfDate, ProblemCode::Internal}) {
        const QJsonObject details =
            problemDetails({{code, {}, {{u"reason"_s, u"/var/lib/secret.db"_s}}}});
        QVERIFY(!QJsonDocument(details).toJson().contains("secret"));
        QVERIFY(!details.value("detail"_L1).toString().isEmpty());
    }
}

void AnswersTest::writesProblemsAsXml()
{
    const Problems problems{{ProblemCode::Missing, u"/transactionId"_s, {}},
                            {ProblemCode::WrongType, u"/a<b"_s, {{u"value"_s, u"&"_s}}}};
    const QByteArray xml = problemBody(problemDetails(problems), BodyFormat::Xml);
    QVERIFY(xml.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    QVERIFY(xml.contains("<problem xmlns=\"urn:ietf:rfc:7807\">"));
    QVERIFY(xml.contains("<status>422</status>"));
    QVERIFY(xml.contains("<pointer>/a&lt;b</pointer>"));
    QCOMPARE(xml.count("<i>"), 2);
    QXmlStreamReader reader(xml);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY(!reader.hasError());
}

void AnswersTest::writesAnswersAsXml()
{
    const QJsonObject answer{{u"a"_s, u"x & y"_s},
                             {u"messages"_s, QJsonArray{u"one"_s, u"two"_s}},
                             {u"none"_s, QJsonArray()},
                             {u"count"_s, 3}};
    const QByteArray xml = answerBody(answer, BodyFormat::Xml, "root"_L1);
    QVERIFY(xml.contains("<root>"));
    QVERIFY(xml.contains("<a>x &amp; y</a>"));
    QVERIFY(xml.contains("<messages><message>one</message><message>two</message></messages>"));
    QVERIFY(xml.contains("<none></none>") || xml.contains("<none/>"));
    QVERIFY(xml.contains("<count>3</count>"));
    QCOMPARE(QJsonDocument::fromJson(answerBody(answer, BodyFormat::Json, "root"_L1)).object(),
             answer);
}

void AnswersTest::writesWhatXmlCannotHold()
{
    const QString odd = u"a\u0001\u001b\uffffb\t"_s;
    const QByteArray xml = answerBody({{u"x"_s, odd}}, BodyFormat::Xml, "root"_L1);
    const auto tree = readXml(xml);
    QVERIFY2(tree, xml);
    QCOMPARE(tree->value("x"_L1).toString(), u"a\ufffd\ufffd\ufffdb");
}

void AnswersTest::writesTimes()
{
    const QDateTime time(QDate(2026, 1, 31), QTime(12, 0, 0, 7), Qt::OffsetFromUTC, 3600);
    QCOMPARE(wireTime(time), u"2026-01-31T11:00:00.007Z");
}

void AnswersTest::tellsAPendingTask()
{
    TestDatabase database;
    const auto acceptance = database.run(
        [](Transaction &tx) { return interconnectDer(tx, interconnection(u"i-1"_s, u"SN1"_s)); });
    QVERIFY(acceptance);
    const QJsonObject json = taskToJson(*readTaskDetail(database.read(), acceptance->taskId));
    QCOMPARE(json.value("serviceTaskId"_L1).toString(), idText(acceptance->taskId));
    QCOMPARE(json.value("transactionId"_L1).toString(), u"i-1");
    QCOMPARE(json.value("businessObject"_L1).toString(), u"INTERCONNECTION");
    QCOMPARE(json.value("serviceTaskType"_L1).toString(), u"DER-INTERCONNECTION");
    QCOMPARE(json.value("status"_L1).toString(), u"PENDING");
    QCOMPARE(json.value("statusReason"_L1), QJsonValue(QString()));
    QCOMPARE(json.value("retryCount"_L1).toInt(-1), 0);
    QVERIFY(!json.contains("assetId"_L1));
    QVERIFY(!json.contains("deviceId"_L1));
    QVERIFY(!json.contains("program"_L1));
    QCOMPARE(json.value("messages"_L1).toArray(), QJsonArray());
    QCOMPARE(json.value("problems"_L1).toArray(), QJsonArray());
    const QDateTime created =
        QDateTime::fromString(json.value("createdDateTime"_L1).toString(), Qt::ISODateWithMs);
    QCOMPARE(created.timeSpec(), Qt::UTC);
    QCOMPARE(json.value("statusDateTime"_L1), json.value("createdDateTime"_L1));
}

void AnswersTest::tellsWhatHoldsATaskUp()
{
    TestDatabase database;
    RegistrationRequest request = thermostat(u"t-1"_s, u"SN1"_s);
    request.customer = {};
    request.customer.name = u"Nobody"_s;
    const auto acceptance =
        database.run([&](Transaction &tx) { return registerDerDevice(tx, request); });
    QVERIFY(acceptance);
    QVERIFY(database.run([&](Transaction &tx) { return processTask(tx, acceptance->taskId); }));
    const auto detail = readTaskDetail(database.read(), acceptance->taskId);
    const QJsonObject json = taskToJson(*detail);
    QCOMPARE(json.value("status"_L1).toString(), u"ISSUE_DETECTED");
    QVERIFY(!json.value("statusReason"_L1).toString().isEmpty());
    QCOMPARE(json.value("program"_L1).toString(), u"DR");
    QCOMPARE(json.value("assetId"_L1).toString(), idText(acceptance->assetId));
    QCOMPARE(json.value("deviceId"_L1).toString(), idText(acceptance->deviceId));
    const QJsonArray problems = json.value("problems"_L1).toArray();
    const QJsonArray messages = json.value("messages"_L1).toArray();
    QVERIFY(!problems.isEmpty());
    QCOMPARE(messages.size(), problems.size());
    QStringList codes;
    for (const QJsonValue &problem : problems)
        codes.append(problem["code"_L1].toString());
    QVERIFY(codes.contains(u"customer-not-found"_s));
    QCOMPARE(messages.at(0), problems.at(0)["detail"_L1]);
}

QTEST_GUILESS_MAIN(AnswersTest)
#include "tst_answers.moc"
