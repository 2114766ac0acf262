// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/commands/CommandPalette.h"
#include "desk/commands/ShortcutsDialog.h"
#include "desk/dialogs/AddTaskDialog.h"
#include "desk/dialogs/PasswordDialog.h"
#include "desk/start/StartDialog.h"
#include "domain/DerAttributes.h"
#include "store/RecordKinds.h"
#include "support/Desk.h"

#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTranslator>
#include <QTreeWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// A language in which every text stands in brackets, so that one that nobody can translate shows.
class Brackets final : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        static const QRegularExpression keys(
            u"^((Ctrl|Shift|Alt)\\+)*(F?[0-9]+|[A-Z][A-Za-z]*)$"_s);
        static const QRegularExpression modifier(u"(Ctrl|Shift|Alt)\\+"_s);
        return text.contains(modifier) && keys.match(text).hasMatch() ? text : u'⟦' + text + u'⟧';
    }
    bool isEmpty() const override { return false; }
};

} // namespace

/// Every text that a clerk can see goes through a translator.
class TestUntranslated : public QObject
{
    Q_OBJECT
    const std::unique_ptr<Brackets> m_brackets = std::make_unique<Brackets>();
    std::unique_ptr<Desk> m_desk;
    QStringList m_data; ///< what is said by the records, not by the program

    /// Without what stands in brackets, in markup, or in the records.
    QString rest(QString text) const
    {
        static const QRegularExpression markup(u"<[^>]*>|&[a-z]+;"_s);
        static const QRegularExpression date(u"\\d{1,2} [A-Z][a-z]{2} \\d{4}"_s); // the locale's
        text.remove(markup).remove(date);
        for (qsizetype end = text.indexOf(u'⟧'); end >= 0; end = text.indexOf(u'⟧')) {
            const qsizetype begin = text.lastIndexOf(u'⟦', end); // the innermost first
            text.remove(begin, end - begin + 1);
        }
        for (const QString &data : m_data)
            text.remove(data);
        return text;
    }
    void check(const QObject &where, const QString &text, const char *what)
    {
        static const QRegularExpression word(u"\\p{L}{2,}"_s);
        // Keys, dates and units are Qt's, the locale's and everybody's.
        static const QRegularExpression known(
            u"^[&\\s]*((Ctrl|Alt|Shift|Enter|Return|Esc|Del|Ins|Tab|PgUp|PgDown|F[0-9]+|[+,A-Z0-9]|"
            "kW|kVA|kvar|kWh|var|VA|W|Wh|V|A|Hz|%|AM|PM)[\\s+,;/-]*)*$"_s);
        const QString left = rest(text);
        QVERIFY2(!left.contains(word) || known.match(left).hasMatch(),
                 qPrintable(u"%1 %2, %3: “%4”"_s.arg(
                     QString::fromLatin1(where.metaObject()->className()), where.objectName(),
                     QString::fromLatin1(what), text)));
    }
    void checkHeader(const QHeaderView &header)
    {
        for (int section = 0; section < header.count(); ++section) {
            if (header.isVisible() && !header.isSectionHidden(section))
                check(header, header.model()->headerData(section, header.orientation()).toString(),
                      "header");
        }
    }
    void checkWidget(const QWidget &widget)
    {
        check(widget, widget.toolTip(), "tool tip");
        check(widget, widget.accessibleName(), "accessible name");
        check(widget, widget.accessibleDescription(), "accessible description");
        if (widget.isWindow())
            check(widget, widget.windowTitle(), "title");
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            check(widget, label->text(), "text");
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            check(widget, button->text(), "text");
        if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
            check(widget, group->title(), "title");
        if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
            check(widget, field->placeholderText(), "placeholder");
        if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
            checkHeader(*header);
        if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
            for (int i = 0; i < box->count(); ++i)
                check(widget, box->itemText(i), "choice");
        }
        if (const auto *tabs = qobject_cast<const QTabWidget *>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                check(widget, tabs->tabText(i), "tab");
        }
    }
    void checkAll(const QWidget &window)
    {
        checkWidget(window);
        const QList<QWidget *> widgets = window.findChildren<QWidget *>();
        QVERIFY(widgets.size() > 5);
        for (const QWidget *widget : widgets)
            checkWidget(*widget);
        for (const QAction *action : window.findChildren<QAction *>()) {
            check(*action, action->text(), "action");
            check(*action, action->toolTip(), "tool tip");
        }
    }
    void learn(const QByteArray &select)
    {
        const auto texts =
            m_desk->db.read().list(QString::fromLatin1(select), {},
                                   [](const QSqlQuery &row) { return row.value(0).toString(); });
        for (const QString &text : texts) {
            if (!text.isEmpty())
                m_data.append(text);
        }
    }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        QVERIFY(QCoreApplication::installTranslator(m_brackets.get()));
        m_desk = std::make_unique<Desk>();
        m_desk->open();
        m_data = {u"derdesk.db"_s, m_desk->db.url().text(), m_desk->db.url().path, u"clerk"_s};
        for (const char *table : {"program", "asset_type", "manufacturer", "model", "head_end",
                                  "specification", "service_task_type"}) {
            for (const char *column : {"code", "description", "name"}) {
                try {
                    learn("SELECT " + QByteArray(column) + " FROM " + table);
                } catch (const StoreError &) {
                    continue; // it has no such column
                }
            }
        }
        for (const AttributeDefinition &definition : attributeCatalogue())
            m_data.append(definition.code); // as the standard has it
        std::sort(m_data.begin(), m_data.end(),
                  [](const QString &a, const QString &b) { return a.size() > b.size(); });
    }
    void cleanup()
    {
        m_desk.reset();
        QCoreApplication::removeTranslator(m_brackets.get());
    }

    void aTextThatNobodyCanTranslateIsFound()
    {
        QCOMPARE(rest(u"⟦Status⟧: ⟦%1 of ⟦Task⟧⟧"_s), u": "_s);
        QCOMPARE(rest(u"Status: ⟦Open⟧"_s), u"Status: "_s);
    }

    void theWindowAndTheQueryPortal() { checkAll(m_desk->window()); }

    void theTaskPortal()
    {
        RegistrationRequest request = thermostat(u"TX-1"_s, u"SN-1"_s);
        m_desk->window().tabs().openTask(m_desk->post(request));
        QTRY_VERIFY(buttonNamed(*m_desk->portal(), u"⟦Process⟧"_s));
        for (const QString &data :
             {u"TX-1"_s, u"SN-1"_s, request.customer.name, request.customer.email,
              request.location.address1, request.location.city, u"Ada Byron"_s, u"aggregator"_s})
            m_data.append(data);
        m_data.removeAll(QString());
        checkAll(m_desk->window());
        for (const QString &button : {u"⟦Edit…⟧"_s, u"⟦Comment…⟧"_s, u"⟦Cancel Task…⟧"_s}) {
            QTest::mouseClick(buttonNamed(*m_desk->portal(), button), Qt::LeftButton);
            QTRY_VERIFY(qobject_cast<QDialog *>(QApplication::activeModalWidget()));
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            checkAll(*dialog);
            dialog->reject();
            QTRY_VERIFY(!QApplication::activeModalWidget());
        }
    }

    void recordPortals_data()
    {
        QTest::addColumn<QString>("kind");
        for (const RecordKind &kind : recordKinds())
            QTest::newRow(qPrintable(QString(kind.code))) << QString(kind.code);
    }
    void recordPortals()
    {
        QFETCH(QString, kind);
        m_desk->window().tabs().showRecords(kind);
        QTest::qWait(50);
        checkAll(*m_desk->window().tabs().currentWidget());
        m_desk->window().tabs().openRecord(kind, {});
        QTest::qWait(50);
        checkAll(*m_desk->window().tabs().currentWidget());
    }

    void dialogs()
    {
        m_desk->window().tabs().addTask();
        checkAll(*m_desk->window().findChild<AddTaskDialog *>());
        m_desk->window().findChild<AddTaskDialog *>()->reject();
        const StartDialog start({ActorKind::Clerk, u"clerk"_s}, &m_desk->window());
        checkAll(start);
        const StartDialog first({ActorKind::Clerk, u"clerk"_s});
        checkAll(first);
        m_data.append(u"office"_s);
        const PasswordDialog password(*DatabaseUrl::parse(u"postgresql://clerk@/office"_s), true);
        checkAll(password);
        m_desk->window().findChild<QAction *>(u"keyboard"_s)->trigger();
        const auto *shortcuts = m_desk->window().findChild<ShortcutsDialog *>();
        checkAll(*shortcuts);
        const auto *list = shortcuts->findChild<QTreeWidget *>();
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            check(*list, list->topLevelItem(row)->text(0), "row");
    }
};

QTEST_MAIN(TestUntranslated)
#include "tst_untranslated.moc"
