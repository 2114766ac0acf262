// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/zones/IssuesZone.h"

#include "desk/StatusIcon.h"
#include "desk/zones/Explanation.h"

#include <QLabel>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

IssuesZone::IssuesZone(QWidget *parent)
    : QGroupBox(tr("Why It Stands Still"), parent)
    , m_icon(new QLabel)
    , m_waits(newText(tr("Whom it waits for")))
    , m_faults(newText(tr("What holds the task up")))
    , m_next(newText(tr("When the monitor tries again")))
    , m_clock(new QTimer(this))
{
    m_next->setTextFormat(Qt::PlainText);
    auto *words = new QVBoxLayout;
    words->addWidget(m_waits);
    words->addWidget(m_faults);
    words->addWidget(m_next);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    constexpr int halfAMinute = 30'000; // ms
    m_clock->setInterval(halfAMinute);
    connect(m_clock, &QTimer::timeout, this, &IssuesZone::showMonitor);
    hide();
}

QLabel *IssuesZone::newText(const QString &accessibleName)
{
    auto *label = new QLabel;
    label->setAccessibleName(accessibleName);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(label, &QLabel::linkActivated, this, &IssuesZone::linkActivated);
    return label;
}

void IssuesZone::show(const TaskDetail &detail)
{
    m_detail = detail;
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize);
    m_icon->setPixmap(statusIcon(detail.task.status).pixmap(QSize(size, size), devicePixelRatio()));
    m_waits->setText(whomItWaitsFor(detail));
    m_waits->setVisible(!m_waits->text().isEmpty());
    m_faults->setText(
        u"<ul style=\"margin: 0; -qt-list-indent: 0\">%1</ul>"_s.arg(faultItems(detail)));
    m_faults->setAccessibleDescription(sentences(detail.problems));
    m_faults->setVisible(!detail.problems.isEmpty());
    showMonitor();
    const bool stands = !m_next->text().isEmpty();
    setVisible(stands);
    if (stands)
        m_clock->start();
    else
        m_clock->stop();
}

void IssuesZone::showMonitor()
{
    const QString text = whatTheMonitorDoes(m_detail, QDateTime::currentDateTimeUtc());
    if (text != m_next->text())
        m_next->setText(text);
}

} // namespace derdesk
