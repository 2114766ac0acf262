// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DatabaseUrl.h"
#include "support/Pasted.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString guide = u"resources/api/integration.md"_s;
const QString publicName = u"der.example.org"_s;

QString tlsFile(const QString &name)
{
    return QStringLiteral(DERDESK_SOURCE "/tests/support/tls/") + name;
}

} // namespace

/// What the integration guide shows is what the program does, on the demo data.
class IntegrationGuideTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesEveryCommand();
    void answersAreAsShown_data();
    void answersAreAsShown();
    void showsEveryOperation_data();
    void showsEveryOperation();
    void leavesTheContract();
    void linksLeadToHeadings() { QCOMPARE(deadLinks(guide), QStringList()); }

private:
    const QList<Example> m_examples = examples(guide);
    QTemporaryDir m_folder;
    const DatabaseUrl m_url{m_folder.filePath(u"guide.db"_s)};
    std::unique_ptr<Serve> m_serve;
    std::unique_ptr<Serve> m_tls; ///< the same service as others reach it
    QStringList m_outputs;
};

void IntegrationGuideTest::initTestCase()
{
    const Derdeskctl derdeskctl(m_url);
    QCOMPARE(derdeskctl.run({u"init"_s}).exitCode, 0);
    QCOMPARE(derdeskctl.run({u"demo"_s}).exitCode, 0);
    const QStringList noMonitor{u"--monitor-interval"_s, u"0"_s};
    m_serve = std::make_unique<Serve>(m_url, noMonitor);
    m_tls = std::make_unique<Serve>(
        m_url, noMonitor + QStringList{u"--name"_s, publicName, u"--tls-certificate"_s,
                                       tlsFile(u"certificate.pem"_s), u"--tls-key"_s,
                                       tlsFile(u"key.pem"_s)});
    QVERIFY(QFile::copy(tlsFile(u"client-certificate.pem"_s), m_folder.filePath(u"client.pem"_s)));
    QVERIFY(QFile::copy(tlsFile(u"client-key.pem"_s), m_folder.filePath(u"client-key.pem"_s)));
    // The name leads here, and our certificate is for another.
    const QString curl =
        u"curl() { command curl --insecure --connect-to %1:443:%2 \"$@\"; }\n"_s.arg(
            publicName, m_tls->url().authority());
    m_outputs = pasted(m_examples, m_url, m_serve->url(), m_folder.path(), curl);
}

void IntegrationGuideTest::takesEveryCommand()
{
    qsizetype commands = 0;
    for (const FencedBlock &block : fencedBlocks(document(guide)))
        commands += block.language == u"sh" ? 1 : 0;
    QCOMPARE(m_examples.size(), commands);
    QCOMPARE(m_outputs.size(), commands);
}

void IntegrationGuideTest::answersAreAsShown_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("given");
    for (qsizetype i = 0; i < m_outputs.size(); ++i) {
        const Example &example = m_examples[i];
        if (!example.answer.isEmpty())
            QTest::addRow("%lld: %s", qlonglong(i),
                          qPrintable(example.command.section(u'\n', 0, 0)))
                << example.answer << m_outputs[i];
    }
}

void IntegrationGuideTest::answersAreAsShown()
{
    QFETCH(const QString, shown);
    QFETCH(const QString, given);
    QCOMPARE(missingIn(given, shown), QString());
}

/// What integrators look for, each with the answer that it gets.
void IntegrationGuideTest::showsEveryOperation_data()
{
    QTest::addColumn<QString>("part");
    for (const char *part :
         {"/register\"", "/interconnect\"", "/register/batch\"", "/tasks/", "/transactions/",
          "application/xml", "Idempotency-Key", "X-Request-Id", "--cert ", "/health/ready"})
        QTest::newRow(part) << QString::fromLatin1(part);
}

void IntegrationGuideTest::showsEveryOperation()
{
    QFETCH(const QString, part);
    QVERIFY(std::any_of(m_examples.cbegin(), m_examples.cend(), [&part](const Example &example) {
        return example.command.contains(part) && !example.answer.isEmpty();
    }));
}

void IntegrationGuideTest::leavesTheContract()
{
    QFile file(m_folder.filePath(u"openapi.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()),
             QJsonDocument::fromJson(document(u"resources/api/openapi.json"_s).toUtf8()));
}

} // namespace derdesk

QTEST_GUILESS_MAIN(derdesk::IntegrationGuideTest)
#include "tst_integrationguide.moc"
