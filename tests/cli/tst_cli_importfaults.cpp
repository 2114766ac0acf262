// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Derdeskctl.h"
#include "support/TestDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray types = "code,description,der_registration_flag\n";
const QByteArray programs = "code,description,start_date,end_date,asset_types\n";
const QByteArray headEnds = "code,description,acknowledges\n";
const QByteArray specifications = "code,asset_type,manufacturer,model,program,rtgMaxW,rtgMaxV,"
                                  "rtgMinV,type\n";
const QByteArray customers = "account_id,name,service_point_id,address1,state\n";

} // namespace

/// What derdeskctl import says of a faulty file, to the letter: FILE:LINE: COLUMN: what. Editors
/// and other people's scripts read these lines.
class CliImportFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }

    void saysWhereAndWhat_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QByteArrayList>("faults"); ///< each without "FILE:"
        headers();
        fields();
        references();
        rows();
        encodings();
    }

    void saysWhereAndWhat()
    {
        QFETCH(const QString, kind);
        QFETCH(const QByteArray, csv);
        QFETCH(const QByteArrayList, faults);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a file.csv"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size());
        file.close();
        const auto counts = [this] {
            return QList<qint64>{m_database->count("asset_type"),
                                 m_database->count("program"),
                                 m_database->count("head_end_system"),
                                 m_database->count("specification"),
                                 m_database->count("customer"),
                                 m_database->count("service_point"),
                                 m_database->count("model")};
        };
        const QList<qint64> before = counts();
        const Ended ended = Derdeskctl(m_database->url()).run({u"import"_s, kind, path});
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.out, QByteArray());
        QByteArrayList expected;
        for (const QByteArray &fault : faults)
            expected.append(path.toUtf8() + ':' + fault);
        QCOMPARE(ended.errLines(), expected);
        QVERIFY(ended.err.endsWith('\n'));
        QCOMPARE(counts(), before);
    }

    void stopsAtAThousandFaults()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"many.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(types);
        for (int i = 0; i < 5000; ++i)
            file.write("T" + QByteArray::number(i) + ",,NEVER\n");
        file.close();
        const Ended ended =
            Derdeskctl(m_database->url()).run({u"import"_s, u"asset-types"_s, file.fileName()});
        QCOMPARE(ended.exitCode, 1);
        const QByteArrayList lines = ended.errLines();
        QCOMPARE(lines.size(), 1000);
        for (int i = 0; i < lines.size(); ++i) {
            const QByteArray place = file.fileName().toUtf8() + ':' + QByteArray::number(i + 2) +
                                     ": der_registration_flag: ";
            QVERIFY2(lines[i].startsWith(place), lines[i]);
        }
    }

private:
    static void row(const char *name, const QString &kind, const QByteArray &csv,
                    const QByteArrayList &faults)
    {
        QTest::newRow(name) << kind << csv << faults;
    }

    static void headers()
    {
        const QString kind = u"asset-types"_s;
        row("an empty file", kind, {},
            {"1: a header row with the names of the columns is missing"});
        row("an empty first line", kind, "\n" + types,
            {"1: a header row with the names of the columns is missing"});
        row("a column too many", kind, "code,colour,description\nEV,red,Charger\n",
            {"1: colour: column 2, \"colour\", is not one of this import's"});
        row("two columns too many", kind, "colour,code,size\nred,EV,L\n",
            {"1: colour: column 1, \"colour\", is not one of this import's",
             "1: size: column 3, \"size\", is not one of this import's"});
        row("a column twice", kind, "code,description,code\nEV,Charger,EV\n",
            {"1: code: column 3 has the name of column 1"});
        row("a required column missing", kind, "description\nCharger\n",
            {"1: code: this column is required, but missing"});
        row("names in capitals", kind, "CODE\nEV\n",
            {"1: CODE: column 1, \"CODE\", is not one of this import's",
             "1: code: this column is required, but missing"});
        row("semicolons", kind, "code;description\nEV;Charger\n",
            {"1: code;description: column 1, \"code;description\", is not one of this import's",
             "1: code: this column is required, but missing"});
    }

    static void fields()
    {
        row("no code", u"asset-types"_s, types + ",Charger,\n", {"2: code: a value is required"});
        row("a blank code", u"asset-types"_s, types + "\"  \",Charger,\n",
            {"2: code: a value is required"});
        row("a code too long", u"asset-types"_s, types + QByteArray(31, 'C') + ",,\n",
            {"2: code: \"" + QByteArray(31, 'C') + "\" has 31 characters; at most 30 are allowed"});
        row("no such date", u"programs"_s, programs + "P,,2026-02-30,,\n",
            {"2: start_date: \"2026-02-30\" is not a date as in 2026-12-31"});
        row("another form of date", u"programs"_s, programs + "P,,2026-01-01,12/31/2026,\n",
            {"2: end_date: \"12/31/2026\" is not a date as in 2026-12-31"});
        row("the end before the start", u"programs"_s, programs + "P,,2026-02-01,2026-01-31,\n",
            {"2: end_date: the end date 2026-01-31 is before the start date 2026-02-01"});
        row("a rating out of range", u"specifications"_s,
            specifications + "S,PV,Sunline,S-5,,-5,,,\n",
            {"2: rtgMaxW: rtgMaxW is -5; it must be > 0."});
        row("neither true nor false", u"head-ends"_s, headEnds + "HE2,,yes\nHE3,,\n",
            {"2: acknowledges: \"yes\" is neither true nor false",
             "3: acknowledges: \"\" is neither true nor false"});
        row("a model without manufacturer", u"catalogue"_s, "manufacturer,model\n,M-1\n",
            {"2: manufacturer: a value is required"});
        row("no such DER type", u"specifications"_s, specifications + "S,PV,Sunline,S-5,,,,,7\n",
            {"2: type: type is 7; it must be one of 0, 1, 2, 3, 4, 5, 6, 80, 81, 82, 83."});
        row("voltages out of order", u"specifications"_s,
            specifications + "S,PV,Sunline,S-5,,,240,250,\n",
            {"2: rtgMinV: rtgMinV is 250 V, but rtgMaxV is 240 V: minimum, nominal and maximum "
             "voltage must rise in this order."});
        row("a state too long", u"customers"_s, customers + "A9,Zoe,SP9,1 Road,ILLINOIS\n",
            {"2: state: \"ILLINOIS\" has 8 characters; at most 6 are allowed"});
    }

    static void references()
    {
        row("an unknown asset type", u"specifications"_s,
            specifications + "S,BIKE,Sunline,S-5,,,,,\n",
            {"2: asset_type: there is no asset type \"BIKE\""});
        row("an unknown program", u"specifications"_s,
            specifications + "S,PV,Sunline,S-5,PEAK,,,,\n",
            {"2: program: there is no program \"PEAK\""});
        row("an unknown model", u"specifications"_s, specifications + "S,PV,Sunline,S-9,,,,,\n",
            {"2: model: the manufacturer \"Sunline\" has no model \"S-9\""});
        row("all of these", u"specifications"_s, specifications + "S,BIKE,Nobody,X,PEAK,0,,,\n",
            {"2: asset_type: there is no asset type \"BIKE\"",
             "2: program: there is no program \"PEAK\"",
             "2: model: the manufacturer \"Nobody\" has no model \"X\"",
             "2: rtgMaxW: rtgMaxW is 0; it must be > 0."});
        row("a program of unknown types", u"programs"_s, programs + "P,,2026-01-01,,PV;BIKE; CAR\n",
            {"2: asset_types: there is no asset type \"BIKE\"",
             "2: asset_types: there is no asset type \"CAR\""});
    }

    static void rows()
    {
        row("too few fields", u"head-ends"_s, headEnds + "HE2,Second\n",
            {"2: the row has 2 fields, the header 3"});
        row("too many fields", u"head-ends"_s, headEnds + "HE2,Second,true,really\n",
            {"2: the row has 4 fields, the header 3"});
        row("an empty line in between", u"head-ends"_s, headEnds + "HE2,,true\n\nHE3,,true\n",
            {"3: an empty line"});
        row("a code twice", u"head-ends"_s, headEnds + "HE2,,true\nHE3,,true\nHE2,,false\n",
            {"4: code: \"HE2\" stands in line 2 already"});
        row("lines inside quotes count", u"head-ends"_s,
            headEnds + "HE2,\"two\nlines\",true\nHE3,,true\n,,true\n",
            {"5: code: a value is required"});
        row("several in several lines", u"asset-types"_s,
            types + ",x,\nEV,x,\n" + QByteArray(31, 'C') + ",x,\n",
            {"2: code: a value is required",
             "4: code: \"" + QByteArray(31, 'C') + "\" has 31 characters; at most 30 are allowed"});
        row("a customer of two names", u"customers"_s,
            customers + "A9,Zoe,SP9,1 Road,IL\nA9,Joe,SP10,2 Road,IL\n",
            {"3: name: \"Joe\", but \"Zoe\" in line 2, for the same account_id"});
        row("a service point of two customers", u"customers"_s,
            customers + "A8,Zoe,SP9,1 Road,IL\nA9,Joe,SP9,1 Road,IL\n",
            {"3: service_point_id: \"SP9\" belongs to another customer in line 2"});
    }

    static void encodings()
    {
        row("no UTF-8", u"asset-types"_s, types + "EV,M\xFCller,\n", {"2: field 2 is not UTF-8"});
        row("UTF-16", u"asset-types"_s,
            QByteArray("\xFF\xFE"
                       "c\0o\0",
                       6),
            {"1: a NUL character in field 1"});
        row("NUL", u"asset-types"_s, types + QByteArray("EV,a\0b,\n", 8),
            {"2: a NUL character in field 2"});
        row("an open quote", u"asset-types"_s, types + "EV,\"Charger,\nX,,\n",
            {"2: the quote that begins field 2 is never closed"});
        row("a quote inside", u"asset-types"_s, types + "EV,5\" wide,\n",
            {"2: a quote inside field 2, which does not begin with one"});
        row("text behind a quote", u"asset-types"_s, types + "EV,\"Charger\"s,\n",
            {"2: text after the closing quote of field 2"});
        row("old line ends", u"asset-types"_s, "code,description\rEV,Charger\r",
            {"1: a carriage return without a line feed after field 2"});
        row("what would steer a terminal", u"asset-types"_s, types + "EV,,\x1b[2J\n",
            {"2: der_registration_flag: \"\xEF\xBF\xBD[2J\" is none of "
             "INTERCONNECTION_AND_REGISTRATION, REGISTRATION_ONLY and empty"});
    }

    std::unique_ptr<TestDatabase> m_database;
};

QTEST_GUILESS_MAIN(CliImportFaultsTest)
#include "tst_cli_importfaults.moc"
