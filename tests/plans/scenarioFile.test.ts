import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { forecast } from '../../domain/forecast.ts';
import { noticeAt } from '../../domain/timing.ts';
import { formatProblem } from '../../plans/check/problem.ts';
import { readPlan, type CheckedPlan } from '../../plans/planFile.ts';
import { readScenario } from '../../plans/scenarioFile.ts';
import { VERBS } from '../../plans/scenario/schema.ts';
import { changed, example, PLAN, POLICY } from './samples.ts';

function planOf(planText: string, policyText: string): CheckedPlan {
  const reading = readPlan({ planText, planName: 'plan.yaml', policyText, policyName: 'policy.yaml' });
  if (!('plan' in reading)) throw new Error(JSON.stringify(reading.problems));
  return reading.plan;
}

const LITTLE = planOf(PLAN, POLICY);
const REPORTING = planOf(PLAN, changed(POLICY, 'lookBacks:', 'periodic:\n  - { id: monthly, title: 月报, every: month, dueAfter: { workingDays: 5 }, roles: [handler], until: signOff, whenMissed: [administrator] }\nlookBacks:'));
const STARTED = noticeAt(LITTLE, LITTLE.adoptedOn);
const [FIRST] = LITTLE.definitions;
const ref = FIRST?.ref ?? '';

function read(acts: string, plan = LITTLE) {
  return readScenario({ text: `acts:\n${acts}\n`, name: 's.yaml', plan, startedAt: noticeAt(plan, plan.adoptedOn) });
}

function problems(acts: string): string[] {
  const reading = read(acts);
  return 'problems' in reading ? reading.problems.map((problem) => formatProblem(problem, 'zh')) : [];
}

describe('a scenario file', () => {
  it('says who does what and when; without an hour it is ten in the morning', () => {
    const reading = read(`  - { measure: ${ref}, on: 2027-01-05, submit: [completion], by: handler }\n  - { measure: all, on: 2027-01-04, at: "16:30", acknowledge: true }`);
    const acts = 'scenario' in reading ? reading.scenario.acts.get(ref) : undefined;
    expect(acts).toMatchObject([
      { intent: { type: 'acknowledge' }, origin: 's.yaml:3' },
      { intent: { type: 'submit', milestones: ['completion'] }, by: 'handler', origin: 's.yaml:2' },
    ]);
    expect(acts?.map(({ at }) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16))).toEqual(['2027-01-04T16:30', '2027-01-05T10:00']);
  });

  it('is told what is wrong with it, all at once, with line and field', () => {
    const wrong = [
      `  - { measure: M-999, on: 2027-01-05, sign: true }`,
      `  - { measure: ${ref}, on: 2027-01-05 }`,
      `  - { measure: ${ref}, on: 2027-01-05, sign: true, withdraw: true }`,
      `  - { measure: ${ref}, on: 2027-01-05, extend: completion }`,
      `  - { measure: ${ref}, on: 2027-01-05, sign: true, to: 2027-02-01 }`,
      `  - { measure: ${ref}, on: 2027-01-05, submit: [completed] }`,
      `  - { measure: ${ref}, on: 2027-01-05, receive: lat }`,
      `  - { measure: ${ref}, on: 2001-01-05, sign: true }`,
      `  - { measure: ${ref}, on: 2027-01-05, sign: true, by: whoever }`,
      `  - { measure: ${ref}, on: 2027-13-05, sing: true }`,
    ];
    expect(problems(wrong.join('\n')).map((line) => line.slice(0, 46))).toEqual(
      [
        's.yaml:2:16 错误 acts[0].measure: 没有措施“M-999”。',
        's.yaml:3:5 错误 acts[1]: 没有写明办什么事。',
        's.yaml:4:5 错误 acts[2]: 一条只能办一件事',
        's.yaml:5:5 错误 acts[3]: “extend”还须写明“to”',
        's.yaml:6:51 错误 acts[4].to: “sign”不需要“to”',
        's.yaml:7:48 错误 acts[5].submit[0]: 没有时限节点“com',
        's.yaml:8:48 错误 acts[6].receive: 没有督办规则“lat”',
        's.yaml:9:27 错误 acts[7].on: 2001-01-05 早于',
        's.yaml:10:55 错误 acts[8].by: 没有角色、职务或人员“wh',
        's.yaml:11:27 错误 acts[9].on: “2027-13-05”',
        's.yaml:11:39 错误 acts[9].sing: 不认识“sing”',
      ].map((start) => expect.stringMatching(new RegExp(`^${start.replace(/[[\]]/g, '\\$&')}`)) as string),
    );
  });

  it.each(VERBS)('can say %s, and what it says is decided by the rules, not lost', (verb) => {
    const values: Readonly<Record<string, string>> = {
      ...{ acknowledge: 'true', report: '进展', part: 'done', handIn: 'monthly', submit: '[completion]', accept: '[completion]', return: '[completion]', sign: 'true', refuseSign: '[completion]' },
      ...{ receive: 'late', answer: 'late', excuse: 'late', interview: 'late', issue: 'late', extend: 'completion, to: 2027-06-30', grantExtension: 'completion', refuseExtension: 'completion' },
      ...{ replaceEvidence: 'completion', suspend: '2027-03-01', resume: 'true', lookBack: 'first', relapse: 'first, dates: { completion: 2027-09-01 }', reopen: 'true, dates: { completion: 2027-09-01 }' },
      ...{ withdraw: 'true', routine: 'true', convert: 'longTerm', comment: '请抓紧', substitute: 'POST, person: PERSON, to: 2027-02-01', endSubstitution: 'POST, person: PERSON', handOver: 'POST, person: PERSON' },
      ...{ amend: '{ completion: 2027-09-30 }', publish: '{ daysOff: [2027-02-08], officialThrough: 2027-12-31 }' },
    };
    const plan = REPORTING;
    const value = (values[verb] ?? '').replace('POST', Object.keys(plan.posts)[0] ?? '').replace('PERSON', plan.people[0]?.id ?? '');
    const reading = read(`  - { measure: ${ref}, on: 2027-01-05, ${verb}: ${value} }`, plan);
    if (!('scenario' in reading)) throw new Error(JSON.stringify(reading.problems));
    const [definition] = plan.definitions;
    if (!definition) throw new Error('no measure');
    const codes: string[] = [];
    const asked = { definition, registeredAt: STARTED, untilAt: STARTED + 365 * 86_400_000, acts: reading.scenario.acts.get(ref) ?? [] };
    forecast({ ...asked, onRefused: (_, { code }) => codes.push(code) });
    expect(['unknownAct', 'unknownPerson'].some((code) => codes.includes(code))).toBe(false);
  });

  it('ships as an example that plays without a refusal', () => {
    const plan = planOf(example('zhenjiang/plan.yaml'), example('policies/ladder.yaml'));
    const reading = readScenario({ text: readFileSync(new URL('../../examples/scenarios/three-measures.yaml', import.meta.url), 'utf8'), name: 'three-measures.yaml', plan, startedAt: noticeAt(plan, plan.adoptedOn) });
    if (!('scenario' in reading)) throw new Error(JSON.stringify(reading.problems));
    const refused: string[] = [];
    for (const definition of plan.definitions) {
      const acts = reading.scenario.acts.get(definition.ref) ?? [];
      const registeredAt = noticeAt(plan, plan.adoptedOn);
      forecast({ definition, registeredAt, untilAt: registeredAt + 365 * 86_400_000, acts, onRefused: ({ origin }, { code }) => refused.push(`${String(origin)} ${code}`) });
    }
    expect(refused).toEqual([]);
    expect([...reading.scenario.acts.keys()]).toEqual(['M-004', 'M-012', 'M-020']);
  });
});
