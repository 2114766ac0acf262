// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Lifecycle.h"
#include "support/Document.h"

#include <QTest>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// The state diagram below the paragraph that names the business object.
QString diagramOf(BusinessObject object)
{
    const QString title = u"\n"_s + toText(object).at(0) + toText(object).mid(1).toLower() + u":\n";
    const QString rest = document(u"ARCHITECTURE.md"_s).section(title, 1, 1);
    const QList<FencedBlock> blocks = fencedBlocks(rest);
    return blocks.isEmpty() ? QString() : blocks.constFirst().text;
}

/// The lines of the diagram that the pattern finds, as "a b c" of what it captures; sorted.
QStringList found(const QString &diagram, const QString &pattern)
{
    const QRegularExpression line(u"^ +"_s + pattern + u'$', QRegularExpression::MultilineOption);
    QStringList texts;
    for (auto matches = line.globalMatch(diagram); matches.hasNext();)
        texts.append(matches.next().capturedTexts().mid(1).join(u' '));
    texts.sort();
    return texts;
}

QStringList statesOfKind(BusinessObject object, StatusKind kind)
{
    QStringList texts;
    for (TaskStatus status : statuses(object)) {
        if (statusKind(object, status) == kind)
            texts.append(toText(status));
    }
    texts.sort();
    return texts;
}

} // namespace

/// What ARCHITECTURE.md draws is what the tables say.
class ArchitectureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void diagramShowsTheTable_data() { addObjects(); }
    void diagramShowsTheTable()
    {
        QFETCH(BusinessObject, object);
        QStringList expected;
        for (const Transition &row : transitions(object))
            expected.append(toText(row.from) + u' ' + toText(row.to) + u' ' + toText(row.action));
        expected.sort();
        QStringList drawn = found(diagramOf(object), u"([A-Z_]+) --> ([A-Z_]+): (\\w+)"_s);
        for (QString &row : drawn)
            row = row.toUpper();
        QCOMPARE(drawn, expected);
    }

    void diagramShowsBeginningAndEnd_data() { addObjects(); }
    void diagramShowsBeginningAndEnd()
    {
        QFETCH(BusinessObject, object);
        const QString diagram = diagramOf(object);
        QCOMPARE(found(diagram, u"\\[\\*\\] --> ([A-Z_]+)"_s), QStringList{u"PENDING"_s});
        QCOMPARE(found(diagram, u"([A-Z_]+) --> \\[\\*\\]"_s),
                 statesOfKind(object, StatusKind::Final));
    }

    void diagramShowsWhatWaits_data() { addObjects(); }
    void diagramShowsWhatWaits()
    {
        QFETCH(BusinessObject, object);
        QStringList drawn =
            found(diagramOf(object), u"class ([A-Z_,]+) waiting"_s).join(u',').split(u',');
        drawn.sort();
        QCOMPARE(drawn, statesOfKind(object, StatusKind::Waiting));
    }

private:
    static void addObjects()
    {
        QTest::addColumn<BusinessObject>("object");
        for (std::size_t i = 0; i < enumTexts(BusinessObject{}).size(); ++i) {
            const auto object = BusinessObject(i);
            QTest::newRow(qPrintable(toText(object))) << object;
        }
    }
};

} // namespace derdesk

QTEST_GUILESS_MAIN(derdesk::ArchitectureTest)
#include "tst_architecture.moc"
