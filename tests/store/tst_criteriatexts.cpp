// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskCriteria.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(json), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", json, qPrintable(error.errorString()));
    return document.object();
}

template <typename Value>
TaskCriteria with(Value TaskCriteria::*member, const std::type_identity_t<Value> &value)
{
    TaskCriteria criteria;
    criteria.*member = value;
    return criteria;
}

/// One question for each member, beside what is kept of it.
struct Kept
{
    TaskCriteria criteria;
    const char *json;
};

QList<Kept> eachMember()
{
    const QDate day(2026, 2, 28);
    return {
        {with(&TaskCriteria::taskId, u"2358"_s), "{\"taskId\":\"2358\"}"},
        {with(&TaskCriteria::type, u"DER-ENROLLMENT"_s), "{\"type\":\"DER-ENROLLMENT\"}"},
        {with(&TaskCriteria::businessObject, BusinessObject::Enrollment),
         "{\"businessObject\":\"ENROLLMENT\"}"},
        {with(&TaskCriteria::businessObject, BusinessObject::Unenrollment),
         "{\"businessObject\":\"UNENROLLMENT\"}"},
        {with(&TaskCriteria::statuses, {TaskStatus::Canceled, TaskStatus::Pending}),
         "{\"statuses\":[\"CANCELED\",\"PENDING\"]}"},
        {with(&TaskCriteria::transactionId, u"TX-1"_s), "{\"transactionId\":\"TX-1\"}"},
        {with(&TaskCriteria::serialNo, u"SN \"1\""_s), "{\"serialNo\":\"SN \\\"1\\\"\"}"},
        {with(&TaskCriteria::nicId, u"NIC\\7"_s), "{\"nicId\":\"NIC\\\\7\"}"},
        {with(&TaskCriteria::customerName, u"Zoë"_s), "{\"customerName\":\"Zo\\u00eb\"}"},
        {with(&TaskCriteria::accountId, u"A1"_s), "{\"accountId\":\"A1\"}"},
        {with(&TaskCriteria::servicePoint, u"SP9"_s), "{\"servicePoint\":\"SP9\"}"},
        {with(&TaskCriteria::address, u"12 main"_s), "{\"address\":\"12 main\"}"},
        {with(&TaskCriteria::contact, u"@example"_s), "{\"contact\":\"@example\"}"},
        {with(&TaskCriteria::program, u"DR"_s), "{\"program\":\"DR\"}"},
        {with(&TaskCriteria::manufacturer, u"sun"_s), "{\"manufacturer\":\"sun\"}"},
        {with(&TaskCriteria::model, u"S-5"_s), "{\"model\":\"S-5\"}"},
        {with(&TaskCriteria::createdFrom, day), "{\"createdFrom\":\"2026-02-28\"}"},
        {with(&TaskCriteria::createdTo, day), "{\"createdTo\":\"2026-02-28\"}"},
        {with(&TaskCriteria::needsAttention, true), "{\"needsAttention\":true}"},
        {with(&TaskCriteria::anything, u"ada main"_s), "{\"anything\":\"ada main\"}"},
        {with(&TaskCriteria::olderThanDays, 30), "{\"olderThanDays\":30}"},
        {with(&TaskCriteria::assignedTo, u"mira"_s), "{\"assignedTo\":\"mira\"}"},
        {with(&TaskCriteria::statusFrom, day), "{\"statusFrom\":\"2026-02-28\"}"},
        {with(&TaskCriteria::statusTo, day), "{\"statusTo\":\"2026-02-28\"}"},
        {with(&TaskCriteria::cause, u"no-program"_s), "{\"cause\":\"no-program\"}"},
    };
}

} // namespace

/// The form in which searches lie in settings and files of clerks: other programs of other versions
/// read it, so it is what it is.
class TestCriteriaTexts : public QObject
{
    Q_OBJECT
    QRandomGenerator m_random{31};

    /// Any members of the table together; how many.
    int draw(TaskCriteria &criteria, QJsonObject &json)
    {
        int members = 0;
        const QList<Kept> all = eachMember();
        for (const Kept &kept : all) {
            const QJsonObject one = object(kept.json);
            const QString name = one.constBegin().key();
            if (m_random.bounded(2) == 0 || json.contains(name))
                continue;
            json.insert(name, one.value(name));
            put(criteria, kept.criteria, name);
            ++members;
        }
        return members;
    }
    static void put(TaskCriteria &to, const TaskCriteria &from, const QString &name)
    {
        if (name == u"businessObject")
            to.businessObject = from.businessObject;
        else if (name == u"statuses")
            to.statuses = from.statuses;
        else if (name == u"needsAttention")
            to.needsAttention = true;
        else if (name == u"olderThanDays")
            to.olderThanDays = from.olderThanDays;
        else if (name.endsWith(u"From") || name.endsWith(u"To"))
            putDay(to, from, name);
        else
            putText(to, from);
    }
    static void putDay(TaskCriteria &to, const TaskCriteria &from, const QString &name)
    {
        if (name == u"assignedTo")
            to.assignedTo = from.assignedTo;
        else if (name == u"createdFrom")
            to.createdFrom = from.createdFrom;
        else if (name == u"createdTo")
            to.createdTo = from.createdTo;
        else if (name == u"statusFrom")
            to.statusFrom = from.statusFrom;
        else
            to.statusTo = from.statusTo;
    }
    static void putText(TaskCriteria &to, const TaskCriteria &from)
    {
        for (QString TaskCriteria::*member :
             {&TaskCriteria::taskId, &TaskCriteria::type, &TaskCriteria::transactionId,
              &TaskCriteria::serialNo, &TaskCriteria::nicId, &TaskCriteria::customerName,
              &TaskCriteria::accountId, &TaskCriteria::servicePoint, &TaskCriteria::address,
              &TaskCriteria::contact, &TaskCriteria::program, &TaskCriteria::manufacturer,
              &TaskCriteria::model, &TaskCriteria::anything, &TaskCriteria::cause}) {
            if (!(from.*member).isEmpty())
                to.*member = from.*member;
        }
    }

private Q_SLOTS:
    void eachMemberUnderItsName_data()
    {
        QTest::addColumn<TaskCriteria>("criteria");
        QTest::addColumn<QJsonObject>("json");
        for (const Kept &kept : eachMember())
            QTest::newRow(kept.json) << kept.criteria << object(kept.json);
    }
    void eachMemberUnderItsName()
    {
        QFETCH(TaskCriteria, criteria);
        QFETCH(QJsonObject, json);
        QVERIFY(!(criteria == TaskCriteria()));
        QCOMPARE(toJson(criteria), json);
        QVERIFY(criteriaFromJson(json) == criteria);
        QJsonObject text = json;
        text.insert(u"version"_s, 1);
        QCOMPARE(QJsonDocument::fromJson(toText(criteria).toUtf8()).object(), text);
    }

    void everyStateAndBusinessObjectIsKept()
    {
        TaskCriteria all;
        QJsonArray names;
        for (std::size_t i = 0; i < enumTexts(TaskStatus{}).size(); ++i) {
            all.statuses.append(TaskStatus(i));
            names.append(toText(TaskStatus(i)));
        }
        QCOMPARE(names.size(), 11);
        QCOMPARE(toJson(all).value(u"statuses"_s).toArray(), names);
        for (BusinessObject kind : {BusinessObject::Enrollment, BusinessObject::Interconnection,
                                    BusinessObject::Unenrollment}) {
            all.businessObject = kind;
            QVERIFY(criteriaFromJson(toJson(all)) == all);
        }
    }

    void membersTogetherAreAllKeptAndNoOther()
    {
        for (int i = 0; i < 500; ++i) {
            TaskCriteria criteria;
            QJsonObject json;
            const int members = draw(criteria, json);
            QCOMPARE(toJson(criteria), json);
            QCOMPARE(toJson(criteria).size(), members);
            const auto read = criteriaFromText(toText(criteria));
            QVERIFY(read);
            QVERIFY(*read == criteria);
            QCOMPARE(toText(*read), toText(criteria)); // it does not change with each saving
        }
    }

    void differentQuestionsAreDifferentTexts()
    {
        QSet<QString> texts{toText(TaskCriteria{})};
        const QList<Kept> all = eachMember();
        for (const Kept &kept : all)
            texts.insert(toText(kept.criteria));
        QCOMPARE(texts.size(), all.size() + 1);
    }

    /// A value that one could not ask for asks for nothing; the members beside it still do.
    void whatCouldNotBeAskedIsLeftOut_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<TaskCriteria>("expected");
        const auto row = [](const char *json, const TaskCriteria &expected = {}) {
            QTest::newRow(json) << object(json) << expected;
        };
        row("{\"serialNo\":5}");
        row("{\"serialNo\":null}");
        row("{\"serialNo\":[\"SN\"]}");
        row("{\"serialno\":\"SN\"}"); // names are written so and not otherwise
        row("{\"businessObject\":\"enrollment\"}");
        row("{\"businessObject\":0}");
        row("{\"statuses\":\"PENDING\"}");
        row("{\"statuses\":{\"PENDING\":true}}");
        row("{\"statuses\":[1,null,[\"PENDING\"],\"\",\"pending\"]}");
        row("{\"statuses\":[\"NEW\",\"PENDING\",7,\"COMPLETED\"]}",
            with(&TaskCriteria::statuses, {TaskStatus::Pending, TaskStatus::Completed}));
        row("{\"createdFrom\":\"2026-02-29\"}"); // no leap year
        row("{\"createdFrom\":\"2024-02-29\"}",
            with(&TaskCriteria::createdFrom, QDate(2024, 2, 29)));
        row("{\"createdTo\":\"2026-13-01\"}");
        row("{\"createdTo\":\"01/02/2026\"}");
        row("{\"statusFrom\":20260101}");
        row("{\"statusTo\":\"\"}");
        row("{\"needsAttention\":1}");
        row("{\"needsAttention\":\"true\"}");
        row("{\"needsAttention\":false}");
        row("{\"olderThanDays\":\"7\"}");
        row("{\"olderThanDays\":1.5}");
        row("{\"olderThanDays\":-7}");
        row("{\"olderThanDays\":100000}", with(&TaskCriteria::olderThanDays, 100'000));
        row("{\"olderThanDays\":100001}", with(&TaskCriteria::olderThanDays, 100'000));
        row("{\"olderThanDays\":1e300}");
    }
    void whatCouldNotBeAskedIsLeftOut()
    {
        QFETCH(QJsonObject, json);
        QFETCH(TaskCriteria, expected);
        QVERIFY(criteriaFromJson(json) == expected);
        json.insert(u"program"_s, u"DR"_s);
        expected.program = u"DR"_s;
        QVERIFY(criteriaFromJson(json) == expected);
    }

    void onlyTheFormThatIsKnownIsRead_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("known");
        QTest::newRow("this one") << u"1"_s << true;
        QTest::newRow("this one, as others write numbers") << u"1.0"_s << true;
        QTest::newRow("the next one") << u"2"_s << false;
        QTest::newRow("between two") << u"1.5"_s << false;
        QTest::newRow("before the first") << u"0"_s << false;
        QTest::newRow("negative") << u"-1"_s << false;
        QTest::newRow("beyond numbers") << u"1e99"_s << false;
        QTest::newRow("a text") << u"\"1\""_s << false;
        QTest::newRow("true") << u"true"_s << false;
        QTest::newRow("null") << u"null"_s << false;
        QTest::newRow("a list") << u"[1]"_s << false;
    }
    void onlyTheFormThatIsKnownIsRead()
    {
        QFETCH(QString, version);
        QFETCH(bool, known);
        const auto read = criteriaFromText(u"{\"serialNo\":\"SN\",\"version\":%1}"_s.arg(version));
        QCOMPARE(read.has_value(), known);
        if (known)
            QVERIFY(*read == with(&TaskCriteria::serialNo, u"SN"_s));
    }

    /// Somebody may have laid the file out for reading, and in another order.
    void theLayoutOfATextDoesNotMatter()
    {
        TaskCriteria criteria;
        QJsonObject json;
        draw(criteria, json);
        json.insert(u"version"_s, 1);
        const QString laidOut = QString::fromUtf8(QJsonDocument(json).toJson());
        QVERIFY(laidOut.count(u'\n') > 3);
        QVERIFY(criteriaFromText(laidOut) == criteria);
        QVERIFY(criteriaFromText(u" \n\t"_s + toText(criteria) + u"\r\n"_s) == criteria);
        QVERIFY(!criteriaFromText(toText(criteria) + u"}"_s));
        QVERIFY(!criteriaFromText(toText(criteria) + toText(criteria)));
    }

    void whatIsTypedIntoTheBox_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("json");
        QTest::newRow("pasted with tabs and line ends")
            << u"ada\tbyron\r\nn:\n smith\u00a0"_s
            << u"{\"anything\":\"ada byron\",\"customerName\":\"smith\"}"_s;
        QTest::newRow("a hint twice")
            << u"n: ada n: byron"_s << u"{\"customerName\":\"ada byron\"}"_s;
        QTest::newRow("back to a hint") << u"n: ada sn: 1 N: byron"_s
                                        << u"{\"customerName\":\"ada byron\",\"serialNo\":\"1\"}"_s;
        QTest::newRow("a hint in a word")
            << u"can: http://tx.example ad:x:y"_s
            << u"{\"anything\":\"can: http://tx.example\",\"address\":\"x:y\"}"_s;
        QTest::newRow("a task id and a name")
            << u"12345678901234 n: ada"_s
            << u"{\"taskId\":\"12345678901234\",\"customerName\":\"ada\"}"_s;
        QTest::newRow("a task id among words")
            << u"12345678901234 ada"_s << u"{\"anything\":\"12345678901234 ada\"}"_s;
        QTest::newRow("digits in two parts")
            << u"1234567 8901234"_s << u"{\"anything\":\"1234567 8901234\"}"_s;
        QTest::newRow("no task's id begins so")
            << u"01234567890123"_s << u"{\"anything\":\"01234567890123\"}"_s;
        QTest::newRow("fifteen digits")
            << u"123456789012345"_s << u"{\"anything\":\"123456789012345\"}"_s;
        QTest::newRow("a task id as a transaction")
            << u"tx: 12345678901234"_s << u"{\"transactionId\":\"12345678901234\"}"_s;
    }
    void whatIsTypedIntoTheBox()
    {
        QFETCH(QString, text);
        QFETCH(QString, json);
        QCOMPARE(toJson(quickCriteria(text)), object(json.toUtf8().constData()));
    }

    void theBoxAsksAgainWhatItSaid()
    {
        const QStringList words{u"ada"_s, u"12"_s, u"main:x"_s, u"Zoë"_s, u"\"q\""_s, u"%_"_s};
        const auto drawn = [&] {
            QStringList some;
            for (int i = m_random.bounded(4); i > 0; --i)
                some.append(words[m_random.bounded(int(words.size()))]);
            return some.join(u' ');
        };
        for (int i = 0; i < 500; ++i) {
            TaskCriteria asked;
            for (QString TaskCriteria::*member :
                 {&TaskCriteria::customerName, &TaskCriteria::address, &TaskCriteria::contact,
                  &TaskCriteria::serialNo, &TaskCriteria::transactionId})
                asked.*member = drawn();
            if (m_random.bounded(2))
                asked.anything = drawn();
            else
                asked.taskId = u"20000000000001"_s;
            QVERIFY2(quickCriteria(quickText(asked)) == asked, qPrintable(quickText(asked)));
        }
    }
};

QTEST_GUILESS_MAIN(TestCriteriaTexts)
#include "tst_criteriatexts.moc"
