// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DatabaseUrl.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrlQuery>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString sqliteScheme = u"sqlite:"_s;
const QString serverScheme = u"postgresql"_s;

tl::unexpected<Problems> notAllowed(const QString &text, const QString &expected)
{
    return failed(ProblemCode::NotAllowedValue, {},
                  {{u"field"_s, u"database"_s}, {u"value"_s, text}, {u"expected"_s, expected}});
}

Result<DatabaseUrl> parseServer(const QString &text)
{
    QUrl server(text, QUrl::StrictMode);
    QUrlQuery query(server);
    if (!server.password().isEmpty() || query.hasQueryItem(u"password"_s)) {
        server.setPassword(QString());
        query.removeQueryItem(u"password"_s);
        server.setQuery(query);
        return notAllowed(
            server.toString(),
            u"no password in it: you are asked for it, or put it into ~/.pgpass, which its owner "
            "alone may read"_s);
    }
    const QString name = server.path().mid(1);
    if (!server.isValid() || name.isEmpty() || name.contains(u'/') || server.hasFragment())
        return notAllowed(text, u"postgresql://user@host:port/name"_s);
    return DatabaseUrl{{}, server};
}

} // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    if (text.startsWith(serverScheme + u"://"_s))
        return parseServer(text);
    if (!text.startsWith(sqliteScheme) || text.size() == sqliteScheme.size())
        return notAllowed(text, u"sqlite:/path/file.db or postgresql://user@host:port/name"_s);
    return DatabaseUrl{
        QDir::cleanPath(QDir::current().absoluteFilePath(text.mid(sqliteScheme.size())))};
}

DatabaseUrl DatabaseUrl::standard()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return {folder + u"/derdesk/derdesk.db"_s};
}

QString DatabaseUrl::text() const
{
    return engine() == Engine::Sqlite ? sqliteScheme + path : server.toString();
}

QString DatabaseUrl::name() const
{
    if (engine() == Engine::Sqlite)
        return QFileInfo(path).fileName();
    const QString database = server.path().mid(1);
    return server.host().isEmpty() ? database : database + u" @ "_s + server.host();
}

} // namespace derdesk
