// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/TaskDetail.h"

#include <QAbstractTableModel>

namespace derdesk {

/// A device's DER attributes, each beside the nameplate of its specification. Lives on the GUI
/// thread.
class AttributeModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Code, Description, Value, Unit, Source, Nameplate, Comparison, Count };

    explicit AttributeModel(QObject *parent = nullptr);

    /// \a nameplate: of the specification.
    void setAttributes(const QList<AttributeRow> &rows, const AttributeValues &nameplate);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const AttributeRow &row, int column) const;
    static QString sourceText(AttributeSource source);

    QList<AttributeRow> m_rows;
    AttributeValues m_nameplate;
};

} // namespace derdesk
