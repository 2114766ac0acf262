// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// A text field of registerDERDevice, as domain.md section 3 lists it.
struct Field
{
    const char *pointer;
    int longest;
    const char *column; ///< of service_task, where its text is kept; empty: it names a record
};

constexpr Field fields[] = {
    {"/transactionId", 120, "transaction_id"},
    {"/assetInfo/assetType", 30, ""},
    {"/assetInfo/specification", 30, "specification"},
    {"/assetInfo/manufacturer", 120, ""},
    {"/assetInfo/model", 120, ""},
    {"/assetInfo/serialNo", 60, "serial_no"},
    {"/assetInfo/headEndSystem", 30, ""},
    {"/assetInfo/nicId", 60, ""},
    {"/assetInfo/program", 30, "program"},
    {"/customerInfo/name", 254, "customer_name"},
    {"/customerInfo/cisAccountId", 30, "cis_account_id"},
    {"/customerInfo/cisPersonId", 30, "cis_person_id"},
    {"/customerInfo/email", 254, "email"},
    {"/customerInfo/homePhone", 24, "home_phone"},
    {"/customerInfo/businessPhone", 24, "business_phone"},
    {"/customerInfo/mobilePhone", 24, "mobile_phone"},
    {"/locationInfo/address1", 254, "address1"},
    {"/locationInfo/address2", 254, "address2"},
    {"/locationInfo/address3", 254, "address3"},
    {"/locationInfo/address4", 254, "address4"},
    {"/locationInfo/city", 90, "city"},
    {"/locationInfo/state", 6, "state"},
    {"/locationInfo/postal", 12, "postal"},
    {"/locationInfo/country", 3, "country"},
    {"/locationInfo/cisPremiseId", 60, "cis_premise_id"},
    {"/locationInfo/cisServicePointId", 60, "cis_service_point_id"},
};

QString pointerOf(const Field &field) { return QString::fromLatin1(field.pointer); }

void addWires()
{
    QTest::addColumn<Wire>("wire");
    QTest::newRow("JSON") << Wire::Json;
    QTest::newRow("XML") << Wire::Xml;
}

} // namespace

/// Every field of registerDERDevice: what is needed, how long it may be, of which type it is; each
/// fault is named by its pointer, in JSON and in XML alike.
class RegisterFields final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_at = std::make_unique<Installation>(); }
    void cleanupTestCase() { m_at.reset(); }
    void cleanup();
    void keepsEveryFieldAtItsLongest_data() { addWires(); }
    void keepsEveryFieldAtItsLongest();
    void refusesOneCharacterMore_data();
    void refusesOneCharacterMore();
    void countsCharactersOfEveryPlane_data() { addWires(); }
    void countsCharactersOfEveryPlane();
    void namesAllTooLongFieldsTogether_data() { addWires(); }
    void namesAllTooLongFieldsTogether();
    void refusesOtherJsonTypes_data();
    void refusesOtherJsonTypes();
    void refusesElementsWhereATextBelongs();
    void refusesControlCharacters_data();
    void refusesControlCharacters();
    void needsAFewFields_data();
    void needsAFewFields();
    void takesNullForAbsent();
    void findsThePartiesByEachField_data();
    void findsThePartiesByEachField();
    void keepsEveryScript_data() { addWires(); }
    void keepsEveryScript();
    void readsRegistrationDates_data();
    void readsRegistrationDates();
    void namesWhatItIgnored_data() { addWires(); }
    void namesWhatItIgnored();

private:
    QJsonObject good()
    {
        const QString number = QString::number(++m_number);
        return request(u"field-"_s + number, thermostat(u"F"_s + number));
    }
    void checkRefused(const HttpReply &reply, const QString &pointer, const QString &code)
    {
        QCOMPARE(reply.status, 422);
        QCOMPARE(pointersOf(reply), QStringList{pointer});
        QCOMPARE(codesOf(reply.json(), "errors"_L1), QStringList{code});
    }

    std::unique_ptr<Installation> m_at;
    int m_number = 0;
};

/// After whatever was refused, a good request goes through.
void RegisterFields::cleanup()
{
    if (m_at)
        QCOMPARE(m_at->registerDer(good()).status, 200);
}

void RegisterFields::keepsEveryFieldAtItsLongest()
{
    QFETCH(const Wire, wire);
    // Two-byte letters: it is characters that are counted. Codes differ from run to run.
    const QChar letter = wire == Wire::Json ? u'ü' : u'é';
    const auto longest = [letter](int length) { return QString(length, letter); };
    const QByteArray code = longest(30).toUtf8();
    const QByteArray name = longest(120).toUtf8();
    const ImportedDatabase &database = m_at->database;
    database.import("catalogue", "manufacturer,model\n" + name + ',' + name + '\n');
    database.import("asset-types", "code,description,der_registration_flag\n" + code +
                                       ",Longest,REGISTRATION_ONLY\n");
    database.import("programs", "code,description,start_date,end_date,asset_types\n" + code +
                                    ",Longest,2020-01-01,," + code + '\n');
    database.import("head-ends", "code,description,acknowledges\n" + code + ",Longest,false\n");
    database.import("specifications", "code,description,asset_type,manufacturer,model,program\n" +
                                          code + ",Longest," + code + ',' + name + ',' + name +
                                          ",\n");
    QJsonObject body;
    for (const Field &field : fields)
        body = placed(body, pointerOf(field), longest(field.longest));
    const HttpReply reply = m_at->send(u"register", body, wire);
    QVERIFY2(reply.status == 200, reply.body);
    const QString id = reply.text("serviceTaskId"_L1);
    for (const Field &field : fields) {
        const QString column = QString::fromLatin1(field.column);
        if (!column.isEmpty())
            QCOMPARE(database.value(u"SELECT %1 FROM service_task WHERE id = %2"_s.arg(column, id)),
                     longest(field.longest));
    }
    const QString device = u" FROM der_device WHERE id = "_s + reply.text("deviceId"_L1);
    QCOMPARE(database.value(u"SELECT nic_id"_s + device), longest(60));
    QCOMPARE(database.value(u"SELECT head_end_system"_s + device), longest(30));
}

void RegisterFields::refusesOneCharacterMore_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("longest");
    for (const Field &field : fields)
        QTest::newRow(field.pointer) << pointerOf(field) << field.longest;
}

void RegisterFields::refusesOneCharacterMore()
{
    QFETCH(const QString, pointer);
    QFETCH(const int, longest);
    for (const Wire wire : {Wire::Json, Wire::Xml}) {
        const int before = m_at->database.count(u"service_task"_s);
        const QJsonObject body = placed(good(), pointer, QString(longest + 1, u'x'));
        const HttpReply reply = m_at->send(u"register", body, wire);
        QCOMPARE(reply.status, 422);
        const QJsonArray errors = reply.json().value("errors"_L1).toArray();
        const auto isTooLong = [&pointer](const QJsonValue &error) {
            return error["code"_L1] == u"too-long"_s && error["pointer"_L1] == pointer;
        };
        const auto found = std::find_if(errors.begin(), errors.end(), isTooLong);
        QVERIFY2(found != errors.end(), reply.body);
        const QString detail = (*found)["detail"_L1].toString();
        for (const QString &part :
             {pointer.section(u'/', -1), QString::number(longest), QString::number(longest + 1)})
            QVERIFY2(detail.contains(part), qPrintable(detail));
        QCOMPARE(m_at->database.count(u"service_task"_s), before);
    }
}

/// Of rarer scripts and symbols, too, which UTF-16 writes as two units each.
void RegisterFields::countsCharactersOfEveryPlane()
{
    QFETCH(const Wire, wire);
    const QString name = u"𠮷"_s.repeated(254);
    const QString pointer = u"/customerInfo/name"_s;
    const HttpReply longest = m_at->send(u"register", placed(good(), pointer, name), wire);
    QVERIFY2(longest.status == 200, longest.body);
    QCOMPARE(m_at->database.value(u"SELECT customer_name FROM service_task WHERE id = "_s +
                                  longest.text("serviceTaskId"_L1)),
             name);
    const HttpReply tooLong =
        m_at->send(u"register", placed(good(), pointer, QString(name + u"𠮷")), wire);
    checkRefused(tooLong, pointer, u"too-long"_s);
    QVERIFY2(tooLong.text("detail"_L1).contains(u"255"), tooLong.body);
}

void RegisterFields::namesAllTooLongFieldsTogether()
{
    QFETCH(const Wire, wire);
    QJsonObject body;
    QStringList expected;
    for (const Field &field : fields) {
        body = placed(body, pointerOf(field), QString(field.longest + 1, u'x'));
        expected.append(pointerOf(field));
    }
    const HttpReply reply = m_at->send(u"register", body, wire);
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.text("type"_L1), u"urn:derdesk:problem:invalid-request");
    const QStringList pointers = pointersOf(reply);
    for (const QString &pointer : expected)
        QVERIFY2(pointers.contains(pointer), qPrintable(pointer));
}

void RegisterFields::refusesOtherJsonTypes_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("number") << QJsonValue(7);
    QTest::newRow("true") << QJsonValue(true);
    QTest::newRow("false") << QJsonValue(false);
    QTest::newRow("list") << QJsonValue(QJsonArray{u"A"_s});
    QTest::newRow("object") << QJsonValue(QJsonObject{{u"A"_s, u"B"_s}});
}

/// All at once: each is named, and none twice.
void RegisterFields::refusesOtherJsonTypes()
{
    QFETCH(const QJsonValue, value);
    QJsonObject body;
    QStringList expected{u"/assetInfo/attributes"_s, u"/assetInfo/registrationDate"_s};
    for (const Field &field : fields) {
        body = placed(body, pointerOf(field), value);
        expected.append(pointerOf(field));
    }
    body = placed(body, u"/assetInfo/registrationDate"_s, value);
    body = placed(body, u"/assetInfo/attributes"_s, value);
    if (value.isObject()) // which is right for attributes; but A is none
        expected[0] = u"/assetInfo/attributes/A"_s;
    // Neither a customer nor a place can be read from that.
    expected += QStringList{u"/customerInfo"_s, u"/locationInfo"_s};
    expected.sort();
    const HttpReply reply = m_at->registerDer(body);
    QCOMPARE(reply.status, 422);
    QCOMPARE(pointersOf(reply), expected);
    for (const QString &group : {u"/assetInfo"_s, u"/customerInfo"_s, u"/locationInfo"_s}) {
        if (!value.isObject()) {
            const HttpReply wrong = m_at->registerDer(placed(good(), group, value));
            QCOMPARE(wrong.status, 422);
            QVERIFY2(pointersOf(wrong).contains(group), wrong.body);
            QVERIFY2(codesOf(wrong.json(), "errors"_L1).contains(u"wrong-type"_s), wrong.body);
        }
    }
}

void RegisterFields::refusesElementsWhereATextBelongs()
{
    for (const Field &field : fields) {
        const QString pointer = pointerOf(field);
        const QJsonObject body = placed(good(), pointer, QJsonObject{{u"part"_s, u"x"_s}});
        const HttpReply reply = m_at->send(u"register", body, Wire::Xml);
        QCOMPARE(reply.status, 422);
        QVERIFY2(pointersOf(reply).contains(pointer), reply.body);
        QVERIFY2(codesOf(reply.json(), "errors"_L1).contains(u"wrong-type"_s), reply.body);
    }
}

void RegisterFields::refusesControlCharacters_data()
{
    QTest::addColumn<QChar>("character");
    QTest::newRow("NUL") << QChar(0);
    QTest::newRow("bell") << QChar(7);
    QTest::newRow("escape") << QChar(0x1b);
    QTest::newRow("delete") << QChar(0x7f);
    QTest::newRow("C1 next line") << QChar(0x85);
}

void RegisterFields::refusesControlCharacters()
{
    QFETCH(const QChar, character);
    for (const QString &pointer :
         {u"/transactionId"_s, u"/assetInfo/serialNo"_s, u"/customerInfo/name"_s}) {
        const HttpReply reply =
            m_at->registerDer(placed(good(), pointer, QString(u"A"_s + character + u'B')));
        checkRefused(reply, pointer, u"wrong-type"_s);
    }
}

void RegisterFields::needsAFewFields_data()
{
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *removed, const char *pointer, const QStringList &words) {
        QTest::newRow(removed) << QString::fromLatin1(removed) << QString::fromLatin1(pointer)
                               << words;
    };
    row("/transactionId", "/transactionId", {u"transactionId"_s});
    row("/assetInfo/serialNo", "/assetInfo/serialNo", {u"serialNo"_s});
    row("/assetInfo/specification", "/assetInfo/specification",
        {u"specification"_s, u"manufacturer"_s, u"model"_s});
    row("/customerInfo", "/customerInfo", {u"name"_s, u"cisAccountId"_s, u"cisPersonId"_s});
    row("/customerInfo/cisAccountId", "/customerInfo", {u"name"_s, u"cisAccountId"_s});
    row("/locationInfo", "/locationInfo",
        {u"address1"_s, u"cisPremiseId"_s, u"cisServicePointId"_s});
    row("/locationInfo/cisServicePointId", "/locationInfo", {u"address1"_s, u"cisPremiseId"_s});
}

/// Absent, null, empty or blank is the same; in XML, too.
void RegisterFields::needsAFewFields()
{
    QFETCH(const QString, removed);
    QFETCH(const QString, pointer);
    QFETCH(const QStringList, words);
    const QJsonObject absent = placed(good(), removed, QJsonValue::Undefined);
    QList<HttpReply> replies{m_at->registerDer(absent), m_at->send(u"register", absent, Wire::Xml),
                             m_at->registerDer(placed(good(), removed, QJsonValue::Null)),
                             m_at->send(u"register", placed(good(), removed, u""_s), Wire::Xml)};
    if (removed.count(u'/') == 2 || removed == u"/transactionId") {
        replies.append(m_at->registerDer(placed(good(), removed, u""_s)));
        if (removed != u"/assetInfo/specification") // that one would be looked up as it is
            replies.append(m_at->registerDer(placed(good(), removed, u"  "_s)));
    }
    for (const HttpReply &reply : std::as_const(replies)) {
        checkRefused(reply, pointer, u"missing"_s);
        for (const QString &word : words)
            QVERIFY2(reply.text("detail"_L1).contains(word), reply.body);
    }
}

void RegisterFields::takesNullForAbsent()
{
    QJsonObject body = good();
    for (const char *pointer :
         {"/assetInfo/program", "/assetInfo/nicId", "/assetInfo/registrationDate",
          "/assetInfo/attributes", "/customerInfo/email", "/locationInfo/address4"})
        body = placed(body, QString::fromLatin1(pointer), QJsonValue::Null);
    const HttpReply reply = m_at->registerDer(body);
    QVERIFY2(reply.status == 200, reply.body);
    QCOMPARE(m_at->task(reply.text("serviceTaskId"_L1)).value("program"_L1).toString(), u"DR");
    QCOMPARE(reply.json().value("messages"_L1).toArray(), QJsonArray());
}

void RegisterFields::findsThePartiesByEachField_data()
{
    QTest::addColumn<QJsonObject>("customer");
    QTest::addColumn<QJsonObject>("location");
    QTest::newRow("account and service point") << ada << atAda;
    QTest::newRow("person") << QJsonObject{{u"cisPersonId"_s, u"PA1"_s}} << atAda;
    QTest::newRow("name") << QJsonObject{{u"name"_s, u"Ada Byron"_s}} << atAda;
    QTest::newRow("premise") << ada << QJsonObject{{u"cisPremiseId"_s, u"PRSP1"_s}};
    QTest::newRow("address") << ada << QJsonObject{{u"address1"_s, u"1 Main Street"_s}};
    QTest::newRow("name and address, case aside")
        << QJsonObject{{u"name"_s, u"ADA BYRON"_s}}
        << QJsonObject{{u"address1"_s, u"1 main street"_s}, {u"city"_s, u"Springfield"_s}};
}

void RegisterFields::findsThePartiesByEachField()
{
    QFETCH(const QJsonObject, customer);
    QFETCH(const QJsonObject, location);
    QJsonObject body = good();
    body.insert(u"customerInfo"_s, customer);
    body.insert(u"locationInfo"_s, location);
    const HttpReply reply = m_at->registerDer(body);
    QVERIFY2(reply.status == 200, reply.body);
    m_at->database.monitor();
    QCOMPARE(m_at->statusOf(reply), u"COMPLETED");
    const QString id = reply.text("serviceTaskId"_L1);
    QCOMPARE(m_at->database.value(u"SELECT c.account_id FROM customer c JOIN service_task t ON "
                                  "t.customer_id = c.id WHERE t.id = "_s +
                                  id),
             u"A1");
    QCOMPARE(m_at->database.value(u"SELECT p.service_point_id FROM service_point p JOIN "
                                  "service_task t ON t.service_point_id = p.id WHERE t.id = "_s +
                                  id),
             u"SP1");
}

void RegisterFields::keepsEveryScript()
{
    QFETCH(const Wire, wire);
    const QString name = u"Łucja Øster 山田太郎 שלום 🌞 <&>\"'"_s;
    const HttpReply reply =
        m_at->send(u"register", placed(good(), u"/customerInfo/name"_s, name), wire);
    QVERIFY2(reply.status == 200, reply.body);
    QCOMPARE(m_at->database.value(u"SELECT customer_name FROM service_task WHERE id = "_s +
                                  reply.text("serviceTaskId"_L1)),
             name);
}

void RegisterFields::readsRegistrationDates_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<bool>("good");
    QTest::newRow("a day") << u"2026-01-31"_s << true;
    QTest::newRow("leap day") << u"2024-02-29"_s << true;
    QTest::newRow("no leap year") << u"2026-02-29"_s << false;
    QTest::newRow("thirteenth month") << u"2026-13-01"_s << false;
    QTest::newRow("American") << u"01/31/2026"_s << false;
    QTest::newRow("German") << u"31.01.2026"_s << false;
    QTest::newRow("short") << u"2026-1-31"_s << false;
    QTest::newRow("with a time") << u"2026-01-31T00:00:00Z"_s << false;
    QTest::newRow("a word") << u"today"_s << false;
}

void RegisterFields::readsRegistrationDates()
{
    QFETCH(const QString, date);
    QFETCH(const bool, good);
    const QString pointer = u"/assetInfo/registrationDate"_s;
    for (const Wire wire : {Wire::Json, Wire::Xml}) {
        const HttpReply reply = m_at->send(u"register", placed(this->good(), pointer, date), wire);
        if (good)
            QCOMPARE(
                m_at->database.value(u"SELECT registration_date FROM service_task WHERE id = "_s +
                                     reply.text("serviceTaskId"_L1)),
                date);
        else
            checkRefused(reply, pointer, u"wrong-type"_s);
    }
}

/// Newer callers may send fields that are not known here: they are named, and do no harm.
void RegisterFields::namesWhatItIgnored()
{
    QFETCH(const Wire, wire);
    QJsonObject body = good();
    for (const char *pointer :
         {"/colour", "/assetInfo/nickname", "/customerInfo/fax", "/locationInfo/planet"})
        body = placed(body, QString::fromLatin1(pointer), u"x"_s);
    const HttpReply reply = m_at->send(u"register", body, wire);
    QVERIFY2(reply.status == 200, reply.body);
    QStringList messages;
    const QJsonArray given = reply.json().value("messages"_L1).toArray();
    for (const QJsonValue &message : given)
        messages.append(message.toString());
    messages.sort();
    QCOMPARE(messages,
             QStringList({u"Ignored: /assetInfo/nickname"_s, u"Ignored: /colour"_s,
                          u"Ignored: /customerInfo/fax"_s, u"Ignored: /locationInfo/planet"_s}));
}

QTEST_GUILESS_MAIN(RegisterFields)
#include "tst_registerfields.moc"
