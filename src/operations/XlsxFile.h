// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/TableFile.h"

#include <QTemporaryDir>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace derdesk {

/// A table as an Office Open XML workbook: titles bold, in sight while one scrolls, with filters;
/// columns as wide as what is in them; texts as texts, whatever they begin with; date-times as
/// dates that can be sorted and reckoned with. What does not fit on a sheet goes on in a further
/// one, titles first.
///
/// Rows go to temporary files in a folder beside the file's place, so there has to be room for them
/// there: some ten times the file's own size.
class XlsxFile final : public TableFile
{
public:
    /// Of the format, the titles' row included.
    static constexpr int mostRows = 1'048'576;

    /// \a path: a link stays one to the file, as with CsvFile.
    /// \a name: of the sheets; 25 characters at the most, without any of []:*?/\\.
    /// \a rowsPerSheet: at least 2.
    XlsxFile(QString path, QString name, int rowsPerSheet = mostRows);
    ~XlsxFile() override;
    Q_DISABLE_COPY_MOVE(XlsxFile)

    Written begin(const QStringList &titles) override;
    Written add(const QVariantList &cells) override;
    Written finish() override;

private:
    Written addSheet();
    Written endSheet();
    int write(int column, const QVariant &cell);
    Written close();
    Written place();
    QString partPath() const;

    const QString m_path;
    const QString m_name;
    const int m_rowsPerSheet;
    QTemporaryDir m_folder;
    QByteArray m_folderName; ///< which libxlsxwriter wants to keep
    QStringList m_titles;
    QList<qsizetype> m_widths; ///< of what is in the columns, in characters
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_bold = nullptr;
    lxw_format *m_time = nullptr;
    QList<lxw_worksheet *> m_sheets;
    int m_row = 0; ///< the next one of the sheet
};

} // namespace derdesk
