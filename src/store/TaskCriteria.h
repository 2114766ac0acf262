// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ServiceTask.h"

#include <QJsonObject>

namespace derdesk {

/// What a clerk looks for. Empty members ask for nothing; all that are given must match.
struct TaskCriteria
{
    QString taskId; ///< the digits, or the first of them
    QString type;   ///< service task type code
    std::optional<BusinessObject> businessObject;
    QList<TaskStatus> statuses; ///< any of them
    QString transactionId;      ///< begins with
    QString serialNo;           ///< begins with
    QString nicId;              ///< begins with
    QString customerName;       ///< contains, case folded
    QString accountId;          ///< begins with
    QString servicePoint;       ///< service point or premise id, begins with
    QString address;            ///< contains, case folded; any part of the address
    QString contact;            ///< e-mail or a phone number contains
    QString program;            ///< code
    QString manufacturer;       ///< contains, case folded
    QString model;              ///< contains, case folded
    QDate createdFrom;          ///< local days, inclusive
    QDate createdTo;
    bool needsAttention = false; ///< in an issue state
    QString anything;            ///< contained in any of the ids, names and addresses above
    int olderThanDays = 0;       ///< created more than so many times 24 hours ago; 0: whenever
    QString assignedTo;          ///< the clerk who has the open To Do, whole name
    QDate statusFrom;            ///< local days since when it has been in its state, inclusive
    QDate statusTo;
    QString cause; ///< the code of a problem that holds it up

    bool operator==(const TaskCriteria &) const = default;
};

/// The members that ask for something, under their names here; an empty object asks for everything.
QJsonObject toJson(const TaskCriteria &criteria);
/// What an object of toJson() says. Members that are not known, or have no value that one could
/// ask for, are left out: they come from a newer program.
TaskCriteria criteriaFromJson(const QJsonObject &members);

/// As one line of text for settings and files, with the version of its form.
QString toText(const TaskCriteria &criteria);
/// Nothing if the text is none of toText(), or of a form that this program does not know.
std::optional<TaskCriteria> criteriaFromText(const QString &text);

/// Reads the quick-search box: "n: smith ad: main st sn: X12" and plain words. Hints: n name, ad
/// address, c contact, sn serial number, tx transaction id. 14 digits alone are a task id.
TaskCriteria quickCriteria(const QString &text);
/// What one would type into the box for the criteria that it can ask for; the others are left out.
QString quickText(const TaskCriteria &criteria);

} // namespace derdesk
