-- SPDX-License-Identifier: GPL-3.0-or-later
-- What clerks search for, found by an index among millions: parts of a text by trigrams, and what
-- the columns of other tables say by the keys that lead there.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX service_task_text ON service_task USING gin (
    name_key gin_trgm_ops, address_key gin_trgm_ops, serial_no gin_trgm_ops,
    transaction_id gin_trgm_ops, cis_account_id gin_trgm_ops, email gin_trgm_ops,
    home_phone gin_trgm_ops, business_phone gin_trgm_ops, mobile_phone gin_trgm_ops);
CREATE INDEX service_task_of_model ON service_task (model_id, created_at, id);
CREATE INDEX service_task_of_program ON service_task (program, created_at, id);
CREATE INDEX service_task_of_type ON service_task (type, created_at, id);
CREATE INDEX service_task_customer ON service_task (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX service_task_place ON service_task (service_point_id) WHERE service_point_id IS NOT NULL;
CREATE INDEX service_task_cis_place ON service_task (cis_service_point_id);
CREATE INDEX service_task_cis_premise ON service_task (cis_premise_id);
CREATE INDEX der_device_nic_id ON der_device (nic_id);
