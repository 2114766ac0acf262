// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ReadAhead.h"

#include "store/AssetQueries.h"
#include "store/CustomerQueries.h"
#include "store/EnrollmentQueries.h"

namespace derdesk {

void readAhead(Transaction &tx, const QList<ServiceTask> &tasks)
{
    if (tx.db().engine() == Engine::Sqlite) // which is asked without a message to a server
        return;
    readAssetsAhead(tx.db(), tasks);
    readEnrollmentsAhead(tx.db(), tasks);
    readPartiesAhead(tx.db(), tasks);
}

} // namespace derdesk
