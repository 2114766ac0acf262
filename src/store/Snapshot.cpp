// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Snapshot.h"

#include "store/Integrity.h"
#include "store/Migrations.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

StoreError failedAt(const QString &path, const QString &reason)
{
    return {ProblemCode::StoreFailed, path + u": "_s + reason};
}

/// What was written to a file, or to a folder the names of its files, is on the disk.
void sync(const QString &path)
{
    const int opened = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const int failed = opened < 0 || fsync(opened) != 0 ? errno : 0;
    if (opened >= 0)
        close(opened);
    if (failed)
        throw failedAt(path, qt_error_string(failed));
}

/// Throws if it is damaged or no database of ours.
void requireSound(const QString &path)
{
    naming(path, [&path] {
        Connection connection({path}, Connection::Mode::ReadOnly);
        const int version = schemaVersion(connection);
        if (version <= 0)
            throw StoreError(ProblemCode::StoreFailed, u"is no Derdesk database"_s);
        if (version > requiredSchemaVersion(Engine::Sqlite))
            requireSchema(connection);
        checkIntegrity(connection, [](const QString &fault) {
            throw StoreError(ProblemCode::StoreFailed, fault);
        });
    });
}

/// A checked copy under a passing name beside \a place.
std::unique_ptr<QTemporaryFile> copyBeside(const QString &from, const QString &place)
{
    requireSound(from);
    // To which it adds letters of its own.
    auto copy = std::make_unique<QTemporaryFile>(place + u".part"_s);
    if (!copy->open())
        throw failedAt(place, copy->errorString());
    naming(from, [&] {
        Connection source({from}, Connection::Mode::ReadOnly);
        source.script(u"PRAGMA query_only = OFF"_s); // it forbids the next statement too
        source.change(u"VACUUM INTO ?"_s, {copy->fileName()});
    });
    requireSound(copy->fileName());
    sync(copy->fileName());
    return copy;
}

std::filesystem::path encoded(const QString &path) { return QFile::encodeName(path).toStdString(); }

/// Under the name that lasts.
void rename(const QString &from, const QString &to)
{
    std::error_code failed;
    std::filesystem::rename(encoded(from), encoded(to), failed);
    if (failed)
        throw failedAt(to, QString::fromStdString(failed.message()));
    sync(QFileInfo(to).absolutePath());
}

/// Throws StoreBusy if anybody else has it open; else nobody can use it until the connection ends.
/// One that is damaged nobody can use.
std::unique_ptr<Connection> shut(const QString &path)
{
    const auto inUse = [&path] {
        return StoreError(ProblemCode::StoreBusy,
                          path + u": is in use; end the programs that have it open"_s);
    };
    try {
        auto connection =
            std::make_unique<Connection>(DatabaseUrl{path}, Connection::Mode::ReadWrite);
        if (connection->value(u"PRAGMA journal_mode = DELETE"_s) != u"delete"_s)
            throw inUse();
        connection->script(u"BEGIN EXCLUSIVE"_s);
        return connection;
    } catch (const StoreError &error) {
        if (error.problem().code == ProblemCode::StoreBusy)
            throw inUse();
        return nullptr;
    }
}

} // namespace

void saveSnapshot(const QString &from, const QString &to)
{
    if (QFileInfo::exists(to))
        throw failedAt(to, u"is there already; give a new file's name"_s);
    const auto copy = copyBeside(from, to);
    rename(copy->fileName(), to);
    copy->setAutoRemove(false);
}

QString restoreSnapshot(const QString &from, const QString &to)
{
    const auto copy = copyBeside(from, to);
    const std::unique_ptr<Connection> former = QFileInfo::exists(to) ? shut(to) : nullptr;
    const QString kept =
        to + QDateTime::currentDateTimeUtc().toString(u"'.replaced-'yyyyMMdd-HHmmss"_s);
    bool any = false;
    // A journal that a database has left would spoil the next one of that name.
    if (QFileInfo::exists(to + u"-wal")) {
        rename(to + u"-wal", kept + u"-wal");
        any = true;
    }
    if (QFileInfo::exists(to)) {
        std::error_code failed;
        std::filesystem::create_hard_link(encoded(to), encoded(kept), failed);
        if (failed)
            throw failedAt(kept, QString::fromStdString(failed.message()));
        any = true;
    }
    rename(copy->fileName(), to);
    copy->setAutoRemove(false);
    return any ? kept : QString();
}

} // namespace derdesk
