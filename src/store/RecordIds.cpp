// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/RecordIds.h"

#include <QRandomGenerator>

namespace derdesk {

RecordId newRecordId(const QDateTime &now)
{
    constexpr qint64 start = 946'684'800'000; // 2000-01-01T00:00:00Z in milliseconds
    constexpr qint64 hour = 3'600'000;
    constexpr quint32 randomPart = 100'000'000;
    const qint64 hours = (now.toMSecsSinceEpoch() - start) / hour;
    return hours * randomPart + QRandomGenerator::system()->bounded(randomPart);
}

QString searchKey(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).simplified().toCaseFolded();
}

} // namespace derdesk
