// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ImportFile.h"

#include "operations/FieldChecks.h"

#include <QCoreApplication>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t rowsAtOnce = 1'000;
constexpr qint64 bytesAtOnce = 1 << 20;

/// A fault is a line of its own: what comes from the file must not break it, nor steer a terminal.
QString oneLine(QString text)
{
    for (QChar &unit : text) {
        if (unit.category() == QChar::Other_Control || unit == QChar::LineSeparator ||
            unit == QChar::ParagraphSeparator)
            unit = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

QString quoted(const QString &value)
{
    constexpr qsizetype longest = 60;
    return u'"' + (value.size() > longest ? value.first(longest - 1) + u'…' : value) + u'"';
}

ImportFile::ImportFile(QIODevice &device, QList<ImportColumn> columns, const ImportOptions &options)
    : m_options(options)
    , m_reader(device)
    , m_columns(std::move(columns))
    , m_positions(m_columns.size(), -1)
{
    if (!device.isSequential())
        m_progress.allBytes = device.size();
    readHeader();
}

const ImportOptions &ImportFile::noOptions()
{
    static const ImportOptions none;
    return none;
}

bool ImportFile::next()
{
    while (m_faults.size() < mostFaults && readRow()) {
        if (m_usable && rowIsGood())
            return true;
    }
    return false;
}

bool ImportFile::read(QLatin1StringView column, QString &value)
{
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const ImportColumn &asked = m_columns[i];
        if (asked.name != column)
            continue;
        if (m_positions[i] < 0)
            return false;
        const QString &text = m_row.fields[m_positions[i]];
        if (asked.required && text.trimmed().isEmpty()) {
            fault(column, QCoreApplication::translate("Import", "a value is required"));
            return false;
        }
        if (text.size() > asked.limit && characterCount(text) > asked.limit) {
            fault(column, QCoreApplication::translate(
                              "Import", "%1 has %2 characters; at most %3 are allowed")
                              .arg(quoted(text))
                              .arg(characterCount(text))
                              .arg(asked.limit));
            return false;
        }
        value = text;
        return true;
    }
    Q_UNREACHABLE();
}

void ImportFile::fault(const QString &column, const QString &what)
{
    if (m_faults.size() < mostFaults)
        m_faults.append({m_row.line, oneLine(column), oneLine(what)});
}

void ImportFile::readHeader()
{
    const std::optional<CsvRecord> header = m_reader.next();
    m_row.line = 1;
    if (!header || header->isBlank())
        fault({}, QCoreApplication::translate(
                      "Import", "a header row with the names of the columns is missing"));
    else if (!header->fault.isEmpty())
        fault({}, header->fault);
    else
        checkHeader(*header);
}

void ImportFile::checkHeader(const CsvRecord &header)
{
    m_width = header.fields.size();
    for (qsizetype i = 0; i < m_width; ++i) {
        const QString &name = header.fields[i];
        qsizetype known = 0;
        while (known < m_columns.size() && m_columns[known].name != name)
            ++known;
        if (known == m_columns.size()) {
            fault(name, QCoreApplication::translate("Import",
                                                    "column %1, %2, is not one of this import's")
                            .arg(i + 1)
                            .arg(quoted(name)));
        } else if (m_positions[known] >= 0) {
            fault(name, QCoreApplication::translate("Import", "column %1 has the name of column %2")
                            .arg(i + 1)
                            .arg(m_positions[known] + 1));
        } else {
            m_positions[known] = i;
        }
    }
    m_usable = true;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].required && m_positions[i] < 0) {
            fault(m_columns[i].name,
                  QCoreApplication::translate("Import", "this column is required, but missing"));
            m_usable = false;
        }
    }
}

bool ImportFile::readRow()
{
    std::optional<CsvRecord> row = m_width ? nextRecord() : std::nullopt;
    for (; row && row->isBlank(); row = nextRecord()) {
        if (m_blankLines.size() < mostFaults)
            m_blankLines.append(row->line); // no fault at the end of the file
    }
    if (!row)
        return false;
    for (int line : std::exchange(m_blankLines, {})) {
        m_row.line = line;
        fault({}, QCoreApplication::translate("Import", "an empty line"));
    }
    m_row = std::move(*row);
    m_faultsBefore = m_faults.size();
    if (!m_row.fault.isEmpty()) {
        fault({}, m_row.fault);
    } else if (m_row.fields.size() != m_width) {
        fault({}, QCoreApplication::translate("Import", "the row has %1 fields, the header %2")
                      .arg(m_row.fields.size())
                      .arg(m_width));
    }
    return true;
}

std::optional<CsvRecord> ImportFile::nextRecord()
{
    if (m_ahead.empty())
        readBlock();
    if (m_ahead.empty())
        return std::nullopt;
    std::optional<CsvRecord> record(std::move(m_ahead.front()));
    m_ahead.pop_front();
    return record;
}

void ImportFile::readBlock()
{
    m_stopped = m_options.stop && *m_options.stop;
    const qint64 before = m_reader.bytesRead();
    while (!m_stopped && m_ahead.size() < rowsAtOnce &&
           m_reader.bytesRead() - before < bytesAtOnce) {
        std::optional<CsvRecord> record = m_reader.next();
        if (!record)
            break;
        m_ahead.push_back(std::move(*record));
    }
    ++m_block;
    m_progress.rows += qint64(m_ahead.size());
    m_progress.bytes = m_reader.bytesRead();
    if (m_options.progress)
        m_options.progress(m_progress);
}

QStringList ImportFile::ahead(QLatin1StringView column) const
{
    QStringList values{m_row.fields.value(position(column))};
    for (const CsvRecord &record : m_ahead)
        values.append(record.fields.value(position(column)));
    return values;
}

qsizetype ImportFile::position(QLatin1StringView column) const
{
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].name == column)
            return m_positions[i];
    }
    return -1;
}

} // namespace derdesk
