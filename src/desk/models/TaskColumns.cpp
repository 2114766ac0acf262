// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskColumns.h"

#include <QLocale>

#include <array>

namespace derdesk {

using namespace Qt::StringLiterals;

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
    case Count:
        break;
    }
    return {};
}

QString TaskColumns::text(const TaskRow &row, int column)
{
    const QLocale locale;
    switch (Column(column)) {
    case TaskId:
        return idText(row.id);
    case Created:
        return locale.toString(row.createdAt.toLocalTime(), QLocale::ShortFormat);
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
        return reason(row);
    case TransactionId:
        return row.transactionId;
    case StatusTime:
        return locale.toString(row.statusAt.toLocalTime(), QLocale::ShortFormat);
    case Retries:
        return row.retryCount ? locale.toString(row.retryCount) : QString();
    case Count:
        break;
    }
    return {};
}

QString TaskColumns::toolTip(const TaskRow &row, int column)
{
    const QLocale locale;
    if (column == Created)
        return locale.toString(row.createdAt.toLocalTime(), QLocale::LongFormat);
    if (column == StatusTime)
        return locale.toString(row.statusAt.toLocalTime(), QLocale::LongFormat);
    if (column == Status && !row.statusReason.isEmpty())
        return tr("%1: %2").arg(taskStatusText(row.status), reason(row));
    return text(row, column);
}

QString TaskColumns::reason(const TaskRow &row)
{
    if (row.statusReason == "EXPIRED"_L1)
        return tr("Expired");
    const std::optional<ProblemCode> code = problemCodeFromText(row.statusReason);
    return code ? problemTitle(*code) : row.statusReason;
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

int TaskColumns::width(int column)
{
    static constexpr std::array<int, Count> widths{17, 19, 17, 21, 27, 15, 21,
                                                   17, 21, 18, 26, 22, 19, 9};
    return widths[std::size_t(column)];
}

} // namespace derdesk
