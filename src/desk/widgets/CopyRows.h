// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace derdesk {

/// Lets Ctrl+C and the table's menu copy the selected rows as they are read: columns in the order
/// shown, parted by tabs.
void addCopyRows(QTableView &table);

} // namespace derdesk
