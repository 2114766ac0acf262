// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/Derdeskctl.h"
#include "support/Document.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace derdesk {

/// A command of a document, and the answer that stands below it.
struct Example
{
    QString command;
    QString answer; ///< empty: none stands there
};

/// The commands that use our programs.
inline QList<Example> examples(const QString &path)
{
    QList<Example> found;
    for (const FencedBlock &block : fencedBlocks(document(path))) {
        const bool uses = block.text.contains(QStringLiteral("curl")) ||
                          block.text.contains(QStringLiteral("derdeskctl")) ||
                          block.text.startsWith(QStringLiteral("service="));
        if (block.language == QStringLiteral("sh") && uses)
            found.append({block.text, {}});
        else if (block.language == QStringLiteral("http") && !found.isEmpty())
            found.last().answer = block.text;
    }
    return found;
}

/// An HTTP answer in parts, as both documents and curl -i write it. Ids and times are other ones
/// each time, and are masked.
struct ShownAnswer
{
    explicit ShownAnswer(QString text)
    {
        static const QRegularExpression id(QStringLiteral("\\b[0-9]{14}\\b"));
        static const QRegularExpression time(QStringLiteral("[0-9-]{10}T[0-9:.]{12}Z"));
        text.remove(u'\r').replace(id, QStringLiteral("ID")).replace(time, QStringLiteral("TIME"));
        const qsizetype end = text.indexOf(QStringLiteral("\n\n"));
        head = text.left(end).trimmed().split(u'\n');
        for (QString &line : head) // fields have names of whatever case
            line = line.section(u':', 0, 0).toLower() + line.mid(line.section(u':', 0, 0).size());
        body = text.mid(end).trimmed();
    }

    QJsonObject json() const { return QJsonDocument::fromJson(body.toUtf8()).object(); }

    QStringList head;
    QString body;
};

/// What of the answer shown is not in the one given; empty if all is.
inline QString missingIn(const QString &given, const QString &shown)
{
    const ShownAnswer wanted(shown);
    const ShownAnswer actual(given);
    for (const QString &line : wanted.head) {
        if (!actual.head.contains(line))
            return line + QStringLiteral("\nis not in\n") + given;
    }
    const bool same =
        wanted.json().isEmpty() ? wanted.body == actual.body : wanted.json() == actual.json();
    return same ? QString() : wanted.body + QStringLiteral("\nis not\n") + actual.body;
}

/// What a shell in the folder prints for each, one after the other, as somebody pastes them. Only
/// where the programs, the database and the service are is put in; \a before is run first.
inline QStringList pasted(const QList<Example> &all, const DatabaseUrl &database,
                          const QUrl &service, const QString &folder, const QString &before = {})
{
    QString script;
    for (const Example &example : all)
        script += example.command + QStringLiteral("printf '\\036'\n");
    script.replace(QStringLiteral("build/release/bin/derdeskctl"), QStringLiteral("derdeskctl"));
    script.replace(QStringLiteral("127.0.0.1:8480"), service.authority());
    script.prepend(QStringLiteral("set -eu\nderdeskctl() { '%1' --database '%2' \"$@\"; }\n")
                       .arg(Derdeskctl::program(), database.text()) +
                   before);
    QProcess shell;
    shell.setWorkingDirectory(folder);
    shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), script});
    const Ended ended = Derdeskctl::endOf(shell, shell.waitForFinished(60'000));
    if (ended.exitCode != 0)
        qWarning("%s%s", ended.out.constData(), ended.err.constData());
    QStringList outputs = QString::fromUtf8(ended.out).split(u'\x1e');
    outputs.removeLast();
    return outputs;
}

} // namespace derdesk
