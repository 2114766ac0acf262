// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/LatestAnswer.h"
#include "store/Database.h"
#include "store/OutboundQueries.h"

#include <QAbstractTableModel>

namespace derdesk {

/// The messages of the outbox, newest first, page by page as far as one scrolls. Never waits. What
/// is read again goes into the rows that are there, so that selection and scroll position stay.
class OutboundListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Id,
        Status,
        Event,
        Task,
        Device,
        Created,
        Attempts,
        NextAttempt,
        Sent,
        LastError,
        Count
    };
    static constexpr int pageSize = 200;

    explicit OutboundListModel(Database &database, QObject *parent = nullptr);

    /// Those of one status, or all.
    void show(std::optional<OutboundStatus> status);
    void refresh();
    /// Nothing for a row that is not there.
    std::optional<OutboundMessage> messageAt(int row) const;
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
    enum class Take { Anew, Again, Further };

    void ask(Take how);
    void take(const Result<QList<OutboundMessage>> &answer, Take how, int limit);
    void merge(const QList<OutboundMessage> &messages);
    QString text(const OutboundMessage &message, int column) const;
    static QString nextAttemptText(const OutboundMessage &message);

    Database &m_database;
    std::optional<OutboundStatus> m_status;
    QList<OutboundMessage> m_rows;
    bool m_complete = true;
    LatestAnswer m_page;
};

} // namespace derdesk
