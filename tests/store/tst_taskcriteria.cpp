// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/TaskCriteria.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What a search asks for is kept as text and read again, also by older and newer programs.
class TestTaskCriteria : public QObject
{
    Q_OBJECT
    QRandomGenerator m_random{20261125};

    bool chance() { return m_random.bounded(2) == 0; }
    QString words()
    {
        static const QString letters = u"aZ09 -_%'\"\\{}[]:,äß–😀\n\t"_s;
        QString text;
        for (int i = m_random.bounded(12); i > 0; --i) {
            const qsizetype at = m_random.bounded(letters.size());
            if (!letters[at].isSurrogate())
                text += letters[at];
        }
        return text;
    }
    QDate day() { return QDate(1990, 1, 1).addDays(m_random.bounded(30'000)); }
    TaskCriteria drawn()
    {
        TaskCriteria c;
        for (QString *text :
             {&c.taskId, &c.type, &c.transactionId, &c.serialNo, &c.nicId, &c.customerName,
              &c.accountId, &c.servicePoint, &c.address, &c.contact, &c.program, &c.manufacturer,
              &c.model, &c.anything, &c.assignedTo}) {
            if (chance())
                *text = words();
        }
        if (chance())
            c.businessObject = BusinessObject(m_random.bounded(3));
        for (int i = m_random.bounded(4); i > 0; --i)
            c.statuses.append(TaskStatus(m_random.bounded(11)));
        if (chance())
            c.createdFrom = day();
        if (chance())
            c.createdTo = day();
        c.needsAttention = chance();
        if (chance())
            c.olderThanDays = m_random.bounded(100'000);
        return c;
    }

private Q_SLOTS:
    void everyQuestionIsReadAsItWasKept()
    {
        for (int i = 0; i < 2'000; ++i) {
            const TaskCriteria asked = drawn();
            const QString text = toText(asked);
            QVERIFY2(!text.contains(u'\n'), qPrintable(text));
            const auto read = criteriaFromText(text);
            QVERIFY2(read, qPrintable(text));
            QVERIFY2(*read == asked, qPrintable(text));
        }
    }

    void nothingAskedIsAnEmptyObject()
    {
        QCOMPARE(toJson({}), QJsonObject());
        QCOMPARE(toText(TaskCriteria{}), QString::fromUtf8("{\"version\":1}"));
        QVERIFY(criteriaFromText(QString::fromUtf8("{\"version\":1}")) == TaskCriteria());
    }

    void whatANewerProgramSaysBesidesIsLeftOut()
    {
        const auto read =
            criteriaFromText(QString::fromUtf8("{\"version\":1,\"serialNo\":\"SN\",\"colour\":"
                                               "\"red\",\"statuses\":[\"PENDING\",\"DREAMING\"],"
                                               "\"businessObject\":\"MERGER\",\"createdFrom\":"
                                               "\"tomorrow\",\"needsAttention\":\"maybe\"}"));
        QVERIFY(read);
        TaskCriteria expected;
        expected.serialNo = u"SN"_s;
        expected.statuses = {TaskStatus::Pending};
        QVERIFY(*read == expected);
    }

    void whatIsNoQuestionIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("no JSON") << u"serialNo=SN"_s;
        QTest::newRow("a list") << u"[1]"_s;
        QTest::newRow("no version") << QString::fromUtf8("{\"serialNo\":\"SN\"}");
        QTest::newRow("another form") << QString::fromUtf8("{\"version\":2,\"serialNo\":\"SN\"}");
        QTest::newRow("cut off") << QString::fromUtf8("{\"version\":1,\"serialNo\":\"S");
    }
    void whatIsNoQuestionIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!criteriaFromText(text));
    }

    void anyTextDoesNoHarm()
    {
        const QByteArray good = toText(drawn()).toUtf8();
        for (int i = 0; i < 2'000; ++i) {
            QByteArray text = good;
            for (int changes = 1 + m_random.bounded(4); changes > 0; --changes)
                text[m_random.bounded(text.size())] = char(m_random.bounded(256));
            if (const auto read = criteriaFromText(QString::fromUtf8(text)))
                QVERIFY(read->olderThanDays >= 0);
        }
    }

    void theBoxReadsWhatWasWrittenForIt_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"smith", "smith main street", "n: ada byron", "ad: main st sn: X12",
              "smith n: ada ad: 1 main c: ada@ sn: X tx: TX-1", "12345678901234", ""})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void theBoxReadsWhatWasWrittenForIt()
    {
        QFETCH(QString, text);
        const TaskCriteria asked = quickCriteria(text);
        QVERIFY(quickCriteria(quickText(asked)) == asked);
        QCOMPARE(quickText(asked), text);
    }

    void theBoxLeavesOutWhatItCannotAsk()
    {
        TaskCriteria criteria;
        criteria.program = u"DR"_s;
        criteria.taskId = u"123"_s; // by itself these digits would be looked for anywhere
        criteria.customerName = u"ada"_s;
        QCOMPARE(quickText(criteria), u"n: ada"_s);
    }
};

QTEST_MAIN(TestTaskCriteria)
#include "tst_taskcriteria.moc"
