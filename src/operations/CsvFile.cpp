// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/CsvFile.h"

#include <QDateTime>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype blockSize = 1 << 16; ///< bytes

} // namespace

CsvFile::CsvFile(const QString &path, TableReader reader)
    : m_reader(reader)
    , m_file(path)
{
}

Written CsvFile::begin(const QStringList &titles)
{
    // Without Qt's buffer, behind which the reason of a failure is lost.
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return tl::unexpected(m_file.errorString());
    if (m_reader == TableReader::Person)
        m_block += "\xEF\xBB\xBF";
    return add(QVariantList(titles.cbegin(), titles.cend()));
}

Written CsvFile::add(const QVariantList &cells)
{
    for (const QVariant &cell : cells) {
        append(cell);
        m_block += ',';
    }
    m_block.chop(1);
    m_block += "\r\n";
    return m_block.size() < blockSize ? Written() : write();
}

void CsvFile::append(const QVariant &cell)
{
    if (cell.typeId() == QMetaType::QString) {
        appendText(cell.toString());
    } else if (cell.typeId() == QMetaType::QDateTime) {
        const QDateTime time = cell.toDateTime();
        m_block += (m_reader == TableReader::Program ? time.toString(Qt::ISODateWithMs)
                                                     : time.toString(u"yyyy-MM-dd HH:mm:ss"_s))
                       .toLatin1();
    } else {
        m_block += QByteArray::number(cell.toLongLong());
    }
}

void CsvFile::appendText(QString text)
{
    // The letters after @ are tab, carriage return, line feed, and the wide forms of = + - @.
    static const QString formula = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    if (m_reader == TableReader::Person && !text.isEmpty() && formula.contains(text.front()))
        text.prepend(u'\'');
    const bool quoted = std::any_of(text.cbegin(), text.cend(), [](QChar letter) {
        return letter == u',' || letter == u'"' || letter == u'\r' || letter == u'\n';
    });
    if (quoted)
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    m_block += text.toUtf8();
}

/// On a full disk a part is taken first, and only the next attempt says why.
Written CsvFile::write()
{
    for (qsizetype at = 0; at < m_block.size();) {
        const qint64 written = m_file.write(m_block.constData() + at, m_block.size() - at);
        if (written <= 0)
            return tl::unexpected(m_file.errorString());
        at += written;
    }
    m_block.clear();
    return {};
}

Written CsvFile::finish()
{
    if (const Written rest = write(); !rest)
        return rest;
    if (!m_file.commit())
        return tl::unexpected(m_file.errorString());
    return {};
}

} // namespace derdesk
