// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/MainWindow.h"
#include "desk/OverviewPages.h"
#include "desk/TaskTabs.h"
#include "desk/Translations.h"
#include "desk/portals/TaskPortal.h"
#include "desk/portals/TaskQueryPortal.h"
#include "domain/ProblemRemedy.h"
#include "operations/RegisterDerDevice.h"
#include "support/TestDatabase.h"
#include "support/TranslationFile.h"

#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QTabBar>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QString translationFile = QStringLiteral(DERDESK_SOURCE "/translations/derdesk_de.ts");
const QString formFolder = QStringLiteral(DERDESK_SOURCE "/ui");
const QLocale german(u"de_DE"_s);

QStringList matches(const QString &text, const QRegularExpression &pattern)
{
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    return found;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%n|%L?[0-9]+|\\{[A-Za-z]+\\}"_s);
    return sorted(matches(text, pattern));
}

QStringList tags(const QString &text)
{
    static const QRegularExpression pattern(u"</?[A-Za-z][^<>]*>"_s);
    return matches(text, pattern);
}

/// What a user types or looks up as it is, in whatever language: names of programs, options, search
/// hints, standards.
QStringList names(const QString &text)
{
    static const QRegularExpression pattern(
        u"F1-STKDF|IEEE [0-9]+(-[0-9]+)?|DER|NIC|127\\.0\\.0\\.1:[0-9]+|sqlite:[/.a-z]+[a-z]|"
        "--[a-z]+|derdeskctl demo|\\b(n|ad|c|sn|tx):"_s);
    return sorted(matches(text, pattern));
}

QStringList mnemonics(const QString &text)
{
    static const QRegularExpression pattern(u"(?<!&)&[^&\\s]"_s);
    return matches(text.toLower(), pattern);
}

QPair<QString, QString> spaceAround(const QString &text)
{
    static const QRegularExpression pattern(u"^(\\s*).*?(\\s*)$"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = pattern.match(text);
    return {match.captured(1), match.captured(2)};
}

/// Those that stand in the list more than once.
QStringList repeated(const QStringList &list)
{
    QStringList twice;
    for (const QString &one : list) {
        if (list.count(one) > 1 && !twice.contains(one))
            twice.append(one);
    }
    return twice;
}

struct Form
{
    QString context;
    QStringList texts;
};

Form readForm(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    Form form;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "class"_L1 && form.context.isEmpty())
            form.context = xml.readElementText();
        else if (xml.name() == "string"_L1 && xml.attributes().value("notr"_L1) != "true"_L1)
            form.texts.append(xml.readElementText());
    }
    return form;
}

/// A text of the code's tables: what stands on the screen in the language that is in use.
struct Shown
{
    QString context;
    QString name; ///< names the test's row
    QString text;
};

template <typename E>
void addTexts(QList<Shown> &shown, const QString &context, QString (*text)(E), E last)
{
    for (int i = 0; i <= int(last); ++i)
        shown.append({context, u"%1 %2"_s.arg(context, QString::number(i)), text(E(i))});
}

/// The names of an attribute's values, without the value that stands before them.
void addValueNames(QList<Shown> &shown, const AttributeDefinition &definition)
{
    QStringList values;
    if (definition.kind == AttributeKind::Boolean)
        values = {u"true"_s, u"false"_s};
    for (int choice : definition.choices)
        values.append(QString::number(choice));
    for (const QString &value : values) {
        const QString text = attributeDisplay(definition, value).remove(value + u" – "_s);
        shown.append({u"DerAttributeValue"_s, definition.code + u' ' + value, text});
    }
}

/// A problem whose sentence is the one of the table: each placeholder stands for itself.
Problem withPlaceholders(ProblemCode code, const Contexts &contexts)
{
    Problem problem{code, {}, {}};
    for (const Message &message : contexts.value(u"Problem"_s)) {
        for (const QString &placeholder : placeholders(message.source))
            problem.parameters.insert(placeholder.sliced(1, placeholder.size() - 2), placeholder);
    }
    return problem;
}

QList<Shown> shownTexts(const Contexts &contexts)
{
    QList<Shown> shown;
    addTexts(shown, u"TaskStatus"_s, taskStatusText, TaskStatus::Canceled);
    shown.append({u"TaskStatus"_s, u"EXPIRED"_s, statusReasonText(u"EXPIRED"_s)});
    addTexts(shown, u"BusinessObject"_s, businessObjectText, BusinessObject::Interconnection);
    addTexts(shown, u"AssetStatus"_s, assetStatusText, AssetStatus::Retired);
    addTexts(shown, u"HeadEndStatus"_s, headEndStatusText, HeadEndStatus::Registered);
    addTexts(shown, u"AttributeGroup"_s, attributeGroupText, AttributeGroup::Interconnection);
    addTexts(shown, u"ProblemTitle"_s, problemTitleText, ProblemCode::Internal);
    for (int i = 0; i <= int(ProblemCode::Internal); ++i) {
        const auto code = ProblemCode(i);
        shown.append({u"Problem"_s, u"sentence of "_s + problemCodeText(code),
                      withPlaceholders(code, contexts).text()});
    }
    for (int i = 0; i <= int(ProblemCode::Internal); ++i) {
        const auto code = ProblemCode(i);
        if (const QString remedy = remedyText(code); !remedy.isEmpty())
            shown.append({u"ProblemRemedy"_s, u"remedy of "_s + problemCodeText(code), remedy});
    }
    for (const AttributeDefinition &definition : attributeCatalogue()) {
        shown.append({u"DerAttribute"_s, definition.code, attributeLabel(definition)});
        addValueNames(shown, definition);
    }
    return shown;
}

/// The mnemonics that the keyboard reaches while this widget has it.
QStringList mnemonicsWithin(const QWidget &widget)
{
    QStringList found;
    for (const QAbstractButton *button : widget.findChildren<QAbstractButton *>())
        found += mnemonics(button->text());
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->buddy())
            found += mnemonics(label->text());
    }
    for (const QTabBar *bar : widget.findChildren<QTabBar *>()) {
        for (int tab = 0; tab < bar->count(); ++tab)
            found += mnemonics(bar->tabText(tab));
    }
    return found;
}

QStringList mnemonicsOf(const QList<QAction *> &actions)
{
    QStringList found;
    for (const QAction *action : actions)
        found += mnemonics(action->text());
    return found;
}

} // namespace

/// The German texts: whole, true to the English ones in all that is no language, and in the
/// program.
class TestTranslations : public QObject
{
    Q_OBJECT
    const Contexts m_contexts = readTranslations(translationFile);
    QTemporaryDir m_settings;

    void addContexts()
    {
        QTest::addColumn<QString>("context");
        for (auto context = m_contexts.cbegin(); context != m_contexts.cend(); ++context)
            QTest::newRow(qPrintable(context.key())) << context.key();
    }
    /// Checks that something is the same in all English and German texts of a context.
    template <typename Property>
    void compareAll(Property what)
    {
        QFETCH(QString, context);
        for (const Message &message : m_contexts.value(context)) {
            for (const QString &translation : message.translations)
                QVERIFY2(what(translation) == what(message.source),
                         qPrintable(u"“%1”: “%2”"_s.arg(message.source, translation)));
        }
    }
    static void addLanguages()
    {
        QTest::addColumn<QLocale>("language");
        QTest::newRow("English") << QLocale(u"en_US"_s);
        QTest::newRow("German") << german;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"Derdesk"_s);
        QCoreApplication::setApplicationName(u"derdesk"_s);
        QVERIFY(m_contexts.size() > 20);
    }
    /// Each test starts in English.
    void cleanup()
    {
        qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>());
        QLocale::setDefault(QLocale::c());
    }

    void everyTextIsTranslated_data() { addContexts(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, context);
        QVERIFY(!m_contexts.value(context).isEmpty());
        for (const Message &message : m_contexts.value(context)) {
            QVERIFY2(message.type.isEmpty(), qPrintable(message.source + u": "_s + message.type));
            QVERIFY2(!message.translations.isEmpty(), qPrintable(message.source));
            for (const QString &translation : message.translations)
                QVERIFY2(!translation.trimmed().isEmpty(), qPrintable(message.source));
        }
    }

    void placeholdersStay_data() { addContexts(); }
    void placeholdersStay() { compareAll(placeholders); }

    void tagsStay_data() { addContexts(); }
    void tagsStay() { compareAll(tags); }

    void lineBreaksStay_data() { addContexts(); }
    void lineBreaksStay()
    {
        compareAll([](const QString &text) { return text.count(u'\n'); });
    }

    void spaceAroundStays_data() { addContexts(); }
    void spaceAroundStays() { compareAll(spaceAround); }

    void mnemonicsStay_data() { addContexts(); }
    void mnemonicsStay()
    {
        compareAll([](const QString &text) { return mnemonics(text).size(); });
    }

    void ellipsesStay_data() { addContexts(); }
    void ellipsesStay()
    {
        compareAll([](const QString &text) { return text.endsWith(u'…'); });
    }

    void namesStay_data() { addContexts(); }
    void namesStay() { compareAll(names); }

    /// A column has room for some words, not for a sentence.
    void problemTitlesAreNoSentences()
    {
        for (const Message &message : m_contexts.value(u"ProblemTitle"_s)) {
            const QString title = message.translations.value(0);
            QVERIFY2(!title.endsWith(u'.') && title.size() <= 40, qPrintable(title));
        }
    }
    /// With its placeholders filled, each is a sentence of its own.
    void problemsAreSentences()
    {
        for (const Message &message : m_contexts.value(u"Problem"_s)) {
            const QString sentence = message.translations.value(0);
            QVERIFY2(sentence.contains(u'.'), qPrintable(sentence));
            QVERIFY2(sentence[0].isUpper() || sentence[0] == u'{', qPrintable(sentence));
        }
    }
    /// One word for one thing: what is a field in the search and a column in the list, and the
    /// like.
    void oneEnglishTextHasOneGermanText()
    {
        QMap<QString, QString> known;
        for (auto context = m_contexts.cbegin(); context != m_contexts.cend(); ++context) {
            for (const Message &message : *context) {
                const QString translation = message.translations.value(0);
                const QString earlier = known.value(message.source, translation);
                QVERIFY2(earlier == translation, qPrintable(u"“%1”: “%2”, “%3”"_s.arg(
                                                     message.source, earlier, translation)));
                known.insert(message.source, translation);
            }
        }
    }

    void mnemonicsInAForm_data()
    {
        QTest::addColumn<QString>("path");
        for (const QFileInfo &file : QDir(formFolder).entryInfoList({u"*.ui"_s}, QDir::Files))
            QTest::newRow(qPrintable(file.baseName())) << file.filePath();
    }
    void mnemonicsInAForm()
    {
        QFETCH(QString, path);
        const Form form = readForm(path);
        QStringList english;
        QStringList translated;
        for (const QString &text : form.texts) {
            const QString translation = translationOf(m_contexts, form.context, text);
            QVERIFY2(!translation.isEmpty(), qPrintable(text));
            english += mnemonics(text);
            translated += mnemonics(translation);
        }
        QVERIFY(!english.isEmpty());
        QCOMPARE(repeated(english), QStringList());
        QCOMPARE(repeated(translated), QStringList());
    }

    void mnemonicsInTheWindow_data() { addLanguages(); }
    void mnemonicsInTheWindow()
    {
        QFETCH(QLocale, language);
        useLanguage(language);
        TestDatabase db;
        const RecordId id = db.run([](Transaction &tx) {
                                  return registerDerDevice(tx, thermostat(u"1"_s, u"S-1"_s));
                              })->taskId;
        MainWindow window(db.database(), db.writer(), {ActorKind::Clerk, u"clerk"_s});
        const QStringList menus = mnemonicsOf(window.menuBar()->actions());
        QCOMPARE(menus.size(), 3);
        for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>())
            QCOMPARE(repeated(mnemonicsOf(menu->actions())), QStringList());

        const QStringList query = mnemonicsWithin(window.tabs().queryPortal());
        QVERIFY(query.size() > 15);
        QCOMPARE(repeated(menus + query), QStringList());
        window.tabs().openTask(id);
        const QStringList portal = mnemonicsWithin(*window.tabs().currentWidget());
        QVERIFY(portal.size() > 5);
        QCOMPARE(repeated(menus + portal), QStringList());
        for (const auto show : {&OverviewPages::showDashboard, &OverviewPages::showToDos,
                                &OverviewPages::showWebService}) {
            (window.overview().*show)();
            QCOMPARE(repeated(menus + mnemonicsWithin(*window.tabs().currentWidget())),
                     QStringList());
        }
        window.overview().showBatchControl();
        QCOMPARE(repeated(menus + mnemonicsWithin(*window.tabs().currentWidget())), QStringList());
        window.tabs().addTask();
        const QStringList dialog = mnemonicsWithin(*window.tabs().findChild<QDialog *>());
        QVERIFY(dialog.size() > 5);
        QCOMPARE(repeated(dialog), QStringList());
    }
    /// A shortcut that is translated must stay one that Qt can read.
    void shortcutsStay()
    {
        const auto shortcuts = [] {
            TestDatabase db;
            const MainWindow window(db.database(), db.writer(), {ActorKind::Clerk, u"clerk"_s});
            QStringList all;
            for (const QAction *action : window.menuBar()->findChildren<QAction *>())
                all.append(QKeySequence::listToString(action->shortcuts()));
            for (const QAction *action : window.findChildren<QAction *>(Qt::FindDirectChildrenOnly))
                all.append(QKeySequence::listToString(action->shortcuts()));
            return all;
        };
        const QStringList english = shortcuts();
        QVERIFY(english.contains(u"Ctrl+1"_s));
        useLanguage(german);
        QCOMPARE(shortcuts(), english);
    }

    void compiledTranslation_data() { addContexts(); }
    void compiledTranslation()
    {
        QFETCH(QString, context);
        QTranslator translator;
        QVERIFY(translator.load(u":/translations/derdesk_de.qm"_s));
        for (const Message &message : m_contexts.value(context))
            QCOMPARE(translator.translate(context.toUtf8(), message.source.toUtf8()),
                     message.translations.value(0));
    }

    void anUnknownLanguageIsEnglish()
    {
        useLanguage(QLocale(u"tlh"_s));
        QCOMPARE(taskStatusText(TaskStatus::Pending), u"Pending"_s);
    }
    void germanIsUsed_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"de", "de_DE", "de_AT", "de_CH"})
            QTest::newRow(language) << QString::fromUtf8(language);
    }
    void germanIsUsed()
    {
        QFETCH(QString, language);
        QCOMPARE(taskStatusText(TaskStatus::Pending), u"Pending"_s);
        useLanguage(QLocale(language));
        QCOMPARE(taskStatusText(TaskStatus::Pending), u"Offen"_s);
    }
    /// Qt's own texts, as on the buttons of dialogs, come from its package.
    void qtIsGermanToo()
    {
        useLanguage(german);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Abbrechen"_s);
    }
    /// Numbers and dates in German sentences are German.
    void numbersAndDatesAreGerman()
    {
        useLanguage(german);
        QCOMPARE(QLocale().toString(12345.5, 'f', 1), u"12.345,5"_s);
        QCOMPARE(QLocale().toString(QDate(2026, 3, 9), QLocale::ShortFormat), u"09.03.26"_s);
    }

    void codeTables_data()
    {
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("inEnglish");
        QTest::addColumn<QString>("inGerman");
        const QList<Shown> english = shownTexts(m_contexts);
        useLanguage(german);
        const QList<Shown> translated = shownTexts(m_contexts);
        for (qsizetype i = 0; i < english.size(); ++i)
            QTest::newRow(qPrintable(english[i].name))
                << english[i].context << english[i].text << translated[i].text;
        cleanup();
    }
    void codeTables()
    {
        QFETCH(QString, context);
        QFETCH(QString, inEnglish);
        QFETCH(QString, inGerman);
        const QString expected = translationOf(m_contexts, context, inEnglish);
        QVERIFY2(!expected.isEmpty(), qPrintable(inEnglish));
        QCOMPARE(inGerman, expected);
    }
    void problemsAreFilledIn()
    {
        useLanguage(german);
        const Problem problem{ProblemCode::AssetTypeNotEligible,
                              {},
                              {{u"assetType"_s, u"PV"_s}, {u"program"_s, u"DR"_s}}};
        QCOMPARE(problem.text(), u"Anlagenart PV ist für Programm DR nicht zugelassen."_s);
        QCOMPARE(problem.detail(), u"Asset type PV is not eligible for program DR."_s);
        const Problem unnamed{
            ProblemCode::AlreadyInterconnected,
            {},
            {{u"manufacturer"_s, u"Sunline"_s}, {u"model"_s, u"S-5"_s}, {u"serialNo"_s, u"S-1"_s}}};
        QCOMPARE(unnamed.text(),
                 u"Sunline S-5 mit Seriennummer S-1 ist bereits angeschlossen, oder "
                 "der zugehörige Netzanschlussauftrag läuft noch."_s);
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
