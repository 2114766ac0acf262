// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ImportedDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// DER assets and devices by commands, as far as they are not made by requests.
class CliAssetsTest : public QObject
{
    Q_OBJECT

    static Ended ctl(const ImportedDatabase &database, const QStringList &arguments)
    {
        return Derdeskctl(database.url()).run(arguments);
    }

private Q_SLOTS:
    void anAssetThatNobodyNeedsIsRetired()
    {
        const ImportedDatabase database;
        const QString id = u"10000000000001"_s;
        database.change(u"INSERT INTO der_asset (id, model_id, serial_no, status) SELECT %1, id, "
                        "'S-1', 'PENDING' FROM model WHERE code = 'T-1'"_s.arg(id));
        database.change(u"INSERT INTO der_device (id, asset_id, head_end_system, nic_id) "
                        "VALUES (10000000000002, %1, 'HE', 'nic-1')"_s.arg(id));
        QCOMPARE(
            ctl(database, {u"record"_s, u"list"_s, u"der-device"_s, u"--find"_s, u"nic-1"_s}).out,
            "10000000000002\t10000000000001\tHE\tnic-1\tNOT_REQUESTED\t0\n");
        QCOMPARE(database.run({u"asset"_s, u"retire"_s, id}), QByteArray());
        QCOMPARE(database.value(u"SELECT status FROM der_asset"_s), u"RETIRED"_s);
        QCOMPARE(database.value(u"SELECT action FROM audit_entry WHERE record = 'der_asset'"_s),
                 u"RETIRE"_s);
        const Ended again = ctl(database, {u"asset"_s, u"retire"_s, id});
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains("The asset with serial number S-1 is retired."), again.err);
        database.run({u"check"_s});
    }

    void whatIsNotThereIsSaid()
    {
        const ImportedDatabase database;
        const Ended none = ctl(database, {u"asset"_s, u"retire"_s, u"10000000000009"_s});
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.err.contains("There is no DER asset 10000000000009."), none.err);
        QCOMPARE(ctl(database, {u"asset"_s, u"retire"_s}).exitCode, 2);
    }

    /// Whoever changes API clients is in the audit trail, whichever door he came by.
    void whatIsDoneToApiClientsIsAudited()
    {
        const ImportedDatabase database;
        const QByteArray secret = database.run({u"token"_s, u"create"_s, u"a"_s});
        database.run({u"token"_s, u"renew"_s, u"a"_s, u"--valid-days"_s, u"3"_s});
        database.run({u"token"_s, u"revoke"_s, u"a"_s});
        const QString trail = u"FROM audit_entry WHERE record = 'api_client' ORDER BY sequence"_s;
        QCOMPARE(database.column(u"SELECT action "_s + trail),
                 (QStringList{u"ADD"_s, u"RENEW"_s, u"REVOKE"_s}));
        QVERIFY(!database.column(u"SELECT changes "_s + trail)
                     .join(QString())
                     .contains(QString::fromLatin1(secret)));
        database.run({u"check"_s});
    }
};

QTEST_GUILESS_MAIN(CliAssetsTest)
#include "tst_cli_assets.moc"
