// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/JsonReader.h"
#include "web/RequestReader.h"
#include "web/XmlReader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QXmlStreamWriter>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray fullJson = R"({
  "transactionId": "t-1",
  "assetInfo": {
    "assetType": "TSTAT", "specification": "TH-1", "manufacturer": "Warmly & Söhne", "model": "T<1>",
    "serialNo": "SN1", "headEndSystem": "HE", "nicId": "NIC", "registrationDate": "2026-01-31",
    "program": "DR",
    "attributes": {"type": 4, "rtgMaxW": {"value": 5, "multiplier": 3}, "modesSupported": "1f",
                   "permissionToOperateDate": "2026-02-01", "voltVarEnabled": true}
  },
  "customerInfo": {"name": "Ada Byron", "cisAccountId": "A1", "cisPersonId": "P1", "email": "a@b",
                   "homePhone": "1", "businessPhone": "2", "mobilePhone": "3"},
  "locationInfo": {"address1": "a", "address2": "b", "address3": "c", "address4": "d", "city": "e",
                   "state": "f", "postal": "g", "country": "USA", "cisPremiseId": "h",
                   "cisServicePointId": "i"}
})";

const QByteArray fullXml = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- any root --><a:whatever xmlns:a="urn:any" version="1">
  <a:transactionId>t-1</a:transactionId>
  <a:assetInfo>
    <assetType> TSTAT
    </assetType><specification>TH-1</specification>
    <manufacturer>Warmly &amp; S&#246;hne</manufacturer><model><![CDATA[T<1>]]></model>
    <serialNo>SN1</serialNo><headEndSystem>HE</headEndSystem><nicId>NIC</nicId>
    <registrationDate>2026-01-31</registrationDate><program>DR</program>
    <attributes><type>4</type><rtgMaxW><value>5</value><multiplier>3</multiplier></rtgMaxW>
      <modesSupported>1F</modesSupported>
      <permissionToOperateDate>2026-02-01</permissionToOperateDate>
      <voltVarEnabled>true</voltVarEnabled></attributes>
  </a:assetInfo>
  <customerInfo><name>Ada <!-- King -->Byron</name><cisAccountId>A1</cisAccountId>
    <cisPersonId>P1</cisPersonId><email>a@b</email><homePhone>1</homePhone>
    <businessPhone>2</businessPhone><mobilePhone>3</mobilePhone></customerInfo>
  <locationInfo><address1>a</address1><address2>b</address2><address3>c</address3>
    <address4>d</address4><city>e</city><state>f</state><postal>g</postal><country>USA</country>
    <cisPremiseId>h</cisPremiseId><cisServicePointId>i</cisServicePointId></locationInfo>
</a:whatever>)";

ReadRequest<RegistrationRequest> registrationOf(const QByteArray &body, BodyFormat format)
{
    const auto tree = format == BodyFormat::Json ? readJson(body) : readXml(body);
    if (!tree)
        qFatal("%s", qPrintable(tree.error().at(0).detail()));
    return readRegistration(*tree, format);
}

/// A registration whose assetInfo is this JSON.
ReadRequest<RegistrationRequest> withAsset(const QByteArray &members)
{
    return registrationOf("{\"assetInfo\":{" + members + "}}", BodyFormat::Json);
}

QStringList faultsOf(const Problems &problems)
{
    QStringList faults;
    for (const Problem &problem : problems)
        faults.append(problemCodeText(problem.code) + u' ' + problem.pointer);
    faults.sort();
    return faults;
}

QString randomWord(QRandomGenerator &random, int longest)
{
    const QString alphabet = u"aZ09 <>&\"'{}[]\\/~ßé漢😀-_.;:%"_s;
    QString word = u"x"_s;
    while (word.size() < random.bounded(longest))
        word += alphabet.at(random.bounded(int(alphabet.size())));
    // Half a surrogate pair is no text.
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (word.at(i).isSurrogate())
            word[i] = u'y';
    }
    return word.trimmed();
}

/// A value that the attribute allows, in its canonical text.
QString randomValue(const AttributeDefinition &definition, QRandomGenerator &random)
{
    switch (definition.kind) {
    case AttributeKind::Number: {
        const double low = std::isinf(definition.minimum) ? -1e6 : definition.minimum;
        const double high = std::isinf(definition.maximum) ? 1e6 : definition.maximum;
        const double value = high - random.generateDouble() * (high - low);
        return QString::number(random.bounded(2) ? std::ceil(value) : value, 'g',
                               QLocale::FloatingPointShortest);
    }
    case AttributeKind::Choice:
        return QString::number(
            definition.choices[std::size_t(random.bounded(int(definition.choices.size())))]);
    case AttributeKind::Flags:
        return QString::number(random.generate(), 16).toUpper();
    case AttributeKind::Text:
        return randomWord(random, int(definition.maximum));
    case AttributeKind::Date:
        return QDate(2000, 1, 1).addDays(random.bounded(20'000)).toString(Qt::ISODate);
    case AttributeKind::Boolean:
        return random.bounded(2) ? u"true"_s : u"false"_s;
    }
    Q_UNREACHABLE();
}

AttributeValues randomValues(QRandomGenerator &random)
{
    AttributeValues values;
    for (const AttributeDefinition &definition : attributeCatalogue()) {
        if (!random.bounded(3))
            continue;
        const QString value = randomValue(definition, random);
        // In the words of the domain, so that 1e+06 is 1000000.
        const auto canonical = attributeFromText(definition, value, {});
        if (!canonical)
            qFatal("%s", qPrintable(canonical.error().at(0).detail()));
        values.insert(definition.code, *canonical);
    }
    return values;
}

QByteArray jsonBody(const AttributeValues &values, const QString &group)
{
    QJsonObject attributes;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        attributes.insert(value.key(), attributeToJson(*findAttribute(value.key()), *value));
    const QJsonObject asset{{group, attributes}};
    return QJsonDocument(QJsonObject{{u"assetInfo"_s, asset}}).toJson();
}

QByteArray xmlBody(const AttributeValues &values, const QString &group)
{
    QByteArray body;
    QXmlStreamWriter xml(&body);
    xml.writeStartDocument();
    xml.writeStartElement(u"request"_s);
    xml.writeStartElement(u"assetInfo"_s);
    xml.writeStartElement(group);
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        xml.writeTextElement(value.key(), *value);
    xml.writeEndDocument();
    return body;
}

} // namespace

class RequestReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void readsTheSameFromJsonAndXml();
    void readsInterconnections();
    void takesAbsentFieldsAsNotGiven();
    void notesFaults_data();
    void notesFaults();
    void notesFaultsInXml();
    void quotesLongValuesShortly();
    void namesIgnoredFields();
    void keepsRandomAttributes();
    void scalesAlikeInJsonAndXml();
};

void RequestReaderTest::readsEveryField()
{
    const auto [request, ignored] = registrationOf(fullJson, BodyFormat::Json);
    QCOMPARE(request.faults, Problems());
    QCOMPARE(ignored, QStringList());
    QCOMPARE(request.transactionId, u"t-1");
    QCOMPARE(request.assetType, u"TSTAT");
    QCOMPARE(request.specification, u"TH-1");
    QCOMPARE(request.manufacturer, u"Warmly & Söhne");
    QCOMPARE(request.model, u"T<1>");
    QCOMPARE(request.serialNo, u"SN1");
    QCOMPARE(request.headEndSystem, u"HE");
    QCOMPARE(request.nicId, u"NIC");
    QCOMPARE(request.registrationDate, QDate(2026, 1, 31));
    QCOMPARE(request.program, u"DR");
    QCOMPARE(request.attributes, (AttributeValues{{u"type"_s, u"4"_s},
                                                  {u"rtgMaxW"_s, u"5000"_s},
                                                  {u"modesSupported"_s, u"1F"_s},
                                                  {u"permissionToOperateDate"_s, u"2026-02-01"_s},
                                                  {u"voltVarEnabled"_s, u"true"_s}}));
    QCOMPARE(request.customer,
             (CustomerInfo{u"Ada Byron"_s, u"A1"_s, u"P1"_s, u"a@b"_s, u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(request.location, (LocationInfo{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s,
                                             u"USA"_s, u"h"_s, u"i"_s}));
}

void RequestReaderTest::readsTheSameFromJsonAndXml()
{
    const auto [json, jsonIgnored] = registrationOf(fullJson, BodyFormat::Json);
    const auto [xml, xmlIgnored] = registrationOf(fullXml, BodyFormat::Xml);
    QCOMPARE(xml.faults, Problems());
    QCOMPARE(xmlIgnored, QStringList());
    QCOMPARE(xml.transactionId, json.transactionId);
    QCOMPARE(xml.assetType, json.assetType);
    QCOMPARE(xml.specification, json.specification);
    QCOMPARE(xml.manufacturer, json.manufacturer);
    QCOMPARE(xml.model, json.model);
    QCOMPARE(xml.serialNo, json.serialNo);
    QCOMPARE(xml.headEndSystem, json.headEndSystem);
    QCOMPARE(xml.nicId, json.nicId);
    QCOMPARE(xml.registrationDate, json.registrationDate);
    QCOMPARE(xml.program, json.program);
    QCOMPARE(xml.attributes, json.attributes);
    QCOMPARE(xml.customer, json.customer);
    QCOMPARE(xml.location, json.location);
}

void RequestReaderTest::readsInterconnections()
{
    const QByteArray json = R"({"transactionId": "i-1", "assetInfo": {"manufacturer": "Sunline",
        "model": "S-5", "serialNo": "SN1", "interconnectionAttributes": {"setMaxW": 4000}},
        "customerInfo": {"name": "Ada"}, "locationInfo": {"city": "X"}})";
    const QByteArray xml = R"(<x><transactionId>i-1</transactionId><assetInfo>
        <manufacturer>Sunline</manufacturer><model>S-5</model><serialNo>SN1</serialNo>
        <interconnectionAttributes><setMaxW>4e3</setMaxW></interconnectionAttributes></assetInfo>
        <customerInfo><name>Ada</name></customerInfo><locationInfo><city>X</city></locationInfo></x>)";
    for (const auto &tree :
         {std::pair(readJson(json), BodyFormat::Json), std::pair(readXml(xml), BodyFormat::Xml)}) {
        QVERIFY(tree.first);
        const auto [request, ignored] = readInterconnection(*tree.first, tree.second);
        QCOMPARE(request.faults, Problems());
        QCOMPARE(ignored, QStringList());
        QCOMPARE(request.transactionId, u"i-1");
        QCOMPARE(request.manufacturer, u"Sunline");
        QCOMPARE(request.model, u"S-5");
        QCOMPARE(request.serialNo, u"SN1");
        QCOMPARE(request.attributes, (AttributeValues{{u"setMaxW"_s, u"4000"_s}}));
        QCOMPARE(request.customer.name, u"Ada");
        QCOMPARE(request.location.city, u"X");
    }
}

void RequestReaderTest::takesAbsentFieldsAsNotGiven()
{
    const QByteArray nulls = R"({"transactionId": null, "assetInfo": {"serialNo": null,
        "registrationDate": null, "attributes": {"rtgMaxW": null}}, "customerInfo": null})";
    const QByteArray empty = R"(<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <transactionId/><assetInfo><serialNo xsi:nil="true"/><registrationDate></registrationDate>
        <attributes><rtgMaxW xsi:nil="true"/></attributes></assetInfo><customerInfo/></x>)";
    for (const auto &[request, ignored] :
         {registrationOf("{}", BodyFormat::Json), registrationOf("<x/>", BodyFormat::Xml),
          registrationOf(nulls, BodyFormat::Json), registrationOf(empty, BodyFormat::Xml)}) {
        QCOMPARE(request.faults, Problems());
        QCOMPARE(ignored, QStringList());
        QCOMPARE(request.transactionId, QString());
        QCOMPARE(request.serialNo, QString());
        QVERIFY(!request.registrationDate.isValid());
        QCOMPARE(request.attributes, AttributeValues());
        QCOMPARE(request.customer, CustomerInfo());
        QCOMPARE(request.location, LocationInfo());
    }
}

void RequestReaderTest::notesFaults_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QStringList>("faults");
    const auto row = [](const char *name, const QByteArray &members, const QStringList &faults) {
        QTest::newRow(name) << members << faults;
    };
    const QString serialNo = u"wrong-type /assetInfo/serialNo"_s;
    row("number", R"("serialNo": 7)", {serialNo});
    row("boolean", R"("serialNo": false)", {serialNo});
    row("list", R"("serialNo": ["a"])", {serialNo});
    row("object", R"("serialNo": {"a": 1})", {serialNo});
    row("NUL", R"("serialNo": "a\u0000b")", {serialNo});
    row("control character", R"("serialNo": "a\u001bb")", {serialNo});
    row("half a surrogate pair", R"("serialNo": "a\ud800")", {serialNo});
    row("line break", R"("serialNo": "a\nb")", {});
    const QString date = u"wrong-type /assetInfo/registrationDate"_s;
    row("no such day", R"("registrationDate": "2026-02-30")", {date});
    row("other order", R"("registrationDate": "31.01.2026")", {date});
    row("with a time", R"("registrationDate": "2026-01-31T00:00:00Z")", {date});
    row("date as a number", R"("registrationDate": 20260131)", {date});
    row("attributes as a list", R"("attributes": [])", {u"wrong-type /assetInfo/attributes"_s});
    row("attributes as a text", R"("attributes": "")", {u"wrong-type /assetInfo/attributes"_s});
    const QString watts = u" /assetInfo/attributes/rtgMaxW"_s;
    row("attribute as a text", R"("attributes": {"rtgMaxW": "5"})", {u"wrong-type"_s + watts});
    row("out of range", R"("attributes": {"rtgMaxW": 0})", {u"out-of-range"_s + watts});
    row("broken multiplier", R"("attributes": {"rtgMaxW": {"value": 1, "multiplier": 0.5}})",
        {u"wrong-type"_s + watts});
    row("unknown attribute", R"("attributes": {"rtgmaxw": 1})",
        {u"unknown-attribute /assetInfo/attributes/rtgmaxw"_s});
    row("unknown attribute, escaped", R"("attributes": {"a/b~c": 1})",
        {u"unknown-attribute /assetInfo/attributes/a~1b~0c"_s});
    row("all together", R"("serialNo": 7, "model": [], "attributes": {"x": 1, "rtgMaxW": -1})",
        {u"out-of-range"_s + watts, u"unknown-attribute /assetInfo/attributes/x"_s,
         u"wrong-type /assetInfo/model"_s, serialNo});
}

void RequestReaderTest::notesFaults()
{
    QFETCH(QByteArray, members);
    QFETCH(QStringList, faults);
    const auto [request, ignored] = withAsset(members);
    QCOMPARE(faultsOf(request.faults), faults);
    static const QRegularExpression placeholder(u"\\{(field|value|expected|range)\\}"_s);
    for (const Problem &problem : request.faults)
        QVERIFY2(!problem.detail().contains(placeholder), qPrintable(problem.detail()));
}

void RequestReaderTest::notesFaultsInXml()
{
    const auto [request, ignored] = registrationOf(R"(<x>
        <transactionId><a/></transactionId><customerInfo>me</customerInfo>
        <assetInfo><serialNo>a</serialNo><registrationDate>soon</registrationDate>
        <attributes><rtgMaxW>many</rtgMaxW><type><value>4</value><unit>W</unit></type><other/>
        <rtgMaxV/><voltVarEnabled>maybe</voltVarEnabled></attributes></assetInfo></x>)",
                                                   BodyFormat::Xml);
    QCOMPARE(faultsOf(request.faults),
             QStringList({u"unknown-attribute /assetInfo/attributes/other"_s,
                          u"wrong-type /assetInfo/attributes/rtgMaxV"_s,
                          u"wrong-type /assetInfo/attributes/rtgMaxW"_s,
                          u"wrong-type /assetInfo/attributes/type"_s,
                          u"wrong-type /assetInfo/attributes/voltVarEnabled"_s,
                          u"wrong-type /assetInfo/registrationDate"_s,
                          u"wrong-type /customerInfo"_s, u"wrong-type /transactionId"_s}));
    QCOMPARE(request.serialNo, u"a");
}

void RequestReaderTest::quotesLongValuesShortly()
{
    const auto [request, ignored] =
        withAsset("\"registrationDate\": \"" + QByteArray(5000, '9') + "\"");
    QCOMPARE(request.faults.size(), 1);
    QVERIFY(request.faults.at(0).detail().size() < 200);
    QCOMPARE(request.faults.at(0).parameters.value(u"field"_s), u"registrationDate");
}

void RequestReaderTest::namesIgnoredFields()
{
    const QByteArray json = R"({"a": 1, "assetInfo": {"serialNo": "s", "foo": {"bar": 1}, "x/y": 2},
        "locationInfo": {"planet": "Earth"}, "customerInfo": {"Name": "n"}})";
    auto [request, ignored] = registrationOf(json, BodyFormat::Json);
    QCOMPARE(request.faults, Problems());
    QCOMPARE(request.serialNo, u"s");
    QCOMPARE(request.customer.name, QString());
    ignored.sort();
    QCOMPARE(ignored, QStringList({u"/a"_s, u"/assetInfo/foo"_s, u"/assetInfo/x~1y"_s,
                                   u"/customerInfo/Name"_s, u"/locationInfo/planet"_s}));
}

/// Whatever the catalogue allows comes out of JSON and of XML as it went in.
void RequestReaderTest::keepsRandomAttributes()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (int round = 0; round < 300; ++round) {
        const AttributeValues values = randomValues(random);
        const QByteArray context = "seed " + QByteArray::number(seed);
        const auto json = registrationOf(jsonBody(values, u"attributes"_s), BodyFormat::Json);
        QVERIFY2(json.request.faults.isEmpty(), context);
        QVERIFY2(json.request.attributes == values, context);
        const auto xml = registrationOf(xmlBody(values, u"attributes"_s), BodyFormat::Xml);
        QVERIFY2(xml.request.faults.isEmpty(), context);
        QVERIFY2(xml.request.attributes == values, context);
        const QString group = u"interconnectionAttributes"_s;
        const auto settings =
            readInterconnection(*readJson(jsonBody(values, group)), BodyFormat::Json);
        QVERIFY2(settings.request.attributes == values, context);
        const auto xmlSettings =
            readInterconnection(*readXml(xmlBody(values, group)), BodyFormat::Xml);
        QVERIFY2(xmlSettings.request.attributes == values, context);
    }
}

void RequestReaderTest::scalesAlikeInJsonAndXml()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        const QByteArray value = QByteArray::number(random.bounded(1, 100'000));
        const QByteArray multiplier = QByteArray::number(random.bounded(-12, 13));
        const auto json = withAsset("\"attributes\":{\"rtgMaxW\":{\"value\":" + value +
                                    ",\"multiplier\":" + multiplier + "}}");
        const auto xml = registrationOf("<x><assetInfo><attributes><rtgMaxW><value>" + value +
                                            "</value><multiplier>" + multiplier +
                                            "</multiplier></rtgMaxW></attributes></assetInfo></x>",
                                        BodyFormat::Xml);
        const auto plain =
            withAsset("\"attributes\":{\"rtgMaxW\":" + value + "e" + multiplier + "}");
        QCOMPARE(json.request.faults, Problems());
        QCOMPARE(json.request.attributes, plain.request.attributes);
        QCOMPARE(xml.request.attributes, plain.request.attributes);
        QCOMPARE(plain.request.attributes.size(), 1);
    }
}

QTEST_GUILESS_MAIN(RequestReaderTest)
#include "tst_requestreader.moc"
