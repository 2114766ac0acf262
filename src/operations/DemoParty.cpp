// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/DemoParty.h"

#include "store/CustomerChanges.h"

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView givenNames[] = {
    "Ada"_L1,    "Alma"_L1,   "Amos"_L1,  "Anita"_L1,  "Basil"_L1,  "Beatrix"_L1, "Boris"_L1,
    "Carla"_L1,  "Cedric"_L1, "Chloe"_L1, "Clara"_L1,  "Dario"_L1,  "Della"_L1,   "Dmitri"_L1,
    "Edith"_L1,  "Elias"_L1,  "Emeka"_L1, "Esther"_L1, "Farah"_L1,  "Felix"_L1,   "Fiona"_L1,
    "Gideon"_L1, "Greta"_L1,  "Hana"_L1,  "Hector"_L1, "Ida"_L1,    "Ines"_L1,    "Isaac"_L1,
    "Jasper"_L1, "Joan"_L1,   "Jorge"_L1, "Kaito"_L1,  "Kira"_L1,   "Lars"_L1,    "Leila"_L1,
    "Lucian"_L1, "Mabel"_L1,  "Marco"_L1, "Mina"_L1,   "Nadia"_L1,  "Nestor"_L1,  "Olive"_L1,
    "Otto"_L1,   "Paloma"_L1, "Quinn"_L1, "Rafael"_L1, "Rhoda"_L1,  "Rosa"_L1,    "Samir"_L1,
    "Selma"_L1,  "Silas"_L1,  "Tessa"_L1, "Tomas"_L1,  "Ursula"_L1, "Viktor"_L1,  "Vera"_L1,
    "Wanda"_L1,  "Xavier"_L1, "Yusuf"_L1, "Zelda"_L1};

constexpr QLatin1StringView familyNames[] = {
    "Abernathy"_L1,   "Alderbrook"_L1,   "Amberley"_L1,      "Ashdown"_L1,      "Barrowby"_L1,
    "Bellweather"_L1, "Birchall"_L1,     "Blackthorn"_L1,    "Brightwell"_L1,   "Calloway"_L1,
    "Cardamom"_L1,    "Castellan"_L1,    "Cobblepot"_L1,     "Cranwell"_L1,     "Dandelion"_L1,
    "Drummond"_L1,    "Eastlake"_L1,     "Elderflower"_L1,   "Fairweather"_L1,  "Fennimore"_L1,
    "Foxglove"_L1,    "Gallowglass"_L1,  "Goldfinch"_L1,     "Greenleaf"_L1,    "Halloran"_L1,
    "Hawthorne"_L1,   "Hollyoak"_L1,     "Ironwood"_L1,      "Jellico"_L1,      "Juniper"_L1,
    "Kestrel"_L1,     "Kingfisher"_L1,   "Lanternby"_L1,     "Larkspur"_L1,     "Longbottle"_L1,
    "Marigold"_L1,    "Merriweather"_L1, "Mistlethwaite"_L1, "Nightingale"_L1,  "Northcott"_L1,
    "Oakhurst"_L1,    "Ostrander"_L1,    "Pemberton"_L1,     "Pennyfeather"_L1, "Quickwater"_L1,
    "Ravensworth"_L1, "Redfern"_L1,      "Rosewater"_L1,     "Saltmarsh"_L1,    "Silverlake"_L1,
    "Snowberry"_L1,   "Starling"_L1,     "Summerfield"_L1,   "Thistlewood"_L1,  "Underhill"_L1,
    "Vandermeer"_L1,  "Wetherby"_L1,     "Whitlock"_L1,      "Windermere"_L1,   "Yarrowby"_L1};

constexpr QLatin1StringView streetNames[] = {
    "Acorn"_L1,   "Alder"_L1,   "Apple"_L1,  "Arbor"_L1,   "Aspen"_L1,  "Beacon"_L1,   "Birch"_L1,
    "Bramble"_L1, "Bridge"_L1,  "Canal"_L1,  "Cedar"_L1,   "Cherry"_L1, "Clover"_L1,   "Copper"_L1,
    "Coral"_L1,   "Cypress"_L1, "Dove"_L1,   "Elm"_L1,     "Ember"_L1,  "Falcon"_L1,   "Fern"_L1,
    "Garnet"_L1,  "Hazel"_L1,   "Heron"_L1,  "Hickory"_L1, "Indigo"_L1, "Ivy"_L1,      "Jade"_L1,
    "Kite"_L1,    "Lantern"_L1, "Laurel"_L1, "Lilac"_L1,   "Linden"_L1, "Magnolia"_L1, "Maple"_L1,
    "Meadow"_L1,  "Mill"_L1,    "Myrtle"_L1, "Nutmeg"_L1,  "Olive"_L1,  "Orchard"_L1,  "Osprey"_L1,
    "Pearl"_L1,   "Pebble"_L1,  "Quarry"_L1, "Quartz"_L1,  "River"_L1,  "Sage"_L1,     "Spruce"_L1,
    "Willow"_L1};

constexpr QLatin1StringView streetKinds[] = {"Street"_L1, "Avenue"_L1, "Lane"_L1, "Road"_L1,
                                             "Drive"_L1,  "Court"_L1,  "Way"_L1,  "Place"_L1};

struct Town
{
    QLatin1StringView name;
    QLatin1StringView postal;
};

constexpr Town towns[] = {{"Lakemont Falls"_L1, "90001"_L1}, {"Port Ellery"_L1, "90002"_L1},
                          {"Cedar Hollow"_L1, "90003"_L1},   {"Ashgrove Heights"_L1, "90004"_L1},
                          {"New Wexbridge"_L1, "90005"_L1},  {"Bellrose Junction"_L1, "90006"_L1},
                          {"Saltwater Bend"_L1, "90007"_L1}, {"Three Lanterns"_L1, "90008"_L1},
                          {"Mapleford"_L1, "90009"_L1},      {"Quillan Springs"_L1, "90010"_L1},
                          {"Upper Thornby"_L1, "90011"_L1},  {"Violet Harbor"_L1, "90012"_L1}};

template <typename T, std::size_t size>
const T &drawn(const T (&values)[size], QRandomGenerator &random)
{
    return values[random.bounded(quint32(size))];
}

QString phone(QRandomGenerator &random)
{
    return u"%1-555-01%2"_s.arg(200 + random.bounded(700))
        .arg(random.bounded(100), 2, 10, QChar(u'0'));
}

} // namespace

CustomerInfo DemoParty::customerInfo() const
{
    return {customer.name,      customer.accountId,     customer.personId,   customer.email,
            customer.homePhone, customer.businessPhone, customer.mobilePhone};
}

LocationInfo DemoParty::locationInfo() const
{
    return {point.address1, point.address2, point.address3, point.address4,  point.city,
            point.state,    point.postal,   point.country,  point.premiseId, point.servicePointId};
}

DemoParty demoParty(qint64 number, QRandomGenerator &random)
{
    const QString digits = u"%1"_s.arg(number, 9, 10, QChar(u'0'));
    const QLatin1StringView given = drawn(givenNames, random);
    const QLatin1StringView family = drawn(familyNames, random);
    DemoParty party;
    party.customer.accountId = u"1" + digits;
    party.customer.personId = u"P" + digits;
    party.customer.name = given + u' ' + family;
    party.customer.email =
        QString(given).toLower() + u'.' + QString(family).toLower() + u"@example.com";
    party.customer.homePhone = phone(random);
    if (random.bounded(2))
        party.customer.mobilePhone = phone(random);
    const Town &town = drawn(towns, random);
    party.point.servicePointId = u"SP" + digits;
    party.point.premiseId = u"PR" + digits;
    party.point.address1 = QString::number(1 + random.bounded(9999)) + u' ' +
                           drawn(streetNames, random) + u' ' + drawn(streetKinds, random);
    party.point.city = town.name;
    party.point.state = u"CA"_s;
    party.point.postal = town.postal;
    party.point.country = u"USA"_s;
    return party;
}

void insertDemoParty(Connection &connection, DemoParty &party)
{
    party.customer.id = insertCustomer(connection, party.customer);
    party.point.customerId = party.customer.id;
    party.point.id = insertServicePoint(connection, party.point);
}

} // namespace derdesk
