// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/AttributeModel.h"
#include "desk/portals/RecordPortal.h"
#include "desk/portals/RecordQueryPortal.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/Unenroll.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"
#include "support/WorkedTasks.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Assets and devices with all that belongs to them, each a click from the other and from the task.
class TestAssetPortals : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<WorkedTasks> m_tasks;
    RecordId m_task = 0;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    RecordPortal *record() { return qobject_cast<RecordPortal *>(tabs().currentWidget()); }
    QString title() { return tabs().tabText(tabs().currentIndex()); }
    QString message() { return record()->findChild<MessageStrip *>()->text(); }
    QString field(const char *name)
    {
        return record()->findChild<QLineEdit *>(QString::fromLatin1(name))->text();
    }
    TaskDetail detail() { return m_tasks->detail(m_task); }
    void openAsset()
    {
        tabs().openRecord(u"der-asset"_s, idText(detail().asset->id));
        QTRY_VERIFY(record() && !field("serial_no").isEmpty());
    }
    QStringList users()
    {
        QStringList texts;
        const auto *tree = record()->findChild<QTreeWidget *>();
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            texts.append(tree->topLevelItem(i)->text(0));
        return texts;
    }
    void follow(int sort)
    {
        auto *tree = record()->findChild<QTreeWidget *>();
        Q_EMIT tree->itemActivated(tree->topLevelItem(sort)->child(0), 0);
    }
    void pressYes(const QString &button, const QString &yes)
    {
        QTRY_VERIFY(buttonNamed(*record(), button) && buttonNamed(*record(), button)->isEnabled());
        QTest::mouseClick(buttonNamed(*record(), button), Qt::LeftButton);
        QTest::mouseClick(buttonNamed(*record()->findChild<QMessageBox *>(), yes), Qt::LeftButton);
        QTRY_VERIFY(!record()->findChild<QMessageBox *>());
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_tasks = std::make_unique<WorkedTasks>(m_desk->db);
        RegistrationRequest request = thermostat(u"t1"_s, u"W-1"_s);
        request.headEndSystem = u"HE"_s;
        request.nicId = u"nic-1"_s;
        request.attributes.insert(u"rtgMaxW"_s, u"2500"_s);
        m_task = m_tasks->post(request);
        m_tasks->process(m_task);
        m_desk->open();
    }
    void cleanup()
    {
        m_tasks.reset();
        m_desk.reset();
    }

    void theTaskLeadsToAssetAndDevice()
    {
        for (const auto &[fact, kind] :
             {std::pair(u"Asset"_s, u"der-asset"_s), std::pair(u"Device"_s, u"der-device"_s)}) {
            tabs().openTask(m_task);
            QTRY_VERIFY(named<QLabel>(*m_desk->portal(), fact)->text().contains(u"<a href"_s));
            Q_EMIT named<QLabel>(*m_desk->portal(), fact)
                ->linkActivated(named<QLabel>(*m_desk->portal(), fact)->text().section(u'"', 1, 1));
            QVERIFY(record());
            QCOMPARE(record()->kind().code, kind);
        }
        QTRY_COMPARE(title(), u"DER device "_s + idText(detail().device->id));
        QTRY_COMPARE(field("nic_id"), u"nic-1"_s);
        QCOMPARE(field("head_end_status"), headEndStatusText(HeadEndStatus::Registered));
        QCOMPARE(field("asset_id"), idText(detail().asset->id));
    }

    void anAssetShowsWhatBelongsToIt()
    {
        openAsset();
        QCOMPARE(field("status"), assetStatusText(AssetStatus::Active));
        QTRY_COMPARE(users(),
                     (QStringList{u"Devices (1)"_s, u"Service tasks (1)"_s, u"Enrollments (1)"_s}));
        const auto *attributes = record()->findChild<AttributeModel *>();
        int attributesShown = 0; // between the headings of their groups
        for (int row = 0; row < attributes->rowCount(); ++row) {
            const QModelIndex description = attributes->index(row, AttributeModel::Description);
            attributesShown += !description.data().toString().isEmpty();
        }
        QCOMPARE(attributesShown, int(detail().attributes.size()));
        auto *history = record()->findChild<QTableWidget *>();
        QCOMPARE(history->rowCount(), int(detail().log.size()));
        QCOMPARE(history->item(0, 2)->text(),
                 u"Service task %1: %2 → %3"_s.arg(idText(m_task),
                                                   taskStatusText(TaskStatus::Activate),
                                                   taskStatusText(TaskStatus::Completed)));
        Q_EMIT history->cellActivated(0, 0);
        QCOMPARE(m_desk->portal()->taskId(), m_task);
        openAsset();
        follow(2);
        QCOMPARE(m_desk->portal()->taskId(), m_task); // whose enrollment it is
        openAsset();
        follow(0);
        QTRY_COMPARE(title(), u"DER device "_s + idText(detail().device->id));
        QTRY_COMPARE(users(), (QStringList{u"Service tasks (1)"_s, u"Enrollments (1)"_s}));
        QCOMPARE(record()->findChild<AttributeModel *>()->rowCount(), attributes->rowCount());
    }

    void aFieldLeadsToWhatItNames()
    {
        openAsset();
        for (QToolButton *link : record()->findChildren<QToolButton *>()) {
            if (link->accessibleName() == u"Open: Specification"_s)
                link->click();
        }
        QTRY_COMPARE(title(), u"Asset specification TH-1"_s);
        QTRY_COMPARE(record()->findChild<QComboBox *>(u"model_id"_s)->currentText(),
                     u"Warmly / T-1"_s);
    }

    void whatIsNeededIsNotRetired()
    {
        openAsset();
        pressYes(u"Retire…"_s, u"Retire"_s);
        QTRY_VERIFY(message().contains(u"the enrollment in program DR"_s));
        QCOMPARE(record()->findChild<QTabWidget *>()->currentWidget(),
                 record()->findChild<QTreeWidget *>()); // there it can be opened
        QCOMPARE(field("status"), assetStatusText(AssetStatus::Active));
    }

    void whatNobodyNeedsIsRetired()
    {
        const auto ending =
            m_desk->db.run([this](Transaction &tx) { return unenroll(tx, m_task, u"moved"_s); });
        m_tasks->process(ending->id);
        openAsset();
        pressYes(u"Retire…"_s, u"Retire"_s);
        QTRY_COMPARE(message(), u"The asset is retired."_s);
        QTRY_COMPARE(field("status"), assetStatusText(AssetStatus::Retired));
        QVERIFY(!buttonNamed(*record(), u"Retire…"_s)->isEnabled());
        auto *history = record()->findChild<QTableWidget *>();
        QTRY_COMPARE(history->item(0, 2)->text(), u"Retired"_s);
        QCOMPARE(history->item(0, 3)->text(),
                 u"Status: “%1” → “%2”"_s.arg(assetStatusText(AssetStatus::Pending),
                                              assetStatusText(AssetStatus::Retired)));
    }

    void assetsAreFoundBySerialNumberAndDevicesByNic()
    {
        m_desk->post(thermostat(u"t2"_s, u"X-2"_s));
        for (const auto &[kind, text] :
             {std::pair(u"der-asset"_s, u"W-"_s), std::pair(u"der-device"_s, u"nic"_s)}) {
            tabs().showRecords(kind);
            auto *table = tabs().currentWidget()->findChild<QTableView *>();
            QTRY_COMPARE(table->model()->rowCount(), 2);
            QTest::keyClicks(tabs().currentWidget()->findChild<QLineEdit *>(), text);
            QTRY_COMPARE(table->model()->rowCount(), 1);
        }
    }

    void theOthersAreOfferedForAMerge()
    {
        tabs().openRecord(u"manufacturer"_s, u"Warmly"_s);
        QTRY_VERIFY(buttonNamed(*record(), u"Merge…"_s)->isEnabled());
        QTest::mouseClick(buttonNamed(*record(), u"Merge…"_s), Qt::LeftButton);
        auto *dialog = record()->findChild<QInputDialog *>();
        QTRY_COMPARE(dialog->comboBoxItems(),
                     (QStringList{u"Ironcore"_s, u"Sunline"_s, u"Unspecified"_s, u"Voltbox"_s}));
        dialog->setTextValue(u"Voltbox"_s);
        dialog->accept();
        QTRY_COMPARE(title(), u"Manufacturer Voltbox"_s);
        QCOMPARE(m_desk->db.count("model WHERE manufacturer = 'Voltbox'"), 2);
    }
};

QTEST_MAIN(TestAssetPortals)
#include "tst_assetportals.moc"
