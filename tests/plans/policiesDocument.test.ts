import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { publishedSchemas } from '../../plans/publishedSchemas.ts';
import { formatProblem } from '../../plans/check/problem.ts';
import { readPolicy } from '../../plans/policyFile.ts';
import { changed, checkPolicy, example, problemsOf } from './samples.ts';

/** Whoever has read only `docs/policies.md` can write a policy: everything it shows must be right, and everything there is must be shown. */
const DOCUMENT = readFileSync(new URL('../../docs/policies.md', import.meta.url), 'utf8');
const [CHINESE = '', ENGLISH = ''] = DOCUMENT.split('\n## English\n');
const FILES = readdirSync(new URL('../../examples/policies/', import.meta.url));

/** What snippets may refer to: a rung `red` with every limit, and a report. */
const FRAME = {
  name: 'frame',
  hours: { notice: '09:00', from: '09:00', to: '18:00', spreadMinutes: 20, gatherMinutes: 2 },
  dayOff: 'keep',
  receipt: { within: { workingDays: 3 } },
  ladder: [] as unknown[],
  acceptance: [{ id: 'check', title: 'check', roles: ['acceptor'], need: 'any' }],
  signOff: [{ id: 'sign', title: 'sign', roles: ['leadOfficial'], need: 'any' }],
  lookBacks: [{ id: 'first', title: 'first', afterMonths: 3, roles: ['inspector'], whenLapsed: ['administrator'] }],
};
const LIMIT = { workingDays: 5 };
const RED = { id: 'red', title: 'red', when: { after: 'completion', days: 1 }, document: { name: 'red', series: 'red', to: ['leadUnit'], acknowledgeWithin: LIMIT, answerWithin: LIMIT, rectifyWithin: LIMIT } };
const REPORT = { id: 'quarterly', title: 'report', every: 'quarter', dueAfter: LIMIT, roles: ['handler'], until: 'signOff', whenMissed: ['leadUnit'] };
const EXTENSION = { atMost: 1, steps: [{ id: 'decide', title: 'decide', roles: ['authority'], need: 'any' }] };

interface Snippet {
  readonly line: number;
  readonly text: string;
}

function snippets(): Snippet[] {
  return [...DOCUMENT.matchAll(/```yaml\n([\s\S]*?)```/g)].map((found) => ({ line: DOCUMENT.slice(0, found.index).split('\n').length, text: found[1] ?? '' }));
}

/** @returns the whole policies a snippet stands for. */
function policiesIn({ text }: Snippet): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.every((line) => line.startsWith('when: '))) return lines.map(withCondition);
  const value: unknown = parse(text);
  if (Array.isArray(value)) return [stringify({ ...FRAME, ladder: value.some((rung: { id: string }) => rung.id === 'red' || rung.id === 'listed') ? value : [RED, ...(value as unknown[])] })];
  const sections = value as Record<string, unknown>;
  if ('name' in sections) return [text];
  // Roles alone are all unused: what they are for is shown elsewhere.
  return [stringify('roles' in sections ? { ...FRAME, ladder: [RED, namesAll(Object.keys(sections.roles as object))], ...sections, roles: { ...(sections.roles as object), acceptor: 'a', inspector: 'b' } } : { ...FRAME, ladder: [RED], ...sections })];
}

function namesAll(roles: readonly string[]): unknown {
  return { id: 'all', title: 'all', when: { registered: true }, notify: { to: roles } };
}

function withCondition(line: string): string {
  const { when } = parse(line) as { when: Record<string, unknown> };
  const rung = { id: 'x', title: 'x', when, document: { name: 'x', series: 'x', to: ['leadUnit'] }, ...('byHand' in when && { byHand: { roles: ['authority'] } }) };
  return stringify({ ...FRAME, ladder: [RED, rung], periodic: [REPORT], extension: EXTENSION });
}

describe('docs/policies.md', () => {
  it.each(snippets().map((snippet) => [snippet.line, snippet] as const))('shows in line %i what can be used as it stands', (_, snippet) => {
    for (const text of policiesIn(snippet)) expect(problemsOf(checkPolicy(text)).map(({ en, field }) => `${field}: ${en}`)).toEqual([]);
  });

  it('has found the snippets at all', () => {
    expect(snippets().length).toBeGreaterThan(12);
    expect(snippets().flatMap(policiesIn).length).toBeGreaterThan(35);
  });

  it.each([
    ['Chinese', CHINESE],
    ['English', ENGLISH],
  ])('explains every field of the language in its %s half', (_, half) => {
    const schema = JSON.parse(publishedSchemas()['policy.schema.json'] ?? '') as Node;
    const unexplained = [...fieldsOf(schema)].filter((field) => !new RegExp(`\\b${field}\\b`).test(half));
    expect(unexplained).toEqual([]);
  });

  it('shows what the check really says of two slips of the pen', () => {
    const text = changed(changed(example('policies/slips-by-hand.yaml'), 'light: orange', 'light: ornge'), '{ lapsed: blue }', '{ lapsed: blu }');
    const told = problemsOf(readPolicy({ text, name: '规则.yaml' })).map((problem) => `    ${formatProblem(problem, 'zh')}\n`).join('');
    expect(CHINESE).toContain(`policy check 规则.yaml\n${told}`);
  });

  it.each(FILES)('leads to the example %s in both halves', (file) => {
    for (const half of [CHINESE, ENGLISH]) expect(half).toContain(`(../examples/policies/${file})`);
  });
});

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

/** @returns the names of all fields. */
function fieldsOf(node: Node, found = new Set<string>()): Set<string> {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    found.add(key);
    fieldsOf(child, found);
  }
  if (node.items) fieldsOf(node.items, found);
  return found;
}
