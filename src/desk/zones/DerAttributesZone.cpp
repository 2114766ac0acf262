// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/zones/DerAttributesZone.h"

#include "desk/models/AttributeModel.h"
#include "desk/widgets/PowerChart.h"
#include "desk/widgets/ReadOnlyTable.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QIcon>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowMargin = 8;

}

DerAttributesZone::DerAttributesZone(QWidget *parent)
    : QGroupBox(tr("DER Attributes"), parent)
    , m_model(new AttributeModel(this))
    , m_table(new QTableView)
    , m_none(new QLabel(tr("Neither the request nor the specification states any.")))
    , m_power(new QLabel)
    , m_copy(new QPushButton)
{
    setUpTable();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table);
    layout->addWidget(m_none);
    layout->addLayout(newFoot());
    hide();
}

void DerAttributesZone::setUpTable()
{
    m_table->hide(); // until it has something to show
    m_table->setModel(m_model);
    setUpReadOnly(*m_table);
    m_table->setAccessibleName(tr("DER attributes"));
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(0);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowMargin);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(AttributeModel::Description, QHeaderView::Stretch);
    // Queued: the header tells it before the section has its new size.
    connect(header, &QHeaderView::sectionResized, this, &DerAttributesZone::fitHeight,
            Qt::QueuedConnection);
    connect(m_table->horizontalScrollBar(), &QScrollBar::rangeChanged, this,
            &DerAttributesZone::fitHeight, Qt::QueuedConnection);
}

/// The chart, once there is one, what it says in words, and the button.
QLayout *DerAttributesZone::newFoot()
{
    auto *copy = new QAction(QIcon::fromTheme(u"copy"_s), tr("Cop&y as JSON"), this);
    copy->setShortcut(QKeySequence(tr("Ctrl+Shift+J")));
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &DerAttributesZone::copyJson);
    addAction(copy);
    m_table->addAction(copy);
    m_copy->setIcon(copy->icon());
    m_copy->setText(copy->text());
    m_copy->setToolTip(tr("Copies the values in force as the web service takes them (%1)")
                           .arg(copy->shortcut().toString(QKeySequence::NativeText)));
    connect(m_copy, &QPushButton::clicked, copy, &QAction::trigger);
    m_power->setAccessibleName(tr("P–Q capability in words"));
    m_power->setWordWrap(true);
    m_power->setTextFormat(Qt::PlainText);
    m_power->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_foot = new QHBoxLayout;
    m_foot->addWidget(m_power, 1, Qt::AlignTop);
    m_foot->addWidget(m_copy, 0, Qt::AlignTop);
    return m_foot;
}

void DerAttributesZone::show(const TaskDetail &detail)
{
    setVisible(detail.showsDerAttributes());
    if (detail.attributes == m_shown && detail.nameplate == m_nameplate &&
        m_table->isVisibleTo(this))
        return; // what the clerk has selected stays selected
    m_shown = detail.attributes;
    m_nameplate = detail.nameplate;
    m_model->setAttributes(m_shown, m_nameplate);
    m_table->setVisible(!m_shown.isEmpty());
    m_copy->setVisible(!m_shown.isEmpty());
    m_none->setVisible(m_shown.isEmpty());
    spanRows();
    fitHeight();
    showPower(valuesInForce(m_shown));
}

void DerAttributesZone::spanRows()
{
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto kind = m_model->rowKind(row);
        if (kind == AttributeModel::RowKind::Attribute)
            continue;
        const int first = kind == AttributeModel::RowKind::Heading ? AttributeModel::Code
                                                                   : AttributeModel::Description;
        m_table->setSpan(row, first, 1, AttributeModel::Count - first);
    }
}

/// The page scrolls, not the table in it.
void DerAttributesZone::fitHeight()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->rowKind(row) == AttributeModel::RowKind::Names)
            m_table->setRowHeight(row, heightOfNames(row));
    }
    const QScrollBar *sideways = m_table->horizontalScrollBar();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            m_table->verticalHeader()->length() + 2 * m_table->frameWidth() +
                            (sideways->maximum() > 0 ? sideways->sizeHint().height() : 0));
}

/// As many lines as the names take in the width of their columns.
int DerAttributesZone::heightOfNames(int row) const
{
    int width = -2 * rowMargin;
    for (int column = AttributeModel::Description; column < AttributeModel::Count; ++column)
        width += m_table->columnWidth(column);
    const QString names = m_model->index(row, AttributeModel::Description).data().toString();
    return m_table->fontMetrics()
               .boundingRect(QRect(0, 0, std::max(width, 1), 0), Qt::TextWordWrap, names)
               .height() +
           rowMargin;
}

/// Qt Charts costs time and memory: no chart before there is something to draw.
void DerAttributesZone::showPower(const AttributeValues &values)
{
    const auto rated = ratedPower(values);
    if (rated && !m_chart) {
        m_chart = new PowerChart;
        m_foot->insertWidget(0, m_chart);
    }
    if (m_chart)
        m_chart->setVisible(rated.has_value());
    if (rated)
        m_chart->show(*rated, agreedPower(values));
    m_power->setText(rated ? m_chart->accessibleDescription() : QString());
}

void DerAttributesZone::copyJson()
{
    const QJsonObject object = attributesToJson(valuesInForce(m_shown));
    QGuiApplication::clipboard()->setText(
        QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)));
    Q_EMIT statusMessage(tr("The attributes are in the clipboard, as JSON."));
}

} // namespace derdesk
