// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CatalogueQueries.h"
#include "store/ReferenceChanges.h"
#include "store/ReferenceQueries.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Reference records are asked for once in a transaction, and yet what changes them is seen.
class OnceATransactionTest : public QObject
{
    Q_OBJECT

    TestDatabase m_db;

    /// Runs it in a transaction that is undone.
    template <typename Work>
    void inTransaction(Work work)
    {
        Connection connection(m_db.url(), Connection::Mode::ReadWrite);
        connection.begin();
        work(connection);
        connection.rollback();
    }

private Q_SLOTS:
    void asksOnce()
    {
        inTransaction([](Connection &connection) {
            int asked = 0;
            const auto find = [&asked] { return ++asked; };
            QCOMPARE(connection.once(u"a"_s, find), 1);
            QCOMPARE(connection.once(u"a"_s, find), 1);
            QCOMPARE(connection.once(u"b"_s, find), 2);
        });
    }

    void knowsWhatWasReadAhead()
    {
        inTransaction([](Connection &connection) {
            const auto find = [] { return u"found"_s; };
            QCOMPARE(connection.known(u"a"_s, find), u"found"_s);
            connection.know(u"a"_s, u"known"_s);
            QCOMPARE(connection.known(u"a"_s, find), u"known"_s);
            connection.forget();
            QCOMPARE(connection.known(u"a"_s, find), u"found"_s);
        });
    }

    void asksEachTimeWithoutATransaction()
    {
        Connection connection(m_db.url(), Connection::Mode::ReadWrite);
        int asked = 0;
        const auto find = [&asked] { return ++asked; };
        QCOMPARE(connection.once(u"a"_s, find), 1);
        QCOMPARE(connection.once(u"a"_s, find), 2);
    }

    void theNextTransactionAsksAnew()
    {
        Connection connection(m_db.url(), Connection::Mode::ReadWrite);
        connection.begin();
        QCOMPARE(findHeadEndSystem(connection, u"HE"_s)->description, u"Head end"_s);
        connection.commit();
        m_db.sql("UPDATE head_end_system SET description = 'Renamed' WHERE code = 'HE'");
        connection.begin();
        QCOMPARE(findHeadEndSystem(connection, u"HE"_s)->description, u"Renamed"_s);
        connection.rollback();
        m_db.sql("UPDATE head_end_system SET description = 'Head end' WHERE code = 'HE'");
        connection.begin();
        QCOMPARE(findHeadEndSystem(connection, u"HE"_s)->description, u"Head end"_s);
        connection.commit();
    }

    void seesWhatItsOwnTransactionChanges()
    {
        inTransaction([](Connection &connection) {
            AssetType type = *findAssetType(connection, u"PV"_s);
            type.description = u"changed"_s;
            storeAssetType(connection, type);
            QCOMPARE(findAssetType(connection, u"PV"_s)->description, u"changed"_s);

            HeadEndSystem system = *findHeadEndSystem(connection, u"HE"_s);
            system.acknowledges = true;
            storeHeadEndSystem(connection, system);
            QVERIFY(findHeadEndSystem(connection, u"HE"_s)->acknowledges);

            Program program = *findProgram(connection, u"DR"_s);
            program.assetTypes = QStringList{u"PV"_s};
            storeProgram(connection, program);
            QCOMPARE(findProgram(connection, u"DR"_s)->assetTypes, QStringList{u"PV"_s});

            Specification specification = *findSpecification(connection, u"PV-5"_s);
            QCOMPARE(specificationsOfModel(connection, 1), QStringList{u"PV-5"_s});
            specification.code = u"PV-5B"_s;
            storeSpecification(connection, specification);
            QCOMPARE(specificationsOfModel(connection, 1), QStringList({u"PV-5"_s, u"PV-5B"_s}));
            specification.nameplate.insert(u"rtgMaxW"_s, u"1"_s);
            storeSpecification(connection, specification);
            QCOMPARE(findSpecification(connection, u"PV-5B"_s)->nameplate.value(u"rtgMaxW"_s),
                     u"1"_s);

            QVERIFY(!findModel(connection, u"Sunline"_s, u"S-6"_s));
            const qint64 id = insertModel(connection, u"Sunline"_s, u"S-6"_s);
            QCOMPARE(findModel(connection, u"Sunline"_s, u"S-6"_s)->id, id);
        });
        QVERIFY(!findModel(m_db.read(), u"Sunline"_s, u"S-6"_s));
    }
};

QTEST_GUILESS_MAIN(OnceATransactionTest)
#include "tst_onceatransaction.moc"
