// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/WordFilter.h"

#include <QTreeWidget>

#include <algorithm>

namespace derdesk {

void showRowsWith(QTreeWidget &list, const QString &words)
{
    const QStringList wanted = words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (int row = 0; row < list.topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = list.topLevelItem(row);
        QString text;
        for (int column = 0; column < list.columnCount(); ++column)
            text += item->text(column) + u' ';
        item->setHidden(!std::all_of(wanted.begin(), wanted.end(), [&text](const QString &word) {
            return text.contains(word, Qt::CaseInsensitive);
        }));
    }
}

} // namespace derdesk
