// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/WorkTask.h"
#include "store/ChangeFeed.h"
#include "support/Desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What other programs on the same database do shows by itself.
class TestManyDesks : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Writer> m_other;

    RecordId postElsewhere(const QString &name)
    {
        const RegistrationRequest request = thermostat(u"TX-"_s + name, u"SN-"_s + name);
        return m_other
            ->wait({ActorKind::ApiClient, u"aggregator"_s},
                   [&](Transaction &tx) { return registerDerDevice(tx, request); })
            ->taskId;
    }

    /// SQLite is asked twice a second, and the first answer has nothing to be compared with.
    void settle() { QTest::qWait(1'200); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_other = std::make_unique<Writer>(m_desk->db.url());
        m_desk->open();
    }
    void cleanup()
    {
        m_desk->close();
        m_other.reset();
        m_desk.reset();
    }

    void aTaskOfAnotherProgramComes()
    {
        settle();
        const RecordId id = postElsewhere(u"1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->column(TaskColumns::TaskId), QStringList{idText(id)},
                                  1'000);
    }

    void anOpenTaskThatAnotherClerkProcessesChanges()
    {
        const RecordId id = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        m_desk->window().tabs().openTask(id);
        const auto shows = [this](const QString &text) {
            for (const QLabel *label : m_desk->portal()->findChildren<QLabel *>()) {
                if (label->text().contains(text))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(shows(u"Pending"_s));
        settle();
        QVERIFY(m_other->wait({ActorKind::Clerk, u"other"_s},
                              [id](Transaction &tx) { return processTask(tx, id); }));
        QTRY_VERIFY_WITH_TIMEOUT(shows(u"Completed"_s), 1'000);
    }

    void manyChangesOfOthersComeInFewSignals()
    {
        ChangeFeed feed(m_desk->db.url(), m_desk->db.writer());
        QSignalSpy told(&feed, &ChangeFeed::tasksChanged);
        settle();
        for (int i = 0; i < 100; ++i)
            postElsewhere(QString::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->column(TaskColumns::TaskId).size(), 100, 2'000);
        QVERIFY2(told.size() > 0 && told.size() < 50, QByteArray::number(told.size()));
    }

    void whatThisProgramWritesIsNotTheOthers()
    {
        ChangeFeed feed(m_desk->db.url(), m_desk->db.writer());
        QSignalSpy told(&feed, &ChangeFeed::tasksChanged);
        settle();
        told.clear(); // of what was there before it listened
        m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
        settle();
        QCOMPARE(told.size(), 0);
    }
};

QTEST_MAIN(TestManyDesks)
#include "tst_manydesks.moc"
