// SPDX-License-Identifier: GPL-3.0-or-later
// How long the first page of each search field takes on PostgreSQL: bench_search [TASKS [URL]], a
// million by default. Each field is asked for many different values, frequent and rare ones, that
// tasks have; no page is asked for twice. The database of the URL is filled if it is empty, and so
// can be measured again; without one a server is started for it.
#include "desk/models/TaskListModel.h"
#include "operations/PrepareDatabase.h"
#include "store/TaskSearch.h"
#include "support/PostgresCluster.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>
#include <functional>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

constexpr int questions = 41; ///< of a field
constexpr double wanted = 16; ///< ms, median

struct Field
{
    QString name;
    QString column; ///< where its values come from
    std::function<void(TaskCriteria &, const QString &)> ask;
};

QList<Field> fields()
{
    const auto part = [](const QString &text) { return text.section(u' ', 1, 1); };
    return {
        {u"nothing"_s, u"''"_s, [](TaskCriteria &, const QString &) {}},
        {u"task id"_s, u"id::text"_s, [](TaskCriteria &c, const QString &v) { c.taskId = v; }},
        {u"first digits of the task id"_s, u"id::text"_s,
         [](TaskCriteria &c, const QString &v) { c.taskId = v.first(8); }},
        {u"type"_s, u"type"_s, [](TaskCriteria &c, const QString &v) { c.type = v; }},
        {u"business object"_s, u"business_object"_s,
         [](TaskCriteria &c, const QString &v) { c.businessObject = fromText<BusinessObject>(v); }},
        {u"status"_s, u"status"_s,
         [](TaskCriteria &c, const QString &v) { c.statuses = {*fromText<TaskStatus>(v)}; }},
        {u"needs attention"_s, u"''"_s,
         [](TaskCriteria &c, const QString &) { c.needsAttention = true; }},
        {u"program"_s, u"program"_s, [](TaskCriteria &c, const QString &v) { c.program = v; }},
        {u"transaction id"_s, u"transaction_id"_s,
         [](TaskCriteria &c, const QString &v) { c.transactionId = v; }},
        {u"serial number"_s, u"serial_no"_s,
         [](TaskCriteria &c, const QString &v) { c.serialNo = v; }},
        {u"start of a serial number"_s, u"serial_no"_s,
         [](TaskCriteria &c, const QString &v) { c.serialNo = v.first(6); }},
        {u"NIC id"_s, u"serial_no"_s, [](TaskCriteria &c, const QString &v) { c.nicId = v; }},
        {u"account"_s, u"cis_account_id"_s,
         [](TaskCriteria &c, const QString &v) { c.accountId = v; }},
        {u"service point"_s, u"cis_service_point_id"_s,
         [](TaskCriteria &c, const QString &v) { c.servicePoint = v; }},
        {u"premise"_s, u"cis_premise_id"_s,
         [](TaskCriteria &c, const QString &v) { c.servicePoint = v; }},
        {u"name"_s, u"customer_name"_s,
         [](TaskCriteria &c, const QString &v) { c.customerName = v; }},
        {u"last name"_s, u"customer_name"_s,
         [part](TaskCriteria &c, const QString &v) { c.customerName = part(v); }},
        {u"address"_s, u"address1 || ' ' || city"_s,
         [](TaskCriteria &c, const QString &v) { c.address = v; }},
        {u"street"_s, u"address1"_s,
         [part](TaskCriteria &c, const QString &v) { c.address = part(v); }},
        {u"e-mail"_s, u"email"_s, [](TaskCriteria &c, const QString &v) { c.contact = v; }},
        {u"phone"_s, u"mobile_phone"_s, [](TaskCriteria &c, const QString &v) { c.contact = v; }},
        {u"manufacturer"_s, u"(SELECT manufacturer FROM model WHERE id = model_id)"_s,
         [](TaskCriteria &c, const QString &v) { c.manufacturer = v; }},
        {u"model"_s, u"(SELECT code FROM model WHERE id = model_id)"_s,
         [](TaskCriteria &c, const QString &v) { c.model = v; }},
        {u"created on a day"_s, u"created_at::text"_s,
         [](TaskCriteria &c, const QString &v) {
             c.createdFrom = QDateTime::fromMSecsSinceEpoch(v.toLongLong()).date();
             c.createdTo = c.createdFrom;
         }},
        {u"words anywhere"_s, u"customer_name || ' ' || address1"_s,
         [](TaskCriteria &c, const QString &v) {
             c.anything = v.section(u' ', 1, 1) + u' ' + v.section(u' ', 3, 3);
         }},
        {u"a serial number anywhere"_s, u"serial_no"_s,
         [](TaskCriteria &c, const QString &v) { c.anything = v; }},
    };
}

/// As an administrator sets up a machine that has 8 GB and a solid-state disk.
DatabaseUrl ownServer()
{
    PostgresCluster &cluster = PostgresCluster::instance();
    {
        Connection connection(cluster.url(u"postgres"_s), Connection::Mode::ReadWrite);
        connection.script(u"ALTER SYSTEM SET shared_buffers = '2GB';"
                          "ALTER SYSTEM SET effective_cache_size = '6GB';"
                          "ALTER SYSTEM SET random_page_cost = 1.1"_s);
    }
    cluster.control({u"restart"_s, u"-w"_s});
    return cluster.create();
}

void fill(const DatabaseUrl &url, qint64 tasks)
{
    Connection connection(url, Connection::Mode::ReadWrite);
    // Building an index at the end is faster than keeping it.
    const QStringList indexes = connection.list(
        u"SELECT indexdef FROM pg_indexes WHERE tablename = 'service_task' AND indexname <> "
        "'service_task_pkey'"_s,
        {}, [](const QSqlQuery &row) { return row.value(0).toString(); });
    for (const QString &index : indexes)
        connection.script(u"DROP INDEX "_s + index.section(u' ', 2, 2));
    QFile file(QStringLiteral(DERDESK_SOURCE "/tests/bench/search.sql"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    connection.script(QString::fromUtf8(file.readAll()).arg(tasks));
    connection.script(u"SET maintenance_work_mem = '2GB'"_s);
    for (const QString &index : indexes)
        connection.script(index);
    connection.script(u"VACUUM ANALYZE"_s);
}

/// Values of tasks at random places.
QStringList samples(Connection &connection, const Field &field, qint64 tasks)
{
    QStringList values;
    QRandomGenerator random(1);
    for (int i = 0; i < questions; ++i) {
        const qint64 id =
            10'000'000'000'000 + (1 + qint64(random.generate64() % quint64(tasks))) * 100'003;
        values +=
            connection.value(u"SELECT %1 FROM service_task WHERE id = ?"_s.arg(field.column), {id})
                .toString();
    }
    return values;
}

struct Times
{
    double median;
    double longest;
    qsizetype rows;
};

Times measure(Connection &connection, const Field &field, const QStringList &values)
{
    QList<double> times;
    qsizetype rows = 0;
    for (const QString &value : values) {
        TaskCriteria criteria;
        field.ask(criteria, value);
        QElapsedTimer clock;
        clock.start();
        rows = std::max(
            rows, searchTasks(connection, criteria, {}, nullptr, TaskListModel::firstPage).size());
        times += double(clock.nsecsElapsed()) / 1e6;
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.constLast(), rows};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 tasks = argc > 1 ? QString::fromLocal8Bit(argv[1]).toLongLong() : 1'000'000;
    QTextStream out(stdout);
    const DatabaseUrl url =
        argc > 2 ? DatabaseUrl::parse(QString::fromLocal8Bit(argv[2])).value() : ownServer();
    if (!prepareDatabase(url))
        qFatal("the database cannot be prepared");
    Connection connection(url, Connection::Mode::ReadOnly);
    QElapsedTimer clock;
    clock.start();
    if (!connection.value(u"SELECT EXISTS (SELECT 1 FROM service_task)"_s).toBool())
        fill(url, tasks);
    const auto megabytes = [&connection](const QString &question) {
        return connection.value(u"SELECT pg_%1('service_task') / 1000000"_s.arg(question)).toInt();
    };
    out << u"%1 tasks in %2 s: table %3 MB, indexes %4 MB\n"_s.arg(tasks)
               .arg(clock.elapsed() / 1000)
               .arg(megabytes(u"table_size"_s))
               .arg(megabytes(u"indexes_size"_s))
        << u"%1%2%3%4\n"_s.arg(u"first page by"_s, -32)
               .arg(u"median ms"_s, 10)
               .arg(u"longest"_s, 10)
               .arg(u"rows"_s, 8);
    out.flush();
    QStringList missed;
    for (const Field &field : fields()) {
        const Times times = measure(connection, field, samples(connection, field, tasks));
        out << u"%1%2%3%4\n"_s.arg(field.name, -32)
                   .arg(times.median, 10, 'f', 2)
                   .arg(times.longest, 10, 'f', 2)
                   .arg(times.rows, 8);
        out.flush();
        if (times.median >= wanted)
            missed += field.name;
    }
    out << (missed.isEmpty() ? u"reached"_s : u"MISSED "_s)
        << u" median of each field's first page, ms: wanted below %1 %2\n"_s.arg(wanted).arg(
               missed.join(u", "_s));
    return 0;
}
