// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskSearch.h"

#include <vector>

namespace derdesk {

/// Rows of a task list in their order, kept as bytes: some 150 a row, a quarter of what they take
/// as they are, so that one may scroll to row 100,000. A row that is asked for is made anew, and
/// kept while it is asked for again, cell by cell.
class TaskRows final
{
public:
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    /// Good until another row is asked for, or something changes.
    const TaskRow &at(qsizetype row) const;
    RecordId idAt(qsizetype row) const;
    /// −1 if the task is not among them.
    qsizetype rowOf(RecordId id) const;
    /// The first row from \a begin on, and before \a end, that does not stand before \a task; else
    /// \a end. The rows have to be in this order.
    qsizetype placeOf(const TaskRow &task, TaskOrder order, qsizetype begin, qsizetype end) const;

    void clear();
    void append(const QList<TaskRow> &rows);
    void insert(qsizetype row, const TaskRow &task);
    void replace(qsizetype row, const TaskRow &task);
    void remove(qsizetype row);

private:
    /// Some hundred rows, one behind the other: few enough to insert one among them.
    struct Page
    {
        QByteArray bytes;
        std::vector<quint32> starts; ///< of each row
    };
    struct Position
    {
        std::size_t page;
        std::size_t row; ///< in the page
    };

    Position positionOf(qsizetype row) const;
    QByteArrayView bytesAt(Position position) const;
    QByteArray encoded(const TaskRow &task);
    quint32 wordOf(const QString &word);
    void splice(Position position, qsizetype length, const QByteArray &with);
    void split(std::size_t page);

    std::vector<Page> m_pages;
    qsizetype m_size = 0;
    mutable TaskRow m_last;          ///< which was asked for
    mutable qsizetype m_lastAt = -1; ///< its row
    QStringList m_words;             ///< what many rows say alike: types, programs, models
    QHash<QString, quint32> m_wordNumbers;
};

} // namespace derdesk
