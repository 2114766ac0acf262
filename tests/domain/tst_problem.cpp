// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Problem.h"

#include <QCoreApplication>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

/// Hears what is asked for, and says it louder.
class LoudTranslator final : public QTranslator
{
public:
    QString translate(const char *context, const char *sourceText, const char *, int) const override
    {
        return QLatin1StringView(context) == "Problem"_L1 ? QString::fromUtf8(sourceText).toUpper()
                                                          : QString();
    }
    bool isEmpty() const override { return false; }
};

/// The enumerators of ProblemCode as its header names them, each with the parameters behind it.
QList<QPair<QString, QStringList>> documentedCodes()
{
    static const QRegularExpression line(u"^    ([A-Z][A-Za-z]+),(?: +///< (.+))?$"_s);
    QFile header(QStringLiteral(DERDESK_SOURCE) + u"/src/domain/Problem.h"_s);
    if (!header.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(header.readAll());
    const QString body = text.section(u"enum class ProblemCode {"_s, 1).section(u"};"_s, 0, 0);
    QList<QPair<QString, QStringList>> codes;
    for (const QString &row : body.split(u'\n')) {
        const auto match = line.match(row);
        if (match.hasMatch())
            codes.append({match.captured(1), match.captured(2).split(u", "_s, Qt::SkipEmptyParts)});
    }
    return codes;
}

/// Every parameter that any code takes.
const QStringList parameterNames{
    u"field"_s,    u"value"_s,     u"range"_s,         u"limit"_s,    u"length"_s,
    u"expected"_s, u"other"_s,     u"manufacturer"_s,  u"model"_s,    u"serialNo"_s,
    u"program"_s,  u"assetType"_s, u"specification"_s, u"customer"_s, u"servicePoint"_s,
    u"status"_s,   u"action"_s,    u"taskId"_s,        u"reason"_s};

} // namespace

class TestProblem : public QObject
{
    Q_OBJECT

    static QList<ProblemCode> allCodes()
    {
        QList<ProblemCode> codes;
        for (int code = 0; code <= int(ProblemCode::Internal); ++code)
            codes.append(ProblemCode(code));
        return codes;
    }

private Q_SLOTS:
    void testCodesAreStableAndUnique()
    {
        static const QRegularExpression kebab(u"^[a-z]+(-[a-z]+)*$"_s);
        QSet<QString> seen;
        for (ProblemCode code : allCodes()) {
            const QString text = problemCodeText(code);
            QVERIFY2(kebab.match(text).hasMatch(), qPrintable(text));
            QVERIFY2(!seen.contains(text), qPrintable(text));
            seen.insert(text);
            QCOMPARE(problemCodeFromText(text), code);
            QVERIFY(!problemTitle(code).isEmpty());
            QVERIFY(!problemTitle(code).contains(u'{'));
        }
        QVERIFY(!problemCodeFromText(u"no-such-code"));
        // Callers know these by heart.
        QCOMPARE(problemCodeText(ProblemCode::InterconnectionRequired),
                 u"interconnection-required"_s);
        QCOMPARE(problemCodeText(ProblemCode::NotADerAssetType), u"not-a-der-asset-type"_s);
        QCOMPARE(problemCodeText(ProblemCode::NoProgram), u"no-program"_s);
        QCOMPARE(problemCodeText(ProblemCode::UnknownManufacturerModel),
                 u"unknown-manufacturer-model"_s);
        QCOMPARE(problemCodeText(ProblemCode::AlreadyInterconnected), u"already-interconnected"_s);
    }

    void testSentencesNeverShowAPlaceholder()
    {
        for (ProblemCode code : allCodes()) {
            const Problem bare{code, u"/assetInfo/serialNo"_s, {}};
            QVERIFY2(!bare.detail().contains(u'{') && !bare.detail().isEmpty(),
                     qPrintable(bare.detail()));
            QVERIFY2(bare.detail().endsWith(u'.') || bare.detail().endsWith(u')'),
                     qPrintable(bare.detail()));
        }
    }

    void testSentenceNamesFieldValueAndRule()
    {
        const Problem problem{ProblemCode::OutOfRange,
                              u"/assetInfo/attributes/rtgMaxW"_s,
                              {{u"value"_s, u"-5"_s}, {u"range"_s, u"> 0"_s}}};
        QCOMPARE(problem.detail(), u"rtgMaxW is -5; it must be > 0."_s);
        QCOMPARE(problem.text(), problem.detail()); // no translation is loaded
    }

    // The header is the contract of those who fill the parameters.
    void testHeaderNamesTheParametersOfEachSentence()
    {
        const auto documented = documentedCodes();
        QCOMPARE(documented.size(), allCodes().size());
        for (int i = 0; i < documented.size(); ++i) {
            const auto &[name, expected] = documented[i];
            Problem problem{ProblemCode(i), {}, {}};
            for (const QString &parameter : parameterNames)
                problem.parameters.insert(parameter, u"<%1>"_s.arg(parameter));
            const QString detail = problem.detail();
            for (const QString &parameter : parameterNames) {
                const bool named = detail.contains(u"<%1>"_s.arg(parameter));
                QVERIFY2(named == expected.contains(parameter),
                         qPrintable(name + u": "_s + parameter));
            }
            QVERIFY2(QSet<QString>(parameterNames.begin(), parameterNames.end())
                         .contains(QSet<QString>(expected.begin(), expected.end())),
                     qPrintable(name));
        }
    }

    void testTextIsTheEnumeratorInKebabCase()
    {
        static const QRegularExpression capital(u"(?<!^)(?=[A-Z])"_s);
        const auto documented = documentedCodes();
        QCOMPARE(documented.size(), allCodes().size());
        for (int i = 0; i < documented.size(); ++i) {
            const QString kebab = documented[i].first.split(capital).join(u'-').toLower();
            QCOMPARE(problemCodeText(ProblemCode(i)), kebab);
        }
    }

    void testKinds_data()
    {
        QTest::addColumn<ProblemCode>("first");
        QTest::addColumn<ProblemCode>("last");
        QTest::addColumn<ProblemKind>("kind");
        using C = ProblemCode;
        using K = ProblemKind;
        const auto row = [](const char *name, C first, C last, K kind) {
            QTest::newRow(name) << first << last << kind;
        };
        row("unreadable", C::Unreadable, C::Unreadable, K::Unreadable);
        row("form and reference", C::Missing, C::InterconnectionRequired, K::Invalid);
        row("conflicts", C::TransactionConflict, C::NotEmpty, K::Conflict);
        row("work", C::CustomerNotFound, C::AlreadyEnrolled, K::Invalid);
        row("not found", C::NotFound, C::NotFound, K::NotFound);
        row("unauthorized", C::Unauthorized, C::Unauthorized, K::Unauthorized);
        row("forbidden", C::Forbidden, C::Forbidden, K::Forbidden);
        row("method", C::MethodNotAllowed, C::MethodNotAllowed, K::MethodNotAllowed);
        row("not acceptable", C::NotAcceptable, C::NotAcceptable, K::NotAcceptable);
        row("too large", C::PayloadTooLarge, C::PayloadTooLarge, K::TooLarge);
        row("media type", C::UnsupportedMediaType, C::UnsupportedMediaType,
            K::UnsupportedMediaType);
        row("too many", C::TooManyRequests, C::TooManyRequests, K::TooManyRequests);
        row("store", C::StoreBusy, C::SchemaOutOfDate, K::Unavailable);
        row("internal", C::Internal, C::Internal, K::Internal);
    }

    void testKinds()
    {
        QFETCH(ProblemCode, first);
        QFETCH(ProblemCode, last);
        QFETCH(ProblemKind, kind);
        for (int code = int(first); code <= int(last); ++code)
            QCOMPARE(problemKind(ProblemCode(code)), kind);
    }

    void testWhatIsNotGivenLeavesNoTrace()
    {
        static const QRegularExpression trace(u"  | [.,;:)]|\\(\\)|[(] "_s);
        for (ProblemCode code : allCodes()) {
            const QString detail = Problem{code, u"/serialNo"_s, {}}.detail();
            QVERIFY2(!detail.contains(trace), qPrintable(detail));
        }
        const Problem interconnected{ProblemCode::AlreadyInterconnected,
                                     u"/assetInfo/serialNo"_s,
                                     {{u"manufacturer"_s, u"Acme"_s},
                                      {u"model"_s, u"X1"_s},
                                      {u"serialNo"_s, u"7"_s},
                                      {u"taskId"_s, QString()}}};
        QCOMPARE(interconnected.detail(),
                 u"Acme X1 with serial number 7 is interconnected already, or its interconnection "
                 "task is open."_s);
        QCOMPARE(
            Problem({ProblemCode::NotFound, {}, {{u"field"_s, u"demo reference data"_s}}}).detail(),
            u"There is no demo reference data."_s);
        QCOMPARE(Problem({ProblemCode::StoreBusy, {}, {}}).detail(),
                 u"The database is busy; try again later."_s);
        QCOMPARE(Problem({ProblemCode::StoreBusy, {}, {{u"reason"_s, u"locked"_s}}}).detail(),
                 u"The database is busy; try again later. (locked)"_s);
    }

    void testFieldIsWhatThePointerPointsTo_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("field");
        QTest::newRow("deep") << u"/assetInfo/attributes/rtgMaxW"_s << u"rtgMaxW"_s;
        QTest::newRow("top") << u"/transactionId"_s << u"transactionId"_s;
        QTest::newRow("a slash") << u"/a/b~1c"_s << u"b/c"_s;
        QTest::newRow("a tilde") << u"/a/b~0c"_s << u"b~c"_s;
        QTest::newRow("a tilde and a one") << u"/a/b~01c"_s << u"b~1c"_s;
    }

    void testFieldIsWhatThePointerPointsTo()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, field);
        QCOMPARE(Problem({ProblemCode::Missing, pointer, {}}).detail(), field + u" is needed."_s);
    }

    void testTextIsTheUsersAndDetailIsEnglish()
    {
        LoudTranslator loud;
        QVERIFY(QCoreApplication::installTranslator(&loud));
        const Problem problem{ProblemCode::AssetRetired, {}, {}};
        QCOMPARE(problem.text(), u"THE ASSET WITH SERIAL NUMBER IS RETIRED."_s);
        QCOMPARE(problem.detail(), u"The asset with serial number is retired."_s);
        for (ProblemCode code : allCodes())
            QVERIFY2((Problem{code, {}, {}}.text().isUpper()), qPrintable(problemCodeText(code)));
    }

    void testParametersAreNotPlaceholders()
    {
        const Problem problem{
            ProblemCode::UnknownProgram, {}, {{u"value"_s, u"{field} {value}"_s}}};
        QCOMPARE(problem.detail(), u"There is no program {field} {value}."_s);
    }

    void testJsonRoundTrip()
    {
        const Problem problem{
            ProblemCode::TooLong,
            u"/a~1b/ü"_s,
            {{u"length"_s, u"61"_s}, {u"limit"_s, u"60"_s}, {u"value"_s, u"\"\\"_s}}};
        QCOMPARE(problemFromJson(problemToJson(problem)), problem);
        QVERIFY(!problemFromJson({}));
        QVERIFY(!problemFromJson({{u"code"_s, u"?"_s}}));
        QVERIFY(!problemFromJson({{u"code"_s, 3}}));
        const auto bare = problemFromJson({{u"code"_s, u"no-program"_s}});
        QCOMPARE(bare, Problem({ProblemCode::NoProgram, {}, {}}));
        const auto all = allCodes();
        for (ProblemCode code : all)
            QCOMPARE(problemFromJson(problemToJson({code, u"/x"_s, {}}))->code, code);
    }

    void testResults()
    {
        const Result<int> one = failed(ProblemCode::Missing, u"/x"_s);
        QVERIFY(!one);
        QCOMPARE(one.error().size(), 1);
        const Result<int> two = failed(one.error() + one.error());
        QCOMPARE(two.error().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
