// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "operations/EditTask.h"
#include "operations/InterconnectDer.h"
#include "operations/Unenroll.h"
#include "store/AssetQueries.h"
#include "support/WorkedTasks.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

struct Limit
{
    const char *pointer;
    int characters;
};

/// What may be corrected, in the order of the portal, with the longest text that each takes.
constexpr Limit limits[] = {
    {"/customerInfo/name", 254},
    {"/customerInfo/cisAccountId", 30},
    {"/customerInfo/cisPersonId", 30},
    {"/customerInfo/email", 254},
    {"/customerInfo/homePhone", 24},
    {"/customerInfo/businessPhone", 24},
    {"/customerInfo/mobilePhone", 24},
    {"/locationInfo/address1", 254},
    {"/locationInfo/address2", 254},
    {"/locationInfo/address3", 254},
    {"/locationInfo/address4", 254},
    {"/locationInfo/city", 90},
    {"/locationInfo/state", 6},
    {"/locationInfo/postal", 12},
    {"/locationInfo/country", 3},
    {"/locationInfo/cisPremiseId", 60},
    {"/locationInfo/cisServicePointId", 60},
};

const QString emoji = u"😀"_s; // one character in two units

QString attribute(const AttributeDefinition &definition)
{
    return u"/assetInfo/attributes/"_s + definition.code;
}

} // namespace

/// Each field of a request that a clerk may correct, up to its limit and beyond it.
class TestEditTaskFields : public QObject
{
    Q_OBJECT
    std::unique_ptr<TestDatabase> m_db;
    std::unique_ptr<WorkedTasks> m_tasks;

    Result<ServiceTask> edit(RecordId id, const TaskEdits &edits)
    {
        return m_db->run([=](Transaction &tx) { return editTask(tx, id, edits); });
    }
    RecordId pending() { return m_tasks->post(thermostat(u"t1"_s, u"W-1"_s)); }
    RecordId pendingInterconnection()
    {
        const InterconnectionRequest request = interconnection(u"i1"_s, u"S-1"_s);
        return m_db->run([request](Transaction &tx) { return interconnectDer(tx, request); })
            ->taskId;
    }
    RecordId pendingUnenrollment()
    {
        const RecordId enrolled = pending();
        (void)m_tasks->process(enrolled);
        return m_db->run([=](Transaction &tx) { return unenroll(tx, enrolled, u"Moved"_s); })->id;
    }
    RecordId pendingOf(BusinessObject object)
    {
        switch (object) {
        case BusinessObject::Enrollment:
            return pending();
        case BusinessObject::Interconnection:
            return pendingInterconnection();
        case BusinessObject::Unenrollment:
            return pendingUnenrollment();
        }
        Q_UNREACHABLE();
    }
    /// All fields filled, so that any one can be emptied.
    RecordId filled()
    {
        const RecordId id = pending();
        TaskEdits edits;
        for (const Limit &limit : limits)
            edits.insert(QString::fromLatin1(limit.pointer), u"old"_s);
        return edit(id, edits) ? id : 0;
    }
    QString stored(RecordId id, const QString &pointer)
    {
        return fieldText(m_tasks->detail(id).task, pointer);
    }
    void fields()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<int>("limit");
        for (const Limit &limit : limits)
            QTest::newRow(limit.pointer) << QString::fromLatin1(limit.pointer) << limit.characters;
    }

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<TestDatabase>();
        m_tasks = std::make_unique<WorkedTasks>(*m_db);
    }
    void cleanup()
    {
        m_tasks.reset();
        m_db.reset();
    }

    void theFieldsComeInTheOrderOfTheRequest()
    {
        QStringList expected;
        for (const Limit &limit : limits)
            expected.append(QString::fromLatin1(limit.pointer));
        expected.append(u"/assetInfo/program"_s);
        QCOMPARE(editablePointers(), expected);
    }

    void aTextOfTheLongestLengthIsKept_data() { fields(); }
    void aTextOfTheLongestLengthIsKept()
    {
        QFETCH(const QString, pointer);
        QFETCH(const int, limit);
        const RecordId id = filled();
        const QString longest(limit, u'x');
        const auto edited = edit(id, {{pointer, longest}});
        QVERIFY2(edited, qPrintable(edited ? QString() : sentences(edited.error())));
        QCOMPARE(fieldText(*edited, pointer), longest);
        QCOMPARE(stored(id, pointer), longest);
        QCOMPARE(taskLog(m_db->read(), id).constLast().edits,
                 (QList<FieldChange>{{pointer, u"old"_s, longest}}));
    }

    void oneCharacterMoreIsRefusedWithBothLengths_data() { fields(); }
    void oneCharacterMoreIsRefusedWithBothLengths()
    {
        QFETCH(const QString, pointer);
        QFETCH(const int, limit);
        const RecordId id = filled();
        const int version = m_tasks->detail(id).task.version;
        const auto edited = edit(id, {{pointer, QString(limit + 1, u'x')}});
        QVERIFY(!edited);
        QCOMPARE(edited.error(), (Problems{{ProblemCode::TooLong,
                                            pointer,
                                            {{u"length"_s, QString::number(limit + 1)},
                                             {u"limit"_s, QString::number(limit)}}}}));
        QCOMPARE(stored(id, pointer), u"old"_s);
        QCOMPARE(m_tasks->detail(id).task.version, version);
    }

    /// Characters are counted, as people do, not the units that hold them.
    void anEmojiIsOneCharacter_data() { fields(); }
    void anEmojiIsOneCharacter()
    {
        QFETCH(const QString, pointer);
        QFETCH(const int, limit);
        const RecordId id = filled();
        QVERIFY(edit(id, {{pointer, emoji.repeated(limit)}}));
        QCOMPARE(stored(id, pointer), emoji.repeated(limit));
        const auto longer = edit(id, {{pointer, emoji.repeated(limit + 1)}});
        QVERIFY(!longer);
        QCOMPARE(longer.error()[0].parameters.value(u"length"_s), QString::number(limit + 1));
    }

    /// What is pasted often brings a line's end along.
    void spaceAroundAValueDoesNotCount_data() { fields(); }
    void spaceAroundAValueDoesNotCount()
    {
        QFETCH(const QString, pointer);
        QFETCH(const int, limit);
        const RecordId id = filled();
        const QString longest(limit, u'y');
        QVERIFY(edit(id, {{pointer, u" \t"_s + longest + u" \n"_s}}));
        QCOMPARE(stored(id, pointer), longest);
        const qsizetype entries = taskLog(m_db->read(), id).size();
        QVERIFY(edit(id, {{pointer, u"  "_s + longest}})); // the same again
        QCOMPARE(taskLog(m_db->read(), id).size(), entries);
    }

    void eachFieldCanBeEmptiedWhileOthersNameWhoAndWhere_data() { fields(); }
    void eachFieldCanBeEmptiedWhileOthersNameWhoAndWhere()
    {
        QFETCH(const QString, pointer);
        const RecordId id = filled();
        QVERIFY(edit(id, {{pointer, u"   "_s}}));
        QCOMPARE(stored(id, pointer), QString());
        for (const Limit &other : limits) {
            if (pointer != QLatin1StringView(other.pointer))
                QCOMPARE(stored(id, QString::fromLatin1(other.pointer)), u"old"_s);
        }
    }

    void whoAndWhereNeedOneNameEach_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("kept");
        const auto rows = [](const QString &group, const QStringList &names) {
            for (const QString &kept : names + QStringList{QString()})
                QTest::addRow("%s %s", qPrintable(group), qPrintable(kept))
                    << group << names << kept;
        };
        rows(u"/customerInfo"_s, {u"name"_s, u"cisAccountId"_s, u"cisPersonId"_s});
        rows(u"/locationInfo"_s, {u"address1"_s, u"cisPremiseId"_s, u"cisServicePointId"_s});
    }
    void whoAndWhereNeedOneNameEach()
    {
        QFETCH(const QString, group);
        QFETCH(const QStringList, names);
        QFETCH(const QString, kept);
        TaskEdits edits;
        for (const QString &name : names)
            edits.insert(group + u'/' + name, name == kept ? u"this one"_s : QString());
        const auto edited = edit(filled(), edits);
        QCOMPARE(edited.has_value(), !kept.isEmpty());
        if (edited)
            return;
        const QString choice = u"%1, %2 or %3"_s.arg(names[0], names[1], names[2]);
        QCOMPARE(edited.error(), (Problems{{ProblemCode::Missing, group, {{u"field"_s, choice}}}}));
    }

    void everyFaultOfEveryFieldIsToldAtOnce()
    {
        TaskEdits edits;
        for (const Limit &limit : limits)
            edits.insert(QString::fromLatin1(limit.pointer), QString(limit.characters + 1, u'x'));
        const RecordId id = filled();
        const auto edited = edit(id, edits);
        QVERIFY(!edited);
        QStringList pointers;
        for (const Problem &problem : edited.error()) {
            QCOMPARE(problem.code, ProblemCode::TooLong);
            pointers.append(problem.pointer);
        }
        QCOMPARE(pointers, editablePointers().first(int(std::size(limits))));
        QCOMPARE(stored(id, u"/customerInfo/email"_s), u"old"_s);
    }

    void oneFaultKeepsTheGoodValuesOutToo()
    {
        const RecordId id = filled();
        QVERIFY(!edit(id, {{u"/customerInfo/email"_s, u"ada@example.org"_s},
                           {u"/locationInfo/country"_s, u"USAX"_s}}));
        QCOMPARE(stored(id, u"/customerInfo/email"_s), u"old"_s);
    }

    void choicesTakeEachOfTheirValuesAndNoOther()
    {
        const ServiceTask task = m_tasks->detail(pending()).task;
        int looked = 0;
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            if (definition.kind != AttributeKind::Choice)
                continue;
            ++looked;
            const auto changes = [&](int value) {
                return applyEdits(task, {}, {{attribute(definition), QString::number(value)}})
                    .attributesChanged;
            };
            for (const int value : definition.choices)
                QVERIFY2(changes(value), definition.code.data());
            QVERIFY2(!changes(definition.choices.back() + 1), definition.code.data());
            QVERIFY2(!changes(-1), definition.code.data());
        }
        QVERIFY(looked > 1);
    }

    void anAttributeIsTakenAwayByEmptyingIt()
    {
        const RecordId id = pending();
        const RecordId asset = m_tasks->detail(id).task.assetId;
        const QString pointer = u"/assetInfo/attributes/rtgMaxW"_s;
        QVERIFY(edit(id, {{pointer, u" 2500 "_s}}));
        QCOMPARE(assetAttributes(m_db->read(), asset, AttributeSource::Request),
                 (AttributeValues{{u"rtgMaxW"_s, u"2500"_s}}));
        QVERIFY(edit(id, {{pointer, u"  "_s}}));
        QVERIFY(assetAttributes(m_db->read(), asset, AttributeSource::Request).isEmpty());
        QCOMPARE(taskLog(m_db->read(), id).constLast().edits,
                 (QList<FieldChange>{{pointer, u"2500"_s, QString()}}));
        const int version = m_tasks->detail(id).task.version;
        QVERIFY(edit(id, {{pointer, QString()}})); // it is away already
        QCOMPARE(m_tasks->detail(id).task.version, version);
    }

    /// An edit asks for the program alone; whether it is open, the task asks when it is worked.
    void aProgramThatHasEndedIsAnIssueWhenTheTaskIsWorked()
    {
        const RecordId id = pending();
        QVERIFY(edit(id, {{u"/assetInfo/program"_s, u"CLOSED"_s}}));
        QCOMPARE(m_tasks->process(id)->status, TaskStatus::IssueDetected);
        QCOMPARE(m_tasks->issues(id), QStringList{u"program-not-open"_s});
        QVERIFY(edit(id, {{u"/assetInfo/program"_s, u" DR "_s}}));
        const auto retried = m_db->run([id](Transaction &tx) { return retryTask(tx, id); });
        QCOMPARE(retried->status, TaskStatus::Completed);
        QCOMPARE(m_tasks->detail(id).enrollment->program, u"DR"_s);
    }

    void programsAreKnownByTheirExactCode_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("other case") << u"dr"_s;
        QTest::newRow("part of a code") << u"D"_s;
        QTest::newRow("space within") << u"D R"_s;
        QTest::newRow("description") << u"Demand response"_s;
        QTest::newRow("quote") << u"DR' OR '1'='1"_s;
    }
    void programsAreKnownByTheirExactCode()
    {
        QFETCH(const QString, program);
        const auto edited = edit(pending(), {{u"/assetInfo/program"_s, program}});
        QVERIFY(!edited);
        QCOMPARE(edited.error(), (Problems{{ProblemCode::UnknownProgram,
                                            u"/assetInfo/program"_s,
                                            {{u"value"_s, program}}}}));
    }

    void onlyWhatIsStillToBeCheckedIsEdited_data()
    {
        QTest::addColumn<BusinessObject>("object");
        QTest::addColumn<TaskStatus>("status");
        for (const BusinessObject object :
             {BusinessObject::Enrollment, BusinessObject::Interconnection,
              BusinessObject::Unenrollment}) {
            for (const TaskStatus status : statuses(object))
                QTest::addRow("%s %s", qPrintable(toText(object)), qPrintable(toText(status)))
                    << object << status;
        }
    }
    void onlyWhatIsStillToBeCheckedIsEdited()
    {
        QFETCH(const BusinessObject, object);
        QFETCH(const TaskStatus, status);
        const RecordId id = pendingOf(object);
        m_db->sql(qPrintable(
            u"UPDATE service_task SET status = '%1', failed_status = 'VALIDATE' WHERE id = %2"_s
                .arg(toText(status), idText(id))));
        const auto edited = edit(id, {{u"/customerInfo/email"_s, u"ada@example.org"_s}});
        const bool open = status == TaskStatus::Pending || status == TaskStatus::IssueDetected;
        QCOMPARE(edited.has_value(), open);
        QCOMPARE(stored(id, u"/customerInfo/email"_s), open ? u"ada@example.org"_s : QString());
        if (open)
            return;
        QCOMPARE(edited.error().size(), 1);
        QCOMPARE(edited.error()[0].code, ProblemCode::ActionNotAllowed);
        QCOMPARE(edited.error()[0].parameters.value(u"action"_s), u"EDIT"_s);
        QCOMPARE(edited.error()[0].parameters.value(u"status"_s), QString(toText(status)));
    }
};

QTEST_GUILESS_MAIN(TestEditTaskFields)
#include "tst_edittaskfields.moc"
