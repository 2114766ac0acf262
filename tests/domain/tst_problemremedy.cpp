// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/ProblemRemedy.h"

#include "support/Document.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// A clerk is told of every fault that may hold a task up what will clear it.
class TestProblemRemedy : public QObject
{
    Q_OBJECT

    static QStringList codesIn(const QString &path)
    {
        QStringList codes;
        static const QRegularExpression use(u"ProblemCode::([A-Za-z]+)"_s);
        for (auto found = use.globalMatch(document(path)); found.hasNext();)
            codes.append(found.next().captured(1));
        codes.removeDuplicates();
        return codes;
    }
    /// As the enumerator is spelled: "customer-not-found" is CustomerNotFound.
    static QString enumeratorOf(ProblemCode code)
    {
        QString name;
        for (const QString &word : problemCodeText(code).split(u'-'))
            name += word.at(0).toUpper() + word.mid(1);
        return name;
    }
    static QStringList withRemedy()
    {
        QStringList names;
        for (int i = 0; i <= int(ProblemCode::Internal); ++i) {
            if (!remedyText(ProblemCode(i)).isEmpty())
                names.append(enumeratorOf(ProblemCode(i)));
        }
        return names;
    }

private Q_SLOTS:
    void testEveryFaultThatWorkMayFindHasARemedy()
    {
        const QStringList known = withRemedy();
        QStringList found = codesIn(u"src/operations/Validation.cpp"_s);
        found += codesIn(u"src/operations/TaskWork.cpp"_s);
        QVERIFY(found.size() > 10);
        for (const QString &code : std::as_const(found))
            QVERIFY2(known.contains(code), qPrintable(code));
    }

    /// What checkCompleteness() and checkConsistency() of the attributes find.
    void testAttributesHaveOneToo()
    {
        for (ProblemCode code : {ProblemCode::AttributeMissing, ProblemCode::NeedsOtherAttribute,
                                 ProblemCode::VoltageOrder, ProblemCode::ExceedsRating})
            QVERIFY2(!remedyText(code).isEmpty(), qPrintable(problemCodeText(code)));
    }

    void testWhatHoldsNoTaskUpHasNone()
    {
        for (ProblemCode code :
             {ProblemCode::Unreadable, ProblemCode::Forbidden, ProblemCode::StoreBusy,
              ProblemCode::ChangedMeanwhile, ProblemCode::AlreadyExists, ProblemCode::Internal}) {
            QCOMPARE(remedyText(code), QString());
            QVERIFY(!clearedByEditing(code));
        }
    }

    void testWhatEditingClears()
    {
        QVERIFY(clearedByEditing(ProblemCode::CustomerNotFound));
        QVERIFY(clearedByEditing(ProblemCode::ProgramNotOpen));
        QVERIFY(!clearedByEditing(ProblemCode::InterconnectionOpen));
        QVERIFY(!clearedByEditing(ProblemCode::NotEnrolled));
    }

    /// "By itself" is only promised where something wakes the task.
    void testByItselfIsTrue()
    {
        QStringList waking;
        for (const char *path :
             {"src/store/RecordKinds.cpp", "src/operations/Import.cpp",
              "src/operations/CustomerImport.cpp", "src/operations/TaskWork.cpp"})
            waking += codesIn(QString::fromLatin1(path));
        for (int i = 0; i <= int(ProblemCode::Internal); ++i) {
            const auto code = ProblemCode(i);
            if (remedyText(code).startsWith(u"By itself"_s))
                QVERIFY2(waking.contains(enumeratorOf(code)), qPrintable(problemCodeText(code)));
        }
    }

    void testRemediesAreSentences()
    {
        for (int i = 0; i <= int(ProblemCode::Internal); ++i) {
            const QString text = remedyText(ProblemCode(i));
            QVERIFY2(text.isEmpty() || text.endsWith(u'.'), qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestProblemRemedy)
#include "tst_problemremedy.moc"
