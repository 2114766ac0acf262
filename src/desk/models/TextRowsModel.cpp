// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TextRowsModel.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString csvLine(const QStringList &texts)
{
    QStringList fields;
    for (const QString &text : texts)
        fields.append(u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"');
    return fields.join(u',') + u"\r\n"_s;
}

} // namespace

void TextRowsModel::setRows(const QStringList &headers, const QList<QStringList> &rows)
{
    beginResetModel();
    m_headers = headers;
    m_rows = rows;
    endResetModel();
}

QString TextRowsModel::csv() const
{
    QString text = csvLine(m_headers);
    for (const QStringList &row : m_rows)
        text += csvLine(row);
    return text;
}

int TextRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TextRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size());
}

QVariant TextRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return m_rows[index.row()][index.column()];
    return {};
}

QVariant TextRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_headers.value(section);
}

} // namespace derdesk
