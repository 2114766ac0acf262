// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/DerAttributes.h"

#include <array>
#include <cmath>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

/// Rules that hold between attributes, on one set of values.
class Rules final
{
public:
    Rules(const AttributeValues &values, const QString &pointer)
        : m_values(values)
        , m_pointer(pointer)
    {
    }
    Q_DISABLE_COPY_MOVE(Rules)

    Problems consistency()
    {
        needEachOther(u"rtgOverExcitedW"_s, u"rtgOverExcitedPF"_s);
        needEachOther(u"rtgUnderExcitedW"_s, u"rtgUnderExcitedPF"_s);
        for (const QString &kind : {u"rtg"_s, u"set"_s}) {
            inOrder(kind + u"MinV", kind + u"VNom");
            inOrder(kind + u"VNom", kind + u"MaxV");
            if (!m_values.contains(kind + u"VNom"))
                inOrder(kind + u"MinV", kind + u"MaxV");
        }
        for (const AttributeDefinition &definition : attributeCatalogue()) {
            if (!definition.rating.isEmpty())
                withinRating(definition);
        }
        return m_problems;
    }

    Problems completeness()
    {
        need(u"type"_s);
        need(u"rtgMaxW"_s);
        if (isStorage())
            need(u"rtgMaxWh"_s);
        return m_problems;
    }

private:
    std::optional<double> number(const QString &code) const
    {
        const auto value = m_values.constFind(code);
        return value == m_values.cend() ? std::nullopt : std::optional(value->toDouble());
    }

    void add(ProblemCode code, const QString &field, QMap<QString, QString> parameters)
    {
        parameters.insert(u"field"_s, field);
        parameters.insert(u"value"_s, m_values.value(field));
        m_problems.append({code, m_pointer + u'/' + field, std::move(parameters)});
    }

    void needEachOther(const QString &one, const QString &other)
    {
        if (m_values.contains(one) && !m_values.contains(other))
            add(ProblemCode::NeedsOtherAttribute, one, {{u"other"_s, other}});
        if (m_values.contains(other) && !m_values.contains(one))
            add(ProblemCode::NeedsOtherAttribute, other, {{u"other"_s, one}});
    }

    void inOrder(const QString &lower, const QString &upper)
    {
        const auto low = number(lower);
        const auto high = number(upper);
        if (low && high && *low > *high)
            add(ProblemCode::VoltageOrder, lower,
                {{u"other"_s, upper}, {u"limit"_s, m_values.value(upper)}});
    }

    /// What a setting may not exceed is the equipment's ability: the smallest power factor and the
    /// minimum voltage are reached from above, absorbed reactive power is negative.
    void withinRating(const AttributeDefinition &setting)
    {
        QString ratingCode = setting.rating;
        auto rating = number(ratingCode);
        const auto value = number(setting.code);
        if (!rating && ratingCode == u"rtgMaxVarNeg") {
            ratingCode = u"rtgMaxVar"_s; // absent means −rtgMaxVar
            rating = number(ratingCode);
        }
        if (!value || !rating)
            return;
        const bool fromAbove = setting.rating == "rtgMinPFOverExcited"_L1 ||
                               setting.rating == "rtgMinPFUnderExcited"_L1 ||
                               setting.rating == "rtgMinV"_L1;
        const bool exceeds = fromAbove ? *value < *rating : std::abs(*value) > std::abs(*rating);
        if (exceeds)
            add(ProblemCode::ExceedsRating, setting.code,
                {{u"other"_s, ratingCode}, {u"limit"_s, m_values.value(ratingCode)}});
    }

    void need(const QString &code)
    {
        if (!m_values.contains(code))
            m_problems.append(
                {ProblemCode::AttributeMissing, m_pointer + u'/' + code, {{u"field"_s, code}}});
    }

    /// Types 80 to 83 are storage; an EVSE (82) only if it can give energy back.
    bool isStorage() const
    {
        constexpr int evse = 82;
        const int type = int(number(u"type"_s).value_or(0));
        if (type != evse)
            return type >= 80 && type <= 83;
        for (const QString &code :
             {u"rtgMaxDischargeRateW"_s, u"rtgMaxDischargeRateVA"_s, u"rtgMaxAh"_s}) {
            if (number(code).value_or(0) > 0)
                return true;
        }
        return false;
    }

    const AttributeValues &m_values;
    const QString m_pointer;
    Problems m_problems;
};

} // namespace

Problems checkConsistency(const AttributeValues &values, const QString &pointer)
{
    return Rules(values, pointer).consistency();
}

Problems checkCompleteness(const AttributeValues &values, const QString &pointer)
{
    return Rules(values, pointer).completeness();
}

} // namespace derdesk
