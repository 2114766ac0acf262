// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/session/LockPage.h"
#include "desk/session/Session.h"
#include "desk/widgets/MessageStrip.h"
#include "support/Desk.h"
#include "support/SignedIn.h"

#include <QLineEdit>

namespace derdesk {

/// The real window on a database where everyone has to sign in: see addTestUsers().
class UserDesk final
{
public:
    UserDesk() { addTestUsers(m_desk.db); }

    /// As if \a clerk had signed in.
    void open(const Actor &clerk)
    {
        m_window = std::make_unique<MainWindow>(db().database(), db().writer(), clerk);
        m_window->show();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("the window does not show");
    }

    TestDatabase &db() { return m_desk.db; }
    RecordId post(const RegistrationRequest &request) { return m_desk.post(request); }
    MainWindow &window() { return *m_window; }
    Session &session() { return m_window->session(); }
    LockPage &lockPage() { return *m_window->findChild<LockPage *>(); }

    QAction *action(const QString &text)
    {
        for (QAction *found : m_window->findChildren<QAction *>()) {
            if (QString(found->text()).remove(u'&') == text)
                return found;
        }
        return nullptr;
    }
    /// The window's dialog of that class, once it shows.
    template <typename Dialog>
    Dialog *shown()
    {
        Dialog *dialog = nullptr;
        (void)QTest::qWaitFor([&] {
            dialog = m_window->findChild<Dialog *>();
            return dialog && dialog->isVisible();
        });
        return dialog;
    }

private:
    Desk m_desk;
    std::unique_ptr<MainWindow> m_window;
};

/// Types into the field that a screen reader calls so, in place of what it says.
inline void type(const QWidget &parent, const QString &field, const QString &text)
{
    auto *edit = named<QLineEdit>(parent, field);
    edit->clear();
    QTest::keyClicks(edit, text);
}

/// Signs in, or tries to; a null name: as it stands there.
inline void enter(const QWidget &form, const QString &name, const QString &password)
{
    if (!name.isNull())
        type(form, QStringLiteral("Name"), name);
    type(form, QStringLiteral("Password"), password);
    QTest::keyClick(named<QLineEdit>(form, QStringLiteral("Password")), Qt::Key_Return);
}

/// What its message strip says; empty if that is hidden.
inline QString message(const QWidget &parent)
{
    const auto *strip = parent.findChild<MessageStrip *>();
    return strip->isVisible() ? strip->text() : QString();
}

inline void press(const QWidget &parent, const QString &button)
{
    QAbstractButton *found = buttonNamed(parent, button);
    QVERIFY2(found, qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

} // namespace derdesk
