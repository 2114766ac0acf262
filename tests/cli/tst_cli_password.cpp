// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/PostgresCluster.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl at a terminal, on a server that wants a password.
class CliPasswordTest final : public QObject
{
    Q_OBJECT
    DatabaseUrl m_url = PostgresCluster::instance().create();

    /// script(1) is the terminal, on which a line is typed at each prompt.
    Ended type(const QString &command, const QByteArrayList &lines)
    {
        QProcess terminal;
        const QString words =
            u"%1 --database '%2' %3"_s.arg(Derdeskctl::program(), m_url.text(), command);
        terminal.start(u"script"_s, {u"-qec"_s, words, u"/dev/null"_s});
        QByteArray shown;
        for (const QByteArray &line : lines) {
            const qsizetype seen = shown.size();
            while (!shown.mid(seen).contains(": ") && terminal.waitForReadyRead(10'000))
                shown += terminal.readAllStandardOutput();
            terminal.write(line + '\n');
            shown += ' ';
        }
        terminal.closeWriteChannel();
        Ended ended = Derdeskctl::endOf(terminal, terminal.waitForFinished(30'000));
        ended.out.prepend(shown);
        return ended;
    }

private Q_SLOTS:
    void initTestCase()
    {
        PostgresCluster::instance().addUser(u"keeper"_s, u"open sesame"_s);
        m_url.server.setUserName(u"keeper"_s);
    }

    void asksWithoutShowing()
    {
        const Ended ended = type(u"init"_s, {"open barley", "open sesame"});
        QVERIFY2(ended.exitCode == 0, ended.out);
        const QByteArray prompt = "Password of keeper for " + m_url.name().toUtf8() + ": ";
        QCOMPARE(ended.out.count(prompt), 2);
        QVERIFY(ended.out.contains("schema version "));
        QVERIFY2(!ended.out.contains("sesame"), ended.out);
    }

    void givesUpAfterThree()
    {
        const Ended ended = type(u"check"_s, {"a", "b", "c"});
        QVERIFY(ended.exitCode != 0);
        QCOMPARE(ended.out.count("Password of keeper"), 3);
    }

    /// As a service has none.
    void withoutATerminalItFailsAtOnce()
    {
        const Ended ended = Derdeskctl(m_url).run({u"check"_s});
        QVERIFY(ended.exitCode != 0);
        QVERIFY2(ended.err.contains("password"), ended.err);
    }
};

QTEST_GUILESS_MAIN(CliPasswordTest)
#include "tst_cli_password.moc"
