// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/Outbox.h"
#include "support/Receiver.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// derdeskctl outbound: what an administrator sets up, looks at and sends from a script.
class CliOutboundTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Outbox> m_box;
    QTemporaryDir m_folder;

    Ended run(const QString &words)
    {
        return Derdeskctl(m_box->db.url()).run(u"outbound "_s.append(words).split(u' '));
    }
    static QJsonObject json(const Ended &ended)
    {
        return QJsonDocument::fromJson(ended.out).object();
    }

private Q_SLOTS:
    void init() { m_box = std::make_unique<Outbox>(); }

    void printsTheSecretOnce()
    {
        const Ended first = run(u"configure https://cis.example.org/derdesk"_s);
        QCOMPARE(first.exitCode, 0);
        QCOMPARE(first.err, QByteArray());
        QCOMPARE(first.out.trimmed(), outboundSecrets(m_box->db.read()).current);
        const Ended again = run(u"configure https://cis.example.org/derdesk --timeout 30 "
                                "--retry-delay 5 --attempts 7"_s);
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.out, QByteArray());
        QVERIFY2(again.err.contains("outbound rotate"), again.err);
        const auto address = outboundAddress(m_box->db.read());
        QCOMPARE(address->timeoutSeconds, 30);
        QCOMPARE(address->retryDelaySeconds, 5);
        QCOMPARE(address->mostAttempts, 7);
        const Ended rotated = run(u"rotate"_s);
        QCOMPARE(rotated.out.trimmed(), outboundSecrets(m_box->db.read()).current);
        QVERIFY(rotated.out != first.out);
        for (const char *words : {"status", "list"}) {
            const Ended shown = run(QString::fromLatin1(words));
            QVERIFY(!shown.out.contains("whsec_") && !shown.err.contains("whsec_"));
        }
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char *words, int code, const char *message) {
            QTest::newRow(words) << QString::fromLatin1(words) << code << QByteArray(message);
        };
        row("configure http://cis.example.org/", 1, "https://HOST/PATH");
        row("configure", 2, "URL is missing");
        row("configure https://a.example/ --timeout 61", 2, "--timeout: \"61\"");
        row("configure https://a.example/ --retry-delay 0", 2, "--retry-delay: \"0\"");
        row("configure https://a.example/ --attempts 0", 2, "--attempts: \"0\"");
        row("configure https://a.example/ --ca /nowhere.pem", 1, "/nowhere.pem");
        row("configure https://a.example/ --ca /etc/hostname", 1, "no certificate in PEM");
        row("rotate", 1, "There is no outbound address");
        row("off", 1, "There is no outbound address");
        row("deliver", 1, "no address is set");
        row("list --status LOST", 2, "WAITING, SENT, FAILED, SKIPPED");
        row("resend what", 2, "\"what\" is no id");
        row("resend 77", 1, "There is no Outbound message 77");
        row("skip 77", 1, "There is no Outbound message 77");
    }
    void refusesWhatIsWrong()
    {
        QFETCH(QString, words);
        QFETCH(int, code);
        QFETCH(QByteArray, message);
        const Ended ended = run(words);
        QCOMPARE(ended.exitCode, code);
        QCOMPARE(ended.out, QByteArray());
        QVERIFY2(ended.err.contains(message), ended.err);
        QVERIFY(!outboundAddress(m_box->db.read()));
    }

    void deliversWhatIsDue()
    {
        const Receiver receiver([](const Received &got) {
            return outboundNumber(got.id()) == 2 ? Reply{422, {}, "no"} : Reply();
        });
        for (int i = 0; i < 3; ++i)
            m_box->enroll();
        m_box->more(2, 1);
        QCOMPARE(run(u"configure "_s + receiver.url().toString()).exitCode, 0);
        const Ended ended = run(u"deliver"_s);
        QCOMPARE(ended.exitCode, 0);
        const QJsonObject counts = json(ended);
        QCOMPARE(counts[u"sent"].toInt(), 2);
        QCOMPARE(counts[u"failed"].toInt(), 1);
        QCOMPARE(counts[u"postponed"].toInt(), 0);
        QCOMPARE(counts[u"waiting"].toInt(), 1);
        QVERIFY(counts[u"seconds"].isDouble());
        QCOMPARE(counts.size(), 5);

        const QJsonObject status = json(run(u"status"_s));
        QCOMPARE(status[u"url"].toString(), receiver.url().toString());
        QCOMPARE(status[u"waiting"].toInt(), 1);
        QCOMPARE(status[u"failed"].toInt(), 1);
        QVERIFY(QDateTime::fromString(status[u"lastSent"].toString(), Qt::ISODate).isValid());

        const QByteArrayList columns = run(u"list --status FAILED"_s).out.trimmed().split('\t');
        const OutboundMessage failed = m_box->find(2);
        QCOMPARE(columns,
                 (QByteArrayList{failed.id().toLatin1(), "ENROLLED", "FAILED",
                                 failed.createdAt.toString(Qt::ISODate).toLatin1(), "1", "-", "-",
                                 idText(failed.deviceId).toLatin1(), "422 Status: no"}));
        QCOMPARE(run(u"list"_s).out.trimmed().split('\n').size(), 4);

        QCOMPARE(run(u"resend "_s + failed.id()).exitCode, 0);
        QCOMPARE(m_box->find(2).status, OutboundStatus::Waiting);
        QCOMPARE(run(u"skip 2"_s).exitCode, 0);
        QCOMPARE(json(run(u"deliver"_s))[u"sent"].toInt(), 1);
        QCOMPARE(run(u"skip 1"_s).exitCode, 1);
        QCOMPARE(run(u"off"_s).exitCode, 0);
        QVERIFY(!outboundAddress(m_box->db.read()));
    }

    void trustsTheUtilitysOwnAuthority()
    {
        const Receiver receiver([](const Received &) { return Reply(); }, true);
        m_box->enroll();
        const QString url = receiver.url().toString();
        QCOMPARE(run(u"configure "_s + url).exitCode, 0);
        QCOMPARE(json(run(u"deliver"_s))[u"postponed"].toInt(), 1);
        QVERIFY(run(u"list"_s).out.contains("certificate"));
        QCOMPARE(run(u"configure %1 --ca %2"_s.arg(
                         url, QStringLiteral(DERDESK_SOURCE "/tests/support/tls/certificate.pem")))
                     .exitCode,
                 0);
        QCOMPARE(run(u"resend 1"_s).exitCode, 0);
        QCOMPARE(json(run(u"deliver"_s))[u"sent"].toInt(), 1);
    }

    void sendsALargeBacklogInOnePass()
    {
        const Receiver receiver;
        m_box->enroll();
        m_box->enroll();
        m_box->more(1, 150);
        m_box->more(2, 150);
        run(u"configure "_s + receiver.url().toString());
        QCOMPARE(json(run(u"deliver"_s))[u"sent"].toInt(), 302);
        QCOMPARE(receiver.received().size(), 302);
    }
};

QTEST_GUILESS_MAIN(CliOutboundTest)
#include "tst_cli_outbound.moc"
