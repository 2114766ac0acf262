// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"

#include <optional>

namespace derdesk {

enum class Theme { Light, Dark, System };
std::span<const QLatin1StringView> enumTexts(Theme);

/// Dresses the whole program: Fusion style, palette and our own icons. Qt 6.4 has no switch of its
/// own; System is as the desktop says (DesktopColours), and where it says nothing as light or dark
/// as the platform's palette was when this was called first.
void applyTheme(Theme theme);
/// What Theme::System means from now on; nothing: the desktop does not say.
void setDesktopIsDark(std::optional<bool> dark);

/// The one applied last.
Theme currentTheme();

} // namespace derdesk
