// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "operations/Unenroll.h"
#include "support/Desk.h"
#include "support/WorkedTasks.h"

#include <QPlainTextEdit>
#include <QTabWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Each row of the lifecycles' tables happens when a clerk presses a button, and in each state in
/// which a task rests he is offered just what the table allows.
class TestEveryTransition : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<WorkedTasks> m_tasks;

    TestDatabase &db() { return m_desk->db; }
    Result<ServiceTask> acknowledge(RecordId id)
    {
        return db().run([=](Transaction &tx) { return acknowledgeTask(tx, id); });
    }
    static const QMap<TaskAction, QString> &buttons()
    {
        static const QMap<TaskAction, QString> names{
            {TaskAction::Process, u"Process"_s},
            {TaskAction::Retry, u"Retry"_s},
            {TaskAction::Acknowledge, u"Acknowledge"_s},
            {TaskAction::Approve, u"Approve"_s},
            {TaskAction::Reject, u"Reject…"_s},
            {TaskAction::Cancel, u"Cancel Task…"_s},
            {TaskAction::UndoCancel, u"Undo Cancellation"_s}};
        return names;
    }
    QAbstractButton *button(TaskAction action)
    {
        return buttonNamed(*m_desk->portal(), buttons()[action]);
    }

    /// Makes the check of this state find a fault, or mends it. \a task: one that is there.
    void spoil(BusinessObject object, bool spoilt)
    {
        if (object == BusinessObject::Unenrollment)
            db().sql(spoilt ? "UPDATE enrollment SET active = 0, end_date = '2026-01-01'"
                            : "UPDATE enrollment SET active = 1, end_date = NULL");
        else
            db().sql(spoilt ? "UPDATE der_asset SET service_point_id = 2, status = 'ACTIVE'"
                            : "UPDATE der_asset SET service_point_id = 1");
    }

    RecordId pending(BusinessObject object, bool headEndWaits, bool unknownCustomer)
    {
        if (object == BusinessObject::Interconnection) {
            InterconnectionRequest request = interconnection(u"t1"_s, u"S-1"_s);
            if (unknownCustomer)
                request.customer.cisAccountId = u"A99"_s;
            return m_desk->post(request);
        }
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        if (headEndWaits) {
            request.headEndSystem = u"HE-ACK"_s;
            request.nicId = u"nic-1"_s;
        }
        if (unknownCustomer && object == BusinessObject::Enrollment)
            request.customer.cisAccountId = u"A99"_s;
        const RecordId id = m_desk->post(request);
        if (object == BusinessObject::Enrollment)
            return id;
        if (m_tasks->process(id)->status == TaskStatus::DeviceSetup)
            acknowledge(id);
        const auto ending = db().run([=](Transaction &tx) { return unenroll(tx, id, u"x"_s); });
        if (unknownCustomer)
            spoil(object, true);
        return ending->id;
    }

    /// A task that rests in the state; in ISSUE_DETECTED since \a failed was left.
    RecordId resting(BusinessObject object, TaskStatus state, TaskStatus failed)
    {
        const auto waits = [](TaskStatus status) {
            return status == TaskStatus::DeviceSetup || status == TaskStatus::DeviceRemoval;
        };
        const bool held = state == TaskStatus::IssueDetected;
        const bool headEndWaits = waits(state) || (held && waits(failed));
        if (state == TaskStatus::Approval)
            db().sql("UPDATE service_task_type SET approval = 1");
        const RecordId id = pending(object, headEndWaits, held && !headEndWaits);
        if (state == TaskStatus::Canceled)
            db().run([=](Transaction &tx) { return cancelTask(tx, id, u"x"_s); });
        else if (state != TaskStatus::Pending)
            m_tasks->process(id);
        if (held && headEndWaits) {
            spoil(object, true);
            acknowledge(id);
            spoil(object, false);
        }
        return id;
    }

    /// A task that goes through the row when a button is pressed, and that button.
    std::pair<RecordId, TaskAction> before(BusinessObject object, const Transition &row)
    {
        switch (row.action) {
        case TaskAction::RequireApproval:
            db().sql("UPDATE service_task_type SET approval = 1");
            [[fallthrough]];
        case TaskAction::Advance:
            return {pending(object, false, false), TaskAction::Process};
        case TaskAction::Fault:
            if (row.from == TaskStatus::Validate)
                return {pending(object, false, true), TaskAction::Process};
            {
                const RecordId id = resting(object, row.from, row.from);
                spoil(object, true);
                return {id, TaskAction::Acknowledge};
            }
        case TaskAction::UndoCancel: {
            const RecordId id = resting(object, row.to, TaskStatus::Validate);
            db().run([=](Transaction &tx) { return cancelTask(tx, id, u"x"_s); });
            return {id, row.action};
        }
        default:
            return {resting(object, row.from, row.to), row.action};
        }
    }

    void open(RecordId id)
    {
        m_desk->window().tabs().openTask(id);
        QTRY_VERIFY(m_desk->portal()->findChild<QTabWidget *>()->isVisible());
    }

    void press(TaskAction action)
    {
        QTRY_VERIFY2(button(action), qPrintable(buttons()[action]));
        QTest::mouseClick(button(action), Qt::LeftButton);
        if (action != TaskAction::Reject && action != TaskAction::Cancel)
            return;
        auto *asked = m_desk->portal()->findChild<QDialog *>();
        QVERIFY(asked);
        QTest::keyClicks(asked->findChild<QPlainTextEdit *>(), u"Because"_s);
        QTest::mouseClick(
            buttonNamed(*asked, action == TaskAction::Reject ? u"Reject Task"_s : u"Cancel Task"_s),
            Qt::LeftButton);
    }

    template <typename Add>
    static void forEachObject(Add add)
    {
        for (std::size_t i = 0; i < enumTexts(BusinessObject{}).size(); ++i)
            add(BusinessObject(i));
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_tasks = std::make_unique<WorkedTasks>(m_desk->db);
        m_desk->open();
    }
    void cleanup()
    {
        m_tasks.reset();
        m_desk.reset();
    }

    void eachRowHappens_data()
    {
        QTest::addColumn<BusinessObject>("object");
        QTest::addColumn<qsizetype>("row");
        forEachObject([](BusinessObject object) {
            const auto rows = transitions(object);
            for (std::size_t i = 0; i < rows.size(); ++i)
                QTest::addRow("%s %s %s %s", qPrintable(toText(object)),
                              qPrintable(toText(rows[i].from)), qPrintable(toText(rows[i].action)),
                              qPrintable(toText(rows[i].to)))
                    << object << qsizetype(i);
        });
    }

    void eachRowHappens()
    {
        QFETCH(BusinessObject, object);
        QFETCH(qsizetype, row);
        const Transition wanted = transitions(object)[std::size_t(row)];
        const auto [id, action] = before(object, wanted);
        const qsizetype entries = m_tasks->detail(id).log.size();
        const int version = m_tasks->detail(id).task.version;
        open(id);
        press(action);
        QTRY_VERIFY(m_tasks->detail(id).task.version > version);
        bool happened = false;
        for (const TaskLogEntry &entry : m_tasks->detail(id).log.mid(entries)) {
            QCOMPARE(entry.actor, (Actor{ActorKind::Clerk, u"clerk"_s}));
            happened |= entry.from == wanted.from && entry.to == wanted.to;
        }
        QVERIFY(happened);
    }

    void whatIsOfferedIsWhatTheTableAllows_data()
    {
        QTest::addColumn<BusinessObject>("object");
        QTest::addColumn<TaskStatus>("state");
        forEachObject([](BusinessObject object) {
            for (TaskStatus state : statuses(object)) {
                if (statusKind(object, state) != StatusKind::Passing)
                    QTest::addRow("%s %s", qPrintable(toText(object)), qPrintable(toText(state)))
                        << object << state;
            }
        });
    }

    void whatIsOfferedIsWhatTheTableAllows()
    {
        QFETCH(BusinessObject, object);
        QFETCH(TaskStatus, state);
        const RecordId id = resting(object, state, TaskStatus::Validate);
        QCOMPARE(m_tasks->detail(id).task.status, state);
        open(id);
        for (auto name = buttons().cbegin(); name != buttons().cend(); ++name) {
            // What came before decides whether a cancellation can be taken back; here it can.
            const bool offered = name.key() == TaskAction::UndoCancel
                                     ? state == TaskStatus::Canceled
                                     : actions(object, state).contains(name.key());
            QVERIFY2(bool(button(name.key())) == offered, qPrintable(name.value()));
        }
        const bool edits = buttonNamed(*m_desk->portal(), u"Edit…"_s);
        QCOMPARE(edits, editable(object, state));
    }
};

QTEST_MAIN(TestEveryTransition)
#include "tst_everytransition.moc"
