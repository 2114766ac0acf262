// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"

#include <QCoreApplication>
#include <QHash>

#include <array>
#include <limits>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

using K = AttributeKind;
using G = AttributeGroup;

constexpr double any = std::numeric_limits<double>::infinity();
constexpr std::array derTypes{0, 1, 2, 3, 4, 5, 6, 80, 81, 82, 83};
constexpr std::array normalCategories{0, 1, 2};
constexpr std::array abnormalCategories{0, 1, 2, 3};

constexpr AttributeDefinition number(QLatin1StringView code, QLatin1StringView unit, double minimum,
                                     double maximum, bool minimumExcluded, G group,
                                     const char *label, QLatin1StringView rating = {})
{
    return {code, unit, K::Number, minimum, maximum, minimumExcluded, {}, group, rating, label};
}

constexpr AttributeDefinition positive(QLatin1StringView code, QLatin1StringView unit, G group,
                                       const char *label, QLatin1StringView rating = {})
{
    return number(code, unit, 0, any, true, group, label, rating);
}

constexpr AttributeDefinition notNegative(QLatin1StringView code, QLatin1StringView unit, G group,
                                          const char *label, QLatin1StringView rating = {})
{
    return number(code, unit, 0, any, false, group, label, rating);
}

constexpr AttributeDefinition powerFactor(QLatin1StringView code, G group, const char *label,
                                          QLatin1StringView rating = {})
{
    return number(code, {}, 0, 1, false, group, label, rating);
}

constexpr AttributeDefinition choice(QLatin1StringView code, std::span<const int> choices, G group,
                                     const char *label)
{
    return {code, {}, K::Choice, 0, 0, false, choices, group, {}, label};
}

constexpr AttributeDefinition other(QLatin1StringView code, K kind, double maximum, G group,
                                    const char *label)
{
    return {code, {}, kind, 0, maximum, false, {}, group, {}, label};
}

constexpr std::array catalogue{
    choice("type"_L1, derTypes, G::General, QT_TRANSLATE_NOOP("DerAttribute", "DER type")),
    other("modesSupported"_L1, K::Flags, 8, G::General,
          QT_TRANSLATE_NOOP("DerAttribute", "Control modes supported")),
    positive("rtgMaxW"_L1, "W"_L1, G::Power,
             QT_TRANSLATE_NOOP("DerAttribute", "Active power rating at unity power factor")),
    positive(
        "rtgOverExcitedW"_L1, "W"_L1, G::Power,
        QT_TRANSLATE_NOOP("DerAttribute", "Active power rating at the over-excited power factor")),
    powerFactor("rtgOverExcitedPF"_L1, G::Power,
                QT_TRANSLATE_NOOP("DerAttribute", "Over-excited power factor")),
    positive(
        "rtgUnderExcitedW"_L1, "W"_L1, G::Power,
        QT_TRANSLATE_NOOP("DerAttribute", "Active power rating at the under-excited power factor")),
    powerFactor("rtgUnderExcitedPF"_L1, G::Power,
                QT_TRANSLATE_NOOP("DerAttribute", "Under-excited power factor")),
    positive("rtgMaxVA"_L1, "VA"_L1, G::Power,
             QT_TRANSLATE_NOOP("DerAttribute", "Apparent power rating")),
    notNegative("rtgMaxA"_L1, "A"_L1, G::Power,
                QT_TRANSLATE_NOOP("DerAttribute", "Maximum AC current")),
    notNegative("rtgMaxVar"_L1, "var"_L1, G::ReactivePower,
                QT_TRANSLATE_NOOP("DerAttribute", "Reactive power injected")),
    number("rtgMaxVarNeg"_L1, "var"_L1, -any, 0, false, G::ReactivePower,
           QT_TRANSLATE_NOOP("DerAttribute", "Reactive power absorbed")),
    powerFactor("rtgMinPFOverExcited"_L1, G::ReactivePower,
                QT_TRANSLATE_NOOP("DerAttribute", "Smallest over-excited power factor")),
    powerFactor("rtgMinPFUnderExcited"_L1, G::ReactivePower,
                QT_TRANSLATE_NOOP("DerAttribute", "Smallest under-excited power factor")),
    notNegative("rtgReactiveSusceptance"_L1, "S"_L1, G::ReactivePower,
                QT_TRANSLATE_NOOP("DerAttribute", "Susceptance that stays connected after a trip")),
    notNegative("rtgMaxChargeRateW"_L1, "W"_L1, G::Storage,
                QT_TRANSLATE_NOOP("DerAttribute", "Charge power")),
    notNegative("rtgMaxDischargeRateW"_L1, "W"_L1, G::Storage,
                QT_TRANSLATE_NOOP("DerAttribute", "Discharge power")),
    notNegative("rtgMaxChargeRateVA"_L1, "VA"_L1, G::Storage,
                QT_TRANSLATE_NOOP("DerAttribute", "Apparent charge power")),
    notNegative("rtgMaxDischargeRateVA"_L1, "VA"_L1, G::Storage,
                QT_TRANSLATE_NOOP("DerAttribute", "Apparent discharge power")),
    notNegative("rtgMaxWh"_L1, "Wh"_L1, G::Storage,
                QT_TRANSLATE_NOOP("DerAttribute", "Usable storage energy")),
    notNegative("rtgMaxAh"_L1, "Ah"_L1, G::Storage,
                QT_TRANSLATE_NOOP("DerAttribute", "Usable storage charge")),
    positive("rtgVNom"_L1, "V"_L1, G::Voltage,
             QT_TRANSLATE_NOOP("DerAttribute", "Nominal AC voltage")),
    positive("rtgMaxV"_L1, "V"_L1, G::Voltage,
             QT_TRANSLATE_NOOP("DerAttribute", "Maximum AC voltage")),
    positive("rtgMinV"_L1, "V"_L1, G::Voltage,
             QT_TRANSLATE_NOOP("DerAttribute", "Minimum AC voltage")),
    choice("rtgNormalCategory"_L1, normalCategories, G::Category,
           QT_TRANSLATE_NOOP("DerAttribute", "IEEE 1547-2018 normal operating category")),
    choice("rtgAbnormalCategory"_L1, abnormalCategories, G::Category,
           QT_TRANSLATE_NOOP("DerAttribute", "IEEE 1547-2018 abnormal operating category")),
    positive("setMaxW"_L1, "W"_L1, G::Interconnection,
             QT_TRANSLATE_NOOP("DerAttribute", "Agreed active power"), "rtgMaxW"_L1),
    positive("setMaxVA"_L1, "VA"_L1, G::Interconnection,
             QT_TRANSLATE_NOOP("DerAttribute", "Agreed apparent power"), "rtgMaxVA"_L1),
    notNegative("setMaxVar"_L1, "var"_L1, G::Interconnection,
                QT_TRANSLATE_NOOP("DerAttribute", "Agreed reactive power injected"),
                "rtgMaxVar"_L1),
    number("setMaxVarNeg"_L1, "var"_L1, -any, 0, false, G::Interconnection,
           QT_TRANSLATE_NOOP("DerAttribute", "Agreed reactive power absorbed"), "rtgMaxVarNeg"_L1),
    powerFactor("setMinPFOverExcited"_L1, G::Interconnection,
                QT_TRANSLATE_NOOP("DerAttribute", "Agreed smallest over-excited power factor"),
                "rtgMinPFOverExcited"_L1),
    powerFactor("setMinPFUnderExcited"_L1, G::Interconnection,
                QT_TRANSLATE_NOOP("DerAttribute", "Agreed smallest under-excited power factor"),
                "rtgMinPFUnderExcited"_L1),
    notNegative("setMaxChargeRateW"_L1, "W"_L1, G::Interconnection,
                QT_TRANSLATE_NOOP("DerAttribute", "Agreed charge power"), "rtgMaxChargeRateW"_L1),
    notNegative("setMaxDischargeRateW"_L1, "W"_L1, G::Interconnection,
                QT_TRANSLATE_NOOP("DerAttribute", "Agreed discharge power"),
                "rtgMaxDischargeRateW"_L1),
    positive("setVNom"_L1, "V"_L1, G::Interconnection,
             QT_TRANSLATE_NOOP("DerAttribute", "Agreed nominal voltage"), "rtgVNom"_L1),
    positive("setMaxV"_L1, "V"_L1, G::Interconnection,
             QT_TRANSLATE_NOOP("DerAttribute", "Agreed maximum voltage"), "rtgMaxV"_L1),
    positive("setMinV"_L1, "V"_L1, G::Interconnection,
             QT_TRANSLATE_NOOP("DerAttribute", "Agreed minimum voltage"), "rtgMinV"_L1),
    notNegative("exportLimitW"_L1, "W"_L1, G::Interconnection,
                QT_TRANSLATE_NOOP("DerAttribute", "Export limit")),
    other("interconnectionAgreementId"_L1, K::Text, 60, G::Interconnection,
          QT_TRANSLATE_NOOP("DerAttribute", "Interconnection agreement")),
    other("permissionToOperateDate"_L1, K::Date, 0, G::Interconnection,
          QT_TRANSLATE_NOOP("DerAttribute", "Permission to operate")),
    choice("rideThroughCategory"_L1, abnormalCategories, G::Interconnection,
           QT_TRANSLATE_NOOP("DerAttribute", "IEEE 1547-2018 ride-through category")),
    other("voltVarEnabled"_L1, K::Boolean, 0, G::Interconnection,
          QT_TRANSLATE_NOOP("DerAttribute", "Volt-var function enabled")),
    other("voltWattEnabled"_L1, K::Boolean, 0, G::Interconnection,
          QT_TRANSLATE_NOOP("DerAttribute", "Volt-watt function enabled")),
    other("frequencyDroopEnabled"_L1, K::Boolean, 0, G::Interconnection,
          QT_TRANSLATE_NOOP("DerAttribute", "Frequency-droop function enabled")),
};

} // namespace

std::span<const QLatin1StringView> enumTexts(AttributeSource)
{
    static constexpr std::array texts{"REQUEST"_L1, "SPECIFICATION"_L1, "INTERCONNECTION"_L1};
    return texts;
}

std::span<const AttributeDefinition> attributeCatalogue() { return catalogue; }

const AttributeDefinition *findAttribute(QStringView code)
{
    static const auto byCode = [] {
        QHash<QString, const AttributeDefinition *> index;
        for (const AttributeDefinition &definition : catalogue)
            index.insert(definition.code, &definition);
        return index;
    }();
    return byCode.value(code.toString());
}

QString attributeLabel(const AttributeDefinition &definition)
{
    return QCoreApplication::translate("DerAttribute", definition.label);
}

QString attributeGroupText(AttributeGroup group)
{
    static constexpr std::array texts{QT_TRANSLATE_NOOP("AttributeGroup", "General"),
                                      QT_TRANSLATE_NOOP("AttributeGroup", "Power"),
                                      QT_TRANSLATE_NOOP("AttributeGroup", "Reactive power"),
                                      QT_TRANSLATE_NOOP("AttributeGroup", "Storage"),
                                      QT_TRANSLATE_NOOP("AttributeGroup", "Voltage"),
                                      QT_TRANSLATE_NOOP("AttributeGroup", "Categories"),
                                      QT_TRANSLATE_NOOP("AttributeGroup", "Interconnection")};
    return QCoreApplication::translate("AttributeGroup", texts[std::size_t(group)]);
}

} // namespace derdesk
