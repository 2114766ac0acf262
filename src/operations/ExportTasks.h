// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/TableFile.h"
#include "store/TaskSearch.h"

#include <atomic>
#include <functional>
#include <variant>

namespace derdesk {

/// What can be exported of a task.
enum class TaskField {
    TaskId,
    CreatedAt,
    Type,
    BusinessObject,
    Status,
    StatusReason,
    StatusAt,
    RetryCount,
    CustomerName,
    Address,
    Program,
    Manufacturer,
    Model,
    SerialNo,
    TransactionId,
    NextAttempt,
    AssignedTo,
};
/// "task_id", "created_at" …
std::span<const QLatin1StringView> enumTexts(TaskField);

struct ExportColumn
{
    TaskField field = TaskField::TaskId;
    QString title;
};
/// All fields, each titled by its text.
QList<ExportColumn> allExportColumns();

/// Which tasks go where, and how.
struct TaskExport
{
    /// All that match, or just these, in this order; those that are not there any more are left
    /// out.
    std::variant<TaskCriteria, QList<RecordId>> tasks = {};
    TaskOrder order = {}; ///< of those that match
    QList<ExportColumn> columns = allExportColumns();
    QString path = {};
    TableFormat format = TableFormat::Csv;
    QString name = QStringLiteral("Tasks"); ///< of the table, see XlsxFile
    /// A person gets states and reasons in words and times in his own time zone; a program gets
    /// codes and UTC.
    TableReader reader = TableReader::Program;
};

/// How far an export is.
struct ExportProgress
{
    qint64 rows = 0;        ///< written, of
    qint64 all = 0;         ///< so many
    bool finishing = false; ///< all rows are written; the file is being put together
};

/// What an export is told and tells. All is called from, and looked at in, its thread.
struct ExportOptions
{
    std::function<void(const ExportProgress &)> progress = {}; ///< a thousand rows apart
    const std::atomic_bool *stop = nullptr;                    ///< true: ends it
};

/// How many rows were written; or what went wrong, in the user's language: empty if it was stopped,
/// else the file and why it could not be written. Then nothing is left of it, and a file of that
/// name is what it was before.
using ExportResult = tl::expected<qint64, QString>;

/// Writes tasks into a file, in memory that does not grow with their number. All are of one moment:
/// they are read in one transaction. On SQLite the write-ahead log cannot begin anew meanwhile, so
/// a minute's writing stays in it until the next checkpoint after the last row; who writes is not
/// hindered. On a connection of its own; blocks: never for the GUI's thread. Throws StoreError.
ExportResult exportTasks(const DatabaseUrl &url, const TaskExport &what,
                         const ExportOptions &options = {});

} // namespace derdesk
