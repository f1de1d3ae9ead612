import { describe, expect, it } from 'vitest';
import { dutiesOf } from '../../domain/duties.ts';
import type { Definition } from '../../domain/definition.ts';
import { accepts, at, DEFINITION, POLICY, Story, submits } from '../support/definitions.ts';

const RULED: Definition = {
  ...DEFINITION,
  policy: {
    ...POLICY,
    ladder: [
      { id: 'letter', title: '责成限期整改', light: 'red', when: { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } }, interview: { with: ['leadUnit'], recordedBy: ['supervisor'], within: { n: 5, unit: 'working' }, whenLapsed: [] }, document: { name: '限期整改通知书', series: '限改', to: ['leadUnit'], cc: [], acknowledgeWithin: { n: 2, unit: 'working' }, answerWithin: { n: 3, unit: 'working' } } },
    ],
    periodic: [{ id: 'monthly', title: '月报', every: 'month', dueAfter: { n: 5, unit: 'working' }, roles: ['handler'], until: 'archive', whenMissed: [] }],
  },
};
const owed = (story: Story, post: string, now: number) => dutiesOf(story.state, post, now).map(({ what, title, lastOn, isOverdue, light }) => [what, title, lastOn, isOverdue, ...(light ? [light] : [])]);

describe('what is open at a post', () => {
  it('is, for the unit, receipt, milestones with their lights, papers and reports', () => {
    const story = new Story(RULED, at('2026-09-01', '10:00'));
    expect(owed(story, 'bureau-handler', at('2026-09-01', '11:00'))).toEqual([
      ['receipt', 'receipt', '2026-09-04', false],
      ['milestone', 'effect', '2026-09-30', false, 'normal'],
      ['milestone', 'completion', '2026-10-30', false, 'normal'],
      ['periodic', '月报 2026-09', '2026-10-13', false],
    ]);
    story.until(at('2026-10-08', '09:00'));
    expect(owed(story, 'bureau-head', at('2026-10-09', '10:00'))).toEqual([
      ['milestone', 'effect', '2026-09-30', true, 'red'],
      ['milestone', 'completion', '2026-10-30', false, 'normal'],
      ['documentReceipt', '限期整改通知书', '2026-10-10', false],
      ['documentAnswer', '限期整改通知书', '2026-10-12', false],
    ]);
    expect(owed(story, 'supervision-2', at('2026-10-09', '10:00'))).toEqual([['interview', '责成限期整改', '2026-10-14', false]]);
    expect(owed(story, 'finance-handler', at('2026-10-09', '10:00')).map(([what]) => what)).toEqual(['receipt', 'part']);
  });

  it('is, for those who decide, the step that awaits them, until they have decided', () => {
    const story = new Story(DEFINITION, at('2026-09-01', '10:00')).does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00')).does('li', submits('effect', 'completion'), at('2026-09-02', '10:00'));
    const now = at('2026-09-02', '11:00');
    expect(owed(story, 'supervision-1', now)).toEqual([['acceptance', '督查室验收', '2026-09-09', false], ['acceptance', '督查室验收', '2026-09-09', false]]);
    expect(owed(story, 'bureau-handler', now)).toEqual([]);
    story.does('zhao', accepts('effect', 'completion'), now);
    expect(owed(story, 'deputy-director', now)).toEqual([['signOff', '牵头领导审批', '2026-09-09', false]]);
    expect(owed(story, 'group-leader', now)).toEqual([]);
  });

  it('is the look-back after closure, and nothing at the end', () => {
    const story = new Story(DEFINITION, at('2026-09-01', '10:00')).does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00')).does('li', submits('effect', 'completion'), at('2026-09-02', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-02', '11:00'));
    for (const person of ['zhang', 'sun']) story.does(person, { type: 'approveClosure', factsHash: story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '' }, at('2026-09-02', '12:00'));
    expect(owed(story, 'inspection-office', at('2026-09-02', '13:00'))).toEqual([['lookBack', '首次回头看', '2026-12-02', false]]);
    story.does('zhou', { type: 'holdLookBack', lookBackId: 'first', note: '未反弹' }, at('2026-12-02', '10:00'));
    expect(owed(story, 'inspection-office', at('2026-12-02', '11:00'))).toEqual([]);
  });

  it('is no report of a time before the duty was there: another class or an amendment brings it from now on only', () => {
    const monthly = { id: 'monthly', title: '月报', every: 'month', dueAfter: { n: 5, unit: 'working' }, roles: ['handler'], until: 'signOff', whenMissed: ['administrator'] } as const;
    const base: Definition = { ...DEFINITION, milestones: [{ id: 'completion', kind: 'completion', dueOn: '2027-12-30' }], policy: { ...POLICY, periodic: [{ ...monthly, classes: ['longTerm'] }] } };
    const story = new Story(base, at('2026-09-01', '10:00')).does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
    const missed = () => story.types().filter((type) => type === 'awaitedLapsed').length;
    const reports = (now: number) => owed(story, 'bureau-handler', now).filter(([what]) => what === 'periodic').map(([, title]) => title);
    story.does('sun', { type: 'convertClass', to: 'longTerm', reason: '需长期坚持' }, at('2027-03-10', '10:00')).until(at('2027-03-31', '10:00'));
    expect([missed(), reports(at('2027-03-31', '10:00'))]).toEqual([0, ['月报 2027-03']]);
    story.until(at('2027-04-09', '09:00'));
    expect(missed()).toBe(1);
    const review = { ...monthly, id: 'review', title: '复核', dueAfter: { n: 1, unit: 'calendar' } } as const;
    story.does('zheng', { type: 'amend', definition: { ...base, policy: { ...base.policy, periodic: [{ ...monthly, classes: ['longTerm'] }, review] } } }, at('2027-04-12', '10:00')).until(at('2027-04-13', '10:00'));
    expect([missed(), reports(at('2027-04-13', '10:00'))]).toEqual([1, ['月报 2027-04', '复核 2027-04']]);
  });
});
