// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/portals/Portal.h"
#include "domain/ServiceTask.h"
#include "store/Database.h"
#include "store/RecordKinds.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTimer;

namespace derdesk {

class MessageStrip;
class RecordListModel;

/// Where an administrator finds the records of a kind: a box, and what was found.
class RecordQueryPortal final : public Portal
{
    Q_OBJECT
public:
    RecordQueryPortal(const RecordKind &kind, Database &database, QWidget *parent = nullptr);

    /// What the clerk's role does not allow is shown, but disabled.
    void setClerk(const Actor &clerk);
    const RecordKind &kind() const { return m_kind; }
    void refresh() override;
    QString address() const override;
    /// Searches for \a text.
    void find(const QString &text);

Q_SIGNALS:
    /// An empty key: a new record.
    void openRecord(const QString &kind, const QString &key);
    /// The portal that imports records of this kind.
    void openImport(const derdesk::RecordKind &kind);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *newSearchRow();
    void setUpTable();
    void showAnswer();
    void openCurrent();

    const RecordKind &m_kind;
    QPushButton *m_new = nullptr;    ///< none where records are not made by hand
    QPushButton *m_import = nullptr; ///< none where they are not imported
    RecordListModel *m_model;
    QLineEdit *m_search;
    QLabel *m_count;
    MessageStrip *m_message;
    QTableView *m_table;
    QTimer *m_typing;
    QString m_current; ///< while the rows are replaced
};

} // namespace derdesk
