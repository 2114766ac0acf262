// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskText.h"

#include "store/RecordIds.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Ids are some 100,000 apart. Divided so they are small steps apart, which the index stores in
/// fewer bytes, and most rows still stand for one task.
constexpr int blockBits = 16;

/// Each text stands between bars, so that its beginning and its end can be searched for.
const QString textSelect =
    uR"(SELECT t.id, '|' || t.name_key || '|' || t.address_key || '|' || t.serial_no || '|' || t.transaction_id || '|' ||
    t.cis_account_id || '|' || t.email || '|' || t.home_phone || '|' || t.business_phone || '|' ||
    t.mobile_phone || '|' || coalesce(m.manufacturer, '') || '|' || coalesce(m.code, '') || '|'
    FROM service_task t LEFT JOIN model m ON m.id = t.model_id WHERE )"_s;

const QString unadded = uR"(SELECT id FROM service_task
        WHERE id > (SELECT indexed_to FROM task_text_state)
    UNION ALL SELECT task_id FROM task_text_changed)"_s;

struct TaskText
{
    RecordId id;
    QString words;
};

QList<TaskText> read(Connection &connection, const QString &condition, int most)
{
    return connection.list(textSelect + condition + u" ORDER BY t.id LIMIT ?"_s, {most},
                           [](const QSqlQuery &row) {
                               return TaskText{row.value(0).toLongLong(), row.value(1).toString()};
                           });
}

/// Rows have to come in the order of their ids: else each is a part of the index by itself.
void add(Connection &connection, const QList<TaskText> &tasks)
{
    for (qsizetype i = 0; i < tasks.size();) {
        const qint64 block = tasks[i].id >> blockBits;
        QString words;
        for (; i < tasks.size() && tasks[i].id >> blockBits == block; ++i)
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
        , m_top(connection.value(u"SELECT indexed_to FROM task_text_state"_s).toLongLong() >>
                blockBits)
        , m_middle((m_top + (connection.value(u"SELECT min(id) FROM service_task"_s).toLongLong() >>
                             blockBits)) /
                   2)
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
        const qsizetype looked = all.size() <= enough ? 0 : qMin(all.size(), mostLooks);
        QList<Share> found;
        for (qsizetype i = 0; i < looked; ++i) {
            found.append(all[i * all.size() / looked]); // evenly from all over
            found.last().frequency = frequency(found.constLast().trigram, m_top);
        }
        return textsOf(found.isEmpty() ? all : rarestOf(found, words.size()));
    }

private:
    struct Share
    {
        double frequency; ///< among all tasks
        QString trigram;
        qsizetype word;
    };

    static bool isRarer(const Share &left, const Share &right)
    {
        return left.frequency < right.frequency;
    }

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
        found.removeIf([](const Share &share) { return share.frequency > dense; });
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
            if (frequency(share.trigram, m_middle) <= dense)
                return {share};
        }
        return {};
    }

    static constexpr qsizetype enough = 6;
    static constexpr qsizetype mostLooks = 16;
    static constexpr int sample = 20;
    static constexpr double dense = 0.1; ///< what so many tasks say costs more than it saves

    /// Among the tasks up to this row: how far back so many of them reach.
    double frequency(const QString &trigram, qint64 newest)
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
        return count < sample ? 0 : double(count) / double(qMax(qint64(1), newest - oldest));
    }

    Connection &m_connection;
    const qint64 m_top;
    const qint64 m_middle;
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

QString taskTextSelect()
{
    return uR"(SELECT k.id FROM task_text CROSS JOIN service_task k
            ON k.id BETWEEN (task_text.rowid << %1) AND (task_text.rowid << %1) + %2
        WHERE task_text MATCH ? UNION ALL )"_s.arg(blockBits)
               .arg((1 << blockBits) - 1) +
           unadded;
}

QString taskKeySelect(const QString &condition)
{
    return u"SELECT task_id AS id FROM task_text_key WHERE %1 UNION ALL "_s.arg(condition) +
           unadded;
}

} // namespace derdesk
