// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RequestsAhead.h"

#include "store/RecordIds.h"

namespace derdesk {

using namespace Qt::StringLiterals;

void RequestsAhead::add(const InboundRequestKey &request,
                        const std::optional<RequestedAsset> &asset)
{
    bool alone = take({u"request"_s, request.client, request.operation, request.transactionId});
    if (asset) {
        alone &= take({u"asset"_s, QString::number(asset->modelId), asset->serialNo});
        if (!asset->nicId.isEmpty())
            alone &= take({u"NIC"_s, asset->headEndSystem, asset->nicId});
    }
    if (!alone)
        return;
    m_requests.append(request);
    if (asset)
        m_assets.append(*asset);
}

void RequestsAhead::read(Connection &connection) const
{
    if (m_requests.isEmpty())
        return;
    // In this order: the very same request may be under way elsewhere. Once the lock on its asset
    // is there, it is known for a repeat.
    readAssetSituationsAhead(connection, m_assets);
    readInboundRequestsAhead(connection, m_requests);
    readHighestIdsAhead(connection, {u"service_task"_s, u"der_asset"_s, u"der_device"_s});
}

bool RequestsAhead::take(const QStringList &what)
{
    const QString key = keyOfTexts(what);
    const bool first = !m_taken.contains(key);
    m_taken.insert(key);
    return first;
}

} // namespace derdesk
