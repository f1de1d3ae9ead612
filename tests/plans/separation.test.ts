import { describe, expect, it } from 'vitest';
import { changed, checkPlan, codesOf, PLAN, POLICY, problemOf, problemsOf } from './samples.ts';

/** In the sample li handles the measure, wu accepts it, zhou signs it off and zheng looks back. */
const held = (post: string, person: string, by: string) => [`${post}, unit: office, holders: [{ person: ${person} }]`, `${post}, unit: office, holders: [{ person: ${by} }]`] as const;
const CHECKER = (by: string) => held('督查专员', 'wu', by);

describe('duties that must be apart', () => {
  it('are apart when four people have them', () => {
    expect(codesOf(checkPlan(PLAN))).toEqual([]);
  });

  it('are not when the handler is the only acceptor: the plan cannot start', () => {
    const problem = problemOf(checkPlan(changed(PLAN, ...CHECKER('li'))), 'nobodyMayDecide');
    expect(problem).toMatchObject({ severity: 'error', measure: 'M-001', zh: expect.stringContaining('李四 已作为提交人') as string });
  });

  it('are when the handler is one of two acceptors and either will do', () => {
    const two = changed(changed(PLAN, ...CHECKER('li')), 'acceptor: [checker]', 'acceptor: [checker, inspector]');
    expect(codesOf(checkPlan(changed(two, '  inspector: [inspector]', '  inspector: [office-head]')))).toEqual([]);
  });

  it('are not when the handler is one of two acceptors and both must approve', () => {
    const two = changed(changed(PLAN, ...CHECKER('li')), 'acceptor: [checker]', 'acceptor: [checker, office-head]');
    expect(codesOf(checkPlan(two, changed(POLICY, 'need: any, within', 'need: all, within')))).toEqual(['nobodyMayDecide']);
  });

  it('are not when one of three acceptors is the handler and three must approve, but are when two must', () => {
    const three = changed(changed(PLAN, ...CHECKER('li')), 'acceptor: [checker]', 'acceptor: [checker, office-head, office-clerk]');
    expect(codesOf(checkPlan(three, changed(POLICY, 'need: any, within', 'need: 3, within')))).toEqual(['nobodyMayDecide']);
    expect(codesOf(checkPlan(three, changed(POLICY, 'need: any, within', 'need: 2, within')))).toEqual([]);
  });

  it('are not when the only acceptor is also the only signer', () => {
    const problem = problemOf(checkPlan(changed(PLAN, ...CHECKER('zhou'))), 'nobodyMayDecide');
    expect([problem.zh.includes('销号审批'), problem.en.includes('acceptor')]).toEqual([true, true]);
  });

  it('are when the signer is one of two acceptors: the other accepts', () => {
    const two = changed(changed(PLAN, ...CHECKER('zhou')), 'acceptor: [checker]', 'acceptor: [checker, office-head]');
    expect(codesOf(checkPlan(two))).toEqual([]);
  });

  it('are when one person takes both steps of the sign-off', () => {
    const policy = changed(POLICY, 'lookBacks:', '  - { id: again, title: 复核, roles: [authority], need: all }\nlookBacks:');
    expect(codesOf(checkPlan(PLAN, policy))).toEqual([]);
  });

  it('are not when the only inspector signs', () => {
    const problem = problemOf(checkPlan(changed(PLAN, ...held('巡察专员', 'zheng', 'zhou'))), 'nobodyMayLookBack');
    expect(problem.zh).toContain('回头看');
  });

  it('are in question when the principal of the unit is the only acceptor: the handler had better submit', () => {
    const reading = checkPlan(changed(PLAN, ...CHECKER('sun')));
    expect('plan' in reading).toBe(true);
    expect(problemOf(reading, 'principalShouldNotSubmit')).toMatchObject({ severity: 'warning', measure: 'M-001', zh: expect.stringContaining('孙三 是牵头单位主要负责人') as string });
  });

  it('are when principal and handler are one person who does not accept', () => {
    expect(codesOf(checkPlan(changed(PLAN, '财政局局长, unit: finance, holders: [{ person: sun }]', '财政局局长, unit: finance, holders: [{ person: li }]')))).toEqual([]);
  });

  it('are looked at on the last date of the measure too, when people have changed', () => {
    const text = changed(PLAN, '督查专员, unit: office, holders: [{ person: wu }]', '督查专员, unit: office, holders: [{ person: wu, to: 2026-11-30 }, { person: li, from: 2026-12-01 }]');
    expect(problemOf(checkPlan(text), 'nobodyMayDecide').zh).toContain('2026-12-15');
  });
});

describe('a chain nobody fills', () => {
  it('is told once for all measures it concerns', () => {
    const second = `      - { ref: M-002, title: 二, detail: 二, leadOfficial: deputy, leadUnit: finance, completion: 2026-12-15 }\n`;
    const text = changed(`${PLAN}${second}`, 'acceptor: [checker]', 'acceptor: []');
    const problems = problemsOf(checkPlan(text)).filter(({ code }) => code === 'chainEmpty');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.zh).toContain('涉及 2 项措施，如 M-001');
  });

  it('is told when the only holder leaves before the end', () => {
    const text = changed(PLAN, '督查专员, unit: office, holders: [{ person: wu }]', '督查专员, unit: office, holders: [{ person: wu, to: 2026-11-30 }]');
    expect(problemOf(checkPlan(text), 'chainEmpty').en).toContain('on 2026-12-15');
  });

  it('is not told when one of its steps is filled', () => {
    const policy = changed(changed(POLICY, '{ acceptor:', '{ secondAcceptor: 无人, acceptor:'), 'signOff:', '  - { id: second, title: 复验, roles: [secondAcceptor], need: any }\nsignOff:');
    expect(codesOf(checkPlan(PLAN, policy))).toEqual(['roleUnfilled']);
  });
});
