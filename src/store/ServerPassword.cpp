// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ServerPassword.h"

#include "store/PostgreSql.h"

#include <QHash>
#include <QMutex>

#include <libpq-fe.h>

#include <memory>

namespace derdesk {

namespace {

struct Passwords
{
    QMutex mutex;
    QHash<QString, QString> byUrl;
};

Passwords &passwords()
{
    static Passwords all;
    return all;
}

} // namespace

void setServerPassword(const DatabaseUrl &url, const QString &password)
{
    const QMutexLocker lock(&passwords().mutex);
    passwords().byUrl.insert(url.text(), password);
}

QString serverPassword(const DatabaseUrl &url)
{
    const QMutexLocker lock(&passwords().mutex);
    return passwords().byUrl.value(url.text());
}

/// QtSql gives the server's words alone, in whichever language it speaks; libpq knows.
PasswordState passwordState(const DatabaseUrl &url)
{
    if (url.engine() == Engine::Sqlite)
        return PasswordState::Good;
    QList<QByteArray> texts;
    for (const auto &[name, value] : postgreSqlParameters(url))
        texts << name.toUtf8() << value.toUtf8();
    QList<const char *> names;
    QList<const char *> values;
    for (qsizetype i = 0; i < texts.size(); i += 2) {
        names.append(texts[i].constData());
        values.append(texts[i + 1].constData());
    }
    names.append(nullptr);
    values.append(nullptr);
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
        PQconnectdbParams(names.constData(), values.constData(), 0), &PQfinish);
    if (PQconnectionNeedsPassword(connection.get()))
        return PasswordState::Missing;
    const bool refused = PQstatus(connection.get()) != CONNECTION_OK;
    return refused && PQconnectionUsedPassword(connection.get()) ? PasswordState::Wrong
                                                                 : PasswordState::Good;
}

} // namespace derdesk
