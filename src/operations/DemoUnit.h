// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Connection.h"

#include <span>

namespace derdesk {

/// What the demo's customers have at home.
enum class DemoKind { Thermostat, Charger, Photovoltaics, Battery };

/// Whether an interconnection has to come before the enrollment.
bool needsInterconnection(DemoKind kind);

/// The specifications of a kind that state all that is needed (resources/demo/specifications.csv).
std::span<const QLatin1StringView> demoSpecifications(DemoKind kind);
/// A battery inverter that does not state its energy: its requests have to.
inline constexpr QLatin1StringView incompleteSpecification("BAT-PIKA-7603");

/// One of them: a specification and a number that makes its serial number and NIC id.
struct DemoUnit
{
    Specification specification;
    qint64 number = 0;

    QString serialNo() const;
    QString nicId() const;
    /// What its interconnection agreement of this day says.
    AttributeValues agreement(QDate day) const;
};

} // namespace derdesk
