-- SPDX-License-Identifier: GPL-3.0-or-later
-- How often a synchronization message has been tried, when it is tried next, and why it was not taken.
ALTER TABLE outbound_message ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0);
ALTER TABLE outbound_message ADD COLUMN next_attempt INTEGER;
ALTER TABLE outbound_message ADD COLUMN last_error TEXT NOT NULL DEFAULT '';
CREATE INDEX outbound_message_waiting ON outbound_message (device_id, id) WHERE sent_at IS NULL;
CREATE INDEX outbound_message_task ON outbound_message (task_id);
