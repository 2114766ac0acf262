-- SPDX-License-Identifier: GPL-3.0-or-later
-- Parts service_task and service_task_log into partitions by ranges of task ids, which grow with
-- time. Run it once, with psql, while no program uses the database:
--   psql -v ON_ERROR_STOP=1 -v tasks=1000000 -f partition.sql postgresql://…/derdesk
-- "tasks": about so many go into a partition; take what a month brings. What is there already
-- becomes the first partition, where it lies. It is all done or nothing is.
BEGIN;
SELECT set_config('derdesk.tasks', :'tasks', true) \g /dev/null

LOCK TABLE service_task, service_task_log;

-- The tables that are parted, with the column that says where a row goes.
CREATE TEMPORARY TABLE parted (name TEXT, key TEXT) ON COMMIT DROP;
INSERT INTO parted VALUES ('service_task', 'id'), ('service_task_log', 'task_id');

-- What has to be said of the new tables as it was of the old ones.
CREATE TEMPORARY TABLE said ON COMMIT DROP AS
    SELECT 1 AS turn, conrelid::regclass AS on_table, conname AS name,
        pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f'
        AND (confrelid = 'service_task'::regclass OR conrelid::regclass::text IN (SELECT name FROM parted))
    UNION ALL
    SELECT 2, indrelid::regclass, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid::regclass::text IN (SELECT name FROM parted);

DO $$
DECLARE
    each RECORD;
    -- On the way from one id to the next a hundred thousand are left out on average.
    width BIGINT := current_setting('derdesk.tasks')::bigint * 100000;
    first BIGINT;
BEGIN
    SELECT (coalesce(max(id), 10000000000000) / width + 1) * width INTO first FROM service_task;
    FOR each IN SELECT * FROM said WHERE turn = 1 LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.on_table, each.name);
    END LOOP;
    FOR each IN SELECT * FROM said WHERE turn = 2 LOOP
        EXECUTE format('ALTER INDEX %s RENAME TO %I', each.name, each.name || '_0');
    END LOOP;
    FOR each IN SELECT * FROM parted LOOP
        EXECUTE format('ALTER TABLE %1$I RENAME TO %2$I', each.name, each.name || '_0');
        EXECUTE format('CREATE TABLE %1$I (LIKE %2$I INCLUDING DEFAULTS INCLUDING CONSTRAINTS) '
            'PARTITION BY RANGE (%3$I)', each.name, each.name || '_0', each.key);
    END LOOP;
    FOR each IN SELECT * FROM said WHERE turn = 2 LOOP
        IF each.name LIKE '%\_pkey' THEN
            EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY %s', left(each.name, -5),
                substring(each.definition FROM '\(.*\)$'));
        ELSE
            EXECUTE each.definition;
        END IF;
    END LOOP;
    FOR each IN SELECT * FROM parted LOOP
        EXECUTE format('ALTER TABLE %1$I ATTACH PARTITION %2$I FOR VALUES FROM (MINVALUE) TO (%3$s)',
            each.name, each.name || '_0', first);
        -- Nothing comes here as long as somebody adds partitions in time.
        EXECUTE format('CREATE TABLE %1$I PARTITION OF %2$I DEFAULT', each.name || '_rest', each.name);
    END LOOP;
    FOR each IN SELECT * FROM said WHERE turn = 1 LOOP
        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s',
            regexp_replace(each.on_table::text, '_0$', ''), each.name, each.definition);
    END LOOP;
END $$;

-- Adds partitions behind the last one: SELECT add_partitions(3). Once a month is enough.
CREATE FUNCTION add_partitions(how_many INTEGER, tasks BIGINT) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    each RECORD;
    width BIGINT := tasks * 100000;
    last BIGINT;
    number BIGINT;
BEGIN
    FOR i IN 1 .. how_many LOOP
        SELECT max(substring(pg_get_expr(relpartbound, oid) FROM 'TO \(''?([0-9]+)''?\)')::bigint),
                count(*) - 1 -- the rest has no number
            INTO last, number FROM pg_class
            WHERE oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'service_task'::regclass);
        FOR each IN SELECT * FROM (VALUES ('service_task'), ('service_task_log')) AS t (name) LOOP
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (%s)',
                each.name || '_' || number, each.name, last, last + width);
        END LOOP;
    END LOOP;
END $$;

SELECT add_partitions(3, :tasks) \g /dev/null
COMMIT;
ANALYZE service_task;
ANALYZE service_task_log;
