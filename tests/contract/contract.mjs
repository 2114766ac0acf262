// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the real web service to its OpenAPI document: contract.mjs DERDESKCTL OPENAPI.JSON. Prints a
// line for each check, as QtTest does.
import { deepStrictEqual as same } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Document, isXml } from './document.mjs';
import { answersToFailures, refusalsOfTheGate, wrongRequests } from './failures.mjs';
import { Service, bytesOf, run } from './service.mjs';

const [program, file] = process.argv.slice(2).map(argument => resolve(argument));
const contract = new Document(file);
const operations = contract.operations();
const examplesOf = content => [...(content.example === undefined ? [] : [content.example]),
    ...Object.values(content.examples ?? {}).map(each => contract.resolved(each).value)];

let failed = 0;
async function check(name, function_) {
    try {
        await function_();
        console.log(`PASS   : contract::${name}`);
    } catch (error) {
        ++failed;
        console.log(`FAIL!  : contract::${name} ${error.message}`);
    }
}

const provoked = new Set();

/// What the answer says, whatever its media type. Throws unless the operation's description of it is true.
function read(operation, answer) {
    const { status, headers, body } = answer;
    const response = contract.resolved(operation.responses[status] ?? {});
    if (!response.content)
        throw new Error(`${operation.operationId} answers ${status}, which is not documented: ${body}`);
    for (const [name, reference] of Object.entries(response.headers)) {
        const { required, schema } = contract.resolved(reference);
        const value = headers.get(name.toLowerCase());
        if (value !== undefined)
            contract.check(schema.type === 'integer' ? Number(value) : value, schema);
        else if (required)
            throw new Error(`${operation.operationId} answers ${status} without ${name}`);
    }
    const described = [...Object.keys(response.headers), 'Content-Type', 'Content-Length', 'Connection'].map(name => name.toLowerCase());
    same([...headers.keys()].filter(name => !described.includes(name)), []);
    const type = headers.get('content-type');
    const value = contract.read(body, type, response.content[type]);
    provoked.add(`${operation.operationId} ${status} ${type}`);
    return value;
}

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
const database = join(folder, 'derdesk.db');
run(program, database, 'init');
run(program, database, 'demo', '--tasks', '1');
const token = run(program, database, 'token', 'create', 'contract', '--scope', 'register,interconnect,read,acknowledge', '--head-end', 'CLOUD').trim();
const service = await Service.start(program, database, ['wrong-tokens=0']);
const ids = {}; // of the tasks that the examples made, by operation

const authorized = { Authorization: `Bearer ${token}` };
const jsonFirst = types => [...types].sort((one, other) => isXml(one) - isXml(other));

/// A good request of the operation, in the media type \a type of its body.
function requestOf(operation, type = jsonFirst(Object.keys(operation.requestBody?.content ?? {}))[0]) {
    const example = type && examplesOf(operation.requestBody.content[type])[0];
    const parameters = operation.parameters.map(parameter => contract.resolved(parameter));
    const target = operation.path.replace(/\{(\w+)\}/, (_, name) =>
        name === 'id' ? ids.registerDERDevice : parameters.find(each => each.name === name).example);
    return { method: operation.method, target, body: typeof example === 'object' ? JSON.stringify(example) : example,
             headers: { ...(operation.security.length && authorized), ...(type && { 'Content-Type': type }) } };
}

const withHeaders = (request, headers) => ({ ...request, headers: { ...request.headers, ...headers } });

await check('isOpenApi()', async () => {
    const { valid, errors } = await new Validator().validate(contract.json);
    if (!valid)
        throw new Error(JSON.stringify(errors));
    same(contract.json.openapi, '3.1.0');
});

await check('hasExamplesForEachBody()', () => {
    const bodies = operations.flatMap(operation => [operation.requestBody, ...Object.values(operation.responses).map(each => contract.resolved(each))]);
    for (const [type, content] of bodies.filter(Boolean).flatMap(body => Object.entries(body.content))) {
        const examples = examplesOf(content);
        if (!examples.length && content.schema.$ref !== '#/components/schemas/Document')
            throw new Error(`there is no example: ${JSON.stringify(content)}`);
        const values = examples.map(example => contract.read(example, type, content));
        same(values, values.map(() => values[0]));
    }
    for (const { parameters } of operations) {
        for (const { example, schema } of parameters.map(each => contract.resolved(each)).filter(each => each.example))
            contract.check(example, schema);
    }
});

await check('a device waits for its head end', async () => {
    const { registration, acknowledgement } = contract.json.components.examples;
    const { headEndSystem, nicId } = acknowledgement.value.assetInfo;
    const body = JSON.stringify({ ...registration.value, transactionId: 'waits',
        assetInfo: { ...registration.value.assetInfo, serialNo: 'WAITS', headEndSystem, nicId } });
    const { serviceTaskId } = JSON.parse((await service.ask({ ...requestOf(operations.find(each => each.operationId === 'registerDERDevice')), body })).body);
    same(JSON.parse(run(program, database, 'task', 'process', serviceTaskId)).status, 'DEVICE_SETUP');
});

for (const operation of operations) {
    const types = Object.keys(contract.resolved(operation.responses[200]).content);
    const bodyTypes = Object.keys(operation.requestBody?.content ?? { none: {} });
    await check(`${operation.operationId}() answers as documented, the same in each media type`, async () => {
        const values = [];
        for (const bodyType of jsonFirst(bodyTypes)) {
            for (const accept of jsonFirst(types)) {
                const request = requestOf(operation, bodyType === 'none' ? undefined : bodyType);
                const answer = await service.ask(withHeaders(request, { Accept: accept, 'X-Request-Id': `id-${values.length}` }));
                same([answer.status, answer.headers.get('content-type'), answer.headers.get('x-request-id')], [200, accept, `id-${values.length}`]);
                values.push(read(operation, answer));
            }
        }
        same(values, values.map(() => values[0])); // a repeat is answered the same
        ids[operation.operationId] = values[0].serviceTaskId;
        if (operation.operationId === 'getDocument')
            same(values[0], contract.json);
        if (operation.requestBody?.content['x-itemSchema'] || types[0] === 'application/x-ndjson')
            same(values[0].map(({ line, status }) => [line, status]), [[1, 200], [2, 422]]);
    });
}

const operationOf = id => operations.find(each => each.operationId === id);

/// The task as an answer in each media type has it: the same in all.
async function taskOf(operation, target) {
    const values = [];
    for (const type of ['application/json', 'application/xml', 'text/xml'])
        values.push(read(operation, await service.ask({ method: 'GET', target, headers: { ...authorized, Accept: type } })));
    same(values, values.map(() => values[0]));
    return values[0];
}

await check('tasks are told alike by id and by transaction, in each media type', async () => {
    const task = operationOf('getTask'), transaction = operationOf('getTransaction');
    for (const [id, businessObject] of [['registerDERDevice', 'ENROLLMENT'], ['interconnectDER', 'INTERCONNECTION']]) {
        const { transactionId } = JSON.parse(requestOf(operationOf(id)).body);
        const value = await taskOf(task, task.path.replace('{id}', ids[id]));
        same([value.businessObject, value.transactionId], [businessObject, transactionId]);
        same(await taskOf(transaction, `${transaction.path.replace('{transactionId}', transactionId)}?operation=${id}`), value);
    }
});

await check('tasks with problems are told alike in each media type', async () => {
    const example = contract.json.components.examples.registration.value;
    const stranger = { ...example, transactionId: 'stranger', customerInfo: { name: 'Nobody <&> at all' },
                       assetInfo: { ...example.assetInfo, serialNo: 'STRANGER', nicId: 'STRANGER' } };
    const answer = await service.ask({ ...requestOf(operationOf('registerDERDevice')), body: JSON.stringify(stranger) });
    run(program, database, 'monitor');
    const operation = operationOf('getTask');
    const value = await taskOf(operation, operation.path.replace('{id}', JSON.parse(answer.body).serviceTaskId));
    same([value.status, value.problems.length > 0, value.messages[0].includes('Nobody <&> at all')], ['ISSUE_DETECTED', true, true]);
});

/// Asks for the same in JSON and in XML; the answers must say the same.
async function failsAlike(at, operation, request, status) {
    const values = [];
    for (const type of ['application/json', 'application/xml']) {
        const answer = await at.ask(withHeaders(request, { Accept: request.headers?.Accept ?? `${type}, */*;q=0.1` }));
        if (answer.status !== status)
            throw new Error(`${operation.operationId} answers ${answer.status}, not ${status}: ${answer.body}`);
        const value = read(operation, answer);
        same(value.status, status);
        values.push(value);
    }
    same(values[1], values[0]);
    return values[0];
}

const context = { contract, requestOf, withHeaders, failsAlike, read, token,
                  other: (name, ...options) => run(program, database, 'token', 'create', name, ...options).trim() };
for (const operation of operations) {
    for (const [name, status, request] of answersToFailures(operation, context))
        await check(`${operation.operationId}() refuses ${name} with ${status}`, () => failsAlike(service, operation, request, status));
}
// What is wrong with a request by itself, whatever is recorded: what its schema refuses too.
const ofTheForm = ['missing', 'too-long', 'wrong-type', 'unknown-attribute', 'out-of-range'];
for (const [id, name, status, request] of wrongRequests(operations, context)) {
    await check(`${id}() refuses ${name} with ${status}`, async () => {
        const { errors } = await failsAlike(service, operationOf(id), request, status);
        if (status !== 409 && status !== 422 || request.method === 'GET')
            return;
        const type = request.headers['Content-Type'];
        const { schema } = operationOf(id).requestBody.content[type];
        const refused = contract.faults(JSON.parse(request.body), schema);
        same(refused !== '', errors.some(({ code }) => ofTheForm.includes(code)), refused);
    });
}
await check('unknown paths are answered as a missing task is', () => failsAlike(
    service, operationOf('getTask'), { method: 'GET', target: '/no/such/path' }, 404));
for (const operation of operations) {
    for (const [name, status, bytes] of refusalsOfTheGate(operation, context)) {
        await check(`${operation.operationId}() refuses ${name} with ${status}`, async () => {
            const answer = await service.exchange(bytes);
            same(answer.status, status);
            read(operation, answer);
        });
    }
}
await check('ends quietly', async () => same([await service.stop(), service.errors], [0, '']));

const slow = await Service.start(program, database, ['head-seconds=0.2', 'requests-per-second=1']);
for (const operation of operations) {
    await check(`${operation.operationId}() refuses those that dribble with 408`, async () => {
        const answer = await slow.exchange(`${operation.method} ${requestOf(operation).target} HTTP/1.1\r\nHost: 127.0.0.1\r\n`);
        same(answer.status, 408);
        read(operation, answer);
    });
    await check(`${operation.operationId}() refuses those that hurry with 429`, async () => {
        for (const type of ['application/json', 'application/xml']) {
            let answer;
            for (let i = 0; i < 20 && answer?.status !== 429; ++i)
                read(operation, answer = await slow.ask(withHeaders(requestOf(operation), { Accept: `${type}, */*;q=0.1` })));
            same(answer.status, 429);
        }
    });
}
await slow.stop();

const crowded = await Service.start(program, database, ['connections=1', 'head-seconds=60']);
await check('all operations refuse further connections with 503', async () => {
    const only = crowded.open();
    only.write(bytesOf({ method: 'GET', target: '/health/live', headers: { Connection: null } }));
    await new Promise(resolve => only.once('data', resolve));
    const answer = await crowded.exchange('');
    only.destroy();
    same(answer.status, 503);
    operations.forEach(operation => read(operation, answer));
});
await crowded.stop();

const broken = await Service.start(program, database);
writeFileSync(database, 'no database');
for (const operation of operations.filter(each => contract.resolved(each.responses[503]).content['application/problem+xml']))
    await check(`${operation.operationId}() refuses with 503 when its database fails`, () => failsAlike(broken, operation, requestOf(operation), 503));
await broken.stop();

await check('answers everything that is documented', () => {
    const documented = operations.flatMap(operation => Object.entries(operation.responses).flatMap(([status, response]) =>
        Object.keys(contract.resolved(response).content).map(type => `${operation.operationId} ${status} ${type}`)));
    same(documented.filter(each => !provoked.has(each) && !/ 500 /.test(each)), []); // nothing is known that provokes 500
});

rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;
