// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/AssetQueries.h"
#include "store/InboundQueries.h"

#include <QSet>

namespace derdesk {

/// What several requests will look up, asked for at once of a server; each of them then asks no
/// more: whether it is a repeat, and what there is of its asset, which is locked. Requests that
/// have any of this in common depend on each other: what they look up is not asked for here but for
/// the first of them.
class RequestsAhead final
{
public:
    /// \a asset: none if its model is not known.
    void add(const InboundRequestKey &request, const std::optional<RequestedAsset> &asset);
    /// Throws StoreError; StoreBusy if an asset remains locked for 5 s.
    void read(Connection &connection) const;

private:
    bool take(const QStringList &what);

    QSet<QString> m_taken; ///< what requests were about so far
    QList<InboundRequestKey> m_requests;
    QList<RequestedAsset> m_assets;
};

} // namespace derdesk
