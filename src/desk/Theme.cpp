// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Theme.h"

#include <QApplication>
#include <QIcon>
#include <QPalette>
#include <QProxyStyle>
#include <QToolTip>

#include <array>
#include <utility>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

struct Colours
{
    QRgb window, base, alternate, button, text, placeholder, disabled, highlight, highlighted, link,
        light, mid, dark;
};

constexpr Colours lightColours{0xfff3f4f6, 0xffffffff, 0xfff5f7fa, 0xffeceef1, 0xff1f2328,
                               0xff646b78, 0xff8b929c, 0xff1f5fbf, 0xffffffff, 0xff1a56b0,
                               0xffffffff, 0xffc3c8d0, 0xffa2a9b4};
constexpr Colours darkColours{0xff2b2f36, 0xff191b1f, 0xff1f2227, 0xff373c45, 0xffe6e8eb,
                              0xff9aa3af, 0xff7c848f, 0xff2f6fd0, 0xffffffff, 0xff7fb2ff,
                              0xff454b54, 0xff3a4048, 0xff121417};

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor::fromRgb(colour));
    };
    set(QPalette::Window, colours.window);
    set(QPalette::Base, colours.base);
    set(QPalette::AlternateBase, colours.alternate);
    set(QPalette::ToolTipBase, colours.base);
    set(QPalette::Button, colours.button);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                     QPalette::ToolTipText, QPalette::BrightText})
        set(role, colours.text);
    set(QPalette::PlaceholderText, colours.placeholder);
    set(QPalette::Highlight, colours.highlight);
    set(QPalette::HighlightedText, colours.highlighted);
    set(QPalette::Link, colours.link);
    set(QPalette::LinkVisited, colours.link);
    set(QPalette::Light, colours.light);
    set(QPalette::Midlight, colours.light);
    set(QPalette::Mid, colours.mid);
    set(QPalette::Dark, colours.dark);
    set(QPalette::Shadow, 0xff000000);
    for (QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colours.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(colours.mid));
    return palette;
}

/// Qt's Fusion, but for dialog buttons without pictures: we have none for them, and words do.
class Style final : public QProxyStyle
{
public:
    Style()
        : QProxyStyle(u"Fusion"_s)
    {
    }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons
                   ? 0
                   : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

Theme applied = Theme::System;
std::optional<bool> desktopIsDark; ///< as far as the desktop has said

bool platformIsDark()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

} // namespace

std::span<const QLatin1StringView> enumTexts(Theme)
{
    static constexpr std::array texts{"light"_L1, "dark"_L1, "system"_L1};
    return texts;
}

void applyTheme(Theme theme)
{
    applied = theme;
    const bool paletteIsDark = platformIsDark(); // asked before our own palette covers it
    const bool systemIsDark = desktopIsDark.value_or(paletteIsDark);
    const bool dark = theme == Theme::Dark || (theme == Theme::System && systemIsDark);
    static bool dressed = false;
    if (!std::exchange(dressed, true))
        QApplication::setStyle(new Style);
    const QPalette palette = paletteOf(dark ? darkColours : lightColours);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QIcon::setThemeSearchPaths({u":/icons"_s});
    QIcon::setThemeName(dark ? u"derdesk-dark"_s : u"derdesk"_s);
}

Theme currentTheme() { return applied; }

void setDesktopIsDark(std::optional<bool> dark)
{
    desktopIsDark = dark;
    if (applied == Theme::System)
        applyTheme(applied);
}

} // namespace derdesk
