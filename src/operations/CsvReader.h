// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QStringList>

#include <optional>

namespace derdesk {

/// One record of a CSV file.
struct CsvRecord
{
    int line = 0;       ///< where it begins, counted from 1
    QStringList fields; ///< empty if there is a fault
    QString fault;      ///< what breaks the format, in English; empty: well formed

    /// An empty line.
    bool isBlank() const { return fault.isEmpty() && fields.isEmpty(); }
};

/// Reads RFC 4180 CSV in UTF-8 record by record, lines ended by LF or CRLF, in memory that does not
/// grow with the file. A byte order mark is skipped. After a faulty record it goes on with the next
/// line.
class CsvReader final
{
public:
    /// Records of more bytes are faults.
    static constexpr qsizetype longestRecord = 1 << 20;

    /// \a device is open for reading and outlives the reader.
    explicit CsvReader(QIODevice &device);

    /// Nothing at the end.
    std::optional<CsvRecord> next();
    /// How much of the device the records so far have taken.
    qint64 bytesRead() const { return m_blockStart + m_position; }

private:
    enum class FieldEnd { Comma, Line, File };

    int peek();
    int take();
    bool readBlock();
    FieldEnd readField();
    FieldEnd readPlain();
    FieldEnd readQuoted();
    FieldEnd endOfField();
    void append(int byte);
    void appendRun(bool quoted);
    void finishField();
    bool fits();
    void fail(const QString &fault);

    QIODevice &m_device;
    bool m_started = false;
    bool m_ended = false;
    QByteArray m_block;
    qint64 m_blockStart = 0; ///< in the device
    qsizetype m_position = 0;
    int m_line = 1;
    qsizetype m_recordSize = 0;
    QByteArray m_field;
    CsvRecord m_record;
};

} // namespace derdesk
