// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Document.h"
#include "support/Refusals.h"
#include "web/ProblemDetails.h"

#include <QJsonArray>
#include <QtTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QString page = u"resources/api/problems.md"_s;
const QString several = u"invalid-request"_s;
const QString withinTasks = u"within tasks"_s;
const QString notOnTheWire = u"command line and desk"_s;

QStringList domainCodes()
{
    QStringList codes;
    for (int code = 0; code <= int(ProblemCode::Internal); ++code)
        codes.append(problemCodeText(ProblemCode(code)));
    return codes;
}

/// The Gate's refusal of that code, if it has one.
QJsonObject refusalOf(const QString &code)
{
    for (const QJsonObject &details : refusals()) {
        if (codeOf(details) == code)
            return details;
    }
    return {};
}

/// What the sentence of a code looks like, whatever its placeholders stand for.
QRegularExpression sentenceOf(ProblemCode code)
{
    QMap<QString, QString> parameters;
    for (const char *name :
         {"action", "assetType", "customer", "expected", "field", "length", "limit", "manufacturer",
          "model", "other", "program", "range", "reason", "serialNo", "servicePoint",
          "specification", "status", "taskId", "value"})
        parameters.insert(QString::fromLatin1(name), u"@"_s);
    const QString sentence = QRegularExpression::escape(Problem{code, {}, parameters}.detail());
    return QRegularExpression(
        QRegularExpression::anchoredPattern(QString(sentence).replace(u"\\@"_s, u".+"_s)));
}

/// What of a fault, as an answer or a task lists it, is not so; empty if all is.
QString wrongIn(const QJsonObject &fault)
{
    const auto code = problemCodeFromText(fault["code"_L1].toString());
    const QString detail = fault["detail"_L1].toString();
    if (!code || fault.keys() != QStringList{u"code"_s, u"detail"_s, u"pointer"_s})
        return u"members"_s;
    const QString pointer = fault["pointer"_L1].toString();
    if (!pointer.isEmpty() && !pointer.startsWith(u'/'))
        return pointer;
    // What went wrong inside is not told to callers.
    const bool told = problemEntry({*code, {}, {{u"reason"_s, u"@"_s}}})["detail"_L1].toString() !=
                      problemTitle(*code);
    const bool right =
        told ? sentenceOf(*code).match(detail).hasMatch() : detail == problemTitle(*code);
    return right ? QString() : detail;
}

/// The line below a heading.
struct Summary
{
    explicit Summary(const QString &section)
    {
        static const QRegularExpression form(
            u"\\A\\n\\*\\*(.+)\\*\\* · (.+) · Repeat: (no|yes|after a change)\\n\\n"_s);
        const QRegularExpressionMatch match = form.match(section);
        title = match.captured(1);
        status = match.captured(2);
        repeat = match.captured(3);
    }

    QString title;
    QString status;
    QString repeat;
};

} // namespace

/// resources/api/problems.md says of each problem what the program says.
class ProblemPages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasASectionForEachCode();
    void tellsTitleAndStatus_data() { eachSection(); }
    void tellsTitleAndStatus();
    void tellsWhetherRepeatingHelps_data() { eachSection(); }
    void tellsWhetherRepeatingHelps();
    void tellsWhatToDoNext_data() { eachSection(); }
    void tellsWhatToDoNext();
    void showsRealAnswers_data() { eachExample(u"type"_s); }
    void showsRealAnswers();
    void showsRealTasks_data() { eachExample(u"problems"_s); }
    void showsRealTasks();
    void linksLeadToHeadings() { QCOMPARE(deadLinks(page), QStringList()); }

private:
    void eachSection() const;
    void eachExample(const QString &member) const;

    const QList<Section> m_sections = sections(document(page), 3);
};

void ProblemPages::eachSection() const
{
    QTest::addColumn<QString>("text");
    for (const Section &section : m_sections)
        QTest::newRow(qPrintable(section.heading)) << section.text;
}

/// The examples, in JSON, that have the member.
void ProblemPages::eachExample(const QString &member) const
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QJsonObject>("shown");
    for (const Section &section : m_sections) {
        int number = 0;
        for (const FencedBlock &block : fencedBlocks(section.text)) {
            const QJsonObject shown = QJsonDocument::fromJson(block.text.toUtf8()).object();
            if (shown.contains(member))
                QTest::addRow("%s %d", qPrintable(section.heading), ++number)
                    << section.heading << shown;
        }
    }
}

void ProblemPages::hasASectionForEachCode()
{
    QStringList wanted = QStringList{several} + domainCodes();
    for (const QJsonObject &details : refusals()) {
        if (!wanted.contains(codeOf(details)))
            wanted.append(codeOf(details));
    }
    QStringList headings;
    for (const Section &section : m_sections)
        headings.append(section.heading);
    QCOMPARE(headings, wanted);
}

void ProblemPages::tellsTitleAndStatus()
{
    QFETCH(const QString, text);
    const QString heading = QString::fromUtf8(QTest::currentDataTag());
    const Summary summary(text);
    const auto code = problemCodeFromText(heading);
    if (code) {
        QCOMPARE(summary.title, problemTitle(*code));
        if (summary.status != withinTasks && summary.status != notOnTheWire)
            QCOMPARE(summary.status, QString::number(httpStatus({{*code, {}, {}}})));
    } else if (heading == several) {
        const Problems faults{{ProblemCode::Missing, {}, {}}, {ProblemCode::TooLong, {}, {}}};
        QCOMPARE(summary.title, problemDetails(faults)["title"_L1].toString());
        QVERIFY(summary.status.startsWith(QString::number(httpStatus(faults))));
    } else {
        QCOMPARE(summary.title, refusalOf(heading)["title"_L1].toString());
        QCOMPARE(summary.status, QString::number(refusalOf(heading)["status"_L1].toInt()));
    }
}

/// As the status says it: what lies with the service may be better next time.
void ProblemPages::tellsWhetherRepeatingHelps()
{
    QFETCH(const QString, text);
    const Summary summary(text);
    if (summary.status == notOnTheWire)
        return;
    const QStringList transient{u"408"_s, u"429"_s, u"500"_s, u"503"_s};
    QCOMPARE(summary.repeat == u"yes", transient.contains(summary.status));
}

void ProblemPages::tellsWhatToDoNext()
{
    QFETCH(const QString, text);
    const QString status = Summary(text).status;
    QVERIFY(text.contains(u"**Next:** "_s));
    QCOMPARE(text.contains(u"**Clears:** "_s), status == withinTasks);
    const QList<FencedBlock> blocks = fencedBlocks(text);
    QVERIFY(!blocks.isEmpty());
    for (const FencedBlock &block : blocks) {
        QCOMPARE(block.language, status == notOnTheWire ? u"text"_s : u"json"_s);
        if (block.language == u"text")
            continue;
        const QJsonObject shown = QJsonDocument::fromJson(block.text.toUtf8()).object();
        QVERIFY2(shown.contains(status == withinTasks ? "problems"_L1 : "type"_L1),
                 qPrintable(block.text));
    }
}

void ProblemPages::showsRealAnswers()
{
    QFETCH(const QString, code);
    QFETCH(const QJsonObject, shown);
    const QJsonObject refused = refusalOf(code);
    if (shown == refused)
        return;
    QVERIFY2(code == several || problemCodeFromText(code), "the Gate does not say so");
    const QJsonArray errors = shown["errors"_L1].toArray();
    Problems problems;
    for (const QJsonValue error : errors) {
        QCOMPARE(wrongIn(error.toObject()), QString());
        problems.append({*problemCodeFromText(error["code"_L1].toString()),
                         error["pointer"_L1].toString(),
                         {}});
    }
    QVERIFY(!problems.isEmpty());
    // All but the sentences, which were looked at above, as the service makes it.
    QJsonObject wanted = problemDetails(problems);
    wanted.insert("errors"_L1, errors);
    if (errors.size() == 1)
        wanted.insert("detail"_L1, errors[0]["detail"_L1]);
    QCOMPARE(shown, wanted);
    QCOMPARE(codeOf(shown), code);
}

void ProblemPages::showsRealTasks()
{
    QFETCH(const QString, code);
    QFETCH(const QJsonObject, shown);
    QCOMPARE(shown["status"_L1].toString(), u"ISSUE_DETECTED"_s);
    QCOMPARE(shown["statusReason"_L1].toString(), code);
    const QJsonArray problems = shown["problems"_L1].toArray();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0]["code"_L1].toString(), code);
    QCOMPARE(wrongIn(problems[0].toObject()), QString());
}

QTEST_GUILESS_MAIN(ProblemPages)
#include "tst_problempages.moc"
