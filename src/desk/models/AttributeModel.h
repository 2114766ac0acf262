// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/AttributeLines.h"

#include <QAbstractTableModel>

namespace derdesk {

/// A device's DER attributes, each beside the nameplate of its specification, under the headings of
/// their groups. The names of the control modes have a row of their own below the attribute. Lives
/// on the GUI thread.
class AttributeModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Code, Description, Value, Unit, Source, Nameplate, Comparison, Verdict, Count };
    enum class RowKind { Heading, Attribute, Names };

    explicit AttributeModel(QObject *parent = nullptr);

    /// \a nameplate: of the specification.
    void setAttributes(const QList<AttributeRow> &rows, const AttributeValues &nameplate);

    /// A heading stands in the first column, names stand in that of the description; both take the
    /// room of all columns after it.
    RowKind rowKind(int row) const { return m_rows[row].kind; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        RowKind kind;
        AttributeLine line;
    };
    static QVariant headingData(const AttributeLine &line, int column, int role);
    static QVariant attributeData(const AttributeLine &line, int column, int role);
    static QString text(const AttributeLine &line, int column);

    QList<Row> m_rows;
};

} // namespace derdesk
