// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/BulkPortal.h"

#include "desk/Counts.h"
#include "desk/models/TextRowsModel.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/ReadOnlyTable.h"
#include "desk/widgets/SavedList.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace derdesk {

using namespace Qt::StringLiterals;

BulkPortal::BulkPortal(Database &database, Writer &writer, const Actor &clerk, const BulkWork &work,
                       QWidget *parent)
    : Portal(parent)
    , m_run(new BulkRun(database, writer, clerk, work, this))
    , m_message(new MessageStrip)
    , m_state(new QLabel)
    , m_bar(new QProgressBar)
    , m_stop(new QPushButton(QIcon::fromTheme(u"cancel"_s), tr("&Stop")))
    , m_onlyFailed(new QCheckBox(tr("Only &what was not done")))
    , m_retry(new QPushButton(QIcon::fromTheme(u"retry"_s), tr("&Try These Again")))
    , m_save(new QPushButton(QIcon::fromTheme(u"save"_s), tr("Sa&ve List…")))
    , m_rows(new TextRowsModel(this))
    , m_table(new QTableView)
    , m_ticks(new QTimer(this))
{
    setUpTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->addWidget(newProgressRow());
    layout->addWidget(m_message);
    layout->addWidget(newListRow());
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    m_ticks->setInterval(lookPause);
    connect(m_ticks, &QTimer::timeout, this, &BulkPortal::showProgress);
    connect(m_run, &BulkRun::ended, this, &BulkPortal::takeEnd);
}

QWidget *BulkPortal::newProgressRow()
{
    m_state->setAccessibleName(tr("How far it is"));
    m_bar->setAccessibleName(tr("Progress"));
    m_stop->setToolTip(tr("Begin no further task; what is done stays done"));
    connect(m_stop, &QPushButton::clicked, this, &BulkPortal::stop);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_state);
    layout->addWidget(m_bar, 1);
    layout->addStretch();
    layout->addWidget(m_stop);
    return row;
}

QWidget *BulkPortal::newListRow()
{
    connect(m_onlyFailed, &QCheckBox::toggled, this, &BulkPortal::showOutcomes);
    connect(m_retry, &QPushButton::clicked, this, &BulkPortal::retryFailed);
    connect(m_save, &QPushButton::clicked, this, [this] { saveList(*this, *m_rows, *m_message); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_onlyFailed);
    layout->addStretch();
    layout->addWidget(m_retry);
    layout->addWidget(m_save);
    return row;
}

void BulkPortal::setUpTable()
{
    m_table->setModel(m_rows);
    setUpReadOnly(*m_table);
    m_table->setAccessibleName(tr("What came of each task"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { openRow(index.row()); });
}

QString BulkPortal::title() const
{
    switch (m_run->work().action) {
    case BulkAction::Process:
        return tr("Process Tasks");
    case BulkAction::Retry:
        return tr("Retry Tasks");
    case BulkAction::Cancel:
        return tr("Cancel Tasks");
    case BulkAction::Assign:
        return tr("Assign Tasks");
    }
    Q_UNREACHABLE();
}

void BulkPortal::start(const TaskSelection &selection)
{
    m_message->hide();
    m_rows->setRows({}, {});
    m_run->start(selection);
    m_ticks->start();
    showProgress();
    showButtons();
    if (!m_run->isRunning()) // there was nothing to do
        m_ticks->stop();
}

void BulkPortal::stop()
{
    m_run->stop();
    m_stop->setEnabled(false);
}

void BulkPortal::takeEnd(const Problems &problems)
{
    m_ticks->stop();
    showProgress();
    const qint64 done = m_run->outcomes().size() - m_run->failures();
    if (!problems.isEmpty())
        m_message->showFault(
            tr("Nothing was done: the tasks could not be read.\n%1").arg(sentences(problems)));
    else if (m_run->isStopped())
        m_message->showWarning(tr("Stopped. Done: %1. Not done: %2. Not begun: %3.")
                                   .arg(numberText(done), numberText(m_run->failures()),
                                        numberText(m_run->total() - m_run->outcomes().size())));
    else if (m_run->failures() > 0)
        m_message->showWarning(tr("Done: %1. Not done: %2; the list says why.")
                                   .arg(numberText(done), numberText(m_run->failures())));
    else
        m_message->showDone(tr("Done: %1 tasks.").arg(numberText(done)));
    m_onlyFailed->setChecked(m_run->failures() > 0);
    showOutcomes();
    showButtons();
}

void BulkPortal::retryFailed()
{
    TaskSelection again;
    for (const BulkOutcome &outcome : m_run->outcomes()) {
        if (!outcome.status)
            again.ids.append(outcome.task);
    }
    start(again);
}

void BulkPortal::openRow(int row)
{
    Q_EMIT openTask(idFromText(m_rows->index(row, 0).data().toString()));
}

void BulkPortal::showProgress()
{
    const qsizetype done = m_run->outcomes().size();
    m_bar->setRange(0, m_run->isCollecting() ? 0 : int(m_run->total()));
    m_bar->setValue(int(done));
    m_state->setText(m_run->isCollecting() ? tr("%1 tasks found").arg(numberText(m_run->total()))
                                           : tr("%1 of %2 tasks, %3 not done")
                                                 .arg(numberText(done), numberText(m_run->total()),
                                                      numberText(m_run->failures())));
}

void BulkPortal::showOutcomes()
{
    QList<QStringList> rows;
    for (const BulkOutcome &outcome : m_run->outcomes()) {
        if (outcome.status && m_onlyFailed->isChecked())
            continue;
        rows.append({idText(outcome.task), outcome.status ? tr("Done") : tr("Not done"),
                     outcome.status ? taskStatusText(*outcome.status) : QString(),
                     sentences(outcome.problems)});
    }
    m_rows->setRows({tr("Task"), tr("Outcome"), tr("Status"), tr("Why not")}, rows);
    const int width = fontMetrics().averageCharWidth();
    for (const int column : {0, 1, 2})
        m_table->setColumnWidth(column, width * 20);
}

void BulkPortal::showButtons()
{
    const bool runs = m_run->isRunning();
    m_bar->setVisible(runs);
    m_stop->setVisible(runs);
    m_stop->setEnabled(runs);
    m_onlyFailed->setEnabled(!runs);
    m_retry->setEnabled(!runs && m_run->failures() > 0);
    m_save->setEnabled(!runs && !m_run->outcomes().isEmpty());
}

bool BulkPortal::mayClose()
{
    return !m_run->isRunning() ||
           QMessageBox::question(this, tr("Close"),
                                 tr("Close, and begin no further task? What is done stays done."),
                                 QMessageBox::Discard | QMessageBox::Cancel,
                                 QMessageBox::Cancel) == QMessageBox::Discard;
}

} // namespace derdesk
