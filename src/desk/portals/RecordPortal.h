// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "desk/portals/Portal.h"
#include "store/AssetDetail.h"
#include "store/AuditTrail.h"
#include "store/Database.h"
#include "store/RecordQueries.h"
#include "store/Writer.h"

class QInputDialog;
class QPushButton;
class QTabWidget;
class QTableView;
class QTreeWidget;
class QTreeWidgetItem;

namespace derdesk {

class AttributeModel;
class MessageStrip;
class RecordActions;
class RecordForm;
class RecordHistory;
struct FieldConflict;

/// The maintenance portal of a record of any kind: its fields, who uses it, and its history; of
/// assets and devices, the attributes too. What has been edited is saved as a whole; if somebody
/// else has changed the record meanwhile, both versions are shown, and nothing is saved until the
/// user has chosen.
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
        AssetDetail asset; ///< of assets and devices
    };

    static Detail read(Connection &connection, const RecordKind &kind, const QString &key);
    static QString takenMnemonics(const RecordKind &kind);
    QWidget *newButtons();
    void build();
    void take(const Result<Detail> &answer);
    void showUsers(const QList<QList<RecordUser>> &users);
    QTableView *newAttributes();
    void openReference(const QString &kind, const QString &name);
    void openUser(const QTreeWidgetItem &item);
    void save();
    void askRemoval();
    void remove();
    void askMerge();
    void offerOthers(QInputDialog &dialog);
    void merge(const QString &intoName);
    template <typename Work, typename Done>
    void run(Work work, Done done);
    void showFault(const Problems &problems);
    void askTheirs();
    QList<FieldConflict> conflictsWith(const Detail &theirs) const;
    void resolve(const Detail &theirs);
    bool isEditing() const;
    void showButtons();

    const RecordKind &m_kind;
    QString m_key;
    QString m_name;
    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    RecordValues m_seen; ///< what the fields said when they were filled
    MessageStrip *m_message;
    RecordForm *m_form;
    QTreeWidget *m_users;
    RecordHistory *m_history;
    AttributeModel *m_attributes;
    QTabWidget *m_tabs;
    RecordActions *m_actions = nullptr; ///< of the kinds that have any
    QPushButton *m_save = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_merge = nullptr;
    bool m_isRead = false; ///< or, of a new one, what it may refer to
    bool m_working = false;
    LatestAnswer m_read;
    LatestAnswer m_work;
    LatestAnswer m_reference;
    LatestAnswer m_theirs;
};

} // namespace derdesk
