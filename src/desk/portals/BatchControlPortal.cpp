// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/BatchControlPortal.h"

#include "desk/LiveRefresh.h"
#include "desk/models/LineModel.h"
#include "desk/models/RunLines.h"
#include "desk/widgets/LineTable.h"
#include "desk/widgets/MessageStrip.h"
#include "domain/Lifecycle.h"
#include "monitor/DeferredMonitor.h"
#include "store/BatchRunQueries.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QSplitter>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString control = u"F1-STKDF"_s;
const QString intervalKey = u"monitor/interval"_s;
constexpr int standardInterval = 60;    // s
constexpr int longestInterval = 86'400; // s
constexpr int mostRecords = 100'000'000;
constexpr int mostErrors = 1'000; // that are listed of a run

QSpinBox *newNumber(int least, int most, int value, const QString &none)
{
    auto *box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setGroupSeparatorShown(true);
    box->setSpecialValueText(none);
    return box;
}

} // namespace

BatchControlPortal::BatchControlPortal(Database &database, Writer &writer, Actor clerk,
                                       DeferredMonitor *monitor, QWidget *parent)
    : Portal(parent)
    , m_database(database)
    , m_writer(writer)
    , m_clerk(std::move(clerk))
    , m_monitor(monitor)
    , m_object(new QComboBox)
    , m_status(new QComboBox)
    , m_commitEvery(newNumber(1, 10'000, MonitorParameters().commitEvery, {}))
    , m_maxErrors(newNumber(0, mostRecords, 0, tr("no limit")))
    , m_maxRecords(newNumber(0, mostRecords, 0, tr("all")))
    , m_interval(newNumber(0, longestInterval, keptInterval(), tr("never by itself")))
    , m_run(new QPushButton(QIcon::fromTheme(u"run"_s), tr("&Run Now")))
    , m_cancel(new QPushButton(QIcon::fromTheme(u"cancel"_s), tr("&Cancel Run")))
    , m_next(new QLabel)
    , m_message(new MessageStrip)
    , m_runs(new LineModel(runTitles(), this))
    , m_runTable(new LineTable(*m_runs, tr("Runs")))
    , m_errors(new LineModel({tr("Task id"), tr("What went wrong")}, this))
    , m_errorTable(new LineTable(*m_errors, tr("Records in error")))
    , m_live(new LiveRefresh(*this, [this] { read(); }))
{
    build();
    connect(m_run, &QPushButton::clicked, this, &BatchControlPortal::runNow);
    connect(m_cancel, &QPushButton::clicked, this, &BatchControlPortal::cancelRun);
    connect(m_interval, &QSpinBox::editingFinished, this, &BatchControlPortal::setInterval);
    connect(m_runs, &LineModel::moreWanted, this, &BatchControlPortal::readMore);
    connect(m_runTable, &LineTable::currentLineChanged, this, &BatchControlPortal::readErrors);
    connect(m_errorTable, &LineTable::lineActivated, this,
            [this](qint64 key) { Q_EMIT openTask(m_errorTasks.value(key)); });
    if (monitor)
        watch(*monitor);
    m_run->setEnabled(monitor);
    m_interval->setEnabled(monitor);
    showSchedule();
}

void BatchControlPortal::watch(DeferredMonitor &monitor)
{
    connect(&monitor, &DeferredMonitor::runStarted, m_live, &LiveRefresh::soon);
    connect(&monitor, &DeferredMonitor::progressed, m_live, &LiveRefresh::soon);
    connect(&monitor, &DeferredMonitor::runFinished, m_live, &LiveRefresh::soon);
    connect(&monitor, &DeferredMonitor::runFailed, this, &BatchControlPortal::showFault);
    connect(&monitor, &DeferredMonitor::scheduled, this, &BatchControlPortal::showSchedule);
}

void BatchControlPortal::build()
{
    auto *split = new QSplitter;
    split->setChildrenCollapsible(false);
    split->addWidget(newControls());
    split->addWidget(newRuns());
    split->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->addWidget(m_message);
    layout->addWidget(split, 1);
    setFocusProxy(m_run);
}

QWidget *BatchControlPortal::newControls()
{
    auto *title = new QLabel(tr("<b>F1-STKDF</b> – service task monitor: works what is pending, "
                                "and retries that are due."));
    title->setWordWrap(true);
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    layout->addWidget(title);
    layout->addWidget(newRunBox());
    layout->addWidget(newScheduleBox());
    layout->addStretch();
    return column;
}

QWidget *BatchControlPortal::newRunBox()
{
    m_object->addItem(tr("Any"));
    for (std::size_t i = 0; i < enumTexts(BusinessObject{}).size(); ++i)
        m_object->addItem(businessObjectText(BusinessObject(i)), int(i));
    m_status->addItem(tr("Any"));
    for (std::size_t i = 0; i < enumTexts(TaskStatus{}).size(); ++i) {
        if (waitsAnywhere(TaskStatus(i)))
            m_status->addItem(taskStatusText(TaskStatus(i)), int(i));
    }
    m_cancel->setToolTip(tr("End the run after the records in work, wherever it runs"));
    auto *box = new QGroupBox(tr("Run"));
    auto *form = new QFormLayout(box);
    form->addRow(tr("&Business object:"), m_object);
    form->addRow(tr("&Status:"), m_status);
    form->addRow(tr("&Number of records:"), m_maxRecords);
    form->addRow(tr("Ma&ximum errors:"), m_maxErrors);
    form->addRow(tr("Records between commi&ts:"), m_commitEvery);
    form->addRow(m_run);
    form->addRow(m_cancel);
    return box;
}

QWidget *BatchControlPortal::newScheduleBox()
{
    m_interval->setSuffix(tr(" s"));
    m_interval->setToolTip(tr("How often this desk runs it while it is open"));
    m_next->setAccessibleName(tr("Next run"));
    m_next->setWordWrap(true);
    auto *box = new QGroupBox(tr("Schedule of This Desk"));
    auto *form = new QFormLayout(box);
    form->addRow(tr("&Every:"), m_interval);
    form->addRow(m_next);
    return box;
}

QWidget *BatchControlPortal::newRuns()
{
    const auto part = [](const QString &title, QWidget *table) {
        auto *box = new QWidget;
        auto *layout = new QVBoxLayout(box);
        layout->setContentsMargins({});
        layout->addWidget(new QLabel(title));
        layout->addWidget(table, 1);
        return box;
    };
    auto *split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(part(tr("Runs"), m_runTable));
    split->addWidget(part(tr("Records in error of the chosen run"), m_errorTable));
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    return split;
}

MonitorParameters BatchControlPortal::parameters() const
{
    MonitorParameters parameters;
    if (m_object->currentIndex() > 0)
        parameters.businessObject = BusinessObject(m_object->currentData().toInt());
    if (m_status->currentIndex() > 0)
        parameters.status = TaskStatus(m_status->currentData().toInt());
    parameters.maxRecords = m_maxRecords->value();
    parameters.maxErrors = m_maxErrors->value();
    parameters.commitEvery = m_commitEvery->value();
    return parameters;
}

void BatchControlPortal::runNow()
{
    m_message->hide();
    m_monitor->runNow(m_clerk, parameters());
}

/// By the database, since it may be another program's.
void BatchControlPortal::cancelRun()
{
    m_cancel->setEnabled(false);
    const auto work = [run = m_running](Transaction &tx) -> Result<bool> {
        return cancelBatchRun(tx, run);
    };
    m_canceled.await(m_writer.submit(m_clerk, work), [this](const Result<bool> &asked) {
        if (!asked)
            return showFault(asked.error());
        m_message->showDone(*asked ? tr("The run ends after the records in work.")
                                   : tr("The run had ended already."));
        m_live->now();
    });
}

int BatchControlPortal::keptInterval()
{
    const int kept = QSettings().value(intervalKey, standardInterval).toInt();
    return kept >= 0 && kept <= longestInterval ? kept : standardInterval;
}

void BatchControlPortal::setInterval()
{
    if (!m_monitor || m_monitor->interval() == m_interval->value())
        return;
    QSettings().setValue(intervalKey, m_interval->value());
    m_monitor->setInterval(m_interval->value());
}

void BatchControlPortal::showSchedule()
{
    if (!m_monitor) {
        m_next->setText(tr("This program runs no monitor."));
        return;
    }
    const QDateTime next = m_monitor->nextRun();
    m_next->setText(
        next.isValid()
            ? tr("Next run at %1").arg(QLocale().toString(next.toLocalTime().time(), u"HH:mm:ss"_s))
            : tr("It runs only when asked."));
}

void BatchControlPortal::refresh() { m_live->now(); }

void BatchControlPortal::newsCame() { m_live->soon(); }

void BatchControlPortal::showRun(qint64 number)
{
    m_wanted = number;
    m_runTable->select(number);
    m_live->now();
}

void BatchControlPortal::read()
{
    const int limit = m_runs->readAgain();
    const auto query = [limit](Connection &connection) {
        return batchRuns(connection, control, limit);
    };
    m_page.await(m_database.ask(query), [this, limit](const Result<QList<BatchRun>> &runs) {
        if (runs)
            take(*runs, limit);
        else
            showFault(runs.error());
    });
}

void BatchControlPortal::take(const QList<BatchRun> &runs, int limit)
{
    const bool atTop = m_runTable->currentIndex().row() <= 0;
    m_running = 0;
    for (const BatchRun &run : runs) {
        if (!m_running && run.status == "RUNNING"_L1)
            m_running = run.number;
    }
    m_runs->show(runLines(runs), runs.size() < limit);
    m_cancel->setEnabled(m_running);
    if (const qint64 wanted = std::exchange(m_wanted, 0))
        m_runTable->select(wanted);
    else if (atTop) // who looks at the newest goes on doing so
        m_runTable->selectRow(0);
    readErrors();
}

void BatchControlPortal::readMore()
{
    const qint64 last = m_runs->keyAt(m_runs->rowCount() - 1);
    const auto query = [last](Connection &connection) {
        return batchRuns(connection, control, LineModel::pageSize, last);
    };
    m_page.await(m_database.ask(query), [this](const Result<QList<BatchRun>> &runs) {
        if (runs)
            m_runs->append(runLines(*runs), runs->size() < LineModel::pageSize);
        else
            showFault(runs.error());
    });
}

void BatchControlPortal::readErrors()
{
    const auto query = [run = m_runTable->currentKey()](Connection &connection) {
        return batchRunErrors(connection, run, 0, mostErrors);
    };
    m_errorPage.await(m_database.ask(query), [this](const Result<QList<BatchRunError>> &errors) {
        if (!errors)
            return showFault(errors.error());
        QList<Line> lines;
        m_errorTasks.clear();
        for (const BatchRunError &error : *errors) {
            lines.append({error.sequence, {idText(error.taskId), error.message}});
            m_errorTasks.insert(error.sequence, error.taskId);
        }
        m_errors->show(lines, true);
    });
}

void BatchControlPortal::showFault(const Problems &problems)
{
    m_message->showFault(tr("F1-STKDF could not be run or read.\n%1").arg(sentences(problems)));
}

} // namespace derdesk
