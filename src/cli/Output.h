// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace derdesk {

/// Writes a line to stdout at once: whoever reads it may act on it while the command goes on.
void printLine(const QString &line);
/// Writes a line to stderr. Thread-safe.
void printFault(const QString &line);
/// "no faults", "1 fault", "2 faults"
QString faultsText(qint64 count);
/// Whether all that was printed has reached stdout.
bool outputIsComplete();

} // namespace derdesk
