// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/TableFile.h"

#include <QSaveFile>

namespace derdesk {

/// A table as RFC 4180 CSV in UTF-8: parted by commas, lines ended by CRLF, a row of titles.
///
/// For a program: texts to the letter, date-times as ISO 8601 with milliseconds and zone. For a
/// person: a byte order mark, without which Excel takes UTF-8 for something else; date-times as
/// spreadsheets know them; and an apostrophe before texts that they would run as a formula
/// (https://owasp.org/www-community/attacks/CSV_Injection): anybody who may send requests chooses
/// those texts. Numbers stay as they are.
class CsvFile final : public TableFile
{
public:
    CsvFile(const QString &path, TableReader reader);

    Written begin(const QStringList &titles) override;
    Written add(const QVariantList &cells) override;
    Written finish() override;

private:
    void append(const QVariant &cell);
    void appendText(QString text);
    Written write();

    const TableReader m_reader;
    QSaveFile m_file;
    QByteArray m_block; ///< rows that are not written yet
};

} // namespace derdesk
