// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace derdesk {

struct HttpReply
{
    int status = 0; ///< 0: no answer
    QByteArray contentType;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString text(QLatin1StringView member) const { return json().value(member).toString(); }
    QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

/// A real HTTP client with a token, as an external application is.
class HttpClient final
{
public:
    using Headers = QList<QNetworkReply::RawHeaderPair>;

    explicit HttpClient(const QUrl &service, const QString &token = {})
        : m_service(service.toString())
        , m_token(token.toUtf8())
    {
    }

    static QString path(const QString &rest)
    {
        return QStringLiteral("/rest/apis/cross/digitalAssets/derDeviceManagement/") + rest;
    }

    HttpReply registerDer(const QJsonObject &body) { return postJson(u"register", body); }
    HttpReply interconnect(const QJsonObject &body) { return postJson(u"interconnect", body); }

    HttpReply postJson(QStringView operation, const QJsonObject &body, const Headers &headers = {})
    {
        return post(operation, QJsonDocument(body).toJson(), "application/json", headers);
    }

    HttpReply post(QStringView operation, const QByteArray &body, const QByteArray &contentType,
                   const Headers &headers = {})
    {
        return send("POST", path(operation.toString()), body,
                    Headers{{"Content-Type", contentType}} + headers);
    }

    HttpReply get(const QString &path, const Headers &headers = {})
    {
        return send("GET", path, {}, headers);
    }

    /// Sends and waits for the answer, half a minute at most.
    HttpReply send(const QByteArray &method, const QString &path, const QByteArray &body,
                   const Headers &headers)
    {
        const std::unique_ptr<QNetworkReply> reply(start(method, path, body, headers));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        return replyOf(*reply);
    }

    /// Sends without waiting; the reply is the caller's.
    QNetworkReply *start(const QByteArray &method, const QString &path, const QByteArray &body,
                         const Headers &headers)
    {
        QNetworkRequest request(QUrl(m_service + path, QUrl::StrictMode));
        if (!m_token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + m_token);
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        // As a custom request, HEAD would wait for the body that its answer must not have.
        if (method == "HEAD")
            return m_network.head(request);
        return m_network.sendCustomRequest(request, method, body);
    }

    static HttpReply replyOf(QNetworkReply &reply)
    {
        const QVariant status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
        return {status.toInt(), reply.rawHeader("Content-Type"), reply.readAll(),
                reply.rawHeaderPairs()};
    }

private:
    const QString m_service;
    const QByteArray m_token;
    QNetworkAccessManager m_network;
};

} // namespace derdesk
