// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/ThemeMenu.h"

#include <QActionGroup>
#include <QIcon>
#include <QSettings>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString themeKey = u"window/theme"_s;

} // namespace

ThemeMenu::ThemeMenu(QWidget *parent)
    : QMenu(tr("&Theme"), parent)
{
    setIcon(QIcon::fromTheme(u"theme"_s));
    auto *group = new QActionGroup(this);
    const QList<std::pair<Theme, QString>> choices{
        {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}, {Theme::System, tr("&System")}};
    for (const auto &[theme, text] : choices) {
        QAction *action = addAction(text);
        action->setObjectName(u"theme-"_s + toText(theme));
        action->setCheckable(true);
        action->setChecked(theme == currentTheme());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [theme = theme] {
            QSettings().setValue(themeKey, toText(theme));
            applyTheme(theme);
        });
    }
}

Theme ThemeMenu::chosen()
{
    return fromText<Theme>(QSettings().value(themeKey).toString()).value_or(Theme::System);
}

} // namespace derdesk
