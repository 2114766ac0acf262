// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/DatabaseUrl.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QUrl>

#include <csignal>
#include <stdexcept>

namespace derdesk {

/// How a process ended and what it printed.
struct Ended
{
    int exitCode = -1; ///< −1: it crashed, was killed, or did not end in time
    QByteArray out;
    QByteArray err;

    QByteArrayList errLines() const { return err.trimmed().split('\n'); }
};

/// The real program, as a script runs it.
class Derdeskctl final
{
public:
    explicit Derdeskctl(const DatabaseUrl &url)
        : m_url(url.text())
    {
    }

    /// Runs a command on the database to its end, a minute at most.
    Ended run(const QStringList &arguments) const
    {
        return runBare(QStringList{QStringLiteral("--database"), m_url} + arguments);
    }

    /// Runs it with just these arguments; \a variables are added to the environment.
    static Ended runBare(const QStringList &arguments, const QMap<QString, QString> &variables = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto each = variables.cbegin(); each != variables.cend(); ++each)
            environment.insert(each.key(), each.value());
        process.setProcessEnvironment(environment);
        process.start(program(), arguments);
        const bool ended = process.waitForFinished(60'000);
        return endOf(process, ended);
    }

    static QString program() { return QStringLiteral(DERDESK_BIN "/derdeskctl"); }

    static Ended endOf(QProcess &process, bool ended)
    {
        const bool regular = ended && process.exitStatus() == QProcess::NormalExit;
        return {regular ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

private:
    QString m_url;
};

/// "derdeskctl serve" on a free port of this machine, from its "listening" line on.
class Serve final
{
public:
    /// Throws if it does not come up.
    explicit Serve(const DatabaseUrl &url, const QStringList &options = {})
    {
        m_process.start(Derdeskctl::program(),
                        QStringList{QStringLiteral("--database"), url.text(),
                                    QStringLiteral("serve"), QStringLiteral("--listen"),
                                    QStringLiteral("127.0.0.1:0")} +
                            options);
        const QByteArray line = firstLine();
        if (!line.startsWith(announcement))
            throw std::runtime_error(
                QByteArray(line + m_process.readAllStandardError()).toStdString());
        m_url = QUrl(QString::fromLatin1(line.mid(announcement.size()).trimmed()));
    }

    ~Serve()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Serve)

    /// "http://127.0.0.1:PORT"
    QUrl url() const { return m_url; }
    QUrl url(const QString &path) const { return QUrl(m_url.toString() + path); }
    qint64 processId() const { return m_process.processId(); }

    /// Whether it has ended by itself, or by somebody else's doing, within so many milliseconds.
    bool hasEnded(int wait) { return m_process.waitForFinished(wait); }
    /// Sends the signal and waits for the end.
    Ended stop(int signal = SIGTERM)
    {
        ::kill(pid_t(m_process.processId()), signal);
        return Derdeskctl::endOf(m_process, m_process.waitForFinished(30'000));
    }

private:
    QByteArray firstLine()
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_process.canReadLine() && timer.elapsed() < 30'000 &&
               m_process.state() != QProcess::NotRunning)
            m_process.waitForReadyRead(1'000);
        return m_process.readLine();
    }

    inline static const QByteArray announcement = "listening on ";

    QProcess m_process;
    QUrl m_url;
};

} // namespace derdesk
