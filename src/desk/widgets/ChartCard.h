// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/widgets/BarChart.h"

#include <QFrame>

class QLabel;
class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace derdesk {

/// A chart with its title, the bar pointed at in words, and the same numbers as a table for whoever
/// likes that better.
class ChartCard final : public QFrame
{
    Q_OBJECT
public:
    /// \a hint: what choosing a bar does.
    ChartCard(const QString &title, const QString &hint, BarChart::Form form,
              QWidget *parent = nullptr);

    void show(const ChartData &numbers);
    BarChart &chart() { return *m_chart; }

Q_SIGNALS:
    void activated(int series, int category);

private:
    void build(const QString &title);
    void fillTable(const ChartData &numbers);

    const QString m_hint;
    BarChart *m_chart;
    QTableWidget *m_table;
    QStackedWidget *m_pages;
    QToolButton *m_asTable;
    QLabel *m_words;
};

} // namespace derdesk
