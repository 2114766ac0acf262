// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Theme.h"
#include "desk/models/AttributeModel.h"
#include "desk/widgets/PowerChart.h"
#include "desk/zones/DerAttributesZone.h"

#include <QApplication>
#include <QChart>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineSeries>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QValueAxis>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// The DER Attributes zone of a maintenance portal, as a clerk reads and uses it.
class TestDerAttributesZone : public QObject
{
    Q_OBJECT
    std::unique_ptr<QScrollArea> m_page;
    DerAttributesZone *m_zone = nullptr;

    /// An enrollment of a DER with these attributes.
    static TaskDetail detail(const AttributeValues &values, const AttributeValues &nameplate = {})
    {
        TaskDetail detail;
        detail.task.businessObject = BusinessObject::Enrollment;
        detail.device = DerDevice();
        detail.assetType = AssetType();
        detail.assetType->flag = DerRegistrationFlag::RegistrationOnly;
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            if (values.contains(definition.code))
                detail.attributes.append(
                    {definition.code, values[definition.code], AttributeSource::Request});
        }
        detail.nameplate = nameplate;
        return detail;
    }
    static AttributeValues inverter()
    {
        return {{u"type"_s, u"4"_s},
                {u"modesSupported"_s, u"800001"_s},
                {u"rtgMaxW"_s, u"5000"_s},
                {u"rtgMaxVA"_s, u"5500"_s},
                {u"rtgMaxVar"_s, u"3000"_s}};
    }
    QTableView &table() { return *m_zone->findChild<QTableView *>(); }
    PowerChart *chart() { return m_zone->findChild<PowerChart *>(); }
    QLineSeries &series(int number)
    {
        return *qobject_cast<QLineSeries *>(chart()->chart()->series().at(number));
    }
    QValueAxis &axis(Qt::Orientation orientation)
    {
        return *qobject_cast<QValueAxis *>(chart()->chart()->axes(orientation).constFirst());
    }
    /// Whether the last row can be seen without scrolling in the table.
    bool isWhole()
    {
        const QAbstractItemModel &model = *table().model();
        return table().verticalScrollBar()->maximum() == 0 &&
               table().viewport()->rect().contains(
                   table().visualRect(model.index(model.rowCount() - 1, 0)));
    }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        applyTheme(Theme::Light);
        m_zone = new DerAttributesZone;
        m_page = std::make_unique<QScrollArea>();
        m_page->setWidgetResizable(true);
        m_page->setWidget(m_zone);
        m_page->resize(1100, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void onlyDerEnrollmentsHaveIt()
    {
        TaskDetail other = detail(inverter());
        other.task.businessObject = BusinessObject::Interconnection;
        m_zone->show(other);
        QVERIFY(!m_zone->isVisible());
        m_zone->show(detail(inverter()));
        QVERIFY(m_zone->isVisible());
    }

    void everyRowShowsAndThePageScrolls()
    {
        AttributeValues all;
        for (const AttributeDefinition &definition : attributeCatalogue())
            all.insert(definition.code, u"1"_s);
        all[u"modesSupported"_s] = u"7FFFFFF"_s;
        m_zone->show(detail(all));
        QTRY_VERIFY(isWhole());
        QTRY_VERIFY(m_page->verticalScrollBar()->maximum() > 0);
        QCOMPARE(m_page->horizontalScrollBar()->maximum(), 0);
    }

    void theNamesOfModesTakeTheLinesTheyNeed()
    {
        AttributeValues values = inverter();
        values[u"modesSupported"_s] = u"7FFFFFF"_s;
        m_zone->show(detail(values));
        constexpr int names = 3; // below its heading, the type and the digits
        QCOMPARE(table().model()->index(names, AttributeModel::Description).data().toString(),
                 controlModeNames(u"7FFFFFF"_s).join(u", "_s));
        QTRY_VERIFY(isWhole());
        QTest::qWait(50); // until the columns have their widths
        QVERIFY(table().rowHeight(names) > 2 * table().rowHeight(0));
        const int wide = table().rowHeight(names);
        m_page->resize(800, 700);
        QTRY_VERIFY(table().rowHeight(names) > wide);
        QTRY_VERIFY(isWhole());
    }

    void headingsReachAcross()
    {
        m_zone->show(detail(inverter()));
        QCOMPARE(table().model()->index(0, 0).data().toString(), u"General"_s);
        QCOMPARE(table().columnSpan(0, 0), int(AttributeModel::Count));
        QCOMPARE(table().columnSpan(1, 0), 1);
        m_zone->show(detail({{u"type"_s, u"4"_s}, {u"rtgMaxW"_s, u"1"_s}}));
        QCOMPARE(table().columnSpan(3, AttributeModel::Description), 1); // those before are gone
    }

    void theKeyboardGoesThroughAllRows()
    {
        m_zone->show(detail(inverter()));
        table().setFocus();
        table().setCurrentIndex(table().model()->index(0, 0));
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            QCOMPARE(table().currentIndex().row(), row);
            QTest::keyClick(&table(), Qt::Key_Down);
        }
    }

    void whatIsShownStaysUntilItChanges()
    {
        m_zone->show(detail(inverter()));
        table().selectRow(2);
        m_zone->show(detail(inverter()));
        QCOMPARE(table().currentIndex().row(), 2);
        m_zone->show(detail(inverter(), {{u"rtgMaxW"_s, u"4000"_s}}));
        const auto difference = table().model()->index(5, AttributeModel::Comparison);
        QCOMPARE(difference.data().toString(), u"+25 %"_s);
    }

    void noChartBeforeThereIsSomethingToDraw()
    {
        m_zone->show(detail({{u"type"_s, u"4"_s}, {u"rtgMaxW"_s, u"5000"_s}}));
        QVERIFY(!chart());
        m_zone->show(detail(inverter()));
        QVERIFY(chart() && chart()->isVisible());
        m_zone->show(detail({{u"type"_s, u"4"_s}, {u"rtgMaxW"_s, u"5000"_s}}));
        QVERIFY(!chart()->isVisible());
        for (const QLabel *label : m_zone->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(u"reactive power"_s));
    }

    void theChartShowsRatingsAndSettings()
    {
        AttributeValues values = inverter();
        m_zone->show(detail(values));
        QCOMPARE(series(0).points().size(), outline(*ratedPower(values)).size());
        QCOMPARE(series(0).at(0), QPointF(3, 0)); // kvar to the right, kW up
        QVERIFY(!series(1).isVisible());
        values.insert(u"setMaxW"_s, u"4000"_s);
        m_zone->show(detail(values));
        QVERIFY(series(1).isVisible());
        double most = 0;
        for (const QPointF &point : series(1).points())
            most = qMax(most, point.y());
        QCOMPARE(most, 4.0);
        QVERIFY(axis(Qt::Horizontal).titleText().contains(u"kvar"_s));
        QVERIFY(axis(Qt::Vertical).titleText().contains(u"kW"_s));
        QVERIFY(axis(Qt::Horizontal).min() <= -3 && axis(Qt::Horizontal).max() >= 3);
        QCOMPARE(axis(Qt::Vertical).min(), 0.0);
        QVERIFY(axis(Qt::Vertical).max() >= 5);
    }

    void settingsBeyondTheRatingsFitToo()
    {
        AttributeValues values = inverter();
        values.insert(u"setMaxW"_s, u"9000"_s);
        values.insert(u"setMaxVA"_s, u"9500"_s);
        m_zone->show(detail(values));
        QVERIFY(axis(Qt::Vertical).max() >= 9);
    }

    void theChartIsSaidInWords()
    {
        AttributeValues values = inverter();
        values.insert(u"setMaxVar"_s, u"1000"_s);
        m_zone->show(detail(values));
        const QString words =
            u"Ratings: Active power from 0 W to 5 kW, reactive power from -3 kvar to 3 kvar, "
            "apparent power up to 5.5 kVA. Settings agreed: Active power from 0 W to 5 kW, "
            "reactive power from -1 kvar to 1 kvar, apparent power up to 5.5 kVA."_s;
        QCOMPARE(chart()->accessibleDescription(), words);
        QVERIFY(!chart()->accessibleName().isEmpty());
        QStringList seen;
        for (const QLabel *label : m_zone->findChildren<QLabel *>())
            seen.append(label->text());
        QVERIFY2(seen.contains(words), qPrintable(seen.join(u'\n')));
    }

    void theChartGoesWithTheTheme()
    {
        m_zone->show(detail(inverter()));
        const QColor light = axis(Qt::Vertical).labelsColor();
        const QColor line = series(0).color();
        applyTheme(Theme::Dark);
        QTRY_VERIFY(axis(Qt::Vertical).labelsColor().lightness() > light.lightness() + 90);
        QVERIFY(series(0).color() != line);
        QVERIFY(series(0).pen().style() != series(1).pen().style()); // not by colour alone
    }

    void theWheelGoesPastTheChartToThePage()
    {
        m_zone->show(detail(inverter()));
        m_page->verticalScrollBar()->setValue(m_page->verticalScrollBar()->maximum());
        QTRY_VERIFY(!chart()->visibleRegion().isEmpty());
        const QPoint at = chart()->visibleRegion().boundingRect().center();
        QCOMPARE(m_page->childAt(chart()->mapTo(m_page.get(), at)), m_zone);
    }

    void copiesWhatHoldsAsJson()
    {
        TaskDetail shown = detail(inverter());
        shown.attributes.append({u"rtgMaxW"_s, u"4800"_s, AttributeSource::Specification});
        m_zone->show(shown);
        QSignalSpy told(m_zone, &DerAttributesZone::statusMessage);
        const QJsonObject expected{{u"type"_s, 4},
                                   {u"modesSupported"_s, u"800001"_s},
                                   {u"rtgMaxW"_s, 5000},
                                   {u"rtgMaxVA"_s, 5500},
                                   {u"rtgMaxVar"_s, 3000}};
        const auto copied = [] {
            return QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
        };
        m_page->activateWindow();
        table().setFocus();
        QTRY_VERIFY(table().hasFocus());
        QTest::keyClick(&table(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(copied(), expected);
        QCOMPARE(told.size(), 1);
        QGuiApplication::clipboard()->clear();
        QTest::mouseClick(m_zone->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(copied(), expected);
    }

    void whereNothingIsStatedThereIsNothingToCopy()
    {
        m_zone->show(detail({}));
        QVERIFY(!m_zone->findChild<QPushButton *>()->isVisible());
        QVERIFY(!table().isVisible());
        m_zone->show(detail(inverter()));
        QVERIFY(m_zone->findChild<QPushButton *>()->isVisible());
        QVERIFY(table().isVisible());
    }
};

QTEST_MAIN(TestDerAttributesZone)
#include "tst_derattributeszone.moc"
