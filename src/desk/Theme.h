// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/EnumText.h"

namespace derdesk {

enum class Theme { Light, Dark, System };
std::span<const QLatin1StringView> enumTexts(Theme);

/// Dresses the whole program: Fusion style, palette and our own icons. Qt 6.4 has no switch of its
/// own; System is as light or dark as the platform's palette was when this was called first.
void applyTheme(Theme theme);

/// The one applied last.
Theme currentTheme();

} // namespace derdesk
