// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/DerAttributes.h"

#include <QJsonObject>

namespace derdesk {

/// A value that one source states of a device.
struct AttributeRow
{
    QString code;
    QString value; ///< canonical text, see DerAttributes.h
    AttributeSource source = AttributeSource::Request;

    bool operator==(const AttributeRow &) const = default;
};

/// An attribute as it is read, on the screen and on paper: texts in the user's language and locale.
struct AttributeLine
{
    AttributeGroup group = AttributeGroup::General;
    QString code;
    QString description;
    QString value; ///< without its unit; of flags the hexadecimal digits; empty if missing
    QString names; ///< of flags: those that are set, parted by commas
    QString unit;
    QString source;
    QString nameplate;  ///< what the specification says, in the same unit; or that it does not
    QString difference; ///< from the nameplate, in per cent or in words; empty without both
    QString verdict;    ///< what is wrong with it, in a few words; empty: nothing
    Problems faults;    ///< the same in whole sentences
    bool number = false;
};

/// The lines of a device's attributes, in the order of the catalogue, with a line for each that its
/// kind of DER has to state and nobody does. The values in force are judged by checkConsistency()
/// and checkCompleteness(). \a rows may be in any order; \a nameplate: of the specification.
QList<AttributeLine> attributeLines(const QList<AttributeRow> &rows,
                                    const AttributeValues &nameplate);

/// Of each attribute the value that holds: settings go before what was requested, and that before
/// the specification.
AttributeValues valuesInForce(const QList<AttributeRow> &rows);

/// As a request's "attributes" has them: numbers and booleans as such, the rest as texts.
QJsonObject attributesToJson(const AttributeValues &values);

} // namespace derdesk
