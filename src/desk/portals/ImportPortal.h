// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/ImportRun.h"
#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "store/RecordKinds.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;
class QTimer;

namespace derdesk {

class MessageStrip;
class TextRowsModel;

/// Reads an import file into the database: first a preview of what would change, or all faults,
/// then the import itself. Either runs on a thread of its own and can be stopped.
class ImportPortal final : public Portal
{
    Q_OBJECT
public:
    ImportPortal(ImportKind kind, DatabaseUrl url, Actor clerk, QWidget *parent = nullptr);

    /// The files from which records of a kind come; nothing if there are none.
    static std::optional<ImportKind> kindFor(const RecordKind &kind);
    /// "Import: Customers and service points"
    static QString titleOf(ImportKind kind);

    ImportKind kind() const { return m_kind; }
    /// Begins the preview of a file.
    void preview(const QString &file);
    void refresh() override {} // it shows a file, not records
    bool mayClose() override;

Q_SIGNALS:
    /// Records are new or changed.
    void imported();

private:
    QWidget *newFileRow();
    QWidget *newRunRow();
    void setUpTable();
    void chooseFile();
    void run(ImportKeeps keeps);
    void take(const Result<ImportOutcome> &outcome);
    void takeGood(const ImportCounts &counts, const ImportPreview &preview);
    void showFaults(const QList<ImportFault> &faults);
    void showChanges(const ImportCounts &counts, const ImportPreview &preview);
    void showRows(const QStringList &headers, const QList<QStringList> &rows);
    void showProgress();
    void showButtons();

    const ImportKind m_kind;
    const DatabaseUrl m_url;
    const Actor m_clerk;
    QString m_fileName;
    ImportKeeps m_keeps = ImportKeeps::Nothing;
    bool m_isGood = false; ///< the preview has found something to import, and no fault
    QLineEdit *m_file;
    QPushButton *m_choose;
    QPushButton *m_import;
    QPushButton *m_stop;
    QPushButton *m_save;
    MessageStrip *m_message;
    QLabel *m_state;
    QProgressBar *m_bar;
    TextRowsModel *m_rows;
    QTableView *m_table;
    QTimer *m_ticks;
    std::unique_ptr<ImportRun> m_run; ///< while one is under way
    LatestAnswer m_outcome;
};

} // namespace derdesk
