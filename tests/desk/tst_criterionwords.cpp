// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/RelativeTime.h"
#include "desk/Translations.h"
#include "desk/find/CriteriaChips.h"
#include "desk/find/CriterionText.h"
#include "desk/widgets/FlowLayout.h"

#include <QJsonArray>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What is searched for as a clerk reads it: a criterion's words in both languages, the chips that
/// bear them, the lines in which the chips stand, and how far a time lies from now.
class TestCriterionWords : public QObject
{
    Q_OBJECT

    struct Box final : QWidget
    {
        Box(QSize size, QWidget *parent)
            : QWidget(parent)
            , wanted(size)
        {
        }
        QSize sizeHint() const override { return wanted; }
        QSize wanted;
    };

    /// Asks for something by each member.
    static TaskCriteria everything()
    {
        QJsonObject members{{u"businessObject"_s, u"ENROLLMENT"_s},
                            {u"statuses"_s, QJsonArray{u"PENDING"_s, u"COMPLETED"_s}},
                            {u"needsAttention"_s, true},
                            {u"olderThanDays"_s, 3}};
        for (const char *text : {"taskId", "type", "transactionId", "serialNo", "nicId", "program",
                                 "customerName", "accountId", "servicePoint", "address", "contact",
                                 "manufacturer", "model", "anything", "assignedTo", "cause"})
            members.insert(QString::fromUtf8(text), u"some %1"_s.arg(QString::fromUtf8(text)));
        for (const char *day : {"createdFrom", "createdTo", "statusFrom", "statusTo"})
            members.insert(QString::fromUtf8(day), u"2026-01-02"_s);
        return criteriaFromJson(members);
    }
    static TaskCriteria of(const QString &member, const QString &value)
    {
        return criteriaFromJson({{member, value}});
    }
    static QStringList words(const TaskCriteria &criteria)
    {
        QStringList texts;
        for (const CriterionText &criterion : criterionTexts(criteria))
            texts.append(criterion.text);
        return texts;
    }
    static QStringList members(const TaskCriteria &criteria)
    {
        QStringList names;
        for (const CriterionText &criterion : criterionTexts(criteria))
            names.append(criterion.member);
        return names;
    }
    static QStringList chipTexts(const CriteriaChips &chips)
    {
        QStringList texts;
        for (const QToolButton *chip : chips.findChildren<QToolButton *>())
            texts.append(chip->text());
        return texts;
    }

private Q_SLOTS:
    void init() { useLanguage(QLocale(u"en_GB"_s)); }
    void cleanup()
    {
        qDeleteAll(qApp->findChildren<QTranslator *>());
        QLocale::setDefault(QLocale(u"en_US"_s));
    }

    void eachCriterionIsSaidInWords_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const auto row = [](const char *member, const QJsonValue &value, const char *english,
                            const char *german) {
            QTest::newRow(member) << value << QString::fromUtf8(english)
                                  << QString::fromUtf8(german);
        };
        row("anything", u"main street"_s, "“main street”", "„main street“");
        row("taskId", u"2026"_s, "Task id: 2026", "Auftragsnummer: 2026");
        row("type", u"DER-ENROLLMENT"_s, "Task type: DER-ENROLLMENT",
            "Auftragsart: DER-ENROLLMENT");
        row("businessObject", u"INTERCONNECTION"_s, "Business object: Interconnection",
            "Geschäftsobjekt: Netzanschluss");
        row("statuses", QJsonArray{u"COMPLETED"_s, u"PENDING"_s}, "Status: Completed, Pending",
            "Status: Abgeschlossen, Offen");
        row("transactionId", u"TX-7"_s, "Transaction id: TX-7", "Transaktions-ID: TX-7");
        row("serialNo", u"SN"_s, "Serial number: SN", "Seriennummer: SN");
        row("nicId", u"00:1"_s, "NIC id: 00:1", "NIC-ID: 00:1");
        row("program", u"DR"_s, "Program: DR", "Programm: DR");
        row("customerName", u"ada"_s, "Customer: ada", "Kunde: ada");
        row("accountId", u"A1"_s, "Account: A1", "Vertragskonto: A1");
        row("servicePoint", u"SP1"_s, "Service point: SP1", "Anschlusspunkt: SP1");
        row("address", u"main"_s, "Address: main", "Adresse: main");
        row("contact", u"@x.org"_s, "Contact: @x.org", "Kontakt: @x.org");
        row("manufacturer", u"Sun"_s, "Manufacturer: Sun", "Hersteller: Sun");
        row("model", u"S-5"_s, "Model: S-5", "Modell: S-5");
        row("createdFrom", u"2026-01-31"_s, "Created from 31/01/2026", "Erstellt ab 31.01.26");
        row("createdTo", u"2026-02-01"_s, "Created to 01/02/2026", "Erstellt bis 01.02.26");
        row("statusFrom", u"2026-03-04"_s, "Status since 04/03/2026", "Status seit 04.03.26");
        row("statusTo", u"2026-12-05"_s, "Status until 05/12/2026", "Status bis 05.12.26");
        row("cause", u"customer-not-found"_s, "Cause: Customer not found",
            "Ursache: Kunde nicht gefunden");
        row("assignedTo", u"mira"_s, "Assigned to mira", "Zugewiesen an mira");
        row("olderThanDays", 1234, "Older than 1,234 days", "Älter als 1.234 Tage");
        row("needsAttention", true, "Needs attention", "Zu klären");
    }
    void eachCriterionIsSaidInWords()
    {
        QFETCH(QJsonValue, value);
        QFETCH(QString, english);
        QFETCH(QString, german);
        const QString member = QString::fromUtf8(QTest::currentDataTag());
        const TaskCriteria criteria = criteriaFromJson({{member, value}});
        QCOMPARE(words(criteria), QStringList{english});
        QCOMPARE(members(criteria), QStringList{member}); // by which it is taken away again
        useLanguage(QLocale(u"de_DE"_s));
        QCOMPARE(words(criteria), QStringList{german});
        QVERIFY(without(criteria, member) == TaskCriteria());
    }

    void oneDayIsNotSaidAsSeveral()
    {
        TaskCriteria criteria;
        QCOMPARE(words(criteria), QStringList());
        criteria.olderThanDays = 1;
        QCOMPARE(words(criteria), QStringList{u"Older than 1 day"_s});
        criteria.olderThanDays = 2;
        QCOMPARE(words(criteria), QStringList{u"Older than 2 days"_s});
        useLanguage(QLocale(u"de_DE"_s));
        QCOMPARE(words(criteria), QStringList{u"Älter als 2 Tage"_s});
        criteria.olderThanDays = 1;
        QCOMPARE(words(criteria), QStringList{u"Älter als 1 Tag"_s});
    }

    void wordsOfTheClerkStayAsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("marks of a translation") << u"%1 of %2"_s;
        QTest::newRow("markup") << u"<b>&amp;</b>"_s;
        QTest::newRow("quotes") << u"“x” 'y'"_s;
        QTest::newRow("other scripts") << u"Łódź 東京 😀"_s;
    }
    void wordsOfTheClerkStayAsTyped()
    {
        QFETCH(QString, typed);
        TaskCriteria criteria;
        criteria.anything = typed;
        criteria.address = typed;
        criteria.assignedTo = typed;
        QCOMPARE(words(criteria), (QStringList{u"“"_s + typed + u"”"_s, u"Address: "_s + typed,
                                               u"Assigned to "_s + typed}));
    }

    void aCauseThatIsNoCodeIsSaidAsItIs()
    {
        QCOMPARE(words(of(u"cause"_s, u"of a newer program"_s)),
                 QStringList{u"Cause: of a newer program"_s});
    }

    void theyComeInTheOrderOfTheFields()
    {
        QCOMPARE(members(everything()).join(u' '),
                 u"anything taskId type businessObject statuses transactionId serialNo nicId "
                 "program customerName accountId servicePoint address contact manufacturer model "
                 "createdFrom createdTo statusFrom statusTo cause assignedTo olderThanDays "
                 "needsAttention"_s);
        // and none is searched for that no chip could take away
        QStringList said = members(everything());
        said.sort();
        QCOMPARE(said, toJson(everything()).keys());
    }

    void takingOneAwayLeavesAllOthers()
    {
        const QStringList all = members(everything());
        for (const QString &member : all) {
            const TaskCriteria rest = without(everything(), member);
            QStringList expected = all;
            expected.removeOne(member);
            QCOMPARE(members(rest), expected);
            QJsonObject json = toJson(everything());
            json.remove(member);
            QCOMPARE(toJson(rest), json);
        }
        QVERIFY(without(everything(), u"unknown"_s) == everything());
        QVERIFY(without(everything(), QString()) == everything());
        QVERIFY(without({}, u"anything"_s) == TaskCriteria());
    }

    void chipsShowInTheLanguageOfTheClerk()
    {
        useLanguage(QLocale(u"de_DE"_s));
        CriteriaChips chips;
        TaskCriteria criteria = of(u"serialNo"_s, u"SN-1"_s);
        chips.show(criteria);
        QVERIFY(chips.isVisible());
        QCOMPARE(chips.accessibleName(), u"Wonach gesucht wird"_s);
        QCOMPARE(chipTexts(chips), QStringList{u"Seriennummer: SN-1"_s}); // "all" would be the same
        auto *chip = chips.findChild<QToolButton *>();
        QCOMPARE(chip->accessibleName(), u"Ohne Seriennummer: SN-1"_s);
        QCOMPARE(chip->toolTip(),
                 u"Seriennummer: SN-1\nKlicken oder Entf drücken, um ohne dieses Kriterium zu "
                 "suchen"_s);
        criteria.needsAttention = true;
        chips.show(criteria);
        QCOMPARE(chipTexts(chips),
                 (QStringList{u"Seriennummer: SN-1"_s, u"Zu klären"_s, u"Alle entfernen"_s}));
        chips.show({});
        QVERIFY(!chips.isVisible());
        QCOMPARE(chipTexts(chips), QStringList());
    }

    void aLongChipIsCutAndItsTipTellsAll_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        QTest::newRow("just fits")
            << QString(51, u'x') << u"Address: "_s + QString(51, u'x'); // 60 in all
        QTest::newRow("one more") << QString(52, u'x') << u"Address: "_s + QString(50, u'x') + u'…';
        QTest::newRow("much longer")
            << QString(254, u'y') << u"Address: "_s + QString(50, u'y') + u'…';
        // no letter of it is a mnemonic
        QTest::newRow("ampersand") << u"Smith & Sons"_s << u"Address: Smith && Sons"_s;
    }
    void aLongChipIsCutAndItsTipTellsAll()
    {
        QFETCH(QString, typed);
        CriteriaChips chips;
        chips.show(of(u"address"_s, typed));
        const auto *chip = chips.findChild<QToolButton *>();
        QTEST(chip->text(), "shown");
        QCOMPARE(chip->accessibleName(), QString(u"Without Address: "_s + typed));
        QCOMPARE(chip->toolTip().section(u'\n', 0, 0), QString(u"Address: "_s + typed));
    }

    void keysTakeAChipAway_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("taken");
        QTest::newRow("Del") << int(Qt::Key_Delete) << true;
        QTest::newRow("Backspace") << int(Qt::Key_Backspace) << true;
        QTest::newRow("Return") << int(Qt::Key_Return) << true;
        QTest::newRow("Enter") << int(Qt::Key_Enter) << true;
        QTest::newRow("Space") << int(Qt::Key_Space) << true; // as any button's
        QTest::newRow("a letter") << int(Qt::Key_X) << false;
        QTest::newRow("Escape") << int(Qt::Key_Escape) << false;
    }
    void keysTakeAChipAway()
    {
        QFETCH(int, key);
        QFETCH(bool, taken);
        CriteriaChips chips;
        chips.show(everything());
        QSignalSpy removed(&chips, &CriteriaChips::removed);
        QSignalSpy all(&chips, &CriteriaChips::allRemoved);
        QTest::keyClick(chips.findChildren<QToolButton *>()[4], Qt::Key(key));
        QCOMPARE(removed.size(), taken ? 1 : 0);
        if (taken)
            QCOMPARE(removed[0][0].toString(), u"statuses"_s);
        QCOMPARE(all.size(), 0);
        // they are shown as the search is, whose answer to the signal is not here
        QCOMPARE(chips.findChildren<QToolButton *>().size(), toJson(everything()).size() + 1);
    }

    void theLastButtonTakesAllAway()
    {
        CriteriaChips chips;
        chips.show(everything());
        QSignalSpy removed(&chips, &CriteriaChips::removed);
        QSignalSpy all(&chips, &CriteriaChips::allRemoved);
        QTest::mouseClick(chips.findChildren<QToolButton *>().constLast(), Qt::LeftButton);
        QCOMPARE(all.size(), 1);
        QCOMPARE(removed.size(), 0);
    }

    void theSameSearchLeavesTheChipsAlone()
    {
        CriteriaChips chips;
        chips.show(everything());
        const auto before = chips.findChildren<QToolButton *>();
        chips.show(everything()); // a refresh: what has the focus keeps it
        QCOMPARE(chips.findChildren<QToolButton *>(), before);
        chips.show(without(everything(), u"cause"_s));
        QCOMPARE(chips.findChildren<QToolButton *>().size(), before.size() - 1);
    }

    void chipsGoToFurtherLines_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<QList<QRect>>("places");
        QTest::addColumn<int>("height");
        const auto row = [](const char *name, int width, const QList<QRect> &places, int height) {
            QTest::newRow(name) << width << places << height;
        };
        // 100 × 20, 60 × 30 and 100 × 20, with 4 between
        row("one line", 400, {{0, 0, 100, 20}, {104, 0, 60, 30}, {168, 0, 100, 20}}, 30);
        row("just one line", 268, {{0, 0, 100, 20}, {104, 0, 60, 30}, {168, 0, 100, 20}}, 30);
        row("a pixel short", 267, {{0, 0, 100, 20}, {104, 0, 60, 30}, {0, 34, 100, 20}}, 54);
        row("just two", 164, {{0, 0, 100, 20}, {104, 0, 60, 30}, {0, 34, 100, 20}}, 54);
        row("two in the second", 163, {{0, 0, 100, 20}, {0, 24, 60, 30}, {0, 58, 100, 20}}, 78);
        row("one each", 100, {{0, 0, 100, 20}, {0, 24, 60, 30}, {0, 58, 100, 20}}, 78);
        row("too narrow for one", 80, {{0, 0, 80, 20}, {0, 24, 60, 30}, {0, 58, 80, 20}}, 78);
    }
    void chipsGoToFurtherLines()
    {
        QFETCH(int, width);
        QFETCH(QList<QRect>, places);
        QWidget parent;
        auto *layout = new FlowLayout(&parent);
        QList<QWidget *> boxes;
        for (const QSize size : {QSize(100, 20), QSize(60, 30), QSize(100, 20)}) {
            boxes.append(new Box(size, &parent));
            layout->addWidget(boxes.constLast());
        }
        parent.show(); // what is hidden takes no room
        QTEST(layout->heightForWidth(width), "height");
        layout->setGeometry({0, 0, width, 500});
        for (qsizetype i = 0; i < boxes.size(); ++i)
            QCOMPARE(boxes[i]->geometry(), places[i]);
        layout->setGeometry({7, 9, width, 500}); // and anywhere
        for (qsizetype i = 0; i < boxes.size(); ++i)
            QCOMPARE(boxes[i]->geometry(), places[i].translated(7, 9));
    }

    void aLayoutGivesItsItemsBack()
    {
        QWidget parent;
        auto *layout = new FlowLayout(&parent);
        QCOMPARE(layout->heightForWidth(100), 0);
        QCOMPARE(layout->sizeHint(), QSize());
        auto *first = new Box({30, 10}, &parent);
        auto *second = new Box({50, 40}, &parent);
        layout->addWidget(first);
        layout->addWidget(second);
        QCOMPARE(layout->count(), 2);
        QCOMPARE(layout->itemAt(1)->widget(), second);
        QVERIFY(!layout->itemAt(2));
        QVERIFY(!layout->itemAt(-1));
        QVERIFY(!layout->takeAt(2));
        QVERIFY(!layout->takeAt(-1));
        const std::unique_ptr<QLayoutItem> taken(layout->takeAt(0));
        QCOMPARE(taken->widget(), first);
        QCOMPARE(layout->count(), 1);
        QCOMPARE(layout->itemAt(0)->widget(), second);
    }

    void timesAreSaidFromAnyNow_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QDateTime>("time");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const auto local = [](const char *text) {
            QDateTime time = QDateTime::fromString(QString::fromUtf8(text), Qt::ISODateWithMs);
            time.setTimeSpec(Qt::LocalTime);
            return time;
        };
        const auto row = [&](const char *name, const char *now, const char *time,
                             const char *english, const char *german) {
            QTest::newRow(name) << local(now) << local(time) << QString::fromUtf8(english)
                                << QString::fromUtf8(german);
        };
        const char *wednesday = "2026-03-11T15:00:00";
        row("milliseconds short of a minute", wednesday, "2026-03-11T14:59:00.001", "just now",
            "gerade eben");
        row("nearly in an hour", wednesday, "2026-03-11T15:59:59", "in 59 minutes",
            "in 59 Minuten");
        row("in an hour", wednesday, "2026-03-11T16:00:00", "today 16:00", "heute 16:00");
        row("this morning's midnight", wednesday, "2026-03-11T00:00:00", "today 00:00",
            "heute 00:00");
        row("last minute of yesterday", wednesday, "2026-03-10T23:59:59", "yesterday 23:59",
            "gestern 23:59");
        row("last minute of tomorrow", wednesday, "2026-03-12T23:59:59", "tomorrow 23:59",
            "morgen 23:59");
        row("in two days", wednesday, "2026-03-13T08:00:00", "Friday 08:00", "Freitag 08:00");
        row("two days ago", wednesday, "2026-03-09T23:00:00", "Monday 23:00", "Montag 23:00");
        row("in six days", wednesday, "2026-03-17T23:59:00", "Tuesday 23:59", "Dienstag 23:59");
        // by the days of the calendar, though it is less than seven times 24 hours
        row("a week ago, later in the day", wednesday, "2026-03-04T23:00:00", "04/03/2026 23:00",
            "04.03.26 23:00");
        row("years ago", wednesday, "1999-12-31T23:59:00", "31/12/1999 23:59", "31.12.99 23:59");
        row("minutes over New Year", "2027-01-01T00:30:00", "2026-12-31T23:45:00", "45 minutes ago",
            "vor 45 Minuten");
        row("hours over New Year", "2027-01-01T00:30:00", "2026-12-31T22:00:00", "yesterday 22:00",
            "gestern 22:00");
        row("minutes into tomorrow", "2026-12-31T23:45:00", "2027-01-01T00:30:00", "in 45 minutes",
            "in 45 Minuten");
        row("after a leap day", "2028-03-01T12:00:00", "2028-02-29T09:00:00", "yesterday 09:00",
            "gestern 09:00");
        row("without a leap day", "2027-03-01T12:00:00", "2027-02-28T09:00:00", "yesterday 09:00",
            "gestern 09:00");
    }
    void timesAreSaidFromAnyNow()
    {
        QFETCH(QDateTime, now);
        QFETCH(QDateTime, time);
        QTEST(relativeTime(time, now), "english");
        QTEST(relativeTime(time.toUTC(), now), "english"); // of whatever zone it is
        useLanguage(QLocale(u"de_DE"_s));
        QTEST(relativeTime(time, now.toUTC()), "german");
    }

    void theClockIsTheCountrys()
    {
        useLanguage(QLocale(u"en_US"_s));
        const QDateTime now(QDate(2026, 3, 11), QTime(15, 0), Qt::LocalTime);
        QString said = relativeTime(now.addSecs(-3600), now);
        QCOMPARE(said.replace(u'\u202f', u' '), u"today 2:00 PM"_s); // by the version of the CLDR
    }
};

QTEST_MAIN(TestCriterionWords)
#include "tst_criterionwords.moc"
