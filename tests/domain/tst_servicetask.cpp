// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "domain/Records.h"
#include "domain/ServiceTask.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

template <typename E>
QStringList textsOf()
{
    QStringList texts;
    for (QLatin1StringView text : enumTexts(E{}))
        texts.append(text);
    return texts;
}

/// \a last closes the enumeration: each of its enumerators has a text of its own, and the way back.
template <typename E>
bool everyOneHasItsText(E last)
{
    if (enumTexts(last).size() != std::size_t(last) + 1)
        return false;
    for (int i = 0; i <= int(last); ++i) {
        if (fromText<E>(toText(E(i))) != E(i))
            return false;
    }
    return true;
}

} // namespace

class TestServiceTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testEveryEnumeratorHasItsText()
    {
        QVERIFY(everyOneHasItsText(TaskStatus::Canceled));
        QVERIFY(everyOneHasItsText(BusinessObject::Unenrollment));
        QVERIFY(everyOneHasItsText(TaskEvent::Edit));
        QVERIFY(everyOneHasItsText(ActorKind::System));
        QVERIFY(everyOneHasItsText(TaskAction::UndoCancel));
        QVERIFY(everyOneHasItsText(AttributeSource::Interconnection));
        QVERIFY(everyOneHasItsText(DerRegistrationFlag::InterconnectionAndRegistration));
        QVERIFY(everyOneHasItsText(AssetStatus::Retired));
        QVERIFY(everyOneHasItsText(HeadEndStatus::RemovalRequested));
    }

    // They stand in databases and in other people's programs: none may ever change.
    void testTextsAreStable()
    {
        const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' '); };
        QCOMPARE(textsOf<TaskStatus>(),
                 words("PENDING VALIDATE CREATE_ASSET DEVICE_SETUP ACTIVATE "
                       "APPROVAL DEVICE_REMOVAL DEACTIVATE ISSUE_DETECTED COMPLETED CANCELED"));
        QCOMPARE(textsOf<BusinessObject>(), words("ENROLLMENT INTERCONNECTION UNENROLLMENT"));
        QCOMPARE(textsOf<TaskEvent>(), words("CREATED TRANSITION COMMENT EDIT"));
        QCOMPARE(textsOf<ActorKind>(), words("CLERK API_CLIENT MONITOR SYSTEM"));
        QCOMPARE(textsOf<TaskAction>(), words("PROCESS ADVANCE REQUIRE_APPROVAL FAULT RETRY "
                                              "ACKNOWLEDGE APPROVE REJECT CANCEL UNDO_CANCEL"));
        QCOMPARE(textsOf<AttributeSource>(), words("REQUEST SPECIFICATION INTERCONNECTION"));
        QCOMPARE(textsOf<DerRegistrationFlag>(),
                 words(" REGISTRATION_ONLY INTERCONNECTION_AND_REGISTRATION"));
        QCOMPARE(textsOf<AssetStatus>(), words("PENDING INTERCONNECTED ACTIVE RETIRED"));
        QCOMPARE(textsOf<HeadEndStatus>(),
                 words("NOT_REQUESTED REQUESTED REGISTERED REMOVAL_REQUESTED"));
    }

    void testOtherTextsAreNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("lower case") << u"pending"_s;
        QTest::newRow("white space") << u"PENDING "_s;
        QTest::newRow("the enumerator's name") << u"IssueDetected"_s;
        QTest::newRow("a number") << u"0"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("part of one") << u"PEND"_s;
    }

    void testOtherTextsAreNone()
    {
        QFETCH(QString, text);
        QVERIFY(!fromText<TaskStatus>(text));
        QVERIFY(!fromText<BusinessObject>(text));
        QVERIFY(!fromText<AssetStatus>(text));
    }

    void testAnEmptyFlagIsNoDer()
    {
        QCOMPARE(fromText<DerRegistrationFlag>(u""), DerRegistrationFlag::None);
        QVERIFY(!fromText<DerRegistrationFlag>(u"NONE"));
    }

    void testWordsForClerks()
    {
        QSet<QString> seen;
        for (int i = 0; i <= int(TaskStatus::Canceled); ++i)
            seen.insert(taskStatusText(TaskStatus(i)));
        QCOMPARE(seen.size(), int(TaskStatus::Canceled) + 1);
        QCOMPARE(taskStatusText(TaskStatus::IssueDetected), u"Issue detected"_s);
        QCOMPARE(taskStatusText(TaskStatus::DeviceSetup), u"Device setup"_s);
        QCOMPARE(businessObjectText(BusinessObject::Enrollment), u"Enrollment"_s);
        QCOMPARE(businessObjectText(BusinessObject::Interconnection), u"Interconnection"_s);
    }

    void testIds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<RecordId>("id"); // 0: refused
        QTest::newRow("fourteen digits") << u"23580000000001"_s << RecordId(23'580'000'000'001);
        QTest::newRow("smallest") << u"10000000000000"_s << RecordId(10'000'000'000'000);
        QTest::newRow("largest") << u"99999999999999"_s << RecordId(99'999'999'999'999);
        for (const char *text :
             {"2358000000000", "235800000000001", "03580000000001", "00000000000000",
              "2358000000000x", "+2358000000001", "-2358000000001", " 2358000000001",
              "2358000000001 ", "2358000000.001", "0x358000000001", "2,358,000,0001"})
            QTest::newRow(text) << QString::fromLatin1(text) << RecordId(0);
        QTest::newRow("other digits") << u"٢٣٥٨٠٠٠٠٠٠٠٠٠١"_s << RecordId(0);
        QTest::newRow("wide digits") << QString(14, QChar(u'９')) << RecordId(0);
        QTest::newRow("NUL within") << u"2358000"_s + QChar(0) + u"000001"_s << RecordId(0);
        QTest::newRow("empty") << QString() << RecordId(0);
    }

    void testIds()
    {
        QFETCH(QString, text);
        QFETCH(RecordId, id);
        QCOMPARE(idFromText(text), id);
        if (id)
            QCOMPARE(idText(id), text);
    }

    void testNoIdHasNoText() { QCOMPARE(idText(0), QString()); }

    void testRandomIdsRoundTrip()
    {
        QRandomGenerator random(14);
        for (int i = 0; i < 10'000; ++i) {
            const RecordId id = 10'000'000'000'000 + random.bounded(qint64(90'000'000'000'000));
            QCOMPARE(idText(id).size(), 14);
            QCOMPARE(idFromText(idText(id)), id);
        }
    }

    void testANewTaskWaitsForItsFirstProcess()
    {
        const ServiceTask task;
        QCOMPARE(task.status, TaskStatus::Pending);
        QCOMPARE(task.version, 1);
        QCOMPARE(task.retryCount, 0);
        QVERIFY(task.nextAttempt.isNull());
        QVERIFY(!task.id && !task.assetId && !task.deviceId);
        for (BusinessObject object : {BusinessObject::Enrollment, BusinessObject::Interconnection})
            QCOMPARE(actions(object, task.status).constFirst(), TaskAction::Process);
    }

    void testProgramIsOpenOnItsDays_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<bool>("open");
        QTest::newRow("before") << QDate(2023, 12, 31) << false;
        QTest::newRow("first") << QDate(2024, 1, 1) << true;
        QTest::newRow("between") << QDate(2024, 2, 29) << true;
        QTest::newRow("last") << QDate(2024, 12, 31) << true;
        QTest::newRow("after") << QDate(2025, 1, 1) << false;
        QTest::newRow("no day") << QDate() << false;
    }

    void testProgramIsOpenOnItsDays()
    {
        QFETCH(QDate, day);
        QFETCH(bool, open);
        Program program{u"P"_s, {}, QDate(2024, 1, 1), QDate(2024, 12, 31), true, {}};
        QCOMPARE(program.openOn(day), open);
        program.active = false;
        QVERIFY(!program.openOn(day));
    }

    void testProgramWithoutAnEndStaysOpen()
    {
        const Program endless{u"P"_s, {}, QDate(2024, 1, 1), {}, true, {}};
        QVERIFY(endless.openOn(QDate(2999, 1, 1)));
        QVERIFY(!endless.openOn(QDate(2023, 12, 31)));
    }
};

QTEST_GUILESS_MAIN(TestServiceTask)
#include "tst_servicetask.moc"
