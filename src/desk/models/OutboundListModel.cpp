// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/OutboundListModel.h"

#include "desk/RelativeTime.h"

#include <QIcon>
#include <QLocale>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QIcon iconOf(OutboundStatus status)
{
    switch (status) {
    case OutboundStatus::Waiting:
        return QIcon::fromTheme(u"status-waiting"_s);
    case OutboundStatus::Sent:
        return QIcon::fromTheme(u"status-completed"_s);
    case OutboundStatus::Failed:
        return QIcon::fromTheme(u"status-issue"_s);
    case OutboundStatus::Skipped:
        return QIcon::fromTheme(u"status-canceled"_s);
    }
    Q_UNREACHABLE();
}

} // namespace

OutboundListModel::OutboundListModel(Database &database, QObject *parent)
    : QAbstractTableModel(parent)
    , m_database(database)
{
}

void OutboundListModel::show(std::optional<OutboundStatus> status)
{
    m_status = status;
    ask(Take::Anew);
}

void OutboundListModel::refresh() { ask(Take::Again); }

void OutboundListModel::ask(Take how)
{
    const bool all = how == Take::Again;
    const int limit = all ? std::max(pageSize, int(m_rows.size())) : pageSize;
    const qint64 before = how == Take::Further ? m_rows.constLast().number : 0;
    const auto query = [status = m_status, before, limit](Connection &connection) {
        return outboundMessages(connection, status, before, limit);
    };
    m_page.await(m_database.ask(query),
                 [this, how, limit](const auto &answer) { take(answer, how, limit); });
}

void OutboundListModel::take(const Result<QList<OutboundMessage>> &answer, Take how, int limit)
{
    if (!answer) {
        Q_EMIT failed(answer.error());
        return;
    }
    m_complete = answer->size() < limit;
    if (how == Take::Anew) {
        beginResetModel();
        m_rows = *answer;
        endResetModel();
    } else {
        merge(how == Take::Further ? m_rows + *answer : *answer);
    }
    Q_EMIT answered();
}

/// Both are in the same order.
void OutboundListModel::merge(const QList<OutboundMessage> &messages)
{
    int row = 0;
    const auto removed = [this, &row](qint64 number) {
        return row < m_rows.size() && m_rows[row].number > number;
    };
    const auto remove = [this, &row] {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    };
    for (const OutboundMessage &message : messages) {
        while (removed(message.number))
            remove();
        if (row < m_rows.size() && m_rows[row].number == message.number) {
            if (m_rows[row] != message) {
                m_rows[row] = message;
                Q_EMIT dataChanged(index(row, 0), index(row, Count - 1));
            }
        } else {
            beginInsertRows({}, row, row);
            m_rows.insert(row, message);
            endInsertRows();
        }
        ++row;
    }
    while (row < m_rows.size())
        remove();
}

std::optional<OutboundMessage> OutboundListModel::messageAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? std::optional(m_rows[row]) : std::nullopt;
}

int OutboundListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OutboundListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Count);
}

QVariant OutboundListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutboundMessage &message = m_rows[index.row()];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(message, index.column());
    if (role == Qt::DecorationRole && index.column() == Status)
        return iconOf(message.status);
    return {};
}

QString OutboundListModel::text(const OutboundMessage &message, int column) const
{
    switch (Column(column)) {
    case Id:
        return message.id();
    case Status:
        return outboundStatusText(message.status);
    case Event:
        return message.event == "ENROLLED"_L1 ? tr("Enrolled") : tr("Unenrolled");
    case Task:
        return idText(message.taskId);
    case Device:
        return idText(message.deviceId);
    case Created:
        return shortTime(message.createdAt);
    case Attempts:
        return message.attempts ? QLocale().toString(message.attempts) : QString();
    case NextAttempt:
        return nextAttemptText(message);
    case Sent:
        return shortTime(message.sentAt);
    case LastError:
        return message.lastError;
    case Count:
        break;
    }
    return {};
}

QString OutboundListModel::nextAttemptText(const OutboundMessage &message)
{
    if (message.status != OutboundStatus::Waiting)
        return {};
    if (message.nextAttempt <= QDateTime::currentDateTimeUtc())
        return tr("due");
    return message.leasedBy.isEmpty() ? shortTime(message.nextAttempt) : tr("being sent");
}

QVariant OutboundListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Id:
        return tr("Id");
    case Status:
        return tr("Status");
    case Event:
        return tr("Event");
    case Task:
        return tr("Task");
    case Device:
        return tr("Device");
    case Created:
        return tr("Created");
    case Attempts:
        return tr("Attempts");
    case NextAttempt:
        return tr("Next attempt");
    case Sent:
        return tr("Sent");
    case LastError:
        return tr("Last error");
    case Count:
        break;
    }
    return {};
}

bool OutboundListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_complete && !m_page.isWaiting();
}

void OutboundListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(Take::Further);
}

} // namespace derdesk
