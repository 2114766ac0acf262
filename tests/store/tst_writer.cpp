// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Migrations.h"
#include "store/StoreError.h"
#include "store/Writer.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <atomic>
#include <stdexcept>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestWriter : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    DatabaseUrl m_url;
    const Actor m_actor{ActorKind::System, u"test"_s};

    const QString columns = u"n BIGINT"_s;
    const QString insert = insertRowsSql(u"numbers"_s, columns);

    /// Work that stores a number, and fails afterwards if it is odd.
    static auto storing(int number)
    {
        return [number](Transaction &tx) -> Result<int> {
            tx.db().change(u"INSERT INTO numbers VALUES (?)"_s, {number});
            tx.touch(number);
            if (number % 2)
                return failed(ProblemCode::NotAllowedValue);
            return number;
        };
    }

    qint64 rows()
    {
        Connection connection(m_url, Connection::Mode::ReadOnly);
        return connection.value(u"SELECT count(*) FROM numbers"_s).toLongLong();
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_url = {m_folder->filePath(u"test.db"_s)};
        Connection connection(m_url, Connection::Mode::ReadWrite);
        connection.script(u"CREATE TABLE numbers (n INTEGER PRIMARY KEY) STRICT"_s);
    }

    void testWhatNobodyWaitsForIsCommittedByItself()
    {
        Writer writer(m_url);
        writer.later(insert, columns, {2});
        QTRY_COMPARE(rows(), 1);
    }

    void testWhatNobodyWaitsForGoesAlongWithOtherWork()
    {
        Writer writer(m_url);
        for (int i = 0; i < 1000; i += 2)
            writer.later(insert, columns, {i});
        QCOMPARE(writer.wait(m_actor, storing(1000)).value(), 1000);
        QVERIFY(rows() > 1);
        QTRY_COMPARE(rows(), 501);
    }

    void testWhatNobodyWaitsForIsDoneBeforeTheEnd()
    {
        {
            Writer writer(m_url);
            for (int i = 0; i < 1000; i += 2)
                writer.later(insert, columns, {i});
        }
        QCOMPARE(rows(), 500);
    }

    void testAFaultInWhatNobodyWaitsForHarmsNobody()
    {
        Writer writer(m_url);
        writer.later(insert, columns, {2});
        writer.later(insert, columns, {2}); // is there already
        writer.later(u"INSERT INTO nowhere SELECT v.n FROM %1"_s, columns, {4});
        QCOMPARE(writer.wait(m_actor, storing(6)).value(), 6);
        QTRY_COMPARE(rows(), 2);
    }

    void testOutcomeComesAfterTheCommit()
    {
        Writer writer(m_url);
        for (int i = 0; i < 20; i += 2) {
            QCOMPARE(writer.wait(m_actor, storing(i)).value(), i);
            QCOMPARE(rows(), i / 2 + 1); // seen by another connection at once
        }
    }

    /// Whatever is undone around it.
    void testWorkThatFailsIsDoneOnce()
    {
        Writer writer(m_url);
        std::atomic_int runs = 0;
        QList<QFuture<Result<int>>> futures;
        for (int i = 1; i < 100; ++i) { // every third fails, having written
            futures.append(writer.submit(m_actor, [i, &runs](Transaction &tx) -> Result<int> {
                const Result<int> stored = storing(2 * i)(tx);
                if (i % 3 != 0)
                    return stored;
                ++runs;
                return failed(ProblemCode::NotAllowedValue);
            }));
        }
        for (auto &future : futures)
            future.waitForFinished();
        QCOMPARE(runs, 33);
        QCOMPARE(rows(), 66);
    }

    void testFailedWorkIsUndoneAloneInItsGroup()
    {
        Writer writer(m_url);
        QSignalSpy changed(&writer, &Writer::tasksChanged);
        QList<QFuture<Result<int>>> futures;
        for (int i = 0; i < 100; ++i)
            futures.append(writer.submit(m_actor, storing(i)));
        for (int i = 0; i < 100; ++i)
            QCOMPARE(futures[i].takeResult().has_value(), i % 2 == 0);
        QCOMPARE(rows(), 50);
        QList<qint64> touched;
        QTRY_VERIFY(!changed.isEmpty());
        for (const QList<QVariant> &signal : changed)
            touched += signal[0].value<QList<qint64>>();
        QCOMPARE(touched.size(), 50);
    }

    void testThrowingWorkIsUndoneAloneInItsGroup()
    {
        Writer writer(m_url);
        QVERIFY(writer.wait(m_actor, storing(2)));
        auto doubled = writer.submit(m_actor, storing(2)); // violates the key: an SQL error
        auto thrown = writer.submit(m_actor, [](Transaction &) -> Result<int> {
            throw std::runtime_error("no such thing");
        });
        auto good = writer.submit(m_actor, storing(4));
        QCOMPARE(doubled.takeResult().error()[0].code, ProblemCode::StoreFailed);
        const auto internal = thrown.takeResult();
        QCOMPARE(internal.error()[0].code, ProblemCode::Internal);
        QCOMPARE(internal.error()[0].parameters.value(u"reason"_s), u"no such thing"_s);
        QVERIFY(good.takeResult());
        QCOMPARE(rows(), 2);
    }

    void testBusyDatabaseIsSaidSoAndRecoveredFrom()
    {
        Writer writer(m_url);
        {
            Connection other(m_url, Connection::Mode::ReadWrite);
            other.begin();
            QCOMPARE(writer.wait(m_actor, storing(2)).error()[0].code, ProblemCode::StoreBusy);
            other.rollback();
        }
        QVERIFY(writer.wait(m_actor, storing(2)));
        QCOMPARE(rows(), 1);
    }

    void testUnusableDatabaseIsSaidSo()
    {
        Writer writer({m_folder->filePath(u"test.db/below-a-file.db"_s)});
        const auto outcome = writer.wait(m_actor, storing(2));
        QCOMPARE(outcome.error()[0].code, ProblemCode::StoreFailed);
        QVERIFY(outcome.error()[0].detail().contains(u"test.db"));
    }

    void testDestructorFinishesWhatWasSubmitted()
    {
        {
            Writer writer(m_url);
            for (int i = 0; i < 200; i += 2)
                writer.submit(m_actor, storing(i));
        }
        QCOMPARE(rows(), 100);
    }

    void testManyThreads()
    {
        Writer writer(m_url);
        QThreadPool pool;
        pool.setMaxThreadCount(16);
        std::atomic_int stored = 0;
        for (int i = 0; i < 400; i += 2)
            pool.start([&, i] { stored += writer.wait(m_actor, storing(i)).has_value(); });
        pool.waitForDone();
        QCOMPARE(stored.load(), 200);
        QCOMPARE(rows(), 200);
    }

    void testFileIsItsOwnersAlone()
    {
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFileInfo(m_url.path).permissions() & others));
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
