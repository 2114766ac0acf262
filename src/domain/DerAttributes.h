// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"
#include "domain/Problem.h"

#include <QJsonValue>
#include <QMap>

#include <span>

namespace derdesk {

/// Who said an attribute's value. A request overrules the specification.
enum class AttributeSource { Request, Specification, Interconnection };
std::span<const QLatin1StringView> enumTexts(AttributeSource);

enum class AttributeKind { Number, Choice, Flags, Text, Date, Boolean };

/// Where the DER Attributes zone shows it.
enum class AttributeGroup {
    General,
    Power,
    ReactivePower,
    Storage,
    Voltage,
    Category,
    Interconnection
};
/// The group's heading in the user's language.
QString attributeGroupText(AttributeGroup group);

/// One row of the attribute catalogue: IEEE 2030.5-2018 DERCapability (rtg…) and DERSettings (set…)
/// names, and the settings of IEEE 1547-2018 clause 10 that the utility and the owner agree on.
struct AttributeDefinition
{
    QLatin1StringView code;
    QLatin1StringView unit; ///< base unit: W, VA, var, Wh, Ah, A, V, S; empty where there is none
    AttributeKind kind;
    double minimum; ///< numbers: lower bound; −infinity where there is none
    double maximum; ///< numbers: upper bound; text: longest length; +infinity where there is none
    bool minimumExcluded;         ///< the value must be greater than the minimum
    std::span<const int> choices; ///< Choice: the values allowed
    AttributeGroup group;
    QLatin1StringView rating; ///< a set… twin: the code of the rating that it may not exceed
    const char *label;        ///< English description; translated by attributeLabel()
};

/// All attributes in the order in which they are shown.
std::span<const AttributeDefinition> attributeCatalogue();
/// nullptr for an unknown code. Case matters.
const AttributeDefinition *findAttribute(QStringView code);
/// The description in the user's language.
QString attributeLabel(const AttributeDefinition &definition);
/// The allowed values in words of the domain, as in "> 0", "0 to 1", "one of 0, 1". English.
QString attributeRange(const AttributeDefinition &definition);

/// Values by code, each in its canonical text: shortest decimal for numbers (C locale, base unit;
/// with an exponent below 1e-6 and from 1e15 on), upper-case hexadecimal digits for flags, ISO 8601
/// for dates, "true" / "false" for booleans.
using AttributeValues = QMap<QString, QString>;

/// Reads a value as JSON gives it: a number, {"value": n, "multiplier": m} (n × 10^m, m from −128
/// to 127), a string or a boolean, as the kind asks. The problem's pointer is \a pointer.
Result<QString> attributeFromJson(const AttributeDefinition &definition, const QJsonValue &value,
                                  const QString &pointer);
/// Reads a value as XML and CSV give it: numbers in the C locale, white space around it is dropped.
/// An empty multiplier is 0.
Result<QString> attributeFromText(const AttributeDefinition &definition, const QString &text,
                                  const QString &pointer, const QString &multiplier = {});
/// The canonical text as a JSON value of the attribute's own type.
QJsonValue attributeToJson(const AttributeDefinition &definition, const QString &canonical);
/// The canonical text as a user reads it: the locale's number or date, names of choices and flags.
/// No unit.
QString attributeDisplay(const AttributeDefinition &definition, const QString &canonical);

/// Rules between attributes: values that need each other, minimum ≤ nominal ≤ maximum voltage,
/// a setting that exceeds its rating. Pointers are \a pointer + "/" + code.
Problems checkConsistency(const AttributeValues &values, const QString &pointer);
/// What every DER has to state (type, rtgMaxW), and storage besides (rtgMaxWh).
Problems checkCompleteness(const AttributeValues &values, const QString &pointer);

/// Names of the bits of modesSupported (IEEE 2030.5 DERControlType) that are set.
QStringList controlModeNames(const QString &canonical);

} // namespace derdesk
