// SPDX-License-Identifier: GPL-3.0-or-later
// How many tasks a minute "derdeskctl demo --tasks N" makes, from an empty folder to the finished
// file.
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QString tasks = app.arguments().value(1, u"100000"_s);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"demo.db"_s);

    QProcess demo;
    demo.setProcessChannelMode(QProcess::ForwardedChannels);
    QElapsedTimer clock;
    clock.start();
    demo.start(QStringLiteral(DERDESK_BIN "/derdeskctl"),
               {u"--database"_s, u"sqlite:"_s + file, u"demo"_s, u"--tasks"_s, tasks});
    if (!demo.waitForFinished(-1) || demo.exitCode() != 0)
        return 1;
    const double seconds = double(clock.elapsed()) / 1000;

    rusage used = {};
    getrusage(RUSAGE_CHILDREN, &used);
    QTextStream(stdout) << u"%1 tasks in %2 s: %3 a minute; file %4 MB, peak memory %5 MB\n"_s
                               .arg(tasks)
                               .arg(seconds, 0, 'f', 1)
                               .arg(tasks.toDouble() / seconds * 60, 0, 'f', 0)
                               .arg(double(QFileInfo(file).size()) / 1e6, 0, 'f', 1)
                               .arg(double(used.ru_maxrss) / 1024, 0, 'f', 1);
    return 0;
}
