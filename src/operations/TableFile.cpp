// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/TableFile.h"

#include "operations/CsvFile.h"
#include "operations/XlsxFile.h"

#include <QFileInfo>

#include <cerrno>

namespace derdesk {

using namespace Qt::StringLiterals;

std::optional<TableFormat> tableFormat(const QString &path)
{
    if (path.endsWith(u".csv"_s, Qt::CaseInsensitive))
        return TableFormat::Csv;
    if (path.endsWith(u".xlsx"_s, Qt::CaseInsensitive))
        return TableFormat::Xlsx;
    return {};
}

Written mayTakePlace(const QString &path)
{
    const QFileInfo there(path);
    if (there.exists() && !there.isFile())
        return tl::unexpected(qt_error_string(there.isDir() ? EISDIR : EEXIST));
    return {};
}

std::unique_ptr<TableFile> newTableFile(TableFormat format, const QString &path, TableReader reader,
                                        const QString &name)
{
    if (format == TableFormat::Csv)
        return std::make_unique<CsvFile>(path, reader);
    return std::make_unique<XlsxFile>(path, name);
}

} // namespace derdesk
