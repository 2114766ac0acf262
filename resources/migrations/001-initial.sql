-- SPDX-License-Identifier: GPL-3.0-or-later
-- Date-times are milliseconds since 1970-01-01 UTC, dates ISO 8601 texts, flags 0 or 1: the same SQL
-- then serves every engine. Texts that are searched stand a second time, case folded, in a _key column.

CREATE TABLE manufacturer (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 120),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE model (
    id INTEGER PRIMARY KEY,
    manufacturer TEXT NOT NULL REFERENCES manufacturer (code),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 120),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    UNIQUE (manufacturer, code)
) STRICT;

-- What a list of eligible equipment states of a model: one row a line of that list.
CREATE TABLE model_rating (
    model_id INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    grid_support TEXT,
    vac_nominal_v TEXT, -- a number, or a range as in 422-528
    ac_power_rated_w REAL,
    dc_power_rated_w REAL,
    dc_voltage_max_v REAL,
    dc_current_max_a REAL,
    mppt_low_v REAL,
    mppt_high_v REAL,
    PRIMARY KEY (model_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE asset_type (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 30),
    description TEXT NOT NULL,
    der_registration_flag TEXT NOT NULL
        CHECK (der_registration_flag IN ('', 'REGISTRATION_ONLY', 'INTERCONNECTION_AND_REGISTRATION'))
) STRICT;

CREATE TABLE program (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 30),
    description TEXT NOT NULL,
    start_date TEXT NOT NULL,
    end_date TEXT,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    CHECK (end_date IS NULL OR end_date >= start_date)
) STRICT;

CREATE TABLE program_asset_type (
    program TEXT NOT NULL REFERENCES program (code) ON DELETE CASCADE,
    asset_type TEXT NOT NULL REFERENCES asset_type (code),
    PRIMARY KEY (program, asset_type)
) STRICT, WITHOUT ROWID;

CREATE TABLE head_end_system (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 30),
    description TEXT NOT NULL,
    acknowledges INTEGER NOT NULL CHECK (acknowledges IN (0, 1))
) STRICT;

CREATE TABLE specification (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 30),
    description TEXT NOT NULL,
    asset_type TEXT NOT NULL REFERENCES asset_type (code),
    model_id INTEGER NOT NULL REFERENCES model (id),
    program TEXT REFERENCES program (code)
) STRICT;
CREATE INDEX specification_model ON specification (model_id);

CREATE TABLE specification_attribute (
    specification TEXT NOT NULL REFERENCES specification (code) ON DELETE CASCADE,
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (specification, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL UNIQUE CHECK (length(account_id) BETWEEN 1 AND 30),
    person_id TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    email TEXT NOT NULL DEFAULT '',
    home_phone TEXT NOT NULL DEFAULT '',
    business_phone TEXT NOT NULL DEFAULT '',
    mobile_phone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX customer_name ON customer (name_key);
CREATE INDEX customer_person ON customer (person_id) WHERE person_id <> '';

CREATE TABLE service_point (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    service_point_id TEXT NOT NULL UNIQUE CHECK (length(service_point_id) BETWEEN 1 AND 60),
    premise_id TEXT NOT NULL DEFAULT '',
    address1 TEXT NOT NULL DEFAULT '',
    address1_key TEXT NOT NULL DEFAULT '',
    address2 TEXT NOT NULL DEFAULT '',
    address3 TEXT NOT NULL DEFAULT '',
    address4 TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    postal TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX service_point_customer ON service_point (customer_id);
CREATE INDEX service_point_premise ON service_point (premise_id) WHERE premise_id <> '';
CREATE INDEX service_point_address ON service_point (address1_key) WHERE address1_key <> '';

CREATE TABLE der_asset (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 10000000000000 AND 99999999999999),
    model_id INTEGER NOT NULL REFERENCES model (id),
    serial_no TEXT NOT NULL CHECK (length(serial_no) BETWEEN 1 AND 60),
    specification TEXT REFERENCES specification (code),
    service_point_id INTEGER REFERENCES service_point (id),
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'INTERCONNECTED', 'ACTIVE', 'RETIRED')),
    interconnected INTEGER NOT NULL DEFAULT 0 CHECK (interconnected IN (0, 1)),
    UNIQUE (model_id, serial_no)
) STRICT;

CREATE TABLE der_device (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 10000000000000 AND 99999999999999),
    asset_id INTEGER NOT NULL REFERENCES der_asset (id),
    head_end_system TEXT REFERENCES head_end_system (code),
    nic_id TEXT NOT NULL DEFAULT '',
    head_end_status TEXT NOT NULL DEFAULT 'NOT_REQUESTED'
        CHECK (head_end_status IN ('NOT_REQUESTED', 'REQUESTED', 'REGISTERED')),
    active INTEGER NOT NULL DEFAULT 0 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX der_device_asset ON der_device (asset_id);
CREATE UNIQUE INDEX der_device_nic ON der_device (nic_id, head_end_system)
    WHERE nic_id <> '' AND head_end_system IS NOT NULL;

CREATE TABLE der_attribute (
    asset_id INTEGER NOT NULL REFERENCES der_asset (id),
    code TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('REQUEST', 'SPECIFICATION', 'INTERCONNECTION')),
    value TEXT NOT NULL,
    PRIMARY KEY (asset_id, code, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_task_type (
    code TEXT NOT NULL PRIMARY KEY,
    description TEXT NOT NULL,
    business_object TEXT NOT NULL CHECK (business_object IN ('ENROLLMENT', 'INTERCONNECTION')),
    class TEXT NOT NULL CHECK (class IN ('DER', 'GENERAL')),
    to_do_role TEXT NOT NULL,
    expiration_days INTEGER NOT NULL CHECK (expiration_days > 0),
    max_retries INTEGER NOT NULL CHECK (max_retries >= 0),
    retry_base_seconds INTEGER NOT NULL CHECK (retry_base_seconds > 0),
    retry_max_seconds INTEGER NOT NULL CHECK (retry_max_seconds >= retry_base_seconds)
) STRICT;
INSERT INTO service_task_type VALUES
    ('DER-ENROLLMENT', 'DER enrollment', 'ENROLLMENT', 'DER', 'DER-ENROLLMENT', 90, 10, 300, 86400),
    ('DER-INTERCONNECTION', 'DER interconnection', 'INTERCONNECTION', 'DER', 'DER-INTERCONNECTION', 180, 10, 300, 86400),
    ('ENROLLMENT', 'Enrollment by hand', 'ENROLLMENT', 'GENERAL', 'ENROLLMENT', 90, 10, 300, 86400);

CREATE TABLE service_task (
    id INTEGER PRIMARY KEY CHECK (id BETWEEN 10000000000000 AND 99999999999999),
    type TEXT NOT NULL REFERENCES service_task_type (code),
    business_object TEXT NOT NULL CHECK (business_object IN ('ENROLLMENT', 'INTERCONNECTION')),
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'VALIDATE', 'CREATE_ASSET', 'DEVICE_SETUP',
        'ACTIVATE', 'ISSUE_DETECTED', 'COMPLETED', 'CANCELED')),
    status_reason TEXT NOT NULL DEFAULT '',
    failed_status TEXT CHECK (failed_status IN ('VALIDATE', 'DEVICE_SETUP')),
    client TEXT NOT NULL DEFAULT '',
    transaction_id TEXT NOT NULL DEFAULT '',
    model_id INTEGER REFERENCES model (id),
    serial_no TEXT NOT NULL DEFAULT '',
    specification TEXT REFERENCES specification (code),
    program TEXT REFERENCES program (code),
    registration_date TEXT,
    customer_name TEXT NOT NULL DEFAULT '',
    cis_account_id TEXT NOT NULL DEFAULT '',
    cis_person_id TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    home_phone TEXT NOT NULL DEFAULT '',
    business_phone TEXT NOT NULL DEFAULT '',
    mobile_phone TEXT NOT NULL DEFAULT '',
    address1 TEXT NOT NULL DEFAULT '',
    address2 TEXT NOT NULL DEFAULT '',
    address3 TEXT NOT NULL DEFAULT '',
    address4 TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    postal TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    cis_premise_id TEXT NOT NULL DEFAULT '',
    cis_service_point_id TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL DEFAULT '',
    address_key TEXT NOT NULL DEFAULT '',
    asset_id INTEGER REFERENCES der_asset (id),
    device_id INTEGER REFERENCES der_device (id),
    customer_id INTEGER REFERENCES customer (id),
    service_point_id INTEGER REFERENCES service_point (id),
    created_at INTEGER NOT NULL,
    status_at INTEGER NOT NULL,
    retry_count INTEGER NOT NULL DEFAULT 0 CHECK (retry_count >= 0),
    next_attempt INTEGER,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    CHECK (status <> 'ISSUE_DETECTED' OR failed_status IS NOT NULL)
) STRICT;
CREATE INDEX service_task_created ON service_task (created_at, id);
CREATE INDEX service_task_status ON service_task (status, created_at, id);
CREATE INDEX service_task_due ON service_task (next_attempt, id) WHERE next_attempt IS NOT NULL;
CREATE INDEX service_task_transaction ON service_task (transaction_id);
CREATE INDEX service_task_serial ON service_task (serial_no);
CREATE INDEX service_task_account ON service_task (cis_account_id) WHERE cis_account_id <> '';
CREATE INDEX service_task_asset ON service_task (asset_id) WHERE asset_id IS NOT NULL;
CREATE INDEX service_task_device ON service_task (device_id) WHERE device_id IS NOT NULL;

-- What an interconnection request says of an asset that is yet to be made.
CREATE TABLE service_task_attribute (
    task_id INTEGER NOT NULL REFERENCES service_task (id),
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (task_id, code)
) STRICT, WITHOUT ROWID;

-- What holds a task in ISSUE_DETECTED up; gone when it leaves that state.
CREATE TABLE service_task_issue (
    task_id INTEGER NOT NULL REFERENCES service_task (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    pointer TEXT NOT NULL,
    parameters TEXT NOT NULL,
    PRIMARY KEY (task_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX service_task_issue_code ON service_task_issue (code, task_id);

CREATE TABLE service_task_log (
    task_id INTEGER NOT NULL REFERENCES service_task (id),
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('CLERK', 'API_CLIENT', 'MONITOR', 'SYSTEM')),
    actor TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('CREATED', 'TRANSITION', 'COMMENT')),
    from_status TEXT,
    to_status TEXT,
    message TEXT NOT NULL DEFAULT '',
    problems TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (task_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE to_do (
    id INTEGER PRIMARY KEY,
    task_id INTEGER NOT NULL REFERENCES service_task (id),
    role TEXT NOT NULL,
    assigned_to TEXT NOT NULL DEFAULT '',
    raised_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX to_do_open ON to_do (task_id) WHERE closed_at IS NULL;

CREATE TABLE enrollment (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    program TEXT NOT NULL REFERENCES program (code),
    device_id INTEGER REFERENCES der_device (id),
    task_id INTEGER NOT NULL UNIQUE REFERENCES service_task (id),
    start_date TEXT NOT NULL,
    end_date TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX enrollment_customer ON enrollment (customer_id);
CREATE UNIQUE INDEX enrollment_device ON enrollment (device_id, program)
    WHERE device_id IS NOT NULL AND active = 1;

-- Synchronization messages, written in the transaction that completes a task.
CREATE TABLE outbound_message (
    id INTEGER PRIMARY KEY,
    task_id INTEGER NOT NULL REFERENCES service_task (id),
    device_id INTEGER REFERENCES der_device (id),
    event TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;

CREATE TABLE batch_run (
    number INTEGER PRIMARY KEY,
    control TEXT NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('CLERK', 'API_CLIENT', 'MONITOR', 'SYSTEM')),
    actor TEXT NOT NULL,
    parameters TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    status TEXT NOT NULL CHECK (status IN ('RUNNING', 'COMPLETED', 'CANCELED', 'FAILED', 'ABORTED')),
    processed INTEGER NOT NULL DEFAULT 0,
    completed INTEGER NOT NULL DEFAULT 0,
    issues INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    alive_at INTEGER NOT NULL,
    CHECK ((ended_at IS NULL) = (status = 'RUNNING'))
) STRICT;

CREATE TABLE batch_run_error (
    run INTEGER NOT NULL REFERENCES batch_run (number),
    sequence INTEGER NOT NULL,
    task_id INTEGER NOT NULL REFERENCES service_task (id),
    message TEXT NOT NULL,
    PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;

-- Makes the repeat of a request safe: what was asked, and what was answered.
CREATE TABLE inbound_request (
    client TEXT NOT NULL,
    operation TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    answer TEXT NOT NULL,
    task_id INTEGER NOT NULL REFERENCES service_task (id),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (client, transaction_id, operation)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_client (
    name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 60),
    secret_hash BLOB NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE TABLE request_log (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    client TEXT NOT NULL,
    address TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    operation TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    status INTEGER NOT NULL,
    problems TEXT NOT NULL,
    duration_us INTEGER NOT NULL,
    task_id INTEGER
) STRICT;
CREATE INDEX request_log_at ON request_log (at);
