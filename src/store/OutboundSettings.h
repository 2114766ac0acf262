// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/OutboundMessage.h"
#include "store/Transaction.h"

namespace derdesk {

/// With what messages are signed. A receiver has to have the same secret, so it is kept as it is;
/// never write it to a log or the audit trail.
struct OutboundSecrets
{
    QByteArray current;
    QByteArray previous;     ///< empty: there is none
    QDateTime previousUntil; ///< both sign until then, so that the receiver may change in peace
};

/// Nothing if none is set. All throw StoreError.
std::optional<OutboundAddress> outboundAddress(Connection &connection);
OutboundSecrets outboundSecrets(Connection &connection);

void storeOutboundAddress(Transaction &tx, const OutboundAddress &address);
void storeOutboundSecrets(Transaction &tx, const OutboundSecrets &secrets);
/// Address and secrets; false if there was none.
bool removeOutboundSettings(Transaction &tx);

} // namespace derdesk
