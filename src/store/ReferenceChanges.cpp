// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ReferenceChanges.h"

#include "store/Columns.h"

namespace derdesk {

using namespace Qt::StringLiterals;

void storeAssetType(Connection &connection, const AssetType &type)
{
    connection.forget();
    connection.change(uR"(
        INSERT INTO asset_type (code, description, der_registration_flag) VALUES (?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET description = excluded.description,
            der_registration_flag = excluded.der_registration_flag)"_s,
                      {type.code, type.description, toText(type.flag)});
}

void storeHeadEndSystem(Connection &connection, const HeadEndSystem &system)
{
    connection.forget();
    connection.change(uR"(
        INSERT INTO head_end_system (code, description, acknowledges) VALUES (?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET description = excluded.description,
            acknowledges = excluded.acknowledges)"_s,
                      {system.code, system.description, int(system.acknowledges)});
}

void storeProgram(Connection &connection, const Program &program)
{
    connection.forget();
    connection.change(uR"(
        INSERT INTO program (code, description, start_date, end_date, active) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET description = excluded.description,
            start_date = excluded.start_date, end_date = excluded.end_date,
            active = excluded.active)"_s,
                      {program.code, program.description, dateColumn(program.startDate),
                       dateColumn(program.endDate), int(program.active)});
    connection.change(u"DELETE FROM program_asset_type WHERE program = ?"_s, {program.code});
    for (const QString &assetType : program.assetTypes)
        connection.change(u"INSERT INTO program_asset_type (program, asset_type) VALUES (?, ?)"_s,
                          {program.code, assetType});
}

void storeSpecification(Connection &connection, const Specification &specification)
{
    connection.forget();
    connection.change(uR"(
        INSERT INTO specification (code, description, asset_type, model_id, program)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (code) DO UPDATE SET description = excluded.description,
            asset_type = excluded.asset_type, model_id = excluded.model_id,
            program = excluded.program)"_s,
                      {specification.code, specification.description, specification.assetType,
                       specification.modelId, referenceColumn(specification.program)});
    connection.change(u"DELETE FROM specification_attribute WHERE specification = ?"_s,
                      {specification.code});
    const AttributeValues &nameplate = specification.nameplate;
    for (auto value = nameplate.cbegin(); value != nameplate.cend(); ++value)
        connection.change(
            u"INSERT INTO specification_attribute (specification, code, value) VALUES (?, ?, ?)"_s,
            {specification.code, value.key(), value.value()});
}

} // namespace derdesk
