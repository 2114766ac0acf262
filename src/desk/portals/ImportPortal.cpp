// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/ImportPortal.h"

#include "desk/Counts.h"
#include "desk/models/TextRowsModel.h"
#include "desk/widgets/MessageStrip.h"
#include "desk/widgets/ReadOnlyTable.h"
#include "desk/widgets/SavedList.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString countsText(ImportKind kind, const ImportCounts &counts)
{
    const QString text = kind == ImportKind::Catalogue
                             ? ImportPortal::tr("Models: %1 new, %2 changed, %3 unchanged.")
                             : ImportPortal::tr("Rows: %1 new, %2 changed, %3 unchanged.");
    return text.arg(numberText(counts.inserted), numberText(counts.updated),
                    numberText(counts.unchanged));
}

} // namespace

ImportPortal::ImportPortal(ImportKind kind, DatabaseUrl url, Actor clerk, QWidget *parent)
    : Portal(parent)
    , m_kind(kind)
    , m_url(std::move(url))
    , m_clerk(std::move(clerk))
    , m_file(new QLineEdit)
    , m_choose(new QPushButton(QIcon::fromTheme(u"folder"_s), tr("&Choose File…")))
    , m_import(new QPushButton(QIcon::fromTheme(u"import"_s), tr("&Import")))
    , m_stop(new QPushButton(QIcon::fromTheme(u"cancel"_s), tr("Canc&el")))
    , m_save(new QPushButton(QIcon::fromTheme(u"save"_s), tr("&Save List…")))
    , m_message(new MessageStrip)
    , m_state(new QLabel)
    , m_bar(new QProgressBar)
    , m_rows(new TextRowsModel(this))
    , m_table(new QTableView)
    , m_ticks(new QTimer(this))
{
    const ImportColumnNames columns = importColumns(kind);
    auto *hint =
        new QLabel(tr("A CSV file in UTF-8 whose first row names the columns. Needed: %1. "
                      "It may have: %2.")
                       .arg(columns.required.join(u", "_s), columns.further.join(u", "_s)));
    hint->setWordWrap(true);
    hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    hint->setForegroundRole(QPalette::PlaceholderText);
    setUpTable();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->addWidget(newFileRow());
    layout->addWidget(hint);
    layout->addWidget(m_message);
    layout->addWidget(newRunRow());
    layout->addWidget(m_table, 1);
    setFocusProxy(m_choose);
    m_ticks->setInterval(lookPause);
    connect(m_ticks, &QTimer::timeout, this, &ImportPortal::showProgress);
    showButtons();
}

std::optional<ImportKind> ImportPortal::kindFor(const RecordKind &kind)
{
    static const QMap<QString, ImportKind> kinds{{u"asset-type"_s, ImportKind::AssetTypes},
                                                 {u"specification"_s, ImportKind::Specifications},
                                                 {u"manufacturer"_s, ImportKind::Catalogue},
                                                 {u"model"_s, ImportKind::Catalogue},
                                                 {u"program"_s, ImportKind::Programs},
                                                 {u"head-end"_s, ImportKind::HeadEnds},
                                                 {u"customer"_s, ImportKind::Customers},
                                                 {u"service-point"_s, ImportKind::Customers}};
    const auto found = kinds.constFind(kind.code);
    return found == kinds.cend() ? std::nullopt : std::optional(*found);
}

QString ImportPortal::titleOf(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Catalogue:
        return tr("Import: Manufacturers and models");
    case ImportKind::AssetTypes:
        return tr("Import: Controllable asset types");
    case ImportKind::Programs:
        return tr("Import: Programs");
    case ImportKind::HeadEnds:
        return tr("Import: Head-end systems");
    case ImportKind::Specifications:
        return tr("Import: Asset specifications");
    case ImportKind::Customers:
        return tr("Import: Customers and service points");
    }
    Q_UNREACHABLE();
}

QWidget *ImportPortal::newFileRow()
{
    m_file->setReadOnly(true);
    m_file->setAccessibleName(tr("Import file"));
    m_file->setPlaceholderText(tr("No file has been chosen"));
    m_import->setToolTip(tr("Keep in the database what the preview shows"));
    connect(m_choose, &QPushButton::clicked, this, &ImportPortal::chooseFile);
    connect(m_import, &QPushButton::clicked, this, [this] { run(ImportKeeps::All); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_file, 1);
    layout->addWidget(m_choose);
    layout->addWidget(m_import);
    return row;
}

QWidget *ImportPortal::newRunRow()
{
    m_state->setAccessibleName(tr("State of the import"));
    m_bar->setAccessibleName(tr("Progress"));
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_run->stop();
        m_stop->setEnabled(false);
    });
    connect(m_save, &QPushButton::clicked, this, [this] { saveList(*this, *m_rows, *m_message); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_state);
    layout->addWidget(m_bar, 1);
    layout->addStretch();
    layout->addWidget(m_stop);
    layout->addWidget(m_save);
    return row;
}

void ImportPortal::setUpTable()
{
    m_table->setModel(m_rows);
    setUpReadOnly(*m_table);
    m_table->setAccessibleName(tr("Changes or faults"));
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void ImportPortal::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import File"), QFileInfo(m_fileName).path(),
                                   tr("CSV files (*.csv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportPortal::preview);
    dialog->open();
}

void ImportPortal::preview(const QString &file)
{
    m_fileName = file;
    m_file->setText(file);
    run(ImportKeeps::Nothing);
}

void ImportPortal::run(ImportKeeps keeps)
{
    m_keeps = keeps;
    m_isGood = false;
    m_message->hide();
    showRows({}, {});
    m_run = std::make_unique<ImportRun>(m_url, m_clerk, m_kind, m_fileName, keeps);
    m_outcome.await(m_run->outcome(), [this](const auto &outcome) { take(outcome); });
    m_ticks->start();
    showProgress();
    showButtons();
}

void ImportPortal::take(const Result<ImportOutcome> &outcome)
{
    m_run.reset();
    m_ticks->stop();
    m_state->clear();
    if (!outcome)
        m_message->showFault(tr("Nothing was changed.\n%1").arg(sentences(outcome.error())));
    else if (outcome->result)
        takeGood(*outcome->result, outcome->preview);
    else
        showFaults(outcome->result.error());
    showButtons();
}

void ImportPortal::takeGood(const ImportCounts &counts, const ImportPreview &preview)
{
    if (m_keeps == ImportKeeps::Nothing)
        return showChanges(counts, preview);
    m_message->showDone(tr("Imported. %1 Tasks that waited for these records are due now.")
                            .arg(countsText(m_kind, counts)));
    Q_EMIT imported();
}

void ImportPortal::showFaults(const QList<ImportFault> &faults)
{
    if (faults.isEmpty())
        return m_message->showWarning(tr("Canceled. Nothing was changed."));
    m_message->showFault(
        tr("The file has faults, so that nothing is taken from it. Faults listed: %1.")
            .arg(numberText(faults.size())));
    QList<QStringList> rows;
    for (const ImportFault &fault : faults)
        rows.append(
            {fault.line > 0 ? numberText(fault.line) : QString(), fault.column, fault.what});
    showRows({tr("Line"), tr("Column"), tr("Fault")}, rows);
}

/// A row for each field that changes; of a record that is new, all in one.
void ImportPortal::showChanges(const ImportCounts &counts, const ImportPreview &preview)
{
    m_isGood = counts.inserted + counts.updated > 0;
    const QString listed =
        preview.changes.size() < ImportPreview::mostChanges
            ? QString()
            : u' ' + tr("The first %1 are listed.").arg(numberText(ImportPreview::mostChanges));
    m_state->setText(countsText(m_kind, counts) + listed);
    if (m_isGood)
        m_message->showDone(tr("This is a preview: nothing has been changed yet."));
    else
        m_message->showDone(tr("All that the file says is in the database already."));
    QList<QStringList> rows;
    for (const ImportChange &change : preview.changes) {
        // A row of customers is of two records: their keys tell which is meant.
        const QString record =
            m_kind == ImportKind::Customers ? u"%1 %2"_s.arg(change.field, change.key) : change.key;
        QStringList values;
        for (const FieldChange &field : change.fields) {
            values.append(u"%1: %2"_s.arg(field.field, field.to));
            if (!change.isNew)
                rows.append({tr("Changed"), record, field.field, field.from, field.to});
        }
        if (change.isNew)
            rows.append({tr("New"), record, {}, {}, values.join(u", "_s)});
    }
    showRows({tr("Change"), tr("Record"), tr("Field"), tr("Before"), tr("After")}, rows);
}

void ImportPortal::showRows(const QStringList &headers, const QList<QStringList> &rows)
{
    m_rows->setRows(headers, rows);
    const int widest = fontMetrics().averageCharWidth() * 50;
    m_table->resizeColumnsToContents();
    for (int column = 0; column < m_rows->columnCount(); ++column)
        m_table->setColumnWidth(column, qMin(m_table->columnWidth(column) + 12, widest));
}

void ImportPortal::showProgress()
{
    const ImportProgress progress = m_run->progress();
    const bool writes = progress.toKeep > 0;
    const qint64 done = writes ? progress.kept : progress.bytes;
    const qint64 all = writes ? progress.toKeep : progress.allBytes;
    m_bar->setRange(0, all > 0 ? 1000 : 0); // without an end it shows that something goes on
    m_bar->setValue(all > 0 ? int(1000 * done / all) : 0);
    m_state->setText(writes ? tr("%1 of %2 records written")
                                  .arg(numberText(progress.kept), numberText(progress.toKeep))
                            : tr("%1 rows read").arg(numberText(progress.rows)));
}

void ImportPortal::showButtons()
{
    const bool runs = m_run != nullptr;
    m_choose->setEnabled(!runs);
    m_import->setEnabled(!runs && m_isGood);
    m_stop->setVisible(runs);
    m_stop->setEnabled(runs);
    m_bar->setVisible(runs);
    m_save->setVisible(!runs && m_rows->rowCount() > 0);
    m_state->setVisible(!m_state->text().isEmpty());
}

bool ImportPortal::mayClose()
{
    return !m_run || QMessageBox::question(this, tr("Close"), tr("Close and cancel the import?"),
                                           QMessageBox::Discard | QMessageBox::Cancel,
                                           QMessageBox::Cancel) == QMessageBox::Discard;
}

} // namespace derdesk
