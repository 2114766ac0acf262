// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/ImportRun.h"

#include <QFile>
#include <QMutex>
#include <QtConcurrentRun>

namespace derdesk {

/// Between the run's thread and the window's.
struct ImportRun::Shared
{
    std::atomic_bool stop = false;
    QMutex mutex;
    ImportProgress progress; ///< by the mutex
};

ImportRun::ImportRun(const DatabaseUrl &url, const Actor &actor, ImportKind kind,
                     const QString &file, ImportKeeps keeps)
    : m_shared(std::make_shared<Shared>())
{
    m_outcome = QtConcurrent::run([=, shared = m_shared]() -> Result<ImportOutcome> {
        QFile csv(file);
        if (!csv.open(QIODevice::ReadOnly))
            return ImportOutcome{tl::unexpected(QList<ImportFault>{{0, {}, csv.errorString()}}),
                                 {}};
        ImportOutcome outcome;
        const auto note = [&shared](const ImportProgress &progress) {
            const QMutexLocker lock(&shared->mutex);
            shared->progress = progress;
        };
        const ImportOptions options{note, &shared->stop,
                                    keeps == ImportKeeps::Nothing ? &outcome.preview : nullptr};
        try {
            outcome.result = importFile(url, actor, kind, csv, keeps, options);
        } catch (const StoreError &error) {
            return failed({error.problem()});
        }
        return outcome;
    });
}

ImportRun::~ImportRun() { stop(); }

ImportProgress ImportRun::progress() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->progress;
}

void ImportRun::stop() { m_shared->stop = true; }

} // namespace derdesk
