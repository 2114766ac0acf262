// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QRegularExpression>
#include <QString>

#include <stdexcept>

namespace derdesk {

/// A fenced block of a Markdown text: what stands after ``` and between the fences.
struct FencedBlock
{
    QString language;
    QString text;
};

/// One of the texts at the root of the tree. Throws if it cannot be read.
inline QString document(const QString &path)
{
    QFile file(QStringLiteral(DERDESK_SOURCE "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error(QString(path + u": " + file.errorString()).toStdString());
    return QString::fromUtf8(file.readAll());
}

inline QList<FencedBlock> fencedBlocks(const QString &markdown)
{
    static const QRegularExpression fence(QStringLiteral("^```(\\w*)\\n(.*?)^```$"),
                                          QRegularExpression::MultilineOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    QList<FencedBlock> blocks;
    for (auto found = fence.globalMatch(markdown); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        blocks.append({match.captured(1), match.captured(2)});
    }
    return blocks;
}

} // namespace derdesk
