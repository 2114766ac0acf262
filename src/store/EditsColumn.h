// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QVariant>

namespace derdesk {

/// How edits stand in a column: a JSON array of {"field", "from", "to"}; empty for none.
QString editsColumn(const QList<FieldChange> &edits);
QList<FieldChange> editsColumn(const QVariant &value);

} // namespace derdesk
