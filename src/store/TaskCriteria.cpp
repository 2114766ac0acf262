// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskCriteria.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int formVersion = 1;
constexpr int mostDays = 100'000;

struct TextMember
{
    QLatin1StringView name;
    QString TaskCriteria::*member;
};

constexpr TextMember texts[] = {{"taskId"_L1, &TaskCriteria::taskId},
                                {"type"_L1, &TaskCriteria::type},
                                {"transactionId"_L1, &TaskCriteria::transactionId},
                                {"serialNo"_L1, &TaskCriteria::serialNo},
                                {"nicId"_L1, &TaskCriteria::nicId},
                                {"customerName"_L1, &TaskCriteria::customerName},
                                {"accountId"_L1, &TaskCriteria::accountId},
                                {"servicePoint"_L1, &TaskCriteria::servicePoint},
                                {"address"_L1, &TaskCriteria::address},
                                {"contact"_L1, &TaskCriteria::contact},
                                {"program"_L1, &TaskCriteria::program},
                                {"manufacturer"_L1, &TaskCriteria::manufacturer},
                                {"model"_L1, &TaskCriteria::model},
                                {"anything"_L1, &TaskCriteria::anything},
                                {"assignedTo"_L1, &TaskCriteria::assignedTo},
                                {"cause"_L1, &TaskCriteria::cause}};

struct Hint
{
    QLatin1StringView word;
    QString TaskCriteria::*member;
};

constexpr Hint hints[] = {{"n"_L1, &TaskCriteria::customerName},
                          {"ad"_L1, &TaskCriteria::address},
                          {"c"_L1, &TaskCriteria::contact},
                          {"sn"_L1, &TaskCriteria::serialNo},
                          {"tx"_L1, &TaskCriteria::transactionId}};

QString TaskCriteria::*hinted(const QString &word)
{
    for (const Hint &hint : hints) {
        if (word == hint.word)
            return hint.member;
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject toJson(const TaskCriteria &criteria)
{
    QJsonObject members;
    for (const auto &[name, member] : texts) {
        if (!(criteria.*member).isEmpty())
            members.insert(name, criteria.*member);
    }
    if (criteria.businessObject)
        members.insert("businessObject"_L1, toText(*criteria.businessObject));
    QJsonArray statuses;
    for (TaskStatus status : criteria.statuses)
        statuses.append(toText(status));
    if (!statuses.isEmpty())
        members.insert("statuses"_L1, statuses);
    const auto addDate = [&members](QLatin1StringView name, QDate date) {
        if (date.isValid())
            members.insert(name, date.toString(Qt::ISODate));
    };
    addDate("createdFrom"_L1, criteria.createdFrom);
    addDate("createdTo"_L1, criteria.createdTo);
    addDate("statusFrom"_L1, criteria.statusFrom);
    addDate("statusTo"_L1, criteria.statusTo);
    if (criteria.needsAttention)
        members.insert("needsAttention"_L1, true);
    if (criteria.olderThanDays > 0)
        members.insert("olderThanDays"_L1, criteria.olderThanDays);
    return members;
}

TaskCriteria criteriaFromJson(const QJsonObject &members)
{
    TaskCriteria criteria;
    for (const auto &[name, member] : texts)
        criteria.*member = members.value(name).toString();
    criteria.businessObject =
        fromText<BusinessObject>(members.value("businessObject"_L1).toString());
    for (const auto statuses = members.value("statuses"_L1).toArray();
         const auto &value : statuses) {
        if (const auto status = fromText<TaskStatus>(value.toString()))
            criteria.statuses.append(*status);
    }
    const auto date = [&members](QLatin1StringView name) {
        return QDate::fromString(members.value(name).toString(), Qt::ISODate);
    };
    criteria.createdFrom = date("createdFrom"_L1);
    criteria.createdTo = date("createdTo"_L1);
    criteria.statusFrom = date("statusFrom"_L1);
    criteria.statusTo = date("statusTo"_L1);
    criteria.needsAttention = members.value("needsAttention"_L1).toBool();
    criteria.olderThanDays = qBound(0, members.value("olderThanDays"_L1).toInt(), mostDays);
    return criteria;
}

QString toText(const TaskCriteria &criteria)
{
    QJsonObject members = toJson(criteria);
    members.insert("version"_L1, formVersion);
    return QString::fromUtf8(QJsonDocument(members).toJson(QJsonDocument::Compact));
}

std::optional<TaskCriteria> criteriaFromText(const QString &text)
{
    const QJsonObject members = QJsonDocument::fromJson(text.toUtf8()).object();
    const int version = members.value("version"_L1).toInt();
    if (version < 1 || version > formVersion)
        return {};
    return criteriaFromJson(members);
}

TaskCriteria quickCriteria(const QString &text)
{
    static const QRegularExpression hint(u"(?:^|\\s)(n|ad|c|sn|tx):\\s*"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    TaskCriteria criteria;
    QString *field = &criteria.anything;
    qsizetype start = 0;
    const auto take = [&](qsizetype end) {
        const QString words = text.mid(start, end - start).simplified();
        if (!words.isEmpty())
            *field = field->isEmpty() ? words : *field + u' ' + words;
    };
    for (auto matches = hint.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        take(match.capturedStart());
        start = match.capturedEnd();
        field = &(criteria.*hinted(match.captured(1).toLower()));
    }
    take(text.size());
    if (idFromText(criteria.anything))
        criteria.taskId = std::exchange(criteria.anything, QString());
    return criteria;
}

QString quickText(const TaskCriteria &criteria)
{
    QStringList words{criteria.anything};
    if (idFromText(criteria.taskId))
        words.append(criteria.taskId);
    for (const auto &[word, member] : hints) {
        if (!(criteria.*member).isEmpty())
            words.append(u"%1: %2"_s.arg(word, criteria.*member));
    }
    words.removeAll(QString());
    return words.join(u' ');
}

} // namespace derdesk
