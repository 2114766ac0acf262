-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a check constraint allows does not touch what is stored, so the tables' definitions are
-- changed in place: https://www.sqlite.org/lang_altertable.html#otheralter
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '(''ENROLLMENT'', ''INTERCONNECTION'')',
        '(''ENROLLMENT'', ''UNENROLLMENT'', ''INTERCONNECTION'')')
    WHERE type = 'table' AND name IN ('service_task', 'service_task_type');
UPDATE sqlite_schema SET sql = replace(replace(sql, '''ACTIVATE'', ''ISSUE_DETECTED''',
        '''ACTIVATE'', ''APPROVAL'', ''DEVICE_REMOVAL'', ''DEACTIVATE'', ''ISSUE_DETECTED'''),
        '(''VALIDATE'', ''DEVICE_SETUP'')', '(''VALIDATE'', ''DEVICE_SETUP'', ''DEVICE_REMOVAL'')')
    WHERE type = 'table' AND name = 'service_task';
UPDATE sqlite_schema SET sql = replace(sql, '''TRANSITION'', ''COMMENT''',
        '''TRANSITION'', ''COMMENT'', ''EDIT''')
    WHERE type = 'table' AND name = 'service_task_log';
UPDATE sqlite_schema SET sql = replace(sql, '''REQUESTED'', ''REGISTERED''',
        '''REQUESTED'', ''REGISTERED'', ''REMOVAL_REQUESTED''')
    WHERE type = 'table' AND name = 'der_device';
PRAGMA writable_schema = RESET;
