// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoUnit.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView thermostats[] = {"STAT-AURORA-200"_L1, "STAT-AURORA-300"_L1,
                                             "STAT-HEARTHLINE-2"_L1};
constexpr QLatin1StringView chargers[] = {"EV-VOLTWAY-32"_L1, "EV-VOLTWAY-48"_L1,
                                          "EV-PLUGSTONE-40"_L1};
constexpr QLatin1StringView photovoltaics[] = {
    "PV-SMA-3.8"_L1,       "PV-SMA-7.7"_L1,     "PV-FRONIUS-5.0"_L1, "PV-FRONIUS-7.6"_L1,
    "PV-SOLAREDGE-7.6"_L1, "PV-ENPHASE-IQ7"_L1, "PV-ABB-5.0"_L1};
constexpr QLatin1StringView batteries[] = {"BAT-PIKA-7601"_L1, "BAT-PIKA-7602"_L1};

QString numbered(QLatin1StringView prefix, qint64 number, int digits)
{
    return prefix + u"%1"_s.arg(number, digits, 10, QChar(u'0'));
}

} // namespace

bool needsInterconnection(DemoKind kind)
{
    return kind == DemoKind::Photovoltaics || kind == DemoKind::Battery;
}

std::span<const QLatin1StringView> demoSpecifications(DemoKind kind)
{
    switch (kind) {
    case DemoKind::Thermostat:
        return thermostats;
    case DemoKind::Charger:
        return chargers;
    case DemoKind::Photovoltaics:
        return photovoltaics;
    case DemoKind::Battery:
        return batteries;
    }
    Q_UNREACHABLE();
}

QString DemoUnit::serialNo() const { return numbered("SN"_L1, number, 9); }

QString DemoUnit::nicId() const { return u"001350%1"_s.arg(number, 10, 16, QChar(u'0')); }

AttributeValues DemoUnit::agreement(QDate day) const
{
    const QString rating = specification.nameplate.value(u"rtgMaxW"_s);
    return {{u"setMaxW"_s, rating},
            {u"exportLimitW"_s, rating},
            {u"interconnectionAgreementId"_s, numbered("IA"_L1, number, 9)},
            {u"permissionToOperateDate"_s, day.toString(Qt::ISODate)},
            {u"voltVarEnabled"_s, u"true"_s}};
}

} // namespace derdesk
