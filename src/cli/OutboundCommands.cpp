// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "cli/StopRequest.h"
#include "operations/ConfigureOutbound.h"
#include "outbound/OutboundDelivery.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int messagesAtOnce = 1000;

void printJson(const QJsonObject &json)
{
    printLine(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

tl::expected<QByteArray, Failure> authorityOf(const Invocation &call)
{
    if (!call.has(u"ca"_s))
        return QByteArray();
    QFile file(call.text(u"ca"_s));
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.fileName() + u": "_s + file.errorString());
    QByteArray pem; // without what stands between them in such files
    for (const QSslCertificate &certificate : QSslCertificate::fromData(file.readAll()))
        pem += certificate.toPem();
    if (pem.isEmpty())
        return failure(file.fileName() + u": there is no certificate in PEM"_s);
    return pem;
}

tl::expected<OutboundAddress, Failure> addressOf(const Invocation &call)
{
    OutboundAddress address{QUrl(call.argument(0), QUrl::StrictMode)};
    const auto authority = authorityOf(call);
    if (!authority)
        return tl::unexpected(authority.error());
    const auto timeout = call.number(u"timeout"_s, 1, 60, address.timeoutSeconds);
    if (!timeout)
        return tl::unexpected(timeout.error());
    const auto delay = call.number(u"retry-delay"_s, 1, 3600, address.retryDelaySeconds);
    if (!delay)
        return tl::unexpected(delay.error());
    const auto attempts = call.number(u"attempts"_s, 1, 1000, address.mostAttempts);
    if (!attempts)
        return tl::unexpected(attempts.error());
    return OutboundAddress{address.url, *authority, int(*timeout), int(*delay), int(*attempts)};
}

CommandResult printSecret(const Invocation &call, const Result<QByteArray> &secret)
{
    if (!secret)
        return failure(secret.error(), call.database());
    if (secret->isEmpty())
        printFault(u"derdeskctl: the secret is what it was; \"outbound rotate\" makes a new one"_s);
    else
        printLine(QString::fromLatin1(*secret));
    return {};
}

template <typename Work>
CommandResult changeMessage(const Invocation &call, Work work)
{
    const qint64 number = outboundNumber(call.argument(0));
    if (!number)
        return wrongUsage(u"\"%1\" is no id of an outbound message"_s.arg(call.argument(0)));
    OpenedDatabase opened(call.database());
    const auto done = opened.writer().wait(
        thisUser(), [&](Transaction &tx) { return work(tx, QList<qint64>{number}); });
    if (!done)
        return failure(done.error(), call.database());
    return {};
}

} // namespace

CommandResult configureDelivery(const Invocation &call)
{
    const auto address = addressOf(call);
    if (!address)
        return tl::unexpected(address.error());
    OpenedDatabase opened(call.database());
    return printSecret(call, opened.writer().wait(thisUser(), [&](Transaction &tx) {
        return configureOutbound(tx, *address);
    }));
}

CommandResult rotateDeliverySecret(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    return printSecret(call, opened.writer().wait(thisUser(), rotateOutboundSecret));
}

CommandResult switchDeliveryOff(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    const auto done = opened.writer().wait(thisUser(), switchOutboundOff);
    if (!done)
        return failure(done.error(), call.database());
    return {};
}

CommandResult showDelivery(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    const OutboundSituation now = outboundSituation(opened.connection());
    printJson({{u"url"_s, now.address.url.toString(QUrl::FullyEncoded)},
               {u"waiting"_s, now.waiting},
               {u"failed"_s, now.failed},
               {u"lastSent"_s, now.lastSent.isValid() ? timeText(now.lastSent) : QString()}});
    return {};
}

CommandResult listMessages(const Invocation &call)
{
    const auto status = call.choice<OutboundStatus>(u"status"_s);
    if (!status)
        return tl::unexpected(status.error());
    OpenedDatabase opened(call.database());
    qint64 before = 0;
    QList<OutboundMessage> messages;
    do {
        messages = outboundMessages(opened.connection(), *status, before, messagesAtOnce);
        for (const OutboundMessage &message : messages) {
            printLine(QStringList{message.id(), message.event, toText(message.status),
                                  timeText(message.createdAt), QString::number(message.attempts),
                                  timeText(message.nextAttempt), timeText(message.sentAt),
                                  message.deviceId ? idText(message.deviceId) : u"-"_s,
                                  message.lastError.isEmpty() ? u"-"_s : message.lastError}
                          .join(u'\t'));
            before = message.number;
        }
    } while (messages.size() == messagesAtOnce);
    return {};
}

CommandResult resendMessage(const Invocation &call) { return changeMessage(call, resendOutbound); }

CommandResult skipMessage(const Invocation &call) { return changeMessage(call, skipOutbound); }

CommandResult deliverMessages(const Invocation &call)
{
    OpenedDatabase opened(call.database());
    if (!outboundAddress(opened.connection()))
        return failure(u"no address is set; run derdeskctl outbound configure"_s);
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    const StopRequest stop;
    OutboundDelivery delivery(opened.database(), opened.writer());
    Problems problems;
    QObject::connect(&stop, &StopRequest::arrived, &loop, &QEventLoop::quit);
    QObject::connect(&delivery, &OutboundDelivery::idle, &loop, &QEventLoop::quit);
    QObject::connect(&delivery, &OutboundDelivery::failed, &loop, [&](const Problems &told) {
        problems = told;
        loop.quit();
    });
    QMetaObject::invokeMethod(&delivery, &OutboundDelivery::deliver, Qt::QueuedConnection);
    loop.exec();
    delivery.stop();
    if (!problems.isEmpty())
        return failure(problems, call.database());
    const OutboundSituation now = outboundSituation(opened.connection());
    printJson({{u"sent"_s, delivery.counts().sent},
               {u"failed"_s, delivery.counts().failed},
               {u"postponed"_s, delivery.counts().postponed},
               {u"waiting"_s, now.waiting},
               {u"seconds"_s, double(timer.elapsed()) / 1000}});
    return {};
}

} // namespace derdesk
