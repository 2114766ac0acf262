// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Migrations.h"

#include <QTemporaryDir>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What holds of a database in a file alone.
class TestSqlite : public QObject
{
    Q_OBJECT
    const QTemporaryDir m_folder;
    Connection m_connection{{m_folder.filePath(u"derdesk.db"_s)}, Connection::Mode::ReadWrite};

private Q_SLOTS:
    void initTestCase() { migrate(m_connection); }

    /// STRICT: a column takes only values of its type. (Virtual tables cannot be.)
    void everyTableIsStrict()
    {
        const QList<QString> tables =
            m_connection.list(u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND "
                              "type = 'table' AND name NOT LIKE 'sqlite_%'"_s,
                              {}, [](const QSqlQuery &row) { return row.value(0).toString(); });
        QVERIFY(tables.size() >= 25);
        const QList<QString> strict =
            m_connection.list(u"SELECT name FROM pragma_table_list WHERE strict = 1"_s, {},
                              [](const QSqlQuery &row) { return row.value(0).toString(); });
        for (const QString &table : tables)
            QVERIFY2(strict.contains(table), qPrintable(table));
    }

    /// A foreign key without an index makes each delete and each check of its parent slow.
    void referencesOfGrowingTablesAreIndexed()
    {
        for (const QString &column : {u"service_task.asset_id"_s, u"service_task.device_id"_s,
                                      u"der_device.asset_id"_s, u"service_point.customer_id"_s,
                                      u"enrollment.customer_id"_s, u"specification.model_id"_s}) {
            const QString table = column.section(u'.', 0, 0);
            const QString name = column.section(u'.', 1);
            const qint64 indexes =
                m_connection
                    .value(
                        u"SELECT count(*) FROM pragma_index_list(?) AS list JOIN "
                        "pragma_index_info(list.name) AS info WHERE info.seqno = 0 AND info.name = ?"_s,
                        {table, name})
                    .toLongLong();
            QVERIFY2(indexes > 0, qPrintable(column));
        }
    }

    void theWriterIsDurable()
    {
        Connection &writer = m_connection;
        QCOMPARE(writer.value(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(writer.value(u"PRAGMA synchronous"_s).toInt(), 2); // FULL
        QCOMPARE(writer.value(u"PRAGMA foreign_keys"_s).toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSqlite)
#include "tst_sqlite.moc"
