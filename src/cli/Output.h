// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

#include <functional>

#include <unistd.h>

namespace derdesk {

/// Writes a line to stdout at once: whoever reads it may act on it while the command goes on.
void printLine(const QString &line);
/// Writes a line to stderr. Thread-safe.
void printFault(const QString &line);
/// "no faults", "1 fault", "2 faults"
QString faultsText(qint64 count);
/// As in "2026-01-31T12:00:00Z"; "-" for none.
QString timeText(const QDateTime &time);

/// ms between two lines that tell how far long work is.
inline constexpr int betweenLines = 1'000;
/// Prints a line of progress now and then to stderr, if that is a terminal.
template <typename Progress>
std::function<void(const Progress &)> printedProgress(QString (*line)(const Progress &))
{
    if (!isatty(STDERR_FILENO))
        return {};
    QElapsedTimer timer;
    timer.start();
    return [timer, line](const Progress &progress) mutable {
        if (timer.elapsed() < betweenLines)
            return;
        timer.restart();
        printFault(line(progress));
    };
}

/// Whether all that was printed has reached stdout.
bool outputIsComplete();

} // namespace derdesk
