import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publishedSchemas } from '../../plans/publishedSchemas.ts';

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
