-- SPDX-License-Identifier: GPL-3.0-or-later
-- The newest tasks of a text are found without reading the rows of all that have it: a row of
-- task_text stands for the tasks that were created within the 256 ms that its rowid counts. The
-- Writer adds them all anew.
INSERT INTO task_text (task_text) VALUES ('delete-all');
DELETE FROM task_text_changed;
UPDATE task_text_state SET indexed_to = 0;
-- Two parts of the index are merged into one when there is time: a search looks into each.
INSERT INTO task_text (task_text, rank) VALUES ('usermerge', 2);
