// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/RecordQueries.h"

#include <QAbstractTableModel>

namespace derdesk {

/// The records of a kind that a text is found in, page by page as far as one scrolls. Never waits.
class RecordListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int pageSize = 200;

    RecordListModel(const RecordKind &kind, Database &database, QObject *parent = nullptr);

    /// The old rows stay until it is answered.
    void search(const QString &text);
    void refresh();
    QString keyAt(int row) const { return m_rows.value(row).key; }
    /// −1 if it is not among those loaded.
    int rowOf(const QString &key) const;
    /// Whether there may be more than are loaded.
    bool hasMore() const { return !m_complete; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void answered();
    void failed(const derdesk::Problems &problems);

private:
    void ask(const QString &after, int limit);
    void take(const Result<QList<RecordRow>> &answer, const QString &after, int limit);
    void show(const QList<RecordRow> &rows, bool further);

    const RecordKind &m_kind;
    Database &m_database;
    QList<RecordField> m_columns;
    QString m_text;
    QList<RecordRow> m_rows;
    bool m_complete = true;
    LatestAnswer m_page;
};

} // namespace derdesk
