-- SPDX-License-Identifier: GPL-3.0-or-later
-- How far the delivery of a synchronization message has come, and who is at it.
ALTER TABLE outbound_message ADD COLUMN status TEXT NOT NULL DEFAULT 'WAITING'
    CHECK (status IN ('WAITING', 'SENT', 'FAILED', 'SKIPPED'));
-- Messages of one lane are sent one after the other: the device, or the customer (negative) where
-- there is none.
ALTER TABLE outbound_message ADD COLUMN lane INTEGER NOT NULL DEFAULT 0;
-- Which program sends it now: until next_attempt it is left to that one.
ALTER TABLE outbound_message ADD COLUMN leased_by TEXT NOT NULL DEFAULT '';
UPDATE outbound_message SET
    status = CASE WHEN sent_at IS NULL THEN 'WAITING' ELSE 'SENT' END,
    next_attempt = created_at,
    lane = coalesce(device_id, (SELECT -customer_id FROM service_task t WHERE t.id = task_id), 0);
DROP INDEX outbound_message_waiting;
CREATE INDEX outbound_message_lane ON outbound_message (lane, id) WHERE status IN ('WAITING', 'FAILED');
CREATE INDEX outbound_message_due ON outbound_message (next_attempt, id) WHERE status = 'WAITING';
CREATE INDEX outbound_message_status ON outbound_message (status, id);
CREATE INDEX outbound_message_sent ON outbound_message (sent_at) WHERE sent_at IS NOT NULL;
