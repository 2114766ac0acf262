// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/find/CriterionText.h"

#include <QCoreApplication>
#include <QLocale>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(derdesk::CriterionText)
public:
    explicit Words(const TaskCriteria &criteria)
        : m_criteria(criteria)
    {
    }

    QList<CriterionText> all()
    {
        const TaskCriteria &c = m_criteria;
        if (!c.anything.isEmpty())
            add("anything"_L1, tr("“%1”").arg(c.anything));
        add("taskId"_L1, tr("Task id: %1"), c.taskId);
        add("type"_L1, tr("Task type: %1"), c.type);
        add("businessObject"_L1, tr("Business object: %1"),
            c.businessObject ? businessObjectText(*c.businessObject) : QString());
        add("statuses"_L1, tr("Status: %1"), statuses());
        add("transactionId"_L1, tr("Transaction id: %1"), c.transactionId);
        add("serialNo"_L1, tr("Serial number: %1"), c.serialNo);
        add("nicId"_L1, tr("NIC id: %1"), c.nicId);
        add("program"_L1, tr("Program: %1"), c.program);
        add("customerName"_L1, tr("Customer: %1"), c.customerName);
        add("accountId"_L1, tr("Account: %1"), c.accountId);
        add("servicePoint"_L1, tr("Service point: %1"), c.servicePoint);
        add("address"_L1, tr("Address: %1"), c.address);
        add("contact"_L1, tr("Contact: %1"), c.contact);
        add("manufacturer"_L1, tr("Manufacturer: %1"), c.manufacturer);
        add("model"_L1, tr("Model: %1"), c.model);
        add("createdFrom"_L1, tr("Created from %1"), day(c.createdFrom));
        add("createdTo"_L1, tr("Created to %1"), day(c.createdTo));
        add("statusFrom"_L1, tr("Status since %1"), day(c.statusFrom));
        add("statusTo"_L1, tr("Status until %1"), day(c.statusTo));
        if (!c.cause.isEmpty())
            add("cause"_L1, tr("Cause: %1").arg(statusReasonText(c.cause)));
        add("assignedTo"_L1, tr("Assigned to %1"), c.assignedTo);
        if (c.olderThanDays == 1)
            add("olderThanDays"_L1, tr("Older than 1 day"));
        else if (c.olderThanDays > 1)
            add("olderThanDays"_L1,
                tr("Older than %1 days").arg(QLocale().toString(c.olderThanDays)));
        if (c.needsAttention)
            add("needsAttention"_L1, tr("Needs attention"));
        return m_texts;
    }

private:
    void add(QLatin1StringView member, const QString &text) { m_texts.append({member, text}); }
    void add(QLatin1StringView member, const QString &text, const QString &value)
    {
        if (!value.isEmpty())
            add(member, text.arg(value));
    }

    QString statuses() const
    {
        QStringList words;
        for (TaskStatus status : m_criteria.statuses)
            words.append(taskStatusText(status));
        return words.join(tr(", "));
    }

    static QString day(QDate date)
    {
        return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat) : QString();
    }

    const TaskCriteria &m_criteria;
    QList<CriterionText> m_texts;
};

} // namespace

QList<CriterionText> criterionTexts(const TaskCriteria &criteria) { return Words(criteria).all(); }

TaskCriteria without(const TaskCriteria &criteria, const QString &member)
{
    QJsonObject members = toJson(criteria);
    members.remove(member);
    return criteriaFromJson(members);
}

} // namespace derdesk
