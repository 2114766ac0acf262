// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Problem.h"
#include "domain/Records.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

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
    }

    void testResults()
    {
        const Result<int> one = failed(ProblemCode::Missing, u"/x"_s);
        QVERIFY(!one);
        QCOMPARE(one.error().size(), 1);
        const Result<int> two = failed(one.error() + one.error());
        QCOMPARE(two.error().size(), 2);
    }

    void testProgramIsOpenOnItsDays_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<bool>("open");
        QTest::newRow("before") << QDate(2023, 12, 31) << false;
        QTest::newRow("first") << QDate(2024, 1, 1) << true;
        QTest::newRow("last") << QDate(2024, 12, 31) << true;
        QTest::newRow("after") << QDate(2025, 1, 1) << false;
    }

    void testProgramIsOpenOnItsDays()
    {
        QFETCH(QDate, day);
        QFETCH(bool, open);
        Program program{u"P"_s, {}, QDate(2024, 1, 1), QDate(2024, 12, 31), true, {}};
        QCOMPARE(program.openOn(day), open);
        program.active = false;
        QVERIFY(!program.openOn(day));
        const Program endless{u"P"_s, {}, QDate(2024, 1, 1), {}, true, {}};
        QVERIFY(endless.openOn(QDate(2999, 1, 1)));
    }
};

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
