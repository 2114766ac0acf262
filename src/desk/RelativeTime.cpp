// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/RelativeTime.h"

#include <QCoreApplication>
#include <QLocale>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;

class RelativeTime final
{
    Q_DECLARE_TR_FUNCTIONS(derdesk::RelativeTime)
public:
    static QString ofMinutes(qint64 minutes, bool past)
    {
        const QString number = QLocale().toString(minutes);
        if (minutes == 1)
            return past ? tr("1 minute ago") : tr("in 1 minute");
        return past ? tr("%1 minutes ago").arg(number) : tr("in %1 minutes").arg(number);
    }

    static QString ofDays(const QDateTime &local, qint64 days)
    {
        const QLocale locale;
        const QString clock = locale.toString(local.time(), QLocale::ShortFormat);
        if (days == 0)
            return tr("today %1").arg(clock);
        if (days == -1)
            return tr("yesterday %1").arg(clock);
        if (days == 1)
            return tr("tomorrow %1").arg(clock);
        if (qAbs(days) < 7) //: %1 a day of the week, %2 a time of day
            return tr("%1 %2").arg(locale.standaloneDayName(local.date().dayOfWeek()), clock);
        return locale.toString(local, QLocale::ShortFormat);
    }

    static QString now() { return tr("just now"); }
};

} // namespace

QString relativeTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const qint64 seconds = time.secsTo(now);
    if (qAbs(seconds) < minute)
        return RelativeTime::now();
    if (qAbs(seconds) < hour)
        return RelativeTime::ofMinutes(qAbs(seconds) / minute, seconds > 0);
    const QDateTime local = time.toLocalTime();
    return RelativeTime::ofDays(local, now.toLocalTime().date().daysTo(local.date()));
}

QString shortTime(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat)
                          : QString();
}

} // namespace derdesk
