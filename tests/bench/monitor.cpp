// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks a second that F1-STKDF works from Pending to Completed on SQLite, beside two job queues of
// Node.js that do a transaction of two inserts a job on a PostgreSQL server of this machine.
// Arguments: tasks, the folder of the peers' node_modules.
#include "bench/MonitorLoad.h"

#include <QCoreApplication>

using namespace derdesk;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const int tasks = qMax(1, app.arguments().value(1, u"100000"_s).toInt());
    const QString folder = app.arguments().value(2);
    try {
        const double ours = measureMonitors(std::nullopt, 1, tasks);
        const QString socket = startDurableServer();
        const double boss = measureQueue(u"pg-boss"_s, tasks, JobsDo::TwoInserts, folder, socket);
        measureQueue(u"graphile-worker"_s, tasks, JobsDo::TwoInserts, folder, socket);
        target(u"tasks a second"_s, ours, ours >= qMax(10'000.0, 3 * boss),
               u"at least 10,000 and 3 times pg-boss"_s);
    } catch (const std::exception &error) {
        QTextStream(stderr) << "bench_monitor: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
