// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/PowerChart.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

PowerChart::PowerChart(QWidget *parent)
    : QChartView(parent)
    , m_rated(new QLineSeries)
    , m_agreed(new QLineSeries)
    , m_var(new QValueAxis)
    , m_w(new QValueAxis)
{
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(StyledPanel);
    setAccessibleName(tr("P–Q capability"));
    setFixedSize(fontMetrics().averageCharWidth() * 72, fontMetrics().height() * 20);
    chart()->setLocalizeNumbers(true);
    chart()->setLocale(QLocale());
    chart()->setBackgroundVisible(false); // the view's own goes with the theme
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setMargins({4, 4, 4, 0});
    chart()->legend()->setAlignment(Qt::AlignBottom);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    m_rated->setName(tr("Ratings"));
    m_agreed->setName(tr("Settings agreed"));
    chart()->addAxis(m_var, Qt::AlignBottom);
    chart()->addAxis(m_w, Qt::AlignLeft);
    for (QLineSeries *series : {m_rated, m_agreed}) {
        chart()->addSeries(series);
        series->attachAxis(m_var);
        series->attachAxis(m_w);
    }
    dress();
}

void PowerChart::show(const PowerLimits &rated, const std::optional<PowerLimits> &agreed)
{
    PowerRange range = powerRange(rated);
    if (agreed) { // which may go too far
        const PowerRange other = powerRange(*agreed);
        range.least = {std::min(range.least.w, other.least.w),
                       std::min(range.least.var, other.least.var)};
        range.most = {std::max(range.most.w, other.most.w),
                      std::max(range.most.var, other.most.var)};
    }
    const UnitPrefix prefix =
        unitPrefix(std::max({range.most.w, -range.least.w, range.most.var, -range.least.var}));
    setPoints(*m_rated, rated, prefix);
    m_agreed->setVisible(agreed.has_value());
    if (agreed)
        setPoints(*m_agreed, *agreed, prefix);
    setAxes(range, prefix);
    QString words = tr("Ratings: %1").arg(powerText(rated));
    if (agreed)
        words += u' ' + tr("Settings agreed: %1").arg(powerText(*agreed));
    setAccessibleDescription(words);
}

void PowerChart::setPoints(QLineSeries &series, const PowerLimits &limits, const UnitPrefix &prefix)
{
    QList<QPointF> points;
    for (const PowerPoint &point : outline(limits))
        points.append({point.var / prefix.factor, point.w / prefix.factor});
    series.replace(points);
}

void PowerChart::setAxes(const PowerRange &range, const UnitPrefix &prefix)
{
    const auto fit = [&](QValueAxis &axis, double least, double most) {
        const double whole = std::max(most - least, prefix.factor); // a line has an axis, too
        axis.setRange(least / prefix.factor, (least + whole) / prefix.factor);
        axis.setTickCount(5);
        axis.applyNiceNumbers();
    };
    const double var = std::max({range.most.var, -range.least.var, prefix.factor / 2});
    fit(*m_var, -var, var);
    fit(*m_w, range.least.w, range.most.w);
    m_var->setTitleText(
        tr("Reactive power in %1: absorbed −, injected +").arg(QString(prefix.symbol) + u"var"_s));
    m_w->setTitleText(tr("Active power in %1").arg(QString(prefix.symbol) + u'W'));
}

void PowerChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

/// The two outlines differ in stroke, too, not by colour alone.
void PowerChart::dress()
{
    const QColor text = palette().color(QPalette::Text);
    const bool dark = palette().color(QPalette::Base).lightness() < 128;
    m_rated->setPen(QPen(palette().color(QPalette::Link), 2));
    m_agreed->setPen(QPen(QColor::fromRgb(dark ? 0xffffb870 : 0xffa35a00), 2, Qt::DashLine));
    chart()->setFont(font());
    chart()->legend()->setFont(font());
    chart()->legend()->setLabelColor(text);
    for (QValueAxis *axis : {m_var, m_w}) {
        axis->setLabelsFont(font());
        axis->setTitleFont(font());
        axis->setLabelsColor(text);
        axis->setTitleBrush(text);
        axis->setLinePenColor(palette().color(QPalette::PlaceholderText));
        axis->setGridLineColor(palette().color(QPalette::Mid));
    }
}

} // namespace derdesk
