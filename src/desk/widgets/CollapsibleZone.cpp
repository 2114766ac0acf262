// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/widgets/CollapsibleZone.h"

#include <QEvent>
#include <QGroupBox>
#include <QKeyEvent>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

CollapsibleZone::CollapsibleZone(QGroupBox *zone, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_key(u"collapsedZones/"_s + name)
    , m_expanded(!QSettings().value(m_key, false).toBool())
    , m_zone(zone)
    , m_heading(new QToolButton)
    , m_body(new QWidget)
{
    QFont bold = font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_heading->setText(zone->title());
    m_heading->setAccessibleName(zone->title());
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setAutoRaise(true);
    m_heading->setFocusPolicy(Qt::StrongFocus);
    m_heading->installEventFilter(this);
    zone->setAccessibleName(zone->title());
    zone->setTitle({});
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins({});
    body->addWidget(zone);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(m_heading, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
    zone->installEventFilter(this);
    if (zone->isHidden())
        hide();
    showState();
    connect(m_heading, &QToolButton::clicked, this, [this] { setExpanded(!m_expanded); });
}

void CollapsibleZone::setExpanded(bool expanded)
{
    if (expanded == m_expanded)
        return;
    m_expanded = expanded;
    QSettings().setValue(m_key, !expanded);
    showState();
}

void CollapsibleZone::showState()
{
    m_heading->setArrowType(m_expanded ? Qt::DownArrow : Qt::RightArrow);
    m_heading->setAccessibleDescription(m_expanded ? tr("expanded") : tr("collapsed"));
    m_heading->setToolTip(m_expanded ? tr("Hide this zone") : tr("Show this zone"));
    m_body->setVisible(m_expanded);
}

bool CollapsibleZone::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_zone &&
        (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)) {
        setVisible(!m_zone->isHidden());
    } else if (watched == m_heading && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            setExpanded(key == Qt::Key_Right);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace derdesk
