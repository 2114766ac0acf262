// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/RecordIds.h"
#include "store/TaskSearch.h"

#include <algorithm>

namespace derdesk {

/// A task as it was written, and what hangs on it.
struct Written
{
    ServiceTask task;
    QString manufacturer;
    QString model;
    QString nicId;
    QStringList causes;
    QString clerk; ///< who has its open To Do
    // what VALIDATE has found
    QString foundName;
    QString foundAccount;
    QStringList foundPlaces; ///< service point and premise
    QString foundAddress;
    QString foundCity;

    QString name() const { return task.customer.name.isEmpty() ? foundName : task.customer.name; }
    QString account() const
    {
        return task.customer.cisAccountId.isEmpty() ? foundAccount : task.customer.cisAccountId;
    }
    /// All that a search for an address looks at.
    QString whole() const
    {
        const LocationInfo &at = task.location;
        const QString own =
            QStringList{at.address1, at.address2, at.postal, at.city, at.state}.join(u' ');
        return own.simplified().isEmpty() ? foundAddress : own;
    }
    /// What the list shows.
    QString address() const
    {
        QStringList parts{task.location.address1.isEmpty() ? foundAddress : task.location.address1,
                          task.location.city.isEmpty() ? foundCity : task.location.city};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
};

inline bool holds(const QString &text, const QString &part)
{
    return searchKey(text).contains(searchKey(part));
}
inline bool anyHolds(const QStringList &texts, const QString &part)
{
    return std::any_of(texts.cbegin(), texts.cend(),
                       [&](const QString &text) { return holds(text, part); });
}
inline bool anyBegins(const QStringList &texts, const QString &prefix)
{
    return std::any_of(texts.cbegin(), texts.cend(),
                       [&](const QString &text) { return text.startsWith(prefix); });
}
inline bool within(const QDateTime &time, QDate from, QDate to)
{
    const QDate day = time.toLocalTime().date();
    return (!from.isValid() || day >= from) && (!to.isValid() || day <= to);
}

inline bool saysWhatIsAsked(const Written &w, const TaskCriteria &c)
{
    const CustomerInfo &who = w.task.customer;
    const LocationInfo &where = w.task.location;
    const QStringList words = c.anything.split(u' ', Qt::SkipEmptyParts);
    const QStringList anything{w.name(),         w.whole(), w.task.serialNo, w.task.transactionId,
                               who.cisAccountId, w.model,   w.manufacturer};
    return w.task.transactionId.startsWith(c.transactionId) &&
           w.task.serialNo.startsWith(c.serialNo) && w.nicId.startsWith(c.nicId) &&
           w.account().startsWith(c.accountId) && holds(w.name(), c.customerName) &&
           holds(w.whole(), c.address) && holds(w.model, c.model) &&
           holds(w.manufacturer, c.manufacturer) &&
           anyBegins(QStringList{where.cisServicePointId, where.cisPremiseId} + w.foundPlaces,
                     c.servicePoint) &&
           anyHolds({who.email, who.homePhone, who.businessPhone, who.mobilePhone}, c.contact) &&
           std::all_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return anyHolds(anything, word); });
}

/// The criteria as TaskCriteria.h describes them, asked of one task.
inline bool matches(const Written &w, const TaskCriteria &c)
{
    const ServiceTask &task = w.task;
    const bool status = c.needsAttention ? task.status == TaskStatus::IssueDetected
                                         : c.statuses.isEmpty() || c.statuses.contains(task.status);
    const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-c.olderThanDays);
    return status && idText(task.id).startsWith(c.taskId) &&
           (c.type.isEmpty() || task.type == c.type) &&
           (!c.businessObject || task.businessObject == *c.businessObject) &&
           (c.program.isEmpty() || task.program == c.program) &&
           (c.cause.isEmpty() || w.causes.contains(c.cause)) &&
           (c.assignedTo.isEmpty() || w.clerk == c.assignedTo) &&
           (c.olderThanDays == 0 || task.createdAt < old) &&
           within(task.createdAt, c.createdFrom, c.createdTo) &&
           within(task.statusAt, c.statusFrom, c.statusTo) && saysWhatIsAsked(w, c);
}

/// What the list is sorted by, such that bytes compare as the values do.
inline QByteArray place(const Written &w, TaskSort sort)
{
    const auto number = [](qint64 value) {
        return QByteArray::number(value).rightJustified(20, '0');
    };
    switch (sort) {
    case TaskSort::Created:
        return number(w.task.createdAt.toMSecsSinceEpoch());
    case TaskSort::StatusTime:
        return number(w.task.statusAt.toMSecsSinceEpoch());
    case TaskSort::TaskId:
        return number(w.task.id);
    case TaskSort::Type:
        return w.task.type.toUtf8();
    case TaskSort::Status:
        return toText(w.task.status).toUtf8();
    case TaskSort::CustomerName:
        return searchKey(w.name()).toUtf8();
    case TaskSort::Program:
        return w.task.program.toUtf8();
    case TaskSort::SerialNo:
        return w.task.serialNo.toUtf8();
    case TaskSort::TransactionId:
        return w.task.transactionId.toUtf8();
    }
    Q_UNREACHABLE();
}

} // namespace derdesk
