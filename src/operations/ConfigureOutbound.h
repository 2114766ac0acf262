// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/OutboundSettings.h"

namespace derdesk {

/// All fail as checkRole() does: the address and its secrets are administrators' work, the messages
/// clerks'.

/// Says where synchronization messages go from now on: those that wait as well. Gives the new
/// secret with which they are signed, which is shown once and never again; empty if the address is
/// what it was, and so is the secret. NotAllowedValue or OutOfRange with the pointer /url,
/// /timeoutSeconds, /retryDelaySeconds, /mostAttempts or /authority.
Result<QByteArray> configureOutbound(Transaction &tx, const OutboundAddress &address);

/// A new secret, which is given, in place of the one that there is. For a day both sign. NotFound
/// if no address is set.
Result<QByteArray> rotateOutboundSecret(Transaction &tx);

/// Messages wait from now on; address and secrets are forgotten. NotFound if no address is set.
Result<bool> switchOutboundOff(Transaction &tx);

/// Makes messages due at once that failed, were skipped, or wait for their next attempt. None is,
/// if one cannot be: NotFound, or RecordChanged of one that was sent or is being sent.
Result<int> resendOutbound(Transaction &tx, const QList<qint64> &numbers);

/// Gives messages up that wait or failed: later ones of the same device go on. All or none, as
/// above.
Result<int> skipOutbound(Transaction &tx, const QList<qint64> &numbers);

} // namespace derdesk
