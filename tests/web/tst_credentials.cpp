// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AuditTrail.h"
#include "support/SignedIn.h"
#include "support/TestDatabase.h"
#include "web/Credentials.h"

#include <QRegularExpression>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

Result<QString> create(TestDatabase &database, const QString &name, const QStringList &scopes)
{
    return database.run([&](Transaction &tx) { return createToken(tx, name, {scopes, {}, {}}); });
}

} // namespace

class CredentialsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWithItsSecretOnly();
    void keepsNoSecret();
    void makesEachSecretAnew();
    void refusesNamesAndScopes_data();
    void refusesNamesAndScopes();
    void usesANameOnce();
    void closesWhenRevoked();
    void listsTokens();
    void endsWithItsTime();
    void renewsASecret();
    void renewsWhatWasRevoked();
    void knowsACertificate();
    void aCertificateIsOneClients();
    void isInTheAuditTrail();
    void onlyAdministratorsMayMakeRenewAndRevoke();
};

void CredentialsTest::onlyAdministratorsMayMakeRenewAndRevoke()
{
    TestDatabase database;
    addTestUsers(database);
    const auto faultsOf = [&](const QString &user) {
        const auto run = [&](auto work) {
            const auto outcome = database.writer().wait(signedIn(user), work);
            return outcome ? Problems() : outcome.error();
        };
        return QList<Problems>{run([](Transaction &tx) {
                                   return createToken(tx, u"a"_s, {{u"read"_s}, {}, {}});
                               }),
                               run([](Transaction &tx) { return renewToken(tx, u"a"_s, {}, {}); }),
                               run([](Transaction &tx) { return revokeToken(tx, u"a"_s); })};
    };
    for (const QString &user : {u"viewer"_s, u"clerk"_s}) {
        const Problems refused{refusal(Permission::Administer, user)};
        QCOMPARE(faultsOf(user), (QList<Problems>{refused, refused, refused}));
    }
    QCOMPARE(faultsOf(u"administrator"_s), (QList<Problems>{{}, {}, {}}));
}

void CredentialsTest::opensWithItsSecretOnly()
{
    TestDatabase database;
    const auto secret = create(database, u"aggregator"_s, {u"read"_s, u"register"_s, u"read"_s});
    QVERIFY(secret);
    const QByteArray bytes = secret->toLatin1();
    const auto client = authenticate(database.read(), bytes);
    QVERIFY(client);
    QCOMPARE(client->name, u"aggregator");
    QCOMPARE(client->scopes, QStringList({u"register"_s, u"read"_s}));
    QVERIFY(client->may(Scope::Register));
    QVERIFY(client->may(Scope::Read));
    QVERIFY(!client->may(Scope::Interconnect));
    for (const QByteArray &wrong :
         {QByteArray(), QByteArray("derdesk_"), bytes.chopped(1), QByteArray(bytes + 'A'),
          bytes.toLower(), bytes.mid(8), QByteArray("aggregator"), QByteArray(100'000, 'x')})
        QVERIFY2(!authenticate(database.read(), wrong), wrong.left(100));
}

void CredentialsTest::keepsNoSecret()
{
    TestDatabase database;
    const QByteArray secret = create(database, u"a"_s, {u"read"_s})->toLatin1();
    const QByteArray hash =
        database.read().value(u"SELECT secret_hash FROM api_client"_s).toByteArray();
    QCOMPARE(hash.size(), 32);
    QVERIFY(!hash.contains(secret));
    // Nowhere in the files either.
    const QFileInfo file(database.url().path);
    const QFileInfoList files = file.dir().entryInfoList({file.fileName() + u'*'}, QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &each : files) {
        QFile content(each.filePath());
        QVERIFY(content.open(QIODevice::ReadOnly));
        QVERIFY(!content.readAll().contains(secret.mid(8)));
    }
}

void CredentialsTest::makesEachSecretAnew()
{
    TestDatabase database;
    QSet<QString> secrets;
    const QRegularExpression form(u"^derdesk_[A-Za-z0-9_-]{43}$"_s);
    for (int i = 0; i < 20; ++i) {
        const QString secret = *create(database, u"c%1"_s.arg(i), {u"read"_s});
        QVERIFY2(form.match(secret).hasMatch(), qPrintable(secret));
        secrets.insert(secret);
    }
    QCOMPARE(secrets.size(), 20);
}

void CredentialsTest::refusesNamesAndScopes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QString>("pointer");
    const QStringList good{u"read"_s};
    QTest::newRow("no name") << QString() << good << u"/name"_s;
    QTest::newRow("blank name") << u"  "_s << good << u"/name"_s;
    QTest::newRow("blank around") << u" a"_s << good << u"/name"_s;
    QTest::newRow("line break") << u"a\nb"_s << good << u"/name"_s;
    QTest::newRow("too long") << QString(61, u'a') << good << u"/name"_s;
    QTest::newRow("no scope") << u"a"_s << QStringList() << u"/scope"_s;
    QTest::newRow("unknown scope") << u"a"_s << QStringList{u"read"_s, u"write"_s} << u"/scope"_s;
    QTest::newRow("case of a scope") << u"a"_s << QStringList{u"Read"_s} << u"/scope"_s;
}

void CredentialsTest::refusesNamesAndScopes()
{
    QFETCH(QString, name);
    QFETCH(QStringList, scopes);
    QFETCH(QString, pointer);
    TestDatabase database;
    const auto secret = create(database, name, scopes);
    QVERIFY(!secret);
    QCOMPARE(secret.error().size(), 1);
    QCOMPARE(secret.error().at(0).code, ProblemCode::NotAllowedValue);
    QCOMPARE(secret.error().at(0).pointer, pointer);
    QCOMPARE(database.count("api_client"), 0);
}

void CredentialsTest::usesANameOnce()
{
    TestDatabase database;
    QVERIFY(create(database, u"a"_s, {u"read"_s}));
    auto again = create(database, u"a"_s, {u"register"_s});
    QVERIFY(!again);
    QCOMPARE(again.error().at(0).code, ProblemCode::AlreadyExists);
    QVERIFY(database.run([](Transaction &tx) { return revokeToken(tx, u"a"_s); }));
    again = create(database, u"a"_s, {u"read"_s});
    QVERIFY(!again);
    QCOMPARE(again.error().at(0).code, ProblemCode::AlreadyExists);
    QVERIFY(create(database, QString(60, u'ä'), {u"read"_s}));
}

void CredentialsTest::closesWhenRevoked()
{
    TestDatabase database;
    const QByteArray first = create(database, u"a"_s, {u"read"_s})->toLatin1();
    const QByteArray second = create(database, u"b"_s, {u"read"_s})->toLatin1();
    const auto revoked = database.run([](Transaction &tx) { return revokeToken(tx, u"a"_s); });
    QVERIFY(revoked);
    QCOMPARE(revoked->name, u"a");
    QVERIFY(revoked->revokedAt.isValid());
    QVERIFY(!authenticate(database.read(), first));
    QVERIFY(authenticate(database.read(), second));
    for (const QString &name : {u"a"_s, u"c"_s, QString()}) {
        const auto failed = database.run([&](Transaction &tx) { return revokeToken(tx, name); });
        QVERIFY(!failed);
        QCOMPARE(failed.error().at(0).code, ProblemCode::NotFound);
    }
}

void CredentialsTest::listsTokens()
{
    TestDatabase database;
    QCOMPARE(listTokens(database.read()).size(), 0);
    QVERIFY(create(database, u"b"_s, {u"read"_s}));
    QVERIFY(create(database, u"a"_s, {u"interconnect"_s, u"register"_s}));
    QVERIFY(database.run([](Transaction &tx) { return revokeToken(tx, u"b"_s); }));
    const QList<Token> tokens = listTokens(database.read());
    QCOMPARE(tokens.size(), 2);
    QCOMPARE(tokens.at(0).name, u"a");
    QCOMPARE(tokens.at(0).access.scopes, QStringList({u"register"_s, u"interconnect"_s}));
    QVERIFY(tokens.at(0).createdAt.isValid());
    QVERIFY(tokens.at(0).revokedAt.isNull());
    QCOMPARE(tokens.at(1).name, u"b");
    QVERIFY(tokens.at(1).revokedAt >= tokens.at(1).createdAt);
}

void CredentialsTest::endsWithItsTime()
{
    TestDatabase database;
    const QDateTime end(QDate(2027, 1, 31), QTime(12, 0), Qt::UTC);
    const auto secret = database.run([&](Transaction &tx) {
        return createToken(tx, u"a"_s, {{u"read"_s}, end, {}});
    });
    const auto client = authenticate(database.read(), secret->toLatin1());
    QVERIFY(client);
    QCOMPARE(client->expiresAt, end);
    QVERIFY(!client->hasExpired(end.addMSecs(-1)));
    QVERIFY(client->hasExpired(end));
    QCOMPARE(listTokens(database.read()).constFirst().access.expiresAt, end);
}

void CredentialsTest::renewsASecret()
{
    TestDatabase database;
    const auto old = create(database, u"a"_s, {u"read"_s});
    const QDateTime end(QDate(2027, 1, 31), QTime(12, 0), Qt::UTC);
    const auto renewed =
        database.run([&](Transaction &tx) { return renewToken(tx, u"a"_s, end, {}); });
    QVERIFY(renewed);
    QVERIFY(!authenticate(database.read(), old->toLatin1()));
    const auto client = authenticate(database.read(), renewed->toLatin1());
    QVERIFY(client);
    QCOMPARE(client->name, u"a");
    QCOMPARE(client->scopes, QStringList{u"read"_s});
    QCOMPARE(client->expiresAt, end);
    const auto nobody =
        database.run([&](Transaction &tx) { return renewToken(tx, u"b"_s, {}, {}); });
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().at(0).code, ProblemCode::NotFound);
}

void CredentialsTest::renewsWhatWasRevoked()
{
    TestDatabase database;
    QVERIFY(create(database, u"a"_s, {u"read"_s}));
    QVERIFY(database.run([](Transaction &tx) { return revokeToken(tx, u"a"_s); }));
    const auto secret =
        database.run([](Transaction &tx) { return renewToken(tx, u"a"_s, {}, {}); });
    QVERIFY(authenticate(database.read(), secret->toLatin1()));
    QVERIFY(listTokens(database.read()).constFirst().revokedAt.isNull());
}

void CredentialsTest::knowsACertificate()
{
    TestDatabase database;
    const QString fingerprint(64, u'a');
    QVERIFY(database.run([&](Transaction &tx) {
        return createToken(tx, u"a"_s, {{u"read"_s}, {}, fingerprint});
    }));
    QVERIFY(create(database, u"b"_s, {u"read"_s})); // has none
    const auto client = authenticateCertificate(database.read(), fingerprint.toLatin1());
    QVERIFY(client);
    QCOMPARE(client->name, u"a");
    QVERIFY(!authenticateCertificate(database.read(), QByteArray(64, 'b')));
    QVERIFY(!authenticateCertificate(database.read(), {}));
    QVERIFY(database.run([](Transaction &tx) { return revokeToken(tx, u"a"_s); }));
    QVERIFY(!authenticateCertificate(database.read(), fingerprint.toLatin1()));
}

void CredentialsTest::aCertificateIsOneClients()
{
    TestDatabase database;
    const QString fingerprint(64, u'a');
    const auto with = [&](const QString &name) {
        return database.run([&](Transaction &tx) {
            return createToken(tx, name, {{u"read"_s}, {}, fingerprint});
        });
    };
    const auto renewed = [&](const QString &name) {
        return database.run([&](Transaction &tx) { return renewToken(tx, name, {}, fingerprint); });
    };
    QVERIFY(with(u"a"_s));
    QCOMPARE(with(u"b"_s).error().at(0).code, ProblemCode::AlreadyExists);
    QVERIFY(renewed(u"a"_s)); // it is its own
    QVERIFY(create(database, u"c"_s, {u"read"_s}));
    QCOMPARE(renewed(u"c"_s).error().at(0).code, ProblemCode::AlreadyExists);
    QVERIFY(database.run([](Transaction &tx) { return revokeToken(tx, u"a"_s); }));
    QVERIFY(renewed(u"c"_s));
    QCOMPARE(authenticateCertificate(database.read(), fingerprint.toLatin1())->name, u"c");
}

void CredentialsTest::isInTheAuditTrail()
{
    TestDatabase database;
    const QDateTime end(QDate(2027, 1, 31), QTime(12, 0), Qt::UTC);
    const QString fingerprint(64, u'a');
    const auto secret = database.run([&](Transaction &tx) {
        return createToken(tx, u"a"_s, {{u"read"_s}, end, fingerprint});
    });
    const auto renewed =
        database.run([&](Transaction &tx) { return renewToken(tx, u"a"_s, {}, {}); });
    QVERIFY(database.run([](Transaction &tx) { return revokeToken(tx, u"a"_s); }));
    QVERIFY(!database.run([](Transaction &tx) { return revokeToken(tx, u"a"_s); }));
    QStringList told;
    for (const AuditEntry &entry : auditEntries(database.read(), {u"api_client"_s, u"a"_s}, 0, 9)) {
        QCOMPARE(entry.actor.name, u"clerk"_s);
        QStringList fields;
        for (const FieldChange &change : entry.changes) {
            for (const QString &value : {change.from, change.to})
                QVERIFY(!value.contains(*secret) && !value.contains(*renewed));
            fields.append(change.field);
        }
        told.append(entry.action + u' ' + fields.join(u','));
    }
    QCOMPARE(told, (QStringList{u"REVOKE revoked_at,certificate"_s, u"RENEW expires_at"_s,
                                u"ADD scopes,expires_at,certificate"_s}));
    const AuditEntry revoked = auditEntries(database.read(), {}, 0, 1).constFirst();
    QCOMPARE(revoked.changes[1], (FieldChange{u"certificate"_s, fingerprint, {}}));
    QVERIFY(!verifyAuditTrail(database.read()));
}

QTEST_GUILESS_MAIN(CredentialsTest)
#include "tst_credentials.moc"
