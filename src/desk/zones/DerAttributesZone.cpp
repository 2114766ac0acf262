// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/zones/DerAttributesZone.h"

#include "desk/models/AttributeModel.h"
#include "desk/widgets/ReadOnlyTable.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace derdesk {

DerAttributesZone::DerAttributesZone(QWidget *parent)
    : QGroupBox(tr("DER Attributes"), parent)
    , m_model(new AttributeModel(this))
    , m_table(new QTableView)
    , m_none(new QLabel(tr("Neither the request nor the specification states any.")))
{
    m_table->setModel(m_model);
    setUpReadOnly(*m_table);
    m_table->setAccessibleName(tr("DER attributes"));
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(AttributeModel::Description,
                                                      QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(m_none);
    hide();
}

void DerAttributesZone::show(const TaskDetail &detail)
{
    setVisible(detail.showsDerAttributes());
    if (detail.attributes == m_shown && m_table->isVisibleTo(this))
        return; // what the clerk has selected stays selected
    m_shown = detail.attributes;
    m_model->setAttributes(detail.attributes, detail.nameplate);
    m_table->setVisible(!detail.attributes.isEmpty());
    m_none->setVisible(detail.attributes.isEmpty());
    fitHeight();
}

/// The page scrolls, not the table in it.
void DerAttributesZone::fitHeight()
{
    const int rows = m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows +
                            2 * m_table->frameWidth());
}

} // namespace derdesk
