// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/Import.h"

#include <QFuture>

#include <memory>

namespace derdesk {

/// What came of an import.
struct ImportOutcome
{
    ImportResult result;
    ImportPreview preview; ///< of one that keeps nothing
};

/// An import on a thread of its own, with a connection of its own. Ends itself, and keeps nothing,
/// when this object goes before it is done.
class ImportRun final
{
public:
    ImportRun(const DatabaseUrl &url, const Actor &actor, ImportKind kind, const QString &file,
              ImportKeeps keeps);
    ~ImportRun();
    Q_DISABLE_COPY_MOVE(ImportRun)

    /// A Result without a value: the database failed.
    QFuture<Result<ImportOutcome>> outcome() const { return m_outcome; }
    /// How far it is now.
    ImportProgress progress() const;
    /// It ends at the next pause, with nothing changed, unless it is done by then.
    void stop();

private:
    struct Shared;

    const std::shared_ptr<Shared> m_shared;
    QFuture<Result<ImportOutcome>> m_outcome;
};

} // namespace derdesk
