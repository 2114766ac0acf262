// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Bits of DERControlType, IEEE 2030.5-2018, from bit 0 on. Names of the standard: not translated.
constexpr std::array controlModes{"chargeMode"_L1,
                                  "dischargeMode"_L1,
                                  "opModConnect"_L1,
                                  "opModEnergize"_L1,
                                  "opModFixedPFAbsorbW"_L1,
                                  "opModFixedPFInjectW"_L1,
                                  "opModFixedVar"_L1,
                                  "opModFixedW"_L1,
                                  "opModFreqDroop"_L1,
                                  "opModFreqWatt"_L1,
                                  "opModHFRTMayTrip"_L1,
                                  "opModHFRTMustTrip"_L1,
                                  "opModHVRTMayTrip"_L1,
                                  "opModHVRTMomentaryCessation"_L1,
                                  "opModHVRTMustTrip"_L1,
                                  "opModLFRTMayTrip"_L1,
                                  "opModLFRTMustTrip"_L1,
                                  "opModLVRTMayTrip"_L1,
                                  "opModLVRTMomentaryCessation"_L1,
                                  "opModLVRTMustTrip"_L1,
                                  "opModMaxLimW"_L1,
                                  "opModTargetVar"_L1,
                                  "opModTargetW"_L1,
                                  "opModVoltVar"_L1,
                                  "opModVoltWatt"_L1,
                                  "opModWattPF"_L1,
                                  "opModWattVar"_L1};

struct ChoiceName
{
    const char *code; ///< the attribute; categories share their names
    int value;
    const char *name;
};

constexpr std::array choiceNames{
    ChoiceName{"type", 0, QT_TRANSLATE_NOOP("DerAttributeValue", "not applicable")},
    ChoiceName{"type", 1, QT_TRANSLATE_NOOP("DerAttributeValue", "virtual or mixed")},
    ChoiceName{"type", 2, QT_TRANSLATE_NOOP("DerAttributeValue", "reciprocating engine")},
    ChoiceName{"type", 3, QT_TRANSLATE_NOOP("DerAttributeValue", "fuel cell")},
    ChoiceName{"type", 4, QT_TRANSLATE_NOOP("DerAttributeValue", "photovoltaic")},
    ChoiceName{"type", 5, QT_TRANSLATE_NOOP("DerAttributeValue", "combined heat and power")},
    ChoiceName{"type", 6, QT_TRANSLATE_NOOP("DerAttributeValue", "other generation")},
    ChoiceName{"type", 80, QT_TRANSLATE_NOOP("DerAttributeValue", "other storage")},
    ChoiceName{"type", 81, QT_TRANSLATE_NOOP("DerAttributeValue", "electric vehicle")},
    ChoiceName{"type", 82, QT_TRANSLATE_NOOP("DerAttributeValue", "EVSE")},
    ChoiceName{"type", 83, QT_TRANSLATE_NOOP("DerAttributeValue", "combined PV and storage")},
    ChoiceName{"rtgNormalCategory", 0, QT_TRANSLATE_NOOP("DerAttributeValue", "none")},
    ChoiceName{"rtgNormalCategory", 1, QT_TRANSLATE_NOOP("DerAttributeValue", "category A")},
    ChoiceName{"rtgNormalCategory", 2, QT_TRANSLATE_NOOP("DerAttributeValue", "category B")},
    ChoiceName{"rtgAbnormalCategory", 0, QT_TRANSLATE_NOOP("DerAttributeValue", "none")},
    ChoiceName{"rtgAbnormalCategory", 1, QT_TRANSLATE_NOOP("DerAttributeValue", "category I")},
    ChoiceName{"rtgAbnormalCategory", 2, QT_TRANSLATE_NOOP("DerAttributeValue", "category II")},
    ChoiceName{"rtgAbnormalCategory", 3, QT_TRANSLATE_NOOP("DerAttributeValue", "category III")},
    ChoiceName{"rideThroughCategory", 0, QT_TRANSLATE_NOOP("DerAttributeValue", "none")},
    ChoiceName{"rideThroughCategory", 1, QT_TRANSLATE_NOOP("DerAttributeValue", "category I")},
    ChoiceName{"rideThroughCategory", 2, QT_TRANSLATE_NOOP("DerAttributeValue", "category II")},
    ChoiceName{"rideThroughCategory", 3, QT_TRANSLATE_NOOP("DerAttributeValue", "category III")},
};

QString translatedName(const char *text)
{
    return QCoreApplication::translate("DerAttributeValue", text);
}

QString choiceDisplay(const AttributeDefinition &definition, const QString &canonical)
{
    for (const ChoiceName &choice : choiceNames) {
        if (definition.code == QLatin1StringView(choice.code) && choice.value == canonical.toInt())
            return u"%1 – %2"_s.arg(canonical, translatedName(choice.name));
    }
    return canonical;
}

} // namespace

QStringList controlModeNames(const QString &canonical)
{
    const quint32 bits = canonical.toUInt(nullptr, 16);
    QStringList names;
    for (int bit = 0; bit < 32; ++bit) {
        const bool named = bit < int(controlModes.size());
        if (bits & (1U << bit))
            names.append(named ? QString(controlModes[std::size_t(bit)]) : u"bit %1"_s.arg(bit));
    }
    return names;
}

static QString flagsDisplay(const QString &canonical)
{
    const QStringList names = controlModeNames(canonical);
    return names.isEmpty() ? canonical : u"%1 (%2)"_s.arg(canonical, names.join(u", "_s));
}

QString attributeDisplay(const AttributeDefinition &definition, const QString &canonical)
{
    switch (definition.kind) {
    case AttributeKind::Number:
        return QLocale().toString(canonical.toDouble(), canonical.contains(u'e') ? 'g' : 'f',
                                  QLocale::FloatingPointShortest);
    case AttributeKind::Choice:
        return choiceDisplay(definition, canonical);
    case AttributeKind::Flags:
        return flagsDisplay(canonical);
    case AttributeKind::Date:
        return QLocale().toString(QDate::fromString(canonical, Qt::ISODate), QLocale::ShortFormat);
    case AttributeKind::Boolean:
        return canonical == u"true" ? translatedName(QT_TRANSLATE_NOOP("DerAttributeValue", "yes"))
                                    : translatedName(QT_TRANSLATE_NOOP("DerAttributeValue", "no"));
    case AttributeKind::Text:
        return canonical;
    }
    Q_UNREACHABLE();
}

} // namespace derdesk
