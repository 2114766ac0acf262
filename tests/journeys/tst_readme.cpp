// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DatabaseUrl.h"
#include "support/Derdeskctl.h"
#include "support/Document.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// A command of README.md, and the answer that stands below it.
struct Example
{
    QString command;
    QString answer; ///< empty: none stands there
};

QList<Example> examples()
{
    QList<Example> found;
    for (const FencedBlock &block : fencedBlocks(document(u"README.md"_s))) {
        const bool uses = block.text.contains(u"curl"_s) || block.text.contains(u"derdeskctl"_s);
        if (block.language == u"sh"_s && uses)
            found.append({block.text, {}});
        else if (block.language == u"http"_s && !found.isEmpty())
            found.last().answer = block.text;
    }
    return found;
}

/// Ids and times are other ones each time.
QString masked(QString text)
{
    static const QRegularExpression id(u"\\b[0-9]{14}\\b"_s);
    static const QRegularExpression time(u"[0-9-]{10}T[0-9:.]{12}Z"_s);
    return text.replace(id, u"ID"_s).replace(time, u"TIME"_s);
}

/// An HTTP answer in parts, as both README.md and curl -i write it.
struct Answer
{
    explicit Answer(const QString &text)
    {
        const QString whole = masked(QString(text).remove(u'\r'));
        const qsizetype end = whole.indexOf(u"\n\n"_s);
        head = whole.left(end).trimmed().split(u'\n');
        body = whole.mid(end).trimmed();
    }

    QJsonObject json() const { return QJsonDocument::fromJson(body.toUtf8()).object(); }

    QStringList head;
    QString body;
};

} // namespace

class ReadmeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const Derdeskctl derdeskctl(m_url);
        QCOMPARE(derdeskctl.run({u"init"_s}).exitCode, 0);
        QCOMPARE(derdeskctl.run({u"demo"_s}).exitCode, 0);
        m_serve = std::make_unique<Serve>(m_url, QStringList{u"--monitor-interval"_s, u"0"_s});
        m_outputs = pasted(examples());
    }

    void answersAreAsShown_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("given");
        const QList<Example> all = examples();
        QCOMPARE(m_outputs.size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i) {
            if (!all[i].answer.isEmpty())
                QTest::addRow("%lld: %s", qlonglong(i),
                              qPrintable(all[i].command.section(u'\n', 0, 0)))
                    << all[i].answer << m_outputs[i];
        }
    }

    void answersAreAsShown()
    {
        QFETCH(QString, shown);
        QFETCH(QString, given);
        const Answer wanted(shown);
        const Answer actual(given);
        QVERIFY2(!actual.head.constFirst().isEmpty(), "curl printed nothing");
        for (const QString &line : wanted.head)
            QVERIFY2(actual.head.contains(line), qPrintable(line + u"\nis not in\n" + given));
        if (wanted.json().isEmpty())
            QCOMPARE(actual.body, wanted.body);
        else
            QCOMPARE(actual.json(), wanted.json());
    }

    /// What a reader may look for: requests of each kind, refusals and look-ups.
    void showsEveryOperation_data()
    {
        QTest::addColumn<QString>("part");
        for (const char *part :
             {"/register\"", "/interconnect\"", "application/xml", "/tasks/", "/transactions/"})
            QTest::newRow(part) << QString::fromLatin1(part);
    }

    void showsEveryOperation()
    {
        QFETCH(QString, part);
        const QList<Example> all = examples();
        QVERIFY(std::any_of(all.cbegin(), all.cend(), [&part](const Example &example) {
            return example.command.contains(part) && !example.answer.isEmpty();
        }));
    }

    void commandsAndOptionsAreListed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("README") << u"README.md"_s;
        QTest::newRow("man page") << u"packaging/derdeskctl.1"_s;
    }

    void commandsAndOptionsAreListed()
    {
        QFETCH(QString, path);
        // A man page sets fonts by \fB and the like, and writes its hyphens \-.
        static const QRegularExpression font(u"\\\\f[A-Z]|^\\.[A-Z]+ |\""_s,
                                             QRegularExpression::MultilineOption);
        const QString text = document(path).remove(font).replace(u"\\-"_s, u"-"_s);
        const QStringList commands = namesIn(Derdeskctl::runBare({u"--help"_s}).out);
        QVERIFY(commands.contains(u"token create"_s));
        for (const QString &command : commands) {
            if (!command.startsWith(u"--"_s))
                QVERIFY2(text.contains(command), qPrintable(command));
            const Ended help = Derdeskctl::runBare(command.split(u' ') + QStringList{u"--help"_s});
            for (const QString &option : namesIn(help.out)) {
                const bool general = option == u"--database"_s || option == u"--help"_s;
                QVERIFY2(general || text.contains(option), qPrintable(command + u' ' + option));
            }
        }
    }

    void importColumnsAreRight_data()
    {
        QTest::addColumn<QStringList>("columns");
        QTest::addColumn<bool>("taken");
        for (auto found = importRows(); found.hasNext();) {
            const QRegularExpressionMatch row = found.next();
            const QByteArray kind = row.captured(1).toUtf8();
            const QStringList all = columnsIn(row.captured(2), u"`"_s);
            const QStringList needed = columnsIn(row.captured(2), u"**`"_s);
            QTest::addRow("%s: all", kind.constData()) << all << true;
            QTest::addRow("%s: those needed", kind.constData()) << needed << true;
            for (const QString &column : needed) {
                QStringList rest = all;
                rest.removeOne(column);
                QTest::addRow("%s: without %s", kind.constData(), qPrintable(column))
                    << rest << false;
            }
        }
    }

    void importColumnsAreRight()
    {
        QFETCH(QStringList, columns);
        QFETCH(bool, taken);
        QFile file(m_folder.filePath(u"import.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(columns.join(u',').toUtf8() + "\n");
        file.close();
        const QString kind = QString::fromUtf8(QTest::currentDataTag()).section(u':', 0, 0);
        const Ended ended =
            Derdeskctl(m_url).run({u"import"_s, kind, file.fileName(), u"--dry-run"_s});
        QCOMPARE(ended.exitCode, taken ? 0 : 1);
    }

    void linksLeadToFiles_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void linksLeadToFiles()
    {
        QFETCH(QString, path);
        QCOMPARE(deadLinks(path), QStringList());
    }

private:
    /// The rows of the table of import files: kind and columns.
    static QRegularExpressionMatchIterator importRows()
    {
        static const QRegularExpression row(u"^\\| `([a-z-]+)` \\| (.*) \\|$"_s,
                                            QRegularExpression::MultilineOption);
        const QString section = document(u"README.md"_s).section(u"\n## Import files\n"_s, 1);
        return row.globalMatch(section.section(u"\n## "_s, 0, 0));
    }

    /// The columns that begin with the mark; what stands in parentheses explains.
    static QStringList columnsIn(QString cell, const QString &mark)
    {
        static const QRegularExpression explained(u"\\([^)]*\\)"_s);
        static const QRegularExpression name(u"(\\**`)(\\w+)`"_s);
        QStringList names;
        cell.remove(explained);
        for (auto found = name.globalMatch(cell); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            if (match.captured(1).endsWith(mark))
                names.append(match.captured(2));
        }
        return names;
    }

    /// The first words of the indented lines: commands with their second word, and options.
    static QStringList namesIn(const QByteArray &help)
    {
        static const QRegularExpression name(u"^  (--[a-z-]+|[a-z]+( [a-z]+)?)(?= |,)"_s,
                                             QRegularExpression::MultilineOption);
        QStringList names;
        for (auto found = name.globalMatch(QString::fromUtf8(help)); found.hasNext();)
            names.append(found.next().captured(1));
        return names;
    }

    /// What a shell prints for each, one after the other, as somebody pastes them. Only where the
    /// programs, the database and the service are is put in.
    QStringList pasted(const QList<Example> &all)
    {
        QString script = u"set -eu\n"_s;
        for (const Example &example : all)
            script += example.command + u"printf '\\036'\n";
        script.replace(u"build/release/bin/derdeskctl"_s,
                       Derdeskctl::program() + u" --database " + m_url.text());
        script.replace(u"127.0.0.1:8480"_s, m_serve->url().authority());
        QProcess shell;
        shell.start(u"bash"_s, {u"-c"_s, script});
        const Ended ended = Derdeskctl::endOf(shell, shell.waitForFinished(60'000));
        if (ended.exitCode != 0)
            qWarning("%s%s", ended.out.constData(), ended.err.constData());
        QStringList outputs = QString::fromUtf8(ended.out).split(u'\x1e');
        outputs.removeLast();
        return outputs;
    }

    QTemporaryDir m_folder;
    const DatabaseUrl m_url{m_folder.filePath(u"readme.db"_s)};
    std::unique_ptr<Serve> m_serve;
    QStringList m_outputs;
};

} // namespace derdesk

QTEST_GUILESS_MAIN(derdesk::ReadmeTest)
#include "tst_readme.moc"
