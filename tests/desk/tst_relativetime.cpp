// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/RelativeTime.h"
#include "desk/Translations.h"

#include <QApplication>
#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Times as one says them, in both languages.
class TestRelativeTime : public QObject
{
    Q_OBJECT
    /// A Wednesday, three in the afternoon.
    static QDateTime now() { return {QDate(2026, 3, 11), QTime(15, 0), Qt::LocalTime}; }

private Q_SLOTS:
    void cleanup()
    {
        for (QObject *translator : qApp->findChildren<QTranslator *>())
            delete translator;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void isSaidFromNow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QDateTime>("time");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QDateTime &time, const char *english,
                            const char *german) {
            QTest::addRow("%s, English", name) << u"en_GB"_s << time << QString::fromUtf8(english);
            QTest::addRow("%s, German", name) << u"de_DE"_s << time << QString::fromUtf8(german);
        };
        const auto at = [](int day, int hour, int minute) {
            return QDateTime(QDate(2026, 3, day), QTime(hour, minute), Qt::LocalTime);
        };
        row("now", now(), "just now", "gerade eben");
        row("59 seconds ago", now().addSecs(-59), "just now", "gerade eben");
        row("in 59 seconds", now().addSecs(59), "just now", "gerade eben");
        row("a minute ago", now().addSecs(-60), "1 minute ago", "vor 1 Minute");
        row("nearly two minutes", now().addSecs(-119), "1 minute ago", "vor 1 Minute");
        row("minutes ago", now().addSecs(-180), "3 minutes ago", "vor 3 Minuten");
        row("nearly an hour", now().addSecs(-3599), "59 minutes ago", "vor 59 Minuten");
        row("in a minute", now().addSecs(60), "in 1 minute", "in 1 Minute");
        row("in minutes", now().addSecs(600), "in 10 minutes", "in 10 Minuten");
        row("an hour ago", at(11, 14, 0), "today 14:00", "heute 14:00");
        row("later today", at(11, 23, 59), "today 23:59", "heute 23:59");
        row("yesterday", at(10, 14, 5), "yesterday 14:05", "gestern 14:05");
        row("yesterday's midnight", at(10, 0, 0), "yesterday 00:00", "gestern 00:00");
        row("tomorrow", at(12, 0, 0), "tomorrow 00:00", "morgen 00:00");
        row("this week", at(9, 14, 5), "Monday 14:05", "Montag 14:05");
        row("six days ago", at(5, 9, 0), "Thursday 09:00", "Donnerstag 09:00");
        row("a week ago", at(4, 9, 0), "04/03/2026 09:00", "04.03.26 09:00");
        row("in a week", at(18, 9, 0), "18/03/2026 09:00", "18.03.26 09:00");
        row("never", {}, "", "");
    }
    void isSaidFromNow()
    {
        QFETCH(QString, language);
        QFETCH(QDateTime, time);
        QFETCH(QString, said);
        useLanguage(QLocale(language));
        QCOMPARE(relativeTime(time.toUTC(), now().toUTC()), said);
    }

    void midnightPartsTheDaysWithinTheHourMinutesDo()
    {
        const QDateTime early(QDate(2026, 3, 11), QTime(0, 10), Qt::LocalTime);
        QCOMPARE(relativeTime(early.addSecs(-1200), early), u"20 minutes ago"_s);
    }
};

QTEST_MAIN(TestRelativeTime)
#include "tst_relativetime.moc"
