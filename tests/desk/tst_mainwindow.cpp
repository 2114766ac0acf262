// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/ThemeMenu.h"
#include "desk/dialogs/AddTaskDialog.h"
#include "desk/widgets/MessageStrip.h"
#include "store/TaskQueries.h"
#include "support/Desk.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSet>
#include <QStatusBar>
#include <QTabBar>
#include <QTimer>
#include <QTreeWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The window around the portals: menus, keys, tabs, tasks made by hand.
class TestMainWindow : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskTabs &tabs() { return m_desk->window().tabs(); }
    QAction *action(const QString &text)
    {
        for (QAction *found : m_desk->window().findChildren<QAction *>()) {
            if (QString(found->text()).remove(u'&') == text)
                return found;
        }
        return nullptr;
    }
    RecordId post(int number)
    {
        return m_desk->post(thermostat(u"TX-%1"_s.arg(number), u"SN-%1"_s.arg(number)));
    }
    AddTaskDialog &addDialog()
    {
        action(u"Add Service Task…"_s)->trigger();
        auto *dialog = m_desk->window().findChild<AddTaskDialog *>();
        auto *program = dialog->findChild<QComboBox *>(u"program"_s);
        if (!QTest::qWaitFor([&] { return program->count() > 0; }))
            qFatal("no programs");
        program->setCurrentIndex(program->findData(u"TOU"_s));
        return *dialog;
    }
    static void fill(QDialog &dialog, const QString &field, const QString &text)
    {
        dialog.findChild<QLineEdit *>(field)->setText(text);
    }
    static void add(QDialog &dialog)
    {
        QTest::mouseClick(buttonNamed(dialog, u"Add Task"_s), Qt::LeftButton);
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void menuLeadsToTheQueryPortal()
    {
        tabs().openTask(post(1));
        QVERIFY(m_desk->portal());
        QAction *entry = action(u"Service Task"_s);
        QVERIFY(entry);
        QCOMPARE(entry->shortcut(), QKeySequence(u"Ctrl+1"_s));
        entry->trigger();
        QCOMPARE(tabs().currentIndex(), 0);
        QVERIFY(named<QLineEdit>(m_desk->query(), u"Find"_s)->hasFocus());
    }

    void everyEntryHasAMnemonicOfItsOwn()
    {
        QList<QMenu *> menus = m_desk->window().findChildren<QMenu *>();
        menus.erase(std::remove_if(menus.begin(), menus.end(),
                                   [](const QMenu *menu) { return menu->actions().isEmpty(); }),
                    menus.end());
        QVERIFY(menus.size() >= 3);
        for (const QMenu *menu : menus) {
            QSet<QChar> used;
            for (const QAction *entry : menu->actions()) {
                if (entry->isSeparator())
                    continue;
                const qsizetype at = entry->text().indexOf(u'&');
                QVERIFY2(at >= 0, qPrintable(entry->text()));
                const QChar key = entry->text().at(at + 1).toLower();
                QVERIFY2(!used.contains(key), qPrintable(entry->text()));
                used.insert(key);
            }
        }
    }

    void noTwoActionsShareAKey()
    {
        QHash<QString, QString> owners;
        for (const QAction *found : m_desk->window().findChildren<QAction *>()) {
            if (found->shortcutContext() != Qt::WindowShortcut)
                continue;
            for (const QKeySequence &keys : found->shortcuts()) {
                QVERIFY2(!owners.contains(keys.toString()),
                         qPrintable(u"%1: %2 and %3"_s.arg(keys.toString(), found->text(),
                                                           owners.value(keys.toString()))));
                owners.insert(keys.toString(), found->text());
            }
        }
        QVERIFY(owners.size() > 8);
    }

    void eachTaskHasOneTab()
    {
        const RecordId first = post(1);
        const RecordId second = post(2);
        tabs().openTask(first);
        tabs().openTask(second);
        tabs().openTask(first);
        QCOMPARE(tabs().count(), 3);
        QCOMPARE(tabs().currentIndex(), 1);
        QCOMPARE(m_desk->portal()->taskId(), first);
        tabs().openTask(0);
        QCOMPARE(tabs().count(), 3);
    }

    void tabsAreSteppedThroughAndClosed()
    {
        tabs().openTask(post(1));
        tabs().openTask(post(2));
        QCOMPARE(tabs().currentIndex(), 2);
        action(u"Next Tab"_s)->trigger();
        QCOMPARE(tabs().currentIndex(), 0);
        action(u"Previous Tab"_s)->trigger();
        QCOMPARE(tabs().currentIndex(), 2);
        action(u"Close Tab"_s)->trigger();
        QCOMPARE(tabs().count(), 2);
        tabs().showQueryPortal();
        action(u"Close Tab"_s)->trigger(); // the query portal stays
        QCOMPARE(tabs().count(), 2);
        for (const auto side : {QTabBar::LeftSide, QTabBar::RightSide})
            QVERIFY(!tabs().tabBar()->tabButton(0, side));
    }

    void closingWhileTheTaskIsReadHarmsNothing()
    {
        for (int i = 0; i < 20; ++i) {
            tabs().openTask(post(i));
            tabs().closeCurrent();
        }
        QTest::qWait(100);
        QCOMPARE(tabs().count(), 1);
    }

    void refreshReadsWhatOthersWroteElsewhere()
    {
        const RecordId id = post(1);
        QTRY_COMPARE(m_desk->table().model()->rowCount(), 1);
        m_desk->db.sql("UPDATE service_task SET serial_no = 'SN-OTHER'");
        QCOMPARE(m_desk->column(TaskColumns::SerialNo), QStringList{u"SN-1"_s});
        action(u"Refresh"_s)->trigger();
        QTRY_COMPARE(m_desk->column(TaskColumns::SerialNo), QStringList{u"SN-OTHER"_s});
        tabs().openTask(id);
        QTRY_VERIFY(
            named<QLabel>(*m_desk->portal(), u"Serial number"_s)->text().contains(u"OTHER"_s));
        m_desk->db.sql("UPDATE service_task SET serial_no = 'SN-THIRD'");
        action(u"Refresh"_s)->trigger();
        QTRY_VERIFY(
            named<QLabel>(*m_desk->portal(), u"Serial number"_s)->text().contains(u"THIRD"_s));
    }

    void theThemeIsChosenAndKept()
    {
        action(u"Dark"_s)->trigger();
        QCOMPARE(currentTheme(), Theme::Dark);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
        QCOMPARE(ThemeMenu::chosen(), Theme::Dark);
        action(u"Light"_s)->trigger();
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 128);
        QCOMPARE(ThemeMenu::chosen(), Theme::Light);
    }

    void theStatusBarNamesTheDatabase()
    {
        const auto *label = named<QLabel>(m_desk->window(), u"Database"_s);
        QCOMPARE(label->text(), u"derdesk.db"_s);
        QCOMPARE(label->toolTip(), m_desk->db.url().text());
    }

    void shortcutsAreListed()
    {
        action(u"Keyboard Shortcuts"_s)->trigger();
        const auto *list = named<QTreeWidget>(m_desk->window(), u"Shortcuts"_s);
        QVERIFY(list && list->isVisible());
        QString text;
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            text += list->topLevelItem(row)->text(0) + list->topLevelItem(row)->text(1) + u'\n';
        for (const QString &words :
             {u"Ctrl+1"_s, u"Service Task"_s, u"F5"_s, u"Refresh"_s, u"F1"_s})
            QVERIFY2(text.contains(words), qPrintable(words));
    }

    void aboutNamesVersionAndLicence()
    {
        QString text;
        QTimer::singleShot(0, this, [&] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            text = box->text();
            box->reject();
        });
        action(u"About Derdesk"_s)->trigger();
        QVERIFY(text.contains(QStringLiteral(DERDESK_VERSION)));
        QVERIFY(text.contains(u"GNU General Public License"_s));
    }

    void aTaskIsAddedByHand()
    {
        AddTaskDialog &dialog = addDialog();
        fill(dialog, u"accountId"_s, u" A1 "_s);
        fill(dialog, u"servicePointId"_s, u"SP1"_s);
        add(dialog);
        QTRY_VERIFY(m_desk->portal());
        const auto task = findTask(m_desk->db.read(), m_desk->portal()->taskId());
        QVERIFY(task);
        QCOMPARE(task->program, u"TOU"_s);
        QCOMPARE(task->status, TaskStatus::Pending);
        QCOMPARE(task->customerId, qint64(1));
        QCOMPARE(task->deviceId, RecordId(0));
        const TaskLogEntry created = taskLog(m_desk->db.read(), task->id).constFirst();
        QCOMPARE(created.actor, (Actor{ActorKind::Clerk, u"clerk"_s}));
    }

    void aTaskWithAnAssetThatIsNoDer()
    {
        AddTaskDialog &dialog = addDialog();
        fill(dialog, u"accountId"_s, u"A1"_s);
        fill(dialog, u"servicePointId"_s, u"SP1"_s);
        fill(dialog, u"specification"_s, u"TR-1"_s);
        fill(dialog, u"serialNo"_s, u"T-77"_s);
        add(dialog);
        QTRY_VERIFY(m_desk->portal());
        const auto task = findTask(m_desk->db.read(), m_desk->portal()->taskId());
        QCOMPARE(task->serialNo, u"T-77"_s);
        QVERIFY(task->deviceId);
    }

    void faultsAreNamedAndTheFirstFieldIsReady_data()
    {
        QTest::addColumn<QStringList>("fields"); // account, service point, specification, serial no
        QTest::addColumn<QString>("focus");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing filled in")
            << QStringList{{}, {}, {}, {}} << u"accountId"_s
            << QStringList{u"accountId is needed."_s, u"servicePointId is needed."_s};
        QTest::newRow("nobody's account")
            << QStringList{u"A77"_s, u"SP1"_s, {}, {}} << u"accountId"_s
            << QStringList{u"No customer was found for A77."_s};
        QTest::newRow("another customer's service point")
            << QStringList{u"A1"_s, u"SP2"_s, {}, {}} << u"servicePointId"_s
            << QStringList{u"SP2"_s};
        QTest::newRow("a DER") << QStringList{u"A1"_s, u"SP1"_s, u"TH-1"_s, u"X"_s}
                               << u"specification"_s << QStringList{u"no DER"_s};
        QTest::newRow("no serial number") << QStringList{u"A1"_s, u"SP1"_s, u"TR-1"_s, {}}
                                          << u"serialNo"_s << QStringList{u"serialNo is needed."_s};
        QTest::newRow("no such specification")
            << QStringList{u"A1"_s, u"SP1"_s, u"NONE"_s, u"X"_s} << u"specification"_s
            << QStringList{u"There is no asset specification for NONE."_s};
    }
    void faultsAreNamedAndTheFirstFieldIsReady()
    {
        QFETCH(QStringList, fields);
        QFETCH(QString, focus);
        QFETCH(QStringList, words);
        AddTaskDialog &dialog = addDialog();
        dialog.activateWindow();
        fill(dialog, u"accountId"_s, fields[0]);
        fill(dialog, u"servicePointId"_s, fields[1]);
        fill(dialog, u"specification"_s, fields[2]);
        fill(dialog, u"serialNo"_s, fields[3]);
        add(dialog);
        auto *strip = dialog.findChild<MessageStrip *>();
        QTRY_VERIFY(strip->isVisible());
        for (const QString &part : words)
            QVERIFY2(strip->text().contains(part), qPrintable(strip->text()));
        QCOMPARE(dialog.focusWidget()->objectName(), focus);
        QVERIFY(dialog.isVisible()); // and all that was typed is still there
        QCOMPARE(dialog.findChild<QLineEdit *>(u"accountId"_s)->text(), fields[0]);
        QCOMPARE(m_desk->db.count("service_task"), 0);
    }

    void onlyOpenProgramsAreOffered()
    {
        AddTaskDialog &dialog = addDialog();
        const auto *program = dialog.findChild<QComboBox *>(u"program"_s);
        QVERIFY(program->findData(u"DR"_s) >= 0);
        QVERIFY(program->findData(u"TOU"_s) >= 0);
        QCOMPARE(program->findData(u"CLOSED"_s), -1);
    }

    void theWindowIsAsTheClerkLeftIt()
    {
        // A screen without a display is hardly wider than that.
        const QSize left(m_desk->window().minimumSizeHint().width(), 666);
        m_desk->window().resize(left);
        m_desk->window().close();
        m_desk->close();
        m_desk->open();
        QCOMPARE(m_desk->window().size(), left);
    }

    void fitsASmallScreen()
    {
        tabs().openTask(post(1));
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Process"_s));
        const QSize least = m_desk->window().minimumSizeHint();
        QVERIFY2(least.width() <= 1366 && least.height() <= 768,
                 qPrintable(u"%1 × %2"_s.arg(least.width()).arg(least.height())));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
