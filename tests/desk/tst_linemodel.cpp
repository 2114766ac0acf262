// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/models/LineModel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestLineModel : public QObject
{
    Q_OBJECT

    static Line line(qint64 key, const QString &text = {})
    {
        return {key, {QString::number(key), text}};
    }
    static QList<qint64> keys(const LineModel &model)
    {
        QList<qint64> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.keyAt(row));
        return all;
    }

private Q_SLOTS:
    void whatIsReadAnewReplacesWhatIsThere()
    {
        LineModel model({u"Number"_s, u"Text"_s});
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QRandomGenerator random(3);
        for (int round = 0; round < 300; ++round) {
            QList<Line> lines;
            QList<qint64> expected;
            for (int i = 0; i < 12; ++i) {
                if (random.bounded(2))
                    lines.append(line(i, QString::number(random.bounded(3))));
            }
            if (round % 5 == 0) // in another order, too
                std::reverse(lines.begin(), lines.end());
            for (const Line &each : lines)
                expected.append(each.key);
            model.show(lines, true);
            QCOMPARE(keys(model), expected);
            for (int row = 0; row < model.rowCount(); ++row)
                QCOMPARE(model.index(row, 1).data().toString(), lines[row].cells[1]);
        }
    }

    void whatIsChosenStaysChosen()
    {
        LineModel model({u"Number"_s, u"Text"_s});
        QItemSelectionModel selection(&model);
        model.show({line(5), line(4), line(3)}, true);
        selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel::ClearAndSelect);
        model.show({line(7), line(6), line(5), line(4, u"changed"_s), line(3)}, true);
        QCOMPARE(selection.currentIndex().row(), 3);
        QVERIFY(selection.isSelected(model.index(3, 0)));
        QCOMPARE(model.index(3, 1).data().toString(), u"changed"_s);
        QCOMPARE(model.rowOf(4), 3);
        QCOMPARE(model.rowOf(99), -1);
        QCOMPARE(model.keyAt(99), qint64(0));
    }

    void onlyWhatHasChangedIsPaintedAnew()
    {
        LineModel model({u"Number"_s, u"Text"_s});
        model.show({line(2), line(1)}, true);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.show({line(2), line(1)}, true);
        QCOMPARE(changed.size(), 0);
        model.show({line(2), line(1, u"new"_s)}, true);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(inserted.size(), 0);
    }

    void furtherPagesAreAskedForOnce()
    {
        LineModel model({u"Number"_s, u"Text"_s});
        QSignalSpy wanted(&model, &LineModel::moreWanted);
        model.show({line(3), line(2)}, false);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(wanted.size(), 1);
        model.append({line(1)}, true);
        QCOMPARE(keys(model), (QList<qint64>{3, 2, 1}));
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.readAgain(), LineModel::pageSize);
    }
};

QTEST_MAIN(TestLineModel)
#include "tst_linemodel.moc"
