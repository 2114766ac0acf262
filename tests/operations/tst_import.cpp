// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ImportFile.h"
#include "operations/InterconnectDer.h"
#include "operations/RegisterDerDevice.h"
#include "operations/WorkTask.h"
#include "store/CatalogueQueries.h"
#include "store/CustomerQueries.h"
#include "store/ReferenceQueries.h"
#include "store/TaskQueries.h"
#include "support/Imports.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

class TestImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindTexts();
    void faultsLeaveNothing();
    void defaultCatalogue();
    void ratingsAreReplacedAsASet();
    void absentColumnsStay();
    void presentColumnsReplace();
    void servicePointMoves();
    void faultsAreCapped();
    void faultsAreSingleLines();
    void waitingTasksBecomeDue();
    void reopenedProgramWakesItsTasks();
    void attributesAreChecked();
    void manyCustomers();
};

void TestImport::kindTexts()
{
    QCOMPARE(toText(ImportKind::Catalogue), u"catalogue"_s);
    QCOMPARE(toText(ImportKind::Customers), u"customers"_s);
    QCOMPARE(fromText<ImportKind>(u"asset-types"), ImportKind::AssetTypes);
    QCOMPARE(fromText<ImportKind>(u"head-ends"), ImportKind::HeadEnds);
    QCOMPARE(fromText<ImportKind>(u"programs"), ImportKind::Programs);
    QCOMPARE(fromText<ImportKind>(u"specifications"), ImportKind::Specifications);
    QVERIFY(!fromText<ImportKind>(u"Customers"));
}

void TestImport::faultsLeaveNothing()
{
    FreshDatabase database;
    fill(database);
    const qint64 customers = database.count(u"customer"_s);
    const qint64 models = database.count(u"model"_s);
    QVERIFY(!import(database, ImportKind::Customers,
                    "account_id,name,service_point_id\nA8,Ed,SP8\nA1,Other,SP1\nA9,,SP9\n"));
    QVERIFY(!import(database, ImportKind::Catalogue, "manufacturer,model\nNew,M1\nNew,\n"));
    QCOMPARE(database.count(u"customer"_s), customers);
    QCOMPARE(database.count(u"model"_s), models);
    QCOMPARE(findCustomerByAccount(database.connection(), u"A1"_s)->name, u"Ann One"_s);
}

void TestImport::defaultCatalogue()
{
    FreshDatabase database;
    const auto load = [&] {
        return outcome(database.write([](Transaction &tx) { return importDefaultCatalogue(tx); }));
    };
    QCOMPARE(load(), QStringList{u"2202/0/0"_s});
    QCOMPARE(database.count(u"model"_s), 2202);
    QCOMPARE(database.count(u"manufacturer"_s), 177);
    QCOMPARE(database.count(u"model_rating"_s), 3264);
    QCOMPARE(load(), QStringList{u"0/0/2202"_s});
    QCOMPARE(database.count(u"model_rating"_s), 3264);
    const qint64 range =
        findModelId(database.connection(), u"Schneider Electric Solar Inverters USA - Inc"_s,
                    u"Conext CL 18000NA"_s);
    QVERIFY(range);
    QCOMPARE(findModelRating(database.connection(), range, 1)->vacNominal, u"422-528"_s);

    QFile file(QStringLiteral(DERDESK_SOURCE) + u"/resources/catalogue/cec-inverters.csv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(outcome(import(database, ImportKind::Catalogue, file.readAll())),
             QStringList{u"0/0/2202"_s});
}

void TestImport::ratingsAreReplacedAsASet()
{
    FreshDatabase database;
    fill(database);
    Connection &connection = database.connection();
    const qint64 id = findModelId(connection, u"Acme"_s, u"X1"_s);
    QCOMPARE(findModelRating(connection, id, 2)->vacNominal, u"240"_s);

    QVERIFY(
        import(database, ImportKind::Catalogue, "manufacturer,model,vac_nominal_V\nAcme,X1,277\n"));
    QCOMPARE(findModelRating(connection, id, 1)->vacNominal, u"277"_s);
    QCOMPARE(*findModelRating(connection, id, 1)->acPowerRated,
             5000.0); // a column that is not there
    QVERIFY(!findModelRating(connection, id, 2));

    QVERIFY(import(database, ImportKind::Catalogue,
                   "manufacturer,model,grid_support,ac_power_rated_W,dc_current_max_A\n"
                   "Acme,X1,Grid Support,,6.489715\n"));
    const ModelRating rating = findModelRating(connection, id, 1).value();
    QCOMPARE(rating.gridSupport, u"Grid Support"_s);
    QVERIFY(!rating.acPowerRated);
    QCOMPARE(*rating.dcCurrentMax, 6.489715);

    QVERIFY(import(database, ImportKind::Catalogue, "manufacturer,model\nAcme,X1\n"));
    QVERIFY(findModelRating(connection, id, 1) == rating);
}

void TestImport::absentColumnsStay()
{
    FreshDatabase database;
    fill(database);
    Connection &connection = database.connection();
    const auto type = findAssetType(connection, u"PV"_s);
    const auto program = findProgram(connection, u"OLD"_s);
    const auto specification = findSpecification(connection, u"S1"_s);
    const auto customer = findCustomerByAccount(connection, u"A1"_s);
    const auto point = findServicePointById(connection, u"SP1"_s);

    const auto unchanged = QStringList{u"0/0/1"_s};
    QCOMPARE(outcome(import(database, ImportKind::AssetTypes, "code\nPV\n")), unchanged);
    QCOMPARE(outcome(import(database, ImportKind::Programs, "code,start_date\nOLD,2010-01-01\n")),
             unchanged);
    QCOMPARE(outcome(import(database, ImportKind::Specifications,
                            "code,asset_type,manufacturer,model\nS1,PV,Acme,X1\n")),
             unchanged);
    QCOMPARE(outcome(import(database, ImportKind::Customers,
                            "account_id,name,service_point_id\nA1,Ann One,SP1\n")),
             unchanged);
    QVERIFY(findAssetType(connection, u"PV"_s) == type);
    QVERIFY(findProgram(connection, u"OLD"_s) == program);
    QVERIFY(findSpecification(connection, u"S1"_s) == specification);
    QVERIFY(findCustomerByAccount(connection, u"A1"_s) == customer);
    QVERIFY(findServicePointById(connection, u"SP1"_s) == point);
}

void TestImport::presentColumnsReplace()
{
    FreshDatabase database;
    fill(database);
    Connection &connection = database.connection();
    QVERIFY(import(database, ImportKind::Programs,
                   "code,start_date,end_date,asset_types\nOLD,2010-01-01,,\n"));
    const Program program = findProgram(connection, u"OLD"_s).value();
    QCOMPARE(program.description, u"Closed"_s);
    QVERIFY(program.endDate.isNull());
    QCOMPARE(program.assetTypes, QStringList());

    QVERIFY(import(database, ImportKind::Specifications,
                   "code,asset_type,manufacturer,model,program,rtgVNom,rtgMaxV\n"
                   "S1,STAT,Zenith,X1,,,264\n"));
    const Specification specification = findSpecification(connection, u"S1"_s).value();
    QCOMPARE(specification.assetType, u"STAT"_s);
    QCOMPARE(specification.manufacturer, u"Zenith"_s);
    QCOMPARE(specification.program, QString());
    QCOMPARE(specification.nameplate,
             (AttributeValues{
                 {u"type"_s, u"4"_s}, {u"rtgMaxW"_s, u"5000"_s}, {u"rtgMaxV"_s, u"264"_s}}));

    QVERIFY(import(database, ImportKind::Customers,
                   "account_id,name,email,service_point_id,city\nA1,ANN ONE,,SP1,Shelbyville\n"));
    const Customer customer = findCustomerByAccount(connection, u"A1"_s).value();
    QCOMPARE(customer.name, u"ANN ONE"_s);
    QCOMPARE(customer.email, QString());
    QCOMPARE(customer.personId, u"P1"_s);
    QCOMPARE(findCustomersByName(connection, u"ann  one"_s).size(), 1);
    QCOMPARE(findServicePointById(connection, u"SP1"_s)->city, u"Shelbyville"_s);
}

void TestImport::servicePointMoves()
{
    FreshDatabase database;
    fill(database);
    QCOMPARE(outcome(import(database, ImportKind::Customers,
                            "account_id,name,service_point_id\nA2,Bob Two,SP1\nA7,New,SP2\n")),
             QStringList{u"0/2/0"_s});
    Connection &connection = database.connection();
    const auto owner = [&](const QString &code) {
        return findCustomer(connection, findServicePointById(connection, code)->customerId)
            ->accountId;
    };
    QCOMPARE(owner(u"SP1"_s), u"A2"_s);
    QCOMPARE(owner(u"SP2"_s), u"A7"_s);
    QCOMPARE(findServicePointById(connection, u"SP1"_s)->address1, u"1 Main St"_s);
}

void TestImport::faultsAreCapped()
{
    FreshDatabase database;
    const ImportResult result =
        import(database, ImportKind::AssetTypes,
               "code,der_registration_flag\n" + QByteArray("x,a,b\n").repeated(600) +
                   QByteArray(",no\n").repeated(600));
    QVERIFY(!result);
    QCOMPARE(result.error().size(), ImportFile::mostFaults);
    QCOMPARE(result.error().constLast().line, 801); // two faults a row from the 601st on
}

void TestImport::faultsAreSingleLines()
{
    FreshDatabase database;
    const ImportResult result = import(database, ImportKind::AssetTypes,
                                       "code,\"a\nb\",der_registration_flag\nN1,,\"x\n\x1b[31m" +
                                           QByteArray(500, 'y') + "\"\n");
    QVERIFY(!result);
    QCOMPARE(result.error().size(), 2);
    for (const ImportFault &fault : result.error()) {
        QVERIFY(!QString(fault.column + fault.what).contains(u'\n'));
        QVERIFY(!fault.what.contains(u'\x1b'));
        QVERIFY(fault.what.size() < 200);
    }
}

void TestImport::waitingTasksBecomeDue()
{
    FreshDatabase database;
    fill(database);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    InterconnectionRequest request;
    request.client = u"test"_s;
    request.transactionId = u"T1"_s;
    request.manufacturer = u"Acme"_s;
    request.model = u"X1"_s;
    request.serialNo = u"SN1"_s;
    request.customer.cisAccountId = u"A77"_s;
    request.location.cisServicePointId = u"SP77"_s;
    const auto taken =
        database.write([&](Transaction &tx) { return interconnectDer(tx, request); }, now);
    QVERIFY(taken);
    const auto worked =
        database.write([&](Transaction &tx) { return processTask(tx, taken->taskId); }, now);
    QVERIFY(worked);
    QCOMPARE(worked->status, TaskStatus::IssueDetected);

    Connection &connection = database.connection();
    const auto due = [&] {
        return DueTasks().next(connection, QDateTime::currentDateTimeUtc(), 10);
    };
    QVERIFY(due().isEmpty());
    QVERIFY(import(database, ImportKind::Customers,
                   "account_id,name,service_point_id\nA1,Ann One,SP1\n")); // nothing new
    QVERIFY(due().isEmpty());
    QVERIFY(
        import(database, ImportKind::Customers, "account_id,name,service_point_id\nA77,Cy,SP77\n"));
    QCOMPARE(due(), QList<RecordId>{taken->taskId});
    const auto retried =
        database.write([&](Transaction &tx) { return retryTask(tx, taken->taskId); });
    QVERIFY(retried);
    QCOMPARE(retried->status, TaskStatus::Completed);
}

void TestImport::reopenedProgramWakesItsTasks()
{
    FreshDatabase database;
    fill(database);
    RegistrationRequest request;
    request.client = u"test"_s;
    request.transactionId = u"T1"_s;
    request.specification = u"S2"_s;
    request.serialNo = u"SN1"_s;
    request.program = u"DR"_s;
    request.attributes = {{u"type"_s, u"0"_s}, {u"rtgMaxW"_s, u"3000"_s}};
    request.customer.cisAccountId = u"A1"_s;
    request.location.cisServicePointId = u"SP1"_s;
    const auto taken =
        database.write([&](Transaction &tx) { return registerDerDevice(tx, request); });
    QVERIFY(taken);
    const auto openUntil = [&](const QByteArray &end) {
        QVERIFY(import(database, ImportKind::Programs,
                       "code,start_date,end_date\nDR,2020-01-01," + end + "\n"));
    };
    openUntil("2020-12-31");
    const auto worked =
        database.write([&](Transaction &tx) { return processTask(tx, taken->taskId); });
    QVERIFY(worked);
    QCOMPARE(worked->statusReason, problemCodeText(ProblemCode::ProgramNotOpen));
    openUntil("");
    QCOMPARE(DueTasks().next(database.connection(), QDateTime::currentDateTimeUtc(), 10),
             QList<RecordId>{taken->taskId});
}

void TestImport::attributesAreChecked()
{
    FreshDatabase database;
    fill(database);
    const ImportResult result =
        import(database, ImportKind::Specifications,
               "code,asset_type,manufacturer,model,rtgMaxW,setMaxW,rtgVNom,rtgMinV,type\n"
               "N1,PV,Acme,X1,-5,,,,4\n"         // out of range
               "N2,PV,Acme,X1,much,,,,4\n"       // no number
               "N3,PV,Acme,X1,5000,6000,,,4\n"   // a setting beyond its rating
               "N4,PV,Acme,X1,5000,,240,250,4\n" // minimum above nominal
               "N5,PV,Acme,X1,5000,,,,7\n"       // no such type
               "S1,PV,Acme,X1,4000,4500,,,4\n"); // beyond its rating, of a stored one
    QVERIFY(!result);
    QList<std::pair<int, QString>> found;
    for (const ImportFault &fault : result.error()) {
        found.append({fault.line, fault.column});
        QVERIFY(!fault.what.isEmpty());
        QVERIFY2(!fault.what.contains(u'{'), qPrintable(fault.what));
    }
    const auto has = [&](int line, QLatin1StringView column) {
        return found.contains(std::pair(line, QString(column)));
    };
    QVERIFY(has(2, "rtgMaxW"_L1));
    QVERIFY(has(3, "rtgMaxW"_L1));
    QVERIFY(has(4, "setMaxW"_L1));
    QVERIFY(has(5, "rtgVNom"_L1) || has(5, "rtgMinV"_L1));
    QVERIFY(has(6, "type"_L1));
    QVERIFY(has(7, "setMaxW"_L1));
}

void TestImport::manyCustomers()
{
    constexpr int rows = 20'000;
    QByteArray bytes = "account_id,name,service_point_id,address1,city\n";
    for (int i = 0; i < rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        bytes += "A" + number + ",Customer " + number + ",SP" + number + "," + number +
                 " Main St,Springfield\n";
    }
    FreshDatabase database;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(outcome(import(database, ImportKind::Customers, bytes)),
             QStringList{u"%1/0/0"_s.arg(rows)});
    qInfo("%lld rows a second", rows * 1000LL / qMax(timer.elapsed(), 1));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
