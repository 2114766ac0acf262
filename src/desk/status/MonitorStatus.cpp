// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/status/MonitorStatus.h"

#include "desk/status/StatusLabel.h"
#include "monitor/DeferredMonitor.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLocale>
#include <QToolButton>

namespace derdesk {

using namespace Qt::StringLiterals;

MonitorStatus::MonitorStatus(Actor clerk, QWidget *parent)
    : QWidget(parent)
    , m_clerk(std::move(clerk))
    , m_words(new StatusLabel)
    , m_run(new QToolButton)
{
    m_words->setAccessibleName(tr("Service task monitor"));
    m_run->setText(tr("Run now"));
    m_run->setAccessibleName(tr("Run the service task monitor now"));
    m_run->setIcon(QIcon::fromTheme(u"run"_s));
    m_run->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_run->setAutoRaise(true);
    connect(m_words, &StatusLabel::clicked, this, &MonitorStatus::clicked);
    connect(m_run, &QToolButton::clicked, this, &MonitorStatus::runNow);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_words);
    layout->addWidget(m_run);
    show(tr("off"), {});
    showButton();
}

void MonitorStatus::setClerk(const Actor &clerk)
{
    m_clerk = clerk;
    showButton();
}

void MonitorStatus::showButton()
{
    const bool allowed = m_clerk.may(Permission::Work);
    m_run->setEnabled(m_idle && allowed);
    m_run->setToolTip(allowed ? tr("Work all pending tasks and due retries now (F1-STKDF)")
                              : refusal(Permission::Work, m_clerk.name).text());
}

void MonitorStatus::watch(DeferredMonitor &monitor)
{
    m_monitor = &monitor;
    m_idle = true;
    showButton();
    connect(&monitor, &DeferredMonitor::scheduled, this, &MonitorStatus::showToolTip);
    connect(&monitor, &DeferredMonitor::runStarted, this, [this] { showRunning(0); });
    connect(&monitor, &DeferredMonitor::progressed, this,
            [this](const BatchRun &run) { showRunning(run.processed); });
    connect(&monitor, &DeferredMonitor::runFinished, this, &MonitorStatus::showFinished);
    connect(&monitor, &DeferredMonitor::runFailed, this, &MonitorStatus::showFailed);
    show(tr("idle"), {});
}

void MonitorStatus::runNow()
{
    if (m_monitor)
        m_monitor->runNow(m_clerk);
}

void MonitorStatus::showRunning(qint64 processed)
{
    m_idle = false;
    showButton();
    show(tr("running, %1 processed").arg(QLocale().toString(processed)), {});
}

void MonitorStatus::showFinished(const BatchRun &run)
{
    m_idle = true;
    showButton();
    const QString when = QLocale().toString(run.endedAt.toLocalTime().time(), QLocale::ShortFormat);
    show(tr("idle, last run %1: %2").arg(when, outcome(run)),
         tr("Run %1: %2 processed, %3 completed, %4 with issues, %5 in error, %6 skipped")
             .arg(run.number)
             .arg(run.processed)
             .arg(run.completed)
             .arg(run.issues)
             .arg(run.errors)
             .arg(run.skipped));
}

/// What a clerk wants to know of it, and no zeros.
QString MonitorStatus::outcome(const BatchRun &run)
{
    if (run.processed == 0)
        return tr("nothing to do");
    const QLocale locale;
    QStringList parts{tr("%1 processed").arg(locale.toString(run.processed))};
    if (run.issues)
        parts.append(tr("%1 with issues").arg(locale.toString(run.issues)));
    if (run.errors)
        parts.append(tr("%1 in error").arg(locale.toString(run.errors)));
    if (run.status == "CANCELED"_L1)
        parts.append(tr("canceled"));
    if (run.status == "FAILED"_L1)
        parts.append(tr("stopped for too many errors"));
    return parts.join(tr(", "));
}

void MonitorStatus::showFailed(const Problems &problems)
{
    m_idle = true;
    showButton();
    show(tr("failed – %1").arg(problems.constFirst().text()), sentences(problems));
}

void MonitorStatus::show(const QString &words, const QString &toolTip)
{
    m_words->setText(tr("Monitor: %1").arg(words));
    m_details = toolTip;
    showToolTip();
}

void MonitorStatus::showToolTip()
{
    QStringList lines{m_details};
    if (m_monitor && m_monitor->nextRun().isValid())
        lines.append(
            tr("Next run at %1")
                .arg(QLocale().toString(m_monitor->nextRun().toLocalTime().time(), u"HH:mm:ss"_s)));
    lines.removeAll(QString());
    m_words->setToolTip(lines.join(u'\n'));
}

} // namespace derdesk
