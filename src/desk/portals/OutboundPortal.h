// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/models/OutboundListModel.h"
#include "desk/portals/Portal.h"
#include "store/Writer.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace derdesk {

class MessageStrip;

/// What other systems are told of completed tasks: what waits, has been sent, or has failed, how
/// the delivery stands, and what a clerk may do about it. Looks anew every few seconds while it is
/// seen, since any program on the database may be the one that delivers.
class OutboundPortal final : public Portal
{
    Q_OBJECT
public:
    OutboundPortal(Database &database, Writer &writer, Actor clerk, QWidget *parent = nullptr);

    void refresh() override;

Q_SIGNALS:
    void openTask(derdesk::RecordId id);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *newStateRow();
    QWidget *newActionRow();
    void setUpTable();
    void askSituation();
    void showSituation(const OutboundSituation &situation);
    void showAnswer();
    QList<OutboundMessage> selected() const;
    void updateActions();
    void openCurrent();
    void resend();
    void askSkip();
    void skip(const QList<qint64> &numbers);
    template <typename Work, typename Words>
    void run(const Work &work, Words words);
    void setUp();

    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    OutboundListModel *m_model;
    QLabel *m_state;
    QLabel *m_count;
    QComboBox *m_filter;
    QPushButton *m_open;
    QPushButton *m_resend;
    QPushButton *m_skip;
    MessageStrip *m_message;
    QTableView *m_table;
    LatestAnswer m_situation;
    LatestAnswer m_work;
};

} // namespace derdesk
