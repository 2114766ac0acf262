// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QMutex>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace derdesk {

/// A message as it came in.
struct Received
{
    QByteArray target;
    QMap<QByteArray, QByteArray> headers; ///< by name in lower case
    QByteArray body;
    qint64 at = 0;   ///< ms since 1970
    int earlier = 0; ///< how often this id has come before

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString id() const { return json().value(QLatin1String("id")).toString(); }
};

/// What the receiver does with it.
struct Reply
{
    enum class How {
        Whole,   ///< answers
        Drop,    ///< hangs up without a word
        Midway,  ///< hangs up in the middle of the answer
        Dribble, ///< sends a byte of the body every 100 ms, without end
        Flood,   ///< sends a body without end
    };

    int status = 204;
    QByteArray headers = {}; ///< a line each
    QByteArray body = {};
    int delay = 0; ///< ms
    How how = How::Whole;
};

/// A receiving HTTP server on a thread of its own, on a free port of this machine, which answers as
/// a test wants it to.
class Receiver final
{
public:
    using Answers = std::function<Reply(const Received &)>;

    explicit Receiver(
        Answers answers = [](const Received &) { return Reply(); }, bool tls = false,
        quint16 port = 0)
        : m_answers(std::move(answers))
        , m_tls(tls)
        , m_context(new QObject)
    {
        m_context->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
        m_thread.start();
        QMetaObject::invokeMethod(
            m_context, [this, port] { listen(port); }, Qt::BlockingQueuedConnection);
    }
    ~Receiver()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Receiver)

    QUrl url() const
    {
        return QUrl(QStringLiteral("%1://localhost:%2/outbound")
                        .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                        .arg(m_port));
    }
    quint16 port() const { return m_port; }
    void answer(Answers answers)
    {
        const QMutexLocker lock(&m_mutex);
        m_answers = std::move(answers);
    }

    /// In the order in which they came.
    QList<Received> received() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_received;
    }
    /// The ids in the order in which they came first.
    QStringList arrivals() const
    {
        QStringList ids;
        for (const Received &each : received()) {
            if (!ids.contains(each.id()))
                ids.append(each.id());
        }
        return ids;
    }
    /// Those that were answered with 2xx, in that order.
    QStringList taken() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_taken;
    }
    /// The most that were in work at a time.
    int mostAtOnce() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_mostAtOnce;
    }

private:
    void listen(quint16 port)
    {
        QTcpServer *server = m_tls ? newTlsServer() : new QTcpServer(m_context);
        if (!server->listen(QHostAddress::LocalHost, port))
            qFatal("the receiver cannot listen");
        m_port = server->serverPort();
        QObject::connect(server, &QTcpServer::pendingConnectionAvailable, m_context,
                         [this, server] { serve(server); });
    }

    QTcpServer *newTlsServer()
    {
        const auto contents = [](const char *name) {
            QFile file(QStringLiteral(DERDESK_SOURCE "/tests/support/tls/") + QLatin1String(name));
            if (!file.open(QIODevice::ReadOnly))
                qFatal("no test certificate");
            return file.readAll();
        };
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(contents("certificate.pem")));
        tls.setPrivateKey(QSslKey(contents("key.pem"), QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        auto *server = new QSslServer(m_context);
        server->setSslConfiguration(tls);
        return server;
    }

    void serve(QTcpServer *server)
    {
        while (QTcpSocket *socket = server->nextPendingConnection()) {
            auto buffer = std::make_shared<QByteArray>();
            const auto read = [this, socket, buffer] {
                *buffer += socket->readAll();
                take(socket, *buffer);
            };
            QObject::connect(socket, &QTcpSocket::readyRead, m_context, read);
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            read(); // what came before anybody listened
        }
    }

    void take(QTcpSocket *socket, QByteArray &buffer)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Received received;
        const QByteArrayList lines = buffer.left(end).split('\n');
        received.target = lines[0].split(' ').value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            received.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = received.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        received.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        received.at = QDateTime::currentMSecsSinceEpoch();
        const Reply reply = note(received);
        QTimer::singleShot(reply.delay, socket, [this, socket, reply, id = received.id()] {
            finish(id, reply);
            write(socket, reply);
        });
    }

    Reply note(Received &received)
    {
        const QMutexLocker lock(&m_mutex);
        received.earlier = m_times[received.id()]++;
        m_received.append(received);
        m_mostAtOnce = std::max(m_mostAtOnce, ++m_atOnce);
        return m_answers(received);
    }

    void finish(const QString &id, const Reply &reply)
    {
        const QMutexLocker lock(&m_mutex);
        --m_atOnce;
        if (reply.how == Reply::How::Whole && reply.status / 100 == 2)
            m_taken.append(id);
    }

    static void write(QTcpSocket *socket, const Reply &reply)
    {
        const bool endless = reply.how == Reply::How::Dribble || reply.how == Reply::How::Flood;
        const QByteArray length =
            endless ? QByteArray("999999999") : QByteArray::number(reply.body.size());
        QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + " Status\r\n";
        if (reply.status != 204)
            bytes += "Content-Length: " + length + "\r\n";
        bytes += reply.headers + "\r\n" + reply.body;
        if (reply.how == Reply::How::Drop) {
            socket->abort();
        } else if (reply.how == Reply::How::Midway) {
            socket->write(bytes.left(bytes.size() - std::max<qsizetype>(reply.body.size() / 2, 8)));
            socket->disconnectFromHost();
        } else {
            socket->write(bytes);
        }
        if (endless) {
            const QByteArray piece(reply.how == Reply::How::Dribble ? 1 : 100'000, 'x');
            auto *timer = new QTimer(socket);
            QObject::connect(timer, &QTimer::timeout, socket, [socket, piece] {
                if (socket->bytesToWrite() < piece.size())
                    socket->write(piece);
            });
            timer->start(reply.how == Reply::How::Dribble ? 100 : 1);
        }
    }

    mutable QMutex m_mutex;
    Answers m_answers;
    const bool m_tls;
    QThread m_thread;
    QObject *m_context;
    quint16 m_port = 0;
    QList<Received> m_received;
    QStringList m_taken;
    QMap<QString, int> m_times;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;
};

} // namespace derdesk
