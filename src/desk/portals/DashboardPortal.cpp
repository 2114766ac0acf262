// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/DashboardPortal.h"

#include "desk/LiveRefresh.h"
#include "desk/RelativeTime.h"
#include "desk/widgets/ChartCard.h"
#include "desk/widgets/KeyFigure.h"
#include "desk/widgets/MessageStrip.h"

#include <QGridLayout>
#include <QLocale>
#include <QScrollArea>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString countText(qint64 count, int cap)
{
    return count > cap ? DashboardPortal::tr("%1+").arg(QLocale().toString(cap))
                       : QLocale().toString(count);
}

ChartColour colourOf(TaskStatus status)
{
    switch (status) {
    case TaskStatus::IssueDetected:
        return ChartColour::Red;
    case TaskStatus::Pending:
        return ChartColour::Blue;
    case TaskStatus::Approval:
        return ChartColour::Violet;
    case TaskStatus::DeviceSetup:
        return ChartColour::Amber;
    default:
        return ChartColour::Grey;
    }
}

TaskCriteria inStates(const QList<TaskStatus> &statuses)
{
    TaskCriteria criteria;
    criteria.statuses = statuses;
    return criteria;
}

} // namespace

DashboardPortal::DashboardPortal(Database &database, QString clerk, QWidget *parent)
    : Portal(parent)
    , m_database(database)
    , m_clerk(std::move(clerk))
    , m_message(new MessageStrip)
    , m_attention(new KeyFigure(tr("Need attention")))
    , m_waiting(new KeyFigure(tr("Wait for the next step")))
    , m_toDos(new KeyFigure(tr("To Dos: mine / unassigned")))
    , m_arrived(new KeyFigure(tr("Arrived today")))
    , m_completed(new KeyFigure(tr("Completed today")))
    , m_days(new ChartCard(tr("Arrivals and Completions"),
                           tr("Choose a bar to see its tasks: arrow keys and Enter, or a click"),
                           BarChart::Form::Beside))
    , m_ages(new ChartCard(tr("When What Waits Arrived"), tr("Choose a bar to see its tasks"),
                           BarChart::Form::Stacked))
    , m_causes(new ChartCard(tr("Issues by Cause"), tr("Choose a bar to see its tasks"),
                             BarChart::Form::Lying))
    , m_runs(new ChartCard(tr("Monitor Runs"), tr("Choose a bar to see the run"),
                           BarChart::Form::Stacked))
    , m_live(new LiveRefresh(*this, [this] { read(); }))
{
    build();
    connect(m_days, &ChartCard::activated, this, [this](int series, int day) {
        const DashboardDay &chosen = m_dashboard.byDay[day];
        Q_EMIT findTasks(series == 0 ? chosen.arrived.search : chosen.completed.search);
    });
    connect(m_ages, &ChartCard::activated, this, [this](int state, int age) {
        Q_EMIT findTasks(m_dashboard.waiting[state].byAge[age].search);
    });
    connect(m_causes, &ChartCard::activated, this,
            [this](int, int cause) { Q_EMIT findTasks(m_dashboard.causes[cause].search); });
    connect(m_runs, &ChartCard::activated, this, [this](int, int run) {
        Q_EMIT openRun(m_dashboard.runs[m_dashboard.runs.size() - 1 - run].number);
    });
}

void DashboardPortal::build()
{
    auto *page = new QWidget;
    auto *cards = new QGridLayout;
    cards->setSpacing(8);
    cards->addWidget(m_days, 0, 0);
    cards->addWidget(m_ages, 0, 1);
    cards->addWidget(m_causes, 1, 0);
    cards->addWidget(m_runs, 1, 1);
    for (const int line : {0, 1}) {
        cards->setColumnStretch(line, 1);
        cards->setRowStretch(line, 1);
        cards->setColumnMinimumWidth(line, 300);
    }
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_message);
    layout->addWidget(newFigures());
    layout->addLayout(cards, 1);
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Dashboard"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll);
    setFocusProxy(m_attention);
}

QWidget *DashboardPortal::newFigures()
{
    auto *figures = new QWidget;
    auto *row = new QHBoxLayout(figures);
    row->setContentsMargins({});
    row->setSpacing(8);
    addFigure(*row, m_attention,
              [this] { Q_EMIT findTasks(inStates({TaskStatus::IssueDetected})); });
    addFigure(*row, m_waiting, [this] {
        QList<TaskStatus> states;
        for (const DashboardWaiting &waiting : m_dashboard.waiting) {
            if (waiting.status != TaskStatus::IssueDetected)
                states.append(waiting.status);
        }
        Q_EMIT findTasks(inStates(states));
    });
    addFigure(*row, m_toDos, [this] { Q_EMIT openToDos(); });
    addFigure(*row, m_arrived,
              [this] { Q_EMIT findTasks(m_dashboard.byDay.constLast().arrived.search); });
    addFigure(*row, m_completed,
              [this] { Q_EMIT findTasks(m_dashboard.byDay.constLast().completed.search); });
    return figures;
}

void DashboardPortal::addFigure(QBoxLayout &row, KeyFigure *figure, std::function<void()> choose)
{
    figure->setEnabled(false); // until there is a number
    connect(figure, &QAbstractButton::clicked, this, std::move(choose));
    row.addWidget(figure, 1);
}

void DashboardPortal::refresh() { m_live->now(); }

void DashboardPortal::newsCame() { m_live->soon(); }

void DashboardPortal::read()
{
    if (m_answer.isWaiting())
        return m_live->soon();
    m_asked.start();
    const auto query = [today = QDate::currentDate(), clerk = m_clerk](Connection &connection) {
        return readDashboard(connection, today, clerk);
    };
    m_answer.await(m_database.ask(query), [this](const Result<Dashboard> &answer) {
        m_live->took(m_asked.elapsed());
        if (answer)
            show(*answer);
        else
            m_message->showFault(
                tr("The figures could not be read.\n%1").arg(sentences(answer.error())));
    });
}

void DashboardPortal::show(const Dashboard &dashboard)
{
    m_message->hide();
    m_dashboard = dashboard;
    showFigures();
    showDays();
    showWaiting();
    showCauses();
    showRuns();
}

void DashboardPortal::showFigures()
{
    qint64 attention = 0;
    qint64 waiting = 0;
    bool more = false; // some class of age is capped, so the sum is a lower bound
    for (const DashboardWaiting &state : m_dashboard.waiting) {
        for (const DashboardBar &bar : state.byAge) {
            more |= bar.tasks > Dashboard::waitingCap;
            (state.status == TaskStatus::IssueDetected ? attention : waiting) += bar.tasks;
        }
    }
    const int cap = Dashboard::waitingCap;
    m_attention->show(countText(attention, cap), attention > 0);
    m_waiting->show(more && waiting > cap ? countText(cap + 1, cap) : countText(waiting, cap));
    m_toDos->show(tr("%1 / %2").arg(countText(m_dashboard.myToDos, cap),
                                    countText(m_dashboard.toDosOfNobody, cap)));
    const DashboardDay &today = m_dashboard.byDay.constLast();
    m_arrived->show(countText(today.arrived.tasks, Dashboard::dayCap));
    m_completed->show(countText(today.completed.tasks, Dashboard::dayCap));
    for (KeyFigure *figure : {m_attention, m_waiting, m_toDos, m_arrived, m_completed})
        figure->setEnabled(true);
}

void DashboardPortal::showDays()
{
    const QLocale locale;
    ChartData shown;
    shown.cap = Dashboard::dayCap;
    ChartSeries arrived{tr("Arrived"), ChartColour::Blue, {}};
    ChartSeries completed{tr("Completed"), ChartColour::Green, {}};
    for (const DashboardDay &day : m_dashboard.byDay) {
        shown.labels.append(locale.toString(day.day, u"ddd'<br>'d"_s));
        shown.names.append(locale.toString(day.day, QLocale::LongFormat));
        arrived.values.append(day.arrived.tasks);
        completed.values.append(day.completed.tasks);
    }
    shown.series = {arrived, completed};
    m_days->show(shown);
}

void DashboardPortal::showWaiting()
{
    ChartData shown;
    shown.cap = Dashboard::waitingCap;
    shown.labels = {tr("today"), tr("yesterday"), tr("2–6 days"), tr("7–29 days"), tr("longer")};
    shown.names = {tr("today"), tr("yesterday"), tr("2–6 days ago"), tr("7–29 days ago"),
                   tr("longer ago")};
    for (const DashboardWaiting &state : m_dashboard.waiting) {
        ChartSeries series{taskStatusText(state.status), colourOf(state.status), {}};
        for (const DashboardBar &bar : state.byAge)
            series.values.append(bar.tasks);
        shown.series.append(series);
    }
    m_ages->show(shown);
}

void DashboardPortal::showCauses()
{
    ChartData shown;
    shown.cap = Dashboard::waitingCap;
    ChartSeries tasks{tr("Tasks"), ChartColour::Red, {}};
    for (const DashboardBar &cause : m_dashboard.causes) {
        shown.labels.append(statusReasonText(cause.search.cause));
        tasks.values.append(cause.tasks);
    }
    shown.names = shown.labels;
    shown.series = {tasks};
    m_causes->show(shown);
}

void DashboardPortal::showRuns()
{
    ChartData shown;
    ChartSeries completed{tr("Completed"), ChartColour::Green, {}};
    ChartSeries issues{tr("With issues"), ChartColour::Red, {}};
    ChartSeries errors{tr("In error"), ChartColour::Violet, {}};
    ChartSeries others{tr("Still waiting"), ChartColour::Grey, {}};
    QList<BatchRun> runs = m_dashboard.runs;
    std::reverse(runs.begin(), runs.end()); // time goes to the right
    for (const BatchRun &run : runs) {
        shown.labels.append(QString::number(run.number));
        shown.names.append(
            tr("Run %1, %2").arg(QString::number(run.number), shortTime(run.startedAt)));
        completed.values.append(int(run.completed));
        issues.values.append(int(run.issues));
        errors.values.append(int(run.errors));
        others.values.append(int(run.processed - run.completed - run.issues - run.errors));
    }
    shown.series = {completed, issues, errors, others};
    m_runs->show(shown);
}

} // namespace derdesk
