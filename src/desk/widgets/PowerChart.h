// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/PowerCapability.h"

#include <QChartView>

class QLineSeries;
class QValueAxis;

namespace derdesk {

/// The area of active and reactive power in which a DER can work, and the smaller one that was
/// agreed on. Nothing to operate: the page scrolls under the wheel, and Tab passes by.
class PowerChart final : public QChartView
{
    Q_OBJECT
public:
    explicit PowerChart(QWidget *parent = nullptr);

    void show(const PowerLimits &rated, const std::optional<PowerLimits> &agreed);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void setAxes(const PowerRange &range, const UnitPrefix &prefix);
    static void setPoints(QLineSeries &series, const PowerLimits &limits, const UnitPrefix &prefix);

    QLineSeries *m_rated;
    QLineSeries *m_agreed;
    QValueAxis *m_var;
    QValueAxis *m_w;
};

} // namespace derdesk
