// SPDX-License-Identifier: GPL-3.0-or-later
// The queues beside which ./dev bench puts our monitor, on a pool of ten connections: each works JOBS jobs,
// a transaction of two inserts each; or, "with effects", one job for each pending task of our database,
// a transaction that looks up and writes what the monitor does. Prints the seconds that this took.
// Arguments: the folder of the server's socket, the database, "pg-boss" or "graphile-worker", JOBS, and
// "effects" or nothing.
import { runOnce, makeWorkerUtils } from 'graphile-worker'
import pg from 'pg'
import PgBoss from 'pg-boss'

const [host, database, queue, jobs, effects] = process.argv.slice(2)
const pool = new pg.Pool({ host, database, user: 'derdesk', max: 10 })
await pool.query('CREATE TABLE IF NOT EXISTS peer_work (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, job BIGINT NOT NULL, at TIMESTAMPTZ NOT NULL)')
await pool.query('CREATE TABLE IF NOT EXISTS peer_log (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, job BIGINT NOT NULL, message TEXT NOT NULL)')

// Each is prepared once a connection.
const first = (name, text) => async (db, ...values) => (await db.query({ name, text, values })).rows[0]
const sql = {
  task: first('task', 'SELECT id, specification, program, registration_date, cis_account_id, cis_service_point_id, asset_id, device_id, model_id, serial_no FROM service_task WHERE id = $1 FOR UPDATE'),
  lockAsset: first('lockAsset', 'SELECT pg_advisory_xact_lock($1::int, hashtext($2))'),
  asset: first('asset', 'SELECT status, interconnected, service_point_id FROM der_asset WHERE id = $1'),
  device: first('device', 'SELECT head_end_system, head_end_status FROM der_device WHERE id = $1'),
  customer: first('customer', 'SELECT id, name_key FROM customer WHERE account_id = $1'),
  point: first('point', 'SELECT id, customer_id, address1_key FROM service_point WHERE service_point_id = $1'),
  specification: first('specification', 'SELECT s.asset_type, t.der_registration_flag FROM specification s JOIN asset_type t ON t.code = s.asset_type WHERE s.code = $1'),
  program: first('program', 'SELECT p.active, p.start_date, p.end_date, e.asset_type FROM program p JOIN program_asset_type e ON e.program = p.code AND e.asset_type = $2 WHERE p.code = $1'),
  attributes: first('attributes', 'SELECT json_object_agg(code, value) AS effective FROM der_attribute WHERE asset_id = $1'),
  enrolled: first('enrolled', 'SELECT 1 FROM enrollment WHERE device_id = $1 AND program = $2 AND active = 1'),
  headEnd: first('headEnd', 'SELECT acknowledges FROM head_end_system WHERE code = $1'),
  enroll: first('enroll', 'INSERT INTO enrollment (customer_id, program, device_id, task_id, start_date, active) VALUES ($1, $2, $3, $4, $5, 1)'),
  tell: first('tell', "INSERT INTO outbound_message (task_id, device_id, lane, event, created_at, next_attempt) VALUES ($1, $2, $2, 'ENROLLED', $3, $3)"),
  activateAsset: first('activateAsset', "UPDATE der_asset SET status = 'ACTIVE', service_point_id = $2 WHERE id = $1"),
  activateDevice: first('activateDevice', "UPDATE der_device SET head_end_status = 'REGISTERED', active = 1 WHERE id = $1"),
  log: first('workLog', "INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event, from_status, to_status) VALUES ($1, 2, $2, 'MONITOR', 'peer', 'TRANSITION', 'PENDING', 'VALIDATE'), ($1, 3, $2, 'MONITOR', 'peer', 'TRANSITION', 'VALIDATE', 'DEVICE_SETUP'), ($1, 4, $2, 'MONITOR', 'peer', 'TRANSITION', 'DEVICE_SETUP', 'ACTIVATE'), ($1, 5, $2, 'MONITOR', 'peer', 'TRANSITION', 'ACTIVATE', 'COMPLETED')"),
  complete: first('complete', "UPDATE service_task SET status = 'COMPLETED', customer_id = $2, service_point_id = $3, status_at = $4, next_attempt = NULL, version = version + 1, name_key = $5, address_key = $6 WHERE id = $1")
}

// What the tasks of the bench need: all are valid registrations.
async function enroll (db, id) {
  const now = Date.now()
  const task = await sql.task(db, id)
  await sql.lockAsset(db, task.model_id, task.serial_no)
  const asset = await sql.asset(db, task.asset_id)
  const device = await sql.device(db, task.device_id)
  const customer = await sql.customer(db, task.cis_account_id)
  const point = await sql.point(db, task.cis_service_point_id)
  const specification = await sql.specification(db, task.specification)
  const { effective } = await sql.attributes(db, task.asset_id)
  if (asset.status !== 'PENDING' || point.customer_id !== customer.id || specification.der_registration_flag !== 'REGISTRATION_ONLY' ||
      !(Number(effective.rtgMaxW) > 0) || !await sql.program(db, task.program, specification.asset_type) ||
      await sql.enrolled(db, task.device_id, task.program) || Number((await sql.headEnd(db, device.head_end_system)).acknowledges)) throw new Error(`task ${id} has an issue`)
  await sql.enroll(db, customer.id, task.program, task.device_id, id, task.registration_date)
  await sql.tell(db, id, task.device_id, now)
  await sql.activateAsset(db, task.asset_id, point.id)
  await sql.activateDevice(db, task.device_id)
  await sql.log(db, id, now)
  await sql.complete(db, id, customer.id, point.id, now, customer.name_key, point.address1_key)
}

async function insertTwice (db, job) {
  await db.query({ name: 'work', text: 'INSERT INTO peer_work (job, at) VALUES ($1, now())', values: [job] })
  await db.query({ name: 'log', text: 'INSERT INTO peer_log (job, message) VALUES ($1, $2)', values: [job, 'worked'] })
}

async function work (db, job) {
  await db.query('BEGIN')
  await (effects ? enroll : insertTwice)(db, job)
  await db.query('COMMIT')
}

async function workOnPool (job) {
  const db = await pool.connect()
  try { await work(db, job) } finally { db.release() }
}

// Its work() sleeps between two batches; so we fetch and complete batches without a pause.
async function pgBoss () {
  const boss = new PgBoss({ host, database, user: 'derdesk', max: 10, supervise: false, schedule: false })
  await boss.start()
  await boss.createQueue('peer')
  await boss.insert(todo.map(job => ({ name: 'peer', data: { job } })))
  const started = performance.now()
  for (;;) {
    const batch = await boss.fetch('peer', { batchSize: 100 })
    if (!batch.length) break
    await Promise.all(batch.map(({ data }) => workOnPool(data.job)))
    await boss.complete('peer', batch.map(({ id }) => id))
  }
  const seconds = (performance.now() - started) / 1000
  await boss.stop({ graceful: false })
  return seconds
}

async function graphileWorker () {
  const utils = await makeWorkerUtils({ pgPool: pool })
  await utils.migrate()
  await pool.query("SELECT graphile_worker.add_job('peer', json_build_object('job', i)) FROM unnest($1::bigint[]) i", [todo])
  const started = performance.now()
  await runOnce({
    pgPool: pool,
    concurrency: 10,
    noHandleSignals: true,
    taskList: { peer: ({ job }, { withPgClient }) => withPgClient(db => work(db, job)) }
  })
  return (performance.now() - started) / 1000
}

const todo = effects
  ? (await pool.query("SELECT id FROM service_task WHERE status = 'PENDING' ORDER BY id")).rows.map(({ id }) => id)
  : Array.from({ length: Number(jobs) }, (_, i) => i)
const seconds = queue === 'pg-boss' ? await pgBoss() : await graphileWorker()
const { rows } = await pool.query(`SELECT count(*) AS done FROM ${effects ? 'enrollment' : 'peer_work'}`)
if (rows[0].done !== jobs) throw new Error(`${rows[0].done} jobs of ${jobs} were worked`)
console.log(`seconds ${seconds}`)
process.exit(0)
