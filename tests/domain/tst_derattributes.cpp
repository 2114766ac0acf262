// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <cmath>
#include <limits>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QString pointer = u"/assetInfo/attributes/x"_s;

/// A value that the definition allows, as JSON.
QJsonValue allowedValue(const AttributeDefinition &definition, QRandomGenerator &random)
{
    switch (definition.kind) {
    case AttributeKind::Choice:
        return definition.choices[random.bounded(quint32(definition.choices.size()))];
    case AttributeKind::Number: {
        const double size = std::pow(10, random.bounded(12) - 3) * (random.generateDouble() + 1e-6);
        const double limited = std::isinf(definition.maximum) ? size : random.generateDouble();
        return std::isinf(definition.minimum) ? -size : limited;
    }
    case AttributeKind::Flags:
        return QString::number(random.generate(), 16);
    case AttributeKind::Date:
        return QDate(2000, 1, 1).addDays(random.bounded(20'000)).toString(Qt::ISODate);
    case AttributeKind::Boolean:
        return random.bounded(2) == 1;
    case AttributeKind::Text: {
        QString text;
        const int length = 1 + random.bounded(60);
        for (int i = 0; i < length; ++i)
            text += QChar(u'!' + random.bounded(94)); // no white space, which is trimmed
        return text;
    }
    }
    Q_UNREACHABLE();
}

ProblemCode faultOf(const QString &code, const QJsonValue &value)
{
    const auto read = attributeFromJson(*findAttribute(code), value, pointer);
    return read ? ProblemCode::Internal : read.error()[0].code;
}

QStringList faults(const Problems &problems)
{
    QStringList texts;
    for (const Problem &problem : problems)
        texts.append(problemCodeText(problem.code) + u' ' + problem.pointer);
    return texts;
}

} // namespace

class TestDerAttributes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testCatalogueIsWhatTheDomainNames()
    {
        QStringList codes;
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            codes.append(definition.code);
            QCOMPARE(findAttribute(QString(definition.code)), &definition);
            QVERIFY(!attributeLabel(definition).isEmpty());
            QVERIFY(!attributeRange(definition).isEmpty());
            QVERIFY(definition.rating.isEmpty() || findAttribute(QString(definition.rating)));
        }
        QCOMPARE(QSet<QString>(codes.begin(), codes.end()).size(), codes.size());
        for (const char *code : {"type",
                                 "modesSupported",
                                 "rtgMaxW",
                                 "rtgOverExcitedW",
                                 "rtgOverExcitedPF",
                                 "rtgUnderExcitedW",
                                 "rtgUnderExcitedPF",
                                 "rtgMaxVA",
                                 "rtgMaxVar",
                                 "rtgMaxVarNeg",
                                 "rtgMinPFOverExcited",
                                 "rtgMinPFUnderExcited",
                                 "rtgMaxChargeRateW",
                                 "rtgMaxDischargeRateW",
                                 "rtgMaxChargeRateVA",
                                 "rtgMaxDischargeRateVA",
                                 "rtgMaxWh",
                                 "rtgMaxAh",
                                 "rtgMaxA",
                                 "rtgVNom",
                                 "rtgMaxV",
                                 "rtgMinV",
                                 "rtgReactiveSusceptance",
                                 "rtgNormalCategory",
                                 "rtgAbnormalCategory",
                                 "setMaxW",
                                 "setMaxVA",
                                 "setMaxVar",
                                 "setMaxVarNeg",
                                 "setMinPFOverExcited",
                                 "setMinPFUnderExcited",
                                 "setMaxChargeRateW",
                                 "setMaxDischargeRateW",
                                 "setVNom",
                                 "setMaxV",
                                 "setMinV",
                                 "exportLimitW",
                                 "interconnectionAgreementId",
                                 "permissionToOperateDate",
                                 "rideThroughCategory",
                                 "voltVarEnabled",
                                 "voltWattEnabled",
                                 "frequencyDroopEnabled"}) {
            QVERIFY2(findAttribute(QString::fromLatin1(code)), code);
        }
        QCOMPARE(codes.size(), 43);
        QVERIFY(!findAttribute(u"RTGMAXW"));
        QVERIFY(!findAttribute(u""));
    }

    void testAllowedValuesRoundTrip()
    {
        QRandomGenerator random(20301547);
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            for (int i = 0; i < 500; ++i) {
                const QJsonValue value = allowedValue(definition, random);
                const auto read = attributeFromJson(definition, value, pointer);
                QVERIFY2(read, definition.code.data());
                const QJsonValue again = attributeToJson(definition, *read);
                QCOMPARE(attributeFromJson(definition, again, pointer).value(), *read);
                QCOMPARE(attributeFromText(definition, *read, pointer).value(), *read);
                if (value.isDouble())
                    QCOMPARE(again.toDouble(), value.toDouble());
                QVERIFY(!attributeDisplay(definition, *read).isEmpty());
            }
        }
    }

    void testBounds_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("good");
        const double tiny = std::numeric_limits<double>::denorm_min();
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            if (definition.kind != AttributeKind::Number)
                continue;
            const auto row = [&](const char *name, double value, bool good) {
                QTest::addRow("%s %s", definition.code.data(), name)
                    << QString(definition.code) << value << good;
            };
            if (!std::isinf(definition.minimum)) {
                row("at minimum", definition.minimum, !definition.minimumExcluded);
                row("above minimum", definition.minimum + 1e-9, true);
                row("below minimum", definition.minimum - tiny - 1e-9, false);
            }
            if (!std::isinf(definition.maximum)) {
                row("at maximum", definition.maximum, true);
                row("above maximum", definition.maximum + 1e-9, false);
            }
        }
        QTest::newRow("no DER type") << u"type"_s << 7.0 << false;
        QTest::newRow("half a DER type") << u"type"_s << 4.5 << false;
        QTest::newRow("a DER type") << u"type"_s << 83.0 << true;
        QTest::newRow("category 3") << u"rtgNormalCategory"_s << 3.0 << false;
    }

    void testBounds()
    {
        QFETCH(QString, code);
        QFETCH(double, value);
        QFETCH(bool, good);
        const auto json = attributeFromJson(*findAttribute(code), value, pointer);
        QCOMPARE(json.has_value(), good);
        if (good)
            return;
        const Problem problem = json.error()[0];
        QCOMPARE(problem.code, ProblemCode::OutOfRange);
        QCOMPARE(problem.pointer, pointer);
        QVERIFY(problem.detail().startsWith(code));
        QVERIFY(problem.detail().contains(attributeRange(*findAttribute(code))));
    }

    void testMultiplier_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<double>("expected"); // 0: refused
        const auto row = [](const char *name, const QJsonObject &object, double expected) {
            QTest::newRow(name) << QJsonValue(object) << expected;
        };
        const auto scaled = [](double value, const QJsonValue &multiplier) {
            return QJsonObject{{u"value"_s, value}, {u"multiplier"_s, multiplier}};
        };
        row("kilo", scaled(5, 3), 5000);
        row("correctly rounded", scaled(3, -1), 0.3);
        row("correctly rounded, too", scaled(1.1, 3), 1100);
        row("without multiplier", {{u"value"_s, 7}}, 7);
        row("beyond a double", scaled(5, 127), 5e127);
        row("half a multiplier", scaled(5, 1.5), 0);
        row("a multiplier beyond eight bits", scaled(5, 128), 0);
        row("a multiplier in words", scaled(5, u"3"_s), 0);
        row("no value", {{u"multiplier"_s, 3}}, 0);
        row("a value in words", {{u"value"_s, u"5"_s}}, 0);
        row("another member", {{u"value"_s, 5}, {u"unit"_s, u"W"_s}}, 0);
        QTest::newRow("infinite") << QJsonValue(
                                         QJsonObject{{u"value"_s, 1e308}, {u"multiplier"_s, 9}})
                                  << 0.0;
    }

    void testMultiplier()
    {
        QFETCH(QJsonValue, value);
        QFETCH(double, expected);
        const auto read = attributeFromJson(*findAttribute(u"rtgMaxW"), value, pointer);
        QCOMPARE(read.has_value(), expected != 0);
        if (read)
            QCOMPARE(read->toDouble(), expected);
    }

    void testMultiplierInText()
    {
        const AttributeDefinition &definition = *findAttribute(u"rtgMaxW");
        QCOMPARE(attributeFromText(definition, u" 5 "_s, pointer, u"3"_s)->toDouble(), 5000.0);
        for (const QString &multiplier : {u"x"_s, u"1.5"_s, u"200"_s})
            QVERIFY(!attributeFromText(definition, u"5"_s, pointer, multiplier));
        QVERIFY(!attributeFromText(*findAttribute(u"voltVarEnabled"), u"true"_s, pointer, u"1"_s));
    }

    void testWrongTypes_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *code, const QJsonValue &value) {
            QTest::addRow("%s %d", code, int(value.type())) << QString::fromLatin1(code) << value;
        };
        row("rtgMaxW", u"5000"_s);
        row("rtgMaxW", true);
        row("rtgMaxW", QJsonValue::Null);
        row("rtgMaxW", QJsonArray{5000});
        row("type", u"4"_s);
        row("modesSupported", 5);
        row("voltVarEnabled", u"true"_s);
        row("voltVarEnabled", 1);
        row("permissionToOperateDate", 20240101);
        row("interconnectionAgreementId", 5);
    }

    void testWrongTypes()
    {
        QFETCH(QString, code);
        QFETCH(QJsonValue, value);
        QCOMPARE(faultOf(code, value), ProblemCode::WrongType);
    }

    void testWords()
    {
        QCOMPARE(faultOf(u"modesSupported"_s, u"123456789"_s), ProblemCode::WrongType);
        QCOMPARE(faultOf(u"modesSupported"_s, u"0xFF"_s), ProblemCode::WrongType);
        QCOMPARE(faultOf(u"permissionToOperateDate"_s, u"2024-02-30"_s), ProblemCode::WrongType);
        QCOMPARE(faultOf(u"permissionToOperateDate"_s, u"2024-02-03T00:00"_s),
                 ProblemCode::WrongType);
        QCOMPARE(faultOf(u"interconnectionAgreementId"_s, u""_s), ProblemCode::OutOfRange);
        QCOMPARE(faultOf(u"interconnectionAgreementId"_s, QString(61, u'x')),
                 ProblemCode::OutOfRange);
        QCOMPARE(faultOf(u"interconnectionAgreementId"_s, u"a\nb"_s), ProblemCode::WrongType);
        const auto flags =
            attributeFromJson(*findAttribute(u"modesSupported"), u"0012ab"_s, pointer);
        QCOMPARE(flags.value(), u"12AB"_s);
    }

    void testNumbersInText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        for (const char *text : {"5000", " 5000 ", "5e3", "5000.5", ".5", "+5"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const char *text :
             {"", "5 000", "5,000", "nan", "inf", "0x10", "5000W", "1e400", "--5", "٥"})
            QTest::newRow(text) << QString::fromUtf8(text) << false;
    }

    void testNumbersInText()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(attributeFromText(*findAttribute(u"rtgMaxW"), text, pointer).has_value(), good);
    }

    void testConsistency_data()
    {
        QTest::addColumn<AttributeValues>("values");
        QTest::addColumn<QStringList>("expected");
        using V = AttributeValues;
        const auto row = [](const char *name, const V &values, const QStringList &expected) {
            QTest::newRow(name) << values << expected;
        };
        row("nothing", {}, {});
        row("a pair", {{u"rtgOverExcitedW"_s, u"1"_s}, {u"rtgOverExcitedPF"_s, u"0.9"_s}}, {});
        row("power without factor", {{u"rtgOverExcitedW"_s, u"1"_s}},
            {u"needs-other-attribute /a/rtgOverExcitedW"_s});
        row("factor without power", {{u"rtgUnderExcitedPF"_s, u"0.9"_s}},
            {u"needs-other-attribute /a/rtgUnderExcitedPF"_s});
        row("voltages in order",
            {{u"rtgMinV"_s, u"200"_s}, {u"rtgVNom"_s, u"230"_s}, {u"rtgMaxV"_s, u"260"_s}}, {});
        row("equal voltages", {{u"setMinV"_s, u"230"_s}, {u"setMaxV"_s, u"230"_s}}, {});
        row("minimum above maximum", {{u"rtgMinV"_s, u"260"_s}, {u"rtgMaxV"_s, u"200"_s}},
            {u"voltage-order /a/rtgMinV"_s});
        row("nominal above maximum", {{u"rtgVNom"_s, u"261"_s}, {u"rtgMaxV"_s, u"260"_s}},
            {u"voltage-order /a/rtgVNom"_s});
        row("setting at its rating", {{u"setMaxW"_s, u"5"_s}, {u"rtgMaxW"_s, u"5"_s}}, {});
        row("setting above its rating", {{u"setMaxW"_s, u"6"_s}, {u"rtgMaxW"_s, u"5"_s}},
            {u"exceeds-rating /a/setMaxW"_s});
        row("absorbs more than rated", {{u"setMaxVarNeg"_s, u"-6"_s}, {u"rtgMaxVarNeg"_s, u"-5"_s}},
            {u"exceeds-rating /a/setMaxVarNeg"_s});
        row("absorbs more than it injects",
            {{u"setMaxVarNeg"_s, u"-6"_s}, {u"rtgMaxVar"_s, u"5"_s}},
            {u"exceeds-rating /a/setMaxVarNeg"_s});
        row("a smaller power factor than rated",
            {{u"setMinPFOverExcited"_s, u"0.8"_s}, {u"rtgMinPFOverExcited"_s, u"0.9"_s}},
            {u"exceeds-rating /a/setMinPFOverExcited"_s});
        row("a narrower voltage band",
            {{u"setMinV"_s, u"210"_s},
             {u"rtgMinV"_s, u"200"_s},
             {u"setMaxV"_s, u"250"_s},
             {u"rtgMaxV"_s, u"260"_s}},
            {});
    }

    void testConsistency()
    {
        QFETCH(AttributeValues, values);
        QFETCH(QStringList, expected);
        QCOMPARE(faults(checkConsistency(values, u"/a"_s)), expected);
    }

    void testCompleteness_data()
    {
        QTest::addColumn<AttributeValues>("values");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, AttributeValues values, const QStringList &expected) {
            values.insert(u"rtgMaxW"_s, u"5000"_s);
            QTest::newRow(name) << values << expected;
        };
        const QStringList energy{u"attribute-missing /a/rtgMaxWh"_s};
        row("photovoltaic", {{u"type"_s, u"4"_s}}, {});
        row("not applicable", {{u"type"_s, u"0"_s}}, {});
        row("no type", {}, {u"attribute-missing /a/type"_s});
        row("storage", {{u"type"_s, u"80"_s}}, energy);
        row("vehicle", {{u"type"_s, u"81"_s}}, energy);
        row("EVSE", {{u"type"_s, u"82"_s}}, {});
        row("EVSE that charges", {{u"type"_s, u"82"_s}, {u"rtgMaxChargeRateW"_s, u"7000"_s}}, {});
        row("EVSE that gives back", {{u"type"_s, u"82"_s}, {u"rtgMaxDischargeRateW"_s, u"7000"_s}},
            energy);
        row("combined", {{u"type"_s, u"83"_s}}, energy);
        row("complete storage", {{u"type"_s, u"83"_s}, {u"rtgMaxWh"_s, u"10000"_s}}, {});
        QTest::newRow("nothing") << AttributeValues()
                                 << QStringList{u"attribute-missing /a/type"_s,
                                                u"attribute-missing /a/rtgMaxW"_s};
    }

    void testCompleteness()
    {
        QFETCH(AttributeValues, values);
        QFETCH(QStringList, expected);
        QCOMPARE(faults(checkCompleteness(values, u"/a"_s)), expected);
    }

    void testDisplay()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(attributeDisplay(*findAttribute(u"rtgMaxW"), u"12345.5"_s), u"12.345,5"_s);
        QCOMPARE(attributeDisplay(*findAttribute(u"permissionToOperateDate"), u"2024-02-03"_s),
                 u"03.02.24"_s);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(attributeDisplay(*findAttribute(u"type"), u"4"_s), u"4 – photovoltaic"_s);
        QCOMPARE(attributeDisplay(*findAttribute(u"voltVarEnabled"), u"true"_s), u"yes"_s);
        QCOMPARE(controlModeNames(u"800001"_s), QStringList({u"chargeMode"_s, u"opModVoltVar"_s}));
        QCOMPARE(controlModeNames(u"80000000"_s), QStringList{u"bit 31"_s});
        QVERIFY(controlModeNames(u"0"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDerAttributes)
#include "tst_derattributes.moc"
