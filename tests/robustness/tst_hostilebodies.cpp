// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"
#include "support/Sanitized.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray json = "application/json";
const QByteArray xml = "application/xml";
constexpr int many = 100'000;

/// A registration that would be good, with something else in place of its serial number.
QByteArray withSerialNo(const QByteArray &literal)
{
    return R"({"transactionId":"h","assetInfo":{"specification":"TH-1","serialNo":)" + literal +
           R"(},"customerInfo":{"cisAccountId":"A1"},"locationInfo":{"cisServicePointId":"SP1"}})";
}

QByteArray withAttributes(const QByteArray &members)
{
    return withSerialNo(R"("H","attributes":{)" + members + '}');
}

QByteArray registrationXml(const QByteArray &serialNo, const QByteArray &prolog = {})
{
    return prolog +
           "<r><transactionId>h</transactionId><assetInfo><specification>TH-1"
           "</specification><serialNo>" +
           serialNo +
           "</serialNo></assetInfo><customerInfo><cisAccountId>A1</cisAccountId></customerInfo>"
           "<locationInfo><cisServicePointId>SP1</cisServicePointId></locationInfo></r>";
}

/// 10⁹ times "lol", if entities were expanded.
QByteArray billionLaughs()
{
    QByteArray entities = "<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 10; ++i) {
        const QByteArray inner = "&l" + QByteArray::number(i - 1) + ';';
        entities += "<!ENTITY l" + QByteArray::number(i) + " \"" + inner.repeated(10) + "\">";
    }
    return registrationXml("&l9;", "<!DOCTYPE r [" + entities + "]>");
}

/// kB that the process needed at the most (proc(5)); 0 if it is gone.
qint64 peakMemory(qint64 process)
{
    QFile file(u"/proc/%1/status"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').constFirst().toLongLong();
    }
    return 0;
}

void row(const char *name, const QByteArray &body, int status = 400)
{
    QTest::newRow(name) << body << status;
}

} // namespace

/// Whatever a body holds: the answer is a problem document that says what is wrong, nothing is
/// stored, and the next request is served as if nothing had been.
class HostileBodies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_at = std::make_unique<Installation>(); }
    void cleanupTestCase();
    void init() { m_tasks = m_at->database.count(u"service_task"_s); }
    void cleanup();
    void refusesJson_data();
    void refusesJson();
    void refusesXml_data();
    void refusesXml();
    void readsUnusualButGoodXml_data();
    void readsUnusualButGoodXml();
    void refusesBodiesThatAreTooLarge_data();
    void refusesBodiesThatAreTooLarge();
    void refusesOtherMediaTypes_data();
    void refusesOtherMediaTypes();
    void quotesLittleOfWhatIsLong();
    void namesEveryOneOfManyFaults();
    void answersManyUnknownFieldsBriefly();
    void logsLittleOfWhatIsLong();

private:
    HttpReply post(const QByteArray &body, const QByteArray &type)
    {
        return m_at->client().post(u"register", body, type, {{"Accept", "application/json"}});
    }
    void checkProblem(const HttpReply &reply, int status)
    {
        QVERIFY2(reply.status == status,
                 QByteArray(QByteArray::number(reply.status) + ' ' + reply.body.left(500)));
        QCOMPARE(reply.contentType, "application/problem+json");
        QCOMPARE(reply.json().value("status"_L1).toInt(), status);
        QVERIFY(!reply.text("title"_L1).isEmpty());
        QVERIFY(!reply.text("detail"_L1).isEmpty());
        QVERIFY(!reply.text("type"_L1).isEmpty());
    }

    std::unique_ptr<Installation> m_at;
    int m_tasks = 0;
    int m_number = 0;
};

/// Nothing was stored but the good request that follows each bad one.
void HostileBodies::cleanup()
{
    QCOMPARE(m_at->database.count(u"service_task"_s), m_tasks);
    const QString number = QString::number(++m_number);
    const HttpReply good =
        m_at->registerDer(request(u"good-"_s + number, thermostat(u"G"_s + number)));
    QVERIFY2(good.status == 200, good.body);
}

void HostileBodies::cleanupTestCase()
{
    const qint64 peak = peakMemory(m_at->processId());
    QVERIFY2((peak > 0 && peak < 300'000) || sanitized, QByteArray::number(peak));
    const Ended ended = m_at->stop();
    QCOMPARE(ended.exitCode, 0);
    QCOMPARE(ended.err, QByteArray()); // nothing of it was a fault of ours
    m_at.reset();
}

void HostileBodies::refusesJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    row("lists in lists", QByteArray(many, '['));
    row("lists in lists, closed", QByteArray(many, '[') + QByteArray(many, ']'));
    row("objects in objects", QByteArray(R"({"a":)").repeated(many));
    row("objects in objects, closed",
        QByteArray(R"({"a":)").repeated(many) + '1' + QByteArray(many, '}'));
    row("deep in an attribute",
        withAttributes(R"("rtgMaxW":)" + QByteArray(400, '[') + QByteArray(400, ']')), 422);
    row("a member twice", R"({"transactionId":"h","transactionId":"i"})");
    row("a member twice, further down", withSerialNo(R"("H","serialNo":"I")"));
    row("a member twice, once escaped", withSerialNo(R"("H","serial\u004eo":"I")"));
    row("an attribute twice", withAttributes(R"("rtgMaxW":5,"rtgMaxW":6)"));
    row("a text that looks like a member", withSerialNo(R"("\"serialNo\":","x)"));
    row("a lone high surrogate", withSerialNo(R"("\ud800")"), 422);
    row("a lone low surrogate", withSerialNo(R"("A\udc00B")"), 422);
    row("surrogates in the wrong order", withSerialNo(R"("\udc00\ud800")"), 422);
    row("NUL, escaped", withSerialNo(R"("A\u0000B")"), 422);
    row("NUL, raw", withSerialNo(QByteArray("\"A\0B\"", 5)), 422);
    row("NUL behind", QByteArray(withSerialNo("\"H\"") + '\0'));
    row("a bad escape", withSerialNo(R"("\x41")"));
    row("half an escape", withSerialNo(R"("\u00")"));
    row("overlong NUL", withSerialNo("\"\xC0\x80\""));
    row("a surrogate in UTF-8", withSerialNo("\"\xED\xA0\x80\""));
    row("beyond Unicode", withSerialNo("\"\xF5\x80\x80\x80\""));
    row("half a character", withSerialNo("\"\xE2\x82\""));
    row("Latin-1", withSerialNo("\"M\xFCller\""));
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6));
    row("UTF-32", QByteArray("\xFF\xFE\0\0{\0\0\0}\0\0\0", 12));
    row("single quotes", withSerialNo("'H'"));
    row("a comment", withSerialNo("/* none */ \"H\""));
    row("a comma too many", withSerialNo("\"H\","));
    row("two documents", withSerialNo("\"H\"") + withSerialNo("\"H\""));
    row("cut off", withSerialNo("\"H\"").chopped(1));
    row("NaN", withAttributes(R"("rtgMaxW":NaN)"));
    row("Infinity", withAttributes(R"("rtgMaxW":Infinity)"));
    row("a hexadecimal number", withAttributes(R"("rtgMaxW":0x10)"));
    row("a number with a plus", withAttributes(R"("rtgMaxW":+5)"));
    row("two minus signs", withAttributes(R"("rtgMaxW":--5)"));
    row("a number that ends in e", withAttributes(R"("rtgMaxW":5e)"));
    row("just a number", "1");
    row("just null", "null");
    row("just a text", "\"\"");
    row("a list", "[{}]");
    row("an empty object", "{}", 422);
    row("null for everything",
        R"({"transactionId":null,"assetInfo":null,"customerInfo":null,"locationInfo":null})", 422);
    row("a number that is nearly nothing", withAttributes(R"("rtgMaxW":1e-400)"));
    row("a number beyond all", withAttributes(R"("rtgMaxW":1e400)"));
    row("a number beyond all, below", withAttributes(R"("rtgMaxW":-1e400)"));
    row("a multiplier beyond all", withAttributes(R"("rtgMaxW":{"value":5,"multiplier":1e300})"),
        422);
    row("an attribute's name of 100,000 letters",
        withAttributes('"' + QByteArray(many, 'a') + "\":1"), 422);
    row("half a million escapes", withSerialNo('"' + QByteArray(R"(\u0041)").repeated(many) + '"'),
        422);
    row("another's prototype", withSerialNo(R"({"__proto__":{"admin":true}})"), 422);
    row("SQL for a number", withAttributes(R"("rtgMaxW":"1; DROP TABLE service_task")"), 422);
}

void HostileBodies::refusesJson()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    const HttpReply reply = post(body, json);
    checkProblem(reply, status);
    if (status == 400)
        QVERIFY2(reply.text("detail"_L1).contains(u"line 1, column "), reply.body);
}

void HostileBodies::refusesXml_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    row("document type", registrationXml("H", "<!DOCTYPE r>"));
    row("entity", registrationXml("&e;", "<!DOCTYPE r [<!ENTITY e 'H'>]>"));
    row("external entity",
        registrationXml("&e;", "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"));
    row("external entity by network",
        registrationXml("&e;", "<!DOCTYPE r [<!ENTITY e SYSTEM 'http://127.0.0.1:1/x'>]>"));
    row("external document type", registrationXml("H", "<!DOCTYPE r SYSTEM 'file:///dev/zero'>"));
    row("public document type",
        registrationXml("H", "<!DOCTYPE r PUBLIC '-//X//Y' 'file:///etc/passwd'>"));
    row("parameter entity",
        registrationXml("H", "<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>"));
    row("billion laughs", billionLaughs());
    row("entity that is not declared", registrationXml("&e;"));
    row("entity of itself", registrationXml("&e;", "<!DOCTYPE r [<!ENTITY e '&e;'>]>"));
    row("100,000 deep", QByteArray("<a>").repeated(many));
    row("100,000 deep, closed",
        QByteArray("<a>").repeated(many) + QByteArray("</a>").repeated(many));
    row("17 deep", QByteArray("<a>").repeated(17) + QByteArray("</a>").repeated(17));
    row("many elements", "<r>" + QByteArray("<a/>").repeated(many) + "</r>");
    row("many different elements", [] {
        QByteArray elements;
        for (int i = 0; i < 3000; ++i)
            elements += "<a" + QByteArray::number(i) + "/>";
        return QByteArray("<r>" + elements + "</r>");
    }());
    row("an element twice", registrationXml("H</serialNo><serialNo>I"));
    row("an attribute twice", R"(<r a="1" a="2"/>)");
    row("a prefix of no namespace", "<x:r/>");
    row("text between elements", registrationXml("A<b>B</b>"));
    row("elements that overlap", "<r><a><b></a></b></r>");
    row("no end", registrationXml("H").chopped(4));
    row("two roots", registrationXml("H") + registrationXml("H"));
    row("text behind", registrationXml("H") + "more");
    row("no root", "<?xml version=\"1.0\"?>");
    row("blanks", "  \n ");
    row("a declaration too late", " <?xml version=\"1.0\"?>" + registrationXml("H"));
    row("XML 2.0", registrationXml("H", "<?xml version=\"2.0\"?>"));
    row("unknown encoding", registrationXml("H", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?>"));
    row("NUL, raw", registrationXml(QByteArray("A\0B", 3)));
    row("NUL, referred to", registrationXml("A&#0;B"));
    row("a control character", registrationXml("A\x01"
                                               "B"));
    row("a surrogate, referred to", registrationXml("&#xD800;"));
    row("beyond Unicode", registrationXml("&#x110000;"));
    row("no UTF-8", registrationXml("M\xFCller"));
    row("overlong UTF-8", registrationXml("\xC0\xAF"));
    row("an open CDATA section", registrationXml("<![CDATA[H"));
    row("an open comment", registrationXml("<!-- H"));
    row("JSON", withSerialNo("\"H\""));
    row("HTML", "<html><body><br></body></html>");
    row("half a million letters", registrationXml(QByteArray(5 * many, 'A')), 422);
    row("a SOAP envelope",
        "<s:Envelope xmlns:s='urn:s'><s:Body>" + registrationXml("H") + "</s:Body></s:Envelope>",
        422);
}

void HostileBodies::refusesXml()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    const HttpReply reply = post(body, xml);
    checkProblem(reply, status);
    if (status == 400)
        QVERIFY2(reply.text("detail"_L1).contains(u"line "), reply.body);
    QVERIFY(!reply.body.contains("root:")); // of /etc/passwd
}

void HostileBodies::readsUnusualButGoodXml_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("serialNo");
    const auto good = [](const char *name, const QByteArray &body, const QString &serialNo) {
        QTest::newRow(name) << body << serialNo;
    };
    const QByteArray latin1 = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>";
    good("CDATA", registrationXml("<![CDATA[<X1>&amp;]]>"), u"<X1>&amp;"_s);
    good("character references", registrationXml("&#88;&#x32;&lt;&apos;"), u"X2<'"_s);
    good("a comment inside", registrationXml("X<!-- not this -->3"), u"X3"_s);
    good("a processing instruction", registrationXml("X<?php echo 1 ?>4"), u"X4"_s);
    good("a style sheet", registrationXml("X5", "<?xml-stylesheet href='file:///x'?>"), u"X5"_s);
    good("attributes", registrationXml("X6").replace("<r>", "<r a='1' xmlns='urn:b'>"), u"X6"_s);
    good("a byte order mark", registrationXml("X7", "\xEF\xBB\xBF<?xml version=\"1.0\"?>"),
         u"X7"_s);
    good("Latin-1, declared", registrationXml("X8\xFC", latin1), u"X8ü"_s);
    good("XInclude, not followed",
         registrationXml("X9").replace(
             "</r>",
             "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='/etc/passwd'/></r>"),
         u"X9"_s);
}

void HostileBodies::readsUnusualButGoodXml()
{
    QFETCH(QByteArray, body);
    QFETCH(const QString, serialNo);
    // A transaction id of its own.
    const QByteArray id = serialNo.left(2).toUtf8().toHex();
    body.replace("<transactionId>h", QByteArray("<transactionId>" + id));
    const HttpReply reply = post(body, xml);
    QVERIFY2(reply.status == 200, reply.body);
    QCOMPARE(m_at->database.value(u"SELECT serial_no FROM service_task WHERE id = "_s +
                                  reply.text("serviceTaskId"_L1)),
             serialNo);
    ++m_tasks;
}

void HostileBodies::refusesBodiesThatAreTooLarge_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray blanks(1024 * 1024 + 1, ' ');
    QTest::newRow("JSON") << json << blanks;
    QTest::newRow("XML") << xml << blanks;
    QTest::newRow("a good request behind") << json << QByteArray(blanks + withSerialNo("\"H\""));
    QTest::newRow("20 MB") << json << QByteArray(20 * 1024 * 1024, '[');
}

void HostileBodies::refusesBodiesThatAreTooLarge()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    const HttpReply reply = post(body, type);
    // Whoever still sends when the connection is closed may not get to read the answer.
    if (reply.status != 0)
        checkProblem(reply, 413);
}

void HostileBodies::refusesOtherMediaTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    for (const char *type :
         {"", "text/plain", "text/html", "multipart/form-data; boundary=x", "application/yaml",
          "application/x-www-form-urlencoded", "application/json; charset=iso-8859-1", "json",
          "application/", "application/octet-stream", "application/jsonp"})
        QTest::addRow("\"%s\"", type) << QByteArray(type);
    QTest::newRow("very long") << QByteArray("application/" + QByteArray(4000, 'j'));
}

void HostileBodies::refusesOtherMediaTypes()
{
    QFETCH(const QByteArray, type);
    checkProblem(post(withSerialNo("\"H\""), type), 415);
}

/// A sentence that quotes a value stays a sentence.
void HostileBodies::quotesLittleOfWhatIsLong()
{
    const QByteArray letters(many, 'Q');
    const QByteArray text = '"' + letters + '"';
    QByteArrayList bodies{withSerialNo(text),
                          withSerialNo('[' + QByteArray("1,").repeated(many) + "1]"),
                          withAttributes("\"rtgMaxW\":" + text),
                          withAttributes("\"rtgMaxW\":{\"value\":" + text + '}'),
                          withAttributes("\"interconnectionAgreementId\":" + text)};
    for (const char *field : {"assetType", "program", "headEndSystem", "nicId", "manufacturer",
                              "model", "registrationDate"}) {
        const QByteArray member = QByteArray(field) + "\":" + text;
        bodies.append(withSerialNo("\"H\",\"" + member));
    }
    bodies.append(withSerialNo("\"H\"").replace("\"TH-1\"", text));
    bodies.append(withSerialNo("\"H\"").replace(
        "\"specification\":\"TH-1\"",
        QByteArray("\"manufacturer\":" + text + ",\"model\":" + text)));
    for (const QByteArray &body : std::as_const(bodies)) {
        const HttpReply reply = post(body, json);
        checkProblem(reply, 422);
        QVERIFY2(reply.body.size() < 5000, reply.body.left(200));
    }
}

void HostileBodies::namesEveryOneOfManyFaults()
{
    constexpr int count = 10'000;
    QByteArrayList members;
    for (int i = 0; i < count; ++i)
        members.append("\"a" + QByteArray::number(i) + "\":1");
    QElapsedTimer timer;
    timer.start();
    const HttpReply reply = post(withAttributes(members.join(',')), json);
    checkProblem(reply, 422);
    QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
    QCOMPARE(reply.json().value("errors"_L1).toArray().size(), count);
}

void HostileBodies::answersManyUnknownFieldsBriefly()
{
    QByteArrayList members;
    for (int i = 0; i < 20'000; ++i)
        members.append("\"a" + QByteArray::number(i) + "\":{\"b\":[1,2]}");
    const HttpReply reply = post(withSerialNo("\"MANY\"," + members.join(',')), json);
    QVERIFY2(reply.status == 200, reply.body.left(500));
    QCOMPARE(reply.json().value("messages"_L1).toArray().size(), 101);
    QCOMPARE(reply.json().value("messages"_L1).toArray().last().toString(),
             u"Ignored: 19900 fields more"_s);
    ++m_tasks;
}

/// A caller cannot fill the disk through the log of what was refused.
void HostileBodies::logsLittleOfWhatIsLong()
{
    const QByteArray letters(many, 'L');
    post(QByteArray("{\"transactionId\":\"" + letters + "\"}"), json);
    post(withAttributes('"' + letters + "\":1"), json);
    m_at->client().get(HttpClient::path(u"transactions/"_s + QString(3000, u'L')));
    const QString longest =
        u"SELECT max(length(path) + length(transaction_id) + length(problems) + "
        "length(method) + length(operation)) FROM request_log"_s;
    QTRY_VERIFY(m_at->database.count(u"request_log WHERE path LIKE '%LLL%'"_s) > 0);
    QVERIFY2(m_at->database.value(longest).toInt() < 20'000,
             qPrintable(m_at->database.value(longest)));
}

QTEST_GUILESS_MAIN(HostileBodies)
#include "tst_hostilebodies.moc"
