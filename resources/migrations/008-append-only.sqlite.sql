-- SPDX-License-Identifier: GPL-3.0-or-later
-- Nothing is ever changed in the audit trail, or taken out.
CREATE TRIGGER audit_entry_changed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit trail can only grow');
END;
CREATE TRIGGER audit_entry_removed BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit trail can only grow');
END;
