// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/RelativeTime.h"
#include "desk/find/CriteriaChips.h"
#include "desk/portals/TaskResults.h"
#include "desk/portals/TaskSearchForm.h"
#include "support/Desk.h"
#include "support/ManyTasks.h"

#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// How often a widget is painted.
class Paints final : public QObject
{
public:
    explicit Paints(QWidget &widget) { widget.installEventFilter(this); }

    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

/// The list of tasks under a clerk's hands: columns, several rows at once, copies.
class TestTaskTable : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    TaskTable &table() { return m_desk->table(); }
    TaskResults &results() { return *m_desk->query().findChild<TaskResults *>(); }
    QHeaderView &header() { return *table().horizontalHeader(); }
    void openWith(int tasks)
    {
        insertManyTasks(m_desk->db, tasks);
        m_desk->open();
        QTRY_COMPARE(table().model()->rowCount(), qMin(tasks, TaskListModel::firstPage));
    }
    void again()
    {
        m_desk->window().close();
        m_desk->close();
        m_desk->open();
        QTRY_VERIFY(table().model()->rowCount() > 0);
    }
    void select(const QList<int> &rows)
    {
        table().clearSelection();
        for (int row : rows)
            table().selectionModel()->select(table().model()->index(row, 0),
                                             QItemSelectionModel::Select |
                                                 QItemSelectionModel::Rows);
    }
    void choose(const QString &column)
    {
        QMenu menu;
        table().fillColumnsMenu(menu);
        for (QAction *action : menu.actions()) {
            if (QString(action->text()).remove(u'&') == column)
                return action->trigger();
        }
        qFatal("no column %s", qPrintable(column));
    }
    QString copied(const QString &text)
    {
        for (QAction *action : table().actions()) {
            if (QString(action->text()).remove(u'&') == text)
                action->trigger();
        }
        return QGuiApplication::clipboard()->text();
    }

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }
    void cleanup() { m_desk.reset(); }

    void aTimeOfTheLastWeekIsShownWhole()
    {
        openWith(1);
        for (int days = 1; days < 7; ++days) {
            const QDateTime night(QDate::currentDate().addDays(-days), QTime(22, 58));
            QVERIFY2(table().columnWidth(TaskColumns::Created) >
                         table().fontMetrics().horizontalAdvance(relativeTime(night)) + 6,
                     qPrintable(relativeTime(night)));
        }
    }

    /// Red or blue is hardly seen on the blue of a selected row.
    void aSelectedRowsIconHasTheColourOfItsText()
    {
        openWith(2);
        const QModelIndex status = table().model()->index(0, TaskColumns::Status);
        QRect icon = table().visualRect(status);
        icon.setWidth(table().style()->pixelMetric(QStyle::PM_SmallIconSize) + 6);
        const auto pixels = [&](const QColor &colour) {
            const QImage image = table().viewport()->grab(icon).toImage();
            int count = 0;
            for (int i = 0; i < image.width() * image.height(); ++i)
                count += image.pixelColor(i % image.width(), i / image.width()) == colour;
            return count;
        };
        const QColor text = table().palette().highlightedText().color();
        table().selectRow(0);
        QVERIFY2(pixels(text) > 10, qPrintable(QString::number(pixels(text))));
        QVERIFY(pixels(table().palette().highlight().color()) > 50);
    }

    void columnsAreChosenAndKept()
    {
        openWith(3);
        choose(u"Address"_s);
        choose(u"Retries"_s);
        QVERIFY(table().isColumnHidden(TaskColumns::Address));
        again();
        QVERIFY(table().isColumnHidden(TaskColumns::Address));
        QVERIFY(table().isColumnHidden(TaskColumns::Retries));
        QVERIFY(!table().isColumnHidden(TaskColumns::Customer));
        choose(u"Address"_s);
        QVERIFY(!table().isColumnHidden(TaskColumns::Address));
        QVERIFY(table().columnWidth(TaskColumns::Address) > 20);
        header().moveSection(header().visualIndex(TaskColumns::Model), 0);
        choose(u"Reset Columns"_s);
        for (int column = 0; column < TaskColumns::Count; ++column) {
            QVERIFY(!table().isColumnHidden(column));
            QCOMPARE(header().visualIndex(column), column);
        }
    }

    void oneColumnStays()
    {
        openWith(3);
        for (int column = 1; column < TaskColumns::Count; ++column)
            choose(TaskColumns::title(column));
        QMenu menu;
        table().fillColumnsMenu(menu);
        QCOMPARE(header().hiddenSectionCount(), TaskColumns::Count - 1);
        QVERIFY(!menu.actions().constFirst()->isEnabled());
    }

    void theMenuHasTheColumns()
    {
        openWith(3);
        QMenu *columns = nullptr;
        for (QMenu *menu : m_desk->window().findChildren<QMenu *>()) {
            if (menu->title() == u"&Columns"_s)
                columns = menu;
        }
        QVERIFY(columns);
        for (int times = 0; times < 2; ++times) {
            Q_EMIT columns->aboutToShow();
            QCOMPARE(columns->actions().size(), TaskColumns::Count + 2); // and a line, and Reset
        }
    }

    void theOrderIsKept()
    {
        openWith(50);
        header().setSortIndicator(TaskColumns::SerialNo, Qt::AscendingOrder);
        QTRY_COMPARE(m_desk->column(TaskColumns::SerialNo).constFirst(), u"SN-1"_s);
        again();
        QCOMPARE(header().sortIndicatorSection(), int(TaskColumns::SerialNo));
        QTRY_COMPARE(m_desk->column(TaskColumns::SerialNo).constFirst(), u"SN-1"_s);
    }

    void severalRowsStaySelectedWhateverComes()
    {
        openWith(100);
        table().setFocus();
        select({10, 12, 40});
        const QList<RecordId> chosen{firstManyTask + 90, firstManyTask + 88, firstManyTask + 60};
        QCOMPARE(table().selectedTasks(), chosen);
        table().verticalScrollBar()->setValue(300);
        const QString inSight = table().model()->index(table().rowAt(0), 0).data().toString();
        for (int i = 0; i < 3; ++i)
            m_desk->post(thermostat(u"NEW-%1"_s.arg(i), u"NEW-%1"_s.arg(i)));
        QTRY_COMPARE(table().model()->rowCount(), 103);
        QCOMPARE(table().selectedTasks(), chosen);
        m_desk->query().refresh(); // all rows anew
        QSignalSpy reset(table().model(), &QAbstractItemModel::modelReset);
        QTRY_VERIFY(!reset.isEmpty());
        QTRY_COMPARE(table().selectedTasks(), chosen);
        QCOMPARE(table().model()->index(table().rowAt(0), 0).data().toString(), inSight);
        m_desk->db.sql("DELETE FROM service_task WHERE id = 20000000000088");
        m_desk->query().refresh();
        QTRY_COMPARE(table().selectedTasks(),
                     (QList<RecordId>{firstManyTask + 90, firstManyTask + 60}));
    }

    void allThatMatchAreMoreThanAreLoaded()
    {
        openWith(1000);
        QTRY_COMPARE(results().matchCount(), 1000);
        QSignalSpy changed(&results(), &TaskResults::allMatchingChanged);
        results().selectAllMatching();
        QVERIFY(results().allMatching());
        QVERIFY(results().criteria() == TaskCriteria());
        QCOMPARE(table().selectedTasks().size(), TaskListModel::firstPage);
        m_desk->post(thermostat(u"NEW"_s, u"NEW"_s)); // is one of them too
        QTRY_COMPARE(results().matchCount(), 1001);
        QVERIFY(results().allMatching());
        select({3}); // the clerk means those
        QVERIFY(!results().allMatching());
        QCOMPARE(changed.size(), 2);
        results().selectAllMatching();
        TaskCriteria other;
        other.needsAttention = true;
        m_desk->window().tabs().find(other);
        QVERIFY(!results().allMatching());
        QTRY_COMPARE(results().matchCount(), 250);
    }

    void rowsAreCopiedWithAndWithoutTitles()
    {
        openWith(10);
        select({1, 0});
        choose(u"Address"_s);
        header().moveSection(header().visualIndex(TaskColumns::SerialNo), 0);
        const QStringList rows = copied(u"Copy Row"_s).split(u'\n');
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].section(u'\t', 0, 1),
                 u"SN-%1\t%2"_s.arg(10 * 7 % 100).arg(firstManyTask + 10));
        QCOMPARE(rows[0].split(u'\t').size(), TaskColumns::Count - 1);
        // times as they are, not as long as they are ago
        QVERIFY(rows[0].contains(QLocale().toString(
            QDateTime::fromMSecsSinceEpoch(1767225600000 + 10 * 1000), QLocale::ShortFormat)));
        const QStringList titled = copied(u"Copy Row with Column Titles"_s).split(u'\n');
        QCOMPARE(titled.size(), 3);
        QVERIFY(titled[0].startsWith(u"Serial number\tTask id\tCreated\t"_s));
        QCOMPARE(titled.mid(1), rows);
    }

    /// Chips that come and go stand beside the count.
    void theListStaysInItsPlaceWhenItIsSearched()
    {
        openWith(10);
        const QRect place(table().mapTo(&m_desk->query(), QPoint()), table().size());
        TaskCriteria criteria;
        criteria.transactionId = u"TX-1"_s;
        results().search(criteria, {});
        auto *chips = m_desk->query().findChild<CriteriaChips *>();
        QTRY_COMPARE(table().model()->rowCount(), 2);
        QTRY_VERIFY(chips->isVisible());
        QCOMPARE(QRect(table().mapTo(&m_desk->query(), QPoint()), table().size()), place);
        results().search({}, {});
        QTRY_VERIFY(!chips->isVisible());
        QCOMPARE(QRect(table().mapTo(&m_desk->query(), QPoint()), table().size()), place);
    }

    /// The same answer again.
    void anAnswerPaintsTheListAndNotTheForm()
    {
        openWith(10);
        QTRY_COMPARE(results().matchCount(), 10);
        Paints form(*m_desk->query().findChild<TaskSearchForm *>());
        Paints list(*table().viewport());
        QTest::qWait(50); // what is still to be painted
        form.count = 0;
        list.count = 0;
        results().refresh();
        QTRY_VERIFY(list.count > 0);
        QTest::qWait(50);
        QCOMPARE(form.count, 0);
    }

    void theCurrentCellIsCopied()
    {
        openWith(10);
        table().setCurrentIndex(table().model()->index(2, TaskColumns::TransactionId));
        QCOMPARE(copied(u"Copy Cell"_s), u"TX-8"_s);
    }

    void columnsSayWhoHasItAndWhenItGoesOn()
    {
        insertManyTasks(m_desk->db, 4);
        m_desk->db.sql("INSERT INTO to_do (id, task_id, role, assigned_to, raised_at) VALUES "
                       "(1, 20000000000004, 'R', 'mira', 1); "
                       "UPDATE service_task SET next_attempt = 4102444800000 WHERE status = "
                       "'ISSUE_DETECTED'");
        m_desk->open();
        QTRY_COMPARE(m_desk->column(TaskColumns::AssignedTo), (QStringList{u"mira"_s, {}, {}, {}}));
        const QStringList waiting = m_desk->column(TaskColumns::WaitingSince);
        QVERIFY(!waiting[0].isEmpty() && waiting[3].isEmpty()); // the first of them is completed
        QVERIFY(!m_desk->column(TaskColumns::NextAttempt)[0].isEmpty());
        QVERIFY(m_desk->column(TaskColumns::NextAttempt)[1].isEmpty());
    }
};

QTEST_MAIN(TestTaskTable)
#include "tst_tasktable.moc"
