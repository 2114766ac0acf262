// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/models/LineModel.h"
#include "domain/Records.h"

namespace derdesk {

/// Runs of a batch control as a clerk reads them, in the columns of runTitles(), by their numbers.
QStringList runTitles();
QList<Line> runLines(const QList<BatchRun> &runs);
/// RUNNING and its like in words.
QString runStatusText(const QString &status);

} // namespace derdesk
