// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QTreeWidget;

namespace derdesk {

/// Hides the rows that do not have all of the words, in whatever order, column and case.
void showRowsWith(QTreeWidget &list, const QString &words);

} // namespace derdesk
