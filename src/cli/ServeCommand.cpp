// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/OpenedDatabase.h"
#include "cli/Output.h"
#include "cli/StopRequest.h"
#include "monitor/DeferredMonitor.h"
#include "operations/PrepareDatabase.h"
#include "outbound/OutboundCourier.h"
#include "web/TlsFiles.h"
#include "web/WebService.h"
#include "web/gate/LimitSetting.h"

#include <QCoreApplication>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestInterval = 7 * 24 * 3600; // s

tl::expected<WebSettings, Failure> listenOf(const Invocation &call)
{
    if (!call.has(u"listen"_s))
        return WebSettings();
    const QString listen = call.text(u"listen"_s);
    const auto settings = WebSettings::parse(listen);
    if (!settings)
        return wrongUsage(u"--listen: "_s + settings.error().constFirst().detail());
    if (!settings->address.isLoopback() && !call.has(u"tls-certificate"_s)) {
        return wrongUsage(u"--listen: \"%1\" can be reached from other machines, and that needs "
                          "TLS: give --tls-certificate and --tls-key"_s.arg(listen));
    }
    return *settings;
}

tl::expected<WebSettings, Failure> webSettingsOf(const Invocation &call)
{
    auto settings = listenOf(call);
    if (!settings)
        return settings;
    for (const QString &assignment : call.texts(u"limit"_s)) {
        if (const auto set = setLimit(settings->limits, assignment); !set)
            return wrongUsage(u"--limit: "_s + set.error());
    }
    if (call.has(u"tls-certificate"_s) != call.has(u"tls-key"_s))
        return wrongUsage(u"--tls-certificate and --tls-key are needed together"_s);
    if (call.has(u"tls-key"_s)) {
        const auto tls = readTlsFiles(call.text(u"tls-certificate"_s), call.text(u"tls-key"_s));
        if (!tls)
            return failure(tls.error());
        settings->tls = *tls;
    }
    settings->names = call.texts(u"name"_s);
    return settings;
}

/// Runs until a signal stops it. What has been taken is answered, and what was written is stored,
/// before it returns.
CommandResult runService(const DatabaseUrl &url, const WebSettings &settings, int monitorInterval)
{
    StopRequest stop;
    QObject::connect(&stop, &StopRequest::arrived, qApp, &QCoreApplication::quit);
    OpenedDatabase opened(url);
    DeferredMonitor monitor(opened.database(), opened.writer());
    QObject::connect(&monitor, &DeferredMonitor::runFailed, &monitor, [](const Problems &problems) {
        for (const Problem &problem : problems)
            printFault(u"derdeskctl: F1-STKDF: "_s + problem.detail());
    });
    OutboundCourier courier(opened.database(), opened.writer());
    QObject::connect(&courier, &OutboundCourier::failed, &courier, [](const Problems &problems) {
        for (const Problem &problem : problems)
            printFault(u"derdeskctl: outbound: "_s + problem.detail());
    });
    WebService web(opened.database(), opened.writer(), settings);
    if (const auto port = web.start(); !port)
        return failure(port.error(), url);
    monitor.setInterval(monitorInterval);
    printLine(u"listening on "_s + web.url());
    QCoreApplication::exec();
    web.stop();
    return {};
}

} // namespace

CommandResult serve(const Invocation &call)
{
    const auto settings = webSettingsOf(call);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto interval = call.number(u"monitor-interval"_s, 0, longestInterval, 60);
    if (!interval)
        return tl::unexpected(interval.error());
    if (const auto prepared = prepareDatabase(call.database()); !prepared)
        return failure(prepared.error(), call.database());
    return runService(call.database(), *settings, int(*interval));
}

} // namespace derdesk
