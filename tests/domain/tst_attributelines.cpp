// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/AttributeLines.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What the zone and the print-out say of each attribute.
class TestAttributeLines : public QObject
{
    Q_OBJECT

    /// As requested of a photovoltaic inverter, and these besides.
    static QList<AttributeRow> rows(const QMap<QString, QString> &others,
                                    AttributeSource source = AttributeSource::Request)
    {
        QList<AttributeRow> all{{u"type"_s, u"4"_s, AttributeSource::Request},
                                {u"rtgMaxW"_s, u"5000"_s, AttributeSource::Request}};
        for (auto other = others.cbegin(); other != others.cend(); ++other)
            all.append({other.key(), *other, source});
        return all;
    }
    static AttributeLine line(const QList<AttributeRow> &all, const QString &code,
                              const AttributeValues &nameplate = {})
    {
        for (const AttributeLine &found : attributeLines(all, nameplate)) {
            if (found.code == code)
                return found;
        }
        return {};
    }
    static QStringList codes(const QList<AttributeLine> &lines)
    {
        QStringList all;
        for (const AttributeLine &found : lines)
            all.append(found.code);
        return all;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void aLineSaysAll()
    {
        const AttributeLine found =
            line(rows({{u"setMaxW"_s, u"4000"_s}}, AttributeSource::Interconnection), u"setMaxW"_s,
                 {{u"rtgMaxW"_s, u"5000"_s}});
        QCOMPARE(found.group, AttributeGroup::Interconnection);
        QCOMPARE(found.description, u"Agreed active power"_s);
        QCOMPARE(found.value, u"4,000"_s);
        QCOMPARE(found.unit, u"W"_s);
        QCOMPARE(found.source, u"Interconnection"_s);
        QCOMPARE(found.nameplate, u"5,000"_s);
        QCOMPARE(found.difference, u"−20 %"_s);
        QCOMPARE(found.verdict, QString());
        QVERIFY(found.faults.isEmpty());
        QVERIFY(found.number);
    }

    void aDifferenceNeedsBoth()
    {
        QCOMPARE(line(rows({}), u"rtgMaxW"_s).nameplate, u"not stated"_s);
        QCOMPARE(line(rows({}), u"rtgMaxW"_s).difference, QString());
        const AttributeValues nameplate{{u"rtgMaxW"_s, u"5000"_s}};
        QCOMPARE(line({}, u"rtgMaxW"_s, nameplate).difference, QString());
    }

    void modesAreNamedBesideTheirDigits()
    {
        const AttributeLine found = line(rows({{u"modesSupported"_s, u"800001"_s}}),
                                         u"modesSupported"_s, {{u"modesSupported"_s, u"1"_s}});
        QCOMPARE(found.value, u"800001"_s);
        QCOMPARE(found.names, u"chargeMode, opModVoltVar"_s);
        QCOMPARE(found.nameplate, u"1"_s);
        QCOMPARE(found.difference, u"differs"_s);
        QCOMPARE(line(rows({}), u"type"_s).names, QString());
    }

    void whatIsWrongIsSaid_data()
    {
        using Values = QMap<QString, QString>;
        QTest::addColumn<Values>("values");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("setting as its rating")
            << Values{{u"setMaxW"_s, u"5000"_s}} << u"setMaxW"_s << QString();
        QTest::newRow("setting beyond its rating")
            << Values{{u"setMaxW"_s, u"5001"_s}} << u"setMaxW"_s << u"beyond rtgMaxW (5,000)"_s;
        QTest::newRow("absorbs more than it could inject")
            << Values{{u"rtgMaxVar"_s, u"3000"_s}, {u"setMaxVarNeg"_s, u"-3500.5"_s}}
            << u"setMaxVarNeg"_s << u"beyond rtgMaxVar (3,000)"_s;
        QTest::newRow("power factor below the rating")
            << Values{{u"rtgMinPFOverExcited"_s, u"0.9"_s}, {u"setMinPFOverExcited"_s, u"0.8"_s}}
            << u"setMinPFOverExcited"_s << u"beyond rtgMinPFOverExcited (0.9)"_s;
        QTest::newRow("minimum above nominal voltage")
            << Values{{u"rtgMinV"_s, u"250"_s}, {u"rtgVNom"_s, u"240"_s}} << u"rtgMinV"_s
            << u"above rtgVNom (240)"_s;
        QTest::newRow("voltages in order")
            << Values{{u"rtgMinV"_s, u"211"_s}, {u"rtgVNom"_s, u"240"_s}} << u"rtgMinV"_s
            << QString();
        QTest::newRow("power without its factor")
            << Values{{u"rtgOverExcitedW"_s, u"4500"_s}} << u"rtgOverExcitedW"_s
            << u"needs rtgOverExcitedPF"_s;
        QTest::newRow("a factor above one") << Values{{u"rtgMinPFOverExcited"_s, u"1.2"_s}}
                                            << u"rtgMinPFOverExcited"_s << u"outside its range"_s;
        QTest::newRow("no such type")
            << Values{{u"type"_s, u"7"_s}} << u"type"_s << u"outside its range"_s;
        QTest::newRow("two faults at once")
            << Values{{u"rtgMinV"_s, u"200"_s}, {u"setMinV"_s, u"190"_s}, {u"setVNom"_s, u"180"_s}}
            << u"setMinV"_s << u"above setVNom (180); beyond rtgMinV (200)"_s;
    }
    void whatIsWrongIsSaid()
    {
        using Values = QMap<QString, QString>;
        QFETCH(Values, values);
        QFETCH(QString, code);
        QFETCH(QString, verdict);
        QList<AttributeRow> all = rows({});
        for (auto value = values.cbegin(); value != values.cend(); ++value) {
            all.removeIf([&](const AttributeRow &row) { return row.code == value.key(); });
            all.append({value.key(), *value, AttributeSource::Request});
        }
        const AttributeLine found = line(all, code);
        QCOMPARE(found.verdict, verdict);
        QCOMPARE(found.faults.size(), verdict.isEmpty() ? 0 : verdict.count(u"; "_s) + 1);
        for (const Problem &fault : found.faults)
            QVERIFY2(fault.text().contains(code), qPrintable(fault.text()));
        // Nobody else is to blame.
        for (const AttributeLine &other : attributeLines(all, {})) {
            if (other.code != code)
                QCOMPARE(other.verdict, QString());
        }
    }

    void whatIsMissingHasALine()
    {
        const QList<AttributeLine> none = attributeLines({}, {});
        QCOMPARE(codes(none), (QStringList{u"type"_s, u"rtgMaxW"_s}));
        QCOMPARE(none[1].verdict, u"missing"_s);
        QCOMPARE(none[1].value, QString());
        QCOMPARE(none[1].source, QString());
        const QList<AttributeLine> storage =
            attributeLines({{u"type"_s, u"80"_s, AttributeSource::Request},
                            {u"rtgMaxW"_s, u"5000"_s, AttributeSource::Specification},
                            {u"rtgVNom"_s, u"240"_s, AttributeSource::Specification}},
                           {});
        QCOMPARE(codes(storage),
                 (QStringList{u"type"_s, u"rtgMaxW"_s, u"rtgMaxWh"_s, u"rtgVNom"_s}));
        QCOMPARE(storage[2].verdict, u"missing"_s);
        QCOMPARE(storage[2].group, AttributeGroup::Storage);
    }

    void theValueInForceIsJudged()
    {
        // The request corrects a specification whose voltages are the wrong way round.
        const QList<AttributeRow> all{{u"type"_s, u"4"_s, AttributeSource::Request},
                                      {u"rtgMaxW"_s, u"5000"_s, AttributeSource::Request},
                                      {u"rtgMinV"_s, u"211"_s, AttributeSource::Request},
                                      {u"rtgMinV"_s, u"250"_s, AttributeSource::Specification},
                                      {u"rtgVNom"_s, u"240"_s, AttributeSource::Specification}};
        for (const AttributeLine &found : attributeLines(all, {}))
            QCOMPARE(found.verdict, QString());
        const AttributeValues values = valuesInForce(all);
        QCOMPARE(values[u"rtgMinV"_s], u"211"_s);
        QCOMPARE(values[u"rtgVNom"_s], u"240"_s);
        // And the other way about: only what holds is at fault, not what it overrules.
        QList<AttributeRow> wrong = all;
        std::swap(wrong[2].value, wrong[3].value);
        QStringList verdicts;
        for (const AttributeLine &found : attributeLines(wrong, {})) {
            if (found.code == u"rtgMinV")
                verdicts.append(found.source + u": "_s + found.verdict);
        }
        QCOMPARE(verdicts, (QStringList{u"Request: above rtgVNom (240)"_s, u"Specification: "_s}));
    }

    void settingsGoBeforeARequest()
    {
        QCOMPARE(valuesInForce({{u"setMaxW"_s, u"1"_s, AttributeSource::Interconnection},
                                {u"setMaxW"_s, u"2"_s, AttributeSource::Request},
                                {u"setMaxW"_s, u"3"_s, AttributeSource::Specification}}),
                 (AttributeValues{{u"setMaxW"_s, u"1"_s}}));
    }

    void linesAreInTheOrderOfTheCatalogue()
    {
        QList<AttributeRow> all;
        QStringList expected;
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            expected.append(definition.code);
            all.prepend({definition.code, u"1"_s, AttributeSource::Request});
        }
        const QList<AttributeLine> lines = attributeLines(all, {});
        QCOMPARE(codes(lines), expected);
        for (qsizetype i = 1; i < lines.size(); ++i)
            QVERIFY(lines[i - 1].group <= lines[i].group); // so that each has one heading
    }

    void jsonHasValuesOfTheirOwnType()
    {
        const QJsonObject object =
            attributesToJson({{u"type"_s, u"4"_s},
                              {u"rtgMaxW"_s, u"5000.5"_s},
                              {u"modesSupported"_s, u"800001"_s},
                              {u"voltVarEnabled"_s, u"true"_s},
                              {u"permissionToOperateDate"_s, u"2026-03-01"_s}});
        QCOMPARE(QJsonDocument(object).toJson(QJsonDocument::Compact),
                 QByteArray(R"({"modesSupported":"800001","permissionToOperateDate":"2026-03-01",)"
                            R"("rtgMaxW":5000.5,"type":4,"voltVarEnabled":true})"));
        // What the web service reads back is the same.
        for (auto value = object.begin(); value != object.end(); ++value)
            QVERIFY(attributeFromJson(*findAttribute(value.key()), value.value(), {}).has_value());
    }
};

QTEST_GUILESS_MAIN(TestAttributeLines)
#include "tst_attributelines.moc"
