// SPDX-License-Identifier: GPL-3.0-or-later
#include "journeys/Installation.h"

#include <QtTest>

#include <cmath>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

using Values = QList<QJsonValue>;

/// The ranges of domain.md section 5.
const Values positive{0.001, 1, 7600, 1e9};
const Values notPositive{-1e6, -0.5, 0};
const Values notNegative{0, 0.5, 1e6};
const Values factor{0, 0.85, 1};
const Values outsidePositive{0, -0.001, -5};
const Values outsideNotNegative{-0.001, -5};
const Values outsideNotPositive{0.001, 5};
const Values outsideFactor{-0.01, 1.01, 85};

/// One attribute code: what is taken, and what is out of its range.
struct Attribute
{
    const char *code;
    Values taken;
    Values outside;
    const char *partner = ""; ///< the code that it needs, with the value 0.9 or 90
};

const QList<Attribute> &numbers()
{
    static const QList<Attribute> table{
        {"type", {0, 1, 2, 3, 4, 5, 6, 80, 81, 82, 83}, {-1, 7, 79, 84, 4.5}},
        {"rtgMaxW", positive, outsidePositive},
        {"rtgOverExcitedW", positive, outsidePositive, "rtgOverExcitedPF"},
        {"rtgOverExcitedPF", factor, outsideFactor, "rtgOverExcitedW"},
        {"rtgUnderExcitedW", positive, outsidePositive, "rtgUnderExcitedPF"},
        {"rtgUnderExcitedPF", factor, outsideFactor, "rtgUnderExcitedW"},
        {"rtgMaxVA", positive, outsidePositive},
        {"rtgMaxVar", notNegative, outsideNotNegative},
        {"rtgMaxVarNeg", notPositive, outsideNotPositive},
        {"rtgMinPFOverExcited", factor, outsideFactor},
        {"rtgMinPFUnderExcited", factor, outsideFactor},
        {"rtgMaxChargeRateW", notNegative, outsideNotNegative},
        {"rtgMaxDischargeRateW", notNegative, outsideNotNegative},
        {"rtgMaxChargeRateVA", notNegative, outsideNotNegative},
        {"rtgMaxDischargeRateVA", notNegative, outsideNotNegative},
        {"rtgMaxWh", notNegative, outsideNotNegative},
        {"rtgMaxAh", notNegative, outsideNotNegative},
        {"rtgMaxA", notNegative, outsideNotNegative},
        {"rtgVNom", positive, outsidePositive},
        {"rtgMaxV", positive, outsidePositive},
        {"rtgMinV", positive, outsidePositive},
        {"rtgReactiveSusceptance", notNegative, outsideNotNegative},
        {"rtgNormalCategory", {0, 1, 2}, {-1, 3, 0.5}},
        {"rtgAbnormalCategory", {0, 1, 2, 3}, {-1, 4, 2.5}},
        {"setMaxW", positive, outsidePositive},
        {"setMaxVA", positive, outsidePositive},
        {"setMaxVar", notNegative, outsideNotNegative},
        {"setMaxVarNeg", notPositive, outsideNotPositive},
        {"setMinPFOverExcited", factor, outsideFactor},
        {"setMinPFUnderExcited", factor, outsideFactor},
        {"setMaxChargeRateW", notNegative, outsideNotNegative},
        {"setMaxDischargeRateW", notNegative, outsideNotNegative},
        {"setVNom", positive, outsidePositive},
        {"setMaxV", positive, outsidePositive},
        {"setMinV", positive, outsidePositive},
        {"exportLimitW", notNegative, outsideNotNegative},
        {"rideThroughCategory", {0, 1, 2, 3}, {-1, 4}},
    };
    return table;
}

/// The attributes that are no numbers.
const QList<Attribute> &words()
{
    static const QList<Attribute> table{
        {"modesSupported", {u"0"_s, u"F"_s, u"9000001"_s, u"FFFFFFFF"_s}, {}},
        {"interconnectionAgreementId", {u"A"_s, u"IA 2026/7 — Ä"_s, QString(60, u'x')}, {}},
        {"permissionToOperateDate", {u"2026-01-31"_s, u"2024-02-29"_s}, {}},
        {"voltVarEnabled", {true, false}, {}},
        {"voltWattEnabled", {true, false}, {}},
        {"frequencyDroopEnabled", {true, false}, {}},
    };
    return table;
}

const Attribute &attributeOf(const QString &code)
{
    const auto isIt = [&code](const Attribute &each) { return QLatin1String(each.code) == code; };
    const auto number = std::find_if(numbers().cbegin(), numbers().cend(), isIt);
    return number != numbers().cend() ? *number
                                      : *std::find_if(words().cbegin(), words().cend(), isIt);
}

void addCodes(const QList<Attribute> &attributes)
{
    for (const Attribute &attribute : attributes)
        QTest::newRow(attribute.code) << QString::fromLatin1(attribute.code);
}

/// The value as n × 10^m.
QJsonObject scaled(double value, double n, int m)
{
    Q_ASSERT(qFuzzyCompare(value + 1, n * std::pow(10, m) + 1));
    return {{u"value"_s, n}, {u"multiplier"_s, m}};
}

} // namespace

/// Every attribute code of a request: the values that it takes are kept to the last digit, others
/// are refused by their pointer; in both operations, in JSON and in XML.
class AttributeValuesJourney final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_at.reset(); }
    void takesItsRange_data();
    void takesItsRange();
    void refusesWhatIsOutside_data();
    void refusesWhatIsOutside();
    void refusesWhatIsNoNumber_data();
    void refusesWhatIsNoNumber();
    void readsValuesAndMultipliers_data();
    void readsValuesAndMultipliers();
    void readsNumbersInXml_data();
    void readsNumbersInXml();
    void refusesOtherWords_data();
    void refusesOtherWords();
    void readsWordsInXml_data();
    void readsWordsInXml();
    void knowsNoOtherCodes_data();
    void knowsNoOtherCodes();
    void takesNullForAbsent();

private:
    HttpReply registered(const QJsonValue &attributes, Wire wire = Wire::Json);
    HttpReply interconnected(const QJsonValue &attributes, Wire wire = Wire::Json);
    QJsonObject attributes(const QString &code, const QJsonValue &value) const;
    QString registeredValue(const HttpReply &reply, const QString &code) const;
    QString interconnectedValue(const HttpReply &reply, const QString &code) const;
    void checkRefused(const QString &code, const QJsonValue &value, const QString &problem,
                      Wire wire = Wire::Json);
    void checkTaken(const QString &code, const QJsonValue &value, const QString &kept,
                    Wire wire = Wire::Json);

    std::unique_ptr<Installation> m_at;
    int m_number = 0;
};

/// A model with a specification that states nothing, and one without any: no value meets another.
void AttributeValuesJourney::initTestCase()
{
    m_at = std::make_unique<Installation>();
    m_at->database.import("catalogue", "manufacturer,model\nPLAIN,P-1\nPLAIN,P-2\n");
    m_at->database.import("specifications",
                          "code,description,asset_type,manufacturer,model,program\n"
                          "BARE,Bare,TSTAT,PLAIN,P-1,DR\n");
}

HttpReply AttributeValuesJourney::registered(const QJsonValue &attributes, Wire wire)
{
    const QString number = QString::number(++m_number);
    const QJsonObject asset{{u"specification"_s, u"BARE"_s},
                            {u"serialNo"_s, QString(u"R"_s + number)},
                            {u"attributes"_s, attributes}};
    return m_at->send(u"register", request(u"r-"_s + number, asset), wire);
}

HttpReply AttributeValuesJourney::interconnected(const QJsonValue &attributes, Wire wire)
{
    const QString number = QString::number(++m_number);
    const QJsonObject asset{{u"manufacturer"_s, u"PLAIN"_s},
                            {u"model"_s, u"P-2"_s},
                            {u"serialNo"_s, QString(u"I"_s + number)},
                            {u"interconnectionAttributes"_s, attributes}};
    return m_at->send(u"interconnect", request(u"i-"_s + number, asset), wire);
}

QJsonObject AttributeValuesJourney::attributes(const QString &code, const QJsonValue &value) const
{
    QJsonObject all{{code, value}};
    const QString partner = QString::fromLatin1(attributeOf(code).partner);
    if (!partner.isEmpty())
        all.insert(partner, partner.endsWith(u"PF") ? 0.9 : 90.0);
    return all;
}

QString AttributeValuesJourney::registeredValue(const HttpReply &reply, const QString &code) const
{
    return m_at->database.value(
        u"SELECT value FROM der_attribute WHERE source = 'REQUEST' AND asset_id = %1 AND code = '%2'"_s
            .arg(reply.text("assetId"_L1), code));
}

QString AttributeValuesJourney::interconnectedValue(const HttpReply &reply,
                                                    const QString &code) const
{
    return m_at->database.value(
        u"SELECT value FROM service_task_attribute WHERE task_id = %1 AND code = '%2'"_s.arg(
            reply.text("serviceTaskId"_L1), code));
}

void AttributeValuesJourney::checkRefused(const QString &code, const QJsonValue &value,
                                          const QString &problem, Wire wire)
{
    const int before = m_at->database.count(u"service_task"_s);
    const HttpReply registration = registered(attributes(code, value), wire);
    const HttpReply interconnection = interconnected(attributes(code, value), wire);
    QVERIFY2(pointersOf(registration).contains(u"/assetInfo/attributes/"_s + code),
             registration.body);
    QVERIFY2(
        pointersOf(interconnection).contains(u"/assetInfo/interconnectionAttributes/"_s + code),
        interconnection.body);
    for (const HttpReply &reply : {registration, interconnection}) {
        QCOMPARE(reply.status, 422);
        QVERIFY2(codesOf(reply.json(), "errors"_L1).contains(problem), reply.body);
    }
    QCOMPARE(m_at->database.count(u"service_task"_s), before);
}

void AttributeValuesJourney::checkTaken(const QString &code, const QJsonValue &value,
                                        const QString &kept, Wire wire)
{
    const HttpReply registration = registered(attributes(code, value), wire);
    QVERIFY2(registration.status == 200, registration.body);
    QCOMPARE(registeredValue(registration, code), kept);
    const HttpReply interconnection = interconnected(attributes(code, value), wire);
    QVERIFY2(interconnection.status == 200, interconnection.body);
    QCOMPARE(interconnectedValue(interconnection, code), kept);
}

void AttributeValuesJourney::takesItsRange_data()
{
    QTest::addColumn<QString>("code");
    addCodes(numbers());
    addCodes(words());
}

void AttributeValuesJourney::takesItsRange()
{
    QFETCH(const QString, code);
    for (const QJsonValue &value : attributeOf(code).taken) {
        const QString kept =
            value.isDouble() ? QLocale::c()
                                   .toString(value.toDouble(), 'f', QLocale::FloatingPointShortest)
                                   .remove(u',')
                             : value.toVariant().toString();
        checkTaken(code, value, kept);
        checkTaken(code, value, kept, Wire::Xml);
    }
}

void AttributeValuesJourney::refusesWhatIsOutside_data()
{
    QTest::addColumn<QString>("code");
    addCodes(numbers());
}

void AttributeValuesJourney::refusesWhatIsOutside()
{
    QFETCH(const QString, code);
    for (const QJsonValue &value : attributeOf(code).outside) {
        checkRefused(code, value, u"out-of-range"_s);
        checkRefused(code, value, u"out-of-range"_s, Wire::Xml);
        const QJsonObject object{{u"value"_s, value}, {u"multiplier"_s, 0}};
        checkRefused(code, object, u"out-of-range"_s);
    }
}

void AttributeValuesJourney::refusesWhatIsNoNumber_data()
{
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QJsonValue &value) {
        QTest::newRow(name) << value;
    };
    row("text", u"5"_s);
    row("words", u"five"_s);
    row("empty", u""_s);
    row("boolean", true);
    row("list", QJsonArray{5});
    row("no members", QJsonObject());
    row("no value", QJsonObject{{u"multiplier"_s, 2}});
    row("value as text", QJsonObject{{u"value"_s, u"5"_s}});
    row("multiplier as text", QJsonObject{{u"value"_s, 5}, {u"multiplier"_s, u"2"_s}});
    row("multiplier with a fraction", QJsonObject{{u"value"_s, 5}, {u"multiplier"_s, 1.5}});
    row("multiplier too large", QJsonObject{{u"value"_s, 5}, {u"multiplier"_s, 128}});
    row("multiplier too small", QJsonObject{{u"value"_s, 5}, {u"multiplier"_s, -129}});
    row("multiplier null",
        QJsonObject{{u"value"_s, 5}, {u"multiplier"_s, QJsonValue(QJsonValue::Null)}});
    row("a unit besides", QJsonObject{{u"value"_s, 5}, {u"unit"_s, u"kW"_s}});
    row("nested", QJsonObject{{u"value"_s, QJsonObject{{u"value"_s, 5}}}});
}

void AttributeValuesJourney::refusesWhatIsNoNumber()
{
    QFETCH(const QJsonValue, value);
    for (const QString &code : {u"rtgMaxW"_s, u"type"_s, u"setMaxVarNeg"_s, u"rtgMinV"_s})
        checkRefused(code, value, u"wrong-type"_s);
}

void AttributeValuesJourney::readsValuesAndMultipliers_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *name, const QString &code, const QJsonObject &value,
                        const QString &kept) {
        QTest::newRow(name) << code << QJsonValue(value) << kept;
    };
    row("kilowatts", u"rtgMaxW"_s, scaled(7600, 7.6, 3), u"7600"_s);
    row("no multiplier", u"rtgMaxW"_s, {{u"value"_s, 7600}}, u"7600"_s);
    row("multiplier 0", u"rtgMaxW"_s, scaled(7600, 7600, 0), u"7600"_s);
    row("megawatts", u"rtgMaxVA"_s, scaled(1.5e6, 15, 5), u"1500000"_s);
    row("hundredths", u"rtgMinPFOverExcited"_s, scaled(0.85, 85, -2), u"0.85"_s);
    row("negative", u"rtgMaxVarNeg"_s, scaled(-3300, -33, 2), u"-3300"_s);
    row("nothing", u"rtgMaxA"_s, scaled(0, 0, 5), u"0"_s);
    row("a choice", u"type"_s, scaled(80, 8, 1), u"80"_s);
    row("a tenth that is none in binary", u"rtgVNom"_s, scaled(0.3, 3, -1), u"0.3"_s);
    row("largest multiplier", u"rtgMaxWh"_s, {{u"value"_s, 1}, {u"multiplier"_s, 127}},
        u"1e+127"_s);
    row("smallest multiplier", u"rtgMaxWh"_s, {{u"value"_s, 1}, {u"multiplier"_s, -128}},
        u"1e-128"_s);
}

void AttributeValuesJourney::readsValuesAndMultipliers()
{
    QFETCH(const QString, code);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, kept);
    checkTaken(code, value, kept);
    checkTaken(code, value, kept, Wire::Xml);
}

void AttributeValuesJourney::readsNumbersInXml_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept"); ///< empty: refused, for the reason:
    QTest::addColumn<QString>("problem");
    const auto good = [](const QString &text, const QString &kept) {
        QTest::newRow(qPrintable(text)) << text << kept << QString();
    };
    const auto bad = [](const QString &text, const QString &problem) {
        QTest::newRow(qPrintable(u"not \""_s + text.left(20) + u'"'))
            << text << QString() << problem;
    };
    good(u" 5 "_s, u"5"_s);
    good(u"+5.50"_s, u"5.5"_s);
    good(u"5e3"_s, u"5000"_s);
    good(u"5E-1"_s, u"0.5"_s);
    good(u".5"_s, u"0.5"_s);
    good(u"5."_s, u"5"_s);
    good(u"0005"_s, u"5"_s);
    for (const char *text : {"five", "5,5", "5 W", "0x5", "5 000", "NaN", "inf", "-", "1e", "--5"})
        bad(QString::fromLatin1(text), u"wrong-type"_s);
    bad(u"٥"_s, u"wrong-type"_s); // a digit, but of no number that XML knows
    bad(u""_s, u"wrong-type"_s);
    bad(u"1e400"_s, u"out-of-range"_s);
    bad(QString(400, u'9'), u"out-of-range"_s);
}

void AttributeValuesJourney::readsNumbersInXml()
{
    QFETCH(const QString, text);
    QFETCH(const QString, kept);
    QFETCH(const QString, problem);
    if (problem.isEmpty())
        checkTaken(u"rtgMaxW"_s, text, kept, Wire::Xml);
    else
        checkRefused(u"rtgMaxW"_s, text, problem, Wire::Xml);
}

void AttributeValuesJourney::refusesOtherWords_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *code, const char *what, const QJsonValue &value,
                        const char *problem = "wrong-type") {
        QTest::addRow("%s: %s", code, what)
            << QString::fromLatin1(code) << value << QString::fromLatin1(problem);
    };
    row("modesSupported", "nine digits", u"123456789"_s);
    row("modesSupported", "no hexadecimal digit", u"1G"_s);
    row("modesSupported", "a prefix", u"0xFF"_s);
    row("modesSupported", "a number", 5);
    row("modesSupported", "empty", u""_s);
    row("interconnectionAgreementId", "61 characters", QString(61, u'x'), "out-of-range");
    row("interconnectionAgreementId", "empty", u""_s, "out-of-range");
    row("interconnectionAgreementId", "a number", 17);
    row("interconnectionAgreementId", "two lines", u"A\nB"_s);
    row("permissionToOperateDate", "no such day", u"2026-02-30"_s);
    row("permissionToOperateDate", "American", u"01/31/2026"_s);
    row("permissionToOperateDate", "a number", 20260131);
    for (const char *code : {"voltVarEnabled", "voltWattEnabled", "frequencyDroopEnabled"}) {
        row(code, "a word", u"true"_s);
        row(code, "a number", 1);
        row(code, "an object", QJsonObject{{u"value"_s, true}});
    }
}

void AttributeValuesJourney::refusesOtherWords()
{
    QFETCH(const QString, code);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, problem);
    checkRefused(code, value, problem);
}

void AttributeValuesJourney::readsWordsInXml_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept"); ///< empty: refused
    QTest::newRow("flags in small letters") << u"modesSupported"_s << u"00ff"_s << u"FF"_s;
    QTest::newRow("true") << u"voltVarEnabled"_s << u" true "_s << u"true"_s;
    QTest::newRow("false") << u"voltWattEnabled"_s << u"false"_s << u"false"_s;
    QTest::newRow("True") << u"voltVarEnabled"_s << u"True"_s << QString();
    QTest::newRow("1") << u"frequencyDroopEnabled"_s << u"1"_s << QString();
    QTest::newRow("yes") << u"frequencyDroopEnabled"_s << u"yes"_s << QString();
    QTest::newRow("a date with blanks")
        << u"permissionToOperateDate"_s << u" 2026-01-31\n"_s << u"2026-01-31"_s;
}

void AttributeValuesJourney::readsWordsInXml()
{
    QFETCH(const QString, code);
    QFETCH(const QString, text);
    QFETCH(const QString, kept);
    if (kept.isEmpty())
        checkRefused(code, text, u"wrong-type"_s, Wire::Xml);
    else
        checkTaken(code, text, kept, Wire::Xml);
}

void AttributeValuesJourney::knowsNoOtherCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("pointer");
    for (const char *code : {"rtgMaxWatts", "RTGMAXW", "rtgmaxw", "colour", " rtgMaxW", "rtgMaxW "})
        QTest::newRow(code) << QString::fromLatin1(code) << QString::fromLatin1(code);
    QTest::newRow("slash and tilde") << u"a/b~c"_s << u"a~1b~0c"_s;
    QTest::newRow("empty") << u""_s << u""_s;
}

void AttributeValuesJourney::knowsNoOtherCodes()
{
    QFETCH(const QString, code);
    QFETCH(const QString, pointer);
    const QJsonObject unknown{{code, 5}};
    const HttpReply registration = registered(unknown);
    QCOMPARE(registration.status, 422);
    QCOMPARE(pointersOf(registration), QStringList{u"/assetInfo/attributes/"_s + pointer});
    QCOMPARE(codesOf(registration.json(), "errors"_L1), QStringList{u"unknown-attribute"_s});
    const HttpReply interconnection = interconnected(unknown);
    QCOMPARE(pointersOf(interconnection),
             QStringList{u"/assetInfo/interconnectionAttributes/"_s + pointer});
}

void AttributeValuesJourney::takesNullForAbsent()
{
    const HttpReply reply =
        registered(QJsonObject{{u"rtgMaxW"_s, QJsonValue::Null}, {u"rtgMaxVA"_s, 5}});
    QVERIFY2(reply.status == 200, reply.body);
    QCOMPARE(registeredValue(reply, u"rtgMaxW"_s), QString());
    QCOMPARE(registeredValue(reply, u"rtgMaxVA"_s), u"5"_s);
}

QTEST_GUILESS_MAIN(AttributeValuesJourney)
#include "tst_attributevalues.moc"
