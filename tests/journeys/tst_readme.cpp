// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DatabaseUrl.h"
#include "support/Pasted.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace derdesk {

using namespace Qt::StringLiterals;

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
        m_outputs = pasted(m_examples, m_url, m_serve->url(), m_folder.path());
    }

    void answersAreAsShown_data()
    {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("given");
        QCOMPARE(m_outputs.size(), m_examples.size());
        for (qsizetype i = 0; i < m_examples.size(); ++i) {
            const Example &example = m_examples[i];
            if (!example.answer.isEmpty())
                QTest::addRow("%lld: %s", qlonglong(i),
                              qPrintable(example.command.section(u'\n', 0, 0)))
                    << example.answer << m_outputs[i];
        }
    }

    void answersAreAsShown()
    {
        QFETCH(QString, shown);
        QFETCH(QString, given);
        QCOMPARE(missingIn(given, shown), QString());
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
        QVERIFY(
            std::any_of(m_examples.cbegin(), m_examples.cend(), [&part](const Example &example) {
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

    const QList<Example> m_examples = examples(u"README.md"_s);
    QTemporaryDir m_folder;
    const DatabaseUrl m_url{m_folder.filePath(u"readme.db"_s)};
    std::unique_ptr<Serve> m_serve;
    QStringList m_outputs;
};

} // namespace derdesk

QTEST_GUILESS_MAIN(derdesk::ReadmeTest)
#include "tst_readme.moc"
