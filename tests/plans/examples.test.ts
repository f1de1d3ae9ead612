import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, workingDaysBetween } from '../../domain/calendar.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';
import { openPlan, type CheckedPlan } from '../../plans/planFile.ts';
import { redatePlan } from '../../plans/redate.ts';
import { readReport } from '../../plans/report/index.ts';
import { exampleText } from '../../scripts/examples/exampleText.ts';
import { JIANGNING } from '../../scripts/examples/jiangning.ts';
import { ZHENJIANG } from '../../scripts/examples/zhenjiang.ts';
import { checkPlan, checkPolicy, codesOf, errorsOf, example } from './samples.ts';

const EXAMPLES = [
  { name: 'zhenjiang', id: 'zhenjiang-2026', policy: 'ladder', problems: 25, measures: 143, office: ZHENJIANG },
  { name: 'jiangning', id: 'jiangning-2026', policy: 'three-colours', problems: 15, measures: 38, office: JIANGNING },
] as const;

const calendar = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2026, toYear: 2028 });
const textOf = (name: string) => example(`${name}/plan.yaml`);
const policyOf = (policy: string) => example(`policies/${policy}.yaml`);

function read(name: string, policy: string): CheckedPlan {
  const reading = checkPlan(textOf(name), policyOf(policy));
  if (!('plan' in reading)) throw new Error(errorsOf(reading).join('\n'));
  return reading.plan;
}

describe('the example policies', () => {
  it.each(readdirSync(new URL('../../examples/policies/', import.meta.url)))('%s has nothing to be told', (file) => {
    expect(codesOf(checkPolicy(example(`policies/${file}`)))).toEqual([]);
  });

  it('the ladder climbs one rung at a time, each from the limit of the one before', () => {
    const { ladder } = read('zhenjiang', 'ladder').policy;
    const serial = ['interview', 'key-supervision', 'referral'].map((id) => ladder.find((rule) => rule.id === id)?.when);
    expect(serial).toEqual([{ on: 'lapsed', of: 'rectify' }, { on: 'lapsed', of: 'interview' }, { on: 'lapsed', of: 'key-supervision' }]);
  });

  it('the three colours come 20 and 10 calendar days before and one day after, for both deadlines', () => {
    const { ladder } = read('jiangning', 'three-colours').policy;
    const colours = ladder.flatMap(({ light, when }) => ((when.on === 'before' || when.on === 'after') && when.milestone !== 'node' ? [`${when.on} ${when.milestone} ${when.count.n} ${when.count.unit} ${light ?? ''}`] : []));
    expect(colours).toEqual([
      ...['before effect 20 calendar green', 'before completion 20 calendar green', 'before effect 10 calendar yellow'],
      ...['before completion 10 calendar yellow', 'after effect 1 calendar red', 'after completion 1 calendar red'],
    ]);
  });
});

describe.each(EXAMPLES)('the example $name', ({ name, id, policy, problems, measures, office }) => {
  const plan = read(name, policy);
  const report = readFileSync(new URL(`../fixtures/reports/${name}.txt`, import.meta.url), 'utf8');

  it('is what scripts/makeExamples.ts makes of the report today', () => {
    expect(textOf(name)).toBe(exampleText(office, readReport(report)));
  });

  it('has no error, and of its dates only that they are provisional', () => {
    expect(codesOf(checkPlan(textOf(name), policyOf(policy)))).toEqual(['datesProvisional']);
  });

  it('names the policy it is meant for', () => {
    expect(openPlan(textOf(name), 'plan.yaml').policyPath).toBe(`../policies/${policy}.yaml`);
  });

  it(`holds all ${problems} problems and ${measures} measures of its report`, () => {
    expect([plan.id, new Set(plan.definitions.map(({ problem }) => problem.no)).size, plan.definitions.length]).toEqual([id, problems, measures]);
  });

  it('prints the report word for word', () => {
    const words = report.replace(/\s/g, '');
    for (const { ref, title, detail, problem } of plan.definitions) {
      for (const text of [title, detail, problem.title]) expect([ref, words.includes(text.replace(/\s/g, ''))]).toEqual([ref, true]);
    }
  });

  it('says at its head that people, posts, units and dates are invented, in both languages', () => {
    const head = textOf(name).split('\n\n')[0] ?? '';
    expect(head).toMatch(/人员、职务、单位分工、日期全部是假定和虚构的/);
    expect(head).toMatch(/assumed and invented/);
  });

  it('has people nobody can take for real, at addresses nobody can reach', () => {
    for (const person of plan.people) {
      expect(person.name).toMatch(/^.[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]$/);
      expect(person.email).toBe(`${person.id}@${name}.example`);
    }
  });

  it('has its dates on working days over ten months', () => {
    const dates = plan.definitions.flatMap(({ milestones }) => milestones.map(({ dueOn }) => dueOn)).sort();
    expect(dates.filter((date) => !isWorkingDay(calendar, date))).toEqual([]);
    expect([plan.adoptedOn, (dates[0] ?? '') > '2026-12-01', dates.at(-1)?.slice(0, 7)]).toEqual(['2026-11-23', true, '2027-09']);
  });

  it('has intermediate dates, immediate and long-term measures', () => {
    expect(plan.definitions.some(({ milestones }) => milestones.some(({ kind }) => kind === 'node'))).toBe(true);
    expect(new Set(plan.definitions.map((definition) => definition.class))).toEqual(new Set(['standard', 'immediate', 'longTerm']));
  });

  it('fills every role its policy names, in every measure', () => {
    for (const { ref, roles } of plan.definitions) {
      for (const role of ['handler', 'leadUnit', 'leadOfficial', 'acceptor', 'groupHead', 'inspector', 'administrator', 'authority']) expect([ref, role, (roles[role] ?? []).length > 0]).toEqual([ref, role, true]);
    }
  });

  it.each(['2026-11-22', '2026-12-31', '2027-02-06', '2027-10-01'])('can be adopted on %s instead, at the same distances and without an error', (adoptedOn) => {
    const redated = redatePlan({ planText: textOf(name), planName: 'plan.yaml', adoptedOn });
    if (!('text' in redated)) throw new Error(JSON.stringify(redated.problems));
    const reading = checkPlan(redated.text, policyOf(policy));
    if (!('plan' in reading)) throw new Error(errorsOf(reading).join('\n'));
    const distances = (of: CheckedPlan) => of.definitions.map(({ milestones }) => milestones.map(({ dueOn }) => workingDaysBetween(calendar, of.adoptedOn, dueOn)));
    expect(distances(reading.plan)).toEqual(distances(plan));
    expect(redated.milestones).toBe(plan.definitions.flatMap(({ milestones }) => milestones).length);
  });
});

describe('the examples together', () => {
  it('share no person: people are known across plans by their ids', () => {
    const ids = EXAMPLES.flatMap(({ name, policy }) => read(name, policy).people.map((person) => person.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
