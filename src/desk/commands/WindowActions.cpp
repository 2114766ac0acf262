// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/commands/WindowActions.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

class Walk final
{
public:
    void addMenu(const QList<QAction *> &actions, const QString &place)
    {
        for (QAction *action : actions) {
            const QString path = joinedPath(place, withoutMnemonic(action->text()));
            if (QMenu *menu = action->menu()) {
                Q_EMIT menu->aboutToShow();
                addMenu(menu->actions(), path);
                Q_EMIT menu->aboutToHide();
            } else {
                add(action, path);
            }
        }
    }
    void addSeen(const QMainWindow &window)
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            for (const QObject *object : action->associatedObjects()) {
                const auto *widget = qobject_cast<const QWidget *>(object);
                if (widget && !action->menu() && widget->isVisible())
                    add(action,
                        joinedPath(widget->accessibleName(), withoutMnemonic(action->text())));
            }
        }
    }
    QList<WindowAction> found;

private:
    void add(QAction *action, const QString &path)
    {
        if (action->isSeparator() || action->text().isEmpty() || m_known.contains(action))
            return;
        m_known.insert(action);
        found.append({action, path, action->isEnabled() && action->isVisible()});
    }
    QSet<QAction *> m_known;
};

} // namespace

QList<WindowAction> actionsOf(const QMainWindow &window)
{
    Walk walk;
    if (const auto *bar = qobject_cast<const QMenuBar *>(window.menuWidget()))
        walk.addMenu(bar->actions(), {});
    walk.addSeen(window);
    return walk.found;
}

QString withoutMnemonic(QString text)
{
    text = text.section(u'\t', 0, 0);
    text.replace(u"&&"_s, QString(QChar())).remove(u'&').replace(QChar(), QChar(u'&'));
    return text.endsWith(u'…') ? text.chopped(1) : text;
}

QString joinedPath(const QString &place, const QString &text)
{
    return place.isEmpty() ? text : place + u" › "_s + text;
}

} // namespace derdesk
