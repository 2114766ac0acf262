// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that go wrong: each with the status that it must get.
import { bytesOf } from './service.mjs';

/// What any operation refuses: [name, status, request].
export function answersToFailures(operation, { requestOf, withHeaders, other }) {
    const good = requestOf(operation);
    const all = [
        ['an unknown method of the path', 405, { ...good, method: operation.method === 'GET' ? 'POST' : 'GET' }],
        ['pictures as an answer', 406, withHeaders(good, { Accept: 'image/png' })],
    ];
    if (!operation.responses[200].content['application/xml'])
        all.push(['XML as an answer', 406, withHeaders(good, { Accept: 'application/xml' })]);
    if (operation.security.length) {
        const [scope] = operation.security[0].bearer;
        const rest = ['register', 'interconnect', 'read'].filter(each => each !== scope).join(',');
        all.push(['callers without a token', 401, withHeaders(good, { Authorization: null })],
                 ['a wrong token', 401, withHeaders(good, { Authorization: 'Bearer derdesk_wrong' })],
                 ['another scope', 403, withHeaders(good, { Authorization: `Bearer ${other(`not ${operation.operationId}`, '--scope', rest)}` })]);
    }
    if (operation.requestBody) {
        const asXml = withHeaders(good, { Accept: 'image/png', 'Content-Type': 'application/xml' });
        all.push(['pictures as an answer to XML', 406, asXml], ['plain text', 415, withHeaders(good, { 'Content-Type': 'text/plain' })],
                 ['a body of no type', 415, withHeaders(good, { 'Content-Type': null })],
                 ['another character set', 415, withHeaders(good, { 'Content-Type': `${good.headers['Content-Type']}; charset=latin1` })]);
    }
    return all;
}

/// The value with another one at the pointer; without it if there is none.
function changed(object, pointer, value) {
    const [, name, ...rest] = pointer.split('/');
    const { [name]: old, ...others } = object;
    const fresh = rest.length ? changed(old ?? {}, `/${rest.join('/')}`, value) : value;
    return fresh === undefined ? others : { ...others, [name]: fresh };
}

/// What single operations refuse: [operationId, name, status, request].
export function wrongRequests(operations, { contract, requestOf, withHeaders }) {
    const operationOf = id => operations.find(each => each.operationId === id);
    const wrong = [];
    const post = (id, example, name, status, ...changes) => {
        let body = { ...contract.json.components.examples[example].value, transactionId: `wrong ${wrong.length}` };
        for (const [pointer, value] of changes)
            body = changed(body, pointer, value);
        wrong.push([id, name, status, { ...requestOf(operationOf(id)), body: JSON.stringify(body) }]);
    };
    const register = (...rest) => post('registerDERDevice', 'registration', ...rest);
    const interconnect = (...rest) => post('interconnectDER', 'interconnection', ...rest);
    const fresh = [['/assetInfo/serialNo', 'fresh'], ['/assetInfo/nicId', 'fresh']];

    register('a transaction id with other content', 409, ['/transactionId', 'north-2026-000123'], ['/customerInfo/name', 'Somebody else']);
    register('an asset with an open task', 409, ['/assetInfo/serialNo', 'STRANGER'], ['/assetInfo/nicId', 'STRANGER']);
    register('the NIC of another device', 409, ['/assetInfo/serialNo', 'fresh']);
    interconnect('what is interconnected', 409);
    for (const [id, example] of [['registerDERDevice', 'registration'], ['interconnectDER', 'interconnection']]) {
        const attributes = id === 'registerDERDevice' ? 'attributes' : 'interconnectionAttributes';
        post(id, example, 'a request without its parts', 422, ['/assetInfo', undefined], ['/customerInfo', undefined], ['/locationInfo', undefined]);
        post(id, example, 'nobody nowhere', 422, ['/customerInfo', { email: 'nobody@example.org' }], ['/locationInfo', { city: 'Nowhere' }]);
        post(id, example, 'blank names', 422, ['/customerInfo', { name: ' ' }], ['/locationInfo', { address1: ' ' }], ['/assetInfo/serialNo', ' ']);
        post(id, example, 'wrong attributes', 422, ...[['rtgMaxW', -1], ['setMinV', 'low'], ['colour', 'red'], ['rtgOverExcitedW', 1], ['voltVarEnabled', 'yes']]
            .map(([code, value]) => [`/assetInfo/${attributes}/${code}`, value]));
        post(id, example, 'an unknown model', 422, ['/assetInfo/manufacturer', 'Nobody'], ['/assetInfo/model', 'Nothing'], ['/assetInfo/serialNo', 'fresh']);
        wrong.push([id, 'another Idempotency-Key', 422, withHeaders(requestOf(operationOf(id)), { 'Idempotency-Key': 'another' })]);
        wrong.push([id, 'broken JSON', 400, { ...requestOf(operationOf(id)), body: '{"transactionId": ' }]);
        wrong.push([id, 'broken XML', 400, { ...requestOf(operationOf(id), 'application/xml'), body: '<a><b></a>' }]);
        wrong.push([id, 'document types', 400, { ...requestOf(operationOf(id), 'application/xml'), body: '<!DOCTYPE a><a/>' }]);
    }
    register('texts that are too long', 422, ...fresh, ['/locationInfo/state', 'ILLINOIS']);
    register('a wrong date', 422, ...fresh, ['/assetInfo/registrationDate', '1 March']);
    register('unknown codes', 422, ...fresh, ['/assetInfo/assetType', 'X'], ['/assetInfo/headEndSystem', 'X'], ['/assetInfo/program', 'X']);
    register('a program that is not for the asset type', 422, ...fresh, ['/assetInfo/program', 'PEAK-BATTERY']);
    register('what must be interconnected first', 422, ...fresh, ['/assetInfo/specification', 'PV-SMA-3.8'], ['/assetInfo/program', undefined]);
    register('what is no DER', 422, ...fresh, ['/assetInfo/specification', 'LT-GRANITE-25'], ['/assetInfo/program', undefined]);
    interconnect('settings beyond the rating', 422, ['/assetInfo/serialNo', 'fresh'], ['/assetInfo/interconnectionAttributes/setMaxW', 1e6]);

    const acknowledge = (...rest) => post('acknowledgeDERDevice', 'acknowledgement', ...rest);
    const ack = operationOf('acknowledgeDERDevice');
    acknowledge('a transaction id with other content', 409, ['/transactionId', 'cloud-2026-000007'], ['/assetInfo/nicId', 'other']);
    acknowledge('what nothing waits for', 404);
    acknowledge('another head end', 403, ['/assetInfo/headEndSystem', 'MESH']);
    acknowledge('a request without its parts', 422, ['/assetInfo', undefined]);
    wrong.push(['acknowledgeDERDevice', 'broken JSON', 400, { ...requestOf(ack), body: '{"transactionId": ' }]);
    wrong.push(['acknowledgeDERDevice', 'broken XML', 400, { ...requestOf(ack, 'application/xml'), body: '<a><b></a>' }]);
    for (const id of ['registerDERDeviceBatch', 'interconnectDERBatch'])
        wrong.push([id, 'more than 10,000 lines', 413, { ...requestOf(operationOf(id)), body: '{}\n'.repeat(10_001) }]);
    const task = operationOf('getTask'), transaction = operationOf('getTransaction');
    wrong.push(['getTask', 'an unknown task', 404, { ...requestOf(task), target: task.path.replace('{id}', '12345678901234') }]);
    wrong.push(['getTransaction', 'an unknown transaction', 404, { ...requestOf(transaction), target: transaction.path.replace('{transactionId}', 'no%2Fne') }]);
    wrong.push(['getTransaction', 'the wrong operation', 404, { ...requestOf(transaction), target: `${requestOf(transaction).target}?operation=interconnectDER` }]);
    wrong.push(['getTransaction', 'an unknown operation', 422, { ...requestOf(transaction), target: `${requestOf(transaction).target}?operation=unregister` }]);
    return wrong;
}

/// What is refused before anybody looks at the operation: [name, status, bytes].
export function refusalsOfTheGate(operation, { requestOf, withHeaders }) {
    const good = requestOf(operation);
    const sent = headers => bytesOf(withHeaders(good, headers));
    const gates = [
        ['two hosts', 400, bytesOf(good).replace('Host:', 'Host: 127.0.0.1\r\nHost:')],
        ['large bodies', 413, sent({ 'Content-Length': 99_999_999_999 })],
        ['long targets', 414, bytesOf({ ...good, target: `${good.target}?${'a'.repeat(5000)}` })],
        ['expectations', 417, sent({ Expect: 'the best' })],
        ['other hosts', 421, sent({ Host: 'elsewhere.example' })],
        ['large headers', 431, sent({ 'X-Large': 'a'.repeat(20_000) })],
        ['other transfer encodings', 501, sent({ 'Content-Length': null, 'Transfer-Encoding': 'gzip' })],
        ['other versions of HTTP', 505, bytesOf({ ...good, version: 'HTTP/2.0' })],
    ];
    if (operation.requestBody)
        gates.push(['bodies of unknown length', 411, sent({ 'Content-Length': null })]);
    return gates;
}
