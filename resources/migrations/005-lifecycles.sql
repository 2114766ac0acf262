-- SPDX-License-Identifier: GPL-3.0-or-later
-- Unenrollment, approval, how retries are spaced, what was edited, and for which head-end system a
-- client speaks.
-- Which enrollment an unenrollment task is to end.
CREATE TABLE unenrollment (
    task_id INTEGER NOT NULL PRIMARY KEY REFERENCES service_task (id),
    enrollment_id INTEGER NOT NULL REFERENCES enrollment (id)
) STRICT;
CREATE INDEX unenrollment_enrollment ON unenrollment (enrollment_id);

ALTER TABLE service_task_type ADD COLUMN approval INTEGER NOT NULL DEFAULT 0 CHECK (approval IN (0, 1));
ALTER TABLE service_task_type ADD COLUMN retry_factor REAL NOT NULL DEFAULT 2
    CHECK (retry_factor BETWEEN 1 AND 10);
-- Each delay is lengthened by chance, by so much at the most.
ALTER TABLE service_task_type ADD COLUMN retry_jitter_percent INTEGER NOT NULL DEFAULT 10
    CHECK (retry_jitter_percent BETWEEN 0 AND 100);
INSERT INTO service_task_type VALUES
    ('DER-UNENROLLMENT', 'DER unenrollment', 'UNENROLLMENT', 'DER', 'DER-ENROLLMENT', 90, 10, 300, 86400, 0, 2, 10),
    ('UNENROLLMENT', 'Unenrollment by hand', 'UNENROLLMENT', 'GENERAL', 'ENROLLMENT', 90, 10, 300, 86400, 0, 2, 10);

-- What was edited: a list of field, old and new value, as JSON.
ALTER TABLE service_task_log ADD COLUMN changes TEXT NOT NULL DEFAULT '';

ALTER TABLE api_client ADD COLUMN head_end_system TEXT REFERENCES head_end_system (code);
