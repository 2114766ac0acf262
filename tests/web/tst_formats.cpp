// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/WorkTask.h"
#include "support/Bodies.h"
#include "support/RunningService.h"

#include <QJsonArray>
#include <QXmlStreamReader>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// Every value of a document with the names that lead to it; list entries by their number.
using Leaves = QMap<QString, QString>;

void addLeaves(Leaves &leaves, const QString &path, const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray entries = value.toArray();
        for (qsizetype i = 0; i < entries.size(); ++i)
            addLeaves(leaves, path + u'/' + QString::number(i), entries[i]);
    } else if (value.isObject()) {
        const QJsonObject members = value.toObject();
        for (auto member = members.begin(); member != members.end(); ++member)
            addLeaves(leaves, path + u'/' + member.key(), *member);
    } else {
        leaves.insert(path, value.toVariant().toString());
    }
}

/// \a lists: the elements whose children are list entries, whatever they are called.
void addLeaves(Leaves &leaves, const QString &path, QXmlStreamReader &xml, const QStringList &lists)
{
    QString text;
    int children = 0;
    const bool isList = lists.contains(path.section(u'/', -1));
    while (xml.readNext() != QXmlStreamReader::EndElement && !xml.atEnd()) {
        if (xml.isStartElement()) {
            const QString name = isList ? QString::number(children) : xml.name().toString();
            ++children;
            addLeaves(leaves, path + u'/' + name, xml, lists);
        } else if (xml.isCharacters()) {
            text += xml.text();
        }
    }
    if (children == 0 && !isList)
        leaves.insert(path, text);
}

Leaves leavesOf(const HttpReply &reply)
{
    Leaves leaves;
    if (reply.contentType.endsWith("json")) {
        addLeaves(leaves, {}, reply.json());
        return leaves;
    }
    QXmlStreamReader xml(reply.body);
    xml.readNextStartElement();
    addLeaves(leaves, {}, xml, {u"messages"_s, u"problems"_s, u"errors"_s});
    if (xml.hasError())
        leaves.insert(u"error"_s, xml.errorString());
    return leaves;
}

} // namespace

/// JSON and XML say the same, in requests and in answers, and a caller gets the one it asks for.
class FormatsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void storesTheSame();
    void answersAcceptancesAlike();
    void answersTasksAlike();
    void answersProblemsAlike();
    void answersAsAsked_data();
    void answersAsAsked();
    void survivesEveryCharacter_data();
    void survivesEveryCharacter();

private:
    HttpReply post(const QJsonObject &body, Wire wire, const QByteArray &accept)
    {
        return wire == Wire::Json ? m_client->postJson(u"register", body, {{"Accept", accept}})
                                  : m_client->post(u"register", xmlOf(body), "application/xml",
                                                   {{"Accept", accept}});
    }
    HttpReply get(const QString &rest, const QByteArray &accept)
    {
        return m_client->get(HttpClient::path(rest), {{"Accept", accept}});
    }

    std::unique_ptr<RunningService> m_service;
    std::unique_ptr<HttpClient> m_client;
};

void FormatsTest::init()
{
    m_service = std::make_unique<RunningService>();
    m_client = std::make_unique<HttpClient>(QUrl(m_service->web().url()),
                                            m_service->token(u"c"_s, {u"register"_s, u"read"_s}));
}

void FormatsTest::cleanup()
{
    m_client.reset();
    m_service.reset();
}

/// Two requests that differ in their ids alone leave two tasks that do.
void FormatsTest::storesTheSame()
{
    const auto body = [](const QString &id) {
        QJsonObject all = registration(id, id);
        for (const char *pointer :
             {"/customerInfo/name", "/customerInfo/email", "/customerInfo/homePhone",
              "/locationInfo/address1", "/locationInfo/address2", "/locationInfo/city",
              "/locationInfo/postal"})
            all = placed(all, QString::fromLatin1(pointer), u"Ä <&> 1"_s);
        all = placed(all, u"/assetInfo/registrationDate"_s, u"2026-01-31"_s);
        all = placed(all, u"/assetInfo/attributes/rtgMaxVA"_s,
                     QJsonObject{{u"value"_s, 2.75}, {u"multiplier"_s, 3}});
        return placed(all, u"/assetInfo/attributes/modesSupported"_s, u"1F"_s);
    };
    QCOMPARE(post(body(u"j"_s), Wire::Json, "*/*").status, 200);
    QCOMPARE(post(body(u"x"_s), Wire::Xml, "*/*").status, 200);
    const QString columns =
        u"customer_name, email, home_phone, cis_account_id, address1, address2, city, postal, "
        "cis_service_point_id, registration_date, specification, program, name_key, address_key"_s;
    QCOMPARE(m_service->database.number("SELECT count(*) FROM (SELECT DISTINCT " +
                                        columns.toUtf8() + " FROM service_task)"),
             1);
    QCOMPARE(m_service->database.number(
                 "SELECT count(*) FROM (SELECT DISTINCT code, value FROM der_attribute WHERE "
                 "source = 'REQUEST')"),
             3);
    QCOMPARE(m_service->database.count("der_attribute WHERE source = 'REQUEST'"), 6);
    QCOMPARE(m_service->database.count("der_attribute WHERE value = '2750'"), 2);
}

void FormatsTest::answersAcceptancesAlike()
{
    const QJsonObject body = placed(registration(u"t <1>"_s, u"SN1"_s), u"/colour"_s, u"red"_s);
    const HttpReply json = post(body, Wire::Json, "application/json");
    const HttpReply xml = post(body, Wire::Json, "application/xml");
    QCOMPARE(json.status, 200);
    QCOMPARE(leavesOf(xml), leavesOf(json));
    QCOMPARE(leavesOf(json).value(u"/messages/0"_s), u"Ignored: /colour");
    QCOMPARE(leavesOf(json).value(u"/transactionId"_s), u"t <1>");
}

void FormatsTest::answersTasksAlike()
{
    QJsonObject body = registration(u"t-1"_s, u"SN1"_s);
    body.insert(u"customerInfo"_s, QJsonObject{{u"name"_s, u"Nobody & Sons"_s}});
    body.insert(u"locationInfo"_s, QJsonObject{{u"address1"_s, u"<nowhere>"_s}});
    const HttpReply accepted = post(body, Wire::Json, "application/json");
    const RecordId id = idFromText(accepted.text("serviceTaskId"_L1));
    QVERIFY(m_service->database.run([id](Transaction &tx) { return processTask(tx, id); }));
    const HttpReply json = get(u"tasks/"_s + idText(id), "application/json");
    const HttpReply xml = get(u"tasks/"_s + idText(id), "text/xml");
    QCOMPARE(leavesOf(xml), leavesOf(json));
    const Leaves leaves = leavesOf(json);
    QCOMPARE(leaves.value(u"/status"_s), u"ISSUE_DETECTED");
    QCOMPARE(leaves.value(u"/problems/0/code"_s), u"customer-not-found");
    QCOMPARE(leaves.value(u"/problems/1/code"_s), u"service-point-not-found");
    QVERIFY(leaves.value(u"/messages/1"_s).contains(u"<nowhere>"));
}

void FormatsTest::answersProblemsAlike()
{
    QJsonObject body = registration({}, {});
    body = placed(body, u"/assetInfo/attributes"_s, QJsonObject{{u"a<b"_s, 1}, {u"c&d"_s, 2}});
    const HttpReply json = post(body, Wire::Json, "application/json");
    const HttpReply xml = post(body, Wire::Json, "application/xml");
    QCOMPARE(json.status, 422);
    QCOMPARE(xml.status, 422);
    QCOMPARE(leavesOf(xml), leavesOf(json));
    QCOMPARE(leavesOf(json).value(u"/errors/0/pointer"_s), u"/assetInfo/attributes/a<b");
}

void FormatsTest::answersAsAsked_data()
{
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("type"); ///< of the answer; empty: refused
    const auto row = [](const char *accept, Wire wire, const char *type) {
        QTest::addRow("%s: %s", wire == Wire::Json ? "JSON" : "XML", accept)
            << wire << QByteArray(accept) << QByteArray(type);
    };
    for (const char *any : {"", "*/*", "application/*", "text/html, */*;q=0.1"}) {
        row(any, Wire::Json, "application/json");
        row(any, Wire::Xml, "application/xml");
    }
    for (const Wire wire : {Wire::Json, Wire::Xml}) {
        row("application/json", wire, "application/json");
        row("application/xml", wire, "application/xml");
        row("text/xml", wire, "text/xml");
        row("application/json;q=0.1, application/xml;q=0.9", wire, "application/xml");
        row("APPLICATION/JSON", wire, "application/json");
        row("application/json;q=0", wire, "");
        row("text/html", wire, "");
        row("image/*", wire, "");
    }
}

void FormatsTest::answersAsAsked()
{
    QFETCH(const Wire, wire);
    QFETCH(const QByteArray, accept);
    QFETCH(const QByteArray, type);
    const HttpReply reply = post(registration(u"t-1"_s, u"SN1"_s), wire, accept);
    QCOMPARE(reply.status, type.isEmpty() ? 406 : 200);
    if (!type.isEmpty())
        QCOMPARE(reply.contentType, type);
    QCOMPARE(m_service->database.count("service_task"), type.isEmpty() ? 0 : 1);
}

void FormatsTest::survivesEveryCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("markup") << u"<a href=\"x\">&amp;]]>'</a>"_s;
    QTest::newRow("backslashes") << u"C:\\new\\u0041 \"quoted\""_s;
    QTest::newRow("percent") << u"100 %1 %s {0}"_s;
    QTest::newRow("right to left") << u"שלום עולם"_s;
    QTest::newRow("combining") << u"Zoë Zoe\u0308"_s;
    QTest::newRow("beyond the first plane") << u"𠮷野家 🏠"_s;
    QTest::newRow("last of the first plane") << u"\uFFFD\uE000"_s;
}

/// The transaction id comes back as it was sent, through every pair of formats.
void FormatsTest::survivesEveryCharacter()
{
    QFETCH(const QString, text);
    const QJsonObject body = registration(text, u"SN1"_s);
    for (const Wire wire : {Wire::Json, Wire::Xml}) {
        for (const char *accept : {"application/json", "application/xml"}) {
            const HttpReply reply = post(body, wire, accept);
            QVERIFY2(reply.status == 200, reply.body);
            QCOMPARE(leavesOf(reply).value(u"/transactionId"_s), text);
        }
    }
    QCOMPARE(m_service->database.count("service_task"), 1);
    const QString path = u"transactions/"_s + QString::fromLatin1(QUrl::toPercentEncoding(text));
    QCOMPARE(leavesOf(get(path, "application/xml")).value(u"/transactionId"_s), text);
}

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"
