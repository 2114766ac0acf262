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

void lockEach(Transaction &tx, const std::set<std::pair<qint64, QString>> &assets)
{
    if (tx.db().engine() == Engine::Sqlite) // which lets one transaction at a time write
        return;
    QList<QVariantList> rows;
    for (const auto &[modelId, serialNo] : assets)
        rows += QVariantList{modelId, serialNo};
    tx.db().postRows(
        u"SELECT pg_advisory_xact_lock(v.model_id::int, hashtext(v.serial_no)) FROM %1"_s,
        u"model_id BIGINT, serial_no TEXT"_s, rows);
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
    lockEach(tx, {{modelId, serialNo}});
}

void lockAssets(Transaction &tx, const QList<ServiceTask> &tasks)
{
    std::set<std::pair<qint64, QString>> assets; // in the same order everywhere
    for (const ServiceTask &task : tasks) {
        if (!task.serialNo.isEmpty())
            assets.emplace(task.modelId, task.serialNo);
    }
    lockEach(tx, assets);
}

RecordId insertAsset(Transaction &tx, const DerAsset &asset)
{
    const RecordId id = newRecordId(tx.db(), u"der_asset"_s);
    tx.db().post(uR"(
        INSERT INTO der_asset (id, model_id, serial_no, specification, service_point_id, status,
            interconnected) VALUES (?, ?, ?, ?, ?, ?, ?))"_s,
                 {id, asset.modelId, asset.serialNo, referenceColumn(asset.specification),
                  referenceColumn(asset.servicePointId), toText(asset.status),
                  asset.interconnected});
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

AssetSituation assetSituation(Connection &connection, qint64 modelId, const QString &serialNo,
                              const QString &headEndSystem, const QString &nicId)
{
    static const QString sql = uR"(
        SELECT a.id, a.model_id, a.serial_no, a.specification, a.service_point_id, a.status,
            a.interconnected, (%1), (%1), d.asset_id
        FROM (SELECT 1) AS request
        LEFT JOIN der_asset AS a ON a.model_id = ? AND a.serial_no = ?
        LEFT JOIN der_device AS d ON d.nic_id = ? AND d.head_end_system = ? AND d.nic_id <> '')"_s
                                   .arg(openTaskOfAssetSql());
    return *connection.first(sql,
                             {serialNo, modelId, toText(BusinessObject::Interconnection), serialNo,
                              modelId, toText(BusinessObject::Enrollment), modelId, serialNo, nicId,
                              headEndSystem},
                             [](const QSqlQuery &row) {
                                 AssetSituation found;
                                 if (!row.isNull(0))
                                     found.asset = readAsset(row);
                                 found.openInterconnection = row.value(7).toLongLong();
                                 found.openEnrollment = row.value(8).toLongLong();
                                 found.assetOfNic = row.value(9).toLongLong();
                                 return found;
                             });
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
    const RecordId id = newRecordId(tx.db(), u"der_device"_s);
    tx.db().post(uR"(
        INSERT INTO der_device (id, asset_id, head_end_system, nic_id, head_end_status, active)
        VALUES (?, ?, ?, ?, ?, ?))"_s,
                 {id, device.assetId, referenceColumn(device.headEndSystem), device.nicId,
                  toText(device.headEndStatus), device.active});
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
    QVariantList columns;
    for (auto source = values.cbegin(); source != values.cend(); ++source) {
        for (auto value = source->cbegin(); value != source->cend(); ++value)
            columns += {asset, value.key(), toText(source.key()), value.value()};
    }
    if (columns.isEmpty())
        return;
    const QString rows = QStringList(columns.size() / 4, u"(?, ?, ?, ?)"_s).join(u", "_s);
    tx.db().post(u"INSERT INTO der_attribute (asset_id, code, source, value) VALUES "_s + rows,
                 columns);
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
