// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/TaskRows.h"

#include <algorithm>

namespace derdesk {

namespace {

constexpr std::size_t pageRows = 256;

/// Seven bits a byte; those with the eighth bit set are followed by another.
void putNumber(QByteArray &bytes, quint64 number)
{
    for (; number >= 0x80; number >>= 7)
        bytes += char(0x80 | (number & 0x7f));
    bytes += char(number);
}

void putText(QByteArray &bytes, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    putNumber(bytes, quint64(utf8.size()));
    bytes += utf8;
}

/// Null is 0.
void putTime(QByteArray &bytes, const QDateTime &time)
{
    putNumber(bytes, time.isValid() ? quint64(time.toMSecsSinceEpoch()) + 1 : 0);
}

/// Reads what was put, in the same order.
class Encoded final
{
public:
    explicit Encoded(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    quint64 number()
    {
        quint64 number = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = quint8(m_bytes[m_at++]);
            number |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return number;
        }
    }

    QString text()
    {
        const auto length = qsizetype(number());
        m_at += length;
        return QString::fromUtf8(m_bytes.sliced(m_at - length, length));
    }

    QDateTime time()
    {
        const quint64 time = number();
        return time == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(qint64(time) - 1, Qt::UTC);
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

} // namespace

quint32 TaskRows::wordOf(const QString &word)
{
    const auto found = m_wordNumbers.constFind(word);
    if (found != m_wordNumbers.cend())
        return *found;
    const auto number = quint32(m_words.size());
    m_wordNumbers.insert(word, number);
    m_words.append(word);
    return number;
}

QByteArray TaskRows::encoded(const TaskRow &task)
{
    QByteArray bytes;
    bytes.reserve(256);
    putNumber(bytes, quint64(task.id));
    for (const QString &word : {task.type, task.statusReason, task.program, task.manufacturer,
                                task.model, task.assignedTo})
        putNumber(bytes, wordOf(word));
    putNumber(bytes, quint64(task.businessObject));
    putNumber(bytes, quint64(task.status));
    for (const QString &text :
         {task.customerName, task.nameKey, task.address, task.serialNo, task.transactionId})
        putText(bytes, text);
    for (const QDateTime &time : {task.createdAt, task.statusAt, task.nextAttempt})
        putTime(bytes, time);
    putNumber(bytes, quint64(task.retryCount));
    return bytes;
}

const TaskRow &TaskRows::at(qsizetype row) const
{
    if (row == m_lastAt)
        return m_last;
    Encoded from(bytesAt(positionOf(row)));
    TaskRow task;
    task.id = RecordId(from.number());
    for (QString *word : {&task.type, &task.statusReason, &task.program, &task.manufacturer,
                          &task.model, &task.assignedTo})
        *word = m_words[qsizetype(from.number())];
    task.businessObject = BusinessObject(from.number());
    task.status = TaskStatus(from.number());
    for (QString *text :
         {&task.customerName, &task.nameKey, &task.address, &task.serialNo, &task.transactionId})
        *text = from.text();
    for (QDateTime *time : {&task.createdAt, &task.statusAt, &task.nextAttempt})
        *time = from.time();
    task.retryCount = int(from.number());
    m_last = std::move(task);
    m_lastAt = row;
    return m_last;
}

RecordId TaskRows::idAt(qsizetype row) const
{
    return RecordId(Encoded(bytesAt(positionOf(row))).number());
}

qsizetype TaskRows::rowOf(RecordId id) const
{
    qsizetype row = 0;
    for (std::size_t page = 0; page < m_pages.size(); ++page) {
        for (std::size_t i = 0; i < m_pages[page].starts.size(); ++i, ++row) {
            if (RecordId(Encoded(bytesAt({page, i})).number()) == id)
                return row;
        }
    }
    return -1;
}

qsizetype TaskRows::placeOf(const TaskRow &task, TaskOrder order, qsizetype begin,
                            qsizetype end) const
{
    while (begin < end) {
        const qsizetype middle = begin + (end - begin) / 2;
        if (precedes(at(middle), task, order))
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

void TaskRows::clear()
{
    m_pages.clear();
    m_size = 0;
    m_lastAt = -1;
    m_words.clear();
    m_wordNumbers.clear();
}

void TaskRows::append(const QList<TaskRow> &rows)
{
    for (const TaskRow &task : rows) {
        if (m_pages.empty() || m_pages.back().starts.size() >= pageRows) {
            if (!m_pages.empty())
                m_pages.back().bytes.squeeze(); // the next rows go behind it
            m_pages.emplace_back();
        }
        Page &page = m_pages.back();
        page.starts.push_back(quint32(page.bytes.size()));
        page.bytes += encoded(task);
        ++m_size;
    }
}

TaskRows::Position TaskRows::positionOf(qsizetype row) const
{
    std::size_t page = 0;
    auto left = std::size_t(row);
    for (; left >= m_pages[page].starts.size(); ++page)
        left -= m_pages[page].starts.size();
    return {page, left};
}

QByteArrayView TaskRows::bytesAt(Position position) const
{
    const Page &page = m_pages[position.page];
    const qsizetype start = page.starts[position.row];
    const qsizetype end = position.row + 1 < page.starts.size()
                              ? qsizetype(page.starts[position.row + 1])
                              : page.bytes.size();
    return QByteArrayView(page.bytes).sliced(start, end - start);
}

/// Puts other bytes in the place of \a length ones where the row begins; what follows moves.
void TaskRows::splice(Position position, qsizetype length, const QByteArray &with)
{
    Page &page = m_pages[position.page];
    m_lastAt = -1;
    page.bytes.replace(qsizetype(page.starts[position.row]), length, with);
    for (std::size_t i = position.row + 1; i < page.starts.size(); ++i)
        page.starts[i] = quint32(qsizetype(page.starts[i]) + with.size() - length);
}

void TaskRows::insert(qsizetype row, const TaskRow &task)
{
    if (row == m_size) {
        append({task});
        return;
    }
    const Position position = positionOf(row);
    std::vector<quint32> &starts = m_pages[position.page].starts;
    const auto place = starts.begin() + std::ptrdiff_t(position.row);
    starts.insert(place, *place);
    splice(position, 0, encoded(task));
    ++m_size;
    if (starts.size() > 2 * pageRows)
        split(position.page);
}

void TaskRows::replace(qsizetype row, const TaskRow &task)
{
    const Position position = positionOf(row);
    splice(position, bytesAt(position).size(), encoded(task));
}

void TaskRows::remove(qsizetype row)
{
    const Position position = positionOf(row);
    splice(position, bytesAt(position).size(), {});
    std::vector<quint32> &starts = m_pages[position.page].starts;
    starts.erase(starts.begin() + std::ptrdiff_t(position.row));
    --m_size;
    if (starts.empty())
        m_pages.erase(m_pages.begin() + std::ptrdiff_t(position.page));
}

/// Halves a page that has grown.
void TaskRows::split(std::size_t page)
{
    Page &first = m_pages[page];
    const auto middle = first.starts.begin() + std::ptrdiff_t(pageRows);
    const quint32 cut = *middle;
    Page second{first.bytes.sliced(cut), {middle, first.starts.end()}};
    for (quint32 &start : second.starts)
        start -= cut;
    first.starts.erase(middle, first.starts.end());
    first.bytes.truncate(cut);
    m_pages.insert(m_pages.begin() + std::ptrdiff_t(page) + 1, std::move(second));
}

} // namespace derdesk
