// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/GateSocket.h"

#include "web/RequestId.h"
#include "web/gate/CanonicalRequest.h"

#include <cstring>

#include <sys/socket.h>

namespace derdesk {

namespace {

using State = RequestScanner::State;

constexpr qint64 readAtOnce = 64 * 1024;
/// A caller that sends but does not read its answers gets no further ones meanwhile.
constexpr qint64 mostUnread = 1024 * 1024;

/// By which HttpServer hears of the caller's certificate; nobody else can send it.
const QByteArray certificateField = "x-client-certificate";

} // namespace

GateSocket::GateSocket(std::unique_ptr<QTcpSocket> wire, Door &door,
                       std::function<void(GateSocket *)> gone, QObject *parent)
    : QTcpSocket(parent)
    , m_wire(std::move(wire))
    , m_door(door)
    , m_gone(std::move(gone))
    , m_scanner(door.limits)
{
    m_since.start();
    m_wire->setReadBufferSize(readAtOnce);
    setPeerAddress(m_wire->peerAddress());
    setPeerPort(m_wire->peerPort());
    setLocalAddress(m_wire->localAddress());
    setLocalPort(m_wire->localPort());
    setOpenMode(QIODevice::ReadWrite);
    setSocketState(QAbstractSocket::ConnectedState);
    connect(m_wire.get(), &QTcpSocket::readyRead, this, &GateSocket::readWire);
    connect(m_wire.get(), &QTcpSocket::bytesWritten, this, &GateSocket::readWire);
    connect(m_wire.get(), &QTcpSocket::disconnected, this, [this] {
        m_hungUp = true;
        setSocketState(QAbstractSocket::UnconnectedState);
        m_gone(this);
        Q_EMIT disconnected();
        deleteLater();
    });
    // Something may have come before anybody listened.
    QMetaObject::invokeMethod(this, &GateSocket::readWire, Qt::QueuedConnection);
}

GateSocket::~GateSocket()
{
    if (m_large)
        m_door.census.leaveBatch();
    m_wire->disconnect(this);
    setSocketState(QAbstractSocket::UnconnectedState);
    setOpenMode(QIODevice::NotOpen);
}

void GateSocket::startTls(const QSslConfiguration &configuration)
{
    m_tls = qobject_cast<QSslSocket *>(m_wire.get());
    connect(m_tls, &QSslSocket::encrypted, this, [this] { m_since.restart(); });
    m_tls->setSslConfiguration(configuration);
    m_tls->startServerEncryption();
}

bool GateSocket::isDribbling() const
{
    return m_hungUp || !m_hasAsked || m_scanner.state() != State::Idle;
}

bool GateSocket::isIdle() const
{
    return m_wire->bytesToWrite() == 0 &&
           (m_hungUp || (m_scanner.state() == State::Idle && m_wire->bytesAvailable() == 0));
}

void GateSocket::checkTime()
{
    const auto waited = std::chrono::milliseconds(waitedFor());
    if (m_hungUp) { // an answer that is not read does not hold the connection open
        const auto most =
            m_wire->bytesToWrite() > 0 ? m_door.limits.bodyTime : m_door.limits.headTime;
        return waited > most ? m_wire->abort() : void();
    }
    if (isShakingHands())
        return waited > m_door.limits.headTime ? m_wire->abort() : void();
    switch (m_scanner.state()) {
    case State::Head:
        return waited > m_door.limits.headTime ? refuse(408, m_scanner.request()) : void();
    case State::Body:
        return waited > m_door.limits.bodyTime ? refuse(408, m_scanner.request()) : void();
    default:
        return waited > m_door.limits.idleTime ? m_wire->abort() : void();
    }
}

void GateSocket::readWire()
{
    while (!m_hungUp && !m_presenting && m_wire->bytesAvailable() > 0 &&
           m_wire->bytesToWrite() < mostUnread) {
        const State before = m_scanner.state();
        m_wire->skip(m_scanner.scan(m_wire->peek(readAtOnce)));
        if (m_scanner.state() != before) // it gets on to a further part of its request
            m_since.restart();
        if (m_scanner.takeExpectsContinue())
            m_wire->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (m_scanner.state() == State::Refused)
            return refuse(m_scanner.status(), m_scanner.request());
        if (!mayGrow())
            return refuse(503, m_scanner.request());
        if (m_scanner.state() == State::Whole)
            present(m_scanner.take());
    }
    if (m_hungUp)
        m_wire->skip(m_wire->bytesAvailable());
}

/// Few may be larger than a single request's body: each is held in memory.
bool GateSocket::mayGrow()
{
    if (!m_large && m_scanner.request().body.size() > m_door.limits.bodyBytes)
        m_large = m_door.census.enterBatch();
    return m_large || m_scanner.request().body.size() <= m_door.limits.bodyBytes;
}

/// The SHA-256 fingerprint of the caller's certificate in hexadecimal digits; empty if it has shown
/// none that is good today. Who signed it does not matter: fingerprints are looked up.
QByteArray GateSocket::certificate() const
{
    const QSslCertificate shown = m_tls ? m_tls->peerCertificate() : QSslCertificate();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (shown.isNull() || now < shown.effectiveDate() || now > shown.expiryDate())
        return {};
    return shown.digest(QCryptographicHash::Sha256).toHex();
}

/// The server answers before this returns, since its routes are synchronous.
void GateSocket::present(ScannedRequest request)
{
    const bool named = request.old && !request.has("host");
    if (!named && !m_door.hosts.has(request.field("host"), localAddress()))
        return refuse(421, request);
    request.fields.removeIf([](const auto &field) { return field.first == certificateField; });
    if (const QByteArray fingerprint = certificate(); !fingerprint.isEmpty())
        request.fields.emplaceBack(certificateField, fingerprint);
    m_ready = canonicalText(request);
    m_answered = false;
    m_hasAsked = true;
    m_presenting = true;
    m_headOnly = request.method == "HEAD";
    Q_EMIT readyRead();
    m_presenting = false;
    if (m_headOnly) // its answer tells of a body that it does not bring
        m_wire->write(m_answer.left(m_answer.indexOf("\r\n\r\n") + 4));
    m_answer.clear();
    m_since.restart();
    if (std::exchange(m_large, false))
        m_door.census.leaveBatch();
    if (!request.keepAlive || !m_answered)
        hangUp();
}

void GateSocket::refuse(int status, const ScannedRequest &request)
{
    if (m_hungUp)
        return;
    m_wire->write(refusalOf(status, request));
    hangUp();
}

QByteArray GateSocket::refusalOf(int status, const ScannedRequest &request) const
{
    m_door.refused({peerAddress(), request.method, request.target, status, waitedFor() * 1000});
    return refusal(status, requestIdFor(request.field("x-request-id")));
}

/// Says that nothing more will come, but reads on until the caller has heard it: closing on a
/// caller that is still sending would take the answer away from it.
void GateSocket::hangUp()
{
    if (m_hungUp)
        return;
    m_hungUp = true;
    m_since.restart();
    m_wire->flush();
    if (m_wire->bytesToWrite() > 0 || m_tls)
        m_wire->disconnectFromHost(); // after what is still to be written
    else
        ::shutdown(int(m_wire->socketDescriptor()), SHUT_WR);
}

void GateSocket::dismiss()
{
    if (m_scanner.state() != State::Idle && !m_hungUp) {
        m_wire->write(refusalOf(408, m_scanner.request()));
        m_wire->flush();
    }
    m_wire->abort();
}

qint64 GateSocket::bytesAvailable() const { return QTcpSocket::bytesAvailable() + m_ready.size(); }

qint64 GateSocket::readData(char *data, qint64 size)
{
    const qint64 count = qMin<qint64>(size, m_ready.size());
    std::memcpy(data, m_ready.constData(), size_t(count));
    m_ready.remove(0, count);
    return count;
}

qint64 GateSocket::writeData(const char *data, qint64 size)
{
    m_answered = true;
    if (m_headOnly) {
        m_answer.append(data, size);
        return size;
    }
    return m_wire->isOpen() ? m_wire->write(data, size) : -1;
}

} // namespace derdesk
