// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/BulkRun.h"
#include "desk/portals/Portal.h"

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTimer;

namespace derdesk {

class MessageStrip;
class TextRowsModel;

/// Something that is being done to many tasks: how far it is, a button that ends it, and in the end
/// what came of each task, to be saved, opened, or tried again.
class BulkPortal final : public Portal
{
    Q_OBJECT
public:
    BulkPortal(Database &database, Writer &writer, const Actor &clerk, const BulkWork &work,
               QWidget *parent = nullptr);

    /// Begins at once.
    void start(const TaskSelection &selection);
    QString title() const;
    void refresh() override {} // it shows what was done, not what is
    bool mayClose() override;

Q_SIGNALS:
    void openTask(derdesk::RecordId id);

private:
    QWidget *newProgressRow();
    QWidget *newListRow();
    void setUpTable();
    void stop();
    void takeEnd(const Problems &problems);
    void retryFailed();
    void openRow(int row);
    void showProgress();
    void showOutcomes();
    void showButtons();

    BulkRun *m_run;
    MessageStrip *m_message;
    QLabel *m_state;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    QCheckBox *m_onlyFailed;
    QPushButton *m_retry;
    QPushButton *m_save;
    TextRowsModel *m_rows;
    QTableView *m_table;
    QTimer *m_ticks;
};

} // namespace derdesk
