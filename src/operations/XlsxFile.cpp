// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/XlsxFile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <xlsxwriter.h>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype widest = 60; ///< characters of a column; longer texts are cut off
constexpr int dateAndTime = 22;  ///< the number format that each spreadsheet shows in its own way
constexpr qsizetype timeWidth = 17; ///< characters

tl::unexpected<QString> systemFault(int error) { return tl::unexpected(qt_error_string(error)); }

/// Spreadsheets take _x0041_ for the letter of that code. The library so writes letters that XML
/// has not, but leaves texts alone that look so by themselves.
QString escaped(QString text)
{
    static const QRegularExpression code(u"_(?=x[0-9A-Fa-f]{4}_)"_s);
    return text.contains(u"_x"_s) ? text.replace(code, u"_x005F_"_s) : text;
}

lxw_datetime excelTime(const QDateTime &time)
{
    const QDate date = time.date();
    const QTime clock = time.time();
    return {date.year(),  date.month(),   date.day(),
            clock.hour(), clock.minute(), clock.second() + clock.msec() / 1000.0};
}

} // namespace

XlsxFile::XlsxFile(QString path, QString name, int rowsPerSheet)
    : m_path(QFileInfo::exists(path) ? QFileInfo(path).canonicalFilePath() : std::move(path))
    , m_name(std::move(name))
    , m_rowsPerSheet(rowsPerSheet)
    , m_folder(m_path + u".part-"_s)
    , m_folderName(QFile::encodeName(m_folder.path()))
{
}

XlsxFile::~XlsxFile()
{
    if (!m_book)
        return;
    for (const lxw_worksheet *sheet : std::as_const(m_sheets)) {
        if (sheet->optimize_tmpfile)
            std::fclose(sheet->optimize_tmpfile); // the library forgets it
    }
    lxw_workbook_free(m_book);
}

QString XlsxFile::partPath() const { return m_folder.filePath(u"part.xlsx"_s); }

Written XlsxFile::begin(const QStringList &titles)
{
    if (!m_folder.isValid())
        return tl::unexpected(m_folder.errorString());
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = m_folderName.data();
    m_book = workbook_new_opt(QFile::encodeName(partPath()).constData(), &options);
    m_bold = workbook_add_format(m_book);
    format_set_bold(m_bold);
    m_time = workbook_add_format(m_book);
    format_set_num_format_index(m_time, dateAndTime);
    m_titles = titles;
    return addSheet();
}

Written XlsxFile::addSheet()
{
    const QString name =
        m_sheets.isEmpty() ? m_name : m_name + u' ' + QString::number(m_sheets.size() + 1);
    errno = 0;
    m_sheet = workbook_add_worksheet(m_book, name.toUtf8().constData());
    if (!m_sheet)
        return tl::unexpected(u"no sheet can be called “%1”"_s.arg(name));
    m_sheets.append(m_sheet);
    if (!m_sheet->optimize_tmpfile)
        return systemFault(errno);
    m_widths.clear();
    lxw_col_t column = 0;
    for (const QString &title : m_titles) {
        worksheet_write_string(m_sheet, 0, column++, title.toUtf8().constData(), m_bold);
        m_widths.append(title.size() + 3); // and the filter's button
    }
    m_row = 1;
    return {};
}

Written XlsxFile::add(const QVariantList &cells)
{
    if (m_row == m_rowsPerSheet) {
        const Written further = endSheet().and_then([this] { return addSheet(); });
        if (!further)
            return further;
    }
    for (int column = 0; column < cells.size(); ++column) {
        if (const int error = write(column, cells[column]))
            return tl::unexpected(QString::fromUtf8(lxw_strerror(lxw_error(error))));
    }
    ++m_row;
    // The library itself does not look whether its temporary file took the row.
    if (std::ferror(m_sheet->optimize_tmpfile))
        return systemFault(errno);
    return {};
}

int XlsxFile::write(int column, const QVariant &cell)
{
    const auto row = lxw_row_t(m_row);
    const auto col = lxw_col_t(column);
    qsizetype &width = m_widths[column];
    if (cell.typeId() == QMetaType::QString) {
        const QString text = cell.toString();
        width = std::max(width, text.size());
        return worksheet_write_string(m_sheet, row, col, escaped(text).toUtf8().constData(),
                                      nullptr);
    }
    if (cell.typeId() == QMetaType::QDateTime) {
        if (!cell.toDateTime().isValid())
            return LXW_NO_ERROR;
        width = std::max(width, timeWidth);
        lxw_datetime time = excelTime(cell.toDateTime());
        return worksheet_write_datetime(m_sheet, row, col, &time, m_time);
    }
    return worksheet_write_number(m_sheet, row, col, cell.toDouble(), nullptr);
}

Written XlsxFile::endSheet()
{
    const auto last = lxw_col_t(m_titles.size() - 1);
    for (lxw_col_t column = 0; column <= last; ++column)
        worksheet_set_column(m_sheet, column, column,
                             double(std::min(m_widths[column], widest)) + 1, nullptr);
    worksheet_freeze_panes(m_sheet, 1, 0);
    worksheet_autofilter(m_sheet, 0, 0, lxw_row_t(m_row - 1), last);
    // Ids are texts on purpose.
    worksheet_ignore_errors(m_sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
    if (std::fflush(m_sheet->optimize_tmpfile) != 0)
        return systemFault(errno);
    return {};
}

Written XlsxFile::finish()
{
    return endSheet().and_then([this] { return close(); }).and_then([this] { return place(); });
}

Written XlsxFile::close()
{
    errno = 0;
    const lxw_error error = workbook_close(std::exchange(m_book, nullptr));
    if (error == LXW_NO_ERROR)
        return {};
    if (errno)
        return systemFault(errno);
    return tl::unexpected(QString::fromUtf8(lxw_strerror(error)));
}

/// On the disk first: else a crash could leave an empty file where a good one was.
Written XlsxFile::place()
{
    QFile part(partPath());
    if (!part.open(QIODevice::ReadWrite))
        return tl::unexpected(part.errorString());
    if (fsync(part.handle()) != 0)
        return systemFault(errno);
    std::error_code failed;
    std::filesystem::rename(QFile::encodeName(partPath()).toStdString(),
                            QFile::encodeName(m_path).toStdString(), failed);
    if (failed)
        return systemFault(failed.value());
    return {};
}

} // namespace derdesk
