// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of ./dev bench web: registerDERDevice as users of Fastify and better-sqlite3 write it, on the
// same database, with the same look-ups, the same inserts and the same durability.
// Arguments: database file, "single" (a transaction a request) or "grouped" (requests that wait together
// are committed together, a savepoint each).
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import Database from 'better-sqlite3'
import Fastify from 'fastify'

const [file, mode] = process.argv.slice(2)
const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.pragma('foreign_keys = ON')
db.pragma('cache_size = -16000')

const sql = {
  client: db.prepare('SELECT name, secret_hash, scopes FROM api_client WHERE secret_hash = ? AND revoked_at IS NULL'),
  repeat: db.prepare('SELECT content_hash, answer FROM inbound_request WHERE client = ? AND transaction_id = ? AND operation = ?'),
  specification: db.prepare('SELECT s.code, s.asset_type, s.model_id, s.program, m.manufacturer, m.code AS model FROM specification s JOIN model m ON m.id = s.model_id WHERE s.code = ?'),
  nameplate: db.prepare('SELECT code, value FROM specification_attribute WHERE specification = ?'),
  type: db.prepare('SELECT code, der_registration_flag FROM asset_type WHERE code = ?'),
  headEnd: db.prepare('SELECT code FROM head_end_system WHERE code = ?'),
  asset: db.prepare('SELECT id FROM der_asset WHERE model_id = ? AND serial_no = ?'),
  openTask: db.prepare("SELECT id FROM service_task WHERE serial_no = ? AND model_id = ? AND business_object = ? AND status NOT IN ('COMPLETED', 'CANCELED')"),
  nic: db.prepare('SELECT id FROM der_device WHERE nic_id = ? AND head_end_system = ?'),
  insertAsset: db.prepare("INSERT INTO der_asset (id, model_id, serial_no, specification, status) VALUES ((SELECT coalesce(max(id), 10000000000000) FROM der_asset) + ?, ?, ?, ?, 'PENDING')"),
  insertDevice: db.prepare('INSERT INTO der_device (id, asset_id, head_end_system, nic_id) VALUES ((SELECT coalesce(max(id), 10000000000000) FROM der_device) + ?, ?, ?, ?)'),
  insertAttribute: db.prepare('INSERT INTO der_attribute (asset_id, code, source, value) VALUES (?, ?, ?, ?)'),
  insertTask: db.prepare("INSERT INTO service_task (id, type, business_object, status, client, transaction_id, model_id, serial_no, specification, program, registration_date, cis_account_id, cis_service_point_id, asset_id, device_id, created_at, status_at, next_attempt) VALUES ((SELECT coalesce(max(id), 10000000000000) FROM service_task) + ?, 'DER-ENROLLMENT', 'ENROLLMENT', 'PENDING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
  insertLog: db.prepare("INSERT INTO service_task_log (task_id, sequence, at, actor_kind, actor, event, to_status) VALUES (?, 1, ?, 'API_CLIENT', ?, 'CREATED', 'PENDING')"),
  insertRequest: db.prepare('INSERT INTO inbound_request VALUES (?, ?, ?, ?, ?, ?, ?)'),
  insertRequestLog: db.prepare("INSERT INTO request_log (at, client, address, method, path, operation, transaction_id, status, problems, duration_us, task_id) VALUES (?, ?, ?, 'POST', ?, 'registerDERDevice', ?, 200, '', ?, ?)")
}

// Ids at a random distance above the highest.
const insertUnderNewId = (statement, ...values) => statement.run(1 + randomInt(200000), ...values).lastInsertRowid

class Refused extends Error {
  constructor (status, detail) { super(detail); this.statusCode = status }
}

function register (client, request, received) {
  const asset = request.assetInfo
  const hash = createHash('sha256').update(JSON.stringify(request)).digest()
  const repeat = sql.repeat.get(client, request.transactionId, 'registerDERDevice')
  if (repeat) {
    if (repeat.content_hash.equals(hash)) return JSON.parse(repeat.answer)
    throw new Refused(409, 'transaction-conflict')
  }
  const specification = sql.specification.get(asset.specification)
  if (!specification) throw new Refused(422, 'unknown-specification')
  if (sql.type.get(specification.asset_type).der_registration_flag !== 'REGISTRATION_ONLY') throw new Refused(422, 'interconnection-required')
  if (!sql.headEnd.get(asset.headEndSystem)) throw new Refused(422, 'unknown-head-end-system')
  if (!specification.program) throw new Refused(422, 'no-program')
  if (sql.asset.get(specification.model_id, asset.serialNo) ||
      sql.openTask.get(asset.serialNo, specification.model_id, 'ENROLLMENT') ||
      sql.openTask.get(asset.serialNo, specification.model_id, 'INTERCONNECTION')) throw new Refused(409, 'open-task-exists')
  if (sql.nic.get(asset.nicId, asset.headEndSystem)) throw new Refused(409, 'nic-in-use')

  const now = Date.now()
  const assetId = insertUnderNewId(sql.insertAsset, specification.model_id, asset.serialNo, specification.code)
  const deviceId = insertUnderNewId(sql.insertDevice, assetId, asset.headEndSystem, asset.nicId)
  for (const { code, value } of sql.nameplate.all(specification.code)) sql.insertAttribute.run(assetId, code, 'SPECIFICATION', value)
  for (const [code, value] of Object.entries(asset.attributes)) sql.insertAttribute.run(assetId, code, 'REQUEST', String(value))
  const taskId = insertUnderNewId(sql.insertTask, client, request.transactionId, specification.model_id, asset.serialNo, specification.code, specification.program,
    new Date().toISOString().slice(0, 10), request.customerInfo.cisAccountId, request.locationInfo.cisServicePointId, assetId, deviceId, now, now, now)
  sql.insertLog.run(taskId, now, client)
  const answer = { transactionId: request.transactionId, serviceTaskId: String(taskId), status: 'PENDING', assetId: String(assetId), deviceId: String(deviceId), messages: [] }
  sql.insertRequest.run(client, 'registerDERDevice', request.transactionId, hash, JSON.stringify(answer), taskId, now)
  sql.insertRequestLog.run(now, client, '127.0.0.1', '/register', request.transactionId, Math.round((performance.now() - received) * 1000), taskId)
  return answer
}

const single = db.transaction(register)

// Requests that come in one turn of the event loop wait together.
let waiting = []
const commitGroup = db.transaction(group => group.map(({ work }) => {
  try { return { answer: single(...work) } } catch (error) { return { error } }
}))
function grouped (...work) {
  return new Promise((resolve, reject) => {
    waiting.push({ work, resolve, reject })
    if (waiting.length === 1) {
      setImmediate(() => {
        const group = waiting
        waiting = []
        commitGroup(group).forEach(({ answer, error }, i) => error ? group[i].reject(error) : group[i].resolve(answer))
      })
    }
  })
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
    const client = sql.client.get(secret)
    if (!client || !timingSafeEqual(client.secret_hash, secret) || !client.scopes.includes('register')) throw new Refused(401, 'unauthorized')
    request.client = client.name
  },
  handler: mode === 'grouped'
    ? request => grouped(request.client, request.body, request.received)
    : async request => single(request.client, request.body, request.received)
})

// The token "peer", as SHA-256.
db.prepare("INSERT OR REPLACE INTO api_client (name, secret_hash, scopes, created_at) VALUES ('peer', ?, 'register', 1)")
  .run(createHash('sha256').update('peer').digest())
console.log(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}`)
