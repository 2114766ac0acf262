// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestDerAttributeDisplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void testDisplay()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(attributeDisplay(*findAttribute(u"rtgMaxW"), u"12345.5"_s), u"12.345,5"_s);
        QCOMPARE(attributeDisplay(*findAttribute(u"permissionToOperateDate"), u"2024-02-03"_s),
                 u"03.02.24"_s);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(attributeDisplay(*findAttribute(u"type"), u"4"_s), u"4 – photovoltaic"_s);
        QCOMPARE(attributeDisplay(*findAttribute(u"voltVarEnabled"), u"true"_s), u"yes"_s);
        QCOMPARE(controlModeNames(u"800001"_s), QStringList({u"chargeMode"_s, u"opModVoltVar"_s}));
        QCOMPARE(controlModeNames(u"80000000"_s), QStringList{u"bit 31"_s});
        QVERIFY(controlModeNames(u"0"_s).isEmpty());
        QCOMPARE(controlModeNames(u"FFFFFFFF"_s).size(), 32);
        const AttributeDefinition &modes = *findAttribute(u"modesSupported");
        QCOMPARE(attributeDisplay(modes, u"0"_s), u"0"_s);
        QCOMPARE(attributeDisplay(modes, u"3"_s), u"3 (chargeMode, dischargeMode)"_s);
        QVERIFY(attributeDisplay(*findAttribute(u"rtgMaxW"), u"1e+300"_s).size() < 10);
        QCOMPARE(attributeDisplay(*findAttribute(u"rtgNormalCategory"), u"2"_s),
                 u"2 – category B"_s);
        QCOMPARE(attributeDisplay(*findAttribute(u"rideThroughCategory"), u"3"_s),
                 u"3 – category III"_s);
    }

    void testEveryChoiceHasItsName()
    {
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            QSet<QString> names;
            for (int choice : definition.choices)
                names.insert(
                    attributeDisplay(definition, QString::number(choice)).section(u" – "_s, 1));
            QCOMPARE(std::size_t(names.size()), definition.choices.size());
            QVERIFY(!names.contains(QString()));
        }
    }

    void testWordsOfTheZone()
    {
        QSet<QString> labels;
        for (const AttributeDefinition &definition : attributeCatalogue())
            labels.insert(attributeLabel(definition));
        QCOMPARE(std::size_t(labels.size()), attributeCatalogue().size());
        QCOMPARE(attributeGroupText(AttributeGroup::General), u"General"_s);
        QCOMPARE(attributeGroupText(AttributeGroup::ReactivePower), u"Reactive power"_s);
        QCOMPARE(attributeGroupText(AttributeGroup::Interconnection), u"Interconnection"_s);
    }
};

QTEST_GUILESS_MAIN(TestDerAttributeDisplay)
#include "tst_derattributedisplay.moc"
