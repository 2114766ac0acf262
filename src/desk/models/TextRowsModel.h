// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

namespace derdesk {

/// A table of texts that are there already: a list of faults, or of changes.
class TextRowsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Each row has a text for each header.
    void setRows(const QStringList &headers, const QList<QStringList> &rows);
    /// All of it as CSV (RFC 4180), the headers first.
    QString csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_headers;
    QList<QStringList> m_rows;
};

} // namespace derdesk
