// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/UserQueries.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString signInSetting = u"sign_in"_s;
const QString lockSetting = u"lock_minutes"_s;

const QString userSelect = uR"(
    SELECT name, full_name, role, disabled_at, last_sign_in_at, wrong_passwords, last_wrong_at
    FROM app_user)"_s;

User readUser(const QSqlQuery &row)
{
    return {row.value(0).toString(),  row.value(1).toString(),  enumColumn<Role>(row.value(2)),
            timeColumn(row.value(3)), timeColumn(row.value(4)), row.value(5).toInt(),
            timeColumn(row.value(6))};
}

SignInRules readRules(Connection &connection)
{
    const auto rows =
        connection.list(u"SELECT name, value FROM setting WHERE name IN (?, ?)"_s,
                        {signInSetting, lockSetting}, [](const QSqlQuery &row) {
                            return std::pair(row.value(0).toString(), row.value(1).toString());
                        });
    SignInRules rules;
    for (const auto &[name, value] : rows) {
        if (name == signInSetting)
            rules.signIn = enumColumn<SignIn>(value);
        else
            rules.lockMinutes = value.toInt();
    }
    return rules;
}

} // namespace

std::optional<User> findUser(Connection &connection, const QString &name)
{
    static const QString sql = userSelect + u" WHERE name = ?"_s;
    return connection.once(u"user "_s + name,
                           [&] { return connection.first(sql, {name}, readUser); });
}

QList<User> users(Connection &connection)
{
    static const QString sql = userSelect + u" ORDER BY name"_s;
    return connection.list(sql, {}, readUser);
}

int countAdministrators(Connection &connection)
{
    return connection
        .value(u"SELECT count(*) FROM app_user WHERE role = ? AND disabled_at IS NULL"_s,
               {toText(Role::Administrator)})
        .toInt();
}

QByteArray passwordHash(Connection &connection, const QString &name)
{
    return connection.value(u"SELECT password_hash FROM app_user WHERE name = ?"_s, {name})
        .toString()
        .toLatin1();
}

/// SQLite has locked the whole database at the transaction's begin.
void lockUsers(Transaction &tx)
{
    if (tx.db().engine() == Engine::PostgreSql)
        tx.db().value(u"SELECT pg_advisory_xact_lock(hashtext('derdesk users'))"_s);
    tx.db().forget();
}

void insertUser(Transaction &tx, const User &user, const QByteArray &passwordHash)
{
    tx.db().change(uR"(
        INSERT INTO app_user (name, full_name, role, password_hash, created_at)
        VALUES (?, ?, ?, ?, ?))"_s,
                   {user.name, user.fullName, toText(user.role), QString::fromLatin1(passwordHash),
                    timeColumn(tx.now())});
    tx.db().forget();
}

void updateUser(Transaction &tx, const User &user)
{
    tx.db().change(uR"(
        UPDATE app_user SET full_name = ?, role = ?, disabled_at = ?, last_sign_in_at = ?,
            wrong_passwords = ?, last_wrong_at = ?
        WHERE name = ?)"_s,
                   {user.fullName, toText(user.role), timeColumn(user.disabledAt),
                    timeColumn(user.lastSignIn), user.wrongPasswords, timeColumn(user.lastWrong),
                    user.name});
    tx.db().forget();
}

void updatePassword(Transaction &tx, const QString &name, const QByteArray &passwordHash)
{
    tx.db().change(u"UPDATE app_user SET password_hash = ? WHERE name = ?"_s,
                   {QString::fromLatin1(passwordHash), name});
}

SignInRules signInRules(Connection &connection)
{
    return connection.once(u"sign-in rules"_s, [&] { return readRules(connection); });
}

void updateSignInRules(Transaction &tx, const SignInRules &rules)
{
    const QList<std::pair<QString, QString>> settings{
        {signInSetting, toText(rules.signIn.value_or(SignIn::None))},
        {lockSetting, QString::number(rules.lockMinutes)}};
    for (const auto &[name, value] : settings)
        tx.db().change(u"INSERT INTO setting (name, value) VALUES (?, ?) "
                       "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                       {name, value});
    tx.db().forget();
}

} // namespace derdesk
