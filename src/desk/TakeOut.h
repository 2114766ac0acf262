// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace derdesk {

class TaskTabs;

/// Adds to the menu what takes something out of the desk: the export of the tasks found, and the
/// task of the current tab on paper or as PDF.
void addTakeOut(QMenu &menu, TaskTabs &tabs);

} // namespace derdesk
