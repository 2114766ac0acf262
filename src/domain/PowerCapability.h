// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/DerAttributes.h"

#include <QList>

#include <optional>

namespace derdesk {

/// How far a DER can go in active (P) and reactive power (Q), injected and absorbed, as IEEE
/// 2030.5-2018 states it. All are magnitudes in W, var and VA.
struct PowerLimits
{
    double injectedW = 0;
    double absorbedW = 0;              ///< 0: it takes no energy
    std::optional<double> injectedVar; ///< nullopt: as far as the apparent power goes
    std::optional<double> absorbedVar;
    std::optional<double> injectingVA; ///< while it injects active power; nullopt: not limited
    std::optional<double> absorbingVA; ///< while it absorbs active power

    bool operator==(const PowerLimits &) const = default;
};

/// An operating point: positive is injected, negative absorbed.
struct PowerPoint
{
    double w = 0;
    double var = 0;

    bool operator==(const PowerPoint &) const = default;
};

/// By the ratings (rtg…). nullopt where these give no area: without rtgMaxW, and without both
/// rtgMaxVA and rtgMaxVar. An absent rtgMaxVarNeg is −rtgMaxVar.
std::optional<PowerLimits> ratedPower(const AttributeValues &values);
/// By the settings (set…), each by default its rating, but setMaxVarNeg by default −setMaxVar.
/// nullopt where there is no rated area, or no setting that would change one.
std::optional<PowerLimits> agreedPower(const AttributeValues &values);

/// The corners of the area in which the DER can work, in order around it; the last is the first
/// again. Circles are made of chords that stay within a thousandth of them.
QList<PowerPoint> outline(const PowerLimits &limits);

/// The least and the most of both, corner to corner of the outline.
struct PowerRange
{
    PowerPoint least;
    PowerPoint most;
};
PowerRange powerRange(const PowerLimits &limits);

/// By what to divide, and what to write before the unit, so that numbers up to this one read well.
struct UnitPrefix
{
    double factor;
    QLatin1StringView symbol;
};
UnitPrefix unitPrefix(double magnitude);

/// The limits as a sentence in the user's language.
QString powerText(const PowerLimits &limits);

} // namespace derdesk
