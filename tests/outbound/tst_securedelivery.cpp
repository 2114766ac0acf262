// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbound/OutboundDelivery.h"
#include "support/Document.h"
#include "support/Outbox.h"
#include "support/Receiver.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Messages go over TLS to whom the utility trusts, and others can check where they come from.
class SecureDeliveryTest : public QObject
{
    Q_OBJECT
    Outbox m_box;

    static QByteArray certificate(const QString &name = u"certificate.pem"_s)
    {
        QFile file(QStringLiteral(DERDESK_SOURCE "/tests/support/tls/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void deliver()
    {
        m_box.db.sql("UPDATE outbound_message SET next_attempt = 0");
        OutboundDelivery delivery(m_box.db.database(), m_box.db.writer());
        QSignalSpy idle(&delivery, &OutboundDelivery::idle);
        delivery.deliver();
        QTRY_VERIFY(!idle.isEmpty());
    }

private Q_SLOTS:
    void aReceiverThatNobodyVouchesForGetsNothing()
    {
        const Receiver receiver([](const Received &) { return Reply(); }, true);
        const qint64 number = m_box.enroll();
        QVERIFY(!m_box.configure({receiver.url()}).isEmpty());
        deliver();
        QCOMPARE(m_box.find(number).status, OutboundStatus::Waiting);
        QVERIFY2(m_box.find(number).lastError.contains(u"certificate"_s),
                 qPrintable(m_box.find(number).lastError));
        QCOMPARE(receiver.received().size(), 0);

        // The wrong authority is no better.
        m_box.configure({receiver.url(), certificate(u"client-certificate.pem"_s)});
        deliver();
        QCOMPARE(receiver.received().size(), 0);

        m_box.configure({receiver.url(), certificate()});
        deliver();
        QCOMPARE(receiver.received().size(), 1);
        QCOMPARE(m_box.find(number).status, OutboundStatus::Sent);
    }

    void theNameHasToBeRight()
    {
        const Receiver receiver([](const Received &) { return Reply(); }, true);
        const qint64 number = m_box.enroll();
        QUrl other = receiver.url();
        other.setHost(u"127.0.0.2"_s); // which the certificate does not name
        m_box.configure({other, certificate()});
        deliver();
        QCOMPARE(receiver.received().size(), 0);
        QCOMPARE(m_box.find(number).status, OutboundStatus::Waiting);
        QVERIFY(m_box.db.run(
            [number](Transaction &tx) { return skipOutbound(tx, QList<qint64>{number}); }));
    }

    /// With the command that the receivers' guide shows.
    void opensslFindsTheSameSignature()
    {
        const Receiver receiver;
        m_box.enroll();
        const QByteArray secret = m_box.configure({receiver.url()});
        deliver();
        const Received got = receiver.received().constFirst();
        const QByteArray signature = got.headers.value("derdesk-signature");
        QTemporaryDir folder;
        QFile body(folder.filePath(u"body.json"_s));
        QVERIFY(body.open(QIODevice::WriteOnly));
        body.write(got.body);
        body.close();
        QString command;
        for (const FencedBlock &block : fencedBlocks(document(u"resources/api/outbound.md"_s))) {
            if (block.text.contains(u"openssl"))
                command = block.text;
        }
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"secret"_s, QString::fromLatin1(secret));
        environment.insert(u"signature"_s, QString::fromLatin1(signature));
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(folder.path());
        shell.start(u"sh"_s, {u"-c"_s, command});
        QVERIFY(shell.waitForFinished());
        const QByteArray found = shell.readAllStandardOutput().split(' ').constFirst();
        QCOMPARE(found.size(), 64);
        QVERIFY2(signature.endsWith(QByteArray(",v1=" + found)), signature);
    }
};

QTEST_GUILESS_MAIN(SecureDeliveryTest)
#include "tst_securedelivery.moc"
