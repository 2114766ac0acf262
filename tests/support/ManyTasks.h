// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDatabase.h"

namespace derdesk {

/// Writes tasks straight into the test database: number i, from 1, has id firstManyTask + i, was
/// created i seconds after 2026-01-01 00:00 UTC, and is every fourth time in an issue state.
inline constexpr RecordId firstManyTask = 20'000'000'000'000;

inline void insertManyTasks(TestDatabase &database, int count)
{
    database.sql(QByteArray(R"(
        WITH RECURSIVE numbers(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM numbers WHERE i < COUNT)
        INSERT INTO service_task (id, type, business_object, status, failed_status, client,
            transaction_id, model_id, serial_no, program, customer_name, name_key, address1,
            address_key, created_at, status_at)
        SELECT 20000000000000 + i, 'DER-ENROLLMENT', 'ENROLLMENT',
            CASE i % 4 WHEN 0 THEN 'ISSUE_DETECTED' WHEN 1 THEN 'COMPLETED' ELSE 'PENDING' END,
            CASE i % 4 WHEN 0 THEN 'VALIDATE' END, 'aggregator', 'TX-' || i, 2, 'SN-' || (i * 7 % 100),
            CASE i % 3 WHEN 0 THEN 'DR' END, 'Customer ' || (i * 13 % 50),
            'customer ' || (i * 13 % 50), i || ' Side Street', i || ' side street',
            1767225600000 + i * 1000, 1767225600000 + i * 1000 + i * 37 % 1000 * 1000 FROM numbers)")
                     .replace("COUNT", QByteArray::number(count))
                     .constData());
}

} // namespace derdesk
