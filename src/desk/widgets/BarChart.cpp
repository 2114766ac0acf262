// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/BarChart.h"

#include <QAccessible>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QGraphicsLayout>
#include <QHorizontalBarSeries>
#include <QKeyEvent>
#include <QLegend>
#include <QLocale>
#include <QPainter>
#include <QStackedBarSeries>
#include <QStyleOptionFocusRect>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace derdesk {

namespace {

QColor shownColour(ChartColour colour, bool dark)
{
    switch (colour) {
    case ChartColour::Blue:
        return dark ? 0x7fb2ff : 0x1f5fbf;
    case ChartColour::Green:
        return dark ? 0x6fd08c : 0x1f7a3d;
    case ChartColour::Red:
        return dark ? 0xff8080 : 0xc0262d;
    case ChartColour::Amber:
        return dark ? 0xf0b24a : 0xa35a00;
    case ChartColour::Violet:
        return dark ? 0xc79bf2 : 0x7a3fa8;
    case ChartColour::Grey:
        return dark ? 0x9aa3af : 0x646b78;
    }
    Q_UNREACHABLE();
}

/// 1, 2 or 5 times a power of ten: about four of them to the highest value, and none a fraction.
double stepFor(int highest)
{
    const double wanted = std::max(1.0, highest / 4.0);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= wanted)
            return times * power;
    }
    return 10 * power;
}

} // namespace

QString ChartData::valueText(int seriesIndex, int category) const
{
    const int value = series.value(seriesIndex).values.value(category);
    return cap > 0 && value > cap ? BarChart::tr("%1+").arg(QLocale().toString(cap))
                                  : QLocale().toString(value);
}

QString ChartData::words(int seriesIndex, int category) const
{
    return BarChart::tr("%1, %2: %3")
        .arg(names.value(category), series.value(seriesIndex).name,
             valueText(seriesIndex, category));
}

QString ChartData::words() const
{
    QStringList lines;
    for (int category = 0; category < names.size(); ++category) {
        QStringList values;
        for (int i = 0; i < series.size(); ++i)
            values.append(BarChart::tr("%1 %2").arg(series[i].name, valueText(i, category)));
        lines.append(BarChart::tr("%1: %2").arg(names[category], values.join(BarChart::tr(", "))));
    }
    return lines.join(u'\n');
}

BarChart::BarChart(Form form, QWidget *parent)
    : QChartView(parent)
    , m_form(form)
{
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 150);
    chart()->setBackgroundVisible(false);
    chart()->setMargins({4, 0, 8, 0});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setLocalizeNumbers(true);
    chart()->legend()->setAlignment(Qt::AlignTop);
    dress();
}

QSize BarChart::sizeHint() const { return {420, 200}; }

void BarChart::show(const ChartData &data)
{
    if (data == m_data)
        return;
    const bool same =
        data.labels == m_data.labels &&
        std::equal(data.series.cbegin(), data.series.cend(), m_data.series.cbegin(),
                   m_data.series.cend(), [](const ChartSeries &a, const ChartSeries &b) {
                       return a.name == b.name && a.colour == b.colour;
                   });
    m_data = data;
    if (same)
        showValues();
    else
        rebuild();
    setAccessibleDescription(m_data.words());
    if (hasFocus())
        showCurrent();
}

void BarChart::rebuild()
{
    chart()->removeAllSeries();
    for (QAbstractAxis *axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    if (m_form == Form::Beside)
        m_bars = new QBarSeries;
    else if (m_form == Form::Stacked)
        m_bars = new QStackedBarSeries;
    else
        m_bars = new QHorizontalBarSeries;
    for (const ChartSeries &series : m_data.series)
        m_bars->append(new QBarSet(series.name));
    m_bars->setBarWidth(0.7);
    chart()->addSeries(m_bars);
    m_categories = new QBarCategoryAxis;
    m_values = new QValueAxis;
    m_values->setLabelFormat(QStringLiteral("%.0f")); // "%d" and the locale give nothing
    m_categories->setGridLineVisible(false);
    // What lies is read from the top.
    QStringList labels = m_data.labels;
    if (m_form == Form::Lying)
        std::reverse(labels.begin(), labels.end());
    m_categories->append(labels);
    const bool lying = m_form == Form::Lying;
    chart()->addAxis(m_categories, lying ? Qt::AlignLeft : Qt::AlignBottom);
    chart()->addAxis(m_values, lying ? Qt::AlignBottom : Qt::AlignLeft);
    m_bars->attachAxis(m_categories);
    m_bars->attachAxis(m_values);
    chart()->legend()->setVisible(m_data.series.size() > 1);
    connect(m_bars, &QAbstractBarSeries::clicked, this, [this](int index, const QBarSet *set) {
        Q_EMIT activated(setIndex(set), category(index));
    });
    connect(m_bars, &QAbstractBarSeries::hovered, this,
            [this](bool over, int index, const QBarSet *set) {
                const QString words =
                    over ? m_data.words(setIndex(set), category(index)) : QString();
                QToolTip::showText(QCursor::pos(), words, this);
                setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
                Q_EMIT pointedAt(words);
            });
    m_series = std::min(m_series, int(m_data.series.size()) - 1);
    m_category = std::min(m_category, int(m_data.labels.size()) - 1);
    showValues();
    dress();
}

void BarChart::showValues()
{
    QList<int> heights(m_data.labels.size(), 0);
    const QList<QBarSet *> sets = m_bars->barSets();
    for (int i = 0; i < sets.size(); ++i) {
        const QList<int> &values = m_data.series[i].values;
        for (int j = 0; j < values.size(); ++j) {
            const int value = values[category(j)];
            if (j >= sets[i]->count())
                sets[i]->append(value);
            else if (int(sets[i]->at(j)) != value)
                sets[i]->replace(j, value);
            heights[j] = m_form == Form::Stacked ? heights[j] + value : std::max(heights[j], value);
        }
    }
    const int highest = heights.isEmpty() ? 0 : *std::max_element(heights.cbegin(), heights.cend());
    const double step = stepFor(highest);
    const double steps = std::max(1.0, std::ceil(highest / step));
    m_values->setRange(0, steps * step);
    m_values->setTickCount(int(steps) + 1);
}

/// Qt Charts does not follow the palette by itself.
void BarChart::dress()
{
    const QPalette colours = palette();
    const bool dark = colours.color(QPalette::Base).lightness() < 128;
    chart()->legend()->setLabelColor(colours.color(QPalette::Text));
    chart()->legend()->setFont(font());
    setBackgroundBrush(colours.base());
    for (QAbstractAxis *axis : chart()->axes()) {
        axis->setLabelsColor(colours.color(QPalette::Text));
        axis->setLabelsFont(font());
        axis->setLinePenColor(colours.color(QPalette::Mid));
        axis->setGridLineColor(colours.color(QPalette::Mid));
    }
    for (int i = 0; m_bars && i < m_bars->count(); ++i) {
        QBarSet *set = m_bars->barSets().at(i);
        set->setColor(shownColour(m_data.series[i].colour, dark));
        set->setBorderColor(colours.color(QPalette::Base));
        set->setSelectedColor(colours.color(QPalette::Text));
    }
}

int BarChart::setIndex(const QBarSet *set) const
{
    const QList<QBarSet *> sets = m_bars->barSets();
    return int(std::find(sets.cbegin(), sets.cend(), set) - sets.cbegin());
}

/// Where what the chart counts from the bottom stands in the data, and the other way round.
int BarChart::category(int index) const
{
    return m_form == Form::Lying ? int(m_data.labels.size()) - 1 - index : index;
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const bool lying = m_form == Form::Lying;
    const auto is = [&](Qt::Key across, Qt::Key along) {
        return event->key() == (lying ? along : across);
    };
    if (is(Qt::Key_Left, Qt::Key_Up))
        moveTo(m_series, m_category - 1);
    else if (is(Qt::Key_Right, Qt::Key_Down))
        moveTo(m_series, m_category + 1);
    else if (is(Qt::Key_Up, Qt::Key_Right))
        moveTo(m_series + 1, m_category);
    else if (is(Qt::Key_Down, Qt::Key_Left))
        moveTo(m_series - 1, m_category);
    else if (event->key() == Qt::Key_Home)
        moveTo(m_series, 0);
    else if (event->key() == Qt::Key_End)
        moveTo(m_series, int(m_data.labels.size()) - 1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
             event->key() == Qt::Key_Space) {
        if (!m_data.series.isEmpty() && !m_data.labels.isEmpty())
            Q_EMIT activated(m_series, m_category);
    } else {
        event->ignore();
    }
}

void BarChart::moveTo(int series, int category)
{
    m_series = std::clamp(series, 0, std::max(0, int(m_data.series.size()) - 1));
    m_category = std::clamp(category, 0, std::max(0, int(m_data.labels.size()) - 1));
    showCurrent();
}

void BarChart::showCurrent()
{
    for (int i = 0; m_bars && i < m_bars->count(); ++i) {
        QBarSet *set = m_bars->barSets().at(i);
        set->deselectAllBars();
        if (hasFocus() && i == m_series)
            set->selectBar(category(m_category));
    }
    const QString words =
        hasFocus() && !m_data.labels.isEmpty() ? m_data.words(m_series, m_category) : QString();
    Q_EMIT pointedAt(words);
    if (words.isEmpty())
        return;
    setAccessibleDescription(words + u'\n' + m_data.words());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    moveTo(m_series, m_category);
    viewport()->update();
}

void BarChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    showCurrent();
    viewport()->update();
}

void BarChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

void BarChart::paintEvent(QPaintEvent *event)
{
    QChartView::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

} // namespace derdesk
