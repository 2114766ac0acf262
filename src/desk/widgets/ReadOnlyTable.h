// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace derdesk {

/// What is copied of a cell, where that is not what it shows.
inline constexpr int copiedTextRole = 0x0100 + 100; // Qt::UserRole + 100

/// Sets a table up for reading whole rows: Tab leaves it, and Ctrl+C and its menu copy the selected
/// rows as they are read, columns in the order shown and parted by tabs, also below their titles,
/// or the one cell that is current.
void setUpReadOnly(QTableView &table);

} // namespace derdesk
