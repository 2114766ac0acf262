// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/AttributeLines.h"
#include "domain/PowerCapability.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What holds for whatever ratings a device has, tried with many of them; the same ones each time.
class TestCapabilityProperty : public QObject
{
    Q_OBJECT

    static constexpr int tries = 500;

    static double magnitude(QRandomGenerator &random)
    {
        return std::pow(10.0, 1 + random.bounded(6.0)); // from 10 W to 10 MW
    }
    static std::optional<double> perhaps(QRandomGenerator &random)
    {
        const double value = magnitude(random);
        return random.bounded(3) == 0 ? std::nullopt : std::optional(value);
    }
    /// Limits as ratings can give them: on each side at least one bounds the reactive power.
    static PowerLimits limits(QRandomGenerator &random)
    {
        PowerLimits made;
        made.injectedW = magnitude(random);
        made.absorbedW = random.bounded(2) ? magnitude(random) : 0;
        made.injectingVA = perhaps(random);
        made.injectedVar = made.injectingVA ? perhaps(random) : magnitude(random);
        made.absorbedVar = made.injectedVar ? std::optional(magnitude(random)) : std::nullopt;
        made.absorbingVA = made.injectingVA ? std::optional(magnitude(random)) : std::nullopt;
        return made;
    }
    static double area(const QList<PowerPoint> &points)
    {
        double sum = 0;
        for (qsizetype i = 1; i < points.size(); ++i)
            sum += points[i - 1].w * points[i].var - points[i].w * points[i - 1].var;
        return std::abs(sum) / 2;
    }
    /// The reactive power that is left at an active power, by the definition.
    static double left(double w, std::optional<double> va, std::optional<double> var)
    {
        const double circle = va ? std::sqrt(std::max(0.0, *va * *va - w * w)) : *var;
        return var ? std::min(*var, circle) : circle;
    }
    /// A quarter's area by adding up thin strips.
    static double strips(double most, std::optional<double> va, std::optional<double> var)
    {
        constexpr int number = 4'000;
        const double end = va ? std::min(most, *va) : most;
        double sum = 0;
        for (int i = 0; i < number; ++i)
            sum += left(end * (i + 0.5) / number, va, var) * end / number;
        return sum;
    }
    static double exactArea(const PowerLimits &of)
    {
        return strips(of.injectedW, of.injectingVA, of.injectedVar) +
               strips(of.injectedW, of.injectingVA, of.absorbedVar) +
               strips(of.absorbedW, of.absorbingVA, of.injectedVar) +
               strips(of.absorbedW, of.absorbingVA, of.absorbedVar);
    }
    static PowerLimits scaled(PowerLimits of, double factor)
    {
        const auto grow = [factor](std::optional<double> &value) {
            if (value)
                *value *= factor;
        };
        of.injectedW *= factor;
        of.absorbedW *= factor;
        for (std::optional<double> *value :
             {&of.injectedVar, &of.absorbedVar, &of.injectingVA, &of.absorbingVA})
            grow(*value);
        return of;
    }
    static QString text(double number) { return QString::number(number, 'g', 17); }
    static QString described(const PowerLimits &of)
    {
        const auto optional = [](std::optional<double> value) {
            return value ? text(*value) : u"none"_s;
        };
        return u"W %1 to %2, var %3 to %4, VA %5 and %6"_s.arg(
            text(-of.absorbedW), text(of.injectedW), optional(of.absorbedVar),
            optional(of.injectedVar), optional(of.absorbingVA), optional(of.injectingVA));
    }
    /// How far rounding may be off: where the circle is steep it costs some of the apparent power.
    static double slack(const PowerLimits &of)
    {
        return 1e-9 * std::max({of.injectedW, of.absorbedW, of.injectingVA.value_or(0),
                                of.absorbingVA.value_or(0), of.injectedVar.value_or(0),
                                of.absorbedVar.value_or(0)});
    }
    /// A value of the setting's rating, and one that is beyond it.
    static std::pair<QString, QString> ratingAndBeyond(const AttributeDefinition &setting)
    {
        if (setting.maximum <= 1 && setting.maximum > 0)
            return {u"0.5"_s, u"0.4"_s}; // the smallest power factor is reached from above
        if (setting.maximum == 0)
            return {u"-100"_s, u"-101"_s};
        return {u"100"_s, setting.rating == "rtgMinV"_L1 ? u"99"_s : u"101"_s};
    }
    static AttributeLine lineOf(const QList<AttributeLine> &lines, const QString &code)
    {
        for (const AttributeLine &line : lines) {
            if (line.code == code)
                return line;
        }
        return {};
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void theOutlineClosesAndKeepsToEveryLimit()
    {
        QRandomGenerator random(1);
        for (int i = 0; i < tries; ++i) {
            const PowerLimits of = limits(random);
            const QByteArray about = described(of).toUtf8();
            const QList<PowerPoint> points = outline(of);
            QVERIFY2(points.constFirst() == points.constLast(), about);
            for (const PowerPoint &point : points) {
                const auto va = point.w < 0 ? of.absorbingVA : of.injectingVA;
                const double most = point.w < 0 ? of.absorbedW : of.injectedW;
                QVERIFY2(std::abs(point.w) <= most + slack(of), about);
                const auto var = point.var < 0 ? of.absorbedVar : of.injectedVar;
                QVERIFY2(!var || std::abs(point.var) <= *var + slack(of), about);
                // On the line between both sides the wider one counts.
                const double widest = std::max(
                    va.value_or(INFINITY),
                    point.w == 0 && of.absorbedW > 0 ? of.absorbingVA.value_or(INFINITY) : 0);
                QVERIFY2(std::hypot(point.w, point.var) <= widest + slack(of), about);
            }
        }
    }

    void theAreaIsThatOfTheDefinition()
    {
        QRandomGenerator random(2);
        for (int i = 0; i < tries; ++i) {
            const PowerLimits of = limits(random);
            const double exact = exactArea(of);
            const double drawn = area(outline(of));
            const QString about = u"%1: %2 of %3"_s.arg(described(of), text(drawn), text(exact));
            QVERIFY2(drawn <= exact * 1.0005, qPrintable(about)); // the strips are not exact
            QVERIFY2(drawn >= exact * 0.998, qPrintable(about));  // nor are the chords
        }
    }

    void theRangeIsWhatTheLimitsLeave()
    {
        QRandomGenerator random(3);
        for (int i = 0; i < tries; ++i) {
            const PowerLimits of = limits(random);
            const QByteArray about = described(of).toUtf8();
            const PowerRange range = powerRange(of);
            const auto near = [&of](double one, double other) {
                return std::abs(one - other) <= slack(of);
            };
            const auto reach = [](double w, std::optional<double> va) {
                return va ? std::min(w, *va) : w;
            };
            const auto widest = [&of](std::optional<double> var) {
                const double injecting = left(0, of.injectingVA, var);
                return of.absorbedW > 0 ? std::max(injecting, left(0, of.absorbingVA, var))
                                        : injecting;
            };
            QVERIFY2(near(range.most.w, reach(of.injectedW, of.injectingVA)), about);
            QVERIFY2(near(range.least.w, -reach(of.absorbedW, of.absorbingVA)), about);
            QVERIFY2(near(range.most.var, widest(of.injectedVar)), about);
            QVERIFY2(near(range.least.var, -widest(of.absorbedVar)), about);
        }
    }

    void aDeviceATimesAsLargeHasTheSameShape()
    {
        QRandomGenerator random(4);
        for (int i = 0; i < tries; ++i) {
            const PowerLimits of = limits(random);
            QList<PowerPoint> expected = outline(of);
            for (PowerPoint &point : expected)
                point = {point.w * 1024, point.var * 1024}; // a power of two, so nothing is rounded
            QVERIFY2(outline(scaled(of, 1024)) == expected, qPrintable(described(of)));
        }
    }

    void injectedAndAbsorbedReactivePowerMirrorEachOther()
    {
        QRandomGenerator random(5);
        const auto sorted = [](QList<PowerPoint> points, double sign) {
            for (PowerPoint &point : points)
                point.var = sign * point.var + 0.0; // no negative zero
            points.removeLast();
            std::sort(points.begin(), points.end(), [](const PowerPoint &a, const PowerPoint &b) {
                return std::pair(a.w, a.var) < std::pair(b.w, b.var);
            });
            return points;
        };
        for (int i = 0; i < tries; ++i) {
            const PowerLimits of = limits(random);
            PowerLimits mirrored = of;
            std::swap(mirrored.injectedVar, mirrored.absorbedVar);
            QVERIFY2(sorted(outline(of), 1) == sorted(outline(mirrored), -1),
                     qPrintable(described(of)));
        }
    }

    void theSettingChangesItsLimitAlone_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QList<double>>("limits"); // W, −W, var, −var, VA, −VA
        using Limits = QList<double>;
        QTest::newRow("active power")
            << u"setMaxW"_s << u"4000"_s << Limits{4000, 3000, 2500, 2000, 6000, 5500};
        QTest::newRow("charge power")
            << u"setMaxChargeRateW"_s << u"1000"_s << Limits{5000, 1000, 2500, 2000, 6000, 5500};
        QTest::newRow("injected reactive power")
            << u"setMaxVar"_s << u"900"_s << Limits{5000, 3000, 900, 900, 6000, 5500};
        QTest::newRow("absorbed reactive power")
            << u"setMaxVarNeg"_s << u"-800"_s << Limits{5000, 3000, 2500, 800, 6000, 5500};
        QTest::newRow("apparent power")
            << u"setMaxVA"_s << u"5200"_s << Limits{5000, 3000, 2500, 2000, 5200, 5500};
        QTest::newRow("discharge power") << u"setMaxDischargeRateW"_s << u"1"_s << Limits{};
        QTest::newRow("export limit") << u"exportLimitW"_s << u"1"_s << Limits{};
    }
    void theSettingChangesItsLimitAlone()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        QFETCH(QList<double>, limits);
        AttributeValues values{
            {u"rtgMaxW"_s, u"5000"_s},           {u"rtgMaxChargeRateW"_s, u"3000"_s},
            {u"rtgMaxVar"_s, u"2500"_s},         {u"rtgMaxVarNeg"_s, u"-2000"_s},
            {u"rtgMaxVA"_s, u"6000"_s},          {u"rtgMaxChargeRateVA"_s, u"5500"_s},
            {u"rtgMaxDischargeRateW"_s, u"1"_s}, {setting, value}};
        const auto agreed = agreedPower(values);
        QList<double> found;
        if (agreed) {
            found = {agreed->injectedW,    agreed->absorbedW,    *agreed->injectedVar,
                     *agreed->absorbedVar, *agreed->injectingVA, *agreed->absorbingVA};
        }
        QCOMPARE(found, limits);
        // And what was rated is what it was.
        const PowerLimits rated{5000, 3000, 2500, 2000, 6000, 5500};
        QCOMPARE(ratedPower(values), std::optional(rated));
    }

    void numbersGetThePrefixThatReadsWell_data()
    {
        QTest::addColumn<double>("magnitude");
        QTest::addColumn<double>("factor");
        QTest::addColumn<QString>("symbol");
        QTest::newRow("nothing") << 0.0 << 1.0 << QString();
        QTest::newRow("below a thousand") << 999.9 << 1.0 << QString();
        QTest::newRow("a thousand") << 1e3 << 1e3 << u"k"_s;
        QTest::newRow("below a million") << 999'999.0 << 1e3 << u"k"_s;
        QTest::newRow("a million") << 1e6 << 1e6 << u"M"_s;
        QTest::newRow("a large plant") << 3e9 << 1e6 << u"M"_s;
    }
    void numbersGetThePrefixThatReadsWell()
    {
        QFETCH(double, magnitude);
        const UnitPrefix prefix = unitPrefix(magnitude);
        QTEST(prefix.factor, "factor");
        QTEST(QString(prefix.symbol), "symbol");
    }

    void aDifferenceIsReadByTheNameplate_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("nameplate");
        QTest::addColumn<QString>("difference");
        const auto row = [](const char *name, const QString &code, const QString &value,
                            const QString &nameplate, const QString &difference) {
            QTest::newRow(name) << code << value << nameplate << difference;
        };
        row("the same", u"rtgMaxW"_s, u"5000"_s, u"5000"_s, u"equal"_s);
        row("a fifth less", u"rtgMaxW"_s, u"4000"_s, u"5000"_s, u"−20 %"_s);
        row("hardly less", u"rtgMaxW"_s, u"4999"_s, u"5000"_s, u"−0.02 %"_s);
        row("one and a half more", u"rtgMaxW"_s, u"5075"_s, u"5000"_s, u"+1.5 %"_s);
        row("a third more", u"rtgMaxW"_s, u"4000"_s, u"3000"_s, u"+33 %"_s);
        row("twice", u"rtgMaxW"_s, u"10000"_s, u"5000"_s, u"+100 %"_s);
        row("wrong by the prefix", u"rtgMaxW"_s, u"5000000"_s, u"5000"_s, u"+99,900 %"_s);
        row("nothing of something", u"rtgMaxWh"_s, u"0"_s, u"13500"_s, u"−100 %"_s);
        row("something of nothing", u"rtgMaxWh"_s, u"13500"_s, u"0"_s, u"differs"_s);
        row("nothing of nothing", u"rtgMaxWh"_s, u"0"_s, u"0"_s, u"equal"_s);
        row("another type", u"type"_s, u"4"_s, u"83"_s, u"differs"_s);
        row("the same type", u"type"_s, u"4"_s, u"4"_s, u"equal"_s);
        row("other modes", u"modesSupported"_s, u"3"_s, u"1"_s, u"differs"_s);
    }
    void aDifferenceIsReadByTheNameplate()
    {
        QFETCH(QString, code);
        QFETCH(QString, value);
        QFETCH(QString, nameplate);
        QFETCH(QString, difference);
        const auto lines =
            attributeLines({{code, value, AttributeSource::Request}}, {{code, nameplate}});
        QCOMPARE(lineOf(lines, code).difference, difference);
    }

    void everySettingIsMeasuredByItsRating()
    {
        int settings = 0;
        for (const AttributeDefinition &setting : attributeCatalogue()) {
            if (setting.rating.isEmpty())
                continue;
            ++settings;
            const QString code = setting.code;
            const QString twin = setting.rating;
            const auto [rating, beyond] = ratingAndBeyond(setting);
            const AttributeRow rated{twin, rating, AttributeSource::Specification};
            const auto agreed = [&](const QString &value) {
                return lineOf(
                    attributeLines({rated, {code, value, AttributeSource::Interconnection}},
                                   {{twin, rating}}),
                    code);
            };
            QCOMPARE(agreed(rating).verdict, QString());
            QCOMPARE(agreed(rating).difference, u"equal"_s);
            QCOMPARE(agreed(rating).nameplate, rating);
            QCOMPARE(agreed(beyond).verdict, u"beyond %1 (%2)"_s.arg(twin, rating));
            QCOMPARE(agreed(beyond).faults.size(), 1);
            QCOMPARE(agreed(beyond).faults[0].code, ProblemCode::ExceedsRating);
        }
        QCOMPARE(settings, 11);
    }

    void onlyWhatEquipmentIsRatedForLacksANameplate()
    {
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            const bool agreed = definition.code == "exportLimitW"_L1 ||
                                definition.code == "interconnectionAgreementId"_L1 ||
                                definition.code == "permissionToOperateDate"_L1 ||
                                definition.code == "rideThroughCategory"_L1 ||
                                definition.code.endsWith("Enabled"_L1);
            const AttributeLine line =
                lineOf(attributeLines({{definition.code, u"1"_s, AttributeSource::Request}}, {}),
                       definition.code);
            QCOMPARE(line.nameplate, agreed ? QString() : u"not stated"_s);
            QCOMPARE(line.difference, QString());
        }
    }

    void theStrongestSourceHoldsInWhateverOrderTheyCome()
    {
        std::array sources{AttributeSource::Request, AttributeSource::Specification,
                           AttributeSource::Interconnection};
        do {
            QList<AttributeRow> rows;
            for (AttributeSource source : sources)
                rows.append({u"rtgMaxW"_s, toText(source), source});
            QCOMPARE(valuesInForce(rows).value(u"rtgMaxW"_s), u"INTERCONNECTION"_s);
            rows.removeIf([](const AttributeRow &row) {
                return row.source == AttributeSource::Interconnection;
            });
            QCOMPARE(valuesInForce(rows).value(u"rtgMaxW"_s), u"REQUEST"_s);
        } while (std::next_permutation(sources.begin(), sources.end()));
    }

    void everyTypeLacksWhatItHasToState()
    {
        for (int type : {0, 1, 2, 3, 4, 5, 6, 80, 81, 82, 83}) {
            const AttributeRow stated{u"type"_s, QString::number(type), AttributeSource::Request};
            QStringList missing;
            for (const AttributeLine &line : attributeLines({stated}, {})) {
                if (line.verdict == u"missing")
                    missing.append(line.code);
            }
            QStringList expected{u"rtgMaxW"_s};
            if (type >= 80 && type != 82) // a charging station need not give energy back
                expected.append(u"rtgMaxWh"_s);
            QCOMPARE(missing, expected);
        }
    }

    void aStationThatGivesEnergyBackIsStorage_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("storage");
        QTest::newRow("discharges") << u"rtgMaxDischargeRateW"_s << u"7000"_s << true;
        QTest::newRow("by apparent power") << u"rtgMaxDischargeRateVA"_s << u"7000"_s << true;
        QTest::newRow("stores charge") << u"rtgMaxAh"_s << u"50"_s << true;
        QTest::newRow("discharges nothing") << u"rtgMaxDischargeRateW"_s << u"0"_s << false;
        QTest::newRow("charges only") << u"rtgMaxChargeRateW"_s << u"7000"_s << false;
    }
    void aStationThatGivesEnergyBackIsStorage()
    {
        QFETCH(QString, code);
        QFETCH(QString, value);
        QFETCH(bool, storage);
        const auto lines = attributeLines({{u"type"_s, u"82"_s, AttributeSource::Request},
                                           {code, value, AttributeSource::Request}},
                                          {});
        QCOMPARE(lineOf(lines, u"rtgMaxWh"_s).verdict, storage ? u"missing"_s : QString());
    }

    void numbersAreReadBackInEveryLanguage()
    {
        const AttributeDefinition &power = *findAttribute(u"rtgMaxW");
        for (const char *name : {"en_US", "de_DE", "de_CH", "fr_FR", "nl_NL"}) {
            const QLocale locale(QString::fromLatin1(name));
            QLocale::setDefault(locale);
            for (const char *canonical : {"1", "0.5", "999.99", "1000", "1234567.125", "1e-07",
                                          "1e+15", "123456789012345"}) {
                bool read = false;
                const QString shown = attributeDisplay(power, QString::fromLatin1(canonical));
                const double number = locale.toDouble(shown, &read);
                QVERIFY2(read, qPrintable(shown));
                QCOMPARE(number, QByteArray(canonical).toDouble());
            }
        }
    }

    void everyModeIsNamedByItsBit()
    {
        QStringList single;
        for (uint bit = 0; bit < 32; ++bit) {
            const QString digits = QString::number(1U << bit, 16).toUpper();
            const QStringList names = controlModeNames(digits);
            QCOMPARE(names.size(), 1);
            QVERIFY2(!single.contains(names[0]), qPrintable(names[0]));
            single.append(names[0]);
            QCOMPARE(attributeDisplay(*findAttribute(u"modesSupported"), digits),
                     u"%1 (%2)"_s.arg(digits, names[0]));
        }
        QCOMPARE(single[20], u"opModMaxLimW"_s);
        QCOMPARE(single[26], u"opModWattVar"_s);
        QCOMPARE(single[27], u"bit 27"_s);
        QRandomGenerator random(6);
        for (int i = 0; i < tries; ++i) {
            const quint32 bits = random.generate();
            QStringList expected;
            for (int bit = 0; bit < 32; ++bit) {
                if (bits & (1U << bit))
                    expected.append(single[bit]);
            }
            QCOMPARE(controlModeNames(QString::number(bits, 16).toUpper()), expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestCapabilityProperty)
#include "tst_capabilityproperty.moc"
