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

/// A heading of a Markdown text, and what stands below it up to the next one of its level or above.
struct Section
{
    QString heading;
    QString text;
};

/// The sections of the level: 2 for those that begin with ##.
inline QList<Section> sections(const QString &markdown, int level)
{
    static const QRegularExpression fence(QStringLiteral("^```"));
    static const QRegularExpression headingForm(QStringLiteral("^(#+) (.*)$"));
    QList<Section> found;
    bool inside = false; // of a section
    bool code = false;   // where # begins a comment
    for (const QString &line : markdown.split(u'\n')) {
        code ^= fence.match(line).hasMatch();
        const QRegularExpressionMatch heading = headingForm.match(line);
        if (!code && heading.hasMatch() && heading.capturedLength(1) <= level) {
            inside = heading.capturedLength(1) == level;
            if (inside)
                found.append({heading.captured(2), {}});
        } else if (inside) {
            found.last().text += line + u'\n';
        }
    }
    return found;
}

/// The anchors of a Markdown text's headings, as GitHub makes them.
inline QStringList anchors(const QString &markdown)
{
    static const QRegularExpression dropped(QStringLiteral("[^\\w -]"));
    QStringList all;
    for (int level = 1; level <= 6; ++level) {
        for (const Section &section : sections(markdown, level))
            all.append(section.heading.toLower().remove(dropped).replace(u' ', u'-'));
    }
    return all;
}

/// The links of a text to files that are not there, or to headings that they do not have.
inline QStringList deadLinks(const QString &path)
{
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)#]*)#?([^)]*)\\)"));
    const QString folder = path.contains(u'/') ? path.section(u'/', 0, -2) + u'/' : QString();
    QStringList dead;
    for (auto found = link.globalMatch(document(path)); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString target = match.captured(1);
        if (target.startsWith(QStringLiteral("http")))
            continue;
        const QString file = target.isEmpty() ? path : folder + target;
        const bool there = QFile::exists(QStringLiteral(DERDESK_SOURCE "/") + file);
        const QString anchor = match.captured(2);
        if (!there || (!anchor.isEmpty() && !anchors(document(file)).contains(anchor)))
            dead.append(match.captured());
    }
    return dead;
}

} // namespace derdesk
