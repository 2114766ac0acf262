// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AuditTrail.h"
#include "support/Outbox.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Where messages go, what signs them, and what people decide about single ones: all of it audited,
/// no secret told.
class ConfigureOutboundTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Outbox> m_box;

    Result<QByteArray> configure(const OutboundAddress &address)
    {
        return m_box->db.run([&](Transaction &tx) { return configureOutbound(tx, address); });
    }
    template <typename Operation>
    auto change(Operation operation, const QList<qint64> &numbers)
    {
        return m_box->db.run([&](Transaction &tx) { return operation(tx, numbers); });
    }
    AuditEntry lastAudit() { return auditEntries(m_box->db.read(), {}, 0, 1).value(0); }
    void setStatus(qint64 number, const char *status)
    {
        m_box->db.sql(QByteArray("UPDATE outbound_message SET status = '" + QByteArray(status) +
                                 "' WHERE id = " + QByteArray::number(number))
                          .constData());
    }

private Q_SLOTS:
    void init() { m_box = std::make_unique<Outbox>(); }

    void addressesAreChecked_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *url, bool good) {
            QTest::newRow(url) << QString::fromLatin1(url) << good;
        };
        row("https://cis.example.org/derdesk", true);
        row("https://cis.example.org:8443/a?b=c", true);
        row("http://localhost:8000/", true);
        row("http://127.0.0.1/", true);
        row("http://127.1.2.3/", true);
        row("http://[::1]:8000/", true);
        row("http://cis.example.org/", false);
        row("http://127.0.0.1.example.org/", false);
        row("http://localhost.example.org/", false);
        row("ftp://cis.example.org/", false);
        row("file:///etc/passwd", false);
        row("https:///path", false);
        row("https://user:word@cis.example.org/", false);
        row("https://cis.example.org/#part", false);
        row("cis.example.org", false);
        row("", false);
    }
    void addressesAreChecked()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        const auto secret = configure({QUrl(url, QUrl::StrictMode)});
        QCOMPARE(secret.has_value(), good);
        QCOMPARE(outboundAddress(m_box->db.read()).has_value(), good);
        if (!good) {
            QCOMPARE(secret.error().size(), 1);
            QCOMPARE(secret.error()[0].code, ProblemCode::NotAllowedValue);
            QCOMPARE(secret.error()[0].pointer, u"/url"_s);
            QCOMPARE(m_box->db.count("audit_entry"), 0);
        }
    }

    void namesEveryFault()
    {
        const auto answer =
            configure({QUrl(u"http://far.example.org/"_s), QByteArray(200'000, 'x'), 0, 9999, 0});
        QStringList pointers;
        for (const Problem &problem : answer.error())
            pointers.append(problem.pointer);
        QCOMPARE(pointers, (QStringList{u"/url"_s, u"/timeoutSeconds"_s, u"/retryDelaySeconds"_s,
                                        u"/mostAttempts"_s, u"/authority"_s}));
    }

    void theSecretIsMadeOnceForAnAddress()
    {
        const OutboundAddress address{QUrl(u"https://cis.example.org/a"_s), "PEM", 20, 30, 40};
        const auto first = configure(address);
        QVERIFY(first->startsWith("whsec_"));
        QCOMPARE(QByteArray::fromBase64(first->mid(6), QByteArray::Base64UrlEncoding).size(), 32);
        QCOMPARE(outboundSecrets(m_box->db.read()).current, *first);
        QCOMPARE(outboundAddress(m_box->db.read()), std::optional(address));

        OutboundAddress slower = address;
        slower.timeoutSeconds = 60;
        QCOMPARE(*configure(slower), QByteArray());
        QCOMPARE(outboundSecrets(m_box->db.read()).current, *first);
        QCOMPARE(lastAudit().changes.size(), 1);

        const auto other = configure({QUrl(u"https://cis.example.org/b"_s)});
        QVERIFY(!other->isEmpty() && *other != *first);
        QCOMPARE(outboundSecrets(m_box->db.read()).previous, QByteArray()); // that one is no friend
    }

    void aNewSecretLeavesADayForTheOldOne()
    {
        QCOMPARE(m_box->db.run(rotateOutboundSecret).error()[0].code, ProblemCode::NotFound);
        const auto first = configure({QUrl(u"https://cis.example.org/"_s)});
        const auto second = m_box->db.run(rotateOutboundSecret);
        const OutboundSecrets secrets = outboundSecrets(m_box->db.read());
        QCOMPARE(secrets.current, *second);
        QCOMPARE(secrets.previous, *first);
        const qint64 hours = QDateTime::currentDateTimeUtc().secsTo(secrets.previousUntil) / 3600;
        QVERIFY(hours == 23 || hours == 24);
    }

    void offForgetsEverything()
    {
        QVERIFY(configure({QUrl(u"https://cis.example.org/"_s)}));
        QVERIFY(m_box->db.run(switchOutboundOff));
        QCOMPARE(m_box->db.count("setting"), 0);
        QCOMPARE(lastAudit().action, u"REMOVE"_s);
        QCOMPARE(m_box->db.run(switchOutboundOff).error()[0].code, ProblemCode::NotFound);
    }

    void theAuditTrailTellsNoSecret()
    {
        const auto first = configure({QUrl(u"https://cis.example.org/"_s)});
        const auto second = m_box->db.run(rotateOutboundSecret);
        QVERIFY(m_box->db.run(switchOutboundOff));
        const QList<AuditEntry> entries = auditEntries(m_box->db.read(), {u"setting"_s, {}}, 0, 9);
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].actor.name, u"clerk"_s);
        for (const QByteArray &secret : {*first, *second})
            QCOMPARE(m_box->db.number("SELECT count(*) FROM audit_entry WHERE changes LIKE '%" +
                                      secret + "%'"),
                     0);
        QCOMPARE(verifyAuditTrail(m_box->db.read()), std::nullopt);
    }

    void whatMayBeResentAndSkipped_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<bool>("resent");
        QTest::addColumn<bool>("skipped");
        QTest::newRow("waiting") << "WAITING"_ba << true << true;
        QTest::newRow("failed") << "FAILED"_ba << true << true;
        QTest::newRow("skipped") << "SKIPPED"_ba << true << false;
        QTest::newRow("sent") << "SENT"_ba << false << false;
    }
    void whatMayBeResentAndSkipped()
    {
        QFETCH(QByteArray, status);
        QFETCH(bool, resent);
        QFETCH(bool, skipped);
        const qint64 number = m_box->enroll();
        setStatus(number, status);
        const auto done = change(resendOutbound, {number});
        QCOMPARE(done.has_value(), resent);
        if (!resent)
            QCOMPARE(done.error()[0].code, ProblemCode::RecordChanged);
        setStatus(number, status);
        QCOMPARE(change(skipOutbound, {number}).has_value(), skipped);
        QCOMPARE(m_box->find(number).status == OutboundStatus::Skipped,
                 skipped || status == "SKIPPED");
    }

    void allOrNone()
    {
        const qint64 one = m_box->enroll();
        const qint64 other = m_box->enroll();
        setStatus(one, "FAILED");
        setStatus(other, "SENT");
        QVERIFY(!change(resendOutbound, {one, other}));
        QCOMPARE(m_box->find(one).status, OutboundStatus::Failed);
        QCOMPARE(m_box->db.count("audit_entry"), 0);
        QCOMPARE(change(resendOutbound, {one, 999}).error()[0].code, ProblemCode::NotFound);
        QCOMPARE(*change(resendOutbound, {one}), 1);
        QCOMPARE(lastAudit().action, u"RESEND"_s);
        QCOMPARE(lastAudit().key, m_box->find(one).id());
        QCOMPARE(lastAudit().changes[0].from, u"FAILED"_s);
        QCOMPARE(lastAudit().changes[0].to, u"WAITING"_s);
    }

    void aResentOneHasAllItsAttemptsBeforeIt()
    {
        const qint64 number = m_box->enroll();
        m_box->db.sql(
            "UPDATE outbound_message SET status = 'FAILED', attempts = 50, next_attempt = "
            "99999999999999");
        QVERIFY(change(resendOutbound, {number}));
        QCOMPARE(m_box->find(number).attempts, 0);
        QVERIFY(m_box->find(number).nextAttempt <= QDateTime::currentDateTimeUtc());
    }
};

QTEST_GUILESS_MAIN(ConfigureOutboundTest)
#include "tst_configureoutbound.moc"
