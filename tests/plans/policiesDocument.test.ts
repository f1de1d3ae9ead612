import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { instantAt } from '../../domain/calendar.ts';
import { forecast } from '../../domain/forecast.ts';
import { readPlan } from '../../plans/planFile.ts';
import { readScenario } from '../../plans/scenarioFile.ts';
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
const REPORT = { id: 'report', title: 'report', every: 'quarter', dueAfter: LIMIT, roles: ['handler'], until: 'signOff', whenMissed: ['leadUnit'] };
const EXTENSION = { atMost: 1, steps: [{ id: 'decide', title: 'decide', roles: ['authority'], need: 'any' }] };

interface Snippet {
  readonly line: number;
  readonly text: string;
}

const SNIPPETS: readonly Snippet[] = [...DOCUMENT.matchAll(/```yaml\n([\s\S]*?)```/g)].map((found) => ({ line: DOCUMENT.slice(0, found.index).split('\n').length, text: found[1] ?? '' }));
const SCENARIOS = SNIPPETS.filter(({ text }) => text.startsWith('acts:'));

function snippets(): Snippet[] {
  return SNIPPETS.filter((snippet) => !SCENARIOS.includes(snippet));
}

/** @returns the one policy that all snippets of a half make when they are put together; of two rungs with one id, from two of the examples, the first counts. */
function assembled(half: string): string {
  const rungs = new Map<string, unknown>();
  const whole: Record<string, unknown> = {};
  for (const { text } of snippets().filter((snippet) => half.includes(snippet.text))) {
    const conditions = text.trim().split('\n').every((line) => line.startsWith('when: '));
    const value: unknown = conditions ? [] : parse(text);
    if (!Array.isArray(value)) Object.assign(whole, value);
    for (const rung of (Array.isArray(value) ? value : ((value as { ladder?: unknown[] }).ladder ?? [])) as { id: string }[]) if (!rungs.has(rung.id)) rungs.set(rung.id, rung);
  }
  const listed = conditionsIn(half).map((when, index) => ({ id: `c${String(index)}`, title: 'c', when, document: { name: 'c', series: 'c', to: ['leadUnit'] }, ...('byHand' in when && { byHand: { roles: ['authority'] } }) }));
  return stringify({ ...whole, ladder: [...rungs.values(), ...listed] });
}

function conditionsIn(half: string): Record<string, unknown>[] {
  return (half.match(/^when: .*$/gm) ?? []).map((line) => (parse(line) as { when: Record<string, unknown> }).when);
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
    for (const text of policiesIn(snippet)) expect(problemsOf(checkPolicy(text)).filter(({ code }) => code !== 'rolesUnlisted').map(({ en, field }) => `${field}: ${en}`)).toEqual([]);
  });

  it.each([
    ['Chinese', CHINESE],
    ['English', ENGLISH],
  ])('shows in its %s half one policy, in pieces that fit together, with no role it does not list', (_, half) => {
    const problems = problemsOf(checkPolicy(assembled(half)));
    // Those who know English only have these pieces and no more: not one id may be twice among their rungs.
    const ids = [...ENGLISH.matchAll(/^ {0,2}- (?:\{ )?id: ([\w-]+)/gm)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    // A role may be listed for those who add rungs of their own.
    expect(problems.filter(({ code }) => code !== 'roleNotNamed').map(({ en, field }) => `${field}: ${en}`)).toEqual([]);
  });

  it('shows scenarios that can be played against the sample plan, with something to see', () => {
    expect(SCENARIOS).toHaveLength(3);
    for (const { text } of SCENARIOS) {
      const policyName = text.includes('issue:') ? 'policies/slips-by-hand.yaml' : 'policies/returned-letters.yaml';
      const reading = readPlan({ planText: example('zhenjiang/plan.yaml'), planName: 'plan.yaml', policyText: example(policyName), policyName });
      if (!('plan' in reading)) throw new Error('the sample plan cannot be read');
      const { plan } = reading;
      const startedAt = instantAt(plan.calendar, plan.adoptedOn, 540);
      const scenario = readScenario({ text, name: 'scenario.yaml', plan, startedAt });
      if (!('scenario' in scenario)) throw new Error(scenario.problems.map(({ en }) => en).join(' '));
      const [[ref, acts] = ['', []]] = scenario.scenario.acts;
      const definition = plan.definitions.find((candidate) => candidate.ref === ref);
      if (!definition) throw new Error(`no measure ${ref}`);
      const papers = forecast({ definition, registeredAt: startedAt, untilAt: instantAt(plan.calendar, '2026-12-08', 0), acts }).filter(({ kind }) => kind === 'paper');
      expect(papers.map(({ rule }) => rule)).toEqual([text.includes('issue:') ? 'blue' : 'first-return']);
    }
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
