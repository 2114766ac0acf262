-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE service_task DROP CONSTRAINT service_task_business_object_check,
    ADD CHECK (business_object IN ('ENROLLMENT', 'UNENROLLMENT', 'INTERCONNECTION'));
ALTER TABLE service_task_type DROP CONSTRAINT service_task_type_business_object_check,
    ADD CHECK (business_object IN ('ENROLLMENT', 'UNENROLLMENT', 'INTERCONNECTION'));
ALTER TABLE service_task DROP CONSTRAINT service_task_status_check,
    ADD CHECK (status IN ('PENDING', 'VALIDATE', 'CREATE_ASSET', 'DEVICE_SETUP', 'ACTIVATE',
        'APPROVAL', 'DEVICE_REMOVAL', 'DEACTIVATE', 'ISSUE_DETECTED', 'COMPLETED', 'CANCELED'));
ALTER TABLE service_task DROP CONSTRAINT service_task_failed_status_check,
    ADD CHECK (failed_status IN ('VALIDATE', 'DEVICE_SETUP', 'DEVICE_REMOVAL'));
ALTER TABLE service_task_log DROP CONSTRAINT service_task_log_event_check,
    ADD CHECK (event IN ('CREATED', 'TRANSITION', 'COMMENT', 'EDIT'));
ALTER TABLE der_device DROP CONSTRAINT der_device_head_end_status_check,
    ADD CHECK (head_end_status IN ('NOT_REQUESTED', 'REQUESTED', 'REGISTERED', 'REMOVAL_REQUESTED'));
