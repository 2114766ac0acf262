// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/OverviewPages.h"
#include "desk/Translations.h"
#include "desk/commands/ShortcutsDialog.h"
#include "desk/dialogs/AddTaskDialog.h"
#include "desk/dialogs/WordsDialog.h"
#include "desk/start/StartDialog.h"
#include "desk/status/StatusLabel.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"

#include <QCheckBox>
#include <QGroupBox>
#include <QLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableView>
#include <QTranslator>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// Nothing is cut off and nothing lies upon another, in either language and on a small screen.
class TestLayout : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;

    static QString described(const QWidget *widget)
    {
        QString text = widget->accessibleName();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            text = label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            text = button->text();
        return u"%1 “%2” is %3 × %4, wants %5 × %6"_s
            .arg(QString::fromLatin1(widget->metaObject()->className()), text)
            .arg(widget->width())
            .arg(widget->height())
            .arg(widget->sizeHint().width())
            .arg(widget->sizeHint().height());
    }
    /// The words that do not have the room that they need.
    static QStringList cutOff(const QWidget &window)
    {
        QStringList faults;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->window() != &window ||
                widget->visibleRegion().isEmpty())
                continue;
            const auto *label = qobject_cast<const QLabel *>(widget);
            const bool words = (label && !label->text().isEmpty()) ||
                               qobject_cast<const QPushButton *>(widget) ||
                               qobject_cast<const QCheckBox *>(widget);
            const QSize least = widget->minimumSizeHint();
            const bool room =
                label && label->wordWrap()
                    ? widget->height() >= label->heightForWidth(widget->width())
                    : widget->width() >= least.width() && widget->height() >= least.height();
            if (words && !room)
                faults.append(described(widget));
        }
        return faults;
    }
    /// The widgets that cover others which stand beside them.
    static QStringList overlaps(const QWidget &window)
    {
        QStringList faults;
        for (const QWidget *parent : window.findChildren<QWidget *>()) {
            if (!parent->isVisible() || !parent->layout())
                continue;
            QList<const QWidget *> placed;
            for (int i = 0; i < parent->layout()->count(); ++i) {
                const QWidget *widget = parent->layout()->itemAt(i)->widget();
                if (widget && widget->isVisible())
                    placed.append(widget);
            }
            for (qsizetype i = 0; i < placed.size(); ++i) {
                for (qsizetype j = 0; j < i; ++j) {
                    if (placed[i]->geometry().intersects(placed[j]->geometry()))
                        faults.append(described(placed[i]) + u" on "_s + described(placed[j]));
                }
            }
        }
        return faults;
    }
    /// Answers come and layouts settle while one looks.
    static void check(const QWidget &window)
    {
        QTest::qWait(20);
        QTRY_COMPARE(cutOff(window), QStringList());
        QTRY_COMPARE(overlaps(window), QStringList());
    }
    void openTask(RecordId id)
    {
        m_desk->window().tabs().openTask(id);
        QTRY_VERIFY(m_desk->portal()->findChild<QTabWidget *>()->isVisible());
    }
    /// A registration with values as long as they are in practice.
    static RegistrationRequest longRequest()
    {
        RegistrationRequest request = thermostat(u"aggregator-2026-03-01-00000000012345"_s,
                                                 u"SN-0123456789-ABCDEF-0123456789"_s);
        request.customer = {};
        request.customer.name = u"Bartholomäus Freiherr von und zu Hohenstein-Oberndorf"_s;
        request.customer.email = u"bartholomaeus.von.und.zu.hohenstein@energie.example.com"_s;
        request.customer.homePhone = u"+49 30 1234567890"_s;
        request.customer.mobilePhone = u"+49 170 1234567890"_s;
        request.location = {};
        request.location.address1 = u"An der alten Umspannstation 1234a, Hinterhaus, 3. Stock"_s;
        request.location.city = u"Neustadt an der Weinstraße"_s;
        return request;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_desk.reset();
        for (QObject *translator : qApp->findChildren<QTranslator *>())
            delete translator;
    }

    void portalsFit_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char *language : {"en_US", "de_DE"}) {
            for (const QSize size : {QSize(1366, 720), QSize(1920, 1040)})
                QTest::addRow("%s, %d wide", language, size.width())
                    << QString::fromLatin1(language) << size;
        }
    }
    void portalsFit()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        useLanguage(QLocale(language));
        m_desk = std::make_unique<Desk>();
        m_desk->open();
        m_desk->window().resize(size);
        QTRY_COMPARE(m_desk->window().size(), size);
        check(m_desk->window());

        const RecordId id = m_desk->post(longRequest());
        openTask(id);
        check(m_desk->window());
        QVERIFY(m_desk->db.run([=](Transaction &tx) { return processTask(tx, id); }).has_value());
        QTRY_VERIFY(m_desk->portal()->findChild<QGroupBox *>()->isVisible());
        QTest::qWait(150); // until the news has come
        check(m_desk->window());
        m_desk->portal()->findChild<QTabWidget *>()->setCurrentIndex(1);
        check(m_desk->window());

        m_desk->window().tabs().addTask();
        auto *add = m_desk->window().findChild<AddTaskDialog *>();
        QTRY_VERIFY(add->isVisible());
        check(*add);
        QTest::keyClick(add, Qt::Key_Return); // refused: the faults need room, too
        QTRY_VERIFY(add->findChild<QFrame *>(QString(), Qt::FindDirectChildrenOnly)->isVisible());
        check(*add);
    }

    /// With every part of it having much to say.
    void theStatusBarGivesWay_data() { theMainPageNeedsNoScrollingSideways_data(); }
    void theStatusBarGivesWay()
    {
        QFETCH(QString, language);
        useLanguage(QLocale(language));
        m_desk = std::make_unique<Desk>();
        m_desk->open();
        MainWindow &window = m_desk->window();
        const QString words = u"running, 123,456 processed, 1,234 with issues "_s.repeated(3);
        for (StatusLabel *label : window.statusBar()->findChildren<StatusLabel *>())
            label->setText(words);
        QTest::qWait(20);
        QVERIFY2(window.minimumSizeHint().width() <= 1366,
                 qPrintable(QString::number(window.minimumSizeHint().width())));
        window.resize(1366, 720);
        QTRY_COMPARE(window.width(), 1366);
        for (const StatusLabel *label : window.statusBar()->findChildren<StatusLabel *>()) {
            QVERIFY(!label->isVisible() || label->width() >= label->minimumSizeHint().width());
            const QPoint corner = label->mapTo(&window, label->rect().bottomRight());
            QVERIFY(!label->isVisible() || window.rect().contains(corner));
        }
    }

    void overviewPagesFit_data() { portalsFit_data(); }
    void overviewPagesFit()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        useLanguage(QLocale(language));
        m_desk = std::make_unique<Desk>();
        m_desk->open();
        m_desk->post(longRequest());
        m_desk->window().resize(size);
        QTRY_COMPARE(m_desk->window().size(), size);
        OverviewPages &pages = m_desk->window().overview();
        for (const auto show : {&OverviewPages::showDashboard, &OverviewPages::showToDos,
                                &OverviewPages::showWebService}) {
            (pages.*show)();
            check(m_desk->window());
        }
        pages.showBatchControl();
        check(m_desk->window());
    }

    void theMainPageNeedsNoScrollingSideways_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en_US"_s;
        QTest::newRow("German") << u"de_DE"_s;
    }
    void theMainPageNeedsNoScrollingSideways()
    {
        QFETCH(QString, language);
        useLanguage(QLocale(language));
        m_desk = std::make_unique<Desk>();
        m_desk->open();
        m_desk->window().resize(1366, 720);
        openTask(m_desk->post(longRequest()));
        QTest::qWait(1);
        QCOMPARE(m_desk->window().width(), 1366); // it did not have to grow
        const auto *page = m_desk->portal()->findChild<QScrollArea *>();
        QCOMPARE(page->horizontalScrollBar()->maximum(), 0);
        for (const QTableView *table : m_desk->portal()->findChildren<QTableView *>()) {
            if (table->isVisible())
                QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        }
    }

    void theFirstPageFits_data() { theMainPageNeedsNoScrollingSideways_data(); }
    void theFirstPageFits()
    {
        QFETCH(QString, language);
        useLanguage(QLocale(language));
        m_desk = std::make_unique<Desk>();
        StartDialog first({ActorKind::Clerk, u"clerk"_s});
        first.show();
        for (QRadioButton *choice : first.findChildren<QRadioButton *>()) {
            choice->setChecked(true);
            check(first);
            QVERIFY(first.width() <= 1366 && first.height() <= 720);
        }
        first.showFault(u"The server is away. "_s.repeated(20));
        check(first);
    }

    void shortcutsFit_data() { theMainPageNeedsNoScrollingSideways_data(); }
    void shortcutsFit()
    {
        QFETCH(QString, language);
        useLanguage(QLocale(language));
        m_desk = std::make_unique<Desk>();
        m_desk->open();
        m_desk->window().findChild<QAction *>(u"keyboard"_s)->trigger();
        check(*m_desk->window().findChild<ShortcutsDialog *>());
    }

    void theAttributesShowWhole()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
        openTask(m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s)));
        const auto *table = named<QTableView>(*m_desk->portal(), u"DER attributes"_s);
        QTRY_VERIFY(table->isVisible());
        QTest::qWait(1);
        QCOMPARE(table->verticalScrollBar()->maximum(), 0);
        const int last = table->model()->rowCount() - 1;
        QVERIFY(
            table->viewport()->rect().contains(table->visualRect(table->model()->index(last, 0))));
    }
};

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
