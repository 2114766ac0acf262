// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>

class QAbstractBarSeries;
class QBarCategoryAxis;
class QBarSet;
class QValueAxis;

namespace derdesk {

/// What a colour stands for; which one it is follows the theme.
enum class ChartColour { Blue, Green, Red, Amber, Violet, Grey };

struct ChartSeries
{
    QString name;
    ChartColour colour = ChartColour::Blue;
    QList<int> values; ///< one for each category

    bool operator==(const ChartSeries &) const = default;
};

struct ChartData
{
    QStringList labels; ///< of the categories, short, for the axis
    QStringList names;  ///< of the categories, as they are read aloud
    QList<ChartSeries> series;
    int cap = 0; ///< a value above it means "more than that"

    bool operator==(const ChartData &) const = default;

    QString valueText(int series, int category) const;
    /// "Tuesday, 24 November, Arrived: 12"
    QString words(int series, int category) const;
    /// All of it.
    QString words() const;
};

/// Bars, each of which can be chosen: by a click, or by the arrow keys and Enter. Whoever cannot
/// see them hears the bar that is current, and all numbers as the chart's description.
class BarChart final : public QChartView
{
    Q_OBJECT
public:
    enum class Form { Beside, Stacked, Lying };

    explicit BarChart(Form form, QWidget *parent = nullptr);

    void show(const ChartData &data);
    const ChartData &data() const { return m_data; }

Q_SIGNALS:
    void activated(int series, int category);
    /// What is pointed at, by mouse or keyboard; empty: nothing.
    void pointedAt(const QString &words);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    QSize sizeHint() const override;

private:
    void rebuild();
    void showValues();
    void dress();
    int setIndex(const QBarSet *set) const;
    int category(int index) const;
    void moveTo(int series, int category);
    void showCurrent();

    const Form m_form;
    ChartData m_data;
    QAbstractBarSeries *m_bars = nullptr;
    QBarCategoryAxis *m_categories = nullptr;
    QValueAxis *m_values = nullptr;
    int m_series = 0;
    int m_category = 0;
};

} // namespace derdesk
