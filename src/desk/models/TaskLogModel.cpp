// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskLogModel.h"

#include "desk/StatusIcon.h"

#include <QLocale>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

TaskLogModel::TaskLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TaskLogModel::setEntries(const QList<TaskLogEntry> &entries)
{
    const auto task = [](const QList<TaskLogEntry> &log) {
        return log.isEmpty() ? 0 : log.constFirst().taskId;
    };
    if (task(entries) != task(m_entries)) { // another task's
        beginResetModel();
        m_entries.clear();
        endResetModel();
    }
    const int added = int(entries.size() - m_entries.size());
    if (added <= 0)
        return;
    beginInsertRows({}, 0, added - 1);
    m_entries = entries;
    std::reverse(m_entries.begin(), m_entries.end());
    endInsertRows();
}

int TaskLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int TaskLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Count;
}

QVariant TaskLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TaskLogEntry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return index.column() == When ? entry.at.toString(Qt::ISODateWithMs)
                                      : text(entry, index.column());
    case Qt::DecorationRole:
        return index.column() == Event && entry.to ? statusIcon(*entry.to) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QString TaskLogModel::text(const TaskLogEntry &entry, int column)
{
    switch (Column(column)) {
    case When: {
        const QDateTime local = entry.at.toLocalTime();
        return u"%1 %2"_s.arg(QLocale().toString(local.date(), QLocale::ShortFormat),
                              local.time().toString(u"HH:mm:ss"_s));
    }
    case Who:
        return who(entry.actor);
    case Event:
        return event(entry);
    case Message:
        return message(entry);
    case Count:
        break;
    }
    return {};
}

QString TaskLogModel::who(const Actor &actor)
{
    switch (actor.kind) {
    case ActorKind::Clerk:
        return tr("Clerk %1").arg(actor.name);
    case ActorKind::ApiClient:
        return tr("API client %1").arg(actor.name);
    case ActorKind::Monitor:
        return tr("Monitor %1").arg(actor.name).trimmed();
    case ActorKind::System:
        return tr("System %1").arg(actor.name).trimmed();
    }
    Q_UNREACHABLE();
}

QString TaskLogModel::event(const TaskLogEntry &entry)
{
    switch (entry.event) {
    case TaskEvent::Created:
        return tr("Created");
    case TaskEvent::Comment:
        return tr("Comment");
    case TaskEvent::Edit:
        return tr("Edited");
    case TaskEvent::Transition:
        break;
    }
    return u"%1 → %2"_s.arg(entry.from ? taskStatusText(*entry.from) : QString(),
                            entry.to ? taskStatusText(*entry.to) : QString());
}

QString TaskLogModel::message(const TaskLogEntry &entry)
{
    QStringList lines;
    if (!entry.message.isEmpty())
        lines.append(statusReasonText(entry.message));
    if (!entry.problems.isEmpty())
        lines.append(sentences(entry.problems));
    for (const FieldChange &edit : entry.edits)
        lines.append(tr("%1: “%2” → “%3”").arg(edit.field.section(u'/', -1), edit.from, edit.to));
    return lines.join(u'\n');
}

QVariant TaskLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    case Event:
        return tr("What");
    case Message:
        return tr("Message");
    case Count:
        break;
    }
    return {};
}

} // namespace derdesk
