// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/start/KeptDatabase.h"

#include <QFileInfo>
#include <QSettings>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString lastKey = u"database/last"_s;

bool isThere(const DatabaseUrl &url)
{
    return url.engine() == Engine::PostgreSql || QFileInfo::exists(url.path);
}

} // namespace

std::optional<DatabaseUrl> keptDatabase()
{
    const auto kept = DatabaseUrl::parse(QSettings().value(lastKey).toString());
    if (kept && isThere(*kept))
        return *kept;
    const DatabaseUrl standard = DatabaseUrl::standard();
    return isThere(standard) ? std::optional(standard) : std::nullopt;
}

void keepDatabase(const DatabaseUrl &url) { QSettings().setValue(lastKey, url.text()); }

DatabaseUrl freeDatabaseFile(const QString &name)
{
    const QString folder = QFileInfo(DatabaseUrl::standard().path).path();
    QString path = u"%1/%2.db"_s.arg(folder, name);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = u"%1/%2-%3.db"_s.arg(folder, name, QString::number(number));
    return {path};
}

} // namespace derdesk
