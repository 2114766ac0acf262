// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CsvReader.h"

#include <QCoreApplication>
#include <QUtf8StringView>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int endOfFile = -1;
constexpr qint64 readSize = 1 << 16;
constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

} // namespace

CsvReader::CsvReader(QIODevice &device)
    : m_device(device)
{
}

std::optional<CsvRecord> CsvReader::next()
{
    m_record = {.line = m_line, .fields = {}, .fault = {}};
    m_recordSize = 0;
    if (!m_started) {
        m_started = true;
        if (readBlock() && m_block.startsWith(byteOrderMark))
            m_position = byteOrderMark.size();
    }
    if (peek() == endOfFile)
        return m_record.fault.isEmpty() ? std::nullopt : std::optional(m_record);
    FieldEnd end = FieldEnd::Comma;
    bool quoted = false;
    while (end == FieldEnd::Comma) {
        quoted = peek() == '"';
        end = readField();
        finishField();
    }
    const bool blank = m_record.fields.size() == 1 && !quoted && m_record.fields.first().isEmpty();
    if (blank || !m_record.fault.isEmpty())
        m_record.fields.clear();
    return std::move(m_record);
}

int CsvReader::peek()
{
    if (m_position == m_block.size() && !readBlock())
        return endOfFile;
    return static_cast<unsigned char>(m_block[m_position]);
}

int CsvReader::take()
{
    const int byte = peek();
    if (byte != endOfFile)
        ++m_position;
    if (byte == '\n')
        ++m_line;
    return byte;
}

bool CsvReader::readBlock()
{
    m_blockStart += m_block.size();
    m_position = 0;
    m_block.clear();
    if (m_ended)
        return false;
    m_block.resize(readSize);
    const qint64 size = m_device.read(m_block.data(), readSize);
    m_block.resize(qMax(size, 0));
    if (size < 0)
        fail(QCoreApplication::translate("Import", "the file cannot be read: %1")
                 .arg(m_device.errorString()));
    m_ended = size <= 0;
    return !m_ended;
}

CsvReader::FieldEnd CsvReader::readField()
{
    m_field.clear();
    return peek() == '"' ? readQuoted() : readPlain();
}

CsvReader::FieldEnd CsvReader::readPlain()
{
    for (;;) {
        appendRun(false);
        const int byte = peek();
        if (byte == ',' || byte == '\n' || byte == '\r' || byte == endOfFile)
            return endOfField();
        if (byte == '"')
            fail(QCoreApplication::translate(
                     "Import", "a quote inside field %1, which does not begin with one")
                     .arg(m_record.fields.size() + 1));
        append(take());
    }
}

CsvReader::FieldEnd CsvReader::readQuoted()
{
    take();
    for (;;) {
        appendRun(true);
        const int byte = take();
        if (byte == endOfFile) {
            fail(QCoreApplication::translate("Import",
                                             "the quote that begins field %1 is never closed")
                     .arg(m_record.fields.size() + 1));
            return FieldEnd::File;
        }
        if (byte == '"') {
            if (peek() != '"')
                break;
            take();
        }
        append(byte);
    }
    return endOfField();
}

CsvReader::FieldEnd CsvReader::endOfField()
{
    bool clean = true;
    for (;;) {
        const int byte = take();
        if (byte == endOfFile)
            return FieldEnd::File;
        if (byte == '\n')
            return FieldEnd::Line;
        if (byte == ',' && clean)
            return FieldEnd::Comma;
        if (byte == '\r' && peek() == '\n')
            continue;
        // The rest of the line means nothing any more.
        if (clean && byte == '\r')
            fail(QCoreApplication::translate("Import",
                                             "a carriage return without a line feed after field %1")
                     .arg(m_record.fields.size() + 1));
        else if (clean)
            fail(QCoreApplication::translate("Import", "text after the closing quote of field %1")
                     .arg(m_record.fields.size() + 1));
        clean = false;
    }
}

/// Takes the bytes up to one that needs a closer look: nearly all of a file comes this way.
void CsvReader::appendRun(bool quoted)
{
    const char *const begin = m_block.constData() + m_position;
    const qsizetype most =
        qMin(m_block.size() - m_position, longestRecord - qMin(m_recordSize, longestRecord));
    const auto isSpecial = [quoted](char byte) {
        return byte == '"' || byte == '\n' || byte == 0 ||
               (!quoted && (byte == ',' || byte == '\r'));
    };
    qsizetype size = 0;
    while (size < most && !isSpecial(begin[size]))
        ++size;
    m_field.append(begin, size);
    m_position += size;
    m_recordSize += size;
}

void CsvReader::append(int byte)
{
    if (byte == 0)
        fail(QCoreApplication::translate("Import", "a NUL character in field %1")
                 .arg(m_record.fields.size() + 1));
    if (fits())
        m_field.append(char(byte));
}

void CsvReader::finishField()
{
    if (!fits())
        return;
    if (!QUtf8StringView(m_field).isValidUtf8())
        fail(QCoreApplication::translate("Import", "field %1 is not UTF-8")
                 .arg(m_record.fields.size() + 1));
    // Qt drops such a mark at the beginning of any text; here it is one only at the file's.
    const QString text = QString::fromUtf8(m_field);
    m_record.fields.append(m_field.startsWith(byteOrderMark) ? QChar(QChar::ByteOrderMark) + text
                                                             : text);
}

/// Counts one byte more; a record that is too long is read to its end, but not kept.
bool CsvReader::fits()
{
    if (++m_recordSize <= longestRecord)
        return true;
    fail(QCoreApplication::translate("Import", "the record is longer than %1 bytes")
             .arg(longestRecord));
    return false;
}

void CsvReader::fail(const QString &fault)
{
    if (m_record.fault.isEmpty())
        m_record.fault = fault;
}

} // namespace derdesk
