// SPDX-License-Identifier: GPL-3.0-or-later
// The queues beside which ./dev bench postgresql puts our monitor: each works JOBS jobs, a transaction of
// two inserts each, on a pool of ten connections. Prints the seconds that this took.
// Arguments: the folder of the server's socket, the database, "pg-boss" or "graphile-worker", JOBS.
import { runOnce, makeWorkerUtils } from 'graphile-worker'
import pg from 'pg'
import PgBoss from 'pg-boss'

const [host, database, queue, jobs] = process.argv.slice(2)
const pool = new pg.Pool({ host, database, user: 'derdesk', max: 10 })
await pool.query('CREATE TABLE IF NOT EXISTS peer_work (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, job BIGINT NOT NULL, at TIMESTAMPTZ NOT NULL)')
await pool.query('CREATE TABLE IF NOT EXISTS peer_log (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, job BIGINT NOT NULL, message TEXT NOT NULL)')

async function work (db, job) {
  await db.query('BEGIN')
  await db.query({ name: 'work', text: 'INSERT INTO peer_work (job, at) VALUES ($1, now())', values: [job] })
  await db.query({ name: 'log', text: 'INSERT INTO peer_log (job, message) VALUES ($1, $2)', values: [job, 'worked'] })
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
  await boss.insert(Array.from({ length: Number(jobs) }, (_, i) => ({ name: 'peer', data: { job: i } })))
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
  await pool.query("SELECT graphile_worker.add_job('peer', json_build_object('job', i)) FROM generate_series(1, $1) i", [jobs])
  const started = performance.now()
  await runOnce({
    pgPool: pool,
    concurrency: 10,
    noHandleSignals: true,
    taskList: { peer: ({ job }, { withPgClient }) => withPgClient(db => work(db, job)) }
  })
  return (performance.now() - started) / 1000
}

const seconds = queue === 'pg-boss' ? await pgBoss() : await graphileWorker()
const { rows } = await pool.query('SELECT count(*) AS done FROM peer_work')
if (rows[0].done !== jobs) throw new Error(`${rows[0].done} jobs of ${jobs} were worked`)
console.log(`seconds ${seconds}`)
process.exit(0)
