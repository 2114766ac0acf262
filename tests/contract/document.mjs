// SPDX-License-Identifier: GPL-3.0-or-later
// What the OpenAPI document says of a body, and whether a body keeps to it.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { DOMParser } from '@xmldom/xmldom';

export const isXml = type => /[/+]xml$/.test(type);

/// Makes members that the document does not name a fault.
function closed(node) {
    if (typeof node !== 'object' || node === null)
        return node;
    if (Array.isArray(node))
        return node.map(closed);
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
    if (copy.type === 'object' && copy.properties && copy.additionalProperties === undefined)
        copy.unevaluatedProperties = false;
    return copy;
}

export class Document {
    constructor(file) {
        this.json = JSON.parse(readFileSync(file, 'utf8'));
        this.ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
        addFormats(this.ajv);
        this.ajv.addVocabulary(['xml', 'x-unit', 'example']);
        const whole = closed(this.json);
        this.ajv.addSchema({ $id: 'contract://document', components: whole.components });
        this.ajv.addKeyword('components');
    }

    /// What a reference stands for; anything else is itself.
    resolved(node) {
        return node.$ref ? node.$ref.split('/').slice(1).reduce((at, key) => at[key.replace(/~1/g, '/').replace(/~0/g, '~')], this.json) : node;
    }

    /// Every operation: operationId, method, path, and what the document says of it.
    operations() {
        return Object.entries(this.json.paths).flatMap(([path, item]) =>
            Object.entries(item).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })));
    }

    /// What is wrong with the value, as the schema has it; empty if nothing is.
    faults(value, schema) {
        const absolute = JSON.parse(JSON.stringify(closed(schema)).replaceAll('"$ref":"#/', '"$ref":"contract://document#/'));
        return this.ajv.validate(absolute, value) ? '' : this.ajv.errorsText();
    }

    /// Throws unless the value keeps to the schema.
    check(value, schema) {
        const faults = this.faults(value, schema);
        if (faults)
            throw new Error(`${faults}\n${JSON.stringify(value)}`);
    }

    /// The value that a body stands for, whatever its media type. Throws unless it keeps to what is said of the type.
    read(body, type, content) {
        if (!content)
            throw new Error(`${type} is not documented: ${body}`);
        let value = body;
        if (content['x-itemSchema']) {
            if (!/^([^\n]+\n)*$/.test(body))
                throw new Error(`lines are not ended or empty: ${body}`);
            value = body.split('\n').slice(0, -1).map(line => JSON.parse(line));
            value.forEach(each => this.check(each, content['x-itemSchema']));
            return value;
        }
        if (typeof body === 'string')
            value = isXml(type) ? this.fromXml(body, content.schema) : JSON.parse(body);
        this.check(value, content.schema);
        return value;
    }

    /// The schema with all that references and allOf add to it.
    flat(schema) {
        const { $ref, allOf = [], ...rest } = schema;
        const parts = [...($ref ? [this.flat(this.resolved({ $ref }))] : []), ...allOf.map(each => this.flat(each)), rest];
        const properties = {};
        for (const [name, property] of parts.flatMap(part => Object.entries(part.properties ?? {})))
            properties[name] = properties[name] ? { allOf: [properties[name], property] } : property;
        return { ...Object.assign({}, ...parts), properties };
    }

    fromXml(text, schema) {
        const onError = (level, message) => { throw new Error(`${message}\n${text}`); };
        const root = new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement;
        const { name, namespace = null } = this.flat(schema).xml;
        if (root.localName !== name)
            throw new Error(`the root is ${root.localName}, not ${name}`);
        return this.valueOf(root, schema, namespace);
    }

    /// What the element is as JSON, as the schema's types and names have it.
    valueOf(element, schema, namespace) {
        const attributes = Array.from(element.attributes).filter(({ name }) => name !== 'xmlns');
        if (element.namespaceURI !== namespace || attributes.length)
            throw new Error(`${element.tagName} is of namespace ${element.namespaceURI} and has ${attributes.length} attributes`);
        const children = Array.from(element.childNodes).filter(node => node.nodeType === node.ELEMENT_NODE);
        const { anyOf = [], ...own } = this.flat(schema);
        const branches = anyOf.map(each => this.flat(each)).filter(each => each.type);
        const { type, items, properties } = branches.find(each => (each.type === 'object') === children.length > 0) ?? own;
        if (type === 'array') {
            const { name } = this.flat(items).xml;
            return children.map(child => {
                if (child.localName !== name)
                    throw new Error(`${element.tagName} has an entry ${child.localName}, not ${name}`);
                return this.valueOf(child, items, namespace);
            });
        }
        if (type === 'object')
            return Object.fromEntries(children.map(child => [child.localName, this.valueOf(child, properties[child.localName] ?? {}, namespace)]));
        const content = element.textContent;
        return type === 'number' || type === 'integer' ? Number(content) : type === 'boolean' ? content === 'true' : content;
    }
}
