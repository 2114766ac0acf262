-- SPDX-License-Identifier: GPL-3.0-or-later
-- What clerks search for, found among millions: parts of a text by their trigrams.
-- A row of task_text stands for the tasks whose id divided by 65536 is its rowid, and finds rather
-- too many: what a task said once stays in it. The Writer adds what is new or changed when it has
-- nothing else to do (src/store/TaskText.h), so that registrations do not wait for it.
CREATE VIRTUAL TABLE task_text USING fts5 (words, content='', columnsize=0, detail=none, tokenize='trigram');
-- What is looked up as a whole or by its beginning, added along with it: 'place:' and a service point
-- or premise that the request names, 'model:' and its id, 'program:' and 'type:' and their codes.
CREATE TABLE task_text_key (key TEXT NOT NULL, task_id INTEGER NOT NULL, PRIMARY KEY (key, task_id)) STRICT, WITHOUT ROWID;
-- Tasks with higher ids are not in them yet.
CREATE TABLE task_text_state (id INTEGER PRIMARY KEY CHECK (id = 1), indexed_to INTEGER NOT NULL) STRICT;
INSERT INTO task_text_state VALUES (1, 0);
-- Tasks with lower ids that say something new.
CREATE TABLE task_text_changed (task_id INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER service_task_text_inserted AFTER INSERT ON service_task
    WHEN new.id <= (SELECT indexed_to FROM task_text_state)
BEGIN
    INSERT OR IGNORE INTO task_text_changed VALUES (new.id);
END;
CREATE TRIGGER service_task_text_changed AFTER UPDATE OF type, program, name_key, address_key,
        serial_no, transaction_id, cis_account_id, email, home_phone, business_phone, mobile_phone,
        cis_service_point_id, cis_premise_id, model_id ON service_task
    WHEN (old.name_key <> new.name_key OR old.address_key <> new.address_key
        OR old.serial_no <> new.serial_no OR old.transaction_id <> new.transaction_id
        OR old.cis_account_id <> new.cis_account_id OR old.email <> new.email
        OR old.home_phone <> new.home_phone OR old.business_phone <> new.business_phone
        OR old.mobile_phone <> new.mobile_phone
        OR old.cis_service_point_id <> new.cis_service_point_id
        OR old.cis_premise_id <> new.cis_premise_id OR old.model_id IS NOT new.model_id
        OR old.program IS NOT new.program OR old.type <> new.type)
        AND new.id <= (SELECT indexed_to FROM task_text_state)
BEGIN
    INSERT OR IGNORE INTO task_text_changed VALUES (new.id);
END;
CREATE TRIGGER model_text_changed AFTER UPDATE OF manufacturer, code ON model
BEGIN
    INSERT OR IGNORE INTO task_text_changed SELECT id FROM service_task WHERE model_id = new.id;
END;
-- What was found for a request, and which devices stand for a NIC without a head-end system.
CREATE INDEX service_task_found_customer ON service_task (customer_id)
    WHERE cis_account_id = '' AND customer_id IS NOT NULL;
CREATE INDEX service_task_place ON service_task (service_point_id) WHERE service_point_id IS NOT NULL;
CREATE INDEX der_device_nic_alone ON der_device (nic_id) WHERE nic_id <> '' AND head_end_system IS NULL;
-- Whose open To Do entries there are.
CREATE INDEX to_do_assigned ON to_do (assigned_to, task_id) WHERE closed_at IS NULL;
