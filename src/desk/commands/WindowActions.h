// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAction;
class QMainWindow;

namespace derdesk {

/// An action of a window, and by which words it is found there.
struct WindowAction
{
    QAction *action;
    QString path; ///< as in "Menu › Service Task"
    bool offered; ///< it is enabled and can be seen where it is
};

/// Every action that has a text: those of the menus in their order, then those of toolbars and of
/// whatever else can be seen. Menus that are filled when they open are filled for it.
QList<WindowAction> actionsOf(const QMainWindow &window);

/// A text as it is read: without mnemonic, dots and keys.
QString withoutMnemonic(QString text);
/// "Menu › Service Task".
QString joinedPath(const QString &place, const QString &text);

} // namespace derdesk
