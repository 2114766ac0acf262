// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/MainWindow.h"
#include "desk/TaskTabs.h"
#include "desk/Theme.h"
#include "desk/models/TaskColumns.h"
#include "desk/portals/TaskPortal.h"
#include "desk/portals/TaskQueryPortal.h"
#include "desk/portals/TaskTable.h"
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "support/TestDatabase.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSettings>
#include <QTest>
#include <QTextDocumentFragment>

namespace derdesk {

/// The real window on a small database, with settings of its own, as a clerk works with it.
class Desk final
{
public:
    Desk()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Derdesk"));
        QCoreApplication::setApplicationName(QStringLiteral("derdesk"));
        applyTheme(Theme::Light);
    }

    void open()
    {
        m_window = std::make_unique<MainWindow>(db.database(), db.writer(),
                                                Actor{ActorKind::Clerk, QStringLiteral("clerk")});
        m_window->show();
        m_window->activateWindow(); // where there is no window manager to do so
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("the window does not show");
    }
    void close() { m_window.reset(); }

    MainWindow &window() { return *m_window; }
    TaskQueryPortal &query() { return m_window->tabs().queryPortal(); }
    TaskTable &table() { return *query().findChild<TaskTable *>(); }
    TaskPortal *portal() { return qobject_cast<TaskPortal *>(m_window->tabs().currentWidget()); }

    RecordId post(const RegistrationRequest &request)
    {
        return db.run([&](Transaction &tx) { return registerDerDevice(tx, request); })->taskId;
    }
    RecordId post(const InterconnectionRequest &request)
    {
        return db.run([&](Transaction &tx) { return interconnectDer(tx, request); })->taskId;
    }

    /// The texts of a column, row by row.
    QStringList column(TaskColumns::Column column)
    {
        QStringList texts;
        const QAbstractItemModel &model = *table().model();
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row, column).data().toString());
        return texts;
    }

    TestDatabase db;

private:
    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;
};

/// The visible button that is called so, whatever its mnemonic; nullptr if there is none.
inline QAbstractButton *buttonNamed(const QWidget &parent, const QString &name)
{
    for (QAbstractButton *button : parent.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && QString(button->text()).remove(u'&') == name)
            return button;
    }
    return nullptr;
}

/// The child that a screen reader calls so; nullptr if there is none.
template <typename Widget>
Widget *named(const QWidget &parent, const QString &accessibleName)
{
    for (Widget *widget : parent.findChildren<Widget *>()) {
        if (widget->accessibleName() == accessibleName)
            return widget;
    }
    return nullptr;
}

/// What a label or a fact says; links and all markup left out.
inline QString plainText(const QLabel &label)
{
    return label.textFormat() == Qt::RichText
               ? QTextDocumentFragment::fromHtml(label.text()).toPlainText()
               : label.text();
}

} // namespace derdesk
