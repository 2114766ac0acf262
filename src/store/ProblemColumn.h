// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Problem.h"

#include <QVariant>

namespace derdesk {

/// How problems stand in columns. An unreadable one is shown as Internal with its text as the
/// reason.

/// A JSON array; empty for none.
QString problemsColumn(const Problems &problems);
Problems problemsColumn(const QVariant &value);

/// The parameters alone, as a JSON object.
QString parametersColumn(const Problem &problem);
Problem problemColumn(const QString &code, const QString &pointer, const QString &parameters);

} // namespace derdesk
