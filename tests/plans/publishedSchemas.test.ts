import { readdirSync, readFileSync } from 'node:fs';
import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publishedSchemas } from '../../plans/publishedSchemas.ts';
import { changed, example, PLAN, POLICY } from './samples.ts';

const FOLDER = new URL('../../schemas/', import.meta.url);
const SCHEMAS = Object.entries(publishedSchemas());

interface Node {
  readonly description?: string;
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
}

/** @returns every field of a schema that an editor would show, with its way there. */
function fields(node: Node, path: string): (readonly [string, Node])[] {
  const inner = Object.entries(node.properties ?? {}).flatMap(([key, child]) => [[`${path}.${key}`, child] as const, ...fields(child, `${path}.${key}`)]);
  return [...inner, ...(node.items ? fields(node.items, `${path}[]`) : [])];
}

describe('the published schemas', () => {
  it('are all there, and nothing else', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(SCHEMAS.map(([name]) => name).sort());
  });

  it.each(SCHEMAS)('%s is what scripts/publishSchemas.ts writes today', (name, text) => {
    expect(readFileSync(new URL(name, FOLDER), 'utf8')).toBe(text);
  });

  it.each(SCHEMAS)('%s explains every field in Chinese and English', (_, text) => {
    const inCount = /\.(days|workingDays)$/;
    for (const [path, field] of fields(JSON.parse(text) as Node, '')) {
      if (!inCount.test(path)) expect([path, field.description]).toEqual([path, expect.stringMatching(/[\u4e00-\u9fff].* \| .*[a-z]/)]);
    }
  });

  it.each(SCHEMAS)('%s lets no unknown field pass', (_, text) => {
    const open = text.match(/"type": "object"/g)?.length ?? 0;
    expect(text.match(/"additionalProperties"/g)).toHaveLength(open);
  });
});

/** @returns what a validator of JSON Schema, as editors use one, says of a file; fastify brings one along. */
async function judged(schema: string, value: unknown): Promise<string> {
  const app = fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } } });
  app.post('/', { schema: { body: JSON.parse(publishedSchemas()[schema] ?? '') as object } }, () => 'valid');
  const response = await app.inject({ method: 'POST', url: '/', payload: JSON.stringify(value), headers: { 'content-type': 'application/json' } });
  return response.statusCode === 200 ? response.body : response.json<{ message: string }>().message;
}

describe('an editor', () => {
  it.each([
    ...readdirSync(new URL('../../examples/policies/', import.meta.url)).map((file) => ['policy.schema.json', `policies/${file}`]),
    ['plan.schema.json', 'zhenjiang/plan.yaml'],
    ['plan.schema.json', 'jiangning/plan.yaml'],
    ['scenario.schema.json', 'scenarios/three-measures.yaml'],
  ])('with %s finds nothing wrong in %s', async (schema, file) => {
    expect(await judged(schema, parse(example(file)))).toBe('valid');
  });

  it.each([
    ['two conditions for one rule', '{ lapsed: late }', '{ lapsed: late, returned: 2 }'],
    ['two ways to count days', 'receipt: { within: { workingDays: 3 } }', 'receipt: { within: { workingDays: 3, days: 3 } }'],
    ['an unknown field', 'title: 临近', 'titel: 临近'],
    ['an unknown colour', 'light: red', 'light: read'],
  ])('finds %s', async (_, passage, by) => {
    expect(await judged('policy.schema.json', parse(POLICY))).toBe('valid');
    expect(await judged('policy.schema.json', parse(changed(POLICY, passage, by)))).not.toBe('valid');
  });

  it('finds in a plan what the check finds too', async () => {
    expect(await judged('plan.schema.json', parse(PLAN))).toBe('valid');
    for (const [passage, by] of [['ref: M-001', 'ref: M/001'], ['effect: 2026-10-15', 'effect: soon'], ['zhou@little.example', 'zhou'], ['title: 小方案\n', '']] as const) {
      expect(await judged('plan.schema.json', parse(changed(PLAN, passage, by)))).not.toBe('valid');
    }
  });
});
