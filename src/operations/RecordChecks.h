// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/RecordQueries.h"

namespace derdesk {

/// All that is wrong with the values of a whole record, by "/field".
Problems recordFaults(Connection &connection, const RecordKind &kind, const RecordValues &values);

/// The values as they are kept: trimmed, attributes in their canonical text.
RecordValues canonical(const RecordValues &values);

/// What a record with these values is called.
QString nameIn(const RecordKind &kind, const RecordValues &values);

} // namespace derdesk
