// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ExportTasks.h"

#include <array>
#include <limits>

namespace derdesk {

using namespace Qt::StringLiterals;

std::span<const QLatin1StringView> enumTexts(TaskField)
{
    static constexpr std::array texts{"task_id"_L1,         "created_at"_L1,  "type"_L1,
                                      "business_object"_L1, "status"_L1,      "status_reason"_L1,
                                      "status_at"_L1,       "retry_count"_L1, "customer"_L1,
                                      "address"_L1,         "program"_L1,     "manufacturer"_L1,
                                      "model"_L1,           "serial_no"_L1,   "transaction_id"_L1,
                                      "next_attempt"_L1,    "assigned_to"_L1};
    return texts;
}

QList<ExportColumn> allExportColumns()
{
    QList<ExportColumn> columns;
    for (std::size_t field = 0; field < enumTexts(TaskField{}).size(); ++field)
        columns.append({TaskField(field), toText(TaskField(field))});
    return columns;
}

namespace {

constexpr qint64 betweenProgress = 1'000; ///< rows
constexpr qsizetype idsAtATime = 500;

QVariant cell(const TaskRow &row, TaskField field, TableReader reader)
{
    const bool words = reader == TableReader::Person;
    switch (field) {
    case TaskField::TaskId:
        return idText(row.id);
    case TaskField::CreatedAt:
        return words ? row.createdAt.toLocalTime() : row.createdAt;
    case TaskField::Type:
        return row.type;
    case TaskField::BusinessObject:
        return words ? businessObjectText(row.businessObject) : toText(row.businessObject);
    case TaskField::Status:
        return words ? taskStatusText(row.status) : toText(row.status);
    case TaskField::StatusReason:
        return words ? statusReasonText(row.statusReason) : row.statusReason;
    case TaskField::StatusAt:
        return words ? row.statusAt.toLocalTime() : row.statusAt;
    case TaskField::RetryCount:
        return row.retryCount;
    case TaskField::CustomerName:
        return row.customerName;
    case TaskField::Address:
        return row.address;
    case TaskField::Program:
        return row.program;
    case TaskField::Manufacturer:
        return row.manufacturer;
    case TaskField::Model:
        return row.model;
    case TaskField::SerialNo:
        return row.serialNo;
    case TaskField::TransactionId:
        return row.transactionId;
    case TaskField::NextAttempt:
        if (!row.nextAttempt.isValid())
            return QString();
        return words ? row.nextAttempt.toLocalTime() : row.nextAttempt;
    case TaskField::AssignedTo:
        return row.assignedTo;
    }
    Q_UNREACHABLE();
}

/// One export under way.
class Export final
{
public:
    Export(const TaskExport &what, const ExportOptions &options)
        : m_what(what)
        , m_options(options)
        , m_file(newTableFile(what.format, what.path, what.reader, what.name))
    {
    }

    ExportResult run(Connection &connection)
    {
        QStringList titles;
        for (const ExportColumn &column : m_what.columns)
            titles.append(column.title);
        if (!took(mayTakePlace(m_what.path)) || !took(m_file->begin(titles)))
            return failure();
        connection.sortOnDisk();
        connection.beginReading();
        writeRows(connection);
        connection.commit();
        if (m_ended)
            return failure();
        m_progress.finishing = true;
        tell();
        if (m_ended || !took(m_file->finish()))
            return failure();
        return m_progress.rows;
    }

private:
    void writeRows(Connection &connection)
    {
        const auto take = [this](const TaskRow &row) { return write(row); };
        if (const auto *ids = std::get_if<QList<RecordId>>(&m_what.tasks)) {
            m_progress.all = ids->size();
            tell();
            for (qsizetype at = 0; at < ids->size() && !m_ended; at += idsAtATime) {
                const QList<TaskRow> rows = matchTasks(connection, {}, ids->mid(at, idsAtATime));
                for (const TaskRow &row : rows) {
                    if (!take(row))
                        break;
                }
            }
        } else {
            const auto &criteria = std::get<TaskCriteria>(m_what.tasks);
            m_progress.all = countTasks(connection, criteria, std::numeric_limits<int>::max() - 1);
            tell();
            if (!m_ended)
                eachTask(connection, criteria, m_what.order, take);
        }
    }

    /// false: no further row is wanted.
    bool write(const TaskRow &row)
    {
        QVariantList cells;
        cells.reserve(m_what.columns.size());
        for (const ExportColumn &column : m_what.columns)
            cells.append(cell(row, column.field, m_what.reader));
        if (!took(m_file->add(cells)))
            return false;
        if (++m_progress.rows % betweenProgress == 0)
            tell();
        return !m_ended;
    }

    void tell()
    {
        if (m_options.progress)
            m_options.progress(m_progress);
        m_ended |= m_options.stop && *m_options.stop;
    }

    bool took(const Written &written)
    {
        if (!written) {
            m_fault = m_what.path + u": "_s + written.error();
            m_ended = true;
        }
        return written.has_value();
    }

    ExportResult failure() const { return tl::unexpected(m_fault); }

    const TaskExport &m_what;
    const ExportOptions &m_options;
    const std::unique_ptr<TableFile> m_file;
    ExportProgress m_progress;
    QString m_fault;
    bool m_ended = false; ///< before its end
};

} // namespace

ExportResult exportTasks(const DatabaseUrl &url, const TaskExport &what,
                         const ExportOptions &options)
{
    Connection connection(url, Connection::Mode::ReadOnly);
    return Export(what, options).run(connection);
}

} // namespace derdesk
