// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskText.h"

#include "store/RecordIds.h"

#include <algorithm>
#include <limits>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Of the milliseconds of a task's creation: from one row of the index to the next are small steps
/// then, which it stores in fewer bytes, and most rows still stand for one task.
constexpr int blockBits = 8;

/// Each text stands between bars, so that its beginning and its end can be searched for.
const QString textSelect =
    uR"(SELECT t.id, t.created_at, '|' || t.name_key || '|' || t.address_key || '|' || t.serial_no || '|' || t.transaction_id || '|' ||
    t.cis_account_id || '|' || t.email || '|' || t.home_phone || '|' || t.business_phone || '|' ||
    t.mobile_phone || '|' || coalesce(m.manufacturer, '') || '|' || coalesce(m.code, '') || '|'
    FROM service_task t LEFT JOIN model m ON m.id = t.model_id WHERE )"_s;

struct TaskText
{
    RecordId id;
    qint64 createdAt; ///< as the column
    QString words;
};

QList<TaskText> read(Connection &connection, const QString &condition, int most)
{
    return connection.list(textSelect + condition + u" ORDER BY t.id LIMIT ?"_s, {most},
                           [](const QSqlQuery &row) {
                               return TaskText{row.value(0).toLongLong(), row.value(1).toLongLong(),
                                               row.value(2).toString()};
                           });
}

/// Rows have to come in the order of their time: else each is a part of the index by itself.
void add(Connection &connection, QList<TaskText> tasks)
{
    std::stable_sort(tasks.begin(), tasks.end(), [](const TaskText &left, const TaskText &right) {
        return left.createdAt < right.createdAt;
    });
    for (qsizetype i = 0; i < tasks.size();) {
        const qint64 block = tasks[i].createdAt >> blockBits;
        QString words;
        for (; i < tasks.size() && tasks[i].createdAt >> blockBits == block; ++i)
            words += tasks[i].words;
        connection.change(u"INSERT INTO task_text (rowid, words) VALUES (?, ?)"_s, {block, words});
    }
}

/// Codes are not told apart by their trigrams, and places are nearly all digits, of which each
/// trigram is frequent.
void addKeys(Connection &connection, const QString &condition, const QVariantList &values)
{
    for (const QString &key :
         {u"'place:' || cis_service_point_id"_s, u"'place:' || cis_premise_id"_s,
          u"'model:' || model_id"_s, u"'program:' || program"_s, u"'type:' || type"_s})
        connection.change(
            u"INSERT OR IGNORE INTO task_text_key (key, task_id) SELECT %1, id "
            "FROM service_task WHERE %1 NOT IN ('place:', 'program:') AND %2"_s.arg(key, condition),
            values);
}

/// Each part of three letters once, as FTS5 writes a text; none if the text has less.
QStringList trigrams(const QString &text)
{
    const QList<uint> letters = text.toUcs4();
    if (letters.contains(0U)) // would end the expression
        return {};
    QStringList found;
    for (qsizetype i = 0; i + 3 <= letters.size(); ++i) {
        QString trigram;
        for (qsizetype j = i; j < i + 3; ++j) {
            const char32_t letter = letters[j];
            trigram += QString::fromUcs4(&letter, 1);
        }
        trigram = u'"' + trigram.replace(u'"', u"\"\""_s) + u'"';
        if (!found.contains(trigram))
            found.append(trigram);
    }
    return found;
}

/// The rarest trigrams of each word and part of a text, if there are more than that takes to find
/// few tasks: the index reads through all tasks of each, so a frequent one costs more than it
/// saves, and so does another of the same letters, which leaves the same tasks. What is rare among
/// the newest may have been in nearly all before, so halfway back is looked at, too.
class Rarest final
{
public:
    explicit Rarest(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Of the trigrams of each word.
    QStringList of(const QList<QStringList> &words)
    {
        QList<Share> all;
        for (qsizetype word = 0; word < words.size(); ++word) {
            for (const QString &trigram : words[word])
                all.append({0, trigram, word});
        }
        if (all.size() <= enough)
            return textsOf(all);
        m_now = placeOf(createdAt(u"ORDER BY created_at DESC"_s));
        m_before = placeOf(createdAt(uR"(WHERE id >= ((SELECT min(id) FROM service_task) +
            (SELECT max(id) FROM service_task)) / 2 ORDER BY id)"_s));
        const qsizetype looked = qMin(all.size(), mostLooks);
        QList<Share> found;
        for (qsizetype i = 0; i < looked; ++i) {
            found.append(all[i * all.size() / looked]); // evenly from all over
            found.last().reach = reach(found.constLast().trigram, m_now.newest);
        }
        return textsOf(rarestOf(found, words.size()));
    }

private:
    struct Share
    {
        qint64 reach; ///< the row in which the newest of those that have it end
        QString trigram;
        qsizetype word;
    };
    struct Place
    {
        qint64 newest; ///< row
        qint64 dense;  ///< what reaches not beyond this row costs more than it saves
    };

    static bool isRarer(const Share &left, const Share &right) { return left.reach < right.reach; }

    static QStringList textsOf(const QList<Share> &shares)
    {
        QStringList once;
        for (const Share &share : shares)
            once.append(share.trigram);
        once.removeDuplicates();
        return once;
    }

    /// That of each word, and of each part of all.
    QList<Share> rarestOf(QList<Share> found, qsizetype words)
    {
        const Share least = *std::min_element(found.cbegin(), found.cend(), isRarer);
        found.removeIf([this](const Share &share) { return share.reach > m_now.dense; });
        QList<Share> rarest;
        for (qsizetype word = 0; word < words && rarest.size() < enough; ++word) {
            QList<Share> others = found;
            others.removeIf([word](const Share &share) { return share.word != word; });
            rarest += rareOf(others);
        }
        for (qsizetype part = 0; part < enough && rarest.size() < enough; ++part) {
            const qsizetype begin = part * found.size() / enough;
            rarest += rareOf(found.mid(begin, (part + 1) * found.size() / enough - begin));
        }
        return rarest.isEmpty() ? QList<Share>{least} : rarest;
    }

    /// The rarest that was not dense before either, if there is one.
    QList<Share> rareOf(QList<Share> some)
    {
        std::sort(some.begin(), some.end(), isRarer);
        for (const Share &share : std::as_const(some)) {
            if (reach(share.trigram, m_before.newest) <= m_before.dense)
                return {share};
        }
        return {};
    }

    static constexpr qsizetype enough = 6;
    static constexpr qsizetype mostLooks = 16;
    static constexpr int sample = 20;
    static constexpr int among = 10 * sample; ///< tasks, of which a dense one has so many

    /// Of the first such task.
    qint64 createdAt(const QString &which)
    {
        return m_connection.value(u"SELECT created_at FROM service_task %1 LIMIT 1"_s.arg(which))
            .toLongLong();
    }

    /// The last of some tasks created up to then, newest first.
    Place placeOf(qint64 newest)
    {
        const QVariant last = m_connection.value(uR"(SELECT min(created_at) FROM (
                SELECT created_at FROM service_task WHERE created_at <= ?
                ORDER BY created_at DESC LIMIT ?))"_s,
                                                 {newest, among});
        return {newest >> blockBits, last.toLongLong() >> blockBits};
    }

    /// Of the rows up to this one.
    qint64 reach(const QString &trigram, qint64 newest)
    {
        const auto [count, oldest] =
            m_connection
                .first(uR"(SELECT count(*), min(rowid) FROM (SELECT rowid FROM task_text
                    WHERE task_text MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT ?))"_s,
                       {trigram, newest, sample},
                       [](const QSqlQuery &row) {
                           return std::pair(row.value(0).toInt(), row.value(1).toLongLong());
                       })
                .value();
        return count < sample ? std::numeric_limits<qint64>::min() : oldest;
    }

    Connection &m_connection;
    Place m_now{};
    Place m_before{}; ///< halfway back
};

} // namespace

bool hasTaskTextsToAdd(Connection &connection)
{
    return connection
        .value(uR"(SELECT EXISTS (SELECT 1 FROM task_text_changed)
            OR EXISTS (SELECT 1 FROM service_task WHERE id > (SELECT indexed_to FROM task_text_state)))"_s)
        .toBool();
}

bool addTaskTexts(Connection &connection, int most)
{
    const QList<TaskText> changed =
        read(connection, u"t.id IN (SELECT task_id FROM task_text_changed)"_s, most);
    if (!changed.isEmpty()) {
        add(connection, changed);
        addKeys(connection, u"id IN (SELECT task_id FROM task_text_changed WHERE task_id <= ?)"_s,
                {changed.constLast().id});
        connection.change(u"DELETE FROM task_text_changed WHERE task_id <= ?"_s,
                          {changed.constLast().id});
    } else {
        connection.change(u"DELETE FROM task_text_changed"_s); // of tasks that are gone
    }
    const int room = most - int(changed.size());
    const QList<TaskText> fresh =
        read(connection, u"t.id > (SELECT indexed_to FROM task_text_state)"_s, room);
    if (!fresh.isEmpty()) {
        add(connection, fresh);
        addKeys(connection, u"id BETWEEN ? AND ?"_s, {fresh.constFirst().id, fresh.constLast().id});
        connection.change(u"UPDATE task_text_state SET indexed_to = ?"_s, {fresh.constLast().id});
    }
    return fresh.size() == room;
}

bool mergeTaskTexts(Connection &connection, int pages)
{
    const auto changes = [&connection] {
        return connection.value(u"SELECT total_changes()"_s).toLongLong();
    };
    const qint64 before = changes();
    connection.change(u"INSERT INTO task_text (task_text, rank) VALUES ('merge', ?)"_s, {pages});
    return changes() - before >= 2; // https://www.sqlite.org/fts5.html#the_merge_command
}

QString taskTextMatch(Connection &connection, const TaskCriteria &criteria)
{
    QList<QStringList> wanted;
    const auto add = [&wanted](const QString &text) { wanted.append(trigrams(text)); };
    add(searchKey(criteria.customerName));
    add(searchKey(criteria.address));
    add(criteria.contact);
    for (const QString &word : searchKey(criteria.anything).split(u' ', Qt::SkipEmptyParts))
        add(word);
    return Rarest(connection).of(wanted).join(u" AND "_s);
}

QString taskTextTasks()
{
    return uR"(task_text CROSS JOIN service_task t INDEXED BY service_task_created
            ON t.created_at BETWEEN (task_text.rowid << %1) AND (task_text.rowid << %1) + %2)"_s
        .arg(blockBits)
        .arg((1 << blockBits) - 1);
}

qint64 taskTextRow(const QDateTime &created) { return created.toMSecsSinceEpoch() >> blockBits; }

QString taskTextSelect()
{
    return u"SELECT t.id FROM %1 WHERE task_text MATCH ? UNION ALL "_s.arg(taskTextTasks()) +
           unaddedTasks();
}

QString unaddedTasks()
{
    return uR"(SELECT id FROM service_task WHERE id > (SELECT indexed_to FROM task_text_state)
        UNION ALL SELECT task_id FROM task_text_changed)"_s;
}

QString taskKeySelect(const QString &condition)
{
    return u"SELECT task_id AS id FROM task_text_key WHERE %1 UNION ALL "_s.arg(condition) +
           unaddedTasks();
}

} // namespace derdesk
