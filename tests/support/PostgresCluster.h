// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Connection.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

namespace derdesk {

/// A PostgreSQL server of the test program's own, in a folder that goes away with it; it listens to
/// a socket there alone.
class PostgresCluster final
{
public:
    static PostgresCluster &instance()
    {
        static PostgresCluster cluster;
        return cluster;
    }

    /// A new database: empty, or like one that nobody is connected to.
    DatabaseUrl create(const QString &like = QStringLiteral("template1"))
    {
        const QString name = QStringLiteral("test%1").arg(++m_count);
        Connection(url(QStringLiteral("postgres")), Connection::Mode::ReadWrite)
            .script(QStringLiteral("CREATE DATABASE %1 TEMPLATE %2").arg(name, like));
        return url(name);
    }

    DatabaseUrl url(const QString &database) const
    {
        return *DatabaseUrl::parse(
            QStringLiteral("postgresql://derdesk@/%1?host=%2").arg(database, m_folder.path()));
    }

    /// A new user, who has to show this password.
    void addUser(const QString &name, const QString &password)
    {
        Connection connection(url(QStringLiteral("postgres")), Connection::Mode::ReadWrite);
        connection.script(
            QStringLiteral("CREATE ROLE %1 LOGIN SUPERUSER PASSWORD '%2'").arg(name, password));
        QFile rules(
            connection.value(QStringLiteral("SELECT current_setting('hba_file')")).toString());
        if (!rules.open(QIODevice::ReadWrite))
            qFatal("%s", qPrintable(rules.errorString()));
        const QByteArray all = rules.readAll();
        rules.seek(0); // the first rule that fits counts
        rules.write("local all " + name.toUtf8() + " scram-sha-256\n" + all);
        rules.close();
        connection.value(QStringLiteral("SELECT pg_reload_conf()"));
    }

    /// As pg_ctl(1) does, with its options.
    void control(const QStringList &arguments)
    {
        run(QStringLiteral("pg_ctl"), QStringList{QStringLiteral("-D"), data()} + arguments);
    }

private:
    PostgresCluster()
    {
        if (geteuid() == 0) // the server refuses to run as root
            must(QStringLiteral("chown"), {QStringLiteral("postgres"), m_folder.path()});
        run(QStringLiteral("initdb"),
            {QStringLiteral("-D"), data(), QStringLiteral("-U"), QStringLiteral("derdesk"),
             QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("--no-sync"),
             QStringLiteral("--locale=C"), QStringLiteral("-E"), QStringLiteral("UTF8")});
        start();
    }

    ~PostgresCluster()
    {
        control({QStringLiteral("stop"), QStringLiteral("-m"), QStringLiteral("immediate")});
    }

    void start()
    {
        const QString options =
            QStringLiteral("-k %1 -c listen_addresses='' -c fsync=off").arg(m_folder.path());
        control({QStringLiteral("-w"), QStringLiteral("-l"),
                 m_folder.filePath(QStringLiteral("log")), QStringLiteral("-o"), options,
                 QStringLiteral("start")});
    }

    QString data() const { return m_folder.filePath(QStringLiteral("data")); }

    /// The newest version that is installed.
    static QString program(const QString &name)
    {
        const QDir versions(QStringLiteral("/usr/lib/postgresql"));
        const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        if (found.isEmpty())
            qFatal("PostgreSQL is not installed: ./dev test does so");
        return versions.filePath(found.constLast() + QStringLiteral("/bin/") + name);
    }

    static void run(const QString &name, const QStringList &arguments)
    {
        if (geteuid() == 0)
            must(QStringLiteral("runuser"),
                 QStringList{QStringLiteral("-u"), QStringLiteral("postgres"), QStringLiteral("--"),
                             program(name)} +
                     arguments);
        else
            must(program(name), arguments);
    }

    static void must(const QString &command, const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(QDir::tempPath());
        process.setStandardOutputFile(QProcess::nullDevice()); // the server would keep a pipe open
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(command, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qFatal("%s %s failed", qPrintable(command),
                   qPrintable(arguments.join(QLatin1Char(' '))));
    }

    const QTemporaryDir m_folder;
    int m_count = 0;
};

/// Where a test keeps its records: in a file of the folder, or, if the environment has
/// DERDESK_TEST_ENGINE=postgresql, in a database of a server of its own.
inline DatabaseUrl newDatabase(const QTemporaryDir &folder)
{
    if (qEnvironmentVariable("DERDESK_TEST_ENGINE") == QLatin1String("postgresql"))
        return PostgresCluster::instance().create();
    return {folder.filePath(QStringLiteral("derdesk.db"))};
}

/// A database that is made once for a test program, and copied for each of its tests: making one
/// takes longer than all that most tests do.
class TemplateDatabase final
{
public:
    /// \a fill(Connection &): what stands in it.
    template <typename Fill>
    explicit TemplateDatabase(Fill fill)
        : m_url(newDatabase(m_folder))
    {
        Connection connection(m_url, Connection::Mode::ReadWrite);
        fill(connection);
    }

    /// As newDatabase(), with the same records.
    DatabaseUrl copyTo(const QTemporaryDir &folder) const
    {
        if (m_url.engine() == Engine::PostgreSql)
            return PostgresCluster::instance().create(m_url.server.path().mid(1));
        const DatabaseUrl copy = newDatabase(folder);
        if (!QFile::copy(m_url.path, copy.path))
            qFatal("%s cannot be copied", qPrintable(m_url.path));
        return copy;
    }

private:
    const QTemporaryDir m_folder;
    const DatabaseUrl m_url;
};

} // namespace derdesk
