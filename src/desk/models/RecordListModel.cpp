// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/RecordListModel.h"

#include "desk/widgets/FieldText.h"

#include <algorithm>

namespace derdesk {

RecordListModel::RecordListModel(const RecordKind &kind, Database &database, QObject *parent)
    : QAbstractTableModel(parent)
    , m_kind(kind)
    , m_database(database)
{
    for (const RecordField &field : kind.fields) {
        if (field.listed)
            m_columns.append(field);
    }
}

void RecordListModel::search(const QString &text)
{
    m_text = text;
    ask({}, pageSize);
}

void RecordListModel::refresh() { ask({}, std::max(pageSize, int(m_rows.size()))); }

void RecordListModel::ask(const QString &after, int limit)
{
    const auto query = [&kind = m_kind, text = m_text, after, limit](Connection &connection) {
        return searchRecords(connection, kind, text, after, limit);
    };
    m_page.await(m_database.ask(query),
                 [this, after, limit](const auto &answer) { take(answer, after, limit); });
}

void RecordListModel::take(const Result<QList<RecordRow>> &answer, const QString &after, int limit)
{
    if (!answer) {
        Q_EMIT failed(answer.error());
        return;
    }
    m_complete = answer->size() < limit;
    show(*answer, !after.isEmpty());
    Q_EMIT answered();
}

void RecordListModel::show(const QList<RecordRow> &rows, bool further)
{
    if (!further) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (!rows.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows += rows;
        endInsertRows();
    }
}

int RecordListModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&key](const RecordRow &row) { return row.key == key; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int RecordListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RecordListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RecordListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return fieldText(m_columns[index.column()], m_rows[index.row()].values[index.column()]);
    return {};
}

QVariant RecordListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return recordText(m_columns[section].label);
}

bool RecordListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_page.isWaiting();
}

void RecordListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_rows.constLast().key, pageSize);
}

} // namespace derdesk
