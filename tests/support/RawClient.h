// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QUrl>

namespace derdesk {

/// A caller that writes its bytes itself, right or wrong, and may go away at any of them.
class RawClient final
{
public:
    explicit RawClient(const QUrl &service)
    {
        m_socket.connectToHost(service.host(), quint16(service.port()));
        m_socket.waitForConnected(5'000);
    }

    QTcpSocket &socket() { return m_socket; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(5'000)) {
        }
    }

    /// Takes the next answer, with its body if it says how long that is and \a hasBody; what has
    /// come of it if that is not all within \a patience ms.
    QByteArray answer(bool hasBody = true, int patience = 10'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (wholeSize(hasBody) < 0 && timer.elapsed() < patience && more()) {
        }
        const qsizetype size = wholeSize(hasBody);
        return size < 0 ? std::exchange(m_received, {}) : taken(size);
    }

    /// The status of the next answer; 0: none, the connection was closed.
    int status(bool hasBody = true) { return answer(hasBody).mid(9, 3).toInt(); }

    /// Whether the service closes within \a patience ms without a further word.
    bool isClosed(int patience = 10'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (m_socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < patience)
            m_socket.waitForDisconnected(50);
        m_received += m_socket.readAll();
        return m_socket.state() == QAbstractSocket::UnconnectedState && m_received.isEmpty();
    }

    /// All that has come until \a end is in it, the service closes, or the time is over.
    QByteArray readUntil(const QByteArray &end, int patience = 10'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_received.contains(end) && timer.elapsed() < patience && more()) {
        }
        return m_received;
    }

    /// Whether the service closes within \a patience ms, whatever it says before.
    bool hasClosed(int patience = 10'000)
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState ||
               m_socket.waitForDisconnected(patience);
    }

    /// Says goodbye (FIN); what was sent arrives.
    void close()
    {
        m_socket.disconnectFromHost();
        hasClosed(1'000);
    }
    /// Hangs up at once (RST, if anything is unread).
    void abort() { m_socket.abort(); }

private:
    bool more()
    {
        m_socket.waitForReadyRead(50);
        m_received += m_socket.readAll();
        return m_socket.state() == QAbstractSocket::ConnectedState || m_socket.bytesAvailable() > 0;
    }

    /// Of the answer that has come first; -1: not whole yet.
    qsizetype wholeSize(bool hasBody) const
    {
        const qsizetype head = m_received.indexOf("\r\n\r\n") + 4;
        if (head < 4)
            return -1;
        const QByteArray text = m_received.left(head).toLower();
        const qsizetype at = text.indexOf("\r\ncontent-length:");
        const qsizetype length =
            at < 0 || !hasBody
                ? 0
                : text.mid(at + 17, text.indexOf('\r', at + 17) - at - 17).toLongLong();
        return head + length <= m_received.size() ? head + length : -1;
    }

    QByteArray taken(qsizetype size)
    {
        const QByteArray first = m_received.left(size);
        m_received.remove(0, size);
        return first;
    }

    QTcpSocket m_socket;
    QByteArray m_received;
};

/// A field of an answer's head, whose name may be of whatever case; empty if it has none.
inline QByteArray fieldOf(const QByteArray &answer, const QByteArray &name)
{
    const QByteArray head = answer.left(answer.indexOf("\r\n\r\n") + 2);
    const QByteArray before = "\r\n" + name.toLower() + ": ";
    const qsizetype at = head.toLower().indexOf(before);
    const qsizetype value = at + before.size();
    return at < 0 ? QByteArray() : head.mid(value, head.indexOf('\r', value) - value);
}

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
