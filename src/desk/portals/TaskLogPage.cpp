// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskLogPage.h"

#include "desk/models/TaskLogModel.h"
#include "desk/widgets/ReadOnlyTable.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace derdesk {

TaskLogPage::TaskLogPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new TaskLogModel(this))
    , m_table(new QTableView)
{
    m_table->setModel(m_model);
    setUpReadOnly(*m_table);
    m_table->setAccessibleName(tr("Log of the task"));
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 8);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(TaskLogModel::Message, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    setFocusProxy(m_table);
}

void TaskLogPage::show(const QList<TaskLogEntry> &entries) { m_model->setEntries(entries); }

} // namespace derdesk
