// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QIcon>

namespace derdesk {

/// A row of a list that is only read.
struct Line
{
    qint64 key = 0;
    QStringList cells;
    QIcon icon = {}; ///< before the first cell
    QString toolTip = {};

    /// The icon goes with the cells.
    bool operator==(const Line &other) const
    {
        return key == other.key && cells == other.cells && toolTip == other.toolTip;
    }
};

/// Lines that whoever owns it reads page by page. What is read anew goes between what is there, so
/// that selection and place stay.
class LineModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int pageSize = 200;

    LineModel(QStringList titles, QObject *parent = nullptr);

    /// How many to read anew, from the first on.
    int readAgain() const;
    /// All that there is now; \a complete: there are no more behind them.
    void show(const QList<Line> &lines, bool complete);
    /// The next page.
    void append(const QList<Line> &lines, bool complete);
    /// 0: there is no such row.
    qint64 keyAt(int row) const;
    /// −1: it is not there.
    int rowOf(qint64 key) const;
    bool isComplete() const { return m_complete; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreWanted();

private:
    void dropAllBut(const QList<Line> &lines);
    void insertMissing(const QList<Line> &lines);

    const QStringList m_titles;
    QList<Line> m_lines;
    bool m_complete = true;
    bool m_asked = false;
};

} // namespace derdesk
