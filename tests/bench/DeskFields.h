// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/widgets/StatusChoice.h"
#include "support/Desk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include <functional>

namespace derdesk {

/// A question that a clerk asks: where its values come from, and how they get into the fields.
struct DeskField
{
    QString name;
    double wanted;  ///< ms, median from the key press to the painted page
    QString column; ///< SQL, of service_task
    std::function<void(const QWidget &, const QString &)> fill;
};

/// Writes into the field that a screen reader calls so.
inline std::function<void(const QWidget &, const QString &)> line(const QString &field)
{
    return [field](const QWidget &portal, const QString &value) {
        named<QLineEdit>(portal, field)->setText(value);
    };
}

inline std::function<void(const QWidget &, const QString &)> choice(const QString &field)
{
    return [field](const QWidget &portal, const QString &value) {
        auto *box = named<QComboBox>(portal, field);
        box->setCurrentIndex(qMax(0, box->findData(value)));
    };
}

/// Only the first letters, or the second word, of a value.
inline std::function<void(const QWidget &, const QString &)>
part(const QString &field, const std::function<QString(const QString &)> &of)
{
    return [fill = line(field), of](const QWidget &portal, const QString &value) {
        fill(portal, of(value));
    };
}

/// Every search field of the query portal, and some together.
inline QList<DeskField> deskFields()
{
    constexpr double plain = 16;
    constexpr double substring = 50;
    const auto first = [](int letters) {
        return [letters](const QString &value) { return value.left(letters); };
    };
    const auto word = [](const QString &value) { return value.section(u' ', 1, 1); };
    const QString find = QStringLiteral("Find");
    const QString nothing = QStringLiteral("''");
    return {
        {QStringLiteral("nothing"), plain, nothing, [](const QWidget &, const QString &) {}},
        {QStringLiteral("task id"), plain, QStringLiteral("id"), line(QStringLiteral("Task id"))},
        {QStringLiteral("first digits of it"), plain, QStringLiteral("id"),
         part(QStringLiteral("Task id"), first(8))},
        {QStringLiteral("task type"), plain, QStringLiteral("type"),
         choice(QStringLiteral("Task type"))},
        {QStringLiteral("business object"), plain, QStringLiteral("business_object"),
         [](const QWidget &portal, const QString &value) {
             auto *box = named<QComboBox>(portal, QStringLiteral("Business object"));
             box->setCurrentIndex(box->findData(int(*fromText<BusinessObject>(value))));
         }},
        {QStringLiteral("status"), plain, QStringLiteral("status"),
         [](const QWidget &portal, const QString &value) {
             named<StatusChoice>(portal, QStringLiteral("Status"))
                 ->setStatuses({*fromText<TaskStatus>(value)});
         }},
        {QStringLiteral("needs attention"), plain, nothing,
         [](const QWidget &portal, const QString &) {
             buttonNamed(portal, QStringLiteral("Needs attention"))->setChecked(true);
         }},
        {QStringLiteral("program"), plain, QStringLiteral("program"),
         choice(QStringLiteral("Program"))},
        {QStringLiteral("transaction id"), plain, QStringLiteral("transaction_id"),
         line(QStringLiteral("External transaction id"))},
        {QStringLiteral("serial number"), plain, QStringLiteral("serial_no"),
         line(QStringLiteral("Serial number"))},
        {QStringLiteral("first letters of it"), plain, QStringLiteral("serial_no"),
         part(QStringLiteral("Serial number"), first(6))},
        {QStringLiteral("NIC id"), plain,
         QStringLiteral(
             "(SELECT nullif(nic_id, '') FROM der_device WHERE der_device.id = device_id)"),
         line(QStringLiteral("NIC id"))},
        {QStringLiteral("account id"), plain, QStringLiteral("nullif(cis_account_id, '')"),
         line(QStringLiteral("Account id"))},
        {QStringLiteral("service point id"), plain,
         QStringLiteral("nullif(cis_service_point_id, '')"),
         line(QStringLiteral("Service point or premise id"))},
        {QStringLiteral("created on a day"), plain, QStringLiteral("created_at"),
         [](const QWidget &portal, const QString &value) {
             const QString day =
                 QDateTime::fromMSecsSinceEpoch(value.toLongLong()).date().toString(Qt::ISODate);
             line(QStringLiteral("Created from"))(portal, day);
             line(QStringLiteral("Created to"))(portal, day);
         }},
        {QStringLiteral("customer name, a part"), substring, QStringLiteral("customer_name"),
         part(QStringLiteral("Customer name"), word)},
        {QStringLiteral("address, a part"), substring, QStringLiteral("nullif(address1, '')"),
         part(QStringLiteral("Address"), word)},
        {QStringLiteral("address, all"), substring, QStringLiteral("nullif(address1, '')"),
         line(QStringLiteral("Address"))},
        {QStringLiteral("manufacturer, a part"), substring,
         QStringLiteral("(SELECT manufacturer FROM model WHERE model.id = model_id)"),
         part(QStringLiteral("Manufacturer"), first(6))},
        {QStringLiteral("model, a part"), substring,
         QStringLiteral("(SELECT code FROM model WHERE model.id = model_id)"),
         part(QStringLiteral("Model"), first(6))},
        {QStringLiteral("find: words anywhere"), substring,
         QStringLiteral("nullif(customer_name, '') || ' ' || nullif(address1, '')"),
         part(find,
              [](const QString &value) {
                  return QString(value.section(u' ', 1, 1) + u' ' + value.section(u' ', 3, 3));
              })},
        {QStringLiteral("find: a serial number"), substring, QStringLiteral("serial_no"),
         line(find)},
        {QStringLiteral("find: c: e-mail"), substring, QStringLiteral("nullif(email, '')"),
         part(find, [](const QString &value) { return QString(u"c: " + value); })},
        {QStringLiteral("status and program and name"), substring, QStringLiteral("customer_name"),
         [word](const QWidget &portal, const QString &value) {
             named<StatusChoice>(portal, QStringLiteral("Status"))
                 ->setStatuses({TaskStatus::Completed});
             choice(QStringLiteral("Program"))(portal, QStringLiteral("DEMAND-RESPONSE"));
             line(QStringLiteral("Customer name"))(portal, word(value));
         }},
    };
}

} // namespace derdesk
