// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "store/Database.h"
#include "store/ToDoQueries.h"
#include "store/Writer.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace derdesk {

class LineModel;
class LineTable;
class LiveRefresh;
class MessageStrip;

/// What waits for a person, by role and by whose it is: what has waited longest comes first.
class ToDoPortal final : public Portal
{
    Q_OBJECT
public:
    ToDoPortal(Database &database, Writer &writer, Actor clerk, QWidget *parent = nullptr);

    void refresh() override;
    void newsCame();

Q_SIGNALS:
    void openTask(derdesk::RecordId id);

private:
    struct Answer
    {
        QList<ToDoRow> rows;
        QStringList roles;
        int count = 0;
    };

    void build();
    QWidget *newBar();
    ToDoCriteria criteria() const;
    void search();
    void read();
    void readMore();
    void take(const Result<Answer> &answer, int limit);
    void showRoles(const QStringList &roles);
    void showCount(int count);
    void openCurrent();
    void assign(const QString &clerk);
    void enableButtons();
    void showFault(const Problems &problems);

    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    QComboBox *m_role;
    QComboBox *m_whose;
    QPushButton *m_open;
    QPushButton *m_assign;
    QPushButton *m_release;
    QLabel *m_count;
    MessageStrip *m_message;
    LineModel *m_model;
    LineTable *m_table;
    LiveRefresh *m_live;
    QHash<qint64, ToDoRow> m_rows; ///< by id
    ToDoRow m_last;                ///< behind which the next page begins
    LatestAnswer m_page;
    LatestAnswer m_assigned;
};

} // namespace derdesk
