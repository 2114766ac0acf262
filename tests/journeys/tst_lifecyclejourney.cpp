// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "journeys/Installation.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Tasks go all the ways that their lifecycles have, by HTTP and by commands, and none besides.
class LifecycleJourney final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_at = std::make_unique<Installation>(); }
    void cleanup();
    void everyTransitionHappens();
    void nothingElseIsAllowed_data();
    void nothingElseIsAllowed();
    void editsAreInTheLogAndClearTheIssue();
    void aHeadEndAcknowledgesByHttp();
    void headEndsAreRefusedElsewhere_data();
    void headEndsAreRefusedElsewhere();
    void whatWaitsForTooLongExpires();

private:
    Ended ctl(const QStringList &arguments) const
    {
        return Derdeskctl(m_at->database.url()).run(arguments);
    }
    QJsonObject done(const QStringList &arguments) const
    {
        return QJsonDocument::fromJson(m_at->database.run(arguments)).object();
    }
    QString task(const QString &word, const QString &id, const QStringList &options = {}) const
    {
        return done(QStringList{u"task"_s, word, id} + options)["status"_L1].toString();
    }
    /// Canceled, taken up again where it was, and canceled for good.
    void cancelTwice(const QString &id) const
    {
        const QString before = status(id);
        QCOMPARE(task(u"cancel"_s, id, m_why), u"CANCELED"_s);
        QCOMPARE(task(u"reinstate"_s, id), before);
        QCOMPARE(task(u"cancel"_s, id, m_why), u"CANCELED"_s);
    }
    QString status(const QString &id) const
    {
        return m_at->database.value(u"SELECT status FROM service_task WHERE id = "_s + id);
    }
    QString unenroll(const QString &enrollment) const
    {
        return done({u"task"_s, u"unenroll"_s, enrollment, u"--reason"_s,
                     u"Moved"_s})["serviceTaskId"_L1]
            .toString();
    }
    QString registered(const QString &serialNo, const QString &headEnd = {},
                       const QJsonObject &customer = ada)
    {
        QJsonObject asset = thermostat(serialNo);
        if (!headEnd.isEmpty()) {
            asset.insert(u"headEndSystem"_s, headEnd);
            asset.insert(u"nicId"_s, QString(u"nic-"_s + serialNo));
        }
        return m_at->registerDer(request(u"t-"_s + serialNo, asset, customer))
            .text("serviceTaskId"_L1);
    }
    QString interconnected(const QString &serialNo, const QJsonObject &customer = ada)
    {
        return m_at->interconnect(request(u"i-"_s + serialNo, inverter(serialNo), customer))
            .text("serviceTaskId"_L1);
    }
    QString enrolled(const QString &serialNo, const QString &headEnd = {})
    {
        const QString id = registered(serialNo, headEnd);
        if (task(u"process"_s, id) == u"DEVICE_SETUP")
            task(u"acknowledge"_s, id);
        return id;
    }
    void askForApproval(bool needed) const
    {
        m_at->database.run({u"record"_s, u"set"_s, u"task-type"_s, u"DER-UNENROLLMENT"_s,
                            u"--set"_s, needed ? u"approval=1"_s : u"approval=0"_s});
    }
    void enroll();
    void interconnect();
    void endEnrollments();
    QString waiting(const QString &object, const QString &state, QString headEnd = {});

    const QJsonObject m_nobody{{u"cisAccountId"_s, u"nobody"_s}};
    const QStringList m_why{u"--reason"_s, u"Because"_s};
    std::unique_ptr<Installation> m_at;
};

void LifecycleJourney::initTestCase()
{
    QCOMPARE(enumTexts(BusinessObject{}).size(), std::size_t(3));
}

void LifecycleJourney::cleanup()
{
    QCOMPARE(m_at->stop().exitCode, 0);
    const Ended checked = ctl({u"check"_s});
    QVERIFY2(checked.exitCode == 0, checked.err);
}

void LifecycleJourney::enroll()
{
    QCOMPARE(task(u"process"_s, registered(u"E1"_s)), u"COMPLETED"_s);
    cancelTwice(registered(u"E2"_s));
    const QString held = registered(u"E3"_s, {}, m_nobody);
    QCOMPARE(task(u"process"_s, held), u"ISSUE_DETECTED"_s);
    QCOMPARE(task(u"retry"_s, held), u"ISSUE_DETECTED"_s);
    cancelTwice(held);
    const QString waits = registered(u"E4"_s, u"HE-ACK"_s);
    QCOMPARE(task(u"process"_s, waits), u"DEVICE_SETUP"_s);
    cancelTwice(waits);
    const QString conflict = registered(u"E5"_s, u"HE-ACK"_s);
    QCOMPARE(task(u"process"_s, conflict), u"DEVICE_SETUP"_s);
    const QString asset = u"UPDATE der_asset SET service_point_id = %1, status = 'ACTIVE' WHERE "
                          "serial_no = 'E5'"_s;
    m_at->database.change(asset.arg(2));
    QCOMPARE(task(u"acknowledge"_s, conflict), u"ISSUE_DETECTED"_s);
    m_at->database.change(asset.arg(1));
    QCOMPARE(task(u"retry"_s, conflict), u"DEVICE_SETUP"_s);
    QCOMPARE(task(u"acknowledge"_s, conflict), u"COMPLETED"_s);
}

void LifecycleJourney::interconnect()
{
    QCOMPARE(task(u"process"_s, interconnected(u"I1"_s)), u"COMPLETED"_s);
    cancelTwice(interconnected(u"I2"_s));
    const QString held = interconnected(u"I3"_s, m_nobody);
    QCOMPARE(task(u"process"_s, held), u"ISSUE_DETECTED"_s);
    QCOMPARE(task(u"retry"_s, held), u"ISSUE_DETECTED"_s);
    cancelTwice(held);
}

void LifecycleJourney::endEnrollments()
{
    const QString active = u"UPDATE enrollment SET active = %2, end_date = %3 WHERE task_id = %1"_s;
    QCOMPARE(task(u"process"_s, unenroll(enrolled(u"U1"_s))), u"COMPLETED"_s);
    cancelTwice(unenroll(enrolled(u"U2"_s)));
    const QString acknowledged = unenroll(enrolled(u"U3"_s, u"HE-ACK"_s));
    QCOMPARE(task(u"process"_s, acknowledged), u"DEVICE_REMOVAL"_s);
    QCOMPARE(task(u"acknowledge"_s, acknowledged), u"COMPLETED"_s);
    const QString kept = unenroll(enrolled(u"U4"_s, u"HE-ACK"_s));
    QCOMPARE(task(u"process"_s, kept), u"DEVICE_REMOVAL"_s);
    cancelTwice(kept);
    const QString enrollment = enrolled(u"U5"_s, u"HE-ACK"_s);
    const QString ended = unenroll(enrollment);
    QCOMPARE(task(u"process"_s, ended), u"DEVICE_REMOVAL"_s);
    m_at->database.change(active.arg(enrollment).arg(0).arg(u"'2026-01-01'"_s));
    QCOMPARE(task(u"acknowledge"_s, ended), u"ISSUE_DETECTED"_s);
    m_at->database.change(active.arg(enrollment).arg(1).arg(u"NULL"_s));
    QCOMPARE(task(u"retry"_s, ended), u"DEVICE_REMOVAL"_s);
    m_at->database.change(active.arg(enrollment).arg(0).arg(u"'2026-01-01'"_s));
    QCOMPARE(task(u"acknowledge"_s, ended), u"ISSUE_DETECTED"_s);
    cancelTwice(ended);
    const QString again = enrolled(u"U6"_s);
    const QString held = unenroll(again);
    m_at->database.change(active.arg(again).arg(0).arg(u"'2026-01-01'"_s));
    QCOMPARE(task(u"process"_s, held), u"ISSUE_DETECTED"_s);
    QCOMPARE(task(u"retry"_s, held), u"ISSUE_DETECTED"_s);
    askForApproval(true);
    const QStringList words{u"approve"_s, u"reject"_s, u"cancel"_s};
    for (const QString &word : words) {
        const QString id = unenroll(enrolled(u"U-"_s + word));
        QCOMPARE(task(u"process"_s, id), u"APPROVAL"_s);
        if (word == u"cancel") {
            cancelTwice(id);
            continue;
        }
        QCOMPARE(task(word, id, word == u"approve" ? QStringList() : m_why),
                 word == u"approve" ? u"COMPLETED"_s : u"CANCELED"_s);
    }
    askForApproval(false);
}

void LifecycleJourney::everyTransitionHappens()
{
    enroll();
    interconnect();
    endEnrollments();
    QStringList happened = m_at->database.column(
        u"SELECT DISTINCT t.business_object || ' ' || l.from_status || ' ' "
        "|| l.to_status FROM service_task_log l JOIN service_task t ON t.id = "
        "l.task_id WHERE l.event = 'TRANSITION'"_s);
    QStringList expected;
    for (std::size_t i = 0; i < enumTexts(BusinessObject{}).size(); ++i) {
        const auto object = BusinessObject(i);
        for (const Transition &row : transitions(object))
            expected.append(toText(object) + u' ' + toText(row.from) + u' ' + toText(row.to));
    }
    expected.removeDuplicates(); // Acknowledge leads where Advance does
    happened.sort();
    expected.sort();
    QCOMPARE(happened, expected);
}

/// A task of the business object that has come to rest in the state.
QString LifecycleJourney::waiting(const QString &object, const QString &state, QString headEnd)
{
    if (state == u"DEVICE_SETUP" || state == u"DEVICE_REMOVAL")
        headEnd = u"HE-ACK"_s;
    const QJsonObject &customer = state == u"ISSUE_DETECTED" ? m_nobody : ada;
    QString id;
    if (object == u"ENROLLMENT")
        id = registered(u"W"_s, headEnd, customer);
    else if (object == u"INTERCONNECTION")
        id = interconnected(u"W"_s, customer);
    else
        id = unenroll(enrolled(u"W"_s, headEnd));
    if (state == u"APPROVAL")
        askForApproval(true);
    if (object == u"UNENROLLMENT" && state == u"ISSUE_DETECTED")
        m_at->database.change(u"UPDATE enrollment SET active = 0, end_date = '2026-01-01'"_s);
    if (state == u"CANCELED")
        task(u"cancel"_s, id, m_why);
    else if (state != u"PENDING")
        task(u"process"_s, id);
    return id;
}

void LifecycleJourney::nothingElseIsAllowed_data()
{
    QTest::addColumn<BusinessObject>("object");
    QTest::addColumn<TaskStatus>("state");
    for (std::size_t i = 0; i < enumTexts(BusinessObject{}).size(); ++i) {
        const auto object = BusinessObject(i);
        for (TaskStatus state : statuses(object)) {
            if (statusKind(object, state) != StatusKind::Passing)
                QTest::addRow("%s %s", qPrintable(toText(object)), qPrintable(toText(state)))
                    << object << state;
        }
    }
}

void LifecycleJourney::nothingElseIsAllowed()
{
    QFETCH(BusinessObject, object);
    QFETCH(TaskStatus, state);
    const QString id = waiting(toText(object), toText(state));
    QCOMPARE(status(id), toText(state));
    const QString log = u"service_task_log WHERE task_id = "_s + id;
    const int entries = m_at->database.count(log);
    const QMap<TaskAction, QString> words{
        {TaskAction::Process, u"process"_s},         {TaskAction::Retry, u"retry"_s},
        {TaskAction::Acknowledge, u"acknowledge"_s}, {TaskAction::Approve, u"approve"_s},
        {TaskAction::Reject, u"reject"_s},           {TaskAction::Cancel, u"cancel"_s}};
    int refused = 0;
    for (auto word = words.cbegin(); word != words.cend(); ++word) {
        if (actions(object, state).contains(word.key()))
            continue;
        const bool reasons = word.key() == TaskAction::Reject || word.key() == TaskAction::Cancel;
        const Ended ended =
            ctl(QStringList{u"task"_s, *word, id} + (reasons ? m_why : QStringList()));
        QCOMPARE(ended.exitCode, 1);
        QVERIFY2(QString::fromUtf8(ended.err).contains(u"is not allowed for service task "_s + id),
                 ended.err);
        ++refused;
    }
    QVERIFY(refused >= 3);
    QCOMPARE(status(id), toText(state));
    QCOMPARE(m_at->database.count(log), entries);
}

void LifecycleJourney::editsAreInTheLogAndClearTheIssue()
{
    const QString id = registered(u"W"_s, {}, m_nobody);
    QCOMPARE(task(u"process"_s, id), u"ISSUE_DETECTED"_s);
    const Ended wrong = ctl({u"task"_s, u"edit"_s, id, u"--set"_s, u"/customerInfo/age=7"_s});
    QCOMPARE(wrong.exitCode, 1);
    const QJsonObject edited =
        done({u"task"_s, u"edit"_s, id, u"--set"_s, u"/customerInfo/cisAccountId=A2"_s, u"--set"_s,
              u"/locationInfo/cisServicePointId=SP2"_s});
    const QJsonArray edits = edited["log"_L1].toArray().last()["edits"_L1].toArray();
    QCOMPARE(edits.size(), 2);
    QCOMPARE(edits[0].toObject(), (QJsonObject{{u"field"_s, u"/customerInfo/cisAccountId"_s},
                                               {u"from"_s, u"nobody"_s},
                                               {u"to"_s, u"A2"_s}}));
    QCOMPARE(m_at->database.monitor()["completed"_L1].toInt(), 1); // it is due at once
    QCOMPARE(m_at->task(id)["status"_L1].toString(), u"COMPLETED"_s);
}

void LifecycleJourney::aHeadEndAcknowledgesByHttp()
{
    const QString id = registered(u"W"_s, u"HE-ACK"_s);
    QCOMPARE(task(u"process"_s, id), u"DEVICE_SETUP"_s);
    const QString secret =
        QString::fromLatin1(m_at->database.run({u"token"_s, u"create"_s, u"headend"_s, u"--scope"_s,
                                                u"acknowledge"_s, u"--head-end"_s, u"HE-ACK"_s}));
    HttpClient headEnd(m_at->url(), secret);
    const QJsonObject body{{u"transactionId"_s, u"a1"_s},
                           {u"assetInfo"_s, QJsonObject{{u"nicId"_s, u"nic-W"_s},
                                                        {u"headEndStatus"_s, u"REGISTERED"_s}}}};
    const HttpReply taken = headEnd.postJson(u"acknowledge", body);
    QCOMPARE(taken.status, 200);
    QCOMPARE(taken.text("status"_L1), u"COMPLETED"_s);
    QCOMPARE(headEnd.postJson(u"acknowledge", body).body, taken.body);
    QCOMPARE(m_at->client().postJson(u"acknowledge", body).status, 403);
    const QString who = m_at->database.value(
        u"SELECT actor_kind || ' ' || actor FROM service_task_log WHERE to_status = 'COMPLETED'"_s);
    QCOMPARE(who, u"API_CLIENT headend"_s);
}

void LifecycleJourney::headEndsAreRefusedElsewhere_data()
{
    QTest::addColumn<BusinessObject>("object");
    QTest::addColumn<TaskStatus>("state");
    for (const auto object : {BusinessObject::Enrollment, BusinessObject::Unenrollment}) {
        for (TaskStatus state : statuses(object)) {
            if (statusKind(object, state) == StatusKind::Waiting)
                QTest::addRow("%s %s", qPrintable(toText(object)), qPrintable(toText(state)))
                    << object << state;
        }
    }
}

/// Its news is taken in the one state that waits for it.
void LifecycleJourney::headEndsAreRefusedElsewhere()
{
    QFETCH(BusinessObject, object);
    QFETCH(TaskStatus, state);
    const QString id = waiting(toText(object), toText(state), u"HE-ACK"_s);
    QCOMPARE(status(id), toText(state));
    const QString secret =
        QString::fromLatin1(m_at->database.run({u"token"_s, u"create"_s, u"headend"_s, u"--scope"_s,
                                                u"acknowledge"_s, u"--head-end"_s, u"HE-ACK"_s}));
    HttpClient headEnd(m_at->url(), secret);
    const QString awaited = object == BusinessObject::Enrollment ? u"REGISTERED"_s : u"REMOVED"_s;
    const bool waits = actions(object, state).contains(TaskAction::Acknowledge);
    for (const QString &news : {u"REGISTERED"_s, u"REMOVED"_s}) {
        if (waits && news == awaited)
            continue;
        const QJsonObject body{
            {u"transactionId"_s, news},
            {u"assetInfo"_s, QJsonObject{{u"nicId"_s, u"nic-W"_s}, {u"headEndStatus"_s, news}}}};
        QCOMPARE(headEnd.postJson(u"acknowledge", body).status, 404);
        QCOMPARE(status(id), toText(state));
    }
}

void LifecycleJourney::whatWaitsForTooLongExpires()
{
    m_at->database.run({u"record"_s, u"set"_s, u"task-type"_s, u"DER-ENROLLMENT"_s, u"--set"_s,
                        u"expiration_days=10"_s});
    const QString old = registered(u"W"_s, u"HE-ACK"_s);
    QCOMPARE(task(u"process"_s, old), u"DEVICE_SETUP"_s);
    m_at->database.change(
        u"UPDATE service_task SET created_at = created_at - 11 * 86400000 WHERE id = "_s + old);
    const QString young = registered(u"Y"_s, u"HE-ACK"_s);
    m_at->database.monitor();
    QCOMPARE(status(old), u"CANCELED"_s);
    QCOMPARE(m_at->task(old)["statusReason"_L1].toString(), u"EXPIRED"_s);
    QCOMPARE(status(young), u"DEVICE_SETUP"_s);
}

QTEST_GUILESS_MAIN(LifecycleJourney)
#include "tst_lifecyclejourney.moc"
