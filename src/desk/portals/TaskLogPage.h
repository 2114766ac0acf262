// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QWidget>

class QTableView;

namespace derdesk {

class TaskLogModel;

/// The Log page of a task: all that has happened to it.
class TaskLogPage final : public QWidget
{
    Q_OBJECT
public:
    explicit TaskLogPage(QWidget *parent = nullptr);

    void show(const QList<TaskLogEntry> &entries);

private:
    TaskLogModel *m_model;
    QTableView *m_table;
};

} // namespace derdesk
