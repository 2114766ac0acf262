// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/ReferenceQueries.h"
#include "store/RequestsAhead.h"
#include "support/TestDatabase.h"

#include <QSemaphore>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Requests that wait for the writer together, and are looked up at once, are answered as if each
/// had come alone.
class InboundGroupsTest : public QObject
{
    Q_OBJECT

    using Answer = QFuture<Result<Acceptance>>;
    using Send = std::function<Answer(Writer &)>;

    template <typename Request>
    static Send sending(const Request &request,
                        Result<Acceptance> (*operation)(Transaction &, const Request &))
    {
        return [=](Writer &writer) {
            return writer.submit(
                {ActorKind::ApiClient, request.client},
                [=](Transaction &tx) { return operation(tx, request); },
                [=](RequestsAhead &ahead, Connection &db) { lookAhead(ahead, db, request); });
        };
    }
    static Send sending(const RegistrationRequest &request)
    {
        return sending(request, registerDerDevice);
    }
    static Send sending(const InterconnectionRequest &request)
    {
        return sending(request, interconnectDer);
    }

    /// A clerk takes a task back, by its transaction id.
    static Send canceling(const QString &transactionId)
    {
        return [=](Writer &writer) {
            return writer.submit(
                {ActorKind::Clerk, u"clerk"_s}, [=](Transaction &tx) -> Result<Acceptance> {
                    const RecordId id =
                        tx.db()
                            .value(u"SELECT id FROM service_task WHERE transaction_id = ?"_s,
                                   {transactionId})
                            .toLongLong();
                    const auto task = cancelTask(tx, id, u"not wanted"_s, {});
                    if (!task)
                        return failed(task.error());
                    return Acceptance{transactionId, id, task->status, 0, 0, {}};
                });
        };
    }

    static RegistrationRequest withNic(RegistrationRequest request, const QString &nicId)
    {
        request.headEndSystem = u"HE"_s;
        request.nicId = nicId;
        return request;
    }
    static RegistrationRequest of(RegistrationRequest request, const QString &specification)
    {
        request.specification = specification;
        return request;
    }

    /// Each depends on what others of them do.
    static QList<Send> entangled()
    {
        RegistrationRequest changed = thermostat(u"repeated"_s, u"W-1"_s);
        changed.customer.email = u"ada@example.org"_s;
        RegistrationRequest broken = thermostat(u"broken"_s, u"W-9"_s);
        broken.faults.append({ProblemCode::Unreadable, u"/assetInfo"_s, {}});
        RegistrationRequest byModel = of(thermostat(u"by its model"_s, u"W-10"_s), QString());
        byModel.manufacturer = u"Warmly"_s;
        byModel.model = u"T-1"_s;
        return {
            sending(thermostat(u"repeated"_s, u"W-1"_s)),
            sending(thermostat(u"repeated"_s, u"W-1"_s)),
            sending(changed),
            sending(thermostat(u"the same asset"_s, u"W-1"_s)),
            sending(withNic(thermostat(u"with a NIC"_s, u"W-2"_s), u"N-1"_s)),
            sending(withNic(thermostat(u"with its NIC"_s, u"W-3"_s), u"N-1"_s)),
            sending(thermostat(u"without one"_s, u"W-3"_s)),
            sending(of(thermostat(u"of no kind"_s, u"W-4"_s), u"unknown"_s)),
            sending(broken),
            sending(photovoltaic(u"too early"_s, u"S-1"_s)),
            sending(interconnection(u"first"_s, u"S-1"_s)),
            sending(photovoltaic(u"in time"_s, u"S-1"_s)),
            sending(interconnection(u"second"_s, u"S-1"_s)),
            sending(of(thermostat(u"another model"_s, u"W-1"_s), u"BAT-10"_s)),
            canceling(u"there before"_s),
            sending(thermostat(u"once more"_s, u"W-0"_s)),
            canceling(u"once more"_s),
            sending(thermostat(u"again"_s, u"W-0"_s)),
            sending(byModel),
            sending(thermostat(u"a quiet end"_s, u"W-11"_s)),
        };
    }

    static QString textOf(const Result<Acceptance> &answer)
    {
        static const QRegularExpression id(u"\\d{14}"_s);
        if (answer)
            return (QStringList{u"good"_s} + answer->messages).join(u'|').replace(id, u"ID"_s);
        QString text;
        for (const Problem &problem : answer.error())
            text += problemCodeText(problem.code) + u' ' + problem.pointer;
        return text;
    }

    static void prepare(TestDatabase &db)
    {
        const Send before = sending(thermostat(u"there before"_s, u"W-0"_s));
        QVERIFY(before(db.writer()).takeResult().has_value());
    }

    static QStringList answersAlone(TestDatabase &db)
    {
        QStringList texts;
        for (const Send &send : entangled())
            texts += textOf(send(db.writer()).takeResult());
        return texts;
    }

    /// All threads that write are kept busy until everything waits; then one goes on.
    static QStringList answersTogether(TestDatabase &db, const QList<Send> &all = entangled())
    {
        QSemaphore busy;
        QSemaphore one;
        QSemaphore others;
        const auto keepBusy = [&](QSemaphore &until) {
            auto future = db.writer().submit({}, [&](Transaction &) -> Result<int> {
                busy.release();
                until.acquire();
                return 0;
            });
            busy.acquire();
            return future;
        };
        QList<QFuture<Result<int>>> kept{keepBusy(one)};
        if (db.url().engine() == Engine::PostgreSql)
            kept.append(keepBusy(others));
        QList<Answer> answers;
        for (const Send &send : all)
            answers.append(send(db.writer()));
        one.release();
        QStringList texts;
        for (Answer &answer : answers)
            texts += textOf(answer.takeResult());
        others.release();
        for (auto &future : kept)
            future.waitForFinished();
        return texts;
    }

private Q_SLOTS:
    void areAnsweredAsIfAlone()
    {
        TestDatabase alone;
        TestDatabase together;
        prepare(alone);
        prepare(together);
        const QStringList expected = answersAlone(alone);
        QCOMPARE(expected.filter(u"good"_s).size(), 12);
        QCOMPARE(answersTogether(together), expected);
        for (const char *table : {"service_task", "service_task_log", "der_asset", "der_device",
                                  "der_attribute", "service_task_attribute", "inbound_request"})
            QCOMPARE(together.count(table), alone.count(table));
    }

    /// Else nothing would have been looked up for several.
    void areCommittedTogether()
    {
        TestDatabase db;
        if (db.url().engine() == Engine::Sqlite)
            return;
        prepare(db);
        answersTogether(db);
        const qint64 tasks = db.count("service_task");
        QVERIFY(db.number("SELECT count(DISTINCT xmin::text) FROM service_task") < tasks);
    }

    /// What another program holds is waited for, and nobody else suffers for long.
    void areDoneOneByOneIfTheyCannotBeLookedUp()
    {
        TestDatabase db;
        if (db.url().engine() == Engine::Sqlite)
            return; // which is not asked at once
        Connection another(db.url(), Connection::Mode::ReadWrite);
        another.begin();
        {
            Transaction tx(another, {}, QDateTime::currentDateTimeUtc());
            lockAsset(tx, findSpecification(another, u"TH-1"_s)->modelId, u"W-2"_s);
            another.flush();
        }
        const QStringList answers = answersTogether(
            db, {sending(thermostat(u"one"_s, u"W-1"_s)), sending(thermostat(u"two"_s, u"W-2"_s)),
                 sending(thermostat(u"three"_s, u"W-3"_s))});
        QCOMPARE(answers, QStringList({u"good"_s, u"store-busy "_s, u"good"_s}));
        another.rollback();
        QCOMPARE(db.count("service_task"), 2);
    }

    /// What was found out for one group is not held for true in the next.
    void areLookedUpAnew()
    {
        TestDatabase db;
        prepare(db);
        const QStringList first = answersTogether(db);
        QStringList second = answersTogether(db);
        QCOMPARE(second.size(), first.size());
        for (qsizetype i = 0; i < first.size(); ++i) {
            if (first[i].startsWith(u"good"_s) && i != 14 && i != 16) // a task is canceled once
                QCOMPARE(second[i], first[i]);
            else
                QVERIFY2(!second[i].startsWith(u"good"_s),
                         qPrintable(QString::number(i) + first[i] + second[i]));
        }
    }
};

QTEST_GUILESS_MAIN(InboundGroupsTest)
#include "tst_inboundgroups.moc"
