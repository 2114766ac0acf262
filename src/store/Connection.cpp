// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Connection.h"

#include "store/PostgreSql.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QThread>
#include <QUuid>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;

constexpr int busyTimeout = 5000; // ms

StoreError sqliteError(const QSqlError &error, const QString &where)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const bool busy = code == sqliteBusy || code == sqliteLocked;
    const QString text = error.databaseText();
    return {
        busy ? ProblemCode::StoreBusy : ProblemCode::StoreFailed,
        u"%1: %2"_s.arg(text.isEmpty() ? error.driverText() : text, where.simplified().left(100))};
}

/// A null QString is an empty text, not NULL: only a null QVariant is NULL. Flags are 0 or 1.
QVariant bound(const QVariant &value)
{
    if (value.typeId() == QMetaType::Bool)
        return int(value.toBool());
    if (value.typeId() == QMetaType::QString && !value.isNull() && value.toString().isNull())
        return u""_s;
    return value;
}

/// Whether a semicolon ends it, rather than a statement inside a trigger or a function's body.
bool isWhole(QStringView statement)
{
    const QStringView bare = statement.trimmed();
    const bool body = bare.startsWith("CREATE TRIGGER"_L1) && bare.contains("BEGIN"_L1);
    return (!body || bare.endsWith("END"_L1)) && bare.count(u"$$") % 2 == 0;
}

/// Without comments. No text of ours has a semicolon in it; comments may.
QStringList statementsOf(const QString &script)
{
    QString bare;
    for (const QString &line : script.split(u'\n'))
        bare += line.section(u"--"_s, 0, 0) + u'\n';
    QStringList statements{QString()};
    for (const QString &part : bare.split(u';')) {
        statements.last() += part;
        if (isWhole(statements.constLast()))
            statements.append(QString());
        else
            statements.last() += u';';
    }
    for (QString &statement : statements)
        statement = statement.trimmed();
    statements.removeAll(QString());
    return statements;
}

/// SQLite: each number of rows is a statement of its own, which is kept.
constexpr qsizetype rowsAtATime = 8;
/// A server has one for a single row, which it plans but once, and one for any number.
constexpr qsizetype anyNumber = -1;

QString tableOfRows(const QString &named, qsizetype rows)
{
    QStringList fields;
    for (const QString &name : named.split(u", "_s))
        fields += u"? AS "_s + name.section(u' ', 0, 0);
    const QString row = u"SELECT "_s + fields.join(u", "_s);
    return u"(%1) AS v"_s.arg(QStringList(rows, row).join(u" UNION ALL "_s));
}

void createFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        if (!QDir().mkpath(info.absolutePath()))
            throw StoreError(ProblemCode::StoreFailed,
                             u"cannot create the folder "_s + info.absolutePath());
        QFile file(path);
        if (file.open(QIODevice::ReadWrite | QIODevice::NewOnly))
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        else if (!QFileInfo::exists(path)) // else another program has made it meanwhile
            throw StoreError(ProblemCode::StoreFailed, file.errorString() + u": "_s + path);
    }
}

} // namespace

QString keyOfTexts(const QStringList &texts)
{
    QString key;
    for (const QString &text : texts)
        key += QString::number(text.size()) + u':' + text;
    return key;
}

QString insertRowsSql(const QString &table, const QString &columns)
{
    QStringList names;
    for (const QString &column : columns.split(u", "_s))
        names += column.section(u' ', 0, 0);
    return u"INSERT INTO %1 (%2) SELECT %2 FROM "_s.arg(table, names.join(u", "_s)) + u"%1";
}

Connection::Connection(const DatabaseUrl &url, Mode mode)
    : m_engine(url.engine())
    , m_name(QUuid::createUuid().toString())
{
    try {
        open(url, mode);
    } catch (...) {
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

void Connection::open(const DatabaseUrl &url, Mode mode)
{
    if (m_engine == Engine::Sqlite)
        return openFile(url.path, mode);
    QSqlDatabase opened = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    configurePostgreSql(opened, url);
    if (!opened.open())
        throw errorOf(opened.lastError(), url.text());
    for (const QString &statement : postgreSqlSession(mode == Mode::ReadOnly))
        script(statement);
}

void Connection::openFile(const QString &path, Mode mode)
{
    if (mode == Mode::ReadWrite)
        createFile(path);
    else if (!QFileInfo::exists(path))
        throw StoreError(ProblemCode::StoreFailed, u"there is no database "_s + path);
    QSqlDatabase opened = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    opened.setDatabaseName(path);
    opened.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout));
    if (!opened.open())
        throw errorOf(opened.lastError(), path);
    if (mode == Mode::ReadWrite)
        writeAhead();
    else
        script(u"PRAGMA query_only = ON"_s);
    script(u"PRAGMA temp_store = MEMORY"_s);
}

StoreError Connection::errorOf(const QSqlError &error, const QString &where)
{
    const StoreError found =
        m_engine == Engine::Sqlite ? sqliteError(error, where) : postgreSqlError(error, where);
    m_broken |= found.disconnected;
    return found;
}

bool Connection::isOpen() const { return !m_broken && database().isOpen(); }

void Connection::writeAhead()
{
    // SQLite does not wait for another program that does the same to a new database.
    const QDeadlineTimer deadline(busyTimeout);
    while (true) {
        try {
            script(
                u"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                "PRAGMA cache_size = -16000;"          // of readers there are many, with 2 MB each
                "PRAGMA wal_autocheckpoint = 4000"_s); // 16 MB: larger ones make longer pauses
            return;
        } catch (const StoreError &error) {
            if (error.problem().code != ProblemCode::StoreBusy || deadline.hasExpired())
                throw;
        }
        QThread::msleep(20);
    }
}

Connection::~Connection()
{
    m_prepared.clear();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase Connection::database() const { return QSqlDatabase::database(m_name, false); }

std::shared_ptr<QSqlQuery> Connection::run(const QString &sql, const QVariantList &values)
{
    note(sql);
    return m_engine == Engine::Sqlite ? runPrepared(sql, values)
                                      : send(invocation(sql, values), sql);
}

void Connection::note(const QString &sql)
{
    m_changes += QStringView(sql).trimmed().startsWith(u"SELECT") ? 0 : 1;
}

std::shared_ptr<QSqlQuery> Connection::runPrepared(const QString &sql, const QVariantList &values)
{
    // A statement that is still being read (a query inside the loop over the same query) is left
    // alone.
    std::shared_ptr<QSqlQuery> query = m_prepared.value(sql);
    if (!query || query.use_count() > 2) {
        const bool keep = !query;
        query = std::make_shared<QSqlQuery>(database());
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            throw errorOf(query->lastError(), sql);
        if (keep)
            m_prepared.insert(sql, query);
    }
    execute(*query, sql, values);
    return query;
}

/// Sends what is posted, and then one more statement if there is one: the last gives the answer. It
/// is fetched whole: PostgreSQL's driver would forget rows not yet read when another statement
/// runs.
std::shared_ptr<QSqlQuery> Connection::send(const QString &statement, const QString &where)
{
    QStringList statements = invocationsOfPosted();
    if (!statement.isEmpty())
        statements += statement;
    auto query = std::make_shared<QSqlQuery>(database());
    bool good = query->exec(statements.join(u';'));
    for (qsizetype i = 1; good && i < statements.size(); ++i)
        good = query->nextResult();
    if (!good || query->lastError().isValid())
        throw errorOf(query->lastError(), where);
    return query;
}

QStringList Connection::invocationsOfPosted()
{
    const QList<Posted> posted = std::exchange(m_posted, {});
    m_barrier = m_joinFrom = 0;
    QStringList statements;
    for (const auto &[sql, columns, rows] : posted) {
        if (columns.isEmpty())
            statements += invocation(sql, rows.constFirst());
        else
            for (const Statement &statement : forRows(sql, columns, rows))
                statements += invocation(statement.sql, statement.values);
    }
    return statements;
}

/// PostgreSQL: the statement as it runs one that is prepared, with its values.
QString Connection::invocation(const QString &sql, const QVariantList &values)
{
    QString &name = m_names[sql];
    if (name.isEmpty()) {
        QSqlQuery query(database());
        const QString chosen = u"derdesk_%1"_s.arg(m_names.size());
        if (!query.exec(postgreSqlPrepare(chosen, sql))) {
            m_names.remove(sql);
            throw errorOf(query.lastError(), sql);
        }
        name = chosen;
    }
    QStringList literals;
    for (const QVariant &value : values) {
        const QVariant literal = bound(value);
        QSqlField field({}, literal.metaType());
        field.setValue(literal);
        literals += driver().formatValue(field);
    }
    return literals.isEmpty() ? u"EXECUTE "_s + name
                              : u"EXECUTE %1(%2)"_s.arg(name, literals.join(u','));
}

void Connection::post(const QString &sql, const QVariantList &values)
{
    note(sql);
    if (m_engine == Engine::Sqlite)
        return runPrepared(sql, values)->finish();
    m_posted.append({sql, {}, {values}});
    m_barrier = m_joinFrom = m_posted.size();
}

void Connection::postRows(const QString &sql, const QString &columns,
                          const QList<QVariantList> &rows)
{
    if (m_engine == Engine::Sqlite) {
        for (const Statement &statement : forRows(sql, columns, rows))
            post(statement.sql, statement.values);
        return;
    }
    if (rows.isEmpty())
        return;
    note(sql);
    qsizetype place = m_joinFrom;
    while (place < m_posted.size() && m_posted[place].sql != sql)
        ++place;
    if (place == m_posted.size())
        m_posted.append({sql, columns, {}});
    m_posted[place].rows += rows;
    m_joinFrom = place + 1; // one after it can't go with it, not even of the same piece
}

const QString &Connection::sqlForRows(const QString &sql, const QString &columns, qsizetype rows)
{
    const bool server = m_engine == Engine::PostgreSql;
    QString &known = m_sqlForRows[{sql, server && rows > 1 ? anyNumber : rows}];
    if (known.isEmpty())
        known = sql.arg(!server    ? tableOfRows(columns, rows)
                        : rows > 1 ? postgreSqlRows(columns)
                                   : postgreSqlRow(columns));
    return known;
}

QList<Connection::Statement> Connection::forRows(const QString &sql, const QString &columns,
                                                 const QList<QVariantList> &rows)
{
    QList<Statement> statements;
    if (m_engine == Engine::Sqlite || rows.size() == 1) {
        for (qsizetype i = 0; i < rows.size(); i += rowsAtATime) {
            const QList<QVariantList> some = rows.mid(i, rowsAtATime);
            statements.append({sqlForRows(sql, columns, some.size()), {}});
            for (const QVariantList &row : some)
                statements.last().values += row;
        }
    } else if (!rows.isEmpty()) {
        QVariantList arrays;
        for (qsizetype column = 0; column < rows.constFirst().size(); ++column) {
            QVariantList values;
            for (const QVariantList &row : rows)
                values += bound(row[column]);
            arrays += postgreSqlArray(values);
        }
        statements.append({sqlForRows(sql, columns, rows.size()), arrays});
    }
    return statements;
}

void Connection::flush()
{
    if (!m_posted.isEmpty())
        send({}, u"statements sent together"_s); // not their values: these may be of persons
}

void Connection::execute(QSqlQuery &query, const QString &sql, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), bound(values[i]));
    if (!query.exec()) {
        const StoreError error = errorOf(query.lastError(), sql);
        query.finish();
        throw error;
    }
}

void Connection::each(const QString &sql, const QVariantList &values,
                      const std::function<bool(const QSqlQuery &)> &take)
{
    flush();
    QSqlQuery query(database());
    query.setForwardOnly(true); // PostgreSQL's driver else fetches all rows before the first
    if (!query.prepare(sql))
        throw errorOf(query.lastError(), sql);
    execute(query, sql, values);
    while (query.next()) {
        if (!take(query))
            return;
    }
    if (query.lastError().isValid())
        throw errorOf(query.lastError(), sql);
}

void Connection::sortOnDisk()
{
    if (m_engine == Engine::Sqlite) // a server does so by itself
        script(u"PRAGMA temp_store = FILE"_s);
}

int Connection::change(const QString &sql, const QVariantList &values)
{
    const std::shared_ptr<QSqlQuery> query = run(sql, values);
    const int rows = query->numRowsAffected();
    query->finish();
    return rows;
}

QVariant Connection::value(const QString &sql, const QVariantList &values)
{
    return first(sql, values, [](const QSqlQuery &row) { return row.value(0); })
        .value_or(QVariant());
}

const QSqlDriver &Connection::driver() const { return *database().driver(); }

QSqlDriver *Connection::listen(const QString &channel)
{
    QSqlDriver *driver = database().driver();
    if (!driver->subscribeToNotification(channel))
        throw errorOf(driver->lastError(), channel);
    return driver;
}

void Connection::script(const QString &sql)
{
    flush();
    QSqlQuery query(database());
    for (const QString &statement : statementsOf(sql)) {
        if (!query.exec(m_engine == Engine::Sqlite ? statement : postgreSqlDefinition(statement)))
            throw errorOf(query.lastError(), statement);
        query.finish();
    }
}

void Connection::control(const QString &sql)
{
    if (m_engine == Engine::Sqlite)
        change(sql); // prepared once
    else
        send(sql, sql); // PostgreSQL prepares no such statement
}

void Connection::begin()
{
    control(m_engine == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    m_writing = true;
}

void Connection::beginReading()
{
    control(m_engine == Engine::Sqlite ? u"BEGIN"_s
                                       : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
}

void Connection::commit() { end(u"COMMIT"_s); }

void Connection::rollback()
{
    m_posted.clear();
    m_barrier = m_joinFrom = 0;
    end(u"ROLLBACK"_s);
}

void Connection::end(const QString &sql)
{
    m_writing = false;
    forget();
    control(sql);
}

} // namespace derdesk
