// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/GateLimits.h"

#include <QString>

#include <tl/expected.hpp>

namespace derdesk {

/// Sets one of the limits as "NAME=VALUE" says: "body-bytes=2000000", "head-seconds=0.5". Fails
/// with a sentence that names what is wrong, and what there is.
tl::expected<void, QString> setLimit(GateLimits &limits, const QString &assignment);

} // namespace derdesk
