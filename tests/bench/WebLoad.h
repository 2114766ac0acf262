// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

#include <stdexcept>

namespace derdesk {

/// What one run of wrk measured.
struct WebLoad
{
    double perSecond = 0;
    double p50 = 0;     ///< ms
    double p99 = 0;     ///< ms
    double longest = 0; ///< ms
};

/// Registers over keep-alive connections for some seconds; throws unless each was answered by 200.
inline WebLoad loadWith(const QUrl &service, const QString &token, int connections, int seconds,
                        const QString &run)
{
    const QStringList arguments{
        QStringLiteral("--threads"),
        QStringLiteral("1"),
        QStringLiteral("--connections"),
        QString::number(connections),
        QStringLiteral("--duration"),
        QStringLiteral("%1s").arg(seconds),
        QStringLiteral("--timeout"),
        QStringLiteral("10s"),
        QStringLiteral("--script"),
        QStringLiteral(DERDESK_SOURCE "/tests/bench/webpeer/register.lua"),
        service.toString() +
            QStringLiteral("/rest/apis/cross/digitalAssets/derDeviceManagement/register"),
        QStringLiteral("--"),
        token,
        run};
    QProcess wrk;
    wrk.start(QStringLiteral("wrk"), arguments);
    if (!wrk.waitForFinished((seconds + 30) * 1000) || wrk.exitCode() != 0)
        throw std::runtime_error("wrk: " + wrk.errorString().toStdString() +
                                 wrk.readAllStandardError().toStdString());
    const QByteArray last = wrk.readAllStandardOutput().trimmed().split('\n').constLast();
    const QJsonObject json = QJsonDocument::fromJson(last).object();
    const auto number = [&json](QStringView name) { return json.value(name).toDouble(); };
    if (number(u"requests") == 0 || number(u"refused") > 0 || number(u"broken") > 0)
        throw std::runtime_error("not every request was answered by 200: " + last.toStdString());
    return {number(u"requests") / number(u"microseconds") * 1e6, number(u"p50") / 1000,
            number(u"p99") / 1000, number(u"longest") / 1000};
}

/// The most memory that was ever resident in a process, in MB.
inline double peakMemoryOf(qint64 processId)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

} // namespace derdesk
