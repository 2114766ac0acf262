// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGroupBox;
class QToolButton;

namespace derdesk {

/// A zone below a heading that shows and hides it, by a click, Space, or the keys Left and Right.
/// Which zones a user has collapsed is remembered. A zone that hides itself takes its heading
/// along.
class CollapsibleZone final : public QWidget
{
    Q_OBJECT
public:
    /// The heading takes the zone's title over. \a name: under which its state is remembered.
    CollapsibleZone(QGroupBox *zone, const QString &name, QWidget *parent = nullptr);

    bool isExpanded() const { return m_expanded; }
    void setExpanded(bool expanded);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showState();

    const QString m_key;
    bool m_expanded;
    QGroupBox *m_zone;
    QToolButton *m_heading;
    QWidget *m_body;
};

} // namespace derdesk
