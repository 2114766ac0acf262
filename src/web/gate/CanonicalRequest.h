// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/gate/RequestScanner.h"

namespace derdesk {

/// The request written anew, in the one way in which the server underneath has to understand it:
/// what concerns the connection alone has done its work and is left out, the body's length is told
/// in bytes.
QByteArray canonicalText(const ScannedRequest &request);

} // namespace derdesk
