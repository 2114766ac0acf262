-- SPDX-License-Identifier: GPL-3.0-or-later
-- What clerks are shown of the whole: what was completed when, whose To Dos are open, and which run
-- of a batch control somebody wants to end.
CREATE INDEX service_task_completed ON service_task (status, status_at, id) WHERE status = 'COMPLETED';
CREATE INDEX to_do_raised ON to_do (raised_at, id) WHERE closed_at IS NULL;
CREATE INDEX to_do_of_role ON to_do (role, raised_at, id) WHERE closed_at IS NULL;
CREATE INDEX to_do_whose ON to_do (assigned_to, raised_at, id, role) WHERE closed_at IS NULL;
ALTER TABLE batch_run ADD COLUMN cancel_requested INTEGER NOT NULL DEFAULT 0
    CHECK (cancel_requested IN (0, 1));
