// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QStringList faults(const Problems &problems)
{
    QStringList texts;
    for (const Problem &problem : problems)
        texts.append(problemCodeText(problem.code) + u' ' + problem.pointer);
    return texts;
}

} // namespace

class TestDerAttributeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void testEachSettingStaysWithinItsRating_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("rating");
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            if (!definition.rating.isEmpty())
                QTest::newRow(definition.code.data())
                    << QString(definition.code) << QString(definition.rating);
        }
    }

    void testEachSettingStaysWithinItsRating()
    {
        QFETCH(QString, setting);
        QFETCH(QString, rating);
        QCOMPARE(QString(rating).replace(u"rtg"_s, u"set"_s), setting);
        const bool negative = setting == u"setMaxVarNeg";
        const bool fromAbove = setting.startsWith(u"setMin"); // power factors and voltage
        const auto given = [&](const char *set, const char *rtg) {
            const QString sign = negative ? u"-"_s : QString();
            return AttributeValues{{setting, sign + QLatin1StringView(set)},
                                   {rating, sign + QLatin1StringView(rtg)}};
        };
        QVERIFY(checkConsistency(given("0.5", "0.5"), u"/a"_s).isEmpty());
        QVERIFY(checkConsistency(given(fromAbove ? "0.51" : "0.49", "0.5"), u"/a"_s).isEmpty());
        const AttributeValues beyond = given(fromAbove ? "0.49" : "0.51", "0.5");
        const Problem expected{ProblemCode::ExceedsRating,
                               u"/a/"_s + setting,
                               {{u"field"_s, setting},
                                {u"value"_s, beyond[setting]},
                                {u"other"_s, rating},
                                {u"limit"_s, beyond[rating]}}};
        QCOMPARE(checkConsistency(beyond, u"/a"_s), Problems{expected});
        for (const QString &alone : {setting, rating})
            QVERIFY(checkConsistency({{alone, beyond[alone]}}, u"/a"_s).isEmpty());
    }

    void testFaultsBetweenAttributesNameBoth()
    {
        const auto detail = [](const AttributeValues &values) {
            const Problems problems = checkConsistency(values, u"/assetInfo/attributes"_s);
            return problems.size() == 1 ? problems[0].detail() : QString();
        };
        QCOMPARE(
            detail({{u"rtgMinV"_s, u"250"_s}, {u"rtgVNom"_s, u"240"_s}}),
            u"rtgMinV is 250 V, but rtgVNom is 240 V: minimum, nominal and maximum voltage must "
            "rise in this order."_s);
        QCOMPARE(detail({{u"setMaxW"_s, u"100000"_s}, {u"rtgMaxW"_s, u"7600"_s}}),
                 u"setMaxW is 100000, beyond the rating rtgMaxW of 7600."_s);
        QCOMPARE(detail({{u"rtgOverExcitedPF"_s, u"0.9"_s}}),
                 u"rtgOverExcitedPF needs rtgOverExcitedW, which is not given."_s);
    }

    void testAllFaultsAreNamedAtOnce()
    {
        const AttributeValues values{
            {u"rtgOverExcitedW"_s, u"1"_s}, {u"rtgUnderExcitedW"_s, u"1"_s},
            {u"setMinV"_s, u"9"_s},         {u"setVNom"_s, u"8"_s},
            {u"setMaxV"_s, u"7"_s},         {u"setMaxVA"_s, u"3"_s},
            {u"rtgMaxVA"_s, u"2"_s}};
        QCOMPARE(faults(checkConsistency(values, u"/a"_s)),
                 QStringList({u"needs-other-attribute /a/rtgOverExcitedW"_s,
                              u"needs-other-attribute /a/rtgUnderExcitedW"_s,
                              u"voltage-order /a/setMinV"_s, u"voltage-order /a/setVNom"_s,
                              u"exceeds-rating /a/setMaxVA"_s}));
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
        row("EVSE with an empty battery", {{u"type"_s, u"82"_s}, {u"rtgMaxAh"_s, u"0"_s}}, {});
        row("EVSE with a battery", {{u"type"_s, u"82"_s}, {u"rtgMaxAh"_s, u"20"_s}}, energy);
        row("EVSE that gives back apparent power",
            {{u"type"_s, u"82"_s}, {u"rtgMaxDischargeRateVA"_s, u"7000"_s}}, energy);
        row("EVSE that gives nothing back",
            {{u"type"_s, u"82"_s}, {u"rtgMaxDischargeRateW"_s, u"0"_s}}, {});
        for (int type = 1; type <= 6; ++type)
            row(qPrintable(u"generation %1"_s.arg(type)),
                {{u"type"_s, QString::number(type)}, {u"rtgMaxDischargeRateW"_s, u"1"_s}}, {});
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
};

QTEST_GUILESS_MAIN(TestDerAttributeRules)
#include "tst_derattributerules.moc"
