// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Output.h"

#include <QDateTime>

#include <cstdio>

namespace derdesk {

namespace {

void write(std::FILE *file, const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), file);
    std::fflush(file);
}

} // namespace

void printLine(const QString &line) { write(stdout, line); }

void printFault(const QString &line) { write(stderr, line); }

QString faultsText(qint64 count)
{
    if (count == 0)
        return QStringLiteral("no faults");
    return QStringLiteral("%1 fault").arg(count) + QLatin1StringView(count == 1 ? "" : "s");
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QStringLiteral("-");
}

bool outputIsComplete() { return std::ferror(stdout) == 0; }

} // namespace derdesk
