// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/commands/ActionKeys.h"
#include "desk/commands/CommandPalette.h"
#include "desk/commands/ShortcutsDialog.h"
#include "desk/commands/WindowActions.h"
#include "desk/widgets/MessageStrip.h"
#include "support/Desk.h"

#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QTreeWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Every command is found by its words, and has the keys that the clerk wants.
class TestCommands : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    QAction *action(const QString &name) { return m_desk->window().findChild<QAction *>(name); }
    static QStringList shownRows(const QTreeWidget &list)
    {
        QStringList rows;
        for (int row = 0; row < list.topLevelItemCount(); ++row) {
            if (!list.topLevelItem(row)->isHidden())
                rows.append(list.topLevelItem(row)->text(0));
        }
        return rows;
    }
    CommandPalette &palette()
    {
        QTest::keySequence(&m_desk->window(), QKeySequence(u"Ctrl+Shift+P"_s));
        auto *shown = qobject_cast<CommandPalette *>(QApplication::activePopupWidget());
        if (!shown)
            qFatal("no palette");
        return *shown;
    }
    ShortcutsDialog &shortcuts()
    {
        QTest::keyClick(&m_desk->window(), Qt::Key_F1);
        auto *dialog = m_desk->window().findChild<ShortcutsDialog *>();
        if (!dialog)
            qFatal("no list of shortcuts");
        return *dialog;
    }
    static void choose(ShortcutsDialog &dialog, const QString &path)
    {
        auto *list = dialog.findChild<QTreeWidget *>();
        const auto found = list->findItems(path, Qt::MatchExactly);
        QVERIFY2(found.size() == 1, qPrintable(path));
        list->setCurrentItem(found.constFirst());
    }
    static QString keysOf(ShortcutsDialog &dialog, const QString &path)
    {
        return dialog.findChild<QTreeWidget *>()
            ->findItems(path, Qt::MatchExactly)
            .value(0)
            ->text(1);
    }
    static void type(ShortcutsDialog &dialog, const QString &keys)
    {
        dialog.findChild<QKeySequenceEdit *>()->setKeySequence(QKeySequence(keys));
    }
    static void press(ShortcutsDialog &dialog, const QString &button)
    {
        QTest::mouseClick(buttonNamed(dialog, button), Qt::LeftButton);
    }
    void reopen()
    {
        m_desk->close();
        m_desk->open();
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void everyEntryOfTheMenusHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (const WindowAction &entry : actionsOf(m_desk->window())) {
            if (entry.path.startsWith(u"Menu › Current Page"_s) ||
                !entry.action->parent()->inherits("QMenu"))
                continue;
            const QString name = entry.action->objectName();
            QVERIFY2(!name.isEmpty(), qPrintable(entry.path));
            QVERIFY2(!names.contains(name), qPrintable(entry.path + u": "_s + name));
            names.insert(name);
        }
        QVERIFY(names.size() > 15);
    }

    void thePaletteNamesWhereACommandIsAndItsKeys()
    {
        const auto *list = palette().findChild<QTreeWidget *>();
        const auto found = list->findItems(u"Menu › Service Task"_s, Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.constFirst()->text(1), u"Ctrl+1"_s);
        QVERIFY(shownRows(*list).contains(u"View › Theme › Dark"_s));
        QVERIFY(shownRows(*list).contains(u"Menu › Administration › Programs"_s));
    }

    void wordsFindACommandInAnyOrder()
    {
        CommandPalette &shown = palette();
        QTest::keyClicks(shown.findChild<QLineEdit *>(), u"dark theme"_s);
        QCOMPARE(shownRows(*shown.findChild<QTreeWidget *>()),
                 QStringList{u"View › Theme › Dark"_s});
        QCOMPARE(shown.findChild<QLineEdit *>()->accessibleDescription(),
                 u"View › Theme › Dark"_s); // what a screen reader says
    }

    void enterDoesWhatIsChosen()
    {
        CommandPalette &shown = palette();
        QTest::keyClicks(shown.findChild<QLineEdit *>(), u"administration programs"_s);
        QTest::keyClick(shown.findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(m_desk->window().tabs().count(), 2);
        QCOMPARE(m_desk->window().tabs().tabText(1), u"Programs"_s);
        QVERIFY(!QApplication::activePopupWidget());
    }

    void arrowsChooseAnother()
    {
        CommandPalette &shown = palette();
        auto *list = shown.findChild<QTreeWidget *>();
        auto *words = shown.findChild<QLineEdit *>();
        QTest::keyClicks(words, u"theme"_s);
        QCOMPARE(list->currentItem()->text(0), u"View › Theme › Light"_s);
        QTest::keyClick(words, Qt::Key_Down);
        QCOMPARE(list->currentItem()->text(0), u"View › Theme › Dark"_s);
        QTest::keyClick(words, Qt::Key_PageDown);
        QCOMPARE(list->currentItem()->text(0), u"View › Theme › System"_s);
        QTest::keyClick(words, Qt::Key_Up);
        QTest::keyClick(words, Qt::Key_Up);
        QTest::keyClick(words, Qt::Key_Up); // no further than the first
        QCOMPARE(list->currentItem()->text(0), u"View › Theme › Light"_s);
        QTest::keyClicks(words, u" no such thing"_s);
        QVERIFY(!list->currentItem());
        QTest::keyClick(words, Qt::Key_Return); // does nothing
        QVERIFY(shown.isVisible());
    }

    void escGivesTheFocusBack()
    {
        auto *find = named<QLineEdit>(m_desk->query(), u"Find"_s);
        find->setFocus();
        CommandPalette &shown = palette();
        QVERIFY(shown.findChild<QLineEdit *>()->hasFocus());
        QTest::keyClick(shown.findChild<QLineEdit *>(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QTRY_VERIFY(find->hasFocus());
    }

    void whatTheTaskInFrontAllowsIsInTheMenuAndInThePalette()
    {
        m_desk->window().tabs().openTask(m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Process"_s));
        CommandPalette &shown = palette();
        auto *words = shown.findChild<QLineEdit *>();
        const QStringList rows = shownRows(*shown.findChild<QTreeWidget *>());
        QVERIFY(rows.contains(u"Menu › Current Page › Process"_s));
        QVERIFY(rows.contains(u"Menu › Current Page › Cancel Task"_s));
        QVERIFY(!rows.contains(u"Menu › Current Page › Retry"_s)); // nothing has failed
        QTest::keyClicks(words, u"page process"_s);
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_VERIFY(!buttonNamed(*m_desk->portal(), u"Process"_s)); // it is done
    }

    void openTabsAreReachedByName()
    {
        m_desk->window().tabs().openRecord(u"program"_s, {});
        CommandPalette &shown = palette();
        QTest::keyClicks(shown.findChild<QLineEdit *>(), u"tab service tasks"_s);
        QTest::keyClick(shown.findChild<QLineEdit *>(), Qt::Key_Return);
        QTRY_COMPARE(m_desk->window().tabs().currentIndex(), 0);
    }

    void whatCannotBeDoneIsNotOffered()
    {
        action(u"refresh"_s)->setEnabled(false);
        QVERIFY(!shownRows(*palette().findChild<QTreeWidget *>()).contains(u"View › Refresh"_s));
    }

    void newKeysWorkAtOnceAndAfterTheNextStart()
    {
        ShortcutsDialog &dialog = shortcuts();
        choose(dialog, u"View › Refresh"_s);
        type(dialog, u"Ctrl+Shift+R"_s);
        press(dialog, u"Use These Keys"_s);
        QCOMPARE(keysOf(dialog, u"View › Refresh"_s), u"Ctrl+Shift+R"_s);
        QCOMPARE(action(u"refresh"_s)->shortcuts(),
                 QList<QKeySequence>{QKeySequence(u"Ctrl+Shift+R"_s)});
        reopen();
        QCOMPARE(action(u"refresh"_s)->shortcuts(),
                 QList<QKeySequence>{QKeySequence(u"Ctrl+Shift+R"_s)});
        QCOMPARE(action(u"quit"_s)->shortcut(), QKeySequence(u"Ctrl+Q"_s));
    }

    void keysOfAnotherCommandAreNamedAndTakenFromIt()
    {
        ShortcutsDialog &dialog = shortcuts();
        choose(dialog, u"View › Refresh"_s);
        type(dialog, u"Ctrl+Q"_s);
        const auto *message = dialog.findChild<MessageStrip *>();
        QVERIFY(message->isVisible());
        QVERIFY2(message->text().contains(u"Menu › Quit"_s), qPrintable(message->text()));
        press(dialog, u"Use These Keys"_s);
        QCOMPARE(keysOf(dialog, u"View › Refresh"_s), u"Ctrl+Q"_s);
        QCOMPARE(keysOf(dialog, u"Menu › Quit"_s), QString());
        QVERIFY(action(u"quit"_s)->shortcuts().isEmpty());
        choose(dialog, u"Menu › Quit"_s);
        press(dialog, u"Reset"_s); // not while another has them
        QVERIFY2(message->text().contains(u"View › Refresh"_s), qPrintable(message->text()));
        QVERIFY(action(u"quit"_s)->shortcuts().isEmpty());
    }

    void resetGivesBackTheFirstKeys()
    {
        {
            ShortcutsDialog &dialog = shortcuts();
            const QList<std::pair<QString, QString>> wanted{{u"View › Refresh"_s, u"Ctrl+F6"_s},
                                                            {u"Menu › Quit"_s, u"F10"_s}};
            for (const auto &[path, keys] : wanted) {
                choose(dialog, path);
                type(dialog, keys);
                press(dialog, u"Use These Keys"_s);
            }
        }
        reopen();
        ShortcutsDialog &dialog = shortcuts();
        choose(dialog, u"View › Refresh"_s);
        press(dialog, u"Reset"_s);
        QCOMPARE(action(u"refresh"_s)->shortcut(), QKeySequence(Qt::Key_F5));
        QVERIFY(!buttonNamed(dialog, u"Reset"_s)->isEnabled());
        QCOMPARE(action(u"quit"_s)->shortcut(), QKeySequence(Qt::Key_F10));
        press(dialog, u"Reset All"_s);
        QCOMPARE(action(u"quit"_s)->shortcut(), QKeySequence(u"Ctrl+Q"_s));
        QVERIFY(QSettings().allKeys().filter(u"shortcuts/"_s).isEmpty());
    }

    void keysThatTypeAreRefused_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<bool>("allowed");
        const QList<std::pair<const char *, bool>> all{
            {"A", false},      {"Shift+A", false}, {"Alt+A", false},
            {"Return", false}, {"Esc", false},     {"F7", true},
            {"Ctrl+J", true},  {"Alt+Left", true}, {"Ctrl+Alt+J", true}};
        for (const auto &[keys, allowed] : all)
            QTest::newRow(keys) << QString::fromLatin1(keys) << allowed;
    }
    void keysThatTypeAreRefused()
    {
        QFETCH(QString, keys);
        QFETCH(bool, allowed);
        ShortcutsDialog &dialog = shortcuts();
        choose(dialog, u"View › Refresh"_s);
        type(dialog, keys);
        QCOMPARE(buttonNamed(dialog, u"Use These Keys"_s)->isEnabled(), allowed);
        QCOMPARE(dialog.findChild<MessageStrip *>()->isVisible(), !allowed);
    }

    void keysThatCannotBeChangedAreListedToo()
    {
        ShortcutsDialog &dialog = shortcuts();
        choose(dialog, u"Calendar of a date field"_s);
        QCOMPARE(keysOf(dialog, u"Calendar of a date field"_s), u"Alt+Down"_s);
        QVERIFY(!dialog.findChild<QKeySequenceEdit *>()->isEnabled());
        QTest::keyClicks(named<QLineEdit>(dialog, u"Find"_s), u"ctrl+q"_s);
        QCOMPARE(shownRows(*dialog.findChild<QTreeWidget *>()), QStringList{u"Menu › Quit"_s});
    }

    void textsAreReadWithoutMnemonics()
    {
        QCOMPARE(withoutMnemonic(u"&Add Task…"_s), u"Add Task"_s);
        QCOMPARE(withoutMnemonic(u"P && &Q\tCtrl+P"_s), u"P & Q"_s);
        QCOMPARE(joinedPath({}, u"A"_s), u"A"_s);
        QCOMPARE(joinedPath(u"M"_s, u"A"_s), u"M › A"_s);
    }
};

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
