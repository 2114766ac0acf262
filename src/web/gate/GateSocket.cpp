// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/gate/GateSocket.h"

#include "web/gate/Refusal.h"

#include <cstring>

namespace derdesk {

namespace {

using State = RequestScanner::State;

constexpr qint64 readAtOnce = 64 * 1024;
/// A caller that sends but does not read its answers gets no further ones meanwhile.
constexpr qint64 mostUnread = 1024 * 1024;

/// The request, written anew; what concerns the connection alone has done its work already.
QByteArray canonical(const ScannedRequest &request)
{
    QByteArray text = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.fields) {
        if (name == "connection" || name == "upgrade" || name == "expect" ||
            name == "content-length" || name == "transfer-encoding" || name == "trailer" ||
            name == "te" || name == "keep-alive")
            continue;
        text += name + ": " + value + "\r\n";
    }
    if (!request.keepAlive)
        text += "connection: close\r\n";
    return text + "content-length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" +
           request.body;
}

} // namespace

GateSocket::GateSocket(std::unique_ptr<QTcpSocket> wire, const GateLimits &limits, QObject *parent)
    : QTcpSocket(parent)
    , m_wire(std::move(wire))
    , m_limits(limits)
    , m_scanner(limits)
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
    connect(m_wire.get(), &QTcpSocket::bytesWritten, this, [this] {
        if (!m_presenting)
            readWire();
    });
    connect(m_wire.get(), &QTcpSocket::disconnected, this, [this] {
        m_hungUp = true;
        setSocketState(QAbstractSocket::UnconnectedState);
        Q_EMIT disconnected();
    });
}

GateSocket::~GateSocket()
{
    m_wire->disconnect(this);
    setSocketState(QAbstractSocket::UnconnectedState);
    setOpenMode(QIODevice::NotOpen);
}

bool GateSocket::isWaiting() const
{
    return !m_hungUp && !m_presenting && m_wire->bytesToWrite() == 0;
}

void GateSocket::checkTime()
{
    if (m_hungUp) { // an answer that is not read does not hold the connection open
        if (waitedFor() > m_limits.bodyTime.count())
            m_wire->abort();
        return;
    }
    switch (m_scanner.state()) {
    case State::Head:
        return waitedFor() > m_limits.headTime.count() ? refuse(408) : void();
    case State::Body:
        return waitedFor() > m_limits.bodyTime.count() ? refuse(408) : void();
    default:
        return waitedFor() > m_limits.idleTime.count() ? m_wire->abort() : void();
    }
}

void GateSocket::readWire()
{
    while (!m_hungUp && m_wire->bytesAvailable() > 0 && m_wire->bytesToWrite() < mostUnread) {
        const State before = m_scanner.state();
        const QByteArray bytes = m_wire->peek(readAtOnce);
        m_wire->skip(m_scanner.scan(bytes));
        noteState(before);
        if (m_scanner.takeExpectsContinue())
            m_wire->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (m_scanner.state() == State::Refused)
            return refuse(m_scanner.status());
        if (m_scanner.state() == State::Whole)
            present(m_scanner.take());
    }
}

/// Time counts anew whenever the caller gets on to a further part of its request.
void GateSocket::noteState(State before)
{
    if (m_scanner.state() != before)
        m_since.restart();
}

/// The server answers before this returns, since its routes are synchronous.
void GateSocket::present(const ScannedRequest &request)
{
    m_ready = canonical(request);
    m_presenting = true;
    Q_EMIT readyRead();
    m_presenting = false;
    m_since.restart();
    if (!request.keepAlive)
        hangUp();
}

void GateSocket::refuse(int status)
{
    if (m_hungUp)
        return;
    m_wire->write(refusal(status));
    hangUp();
}

void GateSocket::hangUp()
{
    m_hungUp = true;
    m_since.restart();
    m_wire->disconnectFromHost(); // after what is still to be written
}

qint64 GateSocket::bytesAvailable() const { return QTcpSocket::bytesAvailable() + m_ready.size(); }

qint64 GateSocket::readData(char *data, qint64 size)
{
    const qint64 count = qMin<qint64>(size, m_ready.size());
    std::memcpy(data, m_ready.constData(), size_t(count));
    m_ready.remove(0, count);
    return count;
}

qint64 GateSocket::writeData(const char *data, qint64 size) { return m_wire->write(data, size); }

void GateSocket::disconnectFromHost() { hangUp(); }

void GateSocket::close() { hangUp(); }

} // namespace derdesk
