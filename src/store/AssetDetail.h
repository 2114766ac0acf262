// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/RecordKinds.h"
#include "store/TaskDetail.h"

namespace derdesk {

/// What is known of an asset, or of a device by its asset, beside the fields of its own record.
struct AssetDetail
{
    QList<AttributeRow> attributes; ///< in the order of the catalogue
    AttributeValues nameplate;      ///< of the specification
    QList<TaskLogEntry> log;        ///< of its tasks, the newest first
};

/// Of a record of a kind with a taskColumn; at most \a limit entries of the log. Throws StoreError.
AssetDetail readAssetDetail(Connection &connection, const RecordKind &kind, const QString &key,
                            int limit);

} // namespace derdesk
