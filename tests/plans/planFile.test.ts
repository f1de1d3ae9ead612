import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../plans/check/problem.ts';
import { openPlan } from '../../plans/planFile.ts';
import { changed, checkPlan, codesOf, lineOf, PLAN, POLICY, problemOf, problemsOf } from './samples.ts';

describe('a plan file that is right', () => {
  const reading = checkPlan(PLAN);
  if (!('plan' in reading)) throw new Error(JSON.stringify(reading.problems));
  const { plan } = reading;
  const [measure] = plan.definitions;

  it('has nothing to be told', () => {
    expect(reading.warnings).toEqual([]);
  });

  it('becomes measures with their problem, their milestones in order of date, and the class', () => {
    expect(measure).toMatchObject({ planId: 'little-2026', planTitle: '小方案', ref: 'M-001', problem: { no: '1', title: '理论学习不够' }, class: 'standard' });
    expect(measure?.milestones).toEqual([
      { id: 'effect', kind: 'effect', dueOn: '2026-10-15' },
      { id: 'completion', kind: 'completion', dueOn: '2026-12-15' },
    ]);
  });

  it('finds each role its posts: from the lead unit, the official, the participants and the plan', () => {
    expect(measure?.roles).toEqual({
      ...{ handler: ['finance-clerk'], leadUnit: ['finance-head'], leadOfficial: ['deputy'], participants: ['office-clerk'] },
      ...{ acceptor: ['checker'], inspector: ['inspector'], administrator: ['office-head'], authority: ['deputy'] },
    });
  });

  it('lets a measure name its own posts for a role, before those of the plan', () => {
    const own = checkPlan(changed(PLAN, '        effect:', '        roles: { acceptor: [office-head], handler: [finance-head] }\n        effect:'));
    expect('plan' in own && [own.plan.definitions[0]?.roles.acceptor, own.plan.definitions[0]?.roles.handler]).toEqual([['office-head'], ['finance-head']]);
  });

  it('gives a measure only the posts and people it can involve', () => {
    const more = changed(PLAN, 'roles:\n  acceptor', `  - { id: stranger, title: 路人, unit: office, holders: [{ person: stranger }] }\nroles:\n  acceptor`);
    const other = checkPlan(changed(more, 'posts:', '  - { id: stranger, name: 路人甲, email: s@little.example }\nposts:'));
    if (!('plan' in other)) throw new Error(JSON.stringify(other.problems));
    const directory = other.plan.definitions[0]?.directory;
    expect(Object.keys(other.plan.posts)).toContain('stranger');
    expect([Object.keys(directory?.posts ?? {}).includes('stranger'), Object.keys(directory?.people ?? {}).includes('stranger')]).toEqual([false, false]);
    expect(directory?.posts['finance-head']).toEqual({ title: '财政局局长', unit: '财政局', holders: [{ person: 'sun', from: '2000-01-01' }] });
  });

  it('keeps addresses in the plan and out of the measures', () => {
    expect(plan.people[0]).toEqual({ id: 'zhao', name: '赵一', email: 'zhao@little.example' });
    expect(JSON.stringify(plan.definitions)).not.toContain('@');
  });

  it('keeps what the source prints beside the rules', () => {
    const text = changed(PLAN, 'detail: 制定学习计划。', 'detail: 制定学习计划。\n        status: 已完成\n        issue: 学习不系统');
    const printed = checkPlan(text);
    expect('plan' in printed && printed.plan.printed).toEqual({ 'M-001': { number: '1', status: '已完成' } });
    expect('plan' in printed && printed.plan.definitions[0]?.problem).toEqual({ no: '1', title: '理论学习不够', issue: '学习不系统' });
  });

  it('freezes the calendar in the zone of the plan, ten years beyond its last date', () => {
    expect([plan.calendar.zone, plan.calendar.officialThrough]).toEqual(['Asia/Shanghai', '2026-12-31']);
    const berlin = checkPlan(changed(PLAN, 'policy:', 'zone: Europe/Berlin\npolicy:'));
    expect('plan' in berlin && berlin.plan.calendar.offsets.length).toBeGreaterThan(20);
  });

  it('takes additions to the calendar', () => {
    const text = changed(PLAN, 'policy:', 'calendar: { daysOff: [2027-01-01], workingDays: [2027-01-03], officialThrough: 2027-12-31 }\npolicy:');
    const added = checkPlan(text);
    expect('plan' in added && [added.plan.calendar.daysOff.includes('2027-01-01'), added.plan.calendar.officialThrough]).toEqual([true, '2027-12-31']);
  });

  it('numbers nodes and takes a list of milestones in place of the short form', () => {
    const text = changed(PLAN, '        effect: 2026-10-15\n        completion: 2026-12-15\n', `        milestones:
          - { kind: completion, dueOn: 2026-12-15 }
          - { kind: node, title: 方案印发, dueOn: 2026-09-15 }
          - { kind: node, id: interim, dueOn: 2026-11-16 }
`);
    const listed = checkPlan(text);
    expect('plan' in listed && listed.plan.definitions[0]?.milestones).toEqual([
      { id: 'node-1', kind: 'node', title: '方案印发', dueOn: '2026-09-15' },
      { id: 'interim', kind: 'node', dueOn: '2026-11-16' },
      { id: 'completion', kind: 'completion', dueOn: '2026-12-15' },
    ]);
  });

  it('names its policy, so that the caller can read that file', () => {
    expect(openPlan(PLAN, 'plan.yaml').policyPath).toBe('../policies/little.yaml');
    expect(['policy: /etc/passwd.yaml', 'policy: [', ''].map((text) => openPlan(text, 'plan.yaml').policyPath)).toEqual([undefined, undefined, undefined]);
  });
});

/** A mistake: what is exchanged in the sample, what is said, and the passage of the new text in whose line it is said. */
type Mistake = readonly [code: ProblemCode, passage: string, by: string, at: string];
const SECOND = `      - ref: M-001
        title: 再次
        detail: 再次。
        leadOfficial: deputy
        leadUnit: finance
        completion: 2026-12-15
`;

const MISTAKES: readonly Mistake[] = [
  ['unknownKey', 'leadUnit: finance', 'leadunit: finance', 'leadunit'],
  ['missing', 'title: 小方案\n', '', 'id: little-2026'],
  ['missing', '        leadUnit: finance\n', '', 'ref: M-001'],
  ['empty', 'completion: 2026-12-15', 'completion:', 'completion:'],
  ['wrongType', 'participants: [office]', 'participants: office', 'participants'],
  ['emptyText', 'title: 强化理论学习', 'title: "  "', 'title: "  "'],
  ['textTooLong', 'title: 强化理论学习', `title: ${'长'.repeat(501)}`, '长长'],
  ['controlCharacter', 'title: 强化理论学习', 'title: "强化\\n理论"', '强化\\n'],
  ['controlCharacter', 'name: 赵一', 'name: "赵\\u202E一"', '赵\\u202E'],
  ['malformed', 'no: 1', 'no: [1]', 'no: [1]'],
  ['numberTooSmall', 'no: 1', 'no: -1', 'no: -1'],
  ['badId', 'ref: M-001', 'ref: M/001', 'ref'],
  ['reservedPlanId', 'id: little-2026', 'id: inbox', 'id: inbox'],
  ['badDate', 'effect: 2026-10-15', 'effect: 2026-02-30', 'effect'],
  ['badDate', 'effect: 2026-10-15', 'effect: 2026年10月15日', 'effect'],
  ['badDate', 'adoptedOn: 2026-09-01', 'adoptedOn: 1949-10-01', 'adoptedOn'],
  ['badEmail', 'zhou@little.example', 'zhou', 'id: zhou'],
  ['badEmail', 'zhou@little.example', '"zhou@little.example\\nBcc: all@x.example"', 'id: zhou'],
  ['badPath', '../policies/little.yaml', '/policies/little.yaml', 'policy'],
  ['badZone', 'policy:', 'zone: Asia/Zhenjiang\npolicy:', 'zone'],
  ['notOneOf', 'number: 1', 'class: urgent', 'class'],
  ['duplicateId', '{ id: qian, name: 钱二', '{ id: zhao, name: 钱二', '钱二'],
  ['duplicateId', '{ id: finance, name: 财政局', '{ id: office, name: 财政局', '{ id: office, name: 财政局'],
  ['duplicateId', '{ id: checker,', '{ id: deputy,', 'title: 督查专员'],
  ['duplicateId', 'completion: 2026-12-15\n', `completion: 2026-12-15\n${SECOND}`, '- ref: M-001\n        title: 再次'],
  ['duplicateId', '        effect: 2026-10-15\n', '        milestones: [{ kind: node, id: completion, dueOn: 2026-10-15 }]\n', 'completion: 2026-12-15'],
  ['duplicateUnitName', 'name: 财政局', 'name: 办公室', '{ id: finance'],
  ['unknownUnit', 'participants: [office]', 'participants: [ofice]', 'participants'],
  ['unknownUnit', 'title: 督查专员, unit: office', 'title: 督查专员, unit: none', '督查专员'],
  ['unknownPost', 'leadOfficial: deputy', 'leadOfficial: depty', 'leadOfficial'],
  ['unknownPost', 'acceptor: [checker]', 'acceptor: [cheker]', 'acceptor'],
  ['unknownPost', 'principal: finance-head', 'principal: finance-haed', '财政局'],
  ['unknownPerson', 'person: wu', 'person: wuu', '督查专员'],
  ['leadUnitParticipates', 'participants: [office]', 'participants: [finance]', 'participants'],
  ['noMilestones', '        effect: 2026-10-15\n        completion: 2026-12-15\n', '', 'ref: M-001'],
  ['completionMissing', '        completion: 2026-12-15\n', '', 'ref: M-001'],
  ['milestoneKindTwice', '        effect: 2026-10-15\n', '        effect: 2026-10-15\n        milestones: [{ kind: effect, dueOn: 2026-10-30 }]\n', 'milestones'],
  ['immediateManyDates', 'number: 1', 'class: immediate', 'class'],
  ['effectAfterCompletion', 'effect: 2026-10-15', 'effect: 2026-12-16', 'effect'],
  ['nodeAfterCompletion', 'effect: 2026-10-15', 'milestones: [{ kind: node, dueOn: 2026-12-16 }]', 'milestones'],
  ['notAfterAdoption', 'effect: 2026-10-15', 'effect: 2026-09-01', 'effect'],
  ['dateOnDayOff', 'effect: 2026-10-15', 'effect: 2026-10-03', 'effect'],
  ['datesProvisional', 'completion: 2026-12-15', 'completion: 2027-03-31', 'problems'],
  ['holdingReversed', '[{ person: wu }]', '[{ person: wu, from: 2026-03-01, to: 2026-02-01 }, { person: li }]', '督查专员'],
  ['holdingsOverlap', '[{ person: wu }]', '[{ person: wu, to: 2026-10-01 }, { person: li, from: 2026-10-01 }]', '督查专员'],
  ['postUnheld', '[{ person: wu }]', '[{ person: wu, from: 2026-09-02 }]', '督查专员'],
  ['emailsMissing', ', email: zhou@little.example', '', 'people'],
  ['handlerUnheld', 'holders: [{ person: li }]', 'holders: []', 'leadUnit: finance'],
  ['administratorMissing', '  administrator: [office-head]\n', '', 'roles'],
  ['authorityMissing', 'authority: [deputy]', 'authority: []', 'roles'],
  ['roleUnfilled', '  inspector: [inspector]\n', '', 'roles'],
  ['roleUnused', 'acceptor: [checker]', 'acceptor: [checker]\n  acceptors: [checker]', 'acceptors'],
  ['chainEmpty', 'acceptor: [checker]', 'acceptor: []', 'roles'],
  ['nobodyMayDecide', 'person: wu', 'person: li', 'ref: M-001'],
  ['nobodyMayLookBack', 'person: zheng', 'person: zhou', 'ref: M-001'],
  ['unknownTag', 'title: 小方案', 'title: !!secret 小方案', 'title'],
  ['duplicateKey', 'title: 小方案', 'title: 小方案\ntitle: 大方案', 'title: 大方案'],
];

describe('a plan file that is wrong', () => {
  it.each(MISTAKES.map((mistake) => [mistake[0], mistake[2].trim().split('\n')[0]?.slice(0, 40), mistake] as const))('is told %s for "%s"', (code, _, [, passage, by, at]) => {
    const text = changed(PLAN, passage, by);
    expect(problemOf(checkPlan(text), code).line).toBe(lineOf(text, at));
  });

  it('is told the measure a problem is in, and the field as a path', () => {
    expect(problemOf(checkPlan(changed(PLAN, 'effect: 2026-10-15', 'effect: 2026-02-30')), 'badDate')).toMatchObject({ measure: 'M-001', field: 'problems[0].measures[0].effect', column: 17 });
  });

  it('is told of every mistake at once, and of those in the policy too', () => {
    const text = changed(changed(changed(PLAN, 'title: 小方案\n', ''), 'zhou@little.example', 'zhou'), 'participants: [office]', 'participants: [ofice]');
    const problems = problemsOf(checkPlan(text, changed(POLICY, 'light: red', 'light: read')));
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual(['plan.yaml missing', 'plan.yaml badEmail', 'plan.yaml unknownUnit', 'policy.yaml notOneOf']);
  });

  it('is not told that somebody is unknown who is there but broken', () => {
    expect(codesOf(checkPlan(changed(PLAN, 'zhou@little.example', 'zhou')))).toEqual(['badEmail']);
  });

  it('is told of writing that cannot be read, with the line', () => {
    const text = changed(PLAN, 'title: 小方案', 'title: "小方案');
    expect(problemsOf(checkPlan(text))[0]).toMatchObject({ code: 'notYaml', severity: 'error' });
    const tab = changed(PLAN, '  - { id: office,', '\t- { id: office,');
    expect(problemOf(checkPlan(tab), 'notYaml')).toMatchObject({ line: 6, zh: expect.stringContaining('制表符') as string });
  });
});

describe('warnings', () => {
  it('let the plan start all the same', () => {
    const reading = checkPlan(changed(PLAN, 'completion: 2026-12-15', 'completion: 2027-03-31'));
    expect('plan' in reading && reading.warnings.map(({ code }) => code)).toEqual(['datesProvisional']);
  });

  it('say nothing of a day off where the policy moves the date itself', () => {
    expect(codesOf(checkPlan(changed(PLAN, 'effect: 2026-10-15', 'effect: 2026-10-03'), changed(POLICY, 'dayOff: keep', 'dayOff: next')))).toEqual([]);
  });

  it('say nothing of a make-up Saturday', () => {
    expect(codesOf(checkPlan(changed(PLAN, 'effect: 2026-10-15', 'effect: 2026-10-10')))).toEqual([]);
  });

  it('say nothing of provisional dates once the list of their year is added', () => {
    const text = changed(changed(PLAN, 'completion: 2026-12-15', 'completion: 2027-03-31'), 'policy:', 'calendar: { officialThrough: 2027-12-31 }\npolicy:');
    expect(codesOf(checkPlan(text))).toEqual([]);
  });

  it('say nothing of a long-term measure without a completion date', () => {
    expect(codesOf(checkPlan(changed(changed(PLAN, '        completion: 2026-12-15\n', ''), 'number: 1', 'class: longTerm')))).toEqual([]);
  });

  it('say nothing of a measure nobody takes part in', () => {
    const policy = changed(POLICY, 'notify: { to: [handler] }', 'notify: { to: [handler, participants] }');
    expect(codesOf(checkPlan(changed(PLAN, '        participants: [office]\n', ''), policy))).toEqual([]);
  });
});
