// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/TaskWalk.h"

#include "desk/Counts.h"
#include "desk/models/TaskListModel.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>

namespace derdesk {

namespace {

/// As far as the query portal counts, too.

} // namespace

TaskWalk::TaskWalk(TaskListModel &list, Database &database, QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_database(database)
    , m_recount(new QTimer(this))
{
    m_recount->setSingleShot(true);
    m_recount->setInterval(1000);
    const auto changed = [this] {
        m_outOfDate = true;
        Q_EMIT placesChanged();
    };
    connect(m_recount, &QTimer::timeout, this, changed);
    connect(&list, &TaskListModel::answered, this, [this, changed](bool again) {
        if (!again)
            m_count.reset(); // of another question
        changed();
    });
    connect(&list, &TaskListModel::updated, this, [this] {
        if (!m_recount->isActive())
            m_recount->start();
        Q_EMIT placesChanged();
    });
}

void TaskWalk::step(RecordId from, int rows)
{
    m_step.await(m_list.taskBeside(from, rows),
                 [this, from, rows](RecordId to) { Q_EMIT arrived(from, rows, to); });
}

QString TaskWalk::place(RecordId task)
{
    const int row = m_list.rowOf(task);
    if (row < 0)
        return {};
    if (m_outOfDate)
        count();
    if (!m_count)
        return {};
    const QLocale locale;
    const QString count = *m_count > countCap ? tr("%1+").arg(locale.toString(countCap))
                                              : locale.toString(std::max(*m_count, row + 1));
    return tr("%1 of %2").arg(locale.toString(row + 1), count);
}

void TaskWalk::count()
{
    m_outOfDate = false;
    const auto query = [criteria = m_list.criteria()](Connection &connection) {
        return countTasks(connection, criteria, countCap);
    };
    m_counted.await(m_database.ask(query), [this](const Result<int> &answer) {
        if (!answer)
            return; // the list says what is wrong
        m_count = *answer;
        Q_EMIT placesChanged();
    });
}

} // namespace derdesk
