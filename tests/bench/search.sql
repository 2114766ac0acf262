-- SPDX-License-Identifier: GPL-3.0-or-later
-- %1 service tasks of three years: most completed, names and addresses as frequent as they are in
-- life, a quarter of a million customers with several units each.
CREATE TEMPORARY TABLE first_name (n INTEGER, name TEXT);
INSERT INTO first_name SELECT n, initcap(translate(to_hex(1000 + n * 37), '0123456789', 'aeioulnrst')) FROM generate_series(0, 199) n;
CREATE TEMPORARY TABLE last_name (n INTEGER, name TEXT);
INSERT INTO last_name SELECT n, initcap(translate(to_hex(100000 + n * 7919), '0123456789', 'aeioulnrst')) FROM generate_series(0, 4999) n;
CREATE TEMPORARY TABLE street (n INTEGER, name TEXT);
INSERT INTO street SELECT n, initcap(translate(to_hex(50000 + n * 4111), '0123456789', 'eaoiulrnts')) || ' Street' FROM generate_series(0, 2999) n;
INSERT INTO program (code, description, start_date) SELECT 'P' || n, 'Program ' || n, '2020-01-01' FROM generate_series(0, 9) n;
INSERT INTO service_task (id, type, business_object, status, failed_status, client, transaction_id,
    model_id, serial_no, program, customer_name, cis_account_id, email, mobile_phone, address1, city,
    cis_premise_id, cis_service_point_id, name_key, address_key, created_at, status_at)
SELECT 10000000000000 + g * 100003,
    CASE WHEN g % 4 = 0 THEN 'DER-INTERCONNECTION' ELSE 'DER-ENROLLMENT' END,
    CASE WHEN g % 4 = 0 THEN 'INTERCONNECTION' ELSE 'ENROLLMENT' END,
    CASE WHEN g % 50 = 0 THEN 'ISSUE_DETECTED' WHEN g % 50 < 3 THEN 'PENDING' WHEN g % 50 < 5 THEN 'CANCELED' ELSE 'COMPLETED' END,
    CASE WHEN g % 50 = 0 THEN 'VALIDATE' END,
    'aggregator', 'TX-' || lpad((g * 7919 % 100000007)::text, 9, '0'),
    1 + (g * 31 % 2202), 'SN' || lpad((g * 104729 % 1000000007)::text, 10, '0'), 'P' || g % 10,
    f.name || ' ' || l.name, 'A' || lpad((g * 13 % 250007)::text, 7, '0'),
    lower(f.name || '.' || l.name) || g % 100 || '@example.org', '+1 555 ' || lpad((g * 17 % 10000019)::text, 8, '0'),
    (1 + g % 299) || ' ' || s.name, 'Town ' || g % 97, 'PR' || lpad((g * 11 % 250007)::text, 7, '0'),
    'SP' || lpad((g * 13 % 250007)::text, 7, '0'), lower(f.name || ' ' || l.name),
    lower((1 + g % 299) || ' ' || s.name || ' town ' || g % 97),
    1700000000000 + g * 94608000000 / %1, 1700000000000 + g * 94608000000 / %1
FROM generate_series(1::bigint, %1) g
    JOIN first_name f ON f.n = (g % 200) * (g % 200) / 200
    JOIN last_name l ON l.n = (g * 37 % 5000) * (g * 37 % 5000) / 5000
    JOIN street s ON s.n = g * 41 % 3000
