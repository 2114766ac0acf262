// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/commands/ActionKeys.h"

#include <QAction>
#include <QMainWindow>
#include <QSettings>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *defaultProperty = "defaultKeys";

QString keyOf(const QAction &action) { return u"shortcuts/"_s + action.objectName(); }

} // namespace

void useKeptKeys(const QMainWindow &window)
{
    const QSettings settings;
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->objectName().isEmpty() || !settings.contains(keyOf(*action)))
            continue;
        action->setProperty(defaultProperty, QVariant::fromValue(action->shortcuts()));
        action->setShortcuts(QKeySequence::listFromString(settings.value(keyOf(*action)).toString(),
                                                          QKeySequence::PortableText));
    }
}

QList<QKeySequence> defaultKeys(const QAction &action)
{
    const QVariant kept = action.property(defaultProperty);
    return kept.isValid() ? kept.value<QList<QKeySequence>>() : action.shortcuts();
}

void keepKeys(QAction &action, const QList<QKeySequence> &keys)
{
    const QList<QKeySequence> usual = defaultKeys(action);
    action.setProperty(defaultProperty, QVariant::fromValue(usual));
    action.setShortcuts(keys);
    QSettings settings;
    if (keys == usual)
        settings.remove(keyOf(action));
    else
        settings.setValue(keyOf(action),
                          QKeySequence::listToString(keys, QKeySequence::PortableText));
}

bool mayBeKeys(const QKeySequence &keys)
{
    if (keys.isEmpty())
        return false;
    const QKeyCombination first = keys[0];
    const bool character = first.key() < Qt::Key_Escape;
    if (first.keyboardModifiers() & (Qt::ControlModifier | Qt::MetaModifier))
        return true;
    if (first.keyboardModifiers() & Qt::AltModifier)
        return !character;
    return first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
}

} // namespace derdesk
