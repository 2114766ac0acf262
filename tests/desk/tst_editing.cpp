// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/dialogs/ConflictDialog.h"
#include "desk/dialogs/EditTaskDialog.h"
#include "desk/widgets/FieldFault.h"
#include "desk/widgets/MessageStrip.h"
#include "operations/EditTask.h"
#include "operations/WorkTask.h"
#include "store/TaskQueries.h"
#include "support/Desk.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk corrects a request: faults are said beside the field that is left, and what two have
/// edited at the same time is shown to both.
class TestEditing : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Writer> m_other; ///< of another clerk's desk
    RecordId m_task = 0;

    EditTaskDialog &dialog()
    {
        auto *found = m_desk->portal()->findChild<EditTaskDialog *>();
        if (!found)
            qFatal("nothing is edited");
        return *found;
    }
    bool isEditing() { return m_desk->portal()->findChild<EditTaskDialog *>(); }
    QLineEdit &field(const QString &name) { return *dialog().findChild<QLineEdit *>(name); }
    QString faultOf(const QString &name)
    {
        return qobject_cast<FieldFault *>(field(name).parentWidget())->text();
    }
    /// As one types it and goes on to the next field.
    void fill(const QString &name, const QString &text)
    {
        QLineEdit &edit = field(name);
        auto *pages = dialog().findChild<QTabWidget *>();
        for (int page = 0; page < pages->count(); ++page) {
            if (pages->widget(page)->isAncestorOf(&edit))
                pages->setCurrentIndex(page);
        }
        edit.setFocus();
        edit.selectAll();
        if (text.isEmpty())
            QTest::keyClick(&edit, Qt::Key_Delete);
        else
            QTest::keyClicks(&edit, text);
        QTest::keyClick(&edit, Qt::Key_Tab);
    }
    void save() { QTest::mouseClick(buttonNamed(dialog(), u"Save"_s), Qt::LeftButton); }
    void edit()
    {
        m_desk->window().tabs().openTask(m_task);
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"Edit…"_s));
        QTest::mouseClick(buttonNamed(*m_desk->portal(), u"Edit…"_s), Qt::LeftButton);
        QTRY_VERIFY(dialog().isVisible());
        dialog().activateWindow(); // where there is no window manager to do so
        QTRY_COMPARE(QApplication::activeWindow(), &dialog());
    }
    void othersEdit(const TaskEdits &edits)
    {
        QVERIFY(m_other->wait({ActorKind::Clerk, u"ada"_s},
                              [&](Transaction &tx) { return editTask(tx, m_task, edits); }));
    }
    ConflictDialog *conflict()
    {
        ConflictDialog *found = nullptr;
        if (!QTest::qWaitFor([&] {
                found = dialog().findChild<ConflictDialog *>();
                return found && found->isVisible();
            }))
            qFatal("both versions do not show");
        return found;
    }
    static QStringList rowTexts(const QDialog &both, int row)
    {
        QStringList texts;
        const auto *table = both.findChild<QTableWidget *>();
        for (int column = 0; column < 4; ++column)
            texts.append(table->item(row, column)->text());
        return texts;
    }
    ServiceTask stored() { return *findTask(m_desk->db.read(), m_task); }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_other = std::make_unique<Writer>(m_desk->db.url());
        m_desk->open();
        m_task = m_desk->post(thermostat(u"TX-1"_s, u"SN-1"_s));
    }
    void cleanup()
    {
        m_desk->close();
        m_other.reset();
        m_desk.reset();
    }

    void aFaultIsSaidBesideTheFieldThatIsLeft()
    {
        edit();
        QCOMPARE(faultOf(u"state"_s), QString());
        fill(u"state"_s, u"Illinois"_s);
        QCOMPARE(faultOf(u"state"_s), u"state has 8 characters; at most 6 are allowed."_s);
        QCOMPARE(field(u"state"_s).accessibleDescription(), faultOf(u"state"_s));
        QCOMPARE(faultOf(u"country"_s), QString());
        fill(u"state"_s, u"IL"_s); // said no longer as soon as it is mended
        QCOMPARE(faultOf(u"state"_s), QString());
        QCOMPARE(field(u"state"_s).accessibleDescription(), QString());
    }

    void attributesAreCheckedAsTheWebServiceDoes()
    {
        edit();
        fill(u"rtgMaxW"_s, u"much"_s);
        QVERIFY2(faultOf(u"rtgMaxW"_s).startsWith(u"rtgMaxW is \"much\"; a number"_s),
                 qPrintable(faultOf(u"rtgMaxW"_s)));
        fill(u"rtgMaxW"_s, u"-1"_s);
        QVERIFY(faultOf(u"rtgMaxW"_s).startsWith(u"rtgMaxW is -1; it must be "_s));
        fill(u"rtgMaxW"_s, u"2500"_s);
        QCOMPARE(faultOf(u"rtgMaxW"_s), QString());
        fill(u"rtgOverExcitedW"_s, u"2000"_s); // needs the other of the pair
        QVERIFY(faultOf(u"rtgOverExcitedW"_s).contains(u"rtgOverExcitedPF"_s));
        fill(u"rtgOverExcitedPF"_s, u"0.9"_s);
        QCOMPARE(faultOf(u"rtgOverExcitedW"_s), QString());
    }

    void whatAGroupLacksIsSaidAtItsFirstField()
    {
        edit();
        fill(u"cisAccountId"_s, QString());
        QVERIFY2(faultOf(u"name"_s).contains(u"cisPersonId"_s), qPrintable(faultOf(u"name"_s)));
        fill(u"name"_s, u"Ada Byron"_s);
        QCOMPARE(faultOf(u"name"_s), QString());
    }

    void whatIsWrongIsNotSaved()
    {
        edit();
        fill(u"country"_s, u"United States"_s);
        save();
        QVERIFY(dialog().findChild<MessageStrip *>()->isVisible());
        QTRY_VERIFY(field(u"country"_s).hasFocus());
        QCOMPARE(stored().version, 1);
    }

    /// Both change another field: neither is lost, and neither has to be typed again.
    void editsOfDifferentFieldsGoTogether()
    {
        edit();
        fill(u"email"_s, u"ada@example.com"_s);
        othersEdit({{u"/customerInfo/homePhone"_s, u"555 1"_s}});
        save();
        ConflictDialog *both = conflict();
        QCOMPARE(both->findChild<QTableWidget *>()->rowCount(), 2);
        QCOMPARE(rowTexts(*both, 0),
                 (QStringList{u"E-mail"_s, QString(), QString(), u"ada@example.com"_s}));
        QCOMPARE(rowTexts(*both, 1),
                 (QStringList{u"Home phone"_s, QString(), u"555 1 (Clerk ada)"_s, QString()}));
        QTest::mouseClick(buttonNamed(*both, u"Save These"_s), Qt::LeftButton);
        QTRY_VERIFY(!isEditing());
        QCOMPARE(stored().customer.email, u"ada@example.com"_s);
        QCOMPARE(stored().customer.homePhone, u"555 1"_s);
    }

    void whatBothHaveChangedIsChosen_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<QString>("name");
        QTest::newRow("theirs") << 0 << u"Theirs"_s;
        QTest::newRow("mine") << 1 << u"Mine"_s;
    }
    void whatBothHaveChangedIsChosen()
    {
        QFETCH(int, choice);
        QFETCH(QString, name);
        edit();
        fill(u"name"_s, u"Mine"_s);
        fill(u"mobilePhone"_s, u"555 2"_s);
        othersEdit({{u"/customerInfo/name"_s, u"Theirs"_s}});
        save();
        ConflictDialog *both = conflict();
        QCOMPARE(rowTexts(*both, 1),
                 (QStringList{u"Name"_s, QString(), u"Theirs (Clerk ada)"_s, u"Mine"_s}));
        auto *keep = both->findChildren<QComboBox *>()[1];
        QCOMPARE(keep->accessibleName(), u"What Name shall say"_s);
        keep->setCurrentIndex(choice);
        QTest::mouseClick(buttonNamed(*both, u"Save These"_s), Qt::LeftButton);
        QTRY_VERIFY(!isEditing());
        QCOMPARE(stored().customer.name, name);
        QCOMPARE(stored().customer.mobilePhone, u"555 2"_s);
    }

    void goingBackKeepsWhatWasTyped()
    {
        edit();
        fill(u"name"_s, u"Mine"_s);
        othersEdit({{u"/customerInfo/name"_s, u"Theirs"_s}});
        save();
        QTest::keyClick(conflict(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog().findChild<ConflictDialog *>());
        QVERIFY(dialog().isVisible());
        QCOMPARE(field(u"name"_s).text(), u"Mine"_s);
        QCOMPARE(stored().customer.name, u"Theirs"_s);
        save(); // and is asked again
        QVERIFY(conflict());
    }

    void aTaskThatHasMovedOnIsNotEdited()
    {
        edit();
        fill(u"name"_s, u"Mine"_s);
        QVERIFY(m_other->wait({ActorKind::Clerk, u"ada"_s},
                              [this](Transaction &tx) { return processTask(tx, m_task); }));
        save();
        const auto *strip = dialog().findChild<MessageStrip *>();
        QTRY_VERIFY2(strip->text().endsWith(u"It is: Completed."_s), qPrintable(strip->text()));
        QCOMPARE(field(u"name"_s).text(), u"Mine"_s);
    }

    void whatWasWorkedMeanwhileIsSavedAtTheSecondTime()
    {
        m_desk->db.sql("UPDATE customer SET account_id = 'gone' WHERE id = 1");
        edit();
        fill(u"name"_s, u"Mine"_s);
        QVERIFY(m_other->wait({ActorKind::Clerk, u"ada"_s},
                              [this](Transaction &tx) { return processTask(tx, m_task); }));
        save();
        const auto *strip = dialog().findChild<MessageStrip *>();
        QTRY_VERIFY2(strip->text().startsWith(u"Nothing was kept yet"_s),
                     qPrintable(strip->text()));
        save();
        QTRY_VERIFY(!isEditing());
        QCOMPARE(stored().customer.name, u"Mine"_s);
    }

    void theWindowAsksBeforeCorrectionsAreLost()
    {
        edit();
        fill(u"name"_s, u"Mine"_s);
        QTimer::singleShot(0, this, [this] {
            auto *question = dialog().findChild<QMessageBox *>();
            QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
        });
        QVERIFY(!m_desk->window().close());
        QCOMPARE(field(u"name"_s).text(), u"Mine"_s);
    }
};

QTEST_MAIN(TestEditing)
#include "tst_editing.moc"
