// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/FieldChecks.h"

#include <algorithm>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

bool hasFault(const Problems &problems, const QString &pointer)
{
    return std::any_of(problems.cbegin(), problems.cend(),
                       [&pointer](const Problem &problem) { return problem.pointer == pointer; });
}

} // namespace

qsizetype characterCount(const QString &text)
{
    return text.size() - std::count_if(text.cbegin(), text.cend(),
                                       [](QChar unit) { return unit.isLowSurrogate(); });
}

void checkText(Problems &problems, const QString &value, const QString &pointer, int limit,
               Presence presence)
{
    if (hasFault(problems, pointer))
        return;
    const qsizetype length = characterCount(value);
    if (presence == Presence::Required && value.trimmed().isEmpty()) {
        problems.append({ProblemCode::Missing, pointer, {}});
    } else if (length > limit) {
        problems.append(
            {ProblemCode::TooLong,
             pointer,
             {{u"length"_s, QString::number(length)}, {u"limit"_s, QString::number(limit)}}});
    }
}

void checkCustomerInfo(Problems &problems, const CustomerInfo &customer)
{
    const QString group = u"/customerInfo"_s;
    checkText(problems, customer.name, group + u"/name", 254);
    checkText(problems, customer.cisAccountId, group + u"/cisAccountId", 30);
    checkText(problems, customer.cisPersonId, group + u"/cisPersonId", 30);
    checkText(problems, customer.email, group + u"/email", 254);
    checkText(problems, customer.homePhone, group + u"/homePhone", 24);
    checkText(problems, customer.businessPhone, group + u"/businessPhone", 24);
    checkText(problems, customer.mobilePhone, group + u"/mobilePhone", 24);
    const bool known =
        !QString(customer.name + customer.cisAccountId + customer.cisPersonId).trimmed().isEmpty();
    if (!known && !hasFault(problems, group))
        problems.append(
            {ProblemCode::Missing, group, {{u"field"_s, u"name, cisAccountId or cisPersonId"_s}}});
}

void checkLocationInfo(Problems &problems, const LocationInfo &location)
{
    const QString group = u"/locationInfo"_s;
    checkText(problems, location.address1, group + u"/address1", 254);
    checkText(problems, location.address2, group + u"/address2", 254);
    checkText(problems, location.address3, group + u"/address3", 254);
    checkText(problems, location.address4, group + u"/address4", 254);
    checkText(problems, location.city, group + u"/city", 90);
    checkText(problems, location.state, group + u"/state", 6);
    checkText(problems, location.postal, group + u"/postal", 12);
    checkText(problems, location.country, group + u"/country", 3);
    checkText(problems, location.cisPremiseId, group + u"/cisPremiseId", 60);
    checkText(problems, location.cisServicePointId, group + u"/cisServicePointId", 60);
    const bool known =
        !QString(location.address1 + location.cisPremiseId + location.cisServicePointId)
             .trimmed()
             .isEmpty();
    if (!known && !hasFault(problems, group)) {
        problems.append({ProblemCode::Missing,
                         group,
                         {{u"field"_s, u"address1, cisPremiseId or cisServicePointId"_s}}});
    }
}

} // namespace derdesk
