// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace derdesk {

/// Sets a table up for reading whole rows: Tab leaves it, and Ctrl+C and its menu copy the selected
/// rows as they are read, columns in the order shown and parted by tabs.
void setUpReadOnly(QTableView &table);

} // namespace derdesk
