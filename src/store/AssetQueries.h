// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Records.h"
#include "store/Transaction.h"

namespace derdesk {

/// DER assets, their devices and attributes. All throw StoreError.

std::optional<DerAsset> findAsset(Connection &connection, RecordId id);
std::optional<DerAsset> findAsset(Connection &connection, qint64 modelId, const QString &serialNo);
/// Until the transaction ends nobody else works on this asset or asks for it, whether it is there
/// yet or not. Throws StoreBusy after 5 s.
void lockAsset(Transaction &tx, qint64 modelId, const QString &serialNo);
/// Locks the assets of all tasks that name one.
void lockAssets(Transaction &tx, const QList<ServiceTask> &tasks);
/// Inserts under a new id, which it gives.
RecordId insertAsset(Transaction &tx, const DerAsset &asset);
/// Stores specification, service point, status and whether each is interconnected.
void updateAssets(Transaction &tx, const QList<DerAsset> &assets);

std::optional<DerDevice> findDevice(Connection &connection, RecordId id);
/// What a request says of its asset.
struct RequestedAsset
{
    qint64 modelId;
    QString serialNo;
    QString headEndSystem; ///< with the NIC; both may be empty
    QString nicId;
};
/// What there is already of an asset that a request asks for.
struct AssetSituation
{
    std::optional<DerAsset> asset;
    RecordId openInterconnection = 0; ///< a task that is neither completed nor canceled
    RecordId openEnrollment = 0;      ///< likewise
    RecordId assetOfNic = 0;          ///< of the device that has the NIC at that head end
};
/// Locks the asset as lockAsset() does.
AssetSituation lockedAssetSituation(Transaction &tx, const RequestedAsset &asset);
/// Locks these assets; from now on, until Connection::forget(), lockedAssetSituation() of each is
/// known, once. No two have the same serial number and model.
void readAssetSituationsAhead(Connection &connection, const QList<RequestedAsset> &assets);

/// The devices of an asset, oldest first.
/// The device that this head end knows under this id.
std::optional<DerDevice> findDevice(Connection &connection, const QString &headEndSystem,
                                    const QString &nicId);
QList<DerDevice> devicesOfAsset(Connection &connection, RecordId asset);
RecordId insertDevice(Transaction &tx, const DerDevice &device);
/// Stores head-end status and whether each is active.
void updateDevices(Transaction &tx, const QList<DerDevice> &devices);

/// Of an asset that has none of these sources yet.
void insertAttributes(Transaction &tx, RecordId asset,
                      const QMap<AttributeSource, AttributeValues> &values);
/// Replaces all of an asset's attributes of these sources.
void replaceAttributes(Transaction &tx, RecordId asset,
                       const QMap<AttributeSource, AttributeValues> &values);
AttributeValues assetAttributes(Connection &connection, RecordId asset, AttributeSource source);
/// What rules look at: the agreed settings, over the request, over the specification.
AttributeValues effectiveAttributes(Connection &connection, RecordId asset);

/// From now on, until Connection::forget(), findAsset(), effectiveAttributes() and findDevice() ask
/// no more for what these tasks were found to be about. The assets are locked.
void readAssetsAhead(Connection &connection, const QList<ServiceTask> &tasks);

} // namespace derdesk
