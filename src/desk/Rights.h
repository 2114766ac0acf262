// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

class QAction;
class QWidget;

namespace derdesk {

/// What the clerk's role does not allow is shown, but disabled, with a tooltip that says why. The
/// operations ask for the role by themselves: this only spares the clerk the refusal.

void allow(QAction &action, const Actor &clerk, Permission permission);
/// For a widget that nothing else enables; a row of buttons is disabled as a whole.
void allow(QWidget &widget, const Actor &clerk, Permission permission);

} // namespace derdesk
