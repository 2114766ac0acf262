// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbound/OutboundDelivery.h"

#include "outbound/SignedMessage.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// As many connections as QNetworkAccessManager opens to one host.
constexpr int parallel = 6;
/// How much longer than an attempt can take its claim lasts: for clocks that differ, and a busy
/// database.
constexpr int claimSlack = 5;               // s
constexpr qint64 bodyKept = 1'000;          // bytes
constexpr qint64 bodyAllowed = 1024 * 1024; // bytes; what is longer is not waited for
constexpr qint64 bodyBuffer = 64 * 1024;
constexpr qint64 longestPause = 300; // s

const Actor actor{ActorKind::System, u"outbound"_s};

QDateTime now() { return QDateTime::currentDateTimeUtc(); }

QSslConfiguration tlsFor(const OutboundAddress &address)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!address.authority.isEmpty())
        tls.setCaCertificates(QSslCertificate::fromData(address.authority));
    return tls;
}

} // namespace

OutboundDelivery::OutboundDelivery(Database &database, Writer &writer, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_writer(writer)
{
}

OutboundDelivery::~OutboundDelivery() { stop(); }

void OutboundDelivery::deliver()
{
    m_scheduled = false;
    if (m_stopped || !readSettings())
        return;
    exchange();
    if (m_attempts.isEmpty() && !m_scheduled)
        Q_EMIT idle();
}

bool OutboundDelivery::readSettings()
{
    try {
        Connection &connection = m_database.connection();
        const std::optional<OutboundAddress> address = outboundAddress(connection);
        m_secrets = outboundSecrets(connection);
        if (address != m_address) { // the new one may be better
            m_address = address;
            forgetMisses();
            m_pause = QDeadlineTimer();
            delete std::exchange(m_network, nullptr); // with connections to the old one
            m_attempts.clear();                       // their claims run out, and go to the new one
        }
        return true;
    } catch (const StoreError &error) {
        tell({error.problem()});
        return false;
    }
}

/// How many more messages may be sent now. One alone tries whether the receiver is there again.
int OutboundDelivery::places() const
{
    if (!m_address || m_stopped || !m_pause.hasExpired())
        return 0;
    return std::max(0, (m_misses < parallel ? parallel : 1) - int(m_attempts.size()));
}

/// What has come of some messages is stored in the same commit in which others are claimed.
void OutboundDelivery::exchange()
{
    const int limit = places();
    if (m_outcomes.isEmpty() && limit == 0)
        return;
    const auto work = [by = m_writer.name(), outcomes = m_outcomes, limit,
                       lease = (m_address ? m_address->timeoutSeconds : 0) +
                               claimSlack](Transaction &tx) -> Result<QList<OutboundMessage>> {
        for (const OutboundOutcome &outcome : outcomes)
            noteOutboundOutcome(tx, by, outcome);
        return limit > 0 ? claimOutboundMessages(tx, by, tx.now().addSecs(lease), limit)
                         : QList<OutboundMessage>();
    };
    const auto claimed = m_writer.wait(actor, work);
    if (!claimed) {
        tell(claimed.error()); // the outcomes are stored another time
        return;
    }
    m_broken = false;
    m_outcomes.clear();
    for (const OutboundMessage &message : *claimed)
        send(message);
}

void OutboundDelivery::send(const OutboundMessage &message)
{
    QByteArray body;
    try {
        body =
            messageBody(message, readTaskDetail(m_database.connection(), message.taskId).value());
    } catch (const StoreError &error) {
        postpone(message, error.problem().detail(),
                 retryDelay(m_address->retryDelaySeconds, message.attempts, 0));
        return;
    }
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    QNetworkReply *reply = m_network->post(newRequest(message, body), body);
    reply->setReadBufferSize(bodyBuffer);
    m_attempts.insert(reply, {message, {}, 0, {}});
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { readBody(reply); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { finish(reply); });
    const int seconds = m_address->timeoutSeconds;
    QTimer::singleShot(seconds * 1000, reply, [this, reply, seconds] {
        const auto attempt = m_attempts.find(reply);
        if (attempt == m_attempts.end())
            return; // it has ended
        attempt->fault = u"no answer within %1 s"_s.arg(seconds);
        reply->abort();
    });
}

QNetworkRequest OutboundDelivery::newRequest(const OutboundMessage &message,
                                             const QByteArray &body) const
{
    QNetworkRequest request(m_address->url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Derdesk/" DERDESK_VERSION));
    request.setRawHeader("Derdesk-Signature", messageSignature(m_secrets, now(), body));
    request.setRawHeader("Idempotency-Key", message.id().toLatin1());
    request.setRawHeader("Accept-Encoding", "identity"); // nothing that grows when it is unpacked
    request.setSslConfiguration(tlsFor(*m_address));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute})
        request.setAttribute(attribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return request;
}

/// The status says it all; of the words, some are kept for people.
void OutboundDelivery::readBody(QNetworkReply *reply)
{
    const QByteArray bytes = reply->readAll();
    const auto attempt = m_attempts.find(reply);
    attempt->body += bytes.left(bodyKept - attempt->body.size());
    attempt->bodyLength += bytes.size();
    if (attempt->bodyLength > bodyAllowed)
        reply->abort();
}

void OutboundDelivery::finish(QNetworkReply *reply)
{
    if (reply->isOpen())
        readBody(reply); // what the last signal has not told of
    const Attempt attempt = m_attempts.take(reply);
    reply->deleteLater();
    judge(attempt.message, answerOf(*reply, attempt));
    if (!std::exchange(m_scheduled, true)) // others may come to an end at the same time
        QMetaObject::invokeMethod(this, &OutboundDelivery::deliver, Qt::QueuedConnection);
}

/// What breaks off is no answer, whatever its status was.
ReceiverAnswer OutboundDelivery::answerOf(const QNetworkReply &reply, const Attempt &attempt)
{
    if (!attempt.fault.isEmpty())
        return {0, attempt.fault};
    const QNetworkReply::NetworkError error = reply.error();
    const bool ofStatus = error >= QNetworkReply::ContentAccessDenied &&
                          error != QNetworkReply::ProtocolUnknownError &&
                          error != QNetworkReply::ProtocolFailure;
    const bool whole =
        error == QNetworkReply::NoError || ofStatus || attempt.bodyLength > bodyAllowed;
    if (!whole)
        return {0, reply.errorString()};
    // Qt does not always notice: it depends on whether the end comes along with the last bytes.
    const qint64 announced = reply.header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (attempt.bodyLength < std::min(announced, bodyAllowed))
        return {
            0,
            u"the answer broke off after %1 of %2 bytes"_s.arg(attempt.bodyLength).arg(announced)};
    return {reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            {},
            reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString(),
            attempt.body,
            reply.rawHeader("Retry-After")};
}

void OutboundDelivery::judge(const OutboundMessage &message, const ReceiverAnswer &answer)
{
    const Verdict verdict = verdictOf(answer);
    if (verdict != Verdict::Unavailable)
        forgetMisses();
    if (verdict == Verdict::Taken) {
        ++m_counts.sent;
        m_outcomes.append({message.number, OutboundStatus::Sent, {}, {}});
        return;
    }
    const std::optional<qint64> wanted = retryAfterSeconds(answer, now());
    if (verdict == Verdict::Unavailable)
        spareReceiver(wanted);
    if (verdict == Verdict::Refused || message.attempts >= m_address->mostAttempts) {
        ++m_counts.failed;
        m_outcomes.append({message.number, OutboundStatus::Failed, {}, faultText(answer)});
        return;
    }
    const qint64 delay = retryDelay(m_address->retryDelaySeconds, message.attempts,
                                    QRandomGenerator::global()->generateDouble());
    postpone(message, faultText(answer), std::max(delay, wanted.value_or(0) * 1000));
}

void OutboundDelivery::postpone(const OutboundMessage &message, const QString &fault, qint64 delay)
{
    ++m_counts.postponed;
    m_outcomes.append({message.number, OutboundStatus::Waiting, now().addMSecs(delay), fault});
}

/// One that is away is not asked for each of a hundred thousand messages in turn, so that these do
/// not use up their attempts.
void OutboundDelivery::spareReceiver(std::optional<qint64> wanted)
{
    ++m_misses;
    qint64 seconds = wanted.value_or(0);
    if (m_misses >= parallel && m_pause.hasExpired()) {
        m_pauseLength = std::clamp<qint64>(2 * m_pauseLength, 1, longestPause);
        seconds = std::max(seconds, m_pauseLength);
    }
    m_pause = std::max(m_pause, QDeadlineTimer(seconds * 1000));
}

void OutboundDelivery::forgetMisses()
{
    m_misses = 0;
    m_pauseLength = 0;
}

void OutboundDelivery::stop()
{
    if (std::exchange(m_stopped, true))
        return;
    for (auto attempt = m_attempts.cbegin(); attempt != m_attempts.cend(); ++attempt) {
        attempt.key()->disconnect(this);
        attempt.key()->abort();
        postpone(attempt->message, u"broken off when Derdesk was ended"_s, 0);
    }
    m_attempts.clear();
    exchange();
}

void OutboundDelivery::tell(const Problems &problems)
{
    if (!std::exchange(m_broken, true))
        Q_EMIT failed(problems);
}

} // namespace derdesk
