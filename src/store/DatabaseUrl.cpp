// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DatabaseUrl.h"

#include <QDir>
#include <QStandardPaths>

namespace derdesk {

using namespace Qt::StringLiterals;

Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    const QString scheme = u"sqlite:"_s;
    if (!text.startsWith(scheme) || text.size() == scheme.size()) {
        return failed(ProblemCode::NotAllowedValue, {},
                      {{u"field"_s, u"database"_s},
                       {u"value"_s, text},
                       {u"expected"_s, u"sqlite:/path/file.db"_s}});
    }
    return DatabaseUrl{QDir::cleanPath(QDir::current().absoluteFilePath(text.mid(scheme.size())))};
}

DatabaseUrl DatabaseUrl::standard()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return {folder + u"/derdesk/derdesk.db"_s};
}

QString DatabaseUrl::text() const { return u"sqlite:"_s + path; }

} // namespace derdesk
