// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/PowerCapability.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr double chord = 5 * std::numbers::pi / 180; // 1 − cos(2.5°) is below a thousandth

std::optional<double> magnitude(const AttributeValues &values, const QString &code)
{
    const auto value = values.constFind(code);
    return value == values.cend() ? std::nullopt : std::optional(std::abs(value->toDouble()));
}

/// The greatest reactive power, from no active power to the most; as on the injecting side.
QList<PowerPoint> quarter(double w, std::optional<double> va, std::optional<double> var)
{
    if (!va)
        return {{0, *var}, {w, *var}};
    const double end = std::min(w, *va);
    QList<PowerPoint> points;
    double corner = 0; // where the limit of reactive power meets the circle
    if (var && *var < *va) {
        const double share = *var / *va;
        corner = *va * std::sqrt(1 - share * share);
        points.append({0, *var});
        if (corner >= end) {
            points.append({end, *var});
            return points;
        }
    }
    const double from = std::asin(corner / *va);
    const double turn = std::asin(end / *va) - from;
    const int chords = std::max(1, int(std::ceil(turn / chord)));
    for (int i = 0; i <= chords; ++i) {
        const double angle = from + turn * i / chords;
        points.append({*va * std::sin(angle), *va * std::cos(angle)});
    }
    return points;
}

void append(QList<PowerPoint> &points, const PowerPoint &point)
{
    if (points.isEmpty() || points.constLast() != point)
        points.append(point);
}

void appendForward(QList<PowerPoint> &points, const QList<PowerPoint> &more, int signW, int signVar)
{
    for (const PowerPoint &point : more)
        append(points, {signW * point.w, signVar * point.var});
}

void appendBackward(QList<PowerPoint> &points, QList<PowerPoint> more, int signW, int signVar)
{
    std::reverse(more.begin(), more.end());
    appendForward(points, more, signW, signVar);
}

QString quantity(double value, QLatin1StringView unit)
{
    const UnitPrefix prefix = unitPrefix(std::abs(value));
    const QString number = QLocale().toString(value / prefix.factor, 'g', 6);
    return number + u' ' + prefix.symbol + unit;
}

} // namespace

std::optional<PowerLimits> ratedPower(const AttributeValues &values)
{
    const auto power = magnitude(values, u"rtgMaxW"_s);
    PowerLimits limits;
    limits.injectingVA = magnitude(values, u"rtgMaxVA"_s);
    limits.injectedVar = magnitude(values, u"rtgMaxVar"_s);
    if (!power || (!limits.injectingVA && !limits.injectedVar))
        return std::nullopt;
    limits.injectedW = *power;
    limits.absorbedW = magnitude(values, u"rtgMaxChargeRateW"_s).value_or(0);
    const auto absorbed = magnitude(values, u"rtgMaxVarNeg"_s);
    limits.absorbedVar = absorbed ? absorbed : limits.injectedVar;
    const auto absorbing = magnitude(values, u"rtgMaxChargeRateVA"_s);
    limits.absorbingVA = absorbing ? absorbing : limits.injectingVA;
    return limits;
}

std::optional<PowerLimits> agreedPower(const AttributeValues &values)
{
    // A setting takes its rating's place; the rest is as with the ratings.
    constexpr std::array twins{
        std::pair("setMaxW"_L1, "rtgMaxW"_L1), std::pair("setMaxVA"_L1, "rtgMaxVA"_L1),
        std::pair("setMaxVar"_L1, "rtgMaxVar"_L1), std::pair("setMaxVarNeg"_L1, "rtgMaxVarNeg"_L1),
        std::pair("setMaxChargeRateW"_L1, "rtgMaxChargeRateW"_L1)};
    if (!ratedPower(values))
        return std::nullopt;
    AttributeValues set = values;
    bool any = false;
    for (const auto &[setting, rating] : twins) {
        const auto value = values.constFind(setting);
        if (value == values.cend())
            continue;
        any = true;
        set.insert(rating, *value);
        if (setting == "setMaxVar"_L1)
            set.remove(u"rtgMaxVarNeg"_s); // −setMaxVar, unless there is a setMaxVarNeg
    }
    return any ? ratedPower(set) : std::nullopt;
}

QList<PowerPoint> outline(const PowerLimits &limits)
{
    const auto injecting = [&](std::optional<double> var) {
        return quarter(limits.injectedW, limits.injectingVA, var);
    };
    const auto absorbing = [&](std::optional<double> var) {
        return limits.absorbedW > 0 ? quarter(limits.absorbedW, limits.absorbingVA, var)
                                    : QList<PowerPoint>();
    };
    QList<PowerPoint> points;
    appendBackward(points, absorbing(limits.injectedVar), -1, 1);
    appendForward(points, injecting(limits.injectedVar), 1, 1);
    appendBackward(points, injecting(limits.absorbedVar), 1, -1);
    appendForward(points, absorbing(limits.absorbedVar), -1, -1);
    append(points, PowerPoint(points.constFirst()));
    return points;
}

PowerRange powerRange(const PowerLimits &limits)
{
    PowerRange range;
    for (const PowerPoint &point : outline(limits)) {
        range.least.w = std::min(range.least.w, point.w);
        range.least.var = std::min(range.least.var, point.var);
        range.most.w = std::max(range.most.w, point.w);
        range.most.var = std::max(range.most.var, point.var);
    }
    return range;
}

UnitPrefix unitPrefix(double magnitude)
{
    if (magnitude >= 1e6)
        return {1e6, "M"_L1};
    if (magnitude >= 1e3)
        return {1e3, "k"_L1};
    return {1, {}};
}

QString powerText(const PowerLimits &limits)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("PowerCapability", text);
    };
    const PowerRange range = powerRange(limits);
    QString text =
        translated(QT_TRANSLATE_NOOP("PowerCapability",
                                     "Active power from %1 to %2, reactive power from "
                                     "%3 to %4"))
            .arg(quantity(range.least.w, "W"_L1), quantity(range.most.w, "W"_L1),
                 quantity(range.least.var, "var"_L1), quantity(range.most.var, "var"_L1));
    if (limits.injectingVA) {
        text += translated(QT_TRANSLATE_NOOP("PowerCapability", ", apparent power up to %1"))
                    .arg(quantity(*limits.injectingVA, "VA"_L1));
    }
    return text + u'.';
}

} // namespace derdesk
