// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/LineModel.h"

#include <QSet>

#include <algorithm>

namespace derdesk {

namespace {

/// What has been scrolled to beyond is read again when one scrolls there.
constexpr int mostAgain = 1000;

} // namespace

LineModel::LineModel(QStringList titles, QObject *parent)
    : QAbstractTableModel(parent)
    , m_titles(std::move(titles))
{
}

int LineModel::readAgain() const { return std::clamp(int(m_lines.size()), pageSize, mostAgain); }

void LineModel::show(const QList<Line> &lines, bool complete)
{
    dropAllBut(lines);
    insertMissing(lines);
    m_complete = complete;
    m_asked = false;
}

/// What is gone, and what would stand in another order than the one asked for.
void LineModel::dropAllBut(const QList<Line> &lines)
{
    QHash<qint64, qsizetype> places;
    for (qsizetype i = 0; i < lines.size(); ++i)
        places.insert(lines[i].key, i);
    qsizetype last = lines.size();
    for (int end = int(m_lines.size()); end > 0;) {
        int start = end;
        const auto stays = [&](int row) {
            const qsizetype place = places.value(m_lines[row].key, -1);
            return place >= 0 && place < last;
        };
        while (start > 0 && !stays(start - 1))
            --start;
        if (start < end) {
            beginRemoveRows({}, start, end - 1);
            m_lines.remove(start, end - start);
            endRemoveRows();
        }
        end = start;
        if (end > 0) {
            --end;
            last = places.value(m_lines[end].key);
        }
    }
}

void LineModel::insertMissing(const QList<Line> &lines)
{
    for (int row = 0; row < int(lines.size());) {
        if (row < int(m_lines.size()) && m_lines[row].key == lines[row].key) {
            if (!(m_lines[row] == lines[row])) {
                m_lines[row] = lines[row];
                Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
            }
            ++row;
            continue;
        }
        int end = row;
        while (end < int(lines.size()) &&
               (row == int(m_lines.size()) || lines[end].key != m_lines[row].key))
            ++end;
        beginInsertRows({}, row, end - 1);
        for (int i = row; i < end; ++i)
            m_lines.insert(i, lines[i]);
        endInsertRows();
        row = end;
    }
}

void LineModel::append(const QList<Line> &lines, bool complete)
{
    m_complete = complete;
    m_asked = false;
    if (lines.isEmpty())
        return;
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

qint64 LineModel::keyAt(int row) const { return m_lines.value(row).key; }

int LineModel::rowOf(qint64 key) const
{
    const auto found = std::find_if(m_lines.cbegin(), m_lines.cend(),
                                    [key](const Line &line) { return line.key == key; });
    return found == m_lines.cend() ? -1 : int(found - m_lines.cbegin());
}

int LineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

QVariant LineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines[index.row()];
    if (role == Qt::DisplayRole)
        return line.cells.value(index.column());
    if (role == Qt::ToolTipRole)
        return line.toolTip.isEmpty() ? line.cells.value(index.column()) : line.toolTip;
    if (role == Qt::DecorationRole && index.column() == 0)
        return line.icon;
    return {};
}

QVariant LineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_titles.value(section);
}

bool LineModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_asked;
}

void LineModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_asked = true;
    Q_EMIT moreWanted();
}

} // namespace derdesk
