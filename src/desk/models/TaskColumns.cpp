// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskColumns.h"

#include "desk/RelativeTime.h"
#include "domain/Lifecycle.h"

#include <QLocale>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QStringList statuses()
{
    QStringList texts;
    for (std::size_t i = 0; i < enumTexts(TaskStatus{}).size(); ++i)
        texts += taskStatusText(TaskStatus(i));
    return texts;
}

/// A day that has a long date, and each of the last week's, at a time that has long numbers.
QStringList times()
{
    const QTime late(22, 58);
    const QDate today = QDate::currentDate();
    QStringList texts{QLocale().toString(QDateTime({2026, 9, 30}, late), QLocale::ShortFormat)};
    for (int days = 1; days < 7; ++days)
        texts += relativeTime(QDateTime(today.addDays(-days), late));
    return texts;
}

} // namespace

QString TaskColumns::title(int column)
{
    switch (Column(column)) {
    case TaskId:
        return tr("Task id");
    case Created:
        return tr("Created");
    case Status:
        return tr("Status");
    case Customer:
        return tr("Customer");
    case Address:
        return tr("Address");
    case Program:
        return tr("Program");
    case Type:
        return tr("Task type");
    case SerialNo:
        return tr("Serial number");
    case Manufacturer:
        return tr("Manufacturer");
    case Model:
        return tr("Model");
    case Reason:
        return tr("Reason");
    case TransactionId:
        return tr("Transaction id");
    case StatusTime:
        return tr("Status since");
    case Retries:
        return tr("Retries");
    case AssignedTo:
        return tr("Assigned to");
    case WaitingSince:
        return tr("Waiting since");
    case NextAttempt:
        return tr("Next attempt");
    case Count:
        break;
    }
    return {};
}

/// Null for columns that hold none, and for tasks that have none.
QDateTime TaskColumns::time(const TaskRow &row, int column)
{
    switch (column) {
    case Created:
        return row.createdAt;
    case StatusTime:
        return row.statusAt;
    case WaitingSince:
        return waitsAnywhere(row.status) ? row.statusAt : QDateTime();
    case NextAttempt:
        return row.nextAttempt;
    default:
        return {};
    }
}

QString TaskColumns::shown(const TaskRow &row, int column)
{
    const QDateTime at = time(row, column);
    return at.isValid() ? relativeTime(at) : text(row, column);
}

QString TaskColumns::text(const TaskRow &row, int column)
{
    const QLocale locale;
    switch (Column(column)) {
    case TaskId:
        return idText(row.id);
    case Created:
    case StatusTime:
    case WaitingSince:
    case NextAttempt:
        return shortTime(time(row, column));
    case Status:
        return taskStatusText(row.status);
    case Customer:
        return row.customerName;
    case Address:
        return row.address;
    case Program:
        return row.program;
    case Type:
        return row.type;
    case SerialNo:
        return row.serialNo;
    case Manufacturer:
        return row.manufacturer;
    case Model:
        return row.model;
    case Reason:
        return statusReasonText(row.statusReason);
    case TransactionId:
        return row.transactionId;
    case Retries:
        return row.retryCount ? locale.toString(row.retryCount) : QString();
    case AssignedTo:
        return row.assignedTo;
    case Count:
        break;
    }
    return {};
}

QString TaskColumns::toolTip(const TaskRow &row, int column)
{
    const QLocale locale;
    if (const QDateTime at = time(row, column); at.isValid())
        return locale.toString(at.toLocalTime(), QLocale::LongFormat);
    if (column == Status && !row.statusReason.isEmpty())
        return tr("%1: %2").arg(taskStatusText(row.status), statusReasonText(row.statusReason));
    return text(row, column);
}

std::optional<TaskSort> TaskColumns::sort(int column)
{
    switch (column) {
    case TaskId:
        return TaskSort::TaskId;
    case Created:
        return TaskSort::Created;
    case Status:
        return TaskSort::Status;
    case Customer:
        return TaskSort::CustomerName;
    case Program:
        return TaskSort::Program;
    case Type:
        return TaskSort::Type;
    case SerialNo:
        return TaskSort::SerialNo;
    case TransactionId:
        return TaskSort::TransactionId;
    case StatusTime:
        return TaskSort::StatusTime;
    default:
        return {};
    }
}

Qt::SortOrder TaskColumns::firstOrder(int column)
{
    return column == Created || column == StatusTime ? Qt::DescendingOrder : Qt::AscendingOrder;
}

QStringList TaskColumns::samples(int column)
{
    switch (Column(column)) {
    case TaskId:
        return {QString(14, u'0')};
    case Created:
    case StatusTime:
    case WaitingSince:
    case NextAttempt:
        return times();
    case Status:
        return statuses();
    case Reason:
    case Address:
        return {QString(26, u'n')};
    case Customer:
    case Manufacturer:
    case Model:
    case TransactionId:
        return {QString(18, u'n')};
    case Program:
    case SerialNo:
    case AssignedTo:
        return {QString(14, u'n')};
    case Type:
        return {u"DER-INTERCONNECTION"_s};
    case Retries:
        return {title(Retries)};
    case Count:
        break;
    }
    return {};
}

} // namespace derdesk
