// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"
#include "store/StoreError.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <any>
#include <functional>
#include <memory>
#include <optional>

class QSqlDriver;

namespace derdesk {

/// A key for Connection::know() that no other texts give, whatever is in them.
QString keyOfTexts(const QStringList &texts);

/// Inserts rows as Connection::postRows() takes them.
QString insertRowsSql(const QString &table, const QString &columns);

/// One open database connection with its prepared statements. It lives and dies on one thread.
/// What differs between engines is in this class and the migration files. Throws StoreError.
class Connection final
{
public:
    enum class Mode { ReadOnly, ReadWrite };

    /// Opens the database. ReadWrite creates the file (readable by its owner only) and its folder;
    /// a database on a server must be there.
    Connection(const DatabaseUrl &url, Mode mode);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    Engine engine() const { return m_engine; }
    /// Whether the server is still at the other end, as far as the last statement could tell.
    bool isOpen() const;

    /// Runs SQL with its values bound to the question marks; the number of rows changed.
    /// The statement is prepared once and kept.
    int change(const QString &sql, const QVariantList &values = {});

    /// As change(), for what nobody waits for: a server is sent it together with the next
    /// statement, in one message, and the fault of one is the fault of both.
    void post(const QString &sql, const QVariantList &values);
    /// As post(), for several rows at a time: a server is sent one statement for all. \a sql reads
    /// them "FROM %1", as a table v of these \a columns: "id BIGINT, code TEXT".
    void postRows(const QString &sql, const QString &columns, const QList<QVariantList> &rows);
    /// From here on another piece of work posts, which needs nothing that was posted before: its
    /// rows may go with those of earlier pieces, in one statement, and so before what these have
    /// posted after them. Its own keep their order.
    void beginPiece() { m_joinFrom = m_barrier; }
    /// Sends what is still to be sent.
    void flush();

    /// Every row, each made into a value by \a read(const QSqlQuery &).
    template <typename Read>
    auto list(const QString &sql, const QVariantList &values, Read read)
    {
        QList<std::invoke_result_t<Read, const QSqlQuery &>> rows;
        const std::shared_ptr<QSqlQuery> query = run(sql, values);
        while (query->next())
            rows.append(read(*query));
        query->finish();
        return rows;
    }

    /// As list(), for several rows at a time, as postRows() takes them.
    template <typename Read>
    auto listRows(const QString &sql, const QString &columns, const QList<QVariantList> &rows,
                  Read read)
    {
        QList<std::invoke_result_t<Read, const QSqlQuery &>> all;
        for (const Statement &statement : forRows(sql, columns, rows))
            all += list(statement.sql, statement.values, read);
        return all;
    }

    /// The first row, if there is one.
    template <typename Read>
    auto first(const QString &sql, const QVariantList &values, Read read)
    {
        std::optional<std::invoke_result_t<Read, const QSqlQuery &>> row;
        const std::shared_ptr<QSqlQuery> query = run(sql, values);
        if (query->next())
            row = read(*query);
        query->finish();
        return row;
    }

    /// Every row as it comes, in memory that does not grow with them, until \a take gives false.
    /// No other statement runs meanwhile.
    void each(const QString &sql, const QVariantList &values,
              const std::function<bool(const QSqlQuery &)> &take);
    /// Lets what is sorted from now on take temporary files once it is large: for whoever reads any
    /// number of rows. Not within a transaction.
    void sortOnDisk();

    /// The first column of the first row; an invalid QVariant if there is none.
    QVariant value(const QString &sql, const QVariantList &values = {});

    /// What is in the database, as Qt asks for it.
    const QSqlDriver &driver() const;

    /// What \a find() gives, which is asked but once in a transaction: for records that are read
    /// with every task and hardly ever change. \a key tells it from whatever else is so asked for.
    template <typename Find>
    auto once(const QString &key, Find find)
    {
        using Answer = std::invoke_result_t<Find>;
        if (!m_writing)
            return find();
        std::any &answer = m_known[key];
        if (!answer.has_value())
            answer = find();
        return std::any_cast<Answer>(answer);
    }
    /// What know() was told, else what \a find() gives: for what is read ahead for many records.
    template <typename Find>
    auto known(const QString &key, Find find)
    {
        using Answer = std::invoke_result_t<Find>;
        const auto answer = m_known.constFind(key);
        return answer == m_known.cend() ? find() : std::any_cast<Answer>(*answer);
    }
    /// As known(), and forgets it: for what the asker is about to change.
    template <typename Find>
    auto takeKnown(const QString &key, Find find)
    {
        const auto answer = known(key, find);
        m_known.remove(key);
        return answer;
    }
    /// From now on once() and known() give this answer, as long as the transaction lasts.
    void know(const QString &key, const std::any &answer)
    {
        if (m_writing)
            m_known[key] = answer;
    }
    /// Whoever changes such records calls this.
    void forget() { m_known.clear(); }

    /// PostgreSQL: what other programs tell under this name comes with the driver's notification(),
    /// as long as this thread runs an event loop.
    QSqlDriver *listen(const QString &channel);

    /// Several statements parted by semicolons, as in a migration file.
    void script(const QString &sql);

    /// How many statements have run that were no SELECT.
    qint64 changes() const { return m_changes; }

    /// Starts a transaction that may write; throws StoreBusy if another process holds the database
    /// for longer than the busy time-out (5 s).
    void begin();
    /// Starts a transaction that only reads, and sees one state of the database to its end.
    void beginReading();
    void commit();
    void rollback();

    /// Does the work in a transaction that may write, which is undone if it throws.
    template <typename Work>
    void inTransaction(Work work)
    {
        begin();
        try {
            work();
            commit();
        } catch (...) {
            rollback();
            throw;
        }
    }

private:
    std::shared_ptr<QSqlQuery> run(const QString &sql, const QVariantList &values);
    std::shared_ptr<QSqlQuery> runPrepared(const QString &sql, const QVariantList &values);
    std::shared_ptr<QSqlQuery> send(const QString &statement, const QString &where);
    struct Statement
    {
        QString sql;
        QVariantList values;
    };
    QList<Statement> forRows(const QString &sql, const QString &columns,
                             const QList<QVariantList> &rows);
    const QString &sqlForRows(const QString &sql, const QString &columns, qsizetype rows);
    /// Waits to be sent. Without columns it is a statement with the values of its one row.
    struct Posted
    {
        QString sql;
        QString columns;
        QList<QVariantList> rows;
    };
    QStringList invocationsOfPosted();
    QString invocation(const QString &sql, const QVariantList &values);
    void note(const QString &sql);
    void execute(QSqlQuery &query, const QString &sql, const QVariantList &values);
    QSqlDatabase database() const;
    void open(const DatabaseUrl &url, Mode mode);
    void openFile(const QString &path, Mode mode);
    void writeAhead();
    void control(const QString &sql);
    void end(const QString &sql);
    StoreError errorOf(const QSqlError &error, const QString &where);

    const Engine m_engine;
    QString m_name;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_prepared; ///< SQLite's
    QHash<QString, QString> m_names;                       ///< of those that a server has prepared
    QHash<std::pair<QString, qsizetype>, QString> m_sqlForRows; ///< by SQL and number of rows
    QList<Posted> m_posted;                                     ///< to be sent with the next one
    qsizetype m_barrier = 0;  ///< rows join none of the statements before this one
    qsizetype m_joinFrom = 0; ///< likewise, of this piece of work
    qint64 m_changes = 0;
    bool m_writing = false;           ///< between begin() and the transaction's end
    QHash<QString, std::any> m_known; ///< in this transaction, by key
    bool m_broken = false;            ///< which its driver does not know until it reads on
};

} // namespace derdesk
