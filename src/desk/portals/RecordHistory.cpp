// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/portals/RecordHistory.h"

#include "desk/RelativeTime.h"
#include "desk/models/TaskLogModel.h"
#include "desk/widgets/FieldText.h"
#include "desk/widgets/ReadOnlyTable.h"

#include <QHeaderView>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString actionText(const QString &action)
{
    const QMap<QString, QString> texts{{u"ADD"_s, RecordHistory::tr("Added")},
                                       {u"CHANGE"_s, RecordHistory::tr("Changed")},
                                       {u"REMOVE"_s, RecordHistory::tr("Deleted")},
                                       {u"MERGE"_s, RecordHistory::tr("Merged")},
                                       {u"RENEW"_s, RecordHistory::tr("New secret")},
                                       {u"REVOKE"_s, RecordHistory::tr("Revoked")},
                                       {u"RETIRE"_s, RecordHistory::tr("Retired")},
                                       {u"PASSWORD"_s, RecordHistory::tr("New password")},
                                       {u"DISABLE"_s, RecordHistory::tr("Disabled")},
                                       {u"ENABLE"_s, RecordHistory::tr("Enabled")},
                                       {u"SIGN_IN"_s, RecordHistory::tr("Signed in")},
                                       {u"WRONG_PASSWORD"_s, RecordHistory::tr("Wrong password")}};
    return texts.value(action, action);
}

} // namespace

RecordHistory::RecordHistory(const RecordKind &kind, QWidget *parent)
    : QTableWidget(parent)
    , m_kind(kind)
{
    setColumnCount(4);
    setHorizontalHeaderLabels({tr("When"), tr("Who"), tr("What"), tr("Changes")});
    setAccessibleName(tr("History of the record"));
    setUpReadOnly(*this);
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(this, &QTableWidget::cellActivated, this, [this](int row) {
        if (const RecordId task = item(row, 0)->data(Qt::UserRole).toLongLong())
            Q_EMIT openTask(task);
    });
}

void RecordHistory::show(const QList<AuditEntry> &entries, const QList<TaskLogEntry> &log)
{
    QList<Row> rows;
    for (const TaskLogEntry &entry : log)
        rows.append(rowOf(entry));
    for (const AuditEntry &entry : entries)
        rows.append(rowOf(entry));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row &one, const Row &other) { return one.at > other.at; });
    setRowCount(int(rows.size()));
    for (int row = 0; row < rows.size(); ++row)
        showRow(row, rows[row]);
    resizeColumnsToContents();
}

void RecordHistory::showRow(int row, const Row &texts)
{
    const QStringList cells{shortTime(texts.at), texts.who, texts.what, texts.changes};
    for (int column = 0; column < cells.size(); ++column)
        setItem(row, column, new QTableWidgetItem(cells[column]));
    item(row, 0)->setData(Qt::UserRole, texts.task);
}

RecordHistory::Row RecordHistory::rowOf(const AuditEntry &entry) const
{
    return {entry.at, entry.actor.name, actionText(entry.action), changesText(entry.changes)};
}

RecordHistory::Row RecordHistory::rowOf(const TaskLogEntry &entry)
{
    return {entry.at, TaskLogModel::who(entry.actor),
            tr("Service task %1: %2").arg(idText(entry.taskId), TaskLogModel::event(entry)),
            TaskLogModel::message(entry), entry.taskId};
}

/// Fields by their labels, values as the form shows them.
QString RecordHistory::changesText(const QList<FieldChange> &changes) const
{
    QStringList lines;
    for (const FieldChange &change : changes) {
        const auto field = std::find_if(
            m_kind.fields.cbegin(), m_kind.fields.cend(),
            [&change](const RecordField &known) { return known.name == change.field; });
        const bool known = field != m_kind.fields.cend() && field->kind != FieldKind::Time;
        const auto text = [&](const QString &value) {
            return known && !value.isEmpty() ? fieldText(*field, value) : value;
        };
        lines.append(tr("%1: “%2” → “%3”")
                         .arg(known ? recordText(field->label) : change.field, text(change.from),
                              text(change.to)));
    }
    return lines.join(u'\n');
}

} // namespace derdesk
