// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of ./dev bench postgresql: registerDERDevice as users of Fastify and pg write it, a transaction
// a request on a connection of a pool, with the same look-ups and the same inserts.
// Arguments: the folder of the server's socket, the database.
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

const [host, database] = process.argv.slice(2)
const pool = new pg.Pool({ host, database, user: 'derdesk', max: 10 })

// Each is prepared once a connection.
const statement = (name, text) => (connection, ...values) => connection.query({ name, text, values }).then(result => result.rows)
const sql = {
  client: statement('client', 'SELECT name, secret_hash, scopes FROM api_client WHERE secret_hash = $1 AND revoked_at IS NULL'),
  repeat: statement('repeat', 'SELECT content_hash, answer FROM inbound_request WHERE client = $1 AND transaction_id = $2 AND operation = $3'),
  specification: statement('specification', 'SELECT s.code, s.asset_type, s.model_id, s.program, m.manufacturer, m.code AS model FROM specification s JOIN model m ON m.id = s.model_id WHERE s.code = $1'),
  nameplate: statement('nameplate', 'SELECT code, value FROM specification_attribute WHERE specification = $1'),
  type: statement('type', 'SELECT code, der_registration_flag FROM asset_type WHERE code = $1'),
  headEnd: statement('headEnd', 'SELECT code FROM head_end_system WHERE code = $1'),
  asset: statement('asset', 'SELECT id FROM der_asset WHERE model_id = $1 AND serial_no = $2'),
  openTask: statement('openTask', "SELECT id FROM service_task WHERE serial_no = $1 AND model_id = $2 AND business_object = $3 AND status NOT IN ('COMPLETED', 'CANCELED')"),
  nic: statement('nic', 'SELECT id FROM der_device WHERE nic_id = $1 AND head_end_system = $2'),
  insertAsset: statement('insertAsset', "INSERT INTO der_asset (id, model_id, serial_no, specification, status) VALUES ($1, $2, $3, $4, 'PENDING')"),
  insertDevice: statement('insertDevice', 'INSERT INTO der_device (id, asset_id, head_end_system, nic_id) VALUES ($1, $2, $3, $4)'),
  insertAttribute: statement('insertAttribute', 'INSERT INTO der_attribute (asset_id, code, source, value) VALUES ($1, $2, $3, $4)'),
  insertTask: statement('insertTask', "INSERT INTO service_task (id, type, business_object, status, client, transaction_id, model_id, serial_no, specification, program, registration_date, cis_account_id, cis_service_point_id, asset_id, device_id, created_at, status_at, next_attempt) VALUES ($1, 'DER-ENROLLMENT', 'ENROLLMENT', 'PENDING', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"),
  insertLog: statement('insertLog', "INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event, to_status) VALUES ($1, 1, $2, 'API_CLIENT', $3, 'CREATED', 'PENDING')"),
  insertRequest: statement('insertRequest', 'INSERT INTO inbound_request VALUES ($1, $2, $3, $4, $5, $6, $7)'),
  insertRequestLog: statement('insertRequestLog', "INSERT INTO request_log (at, client, address, method, path, operation, transaction_id, status, problems, duration_us, task_id) VALUES ($1, $2, $3, 'POST', $4, 'registerDERDevice', $5, 200, '', $6, $7)")
}

const first = query => async (...values) => (await query(...values))[0]

// So many ids are free that none is met twice.
async function insertUnderNewId (db, insert, ...values) {
  const id = 10000000000000 + randomInt(90000000000000)
  await insert(db, id, ...values)
  return id
}

class Refused extends Error {
  constructor (status, detail) { super(detail); this.statusCode = status }
}

async function register (db, client, request, received) {
  const asset = request.assetInfo
  const hash = createHash('sha256').update(JSON.stringify(request)).digest()
  const repeat = await first(sql.repeat)(db, client, request.transactionId, 'registerDERDevice')
  if (repeat) {
    if (repeat.content_hash.equals(hash)) return JSON.parse(repeat.answer)
    throw new Refused(409, 'transaction-conflict')
  }
  const specification = await first(sql.specification)(db, asset.specification)
  if (!specification) throw new Refused(422, 'unknown-specification')
  if ((await first(sql.type)(db, specification.asset_type)).der_registration_flag !== 'REGISTRATION_ONLY') throw new Refused(422, 'interconnection-required')
  if (!await first(sql.headEnd)(db, asset.headEndSystem)) throw new Refused(422, 'unknown-head-end-system')
  if (!specification.program) throw new Refused(422, 'no-program')
  if (await first(sql.asset)(db, specification.model_id, asset.serialNo) ||
      await first(sql.openTask)(db, asset.serialNo, specification.model_id, 'ENROLLMENT') ||
      await first(sql.openTask)(db, asset.serialNo, specification.model_id, 'INTERCONNECTION')) throw new Refused(409, 'open-task-exists')
  if (await first(sql.nic)(db, asset.nicId, asset.headEndSystem)) throw new Refused(409, 'nic-in-use')

  const now = Date.now()
  const assetId = await insertUnderNewId(db, sql.insertAsset, specification.model_id, asset.serialNo, specification.code)
  const deviceId = await insertUnderNewId(db, sql.insertDevice, assetId, asset.headEndSystem, asset.nicId)
  for (const { code, value } of await sql.nameplate(db, specification.code)) await sql.insertAttribute(db, assetId, code, 'SPECIFICATION', value)
  for (const [code, value] of Object.entries(asset.attributes)) await sql.insertAttribute(db, assetId, code, 'REQUEST', String(value))
  const taskId = await insertUnderNewId(db, sql.insertTask, client, request.transactionId, specification.model_id, asset.serialNo, specification.code, specification.program,
    new Date().toISOString().slice(0, 10), request.customerInfo.cisAccountId, request.locationInfo.cisServicePointId, assetId, deviceId, now, now, now)
  await sql.insertLog(db, taskId, now, client)
  const answer = { transactionId: request.transactionId, serviceTaskId: String(taskId), status: 'PENDING', assetId: String(assetId), deviceId: String(deviceId), messages: [] }
  await sql.insertRequest(db, client, 'registerDERDevice', request.transactionId, hash, JSON.stringify(answer), taskId, now)
  await sql.insertRequestLog(db, now, client, '127.0.0.1', '/register', request.transactionId, Math.round((performance.now() - received) * 1000), taskId)
  return answer
}

async function inTransaction (...work) {
  const db = await pool.connect()
  try {
    await db.query('BEGIN')
    const answer = await register(db, ...work)
    await db.query('COMMIT')
    return answer
  } catch (error) {
    await db.query('ROLLBACK')
    throw error
  } finally {
    db.release()
  }
}

const text = maxLength => ({ type: 'string', minLength: 1, maxLength })
const app = Fastify({ bodyLimit: 1024 * 1024 })
app.post('/rest/apis/cross/digitalAssets/derDeviceManagement/register', {
  schema: {
    body: {
      type: 'object',
      required: ['transactionId', 'assetInfo', 'customerInfo', 'locationInfo'],
      properties: {
        transactionId: text(120),
        assetInfo: {
          type: 'object',
          required: ['specification', 'serialNo'],
          properties: {
            specification: text(30),
            serialNo: text(60),
            headEndSystem: text(30),
            nicId: text(60),
            attributes: { type: 'object', additionalProperties: false, properties: { type: { type: 'number' }, rtgMaxW: { type: 'number', exclusiveMinimum: 0 } } }
          }
        },
        customerInfo: { type: 'object', properties: { cisAccountId: text(30) } },
        locationInfo: { type: 'object', properties: { cisServicePointId: text(60) } }
      }
    }
  },
  preHandler: async request => {
    request.received = performance.now()
    const secret = createHash('sha256').update(request.headers.authorization?.slice(7) ?? '').digest()
    const client = await first(sql.client)(pool, secret)
    if (!client || !timingSafeEqual(client.secret_hash, secret) || !client.scopes.includes('register')) throw new Refused(401, 'unauthorized')
    request.client = client.name
  },
  handler: request => inTransaction(request.client, request.body, request.received)
})

// The token "peer", as SHA-256.
await pool.query("INSERT INTO api_client (name, secret_hash, scopes, created_at) VALUES ('peer', $1, 'register', 1)",
  [createHash('sha256').update('peer').digest()])
console.log(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}`)
