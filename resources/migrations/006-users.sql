-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may sign in and as what, the settings of the whole database, and the audit trail.
CREATE TABLE app_user (
    name TEXT NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 60),
    full_name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL CHECK (role IN ('VIEWER', 'CLERK', 'ADMINISTRATOR')),
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    wrong_passwords INTEGER NOT NULL DEFAULT 0 CHECK (wrong_passwords >= 0),
    last_wrong_at INTEGER,
    last_sign_in_at INTEGER
) STRICT;

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Each entry's hash covers the one before it, so that none can be changed or taken out unnoticed.
CREATE TABLE audit_entry (
    sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('CLERK', 'API_CLIENT', 'MONITOR', 'SYSTEM')),
    actor TEXT NOT NULL,
    action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 30),
    record TEXT NOT NULL, -- the kind of record
    record_key TEXT NOT NULL,
    changes TEXT NOT NULL, -- a list of field, old and new value, as JSON
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_entry_record ON audit_entry (record, record_key, sequence);

-- The newest entry once more: so it is found when the trail's end has been cut off.
CREATE TABLE audit_end (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
