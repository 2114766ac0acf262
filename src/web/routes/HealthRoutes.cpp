// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Migrations.h"
#include "web/Route.h"

#include <QDeadlineTimer>
#include <QThread>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto writerPatience = std::chrono::seconds(2);
constexpr unsigned long pollInterval = 2; // ms

RouteAnswer status(const QString &text)
{
    return {{{u"status"_s, text}}, "health"_L1, {}, {}, {}, 0};
}

/// Whether the Writer commits within its time.
Problems checkWriter(Writer &writer)
{
    auto written = writer.submit({ActorKind::System, u"health"_s},
                                 [](Transaction &) -> Result<bool> { return true; });
    const QDeadlineTimer deadline(writerPatience);
    while (!written.isFinished() && !deadline.hasExpired())
        QThread::msleep(pollInterval);
    if (!written.isFinished())
        return {{ProblemCode::StoreBusy, {}, {{u"reason"_s, u"the writer does not answer"_s}}}};
    const Result<bool> result = written.takeResult();
    return result ? Problems() : result.error();
}

} // namespace

RouteAnswer liveRoute(const RouteCall &) { return status(u"live"_s); }

RouteAnswer readyRoute(const RouteCall &call)
{
    requireSchema(call.database.connection());
    RouteAnswer answer = status(u"ready"_s);
    answer.problems = checkWriter(call.writer);
    return answer;
}

} // namespace derdesk
