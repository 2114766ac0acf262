// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace derdesk {

/// One line of plain words that gives way where room is short: what does not fit is left out at the
/// end and stands in the tool tip. Screen readers get it all.
class ElidingLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidingLabel(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString shown() const;
};

} // namespace derdesk
