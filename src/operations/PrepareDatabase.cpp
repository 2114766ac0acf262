// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/PrepareDatabase.h"

#include "operations/Import.h"
#include "store/CatalogueQueries.h"
#include "store/Migrations.h"
#include "store/StoreError.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// In a transaction, so that two programs that start together do not both load it.
void loadCatalogueIfEmpty(Connection &connection)
{
    connection.inTransaction([&connection] {
        Transaction tx(connection, {ActorKind::System, u"init"_s}, QDateTime::currentDateTimeUtc());
        if (countModels(connection) == 0) {
            if (const ImportResult loaded = importDefaultCatalogue(tx); !loaded)
                throw StoreError(ProblemCode::StoreFailed,
                                 u"the default catalogue, line %1: %2"_s.arg(loaded.error()[0].line)
                                     .arg(loaded.error()[0].what));
        }
    });
}

} // namespace

Result<PreparedDatabase> prepareDatabase(const DatabaseUrl &url)
{
    try {
        Connection connection(url, Connection::Mode::ReadWrite);
        migrate(connection);
        if (countModels(connection) == 0)
            loadCatalogueIfEmpty(connection);
        return PreparedDatabase{schemaVersion(connection), countModels(connection)};
    } catch (const StoreError &error) {
        return failed({error.problem()});
    }
}

} // namespace derdesk
