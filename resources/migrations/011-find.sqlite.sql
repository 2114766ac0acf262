-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose open To Do entries there are.
CREATE INDEX to_do_assigned ON to_do (assigned_to, task_id) WHERE closed_at IS NULL;
