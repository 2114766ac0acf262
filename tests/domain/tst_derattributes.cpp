// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>
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

/// Anything at all, mostly near to something that is meant.
QJsonValue anyValue(QRandomGenerator &random)
{
    static const QString characters = u"0123456789.-+eEx aF,\u0000\u00e9\u0663\t–"_s;
    switch (random.bounded(6)) {
    case 0:
        return std::ldexp(random.generateDouble() - 0.5, random.bounded(-1000, 1000));
    case 1:
        return random.bounded(-5, 90);
    case 2:
        return random.bounded(2) == 1;
    case 3:
        return QJsonObject{{u"value"_s, random.bounded(-100, 100)},
                           {u"multiplier"_s, random.bounded(-140, 140)}};
    case 4:
        return QJsonArray{random.bounded(5)};
    default: {
        QString text;
        for (int length = random.bounded(random.bounded(2) ? 4 : 80); length > 0; --length)
            text += characters[random.bounded(characters.size())];
        return text;
    }
    }
}

/// What a reader at the other end makes of it.
QJsonValue throughBytes(const QJsonValue &value)
{
    const QByteArray bytes = QJsonDocument(QJsonArray{value}).toJson();
    return QJsonDocument::fromJson(bytes).array().at(0);
}

QString shownFault(const Result<QString> &read)
{
    return read ? QString() : read.error()[0].detail();
}

void addEveryAttribute()
{
    QTest::addColumn<QString>("code");
    for (const AttributeDefinition &definition : attributeCatalogue())
        QTest::newRow(definition.code.data()) << QString(definition.code);
}

ProblemCode faultOf(const QString &code, const QJsonValue &value)
{
    const auto read = attributeFromJson(*findAttribute(code), value, pointer);
    return read ? ProblemCode::Internal : read.error()[0].code;
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
        const QString expected =
            QStringLiteral("type modesSupported rtgMaxW rtgOverExcitedW rtgOverExcitedPF "
                           "rtgUnderExcitedW rtgUnderExcitedPF rtgMaxVA rtgMaxVar rtgMaxVarNeg "
                           "rtgMinPFOverExcited rtgMinPFUnderExcited rtgMaxChargeRateW "
                           "rtgMaxDischargeRateW rtgMaxChargeRateVA rtgMaxDischargeRateVA rtgMaxWh "
                           "rtgMaxAh rtgMaxA rtgVNom rtgMaxV rtgMinV rtgReactiveSusceptance "
                           "rtgNormalCategory rtgAbnormalCategory setMaxW setMaxVA setMaxVar "
                           "setMaxVarNeg setMinPFOverExcited setMinPFUnderExcited "
                           "setMaxChargeRateW setMaxDischargeRateW setVNom setMaxV setMinV "
                           "exportLimitW interconnectionAgreementId permissionToOperateDate "
                           "rideThroughCategory voltVarEnabled voltWattEnabled "
                           "frequencyDroopEnabled");
        for (const QString &code : expected.split(u' '))
            QVERIFY2(codes.contains(code), qPrintable(code));
        QCOMPARE(codes.size(), expected.count(u' ') + 1);
        QVERIFY(!findAttribute(u"RTGMAXW"));
        QVERIFY(!findAttribute(u""));
    }

    void testAllowedValuesRoundTrip_data() { addEveryAttribute(); }

    void testAllowedValuesRoundTrip()
    {
        QFETCH(QString, code);
        const AttributeDefinition &definition = *findAttribute(code);
        QRandomGenerator random(quint32(20'301'547 + code.size()));
        for (int i = 0; i < 2000; ++i) {
            const QJsonValue value = allowedValue(definition, random);
            const auto read = attributeFromJson(definition, value, pointer);
            QVERIFY2(read, qPrintable(shownFault(read)));
            const QJsonValue again = throughBytes(attributeToJson(definition, *read));
            QCOMPARE(attributeFromJson(definition, again, pointer).value(), *read);
            QCOMPARE(attributeFromText(definition, *read, pointer).value(), *read);
            QCOMPARE(attributeFromText(definition, u' ' + *read + u"\n "_s, pointer).value(),
                     *read);
            if (value.isDouble())
                QCOMPARE(again.toDouble(), value.toDouble());
            QVERIFY(!attributeDisplay(definition, *read).isEmpty());
        }
    }

    // Whatever comes: a value of the kind within its range, or one fault that names the attribute.
    void testAnythingIsReadOrRefused_data() { addEveryAttribute(); }

    void testAnythingIsReadOrRefused()
    {
        QFETCH(QString, code);
        const AttributeDefinition &definition = *findAttribute(code);
        QRandomGenerator random(quint32(code.size()));
        for (int i = 0; i < 1000; ++i) {
            const QJsonValue value = anyValue(random);
            for (const auto &read : {attributeFromJson(definition, value, pointer),
                                     attributeFromText(definition, value.toString(), pointer)}) {
                if (read) {
                    QCOMPARE(attributeFromText(definition, *read, pointer).value(), *read);
                    continue;
                }
                QCOMPARE(read.error().size(), 1);
                const Problem &problem = read.error().constFirst();
                QVERIFY(problem.code == ProblemCode::WrongType ||
                        problem.code == ProblemCode::OutOfRange);
                QCOMPARE(problem.pointer, pointer);
                QVERIFY2(problem.detail().startsWith(code + u" is "_s),
                         qPrintable(problem.detail()));
                QVERIFY(problem.detail().size() < 300);
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
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            if (definition.kind != AttributeKind::Choice)
                continue;
            for (int value = -1; value <= definition.choices.back() + 1; ++value) {
                const bool good =
                    std::count(definition.choices.begin(), definition.choices.end(), value) == 1;
                QTest::addRow("%s %d", definition.code.data(), value)
                    << QString(definition.code) << double(value) << good;
                QTest::addRow("%s %d and a half", definition.code.data(), value)
                    << QString(definition.code) << value + 0.5 << false;
            }
        }
    }

    void testBounds()
    {
        QFETCH(QString, code);
        QFETCH(double, value);
        QFETCH(bool, good);
        const auto json = attributeFromJson(*findAttribute(code), value, pointer);
        QCOMPARE(json.has_value(), good);
        const QString written = QString::number(value, 'g', QLocale::FloatingPointShortest);
        QCOMPARE(attributeFromText(*findAttribute(code), written, pointer).has_value(), good);
        if (good)
            return;
        const Problem problem = json.error()[0];
        QCOMPARE(problem.code, ProblemCode::OutOfRange);
        QCOMPARE(problem.pointer, pointer);
        QVERIFY(problem.detail().startsWith(code));
        QVERIFY(problem.detail().contains(attributeRange(*findAttribute(code))));
    }

    void testBoundsOfWords_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        const auto row = [](const char *code, const QString &text, const QString &expected) {
            QTest::addRow("%s %s", code, text.toUtf8().toPercentEncoding(" ").constData())
                << QString::fromLatin1(code) << text << expected;
        };
        row("modesSupported", u"0"_s, u"0"_s);
        row("modesSupported", u"00000000"_s, u"0"_s);
        row("modesSupported", u"ffffffff"_s, u"FFFFFFFF"_s);
        row("modesSupported", u"0012ab"_s, u"12AB"_s);
        for (const QString &text : {u""_s, u"100000000"_s, u"000000001"_s, u"0xFF"_s, u"FG"_s,
                                    u"-1"_s, u"+1"_s, u"1 2"_s, u"1.0"_s, u"١"_s})
            row("modesSupported", text, {});
        row("permissionToOperateDate", u"2024-02-29"_s, u"2024-02-29"_s);
        row("permissionToOperateDate", u"0001-01-01"_s, u"0001-01-01"_s);
        row("permissionToOperateDate", u"9999-12-31"_s, u"9999-12-31"_s);
        for (const QString &text :
             {u""_s, u"2023-02-29"_s, u"2024-13-01"_s, u"2024-00-01"_s, u"2024-01-00"_s,
              u"0000-01-01"_s, u"2024/02/29"_s, u"2024.02.29"_s, u"20240229"_s, u"2024-2-29"_s,
              u"29.02.2024"_s, u"2024-02-29T00:00"_s, u"2024-02-29Z"_s, u"12024-02-29"_s,
              u"+024-02-29"_s})
            row("permissionToOperateDate", text, {});
        const QString longest(60, u'x');
        row("interconnectionAgreementId", u"x"_s, u"x"_s);
        row("interconnectionAgreementId", longest, longest);
        row("interconnectionAgreementId", u"Vertrag 7 – “ü”"_s, u"Vertrag 7 – “ü”"_s);
        for (const QString &text :
             {u""_s, u"   "_s, QString(61, u'x'), u"a\nb"_s, u"a\tb"_s, u"a\u007fb"_s,
              u"a\u0085b"_s, QString::fromUtf16(u"a\0b", 3), QString::fromUtf16(u"a\xd800", 2)})
            row("interconnectionAgreementId", text, {});
        for (const char *code : {"voltVarEnabled", "voltWattEnabled", "frequencyDroopEnabled"}) {
            row(code, u"true"_s, u"true"_s);
            row(code, u"false"_s, u"false"_s);
            for (const QString &text : {u""_s, u"1"_s, u"0"_s, u"yes"_s, u"TRUE"_s, u"truefalse"_s})
                row(code, text, {});
        }
    }

    void testBoundsOfWords()
    {
        QFETCH(QString, code);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const AttributeDefinition &definition = *findAttribute(code);
        const auto read = attributeFromText(definition, text, pointer);
        QCOMPARE(read.has_value(), !expected.isEmpty());
        if (read)
            QCOMPARE(*read, expected);
        if (definition.kind != AttributeKind::Boolean) // a text is no boolean in JSON
            QCOMPARE(attributeFromJson(definition, text, pointer).has_value(), read.has_value());
    }

    void testNumbersArePlainWherePeopleReadThem_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a round one") << 100'000.0 << u"100000"_s;
        QTest::newRow("a large plant") << 2.5e9 << u"2500000000"_s;
        QTest::newRow("last plain one") << 999'999'999'999'999.0 << u"999999999999999"_s;
        QTest::newRow("too long") << 1e15 << u"1e+15"_s;
        QTest::newRow("a tenth") << 0.1 << u"0.1"_s;
        QTest::newRow("smallest plain one") << 0.000'001 << u"0.000001"_s;
        QTest::newRow("too small") << 1e-7 << u"1e-07"_s;
        QTest::newRow("zero") << 0.0 << u"0"_s;
        QTest::newRow("negative zero") << -0.0 << u"0"_s;
    }

    void testNumbersArePlainWherePeopleReadThem()
    {
        QFETCH(double, value);
        QFETCH(QString, expected);
        const AttributeDefinition &definition = *findAttribute(u"rtgMaxVar");
        QCOMPARE(attributeFromJson(definition, value, pointer).value(), expected);
        if (value > 0) {
            const auto refused = attributeFromJson(definition, -value, pointer);
            QCOMPARE(refused.error()[0].detail(),
                     u"rtgMaxVar is -%1; it must be ≥ 0."_s.arg(expected));
        }
    }

    // n × 10^m is the double nearest to the decimal number n"e"m, which C's reader gives.
    void testMultipliersRoundCorrectly()
    {
        QRandomGenerator random(10);
        const AttributeDefinition &definition = *findAttribute(u"rtgMaxW");
        for (int i = 0; i < 5000; ++i) {
            const int n = 1 + random.bounded(1'000'000);
            const int m = random.bounded(-128, 128);
            const double expected = u"%1e%2"_s.arg(n).arg(m).toDouble();
            const QJsonObject object{{u"value"_s, n}, {u"multiplier"_s, m}};
            const auto read = attributeFromJson(definition, object, pointer);
            QVERIFY(read);
            QCOMPARE(read->toDouble(), expected);
            const QString value = QString::number(n);
            QCOMPARE(attributeFromText(definition, value, pointer, QString::number(m)), read);
        }
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
        row("a multiplier of null", scaled(5, QJsonValue::Null), 0);
        row("largest multiplier", scaled(5, 127), 5e127);
        row("smallest multiplier", scaled(5, -128), 5e-128);
        row("a multiplier below eight bits", scaled(5, -129), 0);
        row("nothing", {}, 0);
        row("zero", scaled(0, 100), 0);
        row("vanishing", scaled(5e-324, -128), 0);
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

    void testMultiplierIsForNumbersAlone()
    {
        const QJsonObject four{{u"value"_s, 4}, {u"multiplier"_s, 0}};
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            const bool number = definition.kind == AttributeKind::Number ||
                                definition.kind == AttributeKind::Choice;
            const auto read = attributeFromJson(definition, four, pointer);
            QVERIFY(read || read.error()[0].code ==
                                (number ? ProblemCode::OutOfRange : ProblemCode::WrongType));
            const QString word = attributeDisplay(definition, u"1"_s);
            QVERIFY(number || !attributeFromText(definition, word, pointer, u"0"_s));
        }
        QCOMPARE(attributeFromJson(*findAttribute(u"type"), four, pointer).value(), u"4"_s);
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
};

QTEST_GUILESS_MAIN(TestDerAttributes)
#include "tst_derattributes.moc"
