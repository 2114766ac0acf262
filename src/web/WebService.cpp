// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/WebService.h"

#include "web/RequestLog.h"
#include "web/WebThread.h"

#include <QTcpServer>

#include <fcntl.h>
#include <unistd.h>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Connections that wait to be taken; more are refused by the system.
constexpr int backlog = 512;

tl::unexpected<Problems> notListening(const QString &value, const QString &expected)
{
    return failed(
        ProblemCode::NotAllowedValue, {},
        {{u"field"_s, u"The listening address"_s}, {u"value"_s, value}, {u"expected"_s, expected}});
}

QString authority(const QHostAddress &address, quint16 port)
{
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (six ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString(), QString::number(port));
}

} // namespace

Result<WebSettings> WebSettings::parse(const QString &listen)
{
    const qsizetype colon = listen.lastIndexOf(u':');
    QString host = listen.left(qMax(colon, 0));
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.mid(1, host.size() - 2);
    WebSettings settings;
    settings.address =
        host == u"localhost"_s ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    bool isPort = false;
    settings.port = listen.mid(colon + 1).toUShort(&isPort);
    const bool six = settings.address.protocol() == QAbstractSocket::IPv6Protocol;
    if (settings.address.isNull() || six != bracketed || !isPort)
        return notListening(listen, u"ADDRESS:PORT, as in 127.0.0.1:8480 or [::1]:8480"_s);
    return settings;
}

WebService::WebService(Database &database, Writer &writer, WebSettings settings, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_writer(writer)
    , m_settings(std::move(settings))
    , m_door(m_settings.limits, m_settings.names, m_settings.tls,
             [&writer](const RefusedRequest &request) { logRefused(writer, request); })
{
}

WebService::~WebService() { stop(); }

Result<quint16> WebService::start()
{
    if (m_port)
        return m_port;
    const QString wanted = authority(m_settings.address, m_settings.port);
    QTcpServer listener;
    listener.setListenBacklogSize(backlog);
    if (!listener.listen(m_settings.address, m_settings.port))
        return notListening(wanted, u"one that is free ("_s + listener.errorString() + u')');
    // Every thread accepts from the one queue of connections, so none of them hands them out.
    for (int i = 0; i < m_settings.threads; ++i) {
        if (!startThread(listener)) {
            stop();
            return notListening(wanted, u"fewer files open in this process"_s);
        }
    }
    m_port = listener.serverPort();
    return m_port;
}

bool WebService::startThread(const QTcpServer &listener)
{
    const int descriptor = fcntl(static_cast<int>(listener.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0)
        return false;
    m_threads.push_back(std::make_unique<WebThread>(m_database, m_writer, m_door, descriptor));
    connect(m_threads.back().get(), &WebThread::requestAnswered, this, &WebService::requestAnswered,
            Qt::DirectConnection);
    m_threads.back()->start();
    return true;
}

void WebService::stop()
{
    for (const auto &thread : m_threads)
        thread->quit();
    for (const auto &thread : m_threads)
        thread->wait();
    m_threads.clear();
    m_port = 0;
}

QString WebService::url() const
{
    const QString scheme = m_settings.tls ? u"https://"_s : u"http://"_s;
    return m_port ? scheme + authority(m_settings.address, m_port) : QString();
}

} // namespace derdesk
