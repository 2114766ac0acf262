// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/AttributeModel.h"

#include <QFont>
#include <QGuiApplication>
#include <QIcon>
#include <QPalette>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// The red of faults: readable on the palette's base, light or dark.
QColor faultColour()
{
    const bool dark = QGuiApplication::palette().color(QPalette::Base).lightness() < 128;
    return QColor::fromRgb(dark ? 0xffff8a80 : 0xffb3261e);
}

} // namespace

AttributeModel::AttributeModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void AttributeModel::setAttributes(const QList<AttributeRow> &rows,
                                   const AttributeValues &nameplate)
{
    beginResetModel();
    m_rows.clear();
    for (const AttributeLine &line : attributeLines(rows, nameplate)) {
        if (m_rows.isEmpty() || m_rows.constLast().line.group != line.group)
            m_rows.append({RowKind::Heading, line});
        m_rows.append({RowKind::Attribute, line});
        if (!line.names.isEmpty())
            m_rows.append({RowKind::Names, line});
    }
    endResetModel();
}

int AttributeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AttributeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant AttributeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &[kind, line] = m_rows[index.row()];
    switch (kind) {
    case RowKind::Heading:
        return headingData(line, index.column(), role);
    case RowKind::Attribute:
        return attributeData(line, index.column(), role);
    case RowKind::Names:
        return role == Qt::DisplayRole && index.column() == Description ? line.names : QVariant();
    }
    Q_UNREACHABLE();
}

QVariant AttributeModel::headingData(const AttributeLine &line, int column, int role)
{
    if (role == Qt::BackgroundRole)
        return QGuiApplication::palette().brush(QPalette::Button);
    if (column != Code)
        return {};
    if (role == Qt::DisplayRole)
        return attributeGroupText(line.group);
    if (role == Qt::FontRole) {
        QFont bold = QGuiApplication::font();
        bold.setBold(true);
        return bold;
    }
    return {};
}

QVariant AttributeModel::attributeData(const AttributeLine &line, int column, int role)
{
    const bool faulty = !line.faults.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::ToolTipRole:
        return faulty ? sentences(line.faults) : text(line, column);
    case Qt::AccessibleDescriptionRole:
        return faulty ? sentences(line.faults) : QVariant();
    case Qt::ForegroundRole:
        return faulty && (column == Value || column == Verdict) ? faultColour() : QVariant();
    case Qt::DecorationRole:
        return faulty && column == Verdict ? QIcon::fromTheme(u"warning"_s) : QVariant();
    case Qt::TextAlignmentRole: {
        const bool measured = column == Value || column == Nameplate || column == Comparison;
        return int(Qt::AlignVCenter | (line.number && measured ? Qt::AlignRight : Qt::AlignLeft));
    }
    default:
        return {};
    }
}

QString AttributeModel::text(const AttributeLine &line, int column)
{
    switch (Column(column)) {
    case Code:
        return line.code;
    case Description:
        return line.description;
    case Value:
        return line.value;
    case Unit:
        return line.unit;
    case Source:
        return line.source;
    case Nameplate:
        return line.nameplate;
    case Comparison:
        return line.difference;
    case Verdict:
        return line.verdict;
    case Count:
        break;
    }
    return {};
}

QVariant AttributeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Code:
        return tr("Code");
    case Description:
        return tr("Description");
    case Value:
        return tr("Value");
    case Unit:
        return tr("Unit");
    case Source:
        return tr("Source");
    case Nameplate:
        return tr("Nameplate");
    case Comparison:
        return tr("Compared with it");
    case Verdict:
        return tr("Check");
    case Count:
        break;
    }
    return {};
}

} // namespace derdesk
