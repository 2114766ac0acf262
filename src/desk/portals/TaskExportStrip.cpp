// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/TaskExportStrip.h"

#include "desk/dialogs/KeptFolder.h"
#include "desk/models/TaskColumns.h"

#include <QAccessible>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStyle>
#include <QToolButton>
#include <QUrl>
#include <QtConcurrentRun>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

const QString formatKey = u"export/csv"_s;

TaskField field(int column)
{
    switch (TaskColumns::Column(column)) {
    case TaskColumns::TaskId:
        return TaskField::TaskId;
    case TaskColumns::Created:
        return TaskField::CreatedAt;
    case TaskColumns::Status:
        return TaskField::Status;
    case TaskColumns::Reason:
        return TaskField::StatusReason;
    case TaskColumns::Customer:
        return TaskField::CustomerName;
    case TaskColumns::Address:
        return TaskField::Address;
    case TaskColumns::Program:
        return TaskField::Program;
    case TaskColumns::Type:
        return TaskField::Type;
    case TaskColumns::SerialNo:
        return TaskField::SerialNo;
    case TaskColumns::Manufacturer:
        return TaskField::Manufacturer;
    case TaskColumns::Model:
        return TaskField::Model;
    case TaskColumns::TransactionId:
        return TaskField::TransactionId;
    case TaskColumns::StatusTime:
        return TaskField::StatusAt;
    case TaskColumns::Retries:
        return TaskField::RetryCount;
    case TaskColumns::AssignedTo:
        return TaskField::AssignedTo;
    case TaskColumns::WaitingSince:
        return TaskField::StatusAt;
    case TaskColumns::NextAttempt:
        return TaskField::NextAttempt;
    case TaskColumns::Count:
        break;
    }
    Q_UNREACHABLE();
}

QString tasksText(qint64 count)
{
    return count == 1 ? TaskExportStrip::tr("1 task")
                      : TaskExportStrip::tr("%1 tasks").arg(QLocale().toString(count));
}

} // namespace

TaskExportStrip::TaskExportStrip(DatabaseUrl database, QWidget *parent)
    : QFrame(parent)
    , m_database(std::move(database))
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_bar(new QProgressBar)
    , m_cancel(new QPushButton(QIcon::fromTheme(u"cancel"_s), tr("Cancel Export")))
    , m_open(new QPushButton(QIcon::fromTheme(u"folder"_s), tr("Open Folder")))
    , m_close(new QToolButton)
{
    m_thread.setMaxThreadCount(1);
    build();
    connect(m_cancel, &QPushButton::clicked, this, &TaskExportStrip::stop);
    connect(m_open, &QPushButton::clicked, this, &TaskExportStrip::openFolder);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

/// The thread looks at the wish within a thousand rows; m_thread, whose end comes first, awaits it.
TaskExportStrip::~TaskExportStrip() { m_stop = true; }

void TaskExportStrip::build()
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Export"));
    m_bar->setAccessibleName(tr("How far the export is"));
    m_bar->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_close->setIcon(QIcon::fromTheme(u"close"_s));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Hide this message"));
    m_close->setAccessibleName(m_close->toolTip());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_open);
    layout->addWidget(m_close);
}

QString TaskExportStrip::text() const { return m_text->text(); }

void TaskExportStrip::ask(const Tasks &tasks, TaskOrder order, const QList<int> &columns)
{
    if (isRunning() || m_dialog) {
        m_cancel->setFocus(Qt::OtherFocusReason); // this is what one may do now
        return;
    }
    TaskExport what{tasks, order, {}, {}};
    what.name = tr("Service tasks");
    what.reader = TableReader::Person;
    for (int column : columns)
        what.columns.append({field(column), TaskColumns::title(column)});

    const QString xlsx = tr("Excel workbook (*.xlsx)");
    const QString csv = tr("Comma-separated values (*.csv)");
    m_dialog = new QFileDialog(this, tr("Export Service Tasks"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setAcceptMode(QFileDialog::AcceptSave);
    m_dialog->setNameFilters({xlsx, csv});
    keepFolder(*m_dialog);
    const auto followFilter = [this, csv](const QString &filter) {
        m_dialog->setDefaultSuffix(filter == csv ? u"csv"_s : u"xlsx"_s);
    };
    connect(m_dialog, &QFileDialog::filterSelected, m_dialog, followFilter);
    m_dialog->selectNameFilter(QSettings().value(formatKey).toBool() ? csv : xlsx);
    followFilter(m_dialog->selectedNameFilter());
    //: Beginning of the name of a file, before the day; no spaces.
    m_dialog->selectFile(tr("service-tasks") + QDate::currentDate().toString(u"-yyyy-MM-dd"_s));
    connect(m_dialog, &QFileDialog::fileSelected, this,
            [this, what, csv](const QString &path) mutable {
                const bool wantsCsv = m_dialog->selectedNameFilter() == csv;
                what.path = path;
                what.format =
                    tableFormat(path).value_or(wantsCsv ? TableFormat::Csv : TableFormat::Xlsx);
                QSettings().setValue(formatKey, what.format == TableFormat::Csv);
                start(std::move(what));
            });
    m_dialog->open();
}

void TaskExportStrip::start(TaskExport what)
{
    m_path = what.path;
    m_stop = false;
    m_open->hide();
    m_close->hide();
    m_bar->show();
    m_cancel->setEnabled(true);
    m_cancel->show();
    showIcon(u"export"_s);
    setVisible(true);
    const auto progress = [this](const ExportProgress &how) {
        QMetaObject::invokeMethod(
            this, [this, how] { show(how); }, Qt::QueuedConnection);
    };
    const auto run = [this, what = std::move(what), progress]() -> Result<ExportResult> {
        try {
            return exportTasks(m_database, what, {progress, &m_stop});
        } catch (const StoreError &error) {
            return failed({error.problem()});
        }
    };
    m_answer.await(QtConcurrent::run(&m_thread, run),
                   [this](const Result<ExportResult> &answer) { take(answer); });
    show(ExportProgress{});
}

void TaskExportStrip::show(const ExportProgress &progress)
{
    if (m_stop || !isRunning())
        return; // it is being ended, or has ended
    const bool known = progress.all > 0 && !progress.finishing;
    m_bar->setRange(0, known ? 1000 : 0); // 0 to 0: busy, nobody knows how long
    m_bar->setValue(known ? int(1000 * progress.rows / progress.all) : 0);
    const QString file = QDir::toNativeSeparators(m_path);
    if (progress.finishing)
        m_text->setText(tr("Putting %1 together…").arg(file));
    else if (progress.all > 0)
        m_text->setText(tr("Exporting to %1: %2 of %3")
                            .arg(file, QLocale().toString(progress.rows), tasksText(progress.all)));
    else
        m_text->setText(tr("Exporting to %1…").arg(file));
}

void TaskExportStrip::stop()
{
    m_stop = true;
    m_cancel->setEnabled(false);
    m_text->setText(tr("The export is being cancelled…"));
}

void TaskExportStrip::take(const Result<ExportResult> &answer)
{
    const QString file = QDir::toNativeSeparators(m_path);
    const bool done = answer && answer->has_value();
    m_open->setVisible(done);
    if (done)
        end(u"status-completed"_s, tr("%1 exported to %2.").arg(tasksText(**answer), file));
    else if (answer && answer->error().isEmpty())
        end(u"information"_s, tr("The export was cancelled; no file was written."));
    else
        end(u"error"_s, tr("The tasks could not be exported.\n%1")
                            .arg(answer ? answer->error() : sentences(answer.error())));
}

void TaskExportStrip::end(const QString &icon, const QString &text)
{
    m_bar->hide();
    m_cancel->hide();
    m_close->show();
    showIcon(icon);
    m_text->setText(text);
    QAccessibleEvent spoken(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void TaskExportStrip::showIcon(const QString &icon)
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(QIcon::fromTheme(icon).pixmap(QSize(size, size), devicePixelRatio()));
}

void TaskExportStrip::openFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
}

} // namespace derdesk
