// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QTcpSocket>
#include <QUrl>

#include <stdexcept>

namespace derdesk {

/// A caller that writes its bytes itself, and may stop or go away at any of them.
class RawClient final
{
public:
    explicit RawClient(const QUrl &service)
    {
        m_socket.connectToHost(service.host(), quint16(service.port()));
        if (!m_socket.waitForConnected(10'000))
            throw std::runtime_error(m_socket.errorString().toStdString());
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(10'000)) {
        }
    }

    /// What comes until \a end is in it, the other side closes, or the time is over.
    QByteArray readUntil(const QByteArray &end, int milliseconds = 10'000)
    {
        const QDeadlineTimer deadline(milliseconds);
        while (!m_read.contains(end) && !deadline.hasExpired() &&
               (m_socket.bytesAvailable() > 0 ||
                m_socket.waitForReadyRead(int(deadline.remainingTime()))))
            m_read += m_socket.readAll();
        return m_read;
    }

    /// Whether the other side closes within the time.
    bool isClosed(int milliseconds = 10'000)
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState ||
               m_socket.waitForDisconnected(milliseconds);
    }

    /// Says goodbye (FIN); what was written arrives.
    void close()
    {
        m_socket.disconnectFromHost();
        isClosed(1'000);
    }
    /// Hangs up at once (RST, if anything is unread).
    void abort() { m_socket.abort(); }

private:
    QTcpSocket m_socket;
    QByteArray m_read;
};

/// A whole request of a body of JSON, as bytes.
inline QByteArray rawPost(const QUrl &service, const QString &path, const QString &token,
                          const QByteArray &body)
{
    return "POST " + path.toLatin1() + " HTTP/1.1\r\nHost: " + service.authority().toLatin1() +
           "\r\nAuthorization: Bearer " + token.toLatin1() +
           "\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace derdesk
