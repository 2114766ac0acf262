// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/ChartCard.h"

#include "desk/widgets/ReadOnlyTable.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

namespace derdesk {

using namespace Qt::StringLiterals;

ChartCard::ChartCard(const QString &title, const QString &hint, BarChart::Form form,
                     QWidget *parent)
    : QFrame(parent)
    , m_hint(hint)
    , m_chart(new BarChart(form))
    , m_table(new QTableWidget)
    , m_pages(new QStackedWidget)
    , m_asTable(new QToolButton)
    , m_words(new QLabel(hint))
{
    build(title);
    connect(m_chart, &BarChart::activated, this, &ChartCard::activated);
    connect(m_chart, &BarChart::pointedAt, this,
            [this](const QString &words) { m_words->setText(words.isEmpty() ? m_hint : words); });
    connect(m_asTable, &QToolButton::toggled, this, [this](bool table) {
        m_pages->setCurrentIndex(table ? 1 : 0);
        m_words->setText(m_hint);
    });
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int column) {
        if (column > 0)
            Q_EMIT activated(column - 1, row);
        else if (m_chart->data().series.size() == 1)
            Q_EMIT activated(0, row);
    });
}

void ChartCard::build(const QString &title)
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *heading = new QLabel(title);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    m_chart->setAccessibleName(title);
    m_asTable->setIcon(QIcon::fromTheme(u"service-tasks"_s));
    m_asTable->setCheckable(true);
    m_asTable->setAutoRaise(true);
    m_asTable->setToolTip(tr("The numbers as a table"));
    m_asTable->setAccessibleName(tr("%1: as a table").arg(title));
    m_table->setAccessibleName(title);
    setUpReadOnly(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems); // a cell is a bar
    m_table->setFrameShape(NoFrame);
    m_words->setAccessibleName(tr("%1: the bar pointed at").arg(title));
    m_words->setForegroundRole(QPalette::PlaceholderText);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_pages->addWidget(m_chart);
    m_pages->addWidget(m_table);
    auto *top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(m_asTable);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(2);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_words);
}

void ChartCard::show(const ChartData &numbers)
{
    if (numbers == m_chart->data())
        return;
    m_chart->show(numbers);
    fillTable(numbers);
}

void ChartCard::fillTable(const ChartData &numbers)
{
    QStringList titles{QString()};
    for (const ChartSeries &series : numbers.series)
        titles.append(series.name);
    m_table->setRowCount(int(numbers.names.size()));
    m_table->setColumnCount(int(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QString text =
                column == 0 ? numbers.names[row] : numbers.valueText(column - 1, row);
            QTableWidgetItem *item = m_table->item(row, column);
            if (!item)
                m_table->setItem(row, column, item = new QTableWidgetItem);
            item->setText(text);
            item->setTextAlignment((column == 0 ? Qt::AlignLeft : Qt::AlignRight) |
                                   Qt::AlignVCenter);
        }
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

} // namespace derdesk
