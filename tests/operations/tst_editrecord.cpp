// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/EditRecord.h"

#include "store/AuditTrail.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Administrators maintain records of every kind by the same few operations.
class TestEditRecord : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<WorkedTasks> m_tasks;

    static const RecordKind &kind(const char *code)
    {
        return *findRecordKind(QString::fromLatin1(code));
    }
    Result<QString> add(const char *code, const RecordValues &values)
    {
        return m_db->run([&](Transaction &tx) { return addRecord(tx, kind(code), values); });
    }
    Result<QString> change(const char *code, const QString &key, const RecordValues &values,
                           const RecordValues &seen = {})
    {
        return m_db->run(
            [&](Transaction &tx) { return changeRecord(tx, kind(code), key, values, seen); });
    }
    Result<QString> remove(const char *code, const QString &key)
    {
        return m_db->run([&](Transaction &tx) { return removeRecord(tx, kind(code), key); });
    }
    Result<QString> merge(const char *code, const QString &from, const QString &into)
    {
        return m_db->run([&](Transaction &tx) { return mergeRecords(tx, kind(code), from, into); });
    }
    std::optional<RecordValues> read(const char *code, const QString &key)
    {
        return readRecord(m_db->read(), kind(code), key);
    }
    QStringList found(const char *code, const QString &text)
    {
        QStringList names;
        for (const RecordRow &row : searchRecords(m_db->read(), kind(code), text, {}, 100))
            names.append(row.values.constFirst());
        return names;
    }
    AuditEntry lastAudit() { return auditEntries(m_db->read(), {}, 0, 1).value(0); }
    static QStringList codes(const Problems &problems)
    {
        QStringList texts;
        for (const Problem &problem : problems)
            texts.append(problemCodeText(problem.code) + u' ' + problem.pointer);
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = std::make_unique<WorkedTasks>(*m_db);
    }

    /// Every column of every kind is there, on either engine.
    void testEachKindCanBeSearchedAndRead()
    {
        m_tasks->process(m_tasks->post(thermostat(u"t1"_s, u"W-1"_s)));
        for (const RecordKind &each : recordKinds()) {
            const QList<RecordRow> rows = searchRecords(m_db->read(), each, {}, {}, 100);
            for (const RecordRow &row : rows) {
                QVERIFY2(readRecord(m_db->read(), each, row.key), each.code.data());
                for (const RecordUse &use : each.uses)
                    recordUsers(m_db->read(), each, use, row.key, 10);
            }
            const bool empty = each.code == "api-client"_L1 || each.code == "user"_L1;
            QCOMPARE(rows.isEmpty(), empty);
            searchRecords(m_db->read(), each, u"Ma"_s, {}, 100);
        }
    }

    void testSearches_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *code, const QString &text,
                            const QStringList &expected) {
            QTest::newRow(name) << QByteArray(code) << text << expected;
        };
        row("anywhere, whatever the case", "program", u"RESPONSE"_s, {u"DR"_s});
        row("by what is referred to", "specification", u"warmly"_s, {u"TH-1"_s});
        row("a customer's name", "customer", u"john"_s, {u"A2"_s, u"A3"_s});
        row("an account", "customer", u"A1"_s, {u"A1"_s});
        row("an address", "service-point", u"2 MAIN"_s, {u"SP2"_s});
        row("nothing", "program", u"no such"_s, {});
        row("hostile", "customer", u"%' OR 1=1 --"_s, {});
    }

    void testSearches()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QCOMPARE(found(kind, text), expected);
    }

    void testAssetsAndDevicesAreFoundByIdSerialNumberAndNic()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-100"_s);
        request.headEndSystem = u"HE"_s;
        request.nicId = u"nic-7"_s;
        m_tasks->post(request);
        m_tasks->post(thermostat(u"t2"_s, u"W-200"_s));
        const auto keys = [this](const char *code, const QString &text) {
            QStringList found;
            for (const RecordRow &row : searchRecords(m_db->read(), kind(code), text, {}, 100))
                found.append(row.key);
            return found;
        };
        const TaskDetail detail = m_tasks->detail(m_tasks->taskOf(u"W-100"_s));
        const QStringList asset{idText(detail.asset->id)};
        const QStringList device{idText(detail.device->id)};
        QCOMPARE(keys("der-asset", {}).size(), 2);
        QCOMPARE(keys("der-asset", u"W-1"_s), asset);
        QCOMPARE(keys("der-asset", asset[0]), asset);
        QCOMPARE(keys("der-asset", u"100"_s), QStringList());
        QCOMPARE(keys("der-device", u"nic-"_s), device);
        QCOMPARE(keys("der-device", u"W-100"_s), device);
        QCOMPARE(keys("der-device", device[0]), device);
        QCOMPARE(read("der-device", device[0])->value(u"asset_id"_s), asset[0]);
        QCOMPARE(read("der-device", device[0])->value(u"head_end_system"_s), u"HE"_s);
    }

    /// What the request says goes before the specification.
    void testTheValueThatCountsIsRead()
    {
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.attributes.insert(u"rtgMaxW"_s, u"2500"_s);
        const QString asset = idText(m_tasks->detail(m_tasks->post(request)).asset->id);
        QCOMPARE(read("der-asset", asset)->value(u"attributes/rtgMaxW"_s), u"2500"_s);
    }

    void testPagesFollowEachOther()
    {
        for (const char *code : {"customer", "asset-type"}) {
            QStringList names;
            QString after;
            for (int i = 0; i < 10; ++i) {
                const auto rows = searchRecords(m_db->read(), kind(code), {}, after, 1);
                if (rows.isEmpty())
                    break;
                names.append(rows[0].values[0]);
                after = rows[0].key;
            }
            QCOMPARE(names, found(code, {}));
        }
    }

    void testAProgramIsAddedAndUsed()
    {
        const auto key = add("program", {{u"code"_s, u" EV "_s},
                                         {u"description"_s, u"Charging"_s},
                                         {u"start_date"_s, u"2020-01-01"_s},
                                         {u"active"_s, u"1"_s},
                                         {u"program_asset_type"_s, u"TSTAT;BATTERY"_s}});
        QCOMPARE(key, Result<QString>(u"EV"_s));
        QCOMPARE(read("program", u"EV"_s)->value(u"program_asset_type"_s), u"BATTERY;TSTAT"_s);
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.program = u"EV"_s;
        QCOMPARE(m_tasks->process(m_tasks->post(request))->status, TaskStatus::Completed);
        const AuditEntry entry = lastAudit();
        QCOMPARE(entry.action, u"ADD"_s);
        QCOMPARE(entry.record, u"program"_s);
        QCOMPARE(entry.key, u"EV"_s);
        QCOMPARE(entry.actor, (Actor{ActorKind::Clerk, u"clerk"_s}));
        QVERIFY(entry.changes.contains({u"description"_s, {}, u"Charging"_s}));
    }

    void testOldAndNewValuesAreAudited()
    {
        QVERIFY(
            change("specification", u"TH-1"_s,
                   {{u"description"_s, u"Smart one"_s}, {u"attributes/rtgMaxW"_s, u"2500.0"_s}}));
        QCOMPARE(lastAudit().changes,
                 (QList<FieldChange>{{u"attributes/rtgMaxW"_s, u"3000"_s, u"2500"_s},
                                     {u"description"_s, u"Thermostat"_s, u"Smart one"_s}}));
        QCOMPARE(read("specification", u"TH-1"_s)->value(u"attributes/rtgMaxW"_s), u"2500"_s);
        QVERIFY(!verifyAuditTrail(m_db->read()));
    }

    void testNothingChangedIsNotAudited()
    {
        QVERIFY(change("program", u"DR"_s, {{u"description"_s, u"Demand response"_s}}));
        QCOMPARE(lastAudit().sequence, 0);
    }

    void testAReferenceIsChosenByName()
    {
        QVERIFY(change("specification", u"TH-1"_s, {{u"model_id"_s, u"Voltbox / B-10"_s}}));
        QCOMPARE(m_db->count("specification WHERE code = 'TH-1' AND model_id = 3"), 1);
        QVERIFY(change("specification", u"TH-1"_s, {{u"program"_s, u""_s}}));
        QCOMPARE(m_db->count("specification WHERE code = 'TH-1' AND program IS NULL"), 1);
    }

    void testWhatSomebodyElseChangedIsNotOverwritten()
    {
        const RecordValues seen = *read("program", u"DR"_s);
        QVERIFY(change("program", u"DR"_s, {{u"description"_s, u"First"_s}}, seen));
        const auto late = change("program", u"DR"_s, {{u"description"_s, u"Second"_s}}, seen);
        QCOMPARE(late.error()[0].code, ProblemCode::RecordChanged);
        QCOMPARE(read("program", u"DR"_s)->value(u"description"_s), u"First"_s);
    }

    void testFaultsAreNamedAtOnce()
    {
        const auto refused = add("program", {{u"code"_s, QString(31, u'x')},
                                             {u"end_date"_s, u"2026-02-30"_s},
                                             {u"active"_s, u"maybe"_s},
                                             {u"program_asset_type"_s, u"TSTAT;NONE"_s},
                                             {u"colour"_s, u"red"_s}});
        QCOMPARE(codes(refused.error()),
                 (QStringList{u"too-long /code"_s, u"missing /start_date"_s,
                              u"wrong-type /end_date"_s, u"wrong-type /active"_s,
                              u"not-found /program_asset_type"_s, u"not-allowed-value /colour"_s}));
    }

    void testFaults_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *code, const QString &key,
                            const QString &field, const QString &value, const QString &expected) {
            QTest::newRow(name) << QByteArray(code) << key << field << value << expected;
        };
        row("it ends before it begins", "program", u"DR"_s, u"end_date"_s, u"2019-12-31"_s,
            u"out-of-range /end_date"_s);
        row("unknown choice", "asset-type", u"PV"_s, u"der_registration_flag"_s, u"SOME"_s,
            u"not-allowed-value /der_registration_flag"_s);
        row("no model", "specification", u"TH-1"_s, u"model_id"_s, u""_s, u"missing /model_id"_s);
        row("unknown model", "specification", u"TH-1"_s, u"model_id"_s, u"Nobody / X"_s,
            u"not-found /model_id"_s);
        row("unknown attribute", "specification", u"TH-1"_s, u"attributes/colour"_s, u"1"_s,
            u"unknown-attribute /attributes/colour"_s);
        row("rating out of range", "specification", u"TH-1"_s, u"attributes/rtgMaxW"_s, u"-1"_s,
            u"out-of-range /attributes/rtgMaxW"_s);
        row("half a day", "task-type", u"ENROLLMENT"_s, u"expiration_days"_s, u"1.5"_s,
            u"wrong-type /expiration_days"_s);
        row("an exponent", "task-type", u"ENROLLMENT"_s, u"expiration_days"_s, u"1e2"_s,
            u"wrong-type /expiration_days"_s);
        row("a decimal point", "task-type", u"ENROLLMENT"_s, u"expiration_days"_s, u"3.0"_s,
            u"wrong-type /expiration_days"_s);
        row("delays that shrink", "task-type", u"ENROLLMENT"_s, u"retry_factor"_s, u"0.5"_s,
            u"out-of-range /retry_factor"_s);
        row("longest below first", "task-type", u"ENROLLMENT"_s, u"retry_max_seconds"_s, u"60"_s,
            u"out-of-range /retry_max_seconds"_s);
        row("another code", "program", u"DR"_s, u"code"_s, u"DR2"_s, u"not-allowed-value /code"_s);
        row("infinity", "task-type", u"ENROLLMENT"_s, u"retry_factor"_s, u"inf"_s,
            u"wrong-type /retry_factor"_s);
    }

    void testFaults()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QString, key);
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, expected);
        const RecordValues before = *read(kind, key);
        const auto refused = change(kind, key, {{field, value}});
        QVERIFY(!refused);
        QCOMPARE(codes(refused.error()), QStringList{expected});
        QCOMPARE(*read(kind, key), before);
        QCOMPARE(lastAudit().sequence, 0);
    }

    void testARangeIsGivenInFull()
    {
        const auto refused =
            change("task-type", u"ENROLLMENT"_s, {{u"retry_max_seconds"_s, u"999999999"_s}});
        QVERIFY(!refused);
        const QString range = refused.error().first().parameters.value(u"range"_s);
        QVERIFY2(!range.contains(u'e'), qPrintable(range));
        QVERIFY2(range.section(u' ', 2, 2).toLongLong() > 1'000'000, qPrintable(range));
    }

    void testTwoOfOneName()
    {
        QCOMPARE(
            add("manufacturer", {{u"code"_s, u"Sunline"_s}, {u"active"_s, u"1"_s}}).error()[0].code,
            ProblemCode::AlreadyExists);
        QCOMPARE(add("model", {{u"manufacturer"_s, u"Sunline"_s}, {u"code"_s, u"S-5"_s}})
                     .error()[0]
                     .code,
                 ProblemCode::AlreadyExists);
        QVERIFY(add("model", {{u"manufacturer"_s, u"Warmly"_s}, {u"code"_s, u"S-5"_s}}));
    }

    void testWhatIsUsedStays()
    {
        const RecordId task = m_tasks->post(thermostat(u"t1"_s, u"W-1"_s));
        const auto refused = remove("specification", u"TH-1"_s);
        QCOMPARE(refused.error()[0].code, ProblemCode::InUse);
        const QString detail = refused.error()[0].detail();
        QVERIFY2(detail.contains(u"TH-1"_s) && detail.contains(idText(task)) &&
                     detail.contains(u"W-1"_s),
                 qPrintable(detail));
        QVERIFY(read("specification", u"TH-1"_s));
    }

    void testManyUsersAreNotAllNamed()
    {
        for (int i = 0; i < 8; ++i)
            m_tasks->post(thermostat(u"t%1"_s.arg(i), u"W-%1"_s.arg(i)));
        const auto refused = remove("specification", u"TH-1"_s);
        QVERIFY(refused.error()[0].detail().contains(u" and more"_s));
        QVERIFY(!refused.error()[0].detail().contains(u"W-7"_s));
    }

    void testWhatIsNotUsedGoes()
    {
        QVERIFY(remove("specification", u"TR-1"_s));
        QVERIFY(!read("specification", u"TR-1"_s));
        QCOMPARE(m_db->count("specification_attribute WHERE specification = 'TR-1'"), 0);
        QCOMPARE(lastAudit().action, u"REMOVE"_s);
        QVERIFY(lastAudit().changes.contains({u"description"_s, u"Transformer"_s, {}}));
        QCOMPARE(remove("specification", u"TR-1"_s).error()[0].code, ProblemCode::NotFound);
    }

    void testARetiredModelIsRegisteredNoMore()
    {
        const QString key = recordKey(m_db->read(), kind("model"), u"Warmly / T-1"_s);
        QVERIFY(change("model", key, {{u"active"_s, u"0"_s}}));
        QCOMPARE(m_tasks->post(thermostat(u"t1"_s, u"W-1"_s)), 0);
        QVERIFY(change("model", key, {{u"active"_s, u"1"_s}}));
        QVERIFY(m_tasks->post(thermostat(u"t2"_s, u"W-1"_s)));
    }

    void testAChangeWakesWhatItHelps()
    {
        const RecordId id = m_tasks->post(thermostat(u"t1"_s, u"W-1"_s));
        m_db->sql("UPDATE program SET active = 0 WHERE code = 'DR'");
        QCOMPARE(m_tasks->process(id)->status, TaskStatus::IssueDetected);
        QVERIFY(m_tasks->detail(id).task.nextAttempt > QDateTime::currentDateTimeUtc());
        QVERIFY(change("program", u"DR"_s, {{u"active"_s, u"1"_s}}));
        QVERIFY(m_tasks->detail(id).task.nextAttempt <= QDateTime::currentDateTimeUtc());
    }

    void testTwoManufacturersBecomeOne()
    {
        m_db->sql("INSERT INTO manufacturer (code) VALUES ('WARMLY INC');"
                  "INSERT INTO model (manufacturer, code) VALUES ('WARMLY INC', 'T-1'), "
                  "('WARMLY INC', 'T-2')");
        QVERIFY(m_tasks->post(thermostat(u"t1"_s, u"W-1"_s)));
        QVERIFY(merge("manufacturer", u"Warmly"_s, u"WARMLY INC"_s));
        QVERIFY(!read("manufacturer", u"Warmly"_s));
        QCOMPARE(m_db->count("model WHERE manufacturer = 'WARMLY INC'"), 2);
        QCOMPARE(read("specification", u"TH-1"_s)->value(u"model_id"_s), u"WARMLY INC / T-1"_s);
        QCOMPARE(lastAudit().action, u"MERGE"_s);
        QVERIFY(m_tasks->post(thermostat(u"t2"_s, u"W-2"_s)));
    }

    void testModelsWithTheSameAssetStayTwo()
    {
        m_db->sql("INSERT INTO model (id, manufacturer, code) VALUES (77, 'Warmly', 'T-1b');"
                  "INSERT INTO der_asset (id, model_id, serial_no, status) VALUES "
                  "(20000000000000, 77, 'W-1', 'PENDING')");
        QVERIFY(m_tasks->post(thermostat(u"t1"_s, u"W-1"_s)));
        const auto refused = merge("model", u"77"_s, u"2"_s);
        QCOMPARE(refused.error()[0].code, ProblemCode::InUse);
        QVERIFY(refused.error()[0].detail().contains(u"W-1"_s));
        QVERIFY(read("model", u"77"_s));
    }

    void testMergesThatMakeNoSense()
    {
        QCOMPARE(merge("program", u"DR"_s, u"DR"_s).error()[0].code, ProblemCode::NotFound);
        QCOMPARE(merge("program", u"DR"_s, u"NONE"_s).error()[0].code, ProblemCode::NotFound);
        QCOMPARE(merge("program", u"NONE"_s, u"DR"_s).error()[0].code, ProblemCode::NotFound);
    }

    void testWhatIsNotMadeByHand()
    {
        QCOMPARE(add("task-type", {{u"code"_s, u"X"_s}}).error()[0].code,
                 ProblemCode::NotAllowedValue);
        QCOMPARE(remove("task-type", u"ENROLLMENT"_s).error()[0].code,
                 ProblemCode::NotAllowedValue);
        QCOMPARE(change("customer", u"1"_s, {{u"name"_s, u"X"_s}}).error()[0].code,
                 ProblemCode::NotAllowedValue);
        QVERIFY(change("task-type", u"ENROLLMENT"_s, {{u"expiration_days"_s, u"30"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestEditRecord)
#include "tst_editrecord.moc"
