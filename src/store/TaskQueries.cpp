// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskQueries.h"

#include "store/Columns.h"
#include "store/EditsColumn.h"
#include "store/ProblemColumn.h"
#include "store/RecordIds.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

ServiceTask readTask(const QSqlQuery &row)
{
    int i = 0;
    const auto text = [&] { return row.value(i++).toString(); };
    const auto number = [&] { return row.value(i++).toLongLong(); };
    ServiceTask task;
    task.id = number();
    task.type = text();
    task.businessObject = enumColumn<BusinessObject>(row.value(i++));
    task.status = enumColumn<TaskStatus>(row.value(i++));
    task.statusReason = text();
    task.failedStatus = fromText<TaskStatus>(text()).value_or(TaskStatus::Validate);
    task.client = text();
    task.transactionId = text();
    task.modelId = number();
    task.serialNo = text();
    task.specification = text();
    task.program = text();
    task.registrationDate = dateColumn(row.value(i++));
    for (QString *field :
         {&task.customer.name, &task.customer.cisAccountId, &task.customer.cisPersonId,
          &task.customer.email, &task.customer.homePhone, &task.customer.businessPhone,
          &task.customer.mobilePhone, &task.location.address1, &task.location.address2,
          &task.location.address3, &task.location.address4, &task.location.city,
          &task.location.state, &task.location.postal, &task.location.country,
          &task.location.cisPremiseId, &task.location.cisServicePointId}) {
        *field = text();
    }
    task.assetId = number();
    task.deviceId = number();
    task.customerId = number();
    task.servicePointId = number();
    task.createdAt = timeColumn(row.value(i++));
    task.statusAt = timeColumn(row.value(i++));
    task.retryCount = int(number());
    task.nextAttempt = timeColumn(row.value(i++));
    task.version = int(number());
    return task;
}

const QString taskColumns = uR"(type, business_object, status, status_reason, failed_status, client,
    transaction_id, model_id, serial_no, specification, program, registration_date,
    customer_name, cis_account_id, cis_person_id, email, home_phone, business_phone, mobile_phone,
    address1, address2, address3, address4, city, state, postal, country, cis_premise_id,
    cis_service_point_id, asset_id, device_id, customer_id, service_point_id, created_at, status_at,
    retry_count, next_attempt, version)"_s;

/// As Connection::postRows() takes them, with id and search keys.
QString typedTaskColumns()
{
    static const QSet<QString> numbers{
        u"model_id"_s,  u"asset_id"_s,         u"device_id"_s, u"customer_id"_s, u"created_at"_s,
        u"status_at"_s, u"service_point_id"_s, u"version"_s,   u"retry_count"_s, u"next_attempt"_s};
    QStringList typed{u"id BIGINT"_s};
    for (const QString &name : taskColumns.simplified().split(u", "_s))
        typed += name + (numbers.contains(name) ? u" BIGINT" : u" TEXT");
    return (typed + QStringList{u"name_key TEXT"_s, u"address_key TEXT"_s}).join(u", "_s);
}

QString addressKey(const LocationInfo &location)
{
    const QStringList address{location.address1, location.address2, location.address3,
                              location.address4, location.postal,   location.city,
                              location.state,    location.country};
    return searchKey(address.join(u' '));
}

/// What the request says of customer and place, in the order of taskColumns.
QVariantList partyColumns(const ServiceTask &task)
{
    const CustomerInfo &customer = task.customer;
    const LocationInfo &location = task.location;
    return {customer.name,         customer.cisAccountId,     customer.cisPersonId,
            customer.email,        customer.homePhone,        customer.businessPhone,
            customer.mobilePhone,  location.address1,         location.address2,
            location.address3,     location.address4,         location.city,
            location.state,        location.postal,           location.country,
            location.cisPremiseId, location.cisServicePointId};
}

QVariant failedColumn(const ServiceTask &task)
{
    const bool held = task.status == TaskStatus::IssueDetected;
    return referenceColumn(held ? toText(task.failedStatus) : QString());
}

const QString logSelect =
    uR"(SELECT l.task_id, l.sequence, l.at, l.actor_kind, l.actor, l.event, l.from_status,
        l.to_status, l.message, l.problems, l.changes FROM service_task_log AS l )"_s;

TaskLogEntry readLogEntry(const QSqlQuery &row)
{
    return {row.value(0).toLongLong(),
            row.value(1).toInt(),
            timeColumn(row.value(2)),
            {enumColumn<ActorKind>(row.value(3)), row.value(4).toString()},
            enumColumn<TaskEvent>(row.value(5)),
            fromText<TaskStatus>(row.value(6).toString()),
            fromText<TaskStatus>(row.value(7).toString()),
            row.value(8).toString(),
            problemsColumn(row.value(9)),
            editsColumn(row.value(10))};
}

} // namespace

std::optional<ServiceTask> findTask(Connection &connection, RecordId id)
{
    static const QString sql =
        u"SELECT id, "_s + taskColumns + u" FROM service_task WHERE id = ?"_s;
    return connection.first(sql, {id}, readTask);
}

std::optional<ServiceTask> lockTask(Transaction &tx, RecordId id)
{
    if (tx.db().engine() == Engine::Sqlite) // which lets one transaction at a time write
        return findTask(tx.db(), id);
    static const QString sql =
        u"SELECT id, "_s + taskColumns + u" FROM service_task WHERE id = ? FOR UPDATE"_s;
    return tx.db().first(sql, {id}, readTask);
}

QList<ServiceTask> lockFreeTasks(Transaction &tx, const QList<RecordId> &ids)
{
    static const QString sql = u"SELECT t.id, "_s + taskColumns +
                               u" FROM %1 JOIN service_task AS t ON t.id = v.id ORDER BY v.place"_s;
    const bool server = tx.db().engine() == Engine::PostgreSql;
    QList<QVariantList> rows;
    for (RecordId id : ids)
        rows += QVariantList{id, rows.size()};
    return tx.db().listRows(server ? sql + u" FOR UPDATE OF t SKIP LOCKED"_s : sql,
                            u"id BIGINT, place BIGINT"_s, rows, readTask);
}

RecordId insertTask(Transaction &tx, const ServiceTask &task)
{
    static const QString columns = typedTaskColumns();
    static const QString sql = insertRowsSql(u"service_task"_s, columns);
    const RecordId id = newRecordId(tx.db(), u"service_task"_s);
    const QVariantList first{id,
                             task.type,
                             toText(task.businessObject),
                             toText(task.status),
                             task.statusReason,
                             failedColumn(task),
                             task.client,
                             task.transactionId,
                             referenceColumn(task.modelId),
                             task.serialNo,
                             referenceColumn(task.specification),
                             referenceColumn(task.program),
                             dateColumn(task.registrationDate)};
    const QVariantList rest{referenceColumn(task.assetId),
                            referenceColumn(task.deviceId),
                            referenceColumn(task.customerId),
                            referenceColumn(task.servicePointId),
                            timeColumn(tx.now()),
                            timeColumn(tx.now()),
                            task.retryCount,
                            timeColumn(task.nextAttempt),
                            task.version,
                            searchKey(task.customer.name),
                            addressKey(task.location)};
    tx.db().postRows(sql, columns, {first + partyColumns(task) + rest});
    tx.touch(id);
    return id;
}

void updateTask(Transaction &tx, ServiceTask &task)
{
    QList<ServiceTask> tasks{task};
    updateTasks(tx, tasks);
    task = tasks.takeFirst();
}

void updateTasks(Transaction &tx, QList<ServiceTask> &tasks)
{
    QList<QVariantList> rows;
    for (ServiceTask &task : tasks) {
        ++task.version;
        rows += QVariantList{task.id,
                             toText(task.status),
                             task.statusReason,
                             failedColumn(task),
                             referenceColumn(task.assetId),
                             referenceColumn(task.deviceId),
                             referenceColumn(task.customerId),
                             referenceColumn(task.servicePointId),
                             timeColumn(task.statusAt),
                             task.retryCount,
                             timeColumn(task.nextAttempt),
                             task.version};
        tx.touch(task.id);
    }
    tx.db().postRows(uR"(
        UPDATE service_task AS t SET status = v.status, status_reason = v.reason,
            failed_status = v.failed_status, asset_id = v.asset_id, device_id = v.device_id,
            customer_id = v.customer_id, service_point_id = v.point_id, status_at = v.status_at,
            retry_count = v.retry_count, next_attempt = v.next_attempt, version = v.version,
            name_key = CASE t.name_key WHEN '' THEN
                coalesce((SELECT c.name_key FROM customer c WHERE c.id = v.customer_id), '')
                ELSE t.name_key END,
            address_key = CASE t.address_key WHEN '' THEN
                coalesce((SELECT p.address1_key FROM service_point p WHERE p.id = v.point_id), '')
                ELSE t.address_key END
        FROM %1 WHERE t.id = v.id)"_s,
                     u"id BIGINT, status TEXT, reason TEXT, failed_status TEXT, asset_id BIGINT, "
                     "device_id BIGINT, customer_id BIGINT, point_id BIGINT, status_at BIGINT, "
                     "retry_count BIGINT, next_attempt BIGINT, version BIGINT"_s,
                     rows);
}

void updateRequest(Transaction &tx, const ServiceTask &task)
{
    tx.db().post(
        uR"(
        UPDATE service_task SET program = ?, customer_name = ?, cis_account_id = ?,
            cis_person_id = ?, email = ?, home_phone = ?, business_phone = ?, mobile_phone = ?,
            address1 = ?, address2 = ?, address3 = ?, address4 = ?, city = ?, state = ?,
            postal = ?, country = ?, cis_premise_id = ?, cis_service_point_id = ?, name_key = ?,
            address_key = ?
        WHERE id = ?)"_s,
        QVariantList{referenceColumn(task.program)} + partyColumns(task) +
            QVariantList{searchKey(task.customer.name), addressKey(task.location), task.id});
}

void appendLog(Transaction &tx, const QList<TaskLogEntry> &entries)
{
    const auto status = [](const std::optional<TaskStatus> &value) {
        return referenceColumn(value ? toText(*value) : QString());
    };
    QList<QVariantList> rows;
    for (const TaskLogEntry &entry : entries)
        rows += QVariantList{entry.taskId,
                             rows.size(),
                             timeColumn(tx.now()),
                             toText(tx.actor().kind),
                             tx.actor().name,
                             toText(entry.event),
                             status(entry.from),
                             status(entry.to),
                             entry.message,
                             problemsColumn(entry.problems),
                             editsColumn(entry.edits)};
    const QString nth = rows.size() == 1 // as nearly always, and then it costs less
                            ? u"1"_s
                            : u"row_number() OVER (PARTITION BY v.task_id ORDER BY v.place)"_s;
    tx.db().postRows(uR"(
        INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event, from_status,
            to_status, message, problems, changes)
        SELECT v.task_id, (SELECT coalesce(max(l.sequence), 0) FROM service_task_log l
            WHERE l.task_id = v.task_id) + )"_s +
                         nth + uR"(, v.at, v.actor_kind, v.actor, v.event, v.from_status,
            v.to_status, v.message, v.problems, v.changes FROM %1)"_s,
                     u"task_id BIGINT, place BIGINT, at BIGINT, actor_kind TEXT, actor TEXT, "
                     "event TEXT, from_status TEXT, to_status TEXT, message TEXT, problems TEXT, "
                     "changes TEXT"_s,
                     rows);
}

QList<TaskLogEntry> taskLog(Connection &connection, RecordId id)
{
    static const QString sql = logSelect + u"WHERE l.task_id = ? ORDER BY l.sequence"_s;
    return connection.list(sql, {id}, readLogEntry);
}

QList<TaskLogEntry> latestLog(Connection &connection, QLatin1StringView column, RecordId record,
                              int limit)
{
    return connection.list(logSelect + u"JOIN service_task AS t ON t.id = l.task_id WHERE t.%1 = ? "
                                       "ORDER BY l.at DESC, l.task_id DESC, l.sequence DESC "
                                       "LIMIT ?"_s.arg(column),
                           {record, limit}, readLogEntry);
}

Problems taskIssues(Connection &connection, RecordId id)
{
    return connection.list(
        u"SELECT code, pointer, parameters FROM service_task_issue WHERE task_id = ? ORDER BY position"_s,
        {id}, [](const QSqlQuery &row) {
            return problemColumn(row.value(0).toString(), row.value(1).toString(),
                                 row.value(2).toString());
        });
}

void replaceIssues(Transaction &tx, RecordId id, const Problems &problems)
{
    tx.db().post(u"DELETE FROM service_task_issue WHERE task_id = ?"_s, {id});
    static const QString columns =
        u"task_id BIGINT, position BIGINT, code TEXT, pointer TEXT, parameters TEXT"_s;
    static const QString sql = insertRowsSql(u"service_task_issue"_s, columns);
    QList<QVariantList> rows;
    for (const Problem &problem : problems)
        rows += QVariantList{id, rows.size() + 1, problemCodeText(problem.code), problem.pointer,
                             parametersColumn(problem)};
    tx.db().postRows(sql, columns, rows);
}

void raiseToDo(Transaction &tx, RecordId task, const QString &role)
{
    tx.db().post(u"INSERT INTO to_do (task_id, role, raised_at) VALUES (?, ?, ?)"_s,
                 {task, role, timeColumn(tx.now())});
}

void closeToDo(Transaction &tx, RecordId task)
{
    tx.db().post(u"UPDATE to_do SET closed_at = ? WHERE task_id = ? AND closed_at IS NULL"_s,
                 {timeColumn(tx.now()), task});
}

void reopenToDo(Transaction &tx, RecordId task)
{
    tx.db().post(uR"(UPDATE to_do SET closed_at = NULL
        WHERE id = (SELECT max(id) FROM to_do WHERE task_id = ?))"_s,
                 {task});
}

bool assignToDo(Transaction &tx, RecordId task, const QString &clerk)
{
    return tx.db().change(
               u"UPDATE to_do SET assigned_to = ? WHERE task_id = ? AND closed_at IS NULL"_s,
               {clerk, task}) > 0;
}

AttributeValues taskAttributes(Connection &connection, RecordId id)
{
    AttributeValues values;
    connection.list(u"SELECT code, value FROM service_task_attribute WHERE task_id = ?"_s, {id},
                    [&values](const QSqlQuery &row) {
                        return values.insert(row.value(0).toString(), row.value(1).toString());
                    });
    return values;
}

void insertTaskAttributes(Transaction &tx, RecordId id, const AttributeValues &values)
{
    static const QString columns = u"task_id BIGINT, code TEXT, value TEXT"_s;
    static const QString sql = insertRowsSql(u"service_task_attribute"_s, columns);
    QList<QVariantList> rows;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        rows += QVariantList{id, value.key(), value.value()};
    tx.db().postRows(sql, columns, rows);
}

void replaceTaskAttributes(Transaction &tx, RecordId id, const AttributeValues &values)
{
    tx.db().post(u"DELETE FROM service_task_attribute WHERE task_id = ?"_s, {id});
    insertTaskAttributes(tx, id, values);
}

QString openTaskOfAssetSql(const QString &serialNo, const QString &modelId, const QString &object)
{
    // Not model_id = …, or PostgreSQL might look through all tasks of a model that is sold often.
    return uR"(SELECT id FROM service_task WHERE serial_no = %1 AND model_id IS NOT DISTINCT FROM %2
        AND business_object = %3 AND status NOT IN ('COMPLETED', 'CANCELED') LIMIT 1)"_s.arg(
        serialNo, modelId, object);
}

RecordId openTaskOfAsset(Connection &connection, BusinessObject object, qint64 modelId,
                         const QString &serialNo)
{
    static const QString sql = openTaskOfAssetSql(u"?"_s, u"?"_s, u"?"_s);
    return connection.value(sql, {serialNo, modelId, toText(object)}).toLongLong();
}

RecordId openTaskOfAsset(Connection &connection, const DerAsset &asset)
{
    return connection
        .value(uR"(SELECT id FROM service_task WHERE status NOT IN ('COMPLETED', 'CANCELED') AND
            (asset_id = ? OR (serial_no = ? AND model_id IS NOT DISTINCT FROM ?))
            ORDER BY id LIMIT 1)"_s,
               {asset.id, asset.serialNo, asset.modelId})
        .toLongLong();
}

QList<RecordId> tasksOfDevice(Connection &connection, RecordId device, TaskStatus status)
{
    return connection.list(
        u"SELECT id FROM service_task WHERE device_id = ? AND status = ? ORDER BY id"_s,
        {device, toText(status)}, [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
}

int wakeTasks(Transaction &tx, const QList<ProblemCode> &causes, RecordId asset)
{
    QStringList places;
    QVariantList values{timeColumn(tx.now())};
    for (ProblemCode cause : causes) {
        places += u"?"_s;
        values += problemCodeText(cause);
    }
    QString sql =
        u"UPDATE service_task SET next_attempt = ? WHERE status = 'ISSUE_DETECTED' AND id IN "
        "(SELECT task_id FROM service_task_issue WHERE code IN (%1))"_s.arg(places.join(u','));
    if (asset) {
        sql += u" AND asset_id = ?"_s;
        values += asset;
    }
    return tx.db().change(sql, values);
}

QList<RecordId> expiredTasks(Connection &connection, const QDateTime &now,
                             std::optional<BusinessObject> object,
                             const QList<TaskStatus> &statuses)
{
    // The first limit, the one of the most impatient type, is for the index.
    QString sql = uR"(
        SELECT t.id FROM service_task t JOIN service_task_type y ON y.code = t.type
        WHERE t.status = ?
            AND t.created_at < ? - 86400000 * (SELECT min(expiration_days) FROM service_task_type)
            AND t.created_at < ? - 86400000 * y.expiration_days)"_s;
    if (object)
        sql += u" AND t.business_object = ?"_s;
    sql += u" ORDER BY t.created_at, t.id"_s;
    QList<RecordId> found;
    for (TaskStatus status : statuses) {
        QVariantList values{toText(status), timeColumn(now), timeColumn(now)};
        if (object)
            values += toText(*object);
        found += connection.list(sql, values,
                                 [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
    }
    return found;
}

void putOff(Transaction &tx, RecordId id, const Problems &problems)
{
    constexpr int hour = 3600;
    tx.db().post(u"UPDATE service_task SET next_attempt = ?, version = version + 1 WHERE id = ?"_s,
                 {timeColumn(tx.now().addSecs(hour)), id});
    appendLog(
        tx,
        {{id, 0, {}, {}, TaskEvent::Comment, {}, {}, problems.constFirst().detail(), problems}});
    tx.touch(id);
}

QList<RecordId> DueTasks::next(Connection &connection, const QDateTime &now, int limit)
{
    QString sql = u"SELECT id, next_attempt FROM service_task WHERE next_attempt <= ? "
                  "AND (next_attempt, id) > (?, ?)"_s;
    QVariantList values{timeColumn(now), m_lastDue, m_last};
    if (m_object) {
        sql += u" AND business_object = ?"_s;
        values += toText(*m_object);
    }
    if (m_status) {
        sql += u" AND status = ?"_s;
        values += toText(*m_status);
    }
    sql += u" ORDER BY next_attempt, id LIMIT ?"_s;
    values += limit;
    return connection.list(sql, values, [this](const QSqlQuery &row) {
        m_last = row.value(0).toLongLong();
        m_lastDue = row.value(1).toLongLong();
        return m_last;
    });
}

} // namespace derdesk
