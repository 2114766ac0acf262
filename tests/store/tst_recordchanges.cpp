// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/CatalogueQueries.h"
#include "store/CustomerChanges.h"
#include "store/CustomerQueries.h"
#include "store/ReferenceChanges.h"
#include "store/ReferenceQueries.h"
#include "store/StoreError.h"
#include "support/FreshDatabase.h"

#include <QTest>

using namespace derdesk;
using namespace Qt::StringLiterals;

/// What is stored is found again, and storing it again replaces it.
class TestRecordChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_database.reset(); }
    void models();
    void ratings();
    void assetTypes();
    void headEndSystems();
    void programs();
    void programsNeedTheirAssetTypes();
    void specifications();
    void specificationsNeedWhatTheyReferTo();
    void customers();
    void accountsAreUnique();
    void servicePoints();
    void servicePointsNeedACustomer();

private:
    Connection &db() { return m_database->connection(); }

    std::unique_ptr<FreshDatabase> m_database;
};

void TestRecordChanges::init() { m_database = std::make_unique<FreshDatabase>(); }

void TestRecordChanges::models()
{
    QCOMPARE(countModels(db()), 0);
    QCOMPARE(findModelId(db(), u"Acme"_s, u"X1"_s), 0);
    const qint64 first = insertModel(db(), u"Acme"_s, u"X1"_s);
    const qint64 second = insertModel(db(), u"Acme"_s, u"X2"_s);
    const qint64 other = insertModel(db(), u"Zenith"_s, u"X1"_s);
    QCOMPARE(findModelId(db(), u"Acme"_s, u"X1"_s), first);
    QCOMPARE(findModelId(db(), u"Acme"_s, u"X2"_s), second);
    QCOMPARE(findModelId(db(), u"Zenith"_s, u"X1"_s), other);
    QCOMPARE(findModelId(db(), u"ACME"_s, u"X1"_s), 0);
    QCOMPARE(m_database->count(u"manufacturer"_s), 2);
    QCOMPARE(countModels(db()), 3);
    QVERIFY_THROWS_EXCEPTION(StoreError, insertModel(db(), u"Acme"_s, u"X1"_s));
    db().script(u"UPDATE model SET active = 0"_s);
    QCOMPARE(findModelId(db(), u"Acme"_s, u"X1"_s), first); // active or not
}

void TestRecordChanges::ratings()
{
    const qint64 model = insertModel(db(), u"Acme"_s, u"X1"_s);
    const ModelRating rating{u"Grid Support"_s, u"422-528"_s, 5000, 5100.5, {}, 0, 100, 480};
    storeModelRating(db(), model, 1, rating);
    storeModelRating(db(), model, 2, {});
    storeModelRating(db(), model, 3, rating);
    QVERIFY(findModelRating(db(), model, 1) == rating);
    QVERIFY(findModelRating(db(), model, 2) == ModelRating{});
    QVERIFY(!findModelRating(db(), model, 4));
    storeModelRating(db(), model, 1, {u"Utility Interactive"_s, u"240"_s, {}, {}, {}, {}, {}, {}});
    QCOMPARE(findModelRating(db(), model, 1)->vacNominal, u"240"_s);
    QVERIFY(!findModelRating(db(), model, 1)->acPowerRated);
    QCOMPARE(truncateModelRatings(db(), model, 1), 2);
    QCOMPARE(truncateModelRatings(db(), model, 1), 0);
    QVERIFY(!findModelRating(db(), model, 2));
    QVERIFY_THROWS_EXCEPTION(StoreError, storeModelRating(db(), model + 1, 1, rating));
}

void TestRecordChanges::assetTypes()
{
    AssetType type{u"PV"_s, u"Rooftop"_s, DerRegistrationFlag::InterconnectionAndRegistration};
    storeAssetType(db(), type);
    QVERIFY(findAssetType(db(), u"PV"_s) == type);
    type.description = u"Dach \"und\" Wand"_s;
    type.flag = DerRegistrationFlag::None;
    storeAssetType(db(), type);
    QVERIFY(findAssetType(db(), u"PV"_s) == type);
    storeAssetType(db(), {u"X"_s, {}, DerRegistrationFlag::RegistrationOnly});
    QCOMPARE(findAssetType(db(), u"X"_s)->description, QString());
    QCOMPARE(m_database->count(u"asset_type"_s), 2);
    QVERIFY_THROWS_EXCEPTION(StoreError, storeAssetType(db(), {QString(31, u'c'), {}, {}}));
    QVERIFY_THROWS_EXCEPTION(StoreError, storeAssetType(db(), {}));
}

void TestRecordChanges::headEndSystems()
{
    HeadEndSystem system{u"HE"_s, u"Mesh"_s, true};
    storeHeadEndSystem(db(), system);
    QVERIFY(findHeadEndSystem(db(), u"HE"_s) == system);
    system.acknowledges = false;
    storeHeadEndSystem(db(), system);
    QVERIFY(findHeadEndSystem(db(), u"HE"_s) == system);
    QCOMPARE(m_database->count(u"head_end_system"_s), 1);
}

void TestRecordChanges::programs()
{
    storeAssetType(db(), {u"A"_s, {}, {}});
    storeAssetType(db(), {u"B"_s, {}, {}});
    Program program{u"DR"_s, u"Demand"_s, QDate(2024, 2, 29), {}, true, {u"A"_s, u"B"_s}};
    storeProgram(db(), program);
    QVERIFY(findProgram(db(), u"DR"_s) == program);
    program.endDate = QDate(2024, 2, 29);
    program.active = false;
    program.assetTypes = {u"B"_s};
    storeProgram(db(), program);
    QVERIFY(findProgram(db(), u"DR"_s) == program);
    program.assetTypes.clear();
    storeProgram(db(), program);
    QVERIFY(findProgram(db(), u"DR"_s) == program);
    program.endDate = QDate(2024, 2, 28);
    QVERIFY_THROWS_EXCEPTION(StoreError, storeProgram(db(), program));
}

void TestRecordChanges::programsNeedTheirAssetTypes()
{
    QVERIFY_THROWS_EXCEPTION(
        StoreError, storeProgram(db(), {u"DR"_s, {}, QDate(2024, 1, 1), {}, true, {u"NONE"_s}}));
}

void TestRecordChanges::specifications()
{
    storeAssetType(db(), {u"PV"_s, {}, {}});
    storeProgram(db(), {u"DR"_s, {}, QDate(2024, 1, 1), {}, true, {}});
    Specification specification{
        u"S1"_s,   u"First"_s, u"PV"_s, insertModel(db(), u"Acme"_s, u"X1"_s),
        u"Acme"_s, u"X1"_s,    u"DR"_s, {{u"type"_s, u"4"_s}, {u"rtgMaxW"_s, u"5000"_s}}};
    storeSpecification(db(), specification);
    QVERIFY(findSpecification(db(), u"S1"_s) == specification);
    specification.program.clear();
    specification.nameplate = {{u"rtgMaxW"_s, u"5100"_s}, {u"rtgVNom"_s, u"240"_s}};
    specification.modelId = insertModel(db(), u"Zenith"_s, u"Z"_s);
    specification.manufacturer = u"Zenith"_s;
    specification.model = u"Z"_s;
    storeSpecification(db(), specification);
    QVERIFY(findSpecification(db(), u"S1"_s) == specification);
    QCOMPARE(m_database->count(u"specification_attribute"_s), 2);
}

void TestRecordChanges::specificationsNeedWhatTheyReferTo()
{
    storeAssetType(db(), {u"PV"_s, {}, {}});
    const qint64 model = insertModel(db(), u"Acme"_s, u"X1"_s);
    const auto store = [&](const QString &type, qint64 modelId, const QString &program) {
        storeSpecification(db(), {u"S1"_s, {}, type, modelId, {}, {}, program, {}});
    };
    QVERIFY_THROWS_EXCEPTION(StoreError, store(u"NONE"_s, model, {}));
    QVERIFY_THROWS_EXCEPTION(StoreError, store(u"PV"_s, model + 1, {}));
    QVERIFY_THROWS_EXCEPTION(StoreError, store(u"PV"_s, model, u"NONE"_s));
    QCOMPARE(m_database->count(u"specification"_s), 0);
    store(u"PV"_s, model, {});
    QCOMPARE(m_database->count(u"specification"_s), 1);
}

void TestRecordChanges::customers()
{
    Customer customer{0,          u"A1"_s, u"P1"_s,   u"Ann  ÖNE"_s, u"a@example.com"_s,
                      u"555-1"_s, {},      u"555-3"_s};
    customer.id = insertCustomer(db(), customer);
    QVERIFY(findCustomer(db(), customer.id) == customer);
    QVERIFY(findCustomerByAccount(db(), u"A1"_s) == customer);
    QCOMPARE(findCustomersByName(db(), u"ann öne"_s).size(), 1);
    customer.name = u"Bea Two"_s;
    customer.personId.clear();
    customer.businessPhone = u"555-2"_s;
    updateCustomer(db(), customer);
    QVERIFY(findCustomer(db(), customer.id) == customer);
    QVERIFY(findCustomersByName(db(), u"ann öne"_s).isEmpty());
    QCOMPARE(findCustomersByName(db(), u"BEA TWO"_s).size(), 1);
    QVERIFY(findCustomersByPerson(db(), u"P1"_s).isEmpty());
}

void TestRecordChanges::accountsAreUnique()
{
    const Customer customer{0, u"A1"_s, {}, u"Ann"_s, {}, {}, {}, {}};
    insertCustomer(db(), customer);
    QVERIFY_THROWS_EXCEPTION(StoreError, insertCustomer(db(), customer));
    QVERIFY_THROWS_EXCEPTION(StoreError, insertCustomer(db(), Customer{}));
}

void TestRecordChanges::servicePoints()
{
    const qint64 ann = insertCustomer(db(), {0, u"A1"_s, {}, u"Ann"_s, {}, {}, {}, {}});
    const qint64 bob = insertCustomer(db(), {0, u"A2"_s, {}, u"Bob"_s, {}, {}, {}, {}});
    ServicePoint point{0,      ann,       u"SP1"_s,         u"PR1"_s, u"1 Main St"_s, u"rear"_s,
                       u"3"_s, u"four"_s, u"Springfield"_s, u"CA"_s,  u"90001"_s,     u"USA"_s};
    point.id = insertServicePoint(db(), point);
    QVERIFY(findServicePoint(db(), point.id) == point);
    QVERIFY(findServicePointById(db(), u"SP1"_s) == point);
    LocationInfo location;
    location.address1 = u"1  MAIN st"_s;
    QCOMPARE(findServicePointsByAddress(db(), location).size(), 1);
    point.customerId = bob;
    point.address1 = u"2 Main St"_s;
    point.premiseId = u"PR2"_s;
    updateServicePoint(db(), point);
    QVERIFY(findServicePoint(db(), point.id) == point);
    QVERIFY(findServicePointsByAddress(db(), location).isEmpty());
    QCOMPARE(findServicePointsByPremise(db(), u"PR2"_s).size(), 1);
}

void TestRecordChanges::servicePointsNeedACustomer()
{
    ServicePoint point;
    point.servicePointId = u"SP1"_s;
    point.customerId = 77;
    QVERIFY_THROWS_EXCEPTION(StoreError, insertServicePoint(db(), point));
}

QTEST_GUILESS_MAIN(TestRecordChanges)
#include "tst_recordchanges.moc"
