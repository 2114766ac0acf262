// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

namespace derdesk {

/// Reads a JSON body (RFC 8259, UTF-8) into its tree. Fails with Unreadable, saying where, for what
/// is not well formed, has a member twice, or is no object.
Result<QJsonObject> readJson(const QByteArray &body);

} // namespace derdesk
