// SPDX-License-Identifier: GPL-3.0-or-later
// The real "derdeskctl serve", and HTTP as it is on the wire.
import { execFileSync, spawn } from 'node:child_process';
import { connect } from 'node:net';

/// Runs a command of derdeskctl to its end, and gives what it prints.
export const run = (program, database, ...command) =>
    execFileSync(program, ['--database', `sqlite:${database}`, ...command], { encoding: 'utf8' });

export class Service {
    /// Waits until it listens, on a free port. \a limits: as in "connections=1".
    static async start(program, database, limits = []) {
        const service = new Service();
        service.child = spawn(program, [
            '--database', `sqlite:${database}`, 'serve', '--listen', '127.0.0.1:0', '--monitor-interval', '0',
            ...limits.flatMap(limit => ['--limit', limit])]);
        service.errors = '';
        service.child.stderr.on('data', bytes => service.errors += bytes);
        service.ended = new Promise(resolve => service.child.on('exit', resolve));
        let printed = '';
        for await (const bytes of service.child.stdout) {
            printed += bytes;
            const port = /^listening on http:\/\/127\.0\.0\.1:(\d+)\n/.exec(printed);
            if (port) {
                service.port = Number(port[1]);
                return service;
            }
        }
        throw new Error(`derdeskctl does not serve: ${service.errors}`);
    }

    /// Its exit code.
    stop() {
        this.child.kill();
        return this.ended;
    }

    open() {
        return connect(this.port, '127.0.0.1');
    }

    /// Sends the bytes, and reads until the service hangs up.
    exchange(bytes) {
        return new Promise((resolve, reject) => {
            const socket = this.open();
            const parts = [];
            socket.setTimeout(30_000, () => socket.destroy(new Error('no answer')));
            socket.on('data', part => parts.push(part));
            socket.on('error', reject);
            socket.on('end', () => socket.end());
            socket.on('close', () => resolve(answerOf(Buffer.concat(parts))));
            socket.write(bytes);
        });
    }

    ask(request) {
        return this.exchange(bytesOf(request));
    }
}

/// The request on the wire. A header that is null is not sent.
export function bytesOf({ method, target, version = 'HTTP/1.1', headers = {}, body = '' }) {
    const all = { Host: '127.0.0.1', Connection: 'close', ...(method === 'POST' && { 'Content-Length': Buffer.byteLength(body) }), ...headers };
    const fields = Object.entries(all).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}\r\n`);
    return `${method} ${target} ${version}\r\n${fields.join('')}\r\n${body}`;
}

function answerOf(bytes) {
    const text = bytes.toString('utf8');
    const [head, body] = [text.slice(0, text.indexOf('\r\n\r\n')), text.slice(text.indexOf('\r\n\r\n') + 4)];
    const [statusLine, ...fields] = head.split('\r\n');
    const headers = new Map();
    for (const field of fields) {
        const name = field.slice(0, field.indexOf(':')).toLowerCase();
        if (headers.has(name))
            throw new Error(`the header ${name} comes twice`);
        headers.set(name, field.slice(field.indexOf(':') + 1).trim());
    }
    if (Number(headers.get('content-length')) !== Buffer.byteLength(body))
        throw new Error(`Content-Length is ${headers.get('content-length')}, of ${Buffer.byteLength(body)} bytes`);
    return { status: Number(statusLine.split(' ')[1]), headers, body };
}
