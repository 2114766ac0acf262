// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CustomerQueries.h"
#include "support/Imports.h"

#include <QRandomGenerator>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What each sort of file does, and what is wrong with the others.
class TestImportOutcomes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void outcomes_data();
    void outcomes();
    void anyCustomerSurvives();
    void mutatedFiles_data();
    void mutatedFiles();
};

void TestImportOutcomes::outcomes_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &kind, const QByteArray &bytes,
                        const QStringList &expected) {
        QTest::addRow("%s: %s", qPrintable(kind), name) << kind << bytes << expected;
    };

    // The form of a file, the same for every kind.
    const QString types = u"asset-types"_s;
    row("nothing", types, "", {u"1::a header row with the names of the columns is missing"_s});
    row("blank header", types, "\ncode\n",
        {u"1::a header row with the names of the columns is missing"_s});
    row("header alone", types, "code\n", {u"0/0/0"_s});
    row("header without line end", types, "code", {u"0/0/0"_s});
    row("mark, carriage returns, any order", types,
        "\xef\xbb\xbf"
        "description,code\r\nNew,N1\r\nPlain switch,SWITCH\r\n",
        {u"1/0/1"_s});
    row("blank last lines", types, "code\nN1\n\n\r\n", {u"1/0/0"_s});
    row("blank line inside", types, "code\nN1\n\n\nN2\n",
        {u"3::an empty line"_s, u"4::an empty line"_s});
    row("unknown columns", types, "code,colour,\nN1,red,x\n",
        {u"1:colour:column 2, \"colour\", is not one of this import's"_s,
         u"1::column 3, \"\", is not one of this import's"_s});
    row("case of columns", types, "Code\nN1\n",
        {u"1:Code:column 1, \"Code\", is not one of this import's"_s,
         u"1:code:this column is required, but missing"_s});
    row("doubled column", types, "code,description,code\nN1,a,N2\n",
        {u"1:code:column 3 has the name of column 1"_s});
    row("header and rows both", types, "code,colour,der_registration_flag\nN1,red,MAYBE\n",
        {u"1:colour:column 2, \"colour\", is not one of this import's"_s,
         u"2:der_registration_flag:\"MAYBE\" is none of INTERCONNECTION_AND_REGISTRATION, "
         "REGISTRATION_ONLY and empty"_s});
    row("missing key", types, "description\nNew\n",
        {u"1:code:this column is required, but missing"_s});
    row("number of fields", types, "code,description\nN1\nN2,a,b\nN3,c\n",
        {u"2::the row has 1 fields, the header 2"_s, u"3::the row has 3 fields, the header 2"_s});
    row("unclosed quote", types, "code\nN1\n\"N2\nN3\n",
        {u"3::the quote that begins field 1 is never closed"_s});
    row("unclosed quote in header", types, "\"code\nN1\n",
        {u"1::the quote that begins field 1 is never closed"_s});
    row("not UTF-8", types, "code,description\nN1,\xe4\nN2,\xc3\xa4\nN3,\xff\n",
        {u"2::field 2 is not UTF-8"_s, u"4::field 2 is not UTF-8"_s});
    row("lines count where a record begins", types, "code,description\nN1,\"a\nb\nc\"\nN2,x,y\n",
        {u"5::the row has 3 fields, the header 2"_s});

    row("insert, update, keep", types,
        "code,description,der_registration_flag\nN1,New,\nPV,Roof,INTERCONNECTION_AND_"
        "REGISTRATION\n"
        "STAT,Thermostat,REGISTRATION_ONLY\n",
        {u"1/1/1"_s});
    row("faults", types,
        "code,description,der_registration_flag\n,x,\n" + QByteArray(31, 'c') + ",x,\nN1," +
            QByteArray(255, 'd') + ",registration_only\nN2,,\nN2,,\n",
        {u"2:code:a value is required"_s,
         u"3:code:\"ccccccccccccccccccccccccccccccc\" has 31 characters; at most 30 are allowed"_s,
         u"4:description:\"%1…\" has 255 characters; at most 254 are allowed"_s.arg(
             QString(59, u'd')),
         u"4:der_registration_flag:\"registration_only\" is none of "
         "INTERCONNECTION_AND_REGISTRATION, REGISTRATION_ONLY and empty"_s,
         u"6:code:\"N2\" stands in line 5 already"_s});
    row("characters are not bytes", types,
        "code,description\n" + QByteArray("\xf0\x9f\x94\x8b").repeated(30) + ",x\n", {u"1/0/0"_s});

    const QString heads = u"head-ends"_s;
    row("insert, update, keep", heads,
        "code,description,acknowledges\nHE3,Three,true\nHE1,One,true\nHE2,Two,true\n",
        {u"1/1/1"_s});
    row("key alone", heads, "code\nHE1\nHE3\n", {u"1/0/1"_s});
    row("faults", heads, "code,acknowledges\nHE3,yes\nHE4,\nHE5,True\n",
        {u"2:acknowledges:\"yes\" is neither true nor false"_s,
         u"3:acknowledges:\"\" is neither true nor false"_s,
         u"4:acknowledges:\"True\" is neither true nor false"_s});

    const QString programs = u"programs"_s;
    row("insert, update, keep", programs,
        "code,description,start_date,end_date,asset_types\nTOU,Time of use,2024-02-29,,\n"
        "DR,Demand response,2020-01-01,2030-01-01,PV ; STAT;\n"
        "OLD,Closed,2010-01-01,2019-12-31,PV\n",
        {u"1/1/1"_s});
    row("the order of asset types does not matter", programs,
        "code,start_date,asset_types\nDR,2020-01-01,STAT;PV;STAT\n", {u"0/0/1"_s});
    row("faults", programs,
        "code,start_date,end_date,asset_types\nN1,2024-02-30,2023-01-01,\nN2,,,NONE;PV;NIL\n"
        "N3,2024-01-02,2024-01-01,\nN4,2024-01-01T00:00,01.02.2024,\n",
        {u"2:start_date:\"2024-02-30\" is not a date as in 2026-12-31"_s,
         u"3:start_date:a value is required"_s, u"3:asset_types:there is no asset type \"NONE\""_s,
         u"3:asset_types:there is no asset type \"NIL\""_s,
         u"4:end_date:the end date 2024-01-01 is before the start date 2024-01-02"_s,
         u"5:start_date:\"2024-01-01T00:00\" is not a date as in 2026-12-31"_s,
         u"5:end_date:\"01.02.2024\" is not a date as in 2026-12-31"_s});
    row("odd dates", programs,
        "code,start_date\nN1,+200-01-01\nN2,-200-01-01\nN3, "
        "200-01-01\nN4,2024-1-001\nN5,0000-01-01\n"
        "N6,2024/01/01\nN7,2024-13-01\nN8,2023-02-29\nN9,9999-12-31\n",
        {u"2:start_date:\"+200-01-01\" is not a date as in 2026-12-31"_s,
         u"3:start_date:\"-200-01-01\" is not a date as in 2026-12-31"_s,
         u"4:start_date:\" 200-01-01\" is not a date as in 2026-12-31"_s,
         u"5:start_date:\"2024-1-001\" is not a date as in 2026-12-31"_s,
         u"6:start_date:\"0000-01-01\" is not a date as in 2026-12-31"_s,
         u"7:start_date:\"2024/01/01\" is not a date as in 2026-12-31"_s,
         u"8:start_date:\"2024-13-01\" is not a date as in 2026-12-31"_s,
         u"9:start_date:\"2023-02-29\" is not a date as in 2026-12-31"_s});
    row("start after the stored end", programs, "code,start_date\nOLD,2024-01-01\n",
        {u"2:start_date:the end date 2019-12-31 is before the start date 2024-01-01"_s});
    row("one day", programs, "code,start_date,end_date\nD,2024-01-01,2024-01-01\n", {u"1/0/0"_s});
    row("key columns", programs, "code,description\nD,x\n",
        {u"1:start_date:this column is required, but missing"_s});

    const QString specifications = u"specifications"_s;
    row("insert, update, keep", specifications,
        "code,description,asset_type,manufacturer,model,program,rtgMaxW,rtgMaxWh\n"
        "S3,Third,PV,Zenith,X1,,3000,\nS1,First,PV,Acme,X1,DR,5100,\n"
        "S2,Second,STAT,Acme,X2,,,\n",
        {u"1/1/1"_s});
    row("a number written otherwise", specifications,
        "code,asset_type,manufacturer,model,rtgMaxW\nS1,PV,Acme,X1,5e3\n", {u"0/0/1"_s});
    row("references", specifications,
        "code,asset_type,manufacturer,model,program\nS3,NONE,Acme,X9,NIL\nS4,,Zenith,X2,\n"
        "S5,PV,acme,X1,DR\nS5,PV,Acme,,DR\n",
        {u"2:asset_type:there is no asset type \"NONE\""_s,
         u"2:program:there is no program \"NIL\""_s,
         u"2:model:the manufacturer \"Acme\" has no model \"X9\""_s,
         u"3:asset_type:a value is required"_s,
         u"3:model:the manufacturer \"Zenith\" has no model \"X2\""_s,
         u"4:model:the manufacturer \"acme\" has no model \"X1\""_s,
         u"5:code:\"S5\" stands in line 4 already"_s, u"5:model:a value is required"_s});
    row("unknown attribute", specifications,
        "code,asset_type,manufacturer,model,rtgMaxw\nS3,PV,Acme,X1,1\n",
        {u"1:rtgMaxw:column 5, \"rtgMaxw\", is not one of this import's"_s});

    const QString customers = u"customers"_s;
    row("insert, update, keep", customers,
        "account_id,person_id,name,service_point_id,address1\n"
        "A3,P3,Cy Three,SP4,4 Main St\nA1,P1,Ann One,SP1,10 Main St\nA1,P1,Ann One,SP2,2 Main St\n",
        {u"1/1/1"_s});
    row("a customer's data changes with his first row", customers,
        "account_id,name,service_point_id\nA1,Ann Eins,SP1\nA1,Ann Eins,SP2\nA1,Ann Eins,SP9\n",
        {u"1/1/1"_s});
    row("the same row twice", customers, "account_id,name,service_point_id\nA3,Cy,SP4\nA3,Cy,SP4\n",
        {u"1/0/1"_s});
    row("faults", customers,
        "account_id,name,service_point_id,state,country,home_phone,email\n"
        ",Cy,SP4,CA,USA,,\nA3,,,1234567,ABCD," +
            QByteArray(25, '5') + ",\n   ,Cy,SP5,,,,\n",
        {u"2:account_id:a value is required"_s, u"3:name:a value is required"_s,
         u"3:home_phone:\"%1\" has 25 characters; at most 24 are allowed"_s.arg(QString(25, u'5')),
         u"3:service_point_id:a value is required"_s,
         u"3:state:\"1234567\" has 7 characters; at most 6 are allowed"_s,
         u"3:country:\"ABCD\" has 4 characters; at most 3 are allowed"_s,
         u"4:account_id:a value is required"_s});
    row("one account, two names", customers,
        "account_id,name,email,service_point_id\nA3,Cy,c@example.com,SP4\nA3,Cyd,d@example.com,"
        "SP5\n",
        {u"3:name:\"Cyd\", but \"Cy\" in line 2, for the same account_id"_s,
         u"3:email:\"d@example.com\", but \"c@example.com\" in line 2, for the same account_id"_s});
    row("one service point, two addresses", customers,
        "account_id,name,service_point_id,city\nA3,Cy,SP4,Here\nA4,Di,SP5,There\nA3,Cy,SP4,There\n",
        {u"4:city:\"There\", but \"Here\" in line 2, for the same service_point_id"_s});
    row("one service point, two customers", customers,
        "account_id,name,service_point_id\nA3,Cy,SP4\nA4,Di,SP5\nA4,Di,SP4\n",
        {u"4:service_point_id:\"SP4\" belongs to another customer in line 2"_s});
    row("no conflict with a faulty line", customers,
        "account_id,name,service_point_id\nA3,,SP4\nA3,Cy,SP5\n",
        {u"2:name:a value is required"_s});

    const QString catalogue = u"catalogue"_s;
    row("insert, update, keep", catalogue,
        "model,manufacturer,vac_nominal_V,ac_power_rated_W\nX1,Acme,208,5000\nX3,Acme,240,1\n"
        "X2,Acme,240,7700\nX1,Acme,240,5000\n",
        {u"1/1/1"_s});
    row("names alone", catalogue, "manufacturer,model\nAcme,X1\nAcme,X1\nNew,X1\n", {u"1/0/1"_s});
    row("faults", catalogue,
        "manufacturer,model,vac_nominal_V,ac_power_rated_W,mppt_low_V\n,X1,a,-1,nan\n"
        "Acme,,240,1e999,\nAcme,X9,422-528,1.5,0\nAcme,X9,528-422,0x10,\"1,5\"\nAcme,X9,-5,,\n",
        {u"2:manufacturer:a value is required"_s,
         u"2:vac_nominal_V:\"a\" is neither a number of at least 0 nor a range of two"_s,
         u"2:ac_power_rated_W:\"-1\" is not a number of at least 0"_s,
         u"2:mppt_low_V:\"nan\" is not a number of at least 0"_s, u"3:model:a value is required"_s,
         u"3:ac_power_rated_W:\"1e999\" is not a number of at least 0"_s,
         u"5:vac_nominal_V:\"528-422\" is neither a number of at least 0 nor a range of two"_s,
         u"5:ac_power_rated_W:\"0x10\" is not a number of at least 0"_s,
         u"5:mppt_low_V:\"1,5\" is not a number of at least 0"_s,
         u"6:vac_nominal_V:\"-5\" is neither a number of at least 0 nor a range of two"_s});
}

void TestImportOutcomes::outcomes()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, expected);
    FreshDatabase database;
    fill(database);
    const ImportKind known = fromText<ImportKind>(kind).value();
    QCOMPARE(outcome(import(database, known, bytes)), expected);
    if (expected.constFirst().contains(u':'))
        return;
    // What has been taken once is taken again without any change.
    const ImportResult again = import(database, known, bytes);
    QVERIFY(again);
    QCOMPARE(again->inserted, 0);
    QCOMPARE(again->updated, 0);
}

void TestImportOutcomes::anyCustomerSurvives()
{
    QRandomGenerator random(4);
    const QStringList pieces{u"Ann"_s, u"O'Neil"_s, u","_s,    u"\""_s, u"\n"_s, u"\r\n"_s,
                             u" "_s,   u"Müller"_s, u"東京"_s, u"🔋"_s,  u";"_s,  u"%"_s};
    FreshDatabase database;
    QByteArray bytes = "account_id,name,service_point_id,address1\n";
    QStringList names;
    for (int i = 0; i < 300; ++i) {
        QString name = u"N"_s;
        for (int p = random.bounded(8); p > 0; --p)
            name += pieces[random.bounded(pieces.size())];
        names += name;
        const QByteArray text = '"' + name.toUtf8().replace('"', "\"\"") + '"';
        const QByteArray number = QByteArray::number(i);
        bytes += 'A' + number + ',' + text + ",SP" + number + ',' + text + '\n';
    }
    QCOMPARE(outcome(import(database, ImportKind::Customers, bytes)), QStringList{u"300/0/0"_s});
    for (int i = 0; i < 300; ++i) {
        const auto customer = findCustomerByAccount(database.connection(), u"A%1"_s.arg(i));
        QCOMPARE(customer->name, names[i]);
        QCOMPARE(findServicePointById(database.connection(), u"SP%1"_s.arg(i))->address1, names[i]);
    }
    QCOMPARE(outcome(import(database, ImportKind::Customers, bytes)), QStringList{u"0/0/300"_s});
}

void TestImportOutcomes::mutatedFiles_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *kind, const QByteArray &bytes) {
        QTest::newRow(kind) << QString::fromLatin1(kind) << bytes;
    };
    row("catalogue", "manufacturer,model,grid_support,vac_nominal_V,ac_power_rated_W\n"
                     "Acme,X1,Grid Support,240,5000\nAcme,X1,,208,\nNew,\"M,1\",,422-528,1\n");
    row("asset-types", "code,description,der_registration_flag\nPV,\"a \"\"b\"\"\",\nN1,x,"
                       "REGISTRATION_ONLY\n");
    row("programs", "code,description,start_date,end_date,asset_types\nDR,x,2020-01-01,2030-12-31,"
                    "PV;STAT\nN1,,2024-02-29,,\n");
    row("head-ends", "code,description,acknowledges\nHE1,x,true\nN1,,false\n");
    row("specifications", "code,asset_type,manufacturer,model,program,type,rtgMaxW,modesSupported\n"
                          "S1,PV,Acme,X1,DR,4,5e3,FF\nN1,STAT,Zenith,X1,,0,1,\n");
    row("customers",
        "account_id,name,service_point_id,address1,state,country\n"
        "A1,Ann,SP1,1 Main St,CA,USA\nA9,Ed,SP9,\"9, Main St\",CA,USA\nA9,Ed,SP8,,,\n");
}

/// Whatever a file holds, it is either taken or refused with faults of its lines; nothing is
/// thrown, and what is refused leaves nothing.
void TestImportOutcomes::mutatedFiles()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, bytes);
    const ImportKind known = fromText<ImportKind>(kind).value();
    FreshDatabase database;
    fill(database);
    QRandomGenerator random(99);
    const QByteArray alphabet(",\"\n\r\xff\xc3\xa4\0 ;-+.eE0189aZ", 21);
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        QByteArray mutated = bytes;
        for (int changes = random.bounded(4); changes > 0; --changes) {
            const qsizetype at = random.bounded(mutated.size());
            const char put = alphabet[random.bounded(alphabet.size())];
            switch (random.bounded(4)) {
            case 0:
                mutated[at] = put;
                break;
            case 1:
                mutated.insert(at, put);
                break;
            case 2:
                mutated.remove(at, 1 + random.bounded(5));
                break;
            default:
                mutated.insert(at, mutated.mid(random.bounded(mutated.size()), random.bounded(20)));
            }
        }
        database.connection().begin();
        Transaction tx(database.connection(), {ActorKind::Clerk, u"test"_s},
                       QDateTime::currentDateTimeUtc());
        QBuffer buffer(&mutated);
        buffer.open(QIODevice::ReadOnly);
        const ImportResult result = importFile(tx, known, buffer);
        database.connection().rollback();
        if (result)
            continue;
        ++refused;
        QVERIFY(!result.error().isEmpty());
        for (const ImportFault &fault : result.error()) {
            QVERIFY(fault.line >= 1 && fault.line <= mutated.count('\n') + 1);
            QVERIFY(!fault.what.isEmpty());
        }
    }
    QVERIFY(refused > 50 && refused < 400);
}

QTEST_GUILESS_MAIN(TestImportOutcomes)
#include "tst_importoutcomes.moc"
