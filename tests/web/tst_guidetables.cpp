// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"
#include "support/Document.h"
#include "web/gate/LimitSetting.h"

#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// The rows of the table below a heading of the guide, without their outer bars.
QStringList rowsBelow(const QString &heading)
{
    QStringList rows;
    for (const Section &section : sections(document(u"resources/api/integration.md"_s), 2)) {
        for (const QString &line : section.text.split(u'\n')) {
            if (section.heading == heading && line.startsWith(u"| `"_s))
                rows.append(line.mid(2, line.size() - 4));
        }
    }
    return rows;
}

const QString none = u"–"_s;

QString formOf(AttributeKind kind)
{
    switch (kind) {
    case AttributeKind::Number:
    case AttributeKind::Choice:
        return u"number"_s;
    case AttributeKind::Flags:
    case AttributeKind::Text:
        return u"text"_s;
    case AttributeKind::Date:
        return u"date"_s;
    case AttributeKind::Boolean:
        return u"true or false"_s;
    }
    Q_UNREACHABLE();
}

QString rowOf(const AttributeDefinition &definition)
{
    const bool ranged = definition.kind != AttributeKind::Boolean;
    QString range = ranged ? attributeRange(definition) : none;
    if (!definition.rating.isEmpty())
        range += u"; not beyond `%1`"_s.arg(definition.rating);
    return QStringList{u"`%1`"_s.arg(definition.code), formOf(definition.kind),
                       definition.unit.isEmpty() ? none : QString(definition.unit), range,
                       QString::fromUtf8(definition.label)}
        .join(u" | "_s);
}

/// The names in the sentence with which an unknown limit is refused.
QStringList limitNames()
{
    GateLimits limits;
    const QString refused = setLimit(limits, u"none=1"_s).error();
    return refused.section(u"there are "_s, 1).split(u", "_s);
}

} // namespace

/// The tables of resources/api/integration.md say what the program says.
class GuideTables final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheAttributes();
    void listsTheLimits();
    void tellsTheDefaults_data();
    void tellsTheDefaults();
};

void GuideTables::listsTheAttributes()
{
    QStringList wanted;
    for (const AttributeDefinition &definition : attributeCatalogue())
        wanted.append(rowOf(definition));
    QCOMPARE(rowsBelow(u"Attributes"_s), wanted);
}

void GuideTables::listsTheLimits()
{
    QStringList names;
    for (const QString &row : rowsBelow(u"Limits"_s))
        names.append(row.section(u'`', 1, 1));
    QCOMPARE(names, limitNames());
}

void GuideTables::tellsTheDefaults_data()
{
    QTest::addColumn<QString>("value");
    for (const QString &row : rowsBelow(u"Limits"_s))
        QTest::newRow(qPrintable(row.section(u'`', 1, 1))) << row.section(u" | "_s, 1, 1);
}

/// To set what is the default changes nothing; to set something else does.
void GuideTables::tellsTheDefaults()
{
    QFETCH(const QString, value);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    GateLimits limits;
    QVERIFY(setLimit(limits, name + u'=' + value));
    QVERIFY(limits == GateLimits());
    QVERIFY(setLimit(limits, name + u'=' + QString::number(value.toLongLong() + 1)));
    QVERIFY(limits != GateLimits());
}

QTEST_GUILESS_MAIN(GuideTables)
#include "tst_guidetables.moc"
