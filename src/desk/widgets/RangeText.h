// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/DerAttributes.h"

namespace derdesk {

/// What a value of the attribute may be, in the user's language: attributeRange() speaks English,
/// as the web service does.
QString rangeText(const AttributeDefinition &definition);

} // namespace derdesk
