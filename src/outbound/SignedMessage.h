// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/OutboundSettings.h"
#include "store/TaskDetail.h"

namespace derdesk {

/// What a receiver gets (resources/api/outbound.md).

/// JSON in UTF-8: what happened, and to whom and what. It says only what does not change any more,
/// so that each attempt says the same. \a detail: of the message's task.
QByteArray messageBody(const OutboundMessage &message, const TaskDetail &detail);

/// "t=SECONDS,v1=HEX": the time, and the HMAC-SHA256 of "SECONDS.BODY" under the secret; while the
/// previous secret holds too, a second v1 under that.
QByteArray messageSignature(const OutboundSecrets &secrets, const QDateTime &now,
                            const QByteArray &body);

} // namespace derdesk
