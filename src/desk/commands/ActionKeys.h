// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>

class QAction;
class QMainWindow;

namespace derdesk {

/// The keys of actions as the user wants them, kept in his settings by the action's object name:
/// an action without one keeps the keys that it was made with.

/// Gives the window's actions the keys that the user has chosen. Once, when it has all of them.
void useKeptKeys(const QMainWindow &window);
/// Those that the action was made with.
QList<QKeySequence> defaultKeys(const QAction &action);
/// Changes the keys, now and for later starts.
void keepKeys(QAction &action, const QList<QKeySequence> &keys);
/// Whether the keys neither type a character nor press an underlined letter.
bool mayBeKeys(const QKeySequence &keys);

} // namespace derdesk
