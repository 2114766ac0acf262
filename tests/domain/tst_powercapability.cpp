// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/PowerCapability.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The area of active and reactive power that ratings and settings give.
class TestPowerCapability : public QObject
{
    Q_OBJECT

    static AttributeValues inverter()
    {
        return {{u"rtgMaxW"_s, u"5000"_s}, {u"rtgMaxVA"_s, u"5000"_s}, {u"rtgMaxVar"_s, u"3000"_s}};
    }
    static AttributeValues with(AttributeValues values, const QString &code, const QString &value)
    {
        values.insert(code, value);
        return values;
    }
    static bool contains(const QList<PowerPoint> &points, double w, double var)
    {
        return std::any_of(points.begin(), points.end(), [&](const PowerPoint &point) {
            return std::abs(point.w - w) < 1e-6 && std::abs(point.var - var) < 1e-6;
        });
    }
    /// By the shoelace formula; positive if the corners go round clockwise as (var, W) are drawn.
    static double area(const QList<PowerPoint> &points)
    {
        double sum = 0;
        for (qsizetype i = 1; i < points.size(); ++i)
            sum += points[i - 1].w * points[i].var - points[i].w * points[i - 1].var;
        return std::abs(sum) / 2;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(u"en_US"_s)); }

    void shownOnlyWhereRatingsGiveAnArea_data()
    {
        QTest::addColumn<QStringList>("codes");
        QTest::addColumn<bool>("given");
        QTest::newRow("nothing") << QStringList() << false;
        QTest::newRow("W alone") << QStringList{u"rtgMaxW"_s} << false;
        QTest::newRow("no W") << QStringList{u"rtgMaxVA"_s, u"rtgMaxVar"_s} << false;
        QTest::newRow("W and absorbed var")
            << QStringList{u"rtgMaxW"_s, u"rtgMaxVarNeg"_s} << false;
        QTest::newRow("W and VA") << QStringList{u"rtgMaxW"_s, u"rtgMaxVA"_s} << true;
        QTest::newRow("W and var") << QStringList{u"rtgMaxW"_s, u"rtgMaxVar"_s} << true;
        QTest::newRow("settings alone") << QStringList{u"setMaxW"_s, u"setMaxVA"_s} << false;
    }
    void shownOnlyWhereRatingsGiveAnArea()
    {
        QFETCH(QStringList, codes);
        AttributeValues values;
        for (const QString &code : codes)
            values.insert(code, u"5000"_s);
        QTEST(ratedPower(values).has_value(), "given");
        QVERIFY(!agreedPower(values));
    }

    void aRectangleWithoutApparentPower()
    {
        AttributeValues values = with(inverter(), u"rtgMaxVarNeg"_s, u"-2000"_s);
        values.remove(u"rtgMaxVA"_s);
        QCOMPARE(
            outline(*ratedPower(values)),
            (QList<PowerPoint>{{0, 3000}, {5000, 3000}, {5000, -2000}, {0, -2000}, {0, 3000}}));
    }

    void absorbsAsMuchAsItInjectsUnlessSaidOtherwise()
    {
        QCOMPARE(ratedPower(inverter())->absorbedVar, std::optional(3000.0));
        QCOMPARE(powerRange(*ratedPower(inverter())).least.var, -3000.0);
        const auto limits = ratedPower(with(inverter(), u"rtgMaxVarNeg"_s, u"-1000"_s));
        QCOMPARE(powerRange(*limits).least.var, -1000.0);
        QCOMPARE(powerRange(*limits).most.var, 3000.0);
        const auto none = ratedPower(with(inverter(), u"rtgMaxVarNeg"_s, u"0"_s));
        QCOMPARE(powerRange(*none).least.var, 0.0);
    }

    void theCircleIsCutWhereReactivePowerEnds()
    {
        const QList<PowerPoint> points = outline(*ratedPower(inverter()));
        QCOMPARE(points.constFirst(), points.constLast());
        QVERIFY(contains(points, 0, 3000));
        QVERIFY(contains(points, 4000, 3000)); // 3-4-5
        QVERIFY(contains(points, 5000, 0));
        QVERIFY(contains(points, 4000, -3000));
        QVERIFY(contains(points, 0, -3000));
    }

    void theCircleIsCutWhereActivePowerEnds()
    {
        const QList<PowerPoint> points =
            outline(*ratedPower({{u"rtgMaxW"_s, u"4000"_s}, {u"rtgMaxVA"_s, u"5000"_s}}));
        QVERIFY(contains(points, 0, 5000));
        QVERIFY(contains(points, 4000, 3000));
        QVERIFY(contains(points, 4000, -3000));
        QVERIFY(contains(points, 0, -5000));
        QVERIFY(!contains(points, 5000, 0));
    }

    void apparentPowerMayLimitActivePower()
    {
        const auto limits = ratedPower({{u"rtgMaxW"_s, u"6000"_s}, {u"rtgMaxVA"_s, u"5000"_s}});
        QVERIFY(std::abs(powerRange(*limits).most.w - 5000) < 1e-6);
    }

    void reactivePowerBeyondTheCircleLimitsNothing()
    {
        const auto wide = ratedPower(with(inverter(), u"rtgMaxVar"_s, u"9000"_s));
        AttributeValues free = inverter();
        free.remove(u"rtgMaxVar"_s);
        QCOMPARE(outline(*wide), outline(*ratedPower(free)));
    }

    void everyPointKeepsToTheLimits()
    {
        AttributeValues values = with(inverter(), u"rtgMaxChargeRateW"_s, u"3500"_s);
        values = with(values, u"rtgMaxChargeRateVA"_s, u"4000"_s);
        values = with(values, u"rtgMaxVarNeg"_s, u"-2500"_s);
        const QList<PowerPoint> points = outline(*ratedPower(values));
        for (const PowerPoint &point : points) {
            QVERIFY(point.w <= 5000 + 1e-6 && point.w >= -3500 - 1e-6);
            QVERIFY(point.var <= 3000 + 1e-6 && point.var >= -2500 - 1e-6);
            QVERIFY(std::hypot(point.w, point.var) <= (point.w < -1e-6 ? 4000 : 5000) + 1e-6);
        }
        for (qsizetype i = 1; i < points.size(); ++i)
            QVERIFY2(points[i] != points[i - 1], qPrintable(QString::number(i)));
    }

    void chordsAreCloseToTheCircle()
    {
        // A half disc: the device injects only.
        const double half =
            area(outline(*ratedPower({{u"rtgMaxW"_s, u"1000"_s}, {u"rtgMaxVA"_s, u"1000"_s}})));
        const double exact = std::acos(-1.0) * 1e6 / 2;
        QVERIFY(half < exact);
        QVERIFY(half > exact * 0.998);
    }

    void aBatteryTakesEnergyToo()
    {
        const auto limits = ratedPower(with(inverter(), u"rtgMaxChargeRateW"_s, u"4000"_s));
        const QList<PowerPoint> points = outline(*limits);
        QVERIFY(contains(points, -4000, 3000));
        QVERIFY(contains(points, -4000, -3000));
        QCOMPARE(powerRange(*limits).least.w, -4000.0);
        QCOMPARE(powerRange(*ratedPower(inverter())).least.w, 0.0);
        // Beyond no active power nothing is said twice.
        QCOMPARE(points.count(PowerPoint{0, 3000}), 1);
    }

    void settingsTakeThePlaceOfTheirRatings()
    {
        QVERIFY(!agreedPower(inverter()));
        const auto limits = agreedPower(with(inverter(), u"setMaxW"_s, u"4000"_s));
        PowerLimits expected = *ratedPower(inverter());
        expected.injectedW = 4000;
        QCOMPARE(limits, std::optional(expected));
        QCOMPARE(agreedPower(with(inverter(), u"setMaxVA"_s, u"4500"_s))->injectingVA,
                 std::optional(4500.0));
        QVERIFY(!agreedPower(with(inverter(), u"setVNom"_s, u"240"_s)));
    }

    void whatIsAbsorbedFollowsTheSetting()
    {
        AttributeValues values = with(inverter(), u"rtgMaxVarNeg"_s, u"-2000"_s);
        QCOMPARE(agreedPower(with(values, u"setMaxW"_s, u"4000"_s))->absorbedVar,
                 std::optional(2000.0));
        values = with(values, u"setMaxVar"_s, u"1500"_s);
        QCOMPARE(agreedPower(values)->absorbedVar, std::optional(1500.0));
        values = with(values, u"setMaxVarNeg"_s, u"-500"_s);
        QCOMPARE(agreedPower(values)->absorbedVar, std::optional(500.0));
        QCOMPARE(agreedPower(values)->injectedVar, std::optional(1500.0));
        values = with(values, u"setMaxChargeRateW"_s, u"800"_s);
        QCOMPARE(agreedPower(values)->absorbedW, 800.0);
    }

    void oddValuesGiveNumbers_data()
    {
        QTest::addColumn<QString>("w");
        QTest::addColumn<QString>("va");
        QTest::addColumn<QString>("var");
        QTest::newRow("huge") << u"1e+300"_s << u"1e+300"_s << u"1e+299"_s;
        QTest::newRow("tiny") << u"1e-300"_s << u"1e-300"_s << u"1e-301"_s;
        QTest::newRow("no reactive power") << u"5000"_s << u"5000"_s << u"0"_s;
    }
    void oddValuesGiveNumbers()
    {
        QFETCH(QString, w);
        QFETCH(QString, va);
        QFETCH(QString, var);
        const auto limits =
            ratedPower({{u"rtgMaxW"_s, w}, {u"rtgMaxVA"_s, va}, {u"rtgMaxVar"_s, var}});
        const QList<PowerPoint> points = outline(*limits);
        QVERIFY(points.size() >= 3);
        for (const PowerPoint &point : points)
            QVERIFY(std::isfinite(point.w) && std::isfinite(point.var));
        QCOMPARE(powerRange(*limits).most.var, var.toDouble());
    }

    void inWords()
    {
        const AttributeValues values = with(inverter(), u"rtgMaxVarNeg"_s, u"-800"_s);
        QCOMPARE(powerText(*ratedPower(values)),
                 u"Active power from 0 W to 5 kW, reactive power from -800 var to 3 kvar, apparent "
                 "power up to 5 kVA."_s);
        AttributeValues plain = with(values, u"rtgMaxW"_s, u"1250000"_s);
        plain.remove(u"rtgMaxVA"_s);
        QLocale::setDefault(QLocale(u"de_DE"_s));
        QCOMPARE(powerText(*ratedPower(plain)),
                 u"Active power from 0 W to 1,25 MW, reactive power from -800 var to 3 kvar."_s);
    }
};

QTEST_GUILESS_MAIN(TestPowerCapability)
#include "tst_powercapability.moc"
