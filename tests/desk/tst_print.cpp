// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/Translations.h"
#include "desk/print/PrintTask.h"
#include "operations/WorkTask.h"
#include "support/Desk.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPdfWriter>
#include <QProcess>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTabWidget>
#include <QTranslator>
#include <QtPrintSupport/QPrintDialog>
#include <QtPrintSupport/QPrintPreviewDialog>
#include <QtPrintSupport/QPrintPreviewWidget>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A task on paper, read back by poppler.
class TestPrint : public QObject
{
    Q_OBJECT
    std::unique_ptr<Desk> m_desk;
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QAction *action(const QString &text)
    {
        for (QAction *found : m_desk->window().findChildren<QAction *>()) {
            if (QString(found->text()).remove(u'&') == text)
                return found;
        }
        return nullptr;
    }
    TaskPortal &open(RecordId id)
    {
        m_desk->window().tabs().openTask(id);
        TaskPortal &portal = *m_desk->portal();
        if (!QTest::qWaitFor([&] { return portal.findChild<QTabWidget *>()->isVisible(); }))
            qFatal("the task does not show");
        return portal;
    }
    /// An enrollment of a battery that its missing rating holds up.
    RecordId held()
    {
        RegistrationRequest request = thermostat(u"TX-<b>&1"_s, u"SN-1"_s);
        request.specification = u"BAT-10"_s;
        request.program = u"DR"_s;
        request.attributes.insert(u"rtgMaxW"_s, u"4500"_s);
        const RecordId id = m_desk->post(request);
        if (!m_desk->db.run([id](Transaction &tx) { return processTask(tx, id); }))
            qFatal("not processed");
        return id;
    }
    QString saved(TaskPortal &portal, const QStringList &options = {u"-layout"_s})
    {
        const QString fault = writePdf(*portal.document(), path("a.pdf"));
        if (!fault.isEmpty())
            return fault;
        return text(path("a.pdf"), options);
    }
    static QString text(const QString &pdf, const QStringList &options = {u"-layout"_s})
    {
        QProcess reader;
        reader.start(u"pdftotext"_s, options + QStringList{pdf, u"-"_s});
        reader.waitForFinished();
        return QString::fromUtf8(reader.readAllStandardOutput());
    }
    template <typename Dialog>
    Dialog *dialog()
    {
        Dialog *found = nullptr;
        (void)QTest::qWaitFor([&] {
            found = m_desk->window().findChild<Dialog *>();
            return found && found->isVisible();
        });
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_desk->open();
    }
    void cleanup() { m_desk.reset(); }

    void everythingIsOnThePaper()
    {
        const RecordId id = held();
        const QString paper = saved(open(id)).simplified();
        const QStringList expected{u"Service task "_s + idText(id),
                                   u"What holds it up"_s,
                                   u"rtgMaxWh"_s,
                                   u"Task id "_s + idText(id),
                                   u"TX-<b>&1"_s, // and no markup
                                   u"Ada Byron"_s,
                                   u"Serial number SN-1"_s,
                                   u"DER attributes"_s,
                                   u"Code Description Value Unit Source Nameplate"_s,
                                   attributeGroupText(AttributeGroup::Power),
                                   u"4,500 W Request 5,000"_s,
                                   u"−10 %"_s,
                                   u"Log"_s,
                                   u"When Who What Message"_s,
                                   u"Clerk clerk Created"_s,
                                   u"Clerk clerk Pending → Validate"_s,
                                   u"Page 1 of 1"_s};
        for (const QString &part : expected)
            QVERIFY2(paper.contains(part), qPrintable(part + u"\n"_s + paper));
        QVERIFY(paper.indexOf(u"clerk Created"_s) < paper.indexOf(u"Pending → Validate"_s));
    }

    void attributesOnlyWhereTheZoneShowsThem()
    {
        const RecordId id = m_desk->post(interconnection(u"TX-1"_s, u"SN-1"_s));
        const QString paper = saved(open(id));
        QVERIFY(!paper.contains(u"DER attributes"_s));
        QVERIFY(!paper.contains(u"What holds it up"_s));
    }

    void inTheUsersLanguage()
    {
        useLanguage(QLocale(u"de_DE"_s));
        m_desk->close();
        m_desk->open();
        const RecordId id = held();
        const QString paper = saved(open(id)).simplified();
        qDeleteAll(qApp->findChildren<QTranslator *>());
        QLocale::setDefault(QLocale::c());
        for (const QString &part : QStringList{u"Serviceauftrag "_s + idText(id), u"Protokoll"_s,
                                               u"4.500 W"_s, u"Seite 1 von 1"_s})
            QVERIFY2(paper.contains(part), qPrintable(part + u"\n"_s + paper));
    }

    void longLogsGoOnWithTitlesOnEachPage()
    {
        const RecordId id = held();
        for (int i = 1; i <= 120; ++i) {
            const QString words = u"Comment number %1"_s.arg(i);
            QVERIFY(m_desk->db.run([&](Transaction &tx) { return commentTask(tx, id, words); }));
        }
        const QStringList pages = saved(open(id)).split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() > 2);
        for (qsizetype page = 0; page < pages.size(); ++page) {
            const QString text = pages[page].simplified();
            QVERIFY(text.startsWith(u"Service task "_s + idText(id)));
            QVERIFY2(text.endsWith(u"Page %1 of %2"_s.arg(page + 1).arg(pages.size())),
                     qPrintable(text.last(40)));
            QVERIFY2(text.contains(u"When Who What Message"_s), qPrintable(pages[page]));
        }
        QString all = pages.join(QString());
        for (int i = 1; i <= 120; ++i)
            QCOMPARE(all.count(QRegularExpression(u"Comment number %1\\b"_s.arg(i))), 1);
    }

    void onlyThePagesAskedFor()
    {
        const RecordId id = held();
        for (int i = 1; i <= 120; ++i)
            QVERIFY(m_desk->db.run([&](Transaction &tx) { return commentTask(tx, id, u"x"_s); }));
        QPdfWriter writer(path("two.pdf"));
        writer.setPageRanges(QPageRanges::fromString(u"2"_s));
        QVERIFY(open(id).document()->print(writer));
        const QString paper = text(path("two.pdf"));
        QCOMPARE(paper.count(u'\f'), 1);
        QVERIFY(paper.contains(u"Page 2 of "_s));
    }

    void darkOnWhiteInTheDarkTheme()
    {
        applyTheme(Theme::Dark);
        const QString fault = writePdf(*open(held()).document(), path("dark.pdf"));
        applyTheme(Theme::Light);
        QCOMPARE(fault, QString());
        QProcess draw;
        draw.start(u"pdftoppm"_s,
                   {u"-png"_s, u"-r"_s, u"60"_s, u"-singlefile"_s, path("dark.pdf"), path("dark")});
        QVERIFY(draw.waitForFinished());
        const QImage page(path("dark.png"));
        QVERIFY(!page.isNull());
        QCOMPARE(page.pixelColor(2, 2), QColor(Qt::white));
        int dark = 0;
        for (int y = 0; y < page.height(); ++y) {
            for (int x = 0; x < page.width(); ++x)
                dark += page.pixelColor(x, y).lightness() < 100;
        }
        QVERIFY2(dark > 1'000, qPrintable(QString::number(dark)));
    }

    void savedByTheMenu()
    {
        const RecordId id = held();
        QVERIFY(!action(u"Save Task as PDF…"_s)->isEnabled()); // the list is in front
        open(id);
        QVERIFY(action(u"Save Task as PDF…"_s)->isEnabled());
        action(u"Save Task as PDF…"_s)->trigger();
        auto *asked = dialog<QFileDialog>();
        QVERIFY(asked);
        auto *name = asked->findChild<QLineEdit *>(u"fileNameEdit"_s);
        QCOMPARE(name->text(), u"Service task %1"_s.arg(idText(id)));
        name->setText(path("menu"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(m_desk->window().statusBar()->currentMessage(),
                     u"Saved as %1."_s.arg(path("menu.pdf")));
        QVERIFY(text(path("menu.pdf")).contains(u"Ada Byron"_s));
        m_desk->window().tabs().showQueryPortal();
        QVERIFY(!action(u"Save Task as PDF…"_s)->isEnabled());
    }

    void saysWhyItCannotBeSaved()
    {
        TaskPortal &portal = open(held());
        QCOMPARE(writePdf(*portal.document(), path("nowhere/a.pdf")),
                 u"No such file or directory"_s);
        QVERIFY(QDir(m_folder.path()).mkdir(u"a folder"_s));
        const QString fault = writePdf(*portal.document(), path("a folder"));
        QVERIFY2(fault.contains(u"directory"_s), qPrintable(fault));
    }

    void printedByTheKeyboard()
    {
        const RecordId id = held();
        open(id);
        QTest::keyClick(&m_desk->window(), Qt::Key_P, Qt::ControlModifier);
        auto *asked = dialog<QPrintDialog>();
        QVERIFY(asked);
        QCOMPARE(asked->windowTitle(), u"Print Service task %1"_s.arg(idText(id)));
        asked->printer()->setOutputFormat(QPrinter::PdfFormat);
        asked->printer()->setOutputFileName(path("printed.pdf"));
        Q_EMIT asked->accepted(asked->printer());
        asked->reject();
        QVERIFY(text(path("printed.pdf")).contains(u"Ada Byron"_s));
    }

    void previewShowsThePages()
    {
        const RecordId id = held();
        for (int i = 1; i <= 120; ++i)
            QVERIFY(m_desk->db.run([&](Transaction &tx) { return commentTask(tx, id, u"x"_s); }));
        open(id);
        action(u"Print Preview…"_s)->trigger();
        auto *asked = dialog<QPrintPreviewDialog>();
        QVERIFY(asked);
        auto *pages = asked->findChild<QPrintPreviewWidget *>();
        QTRY_VERIFY(pages->pageCount() > 2);
        asked->reject();
    }
};

QTEST_MAIN(TestPrint)
#include "tst_print.moc"
