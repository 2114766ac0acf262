// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/ConfigureOutbound.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/OutboundQueries.h"
#include "store/TaskQueries.h"
#include "support/TestDatabase.h"

#include <stdexcept>

namespace derdesk {

/// A database whose completed tasks fill its outbox.
class Outbox final
{
public:
    TestDatabase db;

    /// Completes the enrollment of another device; the message's number.
    qint64 enroll()
    {
        const QString name = QStringLiteral("SN-%1").arg(++m_devices);
        RegistrationRequest request = thermostat(name, name);
        request.headEndSystem = QStringLiteral("HE");
        request.nicId = QStringLiteral("NIC-%1").arg(m_devices);
        const auto task = db.run([&](Transaction &tx) { return registerDerDevice(tx, request); });
        const auto done =
            db.run([id = task->taskId](Transaction &tx) { return processTask(tx, id); });
        if (!done || done->status != TaskStatus::Completed)
            throw std::runtime_error("the enrollment is not completed");
        return newest().number;
    }

    /// Further messages of the device of that message, as if much happened to it.
    void more(qint64 number, int count)
    {
        const RecordId id = find(number).taskId;
        const auto work = [=](Transaction &tx) -> Result<bool> {
            for (int i = 0; i < count; ++i)
                queueOutboundMessages(tx, {*findTask(tx.db(), id)}, QStringLiteral("ENROLLED"));
            return true;
        };
        if (!db.run(work))
            throw std::runtime_error("cannot queue");
    }

    /// Delivers there from now on; the secret.
    QByteArray configure(const OutboundAddress &address)
    {
        const auto secret = db.run([&](Transaction &tx) { return configureOutbound(tx, address); });
        return secret ? *secret : QByteArray();
    }

    OutboundMessage find(qint64 number) { return *findOutboundMessage(db.read(), number); }
    OutboundMessage newest() { return outboundMessages(db.read(), {}, 0, 1).constFirst(); }
    /// Oldest first.
    QStringList ids()
    {
        QStringList all;
        for (const OutboundMessage &message : outboundMessages(db.read(), {}, 0, 100'000))
            all.prepend(message.id());
        return all;
    }
    qint64 count(OutboundStatus status)
    {
        return db.read()
            .value(QStringLiteral("SELECT count(*) FROM outbound_message WHERE status = ?"),
                   {toText(status)})
            .toLongLong();
    }

private:
    int m_devices = 0;
};

} // namespace derdesk
