// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QString>

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace derdesk {

/// The limit: the look-ups and inserts of one registration through SQLite's own C interface, on the
/// same tables with the same durability, and nothing else. \a group registrations a commit.
class RawRegistrations final
{
public:
    explicit RawRegistrations(const QString &file)
    {
        must(sqlite3_open(file.toUtf8().constData(), &m_db), SQLITE_OK);
        execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-16000");
    }
    ~RawRegistrations()
    {
        for (sqlite3_stmt *statement : m_statements)
            sqlite3_finalize(statement);
        sqlite3_close(m_db);
    }
    Q_DISABLE_COPY_MOVE(RawRegistrations)

    /// Registrations a second, measured over some seconds.
    double run(int group, int seconds, const std::string &name)
    {
        qint64 count = 0;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < seconds * 1000) {
            execute("BEGIN IMMEDIATE");
            for (int i = 0; i < group; ++i)
                registerOne(name + "-" + std::to_string(count++));
            execute("COMMIT");
        }
        return double(count) / double(clock.nsecsElapsed()) * 1e9;
    }

private:
    using Value = std::variant<qint64, std::string>;

    void registerOne(const std::string &id)
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        find("SELECT content_hash, answer FROM inbound_request WHERE client = ? AND "
             "transaction_id = ? AND operation = 'registerDERDevice'",
             {"c", id});
        find("SELECT s.asset_type, s.model_id, s.program FROM specification s JOIN model m "
             "ON m.id = s.model_id WHERE s.code = ?",
             {"TH-1"});
        find("SELECT code, value FROM specification_attribute WHERE specification = ?", {"TH-1"});
        find("SELECT der_registration_flag FROM asset_type WHERE code = ?", {"TSTAT"});
        find("SELECT code FROM head_end_system WHERE code = ?", {"HE"});
        find("SELECT id FROM der_asset WHERE model_id = ? AND serial_no = ?", {qint64(1), id});
        for (const char *object : {"ENROLLMENT", "INTERCONNECTION"})
            find("SELECT id FROM service_task WHERE serial_no = ? AND model_id = ? AND "
                 "business_object = ? AND status NOT IN ('COMPLETED', 'CANCELED')",
                 {id, qint64(1), object});
        find("SELECT id FROM der_device WHERE nic_id = ? AND head_end_system = ?", {id, "HE"});
        const qint64 asset = insertUnderNewId(
            "INSERT INTO der_asset (id, model_id, serial_no, specification, status) VALUES "
            "((SELECT coalesce(max(id), 10000000000000) FROM der_asset) + ?, 1, ?, 'TH-1', "
            "'PENDING')",
            {step(), id});
        const qint64 device = insertUnderNewId(
            "INSERT INTO der_device (id, asset_id, head_end_system, nic_id) VALUES "
            "((SELECT coalesce(max(id), 10000000000000) FROM der_device) + ?, ?, 'HE', ?)",
            {step(), asset, id});
        for (const auto &[code, source, value] : attributes)
            find("INSERT INTO der_attribute (asset_id, code, source, value) VALUES (?, ?, ?, ?)",
                 {asset, code, source, value});
        const qint64 task = insertUnderNewId(
            "INSERT INTO service_task (id, type, business_object, status, client, transaction_id, "
            "model_id, serial_no, specification, program, registration_date, cis_account_id, "
            "cis_service_point_id, asset_id, device_id, created_at, status_at, next_attempt) "
            "VALUES ((SELECT coalesce(max(id), 10000000000000) FROM service_task) + ?, "
            "'DER-ENROLLMENT', 'ENROLLMENT', 'PENDING', 'c', ?, 1, ?, 'TH-1', 'DR', '2026-01-01', "
            "'A1', 'SP1', ?, ?, ?, ?, ?)",
            {step(), id, id, asset, device, now, now, now});
        find("INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event, "
             "to_status) VALUES (?, 1, ?, 'API_CLIENT', 'c', 'CREATED', 'PENDING')",
             {task, now});
        find("INSERT INTO inbound_request VALUES ('c', 'registerDERDevice', ?, ?, ?, ?, ?)",
             {id, std::string(32, 'h'), std::string(180, 'a'), task, now}, 2);
        find("INSERT INTO request_log (at, client, address, method, path, operation, "
             "transaction_id, status, problems, duration_us, task_id) VALUES (?, 'c', '127.0.0.1', "
             "'POST', '/register', 'registerDERDevice', ?, 200, '', 1, ?)",
             {now, id, task});
    }

    /// Runs a statement that stands in the source once; \a blob: the value that is one, from 1.
    void find(const char *sql, const std::vector<Value> &values, int blob = 0)
    {
        sqlite3_stmt *statement = prepared(sql);
        for (int i = 0; i < int(values.size()); ++i) {
            const Value &value = values[std::size_t(i)];
            if (const auto *number = std::get_if<qint64>(&value)) {
                sqlite3_bind_int64(statement, i + 1, *number);
            } else {
                const auto &text = std::get<std::string>(value);
                if (i + 1 == blob)
                    sqlite3_bind_blob(statement, i + 1, text.data(), int(text.size()),
                                      SQLITE_STATIC);
                else
                    sqlite3_bind_text(statement, i + 1, text.data(), int(text.size()),
                                      SQLITE_STATIC);
            }
        }
        int code = SQLITE_ROW;
        while (code == SQLITE_ROW)
            code = sqlite3_step(statement);
        must(code, SQLITE_DONE);
        sqlite3_reset(statement);
    }

    sqlite3_stmt *prepared(const char *sql)
    {
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            if (m_texts[i] == sql)
                return m_statements[i];
        }
        sqlite3_stmt *statement = nullptr;
        must(sqlite3_prepare_v3(m_db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr),
             SQLITE_OK);
        m_texts.push_back(sql);
        m_statements.push_back(statement);
        return statement;
    }

    void execute(const char *sql)
    {
        must(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    }

    void must(int code, int wanted) const
    {
        if (code != wanted)
            throw std::runtime_error(sqlite3_errmsg(m_db));
    }

    qint64 insertUnderNewId(const char *sql, const std::vector<Value> &values)
    {
        find(sql, values);
        return sqlite3_last_insert_rowid(m_db);
    }

    static qint64 step() { return 1 + QRandomGenerator::system()->bounded(200'000); }

    struct Attribute
    {
        const char *code;
        const char *source;
        const char *value;
    };
    static constexpr Attribute attributes[] = {{"type", "SPECIFICATION", "0"},
                                               {"rtgMaxW", "SPECIFICATION", "3000"},
                                               {"rtgMaxW", "REQUEST", "2500"}};

    sqlite3 *m_db = nullptr;
    std::vector<const char *> m_texts; ///< literals: told apart by where they stand
    std::vector<sqlite3_stmt *> m_statements;
};

} // namespace derdesk
