// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/OpenedDatabase.h"

#include "store/Migrations.h"

#include <QFileInfo>

#include <pwd.h>
#include <unistd.h>

namespace derdesk {

using namespace Qt::StringLiterals;

OpenedDatabase::OpenedDatabase(const DatabaseUrl &url)
    : m_database(url)
    , m_writer(url)
{
    if (url.engine() == Engine::Sqlite && !QFileInfo::exists(url.path))
        throw StoreError(ProblemCode::StoreFailed, u"there is no such file; run derdeskctl init"_s);
    requireSchema(m_database.connection());
}

Actor thisUser()
{
    const uid_t id = geteuid();
    const passwd *user = getpwuid(id);
    return {ActorKind::Clerk, user ? QString::fromLocal8Bit(user->pw_name) : QString::number(id),
            Standing::Host};
}

} // namespace derdesk
