// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/zones/IssuesZone.h"

#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// One fault as an item of a list, with a link to the task that it names.
QString item(const Problem &problem)
{
    QString text = problem.text().toHtmlEscaped();
    const QString other = problem.parameters.value(u"taskId"_s);
    if (idFromText(other))
        text.replace(other, u"<a href=\"%1\">%1</a>"_s.arg(other));
    return u"<li>%1</li>"_s.arg(text);
}

} // namespace

IssuesZone::IssuesZone(QWidget *parent)
    : QGroupBox(tr("What Holds It Up"), parent)
    , m_faults(new QLabel)
    , m_next(new QLabel)
{
    m_faults->setAccessibleName(tr("What holds the task up"));
    m_faults->setTextFormat(Qt::RichText);
    m_faults->setWordWrap(true);
    m_faults->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_next->setAccessibleName(tr("When the monitor tries again"));
    m_next->setWordWrap(true);
    connect(m_faults, &QLabel::linkActivated, this,
            [this](const QString &link) { Q_EMIT openTask(idFromText(link)); });
    auto *icon = new QLabel;
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize);
    icon->setPixmap(
        QIcon::fromTheme(u"status-issue"_s).pixmap(QSize(size, size), devicePixelRatio()));
    auto *words = new QVBoxLayout;
    words->addWidget(m_faults);
    words->addWidget(m_next);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    hide();
}

void IssuesZone::show(const TaskDetail &detail)
{
    QString items;
    for (const Problem &problem : detail.problems)
        items += item(problem);
    m_faults->setText(u"<ul style=\"margin: 0; -qt-list-indent: 0\">%1</ul>"_s.arg(items));
    m_faults->setAccessibleDescription(sentences(detail.problems));
    m_next->setText(nextAttempt(detail.task));
    setVisible(!detail.problems.isEmpty());
}

QString IssuesZone::nextAttempt(const ServiceTask &task)
{
    if (!task.nextAttempt.isValid())
        return tr("The monitor does not try again by itself. Retry when the cause is cleared.");
    if (task.nextAttempt <= QDateTime::currentDateTimeUtc())
        return tr("The monitor tries again with its next run.");
    return tr("The monitor tries again after %1. Retry at once when the cause is cleared.")
        .arg(QLocale().toString(task.nextAttempt.toLocalTime(), QLocale::ShortFormat));
}

} // namespace derdesk
