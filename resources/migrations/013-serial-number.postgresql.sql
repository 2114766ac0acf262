-- SPDX-License-Identifier: GPL-3.0-or-later
-- A serial number's first letters may be those of many tasks: of these, the newest are found without
-- reading the rows of all.
DROP INDEX service_task_serial;
CREATE INDEX service_task_serial ON service_task (serial_no, created_at, id);
