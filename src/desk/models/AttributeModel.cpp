// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/AttributeModel.h"

#include <QLocale>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// The rating that an attribute is measured by: its own, or for a setting the one it is a twin of.
QString ratingCode(const AttributeDefinition &definition)
{
    return definition.rating.isEmpty() ? definition.code : definition.rating;
}

bool hasRating(const AttributeDefinition &definition)
{
    return definition.group != AttributeGroup::Interconnection || !definition.rating.isEmpty();
}

/// How far a number is from its nameplate, in per cent.
QString difference(double value, double nameplate)
{
    const double share = qAbs((value - nameplate) / nameplate * 100);
    const QString number =
        share < 10 ? QLocale().toString(share, 'g', 2) : QLocale().toString(share, 'f', 0);
    return (value < nameplate ? u"−"_s : u"+"_s) + number + u" %"_s;
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
    m_rows = rows;
    m_nameplate = nameplate;
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
    const AttributeRow &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole: {
        const bool number = findAttribute(row.code)->kind == AttributeKind::Number;
        const bool measured =
            index.column() == Value || index.column() == Nameplate || index.column() == Comparison;
        return int(Qt::AlignVCenter | (number && measured ? Qt::AlignRight : Qt::AlignLeft));
    }
    default:
        return {};
    }
}

QString AttributeModel::text(const AttributeRow &row, int column) const
{
    const AttributeDefinition &definition = *findAttribute(row.code);
    const auto nameplate = m_nameplate.constFind(ratingCode(definition));
    const bool rated = nameplate != m_nameplate.cend();
    switch (Column(column)) {
    case Code:
        return row.code;
    case Description:
        return attributeLabel(definition);
    case Value:
        return attributeDisplay(definition, row.value);
    case Unit:
        return definition.unit;
    case Source:
        return sourceText(row.source);
    case Nameplate:
        if (rated)
            return attributeDisplay(definition, *nameplate);
        return hasRating(definition) ? tr("not stated") : QString();
    case Comparison:
        if (!rated)
            return {};
        if (row.value == *nameplate)
            return tr("equal");
        if (definition.kind == AttributeKind::Number && nameplate->toDouble() != 0)
            return difference(row.value.toDouble(), nameplate->toDouble());
        return tr("differs");
    case Count:
        break;
    }
    return {};
}

QString AttributeModel::sourceText(AttributeSource source)
{
    switch (source) {
    case AttributeSource::Request:
        return tr("Request");
    case AttributeSource::Specification:
        return tr("Specification");
    case AttributeSource::Interconnection:
        return tr("Interconnection");
    }
    Q_UNREACHABLE();
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
    case Count:
        break;
    }
    return {};
}

} // namespace derdesk
