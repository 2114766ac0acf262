// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/OverviewPages.h"
#include "desk/commands/CommandPalette.h"
#include "desk/commands/ShortcutsDialog.h"
#include "desk/dialogs/AddTaskDialog.h"
#include "desk/dialogs/ApiClientDialog.h"
#include "desk/dialogs/OutboundDialog.h"
#include "desk/dialogs/PasswordDialog.h"
#include "desk/dialogs/SecretDialog.h"
#include "desk/dialogs/SignInDialog.h"
#include "desk/dialogs/UserDialog.h"
#include "desk/dialogs/UsersDialog.h"
#include "desk/dialogs/WordsDialog.h"
#include "desk/session/Session.h"
#include "desk/start/StartDialog.h"
#include "operations/WorkTask.h"
#include "store/RecordKinds.h"
#include "store/TaskDetail.h"
#include "support/Desk.h"
#include "support/SignedIn.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QTabWidget>
#include <QTableView>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Everything that takes the keyboard says what it is, and Tab reaches it.
class TestAccessibility : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    /// What a clerk can reach by Tab.
    static QList<QWidget *> stops(QWidget &window)
    {
        QList<QWidget *> found;
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            if (widget->window() == &window && widget->isVisible() && widget->isEnabled() &&
                widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy())
                found.append(widget);
        }
        return found;
    }
    static QString nameOf(QWidget *widget)
    {
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        return interface ? interface->text(QAccessible::Name) : QString();
    }
    static QString described(const QWidget *widget)
    {
        return u"%1 %2 in %3"_s.arg(
            QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
            QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
    }
    void checkNames(QWidget &window)
    {
        const QList<QWidget *> all = stops(window);
        QVERIFY(all.size() > 1);
        for (QWidget *widget : all)
            QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(described(widget)));
    }
    /// Tab goes round through everything and comes back.
    void checkTabs(QWidget &window)
    {
        const QList<QWidget *> all = stops(window);
        QSet<QWidget *> reached;
        QWidget *widget = all.constFirst();
        do {
            reached.insert(widget);
            widget = widget->nextInFocusChain();
        } while (widget != all.constFirst());
        for (QWidget *wanted : all)
            QVERIFY2(reached.contains(wanted), qPrintable(described(wanted)));
    }
    /// No two fields or buttons that are seen together answer to the same Alt key.
    void checkMnemonics(QWidget &window, int least = 5)
    {
        QHash<QChar, QString> owners;
        const auto add = [&](const QString &text) {
            const qsizetype at = text.indexOf(u'&');
            if (at < 0)
                return;
            const QChar key = text.at(at + 1).toLower();
            QVERIFY2(!owners.contains(key), qPrintable(text + u" / "_s + owners.value(key)));
            owners.insert(key, text);
        };
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->buddy() && label->window() == &window && label->isVisible())
                add(label->text());
        }
        for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
            if (button->window() == &window && button->isVisible())
                add(button->text());
        }
        for (const QTabWidget *pages : window.findChildren<QTabWidget *>()) {
            if (pages->isVisible() && !qobject_cast<const TaskTabs *>(pages)) {
                for (int i = 0; i < pages->count(); ++i)
                    add(pages->tabText(i));
            }
        }
        if (&window == &m_desk->window() || window.parent()) { // a dialog of the window: as strict
            for (const char *menu : {"&Menu", "&View", "&Help"})
                add(QString::fromLatin1(menu));
        }
        QVERIFY2(owners.size() >= least, qPrintable(QStringList(owners.values()).join(u", "_s)));
    }
    template <typename Dialog>
    Dialog &shown()
    {
        Dialog *dialog = nullptr;
        (void)QTest::qWaitFor([&] {
            dialog = m_desk->window().findChild<Dialog *>();
            return dialog && dialog->isVisible();
        });
        return *dialog;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void queryPortal()
    {
        checkNames(m_desk->window());
        checkTabs(m_desk->window());
        checkMnemonics(m_desk->window());
    }

    void everySearchFieldHasAMnemonic()
    {
        int fields = 0;
        for (const QWidget *field : m_desk->query().findChildren<QWidget *>()) {
            const bool input =
                qobject_cast<const QLineEdit *>(field) || qobject_cast<const QComboBox *>(field);
            if (!input || field->accessibleName() == u"Find"_s ||
                qobject_cast<const QComboBox *>(field->parentWidget()))
                continue;
            ++fields;
            bool found = false;
            for (const QLabel *label : m_desk->query().findChildren<QLabel *>())
                found |= label->buddy() == field && label->text().contains(u'&');
            QVERIFY2(found, qPrintable(described(field)));
        }
        QCOMPARE(fields, 18);
    }

    void fieldsAreVisitedAsTheyAreRead()
    {
        QStringList visited;
        QWidget *field = named<QLineEdit>(m_desk->query(), u"Task id"_s);
        while (field && visited.size() < 19) {
            if (field->focusPolicy() & Qt::TabFocus && field->isVisible())
                visited.append(field->accessibleName().isEmpty() ? nameOf(field)
                                                                 : field->accessibleName());
            field = field->nextInFocusChain();
        }
        QCOMPARE(visited,
                 (QStringList{u"Task id"_s, u"Task type"_s, u"Business object"_s, u"Status"_s,
                              u"External transaction id"_s, u"Serial number"_s, u"NIC id"_s,
                              u"Program"_s, u"Customer name"_s, u"Account id"_s,
                              u"Service point or premise id"_s, u"Address"_s, u"Manufacturer"_s,
                              u"Model"_s, u"Older than, in days"_s, u"Assigned to"_s,
                              u"Created from"_s, u"Created to"_s, u"Needs attention"_s}));
    }

    void maintenancePortal_data()
    {
        QTest::addColumn<bool>("held");
        QTest::newRow("pending") << false;
        QTest::newRow("held up") << true;
    }
    void maintenancePortal()
    {
        QFETCH(bool, held);
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        request.customer.cisAccountId = u"A99"_s;
        const RecordId id = m_desk->post(request);
        if (held)
            QVERIFY(
                m_desk->db.run([=](Transaction &tx) { return processTask(tx, id); }).has_value());
        m_desk->window().tabs().openTask(id);
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), held ? u"Retry"_s : u"Process"_s));
        for (int page = 0; page < 2; ++page) {
            m_desk->portal()->findChild<QTabWidget *>()->setCurrentIndex(page);
            checkNames(m_desk->window());
            checkTabs(m_desk->window());
            checkMnemonics(m_desk->window());
        }
    }

    void overviewPages()
    {
        OverviewPages &pages = m_desk->window().overview();
        pages.showDashboard();
        QTest::qWait(200); // until there are numbers
        checkNames(m_desk->window());
        checkTabs(m_desk->window());
        pages.showToDos();
        checkNames(m_desk->window());
        checkTabs(m_desk->window());
        checkMnemonics(m_desk->window());
        pages.showWebService();
        checkNames(m_desk->window());
        checkTabs(m_desk->window());
        checkMnemonics(m_desk->window());
        pages.showBatchControl();
        checkNames(m_desk->window());
        checkTabs(m_desk->window());
        checkMnemonics(m_desk->window());
    }

    void dialogs()
    {
        m_desk->window().tabs().openTask(m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Comment…"_s));
        QTest::mouseClick(buttonNamed(*m_desk->portal(), u"Comment…"_s), Qt::LeftButton);
        auto &words = shown<WordsDialog>();
        checkNames(words);
        checkTabs(words);
        words.reject();
        m_desk->window().tabs().addTask();
        auto &add = shown<AddTaskDialog>();
        checkNames(add);
        checkTabs(add);
        checkMnemonics(add);
    }

    void administration()
    {
        const auto looked = [this](QWidget &window) {
            checkNames(window);
            checkTabs(window);
            checkMnemonics(window);
        };
        TaskTabs &tabs = m_desk->window().tabs();
        tabs.showImport(*findRecordKind(u"customer"_s));
        looked(m_desk->window());
        m_desk->db.run([](Transaction &tx) {
            return createToken(tx, u"a"_s, {{u"read"_s}, {}, {}});
        });
        tabs.openRecord(u"api-client"_s, u"a"_s);
        looked(m_desk->window());
        const TaskDetail task =
            *readTaskDetail(m_desk->db.read(), m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        tabs.openRecord(u"der-asset"_s, idText(task.asset->id));
        looked(m_desk->window());
        tabs.openRecord(u"der-device"_s, idText(task.device->id));
        looked(m_desk->window());
        tabs.addApiClient();
        auto &client = shown<ApiClientDialog>();
        looked(client);
        client.reject();
        SecretDialog secret(u"a"_s, u"derdesk_secret"_s, nullptr);
        secret.setAttribute(Qt::WA_DeleteOnClose, false);
        secret.show();
        checkNames(secret);
        checkTabs(secret);
    }

    void outboundMessages()
    {
        m_desk->window().tabs().showOutbound();
        checkNames(m_desk->window());
        checkTabs(m_desk->window());
        checkMnemonics(m_desk->window());
        QTest::mouseClick(buttonNamed(*m_desk->window().tabs().currentWidget(), u"Set Up…"_s),
                          Qt::LeftButton);
        auto &setUp = shown<OutboundDialog>();
        const auto url = u"https://cis.example.org/"_s;
        named<QLineEdit>(setUp, u"Address of the receiver"_s)->setText(url);
        QTest::mouseClick(buttonNamed(setUp, u"Save"_s), Qt::LeftButton);
        QTRY_VERIFY(buttonNamed(setUp, u"Copy"_s)); // everything is seen now
        checkNames(setUp);
        checkTabs(setUp);
        checkMnemonics(setUp);
        setUp.reject();
    }

    void usersAndSignIn()
    {
        addTestUsers(m_desk->db, SignIn::None);
        for (QAction *action : m_desk->window().findChildren<QAction *>()) {
            if (QString(action->text()).remove(u'&') == u"Users and Sign-In…")
                action->trigger();
        }
        auto &users = shown<UsersDialog>();
        QTRY_VERIFY(buttonNamed(users, u"Role…"_s)->isEnabled());
        checkNames(users);
        checkTabs(users);
        checkMnemonics(users);
        QTest::mouseClick(buttonNamed(users, u"Add User…"_s), Qt::LeftButton);
        auto &add = shown<UserDialog>();
        checkNames(add);
        checkTabs(add);
        checkMnemonics(add);
    }

    void signInAndLock()
    {
        addTestUsers(m_desk->db);
        SignInDialog dialog(m_desk->db.url(), m_desk->db.writer());
        dialog.show();
        checkNames(dialog);
        checkTabs(dialog);
        checkMnemonics(dialog);
        Session &session = m_desk->window().session();
        session.unlock(signedIn(u"clerk"_s, Role::Clerk));
        session.lock(u"A reason"_s);
        checkNames(m_desk->window());
        checkTabs(m_desk->window());
        checkMnemonics(m_desk->window());
    }

    void recordPortals_data()
    {
        QTest::addColumn<QString>("kind");
        for (const RecordKind &kind : recordKinds())
            QTest::newRow(qPrintable(QString(kind.code))) << QString(kind.code);
    }
    void recordPortals()
    {
        QFETCH(QString, kind);
        m_desk->window().tabs().showRecords(kind);
        for (int portal = 0; portal < 2; ++portal) {
            QTest::qWait(50);
            checkNames(m_desk->window());
            checkTabs(m_desk->window());
            checkMnemonics(m_desk->window(), 4); // those of the menus, and one
            m_desk->window().tabs().openRecord(kind, {});
        }
    }

    void commandsAndShortcuts()
    {
        m_desk->window().findChild<QAction *>(u"keyboard"_s)->trigger();
        auto &shortcuts = shown<ShortcutsDialog>();
        checkNames(shortcuts);
        checkTabs(shortcuts);
        checkMnemonics(shortcuts);
        shortcuts.reject();
        m_desk->window().findChild<QAction *>(u"palette"_s)->trigger();
        auto &palette = shown<CommandPalette>();
        checkNames(palette);
        checkTabs(palette);
        palette.close();
    }

    void theFirstPageWithEachChoice()
    {
        StartDialog first({ActorKind::Clerk, u"clerk"_s});
        PasswordDialog password(*DatabaseUrl::parse(u"postgresql://clerk@/office"_s), false);
        password.show();
        first.show();
        for (QRadioButton *choice : first.findChildren<QRadioButton *>()) {
            choice->setChecked(true);
            QVERIFY(!choice->accessibleDescription().isEmpty());
            checkNames(first);
            checkTabs(first);
            checkMnemonics(first);
        }
        checkNames(password);
        checkTabs(password);
    }

    /// A button that shows a picture alone says what it does.
    void picturesAreDescribed()
    {
        m_desk->window().tabs().openTask(m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Process"_s));
        for (QAbstractButton *button : m_desk->window().findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || !button->text().isEmpty() || button->icon().isNull() ||
                button->focusPolicy() == Qt::NoFocus)
                continue;
            const auto *interface = QAccessible::queryAccessibleInterface(button);
            QVERIFY2(!interface->text(QAccessible::Description).isEmpty() ||
                         !interface->text(QAccessible::Name).isEmpty(),
                     qPrintable(described(button)));
        }
        for (const QAbstractButton *action : m_desk->portal()->findChildren<QPushButton *>()) {
            if (action->isVisible())
                QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
        }
    }

    void iconsAreThereInBothThemes()
    {
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            applyTheme(theme);
            for (const char *name : {"acknowledge",
                                     "cancel",
                                     "comment",
                                     "process",
                                     "retry",
                                     "copy",
                                     "import",
                                     "key",
                                     "palette",
                                     "folder-open",
                                     "keyboard",
                                     "folder",
                                     "link",
                                     "log",
                                     "outbound",
                                     "information",
                                     "warning",
                                     "error",
                                     "service-task",
                                     "service-tasks",
                                     "dashboard",
                                     "to-do",
                                     "assign",
                                     "search",
                                     "bookmark",
                                     "sidebar",
                                     "columns",
                                     "clear",
                                     "close",
                                     "refresh",
                                     "run",
                                     "lock",
                                     "user",
                                     "role",
                                     "disable",
                                     "status-pending",
                                     "status-waiting",
                                     "status-working",
                                     "status-issue",
                                     "status-completed",
                                     "status-canceled"}) {
                const QIcon icon = QIcon::fromTheme(QString::fromLatin1(name));
                QVERIFY2(!icon.isNull(), name);
                QVERIFY2(!icon.pixmap(32).isNull(), name);
            }
        }
    }

    void textStandsOutInBothThemes_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(Theme::Light);
        QTest::newRow("dark") << int(Theme::Dark);
    }
    /// WCAG 2.1, 1.4.3: a contrast of at least 4.5 to 1.
    void textStandsOutInBothThemes()
    {
        QFETCH(int, theme);
        applyTheme(Theme(theme));
        const QPalette palette = QApplication::palette();
        const auto luminance = [&](QPalette::ColorRole role) {
            const QColor colour = palette.color(role);
            const auto linear = [](double part) {
                return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
            };
            return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
                   0.0722 * linear(colour.blueF());
        };
        const QList<std::pair<QPalette::ColorRole, QPalette::ColorRole>> pairs{
            {QPalette::WindowText, QPalette::Window},
            {QPalette::Text, QPalette::Base},
            {QPalette::Text, QPalette::AlternateBase},
            {QPalette::ButtonText, QPalette::Button},
            {QPalette::HighlightedText, QPalette::Highlight},
            {QPalette::Link, QPalette::Window},
            {QPalette::PlaceholderText, QPalette::Base},
            {QPalette::PlaceholderText, QPalette::Window}};
        for (const auto &[front, back] : pairs) {
            const double a = luminance(front) + 0.05;
            const double b = luminance(back) + 0.05;
            const double contrast = qMax(a, b) / qMin(a, b);
            QVERIFY2(contrast >= 4.5,
                     qPrintable(u"%1 on %2: %3"_s.arg(front).arg(back).arg(contrast)));
        }
        applyTheme(Theme::Light);
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
