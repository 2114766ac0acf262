// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace derdesk {

/// SQLite databases as files that are whole: what derdeskctl backup and restore do. All throw
/// StoreError that names the file. Call them on any thread; they take as long as writing the file
/// does.

/// Writes one state of the database \a from, which may be in use, into the new file \a to, which
/// only its owner can read. The file is checked and on the disk before it gets its name.
void saveSnapshot(const QString &from, const QString &to);

/// Puts what was saved in \a from in the place of the database \a to. If there is one, nobody may
/// be using it; it is kept under the name that is returned, which is empty if there was none.
QString restoreSnapshot(const QString &from, const QString &to);

} // namespace derdesk
