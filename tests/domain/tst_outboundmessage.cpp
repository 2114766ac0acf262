// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/OutboundMessage.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class OutboundMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIdNamesTaskAndNumber()
    {
        OutboundMessage message;
        message.number = 17;
        message.taskId = 47110815000001;
        QCOMPARE(message.id(), u"47110815000001-17"_s);
        QCOMPARE(outboundNumber(message.id()), 17);
    }

    void aNumberAloneWillDo() { QCOMPARE(outboundNumber(u"17"_s), 17); }

    void otherTextsAreNoIds_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "x", "0", "-1", "-", "17-", "47110815000001-", "1-17", "47110815000001-x",
              "47110815000001-0", "4711081500000a-17", "47110815000001-1-17", "1.5"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void otherTextsAreNoIds()
    {
        QFETCH(QString, text);
        QCOMPARE(outboundNumber(text), 0);
    }

    void everyStatusHasItsText()
    {
        for (const OutboundStatus status : {OutboundStatus::Waiting, OutboundStatus::Sent,
                                            OutboundStatus::Failed, OutboundStatus::Skipped}) {
            QCOMPARE(fromText<OutboundStatus>(toText(status)), status);
            QCOMPARE(outboundStatusText(status).toUpper(), toText(status));
        }
    }
};

QTEST_GUILESS_MAIN(OutboundMessageTest)
#include "tst_outboundmessage.moc"
