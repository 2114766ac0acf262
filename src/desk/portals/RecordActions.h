// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/RecordQueries.h"
#include "store/Writer.h"

#include <QWidget>

class QPushButton;

namespace derdesk {

/// What may be done to records that are not edited: an API client gets a new secret or is shut out,
/// a DER asset is retired.
class RecordActions final : public QWidget
{
    Q_OBJECT
public:
    RecordActions(const RecordKind &kind, QString key, Database &database, Writer &writer,
                  Actor clerk, QWidget *parent = nullptr);

    /// What the buttons say; empty for a kind of which nothing of the sort may be done.
    static QStringList texts(const RecordKind &kind);
    /// What may be done depends on the record.
    void show(const RecordValues &values);

Q_SIGNALS:
    void done(const QString &message);
    void failed(const derdesk::Problems &problems);

private:
    QPushButton *addButton(const QString &icon, const QString &text, const QString &toolTip);
    void renew();
    void ask(const QString &title, const QString &question, const QString &yes,
             std::function<void()> work);
    void revoke();
    void retire();
    template <typename Work>
    void run(Work work, const QString &message);

    const RecordKind &m_kind;
    const QString m_key;
    Database &m_database;
    Writer &m_writer;
    const Actor m_clerk;
    QPushButton *m_revoke = nullptr;
    QPushButton *m_retire = nullptr;
    LatestAnswer m_work;
};

} // namespace derdesk
