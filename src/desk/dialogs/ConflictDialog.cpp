// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/ConflictDialog.h"

#include "desk/widgets/ReadOnlyTable.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace derdesk {

namespace {

enum Column { Field, Before, Theirs, Mine, Keep, Count };

} // namespace

ConflictDialog::ConflictDialog(const QString &title, const QList<FieldConflict> &conflicts,
                               QWidget *parent)
    : QDialog(parent)
    , m_conflicts(conflicts)
    , m_table(new QTableWidget(int(conflicts.size()), Count))
{
    setWindowTitle(title);
    const bool clash = std::any_of(conflicts.cbegin(), conflicts.cend(),
                                   [](const FieldConflict &c) { return c.changedByBoth(); });
    auto *words = new QLabel(
        clash ? tr("Somebody else has changed this meanwhile, in part the same fields as you. "
                   "Choose for each field what it shall say; nothing is saved before.")
              : tr("Somebody else has changed this meanwhile, but other fields than you. Both "
                   "changes go together, unless you choose otherwise."));
    words->setWordWrap(true);
    m_table->setHorizontalHeaderLabels(
        {tr("Field"), tr("Before"), tr("Theirs (now)"), tr("Mine"), tr("Keep")});
    m_table->setAccessibleName(tr("Both versions"));
    setUpReadOnly(*m_table);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(Keep, QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (int row = 0; row < conflicts.size(); ++row)
        addRow(row, conflicts[row]);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Back to &Editing"));
    auto *save = buttons->addButton(tr("&Save These"), QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    save->setDefault(true); // of the dialog, which it belongs to now
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 18);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConflictDialog::decide);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ConflictDialog::addRow(int row, const FieldConflict &conflict)
{
    const QString theirs =
        conflict.who.isEmpty() ? conflict.theirs : tr("%1 (%2)").arg(conflict.theirs, conflict.who);
    const QStringList texts{conflict.label, conflict.before, theirs, conflict.mine};
    for (int column = 0; column < texts.size(); ++column) {
        auto *item = new QTableWidgetItem(texts[column]);
        QFont font = m_table->font();
        font.setBold(conflict.changedByBoth());
        item->setFont(font);
        item->setToolTip(texts[column]);
        m_table->setItem(row, column, item);
    }
    auto *choice = new QComboBox;
    choice->addItem(tr("Theirs"));
    choice->addItem(tr("Mine"));
    choice->setCurrentIndex(conflict.keepsMine());
    choice->setAccessibleName(tr("What %1 shall say").arg(conflict.label));
    m_table->setCellWidget(row, Keep, choice);
    m_choices.append(choice);
}

void ConflictDialog::decide()
{
    QSet<QString> mine;
    for (int row = 0; row < m_conflicts.size(); ++row) {
        if (m_choices[row]->currentIndex() == 1)
            mine.insert(m_conflicts[row].field);
    }
    accept();
    Q_EMIT decided(mine);
}

} // namespace derdesk
