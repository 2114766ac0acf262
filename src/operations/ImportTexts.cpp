// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/ImportTexts.h"

#include "domain/EnumText.h"

#include <QMap>

namespace derdesk {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::optional<double> &number)
{
    return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
}

} // namespace

ImportTexts importTexts(const AssetType &type)
{
    return {{u"description"_s, type.description}, {u"der_registration_flag"_s, toText(type.flag)}};
}

ImportTexts importTexts(const Program &program)
{
    return {{u"description"_s, program.description},
            {u"start_date"_s, program.startDate.toString(Qt::ISODate)},
            {u"end_date"_s, program.endDate.toString(Qt::ISODate)},
            {u"asset_types"_s, program.assetTypes.join(u';')}};
}

ImportTexts importTexts(const HeadEndSystem &system)
{
    return {{u"description"_s, system.description},
            {u"acknowledges"_s, system.acknowledges ? u"true"_s : u"false"_s}};
}

ImportTexts importTexts(const Specification &specification)
{
    ImportTexts texts{{u"description"_s, specification.description},
                      {u"asset_type"_s, specification.assetType},
                      {u"manufacturer"_s, specification.manufacturer},
                      {u"model"_s, specification.model},
                      {u"program"_s, specification.program}};
    for (auto value = specification.nameplate.cbegin(); value != specification.nameplate.cend();
         ++value)
        texts.append({value.key(), value.value()});
    return texts;
}

ImportTexts importTexts(const ModelRating &rating, int position)
{
    ImportTexts texts{{u"grid_support"_s, rating.gridSupport},
                      {u"vac_nominal_V"_s, rating.vacNominal},
                      {u"ac_power_rated_W"_s, text(rating.acPowerRated)},
                      {u"dc_power_rated_W"_s, text(rating.dcPowerRated)},
                      {u"dc_voltage_max_V"_s, text(rating.dcVoltageMax)},
                      {u"dc_current_max_A"_s, text(rating.dcCurrentMax)},
                      {u"mppt_low_V"_s, text(rating.mpptLow)},
                      {u"mppt_high_V"_s, text(rating.mpptHigh)}};
    if (position > 1) {
        for (auto &[column, value] : texts)
            column += u" (%1)"_s.arg(position);
    }
    return texts;
}

QList<FieldChange> changesBetween(const ImportTexts &before, const ImportTexts &after)
{
    QMap<QString, QString> rest;
    for (const auto &[column, value] : before)
        rest.insert(column, value);
    QList<FieldChange> changes;
    for (const auto &[column, value] : after) {
        const QString old = rest.take(column);
        if (old != value)
            changes.append({column, old, value});
    }
    for (auto gone = rest.cbegin(); gone != rest.cend(); ++gone) {
        if (!gone.value().isEmpty())
            changes.append({gone.key(), gone.value(), {}});
    }
    return changes;
}

} // namespace derdesk
