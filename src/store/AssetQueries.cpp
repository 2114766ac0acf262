// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AssetQueries.h"

#include "store/Columns.h"
#include "store/RecordIds.h"
#include "store/TaskQueries.h"

#include <set>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString assetSelect =
    uR"(SELECT id, model_id, serial_no, specification, service_point_id, status,
    interconnected FROM der_asset WHERE )"_s;

DerAsset readAsset(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(), row.value(1).toLongLong(),
            row.value(2).toString(),   row.value(3).toString(),
            row.value(4).toLongLong(), enumColumn<AssetStatus>(row.value(5)),
            row.value(6).toBool()};
}

const QString deviceSelect =
    u"SELECT id, asset_id, head_end_system, nic_id, head_end_status, active FROM der_device WHERE "_s;

DerDevice readDevice(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(),
            row.value(1).toLongLong(),
            row.value(2).toString(),
            row.value(3).toString(),
            enumColumn<HeadEndStatus>(row.value(4)),
            row.value(5).toBool()};
}

QString assetKey(RecordId id) { return u"asset %1"_s.arg(id); }
QString deviceKey(RecordId id) { return u"device %1"_s.arg(id); }
QString attributesKey(RecordId asset) { return u"attributes %1"_s.arg(asset); }

/// Settings go before what was requested, and that before the nameplate.
const QString inTheirOrder =
    u" ORDER BY CASE source WHEN 'SPECIFICATION' THEN 1 WHEN 'REQUEST' THEN 2 ELSE 3 END"_s;

using AssetKey = std::pair<qint64, QString>; ///< model and serial number

/// In the same order everywhere.
void lockEach(Connection &connection, const std::set<AssetKey> &assets)
{
    if (connection.engine() == Engine::Sqlite) // which lets one transaction at a time write
        return;
    QList<QVariantList> rows;
    for (const auto &[modelId, serialNo] : assets)
        rows += QVariantList{modelId, serialNo};
    connection.postRows(
        u"SELECT pg_advisory_xact_lock(v.model_id::int, hashtext(v.serial_no)) FROM %1"_s,
        u"model_id BIGINT, serial_no TEXT"_s, rows);
}

QString situationKey(const RequestedAsset &asset)
{
    return keyOfTexts({u"situation"_s, QString::number(asset.modelId), asset.serialNo,
                       asset.headEndSystem, asset.nicId});
}

/// One for each, in their order.
QList<AssetSituation> assetSituations(Connection &connection, const QList<RequestedAsset> &assets)
{
    const auto open = [](BusinessObject object) {
        return openTaskOfAssetSql(u"v.serial_no"_s, u"v.model_id"_s, u"'%1'"_s.arg(toText(object)));
    };
    static const QString sql =
        uR"(SELECT a.id, a.model_id, a.serial_no, a.specification, a.service_point_id, a.status,
            a.interconnected, (%1), (%2), d.asset_id
        FROM %3
        LEFT JOIN der_asset AS a ON a.model_id = v.model_id AND a.serial_no = v.serial_no
        LEFT JOIN der_device AS d ON d.nic_id = v.nic_id AND d.head_end_system = v.head_end_system
            AND d.nic_id <> '' ORDER BY v.place)"_s.arg(open(BusinessObject::Interconnection),
                                                        open(BusinessObject::Enrollment), u"%1"_s);
    QList<QVariantList> rows;
    for (const RequestedAsset &asset : assets)
        rows += QVariantList{rows.size(), asset.modelId, asset.serialNo, asset.headEndSystem,
                             asset.nicId};
    return connection.listRows(
        sql, u"place BIGINT, model_id BIGINT, serial_no TEXT, head_end_system TEXT, nic_id TEXT"_s,
        rows, [](const QSqlQuery &row) {
            AssetSituation found;
            if (!row.isNull(0))
                found.asset = readAsset(row);
            found.openInterconnection = row.value(7).toLongLong();
            found.openEnrollment = row.value(8).toLongLong();
            found.assetOfNic = row.value(9).toLongLong();
            return found;
        });
}

} // namespace

std::optional<DerAsset> findAsset(Connection &connection, RecordId id)
{
    static const QString sql = assetSelect + u"id = ?"_s;
    return connection.known(assetKey(id), [&] { return connection.first(sql, {id}, readAsset); });
}

std::optional<DerAsset> findAsset(Connection &connection, qint64 modelId, const QString &serialNo)
{
    static const QString sql = assetSelect + u"model_id = ? AND serial_no = ?"_s;
    return connection.first(sql, {modelId, serialNo}, readAsset);
}

void lockAsset(Transaction &tx, qint64 modelId, const QString &serialNo)
{
    lockEach(tx.db(), {{modelId, serialNo}});
}

void lockAssets(Transaction &tx, const QList<ServiceTask> &tasks)
{
    std::set<AssetKey> assets;
    for (const ServiceTask &task : tasks) {
        if (!task.serialNo.isEmpty())
            assets.emplace(task.modelId, task.serialNo);
    }
    lockEach(tx.db(), assets);
}

RecordId insertAsset(Transaction &tx, const DerAsset &asset)
{
    static const QString columns =
        u"id BIGINT, model_id BIGINT, serial_no TEXT, specification TEXT, service_point_id BIGINT, "
        "status TEXT, interconnected BIGINT"_s;
    static const QString sql = insertRowsSql(u"der_asset"_s, columns);
    const RecordId id = newRecordId(tx.db(), u"der_asset"_s);
    tx.db().postRows(
        sql, columns,
        {{id, asset.modelId, asset.serialNo, referenceColumn(asset.specification),
          referenceColumn(asset.servicePointId), toText(asset.status), asset.interconnected}});
    return id;
}

void updateAssets(Transaction &tx, const QList<DerAsset> &assets)
{
    QList<QVariantList> rows;
    for (const DerAsset &asset : assets)
        rows += QVariantList{asset.id, referenceColumn(asset.specification),
                             referenceColumn(asset.servicePointId), toText(asset.status),
                             asset.interconnected};
    tx.db().postRows(uR"(
        UPDATE der_asset AS a SET specification = v.specification, status = v.status,
            service_point_id = v.service_point_id, interconnected = v.interconnected
        FROM %1 WHERE a.id = v.id)"_s,
                     u"id BIGINT, specification TEXT, service_point_id BIGINT, status TEXT, "
                     "interconnected BIGINT"_s,
                     rows);
}

std::optional<DerDevice> findDevice(Connection &connection, RecordId id)
{
    static const QString sql = deviceSelect + u"id = ?"_s;
    return connection.known(deviceKey(id), [&] { return connection.first(sql, {id}, readDevice); });
}

AssetSituation lockedAssetSituation(Transaction &tx, const RequestedAsset &asset)
{
    return tx.db().takeKnown(situationKey(asset), [&] {
        lockAsset(tx, asset.modelId, asset.serialNo);
        return assetSituations(tx.db(), {asset}).constFirst();
    });
}

void readAssetSituationsAhead(Connection &connection, const QList<RequestedAsset> &assets)
{
    std::set<AssetKey> keys;
    for (const RequestedAsset &asset : assets)
        keys.emplace(asset.modelId, asset.serialNo);
    lockEach(connection, keys);
    const QList<AssetSituation> found = assetSituations(connection, assets);
    for (qsizetype i = 0; i < assets.size(); ++i)
        connection.know(situationKey(assets[i]), found[i]);
}

std::optional<DerDevice> findDevice(Connection &connection, const QString &headEndSystem,
                                    const QString &nicId)
{
    static const QString sql =
        deviceSelect + u"nic_id = ? AND head_end_system = ? AND nic_id <> ''"_s;
    return connection.first(sql, {nicId, headEndSystem}, readDevice);
}

QList<DerDevice> devicesOfAsset(Connection &connection, RecordId asset)
{
    static const QString sql = deviceSelect + u"asset_id = ? ORDER BY id"_s;
    return connection.list(sql, {asset}, readDevice);
}

RecordId insertDevice(Transaction &tx, const DerDevice &device)
{
    static const QString columns =
        u"id BIGINT, asset_id BIGINT, head_end_system TEXT, nic_id TEXT, head_end_status TEXT, "
        "active BIGINT"_s;
    static const QString sql = insertRowsSql(u"der_device"_s, columns);
    const RecordId id = newRecordId(tx.db(), u"der_device"_s);
    tx.db().postRows(sql, columns,
                     {{id, device.assetId, referenceColumn(device.headEndSystem), device.nicId,
                       toText(device.headEndStatus), device.active}});
    return id;
}

void updateDevices(Transaction &tx, const QList<DerDevice> &devices)
{
    QList<QVariantList> rows;
    for (const DerDevice &device : devices)
        rows += QVariantList{device.id, toText(device.headEndStatus), device.active};
    tx.db().postRows(u"UPDATE der_device AS d SET head_end_status = v.head_end_status, "
                     "active = v.active FROM %1 WHERE d.id = v.id"_s,
                     u"id BIGINT, head_end_status TEXT, active BIGINT"_s, rows);
}

void insertAttributes(Transaction &tx, RecordId asset,
                      const QMap<AttributeSource, AttributeValues> &values)
{
    static const QString columns = u"asset_id BIGINT, code TEXT, source TEXT, value TEXT"_s;
    static const QString sql = insertRowsSql(u"der_attribute"_s, columns);
    QList<QVariantList> rows;
    for (auto source = values.cbegin(); source != values.cend(); ++source) {
        for (auto value = source->cbegin(); value != source->cend(); ++value)
            rows += QVariantList{asset, value.key(), toText(source.key()), value.value()};
    }
    tx.db().postRows(sql, columns, rows);
}

void replaceAttributes(Transaction &tx, RecordId asset,
                       const QMap<AttributeSource, AttributeValues> &values)
{
    for (auto source = values.keyBegin(); source != values.keyEnd(); ++source)
        tx.db().post(u"DELETE FROM der_attribute WHERE asset_id = ? AND source = ?"_s,
                     {asset, toText(*source)});
    insertAttributes(tx, asset, values);
}

AttributeValues assetAttributes(Connection &connection, RecordId asset, AttributeSource source)
{
    AttributeValues values;
    connection.list(u"SELECT code, value FROM der_attribute WHERE asset_id = ? AND source = ?"_s,
                    {asset, toText(source)}, [&values](const QSqlQuery &row) {
                        return values.insert(row.value(0).toString(), row.value(1).toString());
                    });
    return values;
}

AttributeValues effectiveAttributes(Connection &connection, RecordId asset)
{
    static const QString sql =
        u"SELECT code, value FROM der_attribute WHERE asset_id = ?"_s + inTheirOrder;
    return connection.known(attributesKey(asset), [&] {
        AttributeValues values;
        connection.list(sql, {asset}, [&values](const QSqlQuery &row) {
            return values.insert(row.value(0).toString(), row.value(1).toString());
        });
        return values;
    });
}

void readAssetsAhead(Connection &connection, const QList<ServiceTask> &tasks)
{
    static const QString assets = assetSelect + u"id IN (SELECT v.id FROM %1)"_s;
    static const QString devices = deviceSelect + u"id IN (SELECT v.id FROM %1)"_s;
    static const QString attributes =
        u"SELECT a.* FROM %1 CROSS JOIN LATERAL (SELECT asset_id, code, value FROM der_attribute "
        "WHERE asset_id = v.id"_s +
        inTheirOrder + u" OFFSET 0) AS a"_s; // so that the index is used, whatever statistics say
    const QString columns = u"id BIGINT"_s;
    QList<QVariantList> assetIds;
    QList<QVariantList> deviceIds;
    QHash<RecordId, AttributeValues> values;
    for (const ServiceTask &task : tasks) {
        assetIds += QVariantList{task.assetId};
        deviceIds += QVariantList{task.deviceId};
        values.insert(task.assetId, {});
    }
    for (const DerAsset &asset : connection.listRows(assets, columns, assetIds, readAsset))
        connection.know(assetKey(asset.id), std::optional(asset));
    for (const DerDevice &device : connection.listRows(devices, columns, deviceIds, readDevice))
        connection.know(deviceKey(device.id), std::optional(device));
    connection.listRows(attributes, columns, assetIds, [&values](const QSqlQuery &row) {
        return values[row.value(0).toLongLong()].insert(row.value(1).toString(),
                                                        row.value(2).toString());
    });
    for (auto asset = values.cbegin(); asset != values.cend(); ++asset)
        connection.know(attributesKey(asset.key()), asset.value());
}

} // namespace derdesk
