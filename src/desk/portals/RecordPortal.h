// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "store/AuditTrail.h"
#include "store/Database.h"
#include "store/RecordQueries.h"
#include "store/Writer.h"

class QPushButton;
class QTabWidget;
class QTableWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace derdesk {

class MessageStrip;
class RecordForm;
struct FieldConflict;

/// The maintenance portal of a record of any kind: its fields, who uses it, and its history. What
/// has been edited is saved as a whole; if somebody else has changed the record meanwhile, both
/// versions are shown, and nothing is saved until the user has chosen.
class RecordPortal final : public Portal
{
    Q_OBJECT
public:
    /// \a key: empty for a new record.
    RecordPortal(const RecordKind &kind, const QString &key, Database &database, Writer &writer,
                 const Actor &clerk, QWidget *parent = nullptr);

    const RecordKind &kind() const { return m_kind; }
    const QString &key() const { return m_key; }
    void refresh() override;
    bool mayClose() override;
    QString address() const override;
    QVariantMap place() const override;
    void restorePlace(const QVariantMap &place) override;

Q_SIGNALS:
    void titleChanged(const QString &title);
    void statusMessage(const QString &message);
    void openTask(qint64 id);
    void openRecord(const QString &kind, const QString &key);
    /// The record is there no more.
    void removed();

private:
    struct Detail
    {
        std::optional<RecordValues> values;
        QString name;
        QMap<QString, QStringList> choices;
        QList<QList<RecordUser>> users; ///< of each of the kind's uses
        QList<AuditEntry> history;
    };

    static Detail read(Connection &connection, const RecordKind &kind, const QString &key);
    static QString takenMnemonics();
    QWidget *newButtons();
    void build();
    void take(const Result<Detail> &answer);
    void showUsers(const QList<QList<RecordUser>> &users);
    void showHistory(const QList<AuditEntry> &history);
    void openUser(const QTreeWidgetItem &item);
    void save();
    void askRemoval();
    void remove();
    void askMerge();
    void merge(const QString &intoName);
    template <typename Work, typename Done>
    void run(Work work, Done done);
    void showFault(const Problems &problems);
    void askTheirs();
    QList<FieldConflict> conflictsWith(const Detail &theirs) const;
    void resolve(const Detail &theirs);
    void showButtons();

    const RecordKind &m_kind;
    QString m_key;
    QString m_name;
    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    RecordValues m_seen; ///< what the fields said when they were filled
    MessageStrip *m_message;
    QTabWidget *m_pages;
    RecordForm *m_form;
    QTreeWidget *m_users;
    QTableWidget *m_history;
    QPushButton *m_save = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_merge = nullptr;
    bool m_working = false;
    LatestAnswer m_read;
    LatestAnswer m_work;
    LatestAnswer m_theirs;
};

} // namespace derdesk
