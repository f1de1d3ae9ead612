import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { nextDueAt } from '../../domain/due.ts';
import type { Definition } from '../../domain/definition.ts';
import { dueOn, clockOf } from '../../domain/timing.ts';
import type { Rule } from '../../domain/policy.ts';
import { accepts, at, DEFINITION, POLICY, rectifying, shown, Story, submits } from '../support/definitions.ts';

const LATE: Rule = {
  ...{ id: 'late', title: '责成限期整改', when: { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } } },
  document: { name: '限期整改通知书', series: '限改', to: ['leadUnit'], cc: [], answerWithin: { n: 5, unit: 'working' }, rectifyWithin: { n: 10, unit: 'working' } },
};
const CLIMBED: Rule = { id: 'climbed', title: '约谈', when: { on: 'lapsed', of: 'late' }, notify: { to: ['leadOfficial'], isUrgent: false } };
const LADDER: Definition = { ...DEFINITION, policy: { ...POLICY, ladder: [LATE, CLIMBED] } };

function suspends(until: string): Act {
  return { type: 'suspend', reason: '等待上级批复', basis: '领导小组会议纪要〔2026〕3号', until };
}
const resumes: Act = { type: 'resume', reason: '批复已到' };

describe('a suspension', () => {
  it('is decided by the plan’s authority alone, with a reason, what it rests on, and an end date', () => {
    const story = rectifying();
    expect(story.refuses('li', suspends('2026-09-11'), at('2026-09-07', '10:00'))).toBe('notYours');
    expect(story.refuses('sun', { type: 'suspend', reason: '等待', basis: '', until: '2026-09-11' }, at('2026-09-07', '10:00'))).toBe('emptyText');
    expect(story.refuses('sun', suspends('2026-09-06'), at('2026-09-07', '10:00'))).toBe('dateInvalid');
    expect(story.does('sun', suspends('2026-09-11'), at('2026-09-07', '10:00')).state).toMatchObject({ phase: 'suspended', resumesTo: { phase: 'rectifying' } });
  });

  it('lets nothing fire and nobody act, but keeps the record readable', () => {
    const story = rectifying(LADDER).does('sun', suspends('2026-11-30'), at('2026-09-07', '10:00')).until(at('2026-11-20', '10:00'));
    expect(story.types()).toEqual(['registered', 'acknowledged', 'suspended']);
    expect(story.refuses('li', submits('effect'), at('2026-11-20', '11:00'))).toBe('suspended');
    expect(story.refuses('li', { type: 'reportProgress', text: '进展' }, at('2026-11-20', '11:00'))).toBe('suspended');
  });

  it('resumed by decision, moves the dates by the working days lost: the day of the decision is lost, the day work goes on is not', () => {
    // Monday 09-07 to Thursday 09-10: Monday, Tuesday and Wednesday are lost. 09-30 + 3 working days over the National Day: 10-08, 10-09, Saturday 10-10 (worked).
    const story = rectifying().does('sun', suspends('2026-10-30'), at('2026-09-07', '10:00')).does('sun', resumes, at('2026-09-10', '09:00'));
    expect(story.events.at(-1)).toMatchObject({ type: 'resumed', lostDays: 3, dates: { effect: '2026-10-10', completion: '2026-11-04' } });
    expect(story.state.milestones).toMatchObject([{ dueOn: '2026-10-10', originalDueOn: '2026-09-30' }, { dueOn: '2026-11-04', originalDueOn: '2026-10-30' }]);
  });

  it('ends by itself when its last day is over, at midnight, and counts that day as lost', () => {
    const story = rectifying().does('sun', suspends('2026-09-11'), at('2026-09-07', '10:00'));
    expect(shown(nextDueAt(story.state) ?? 0)).toBe('2026-09-12 00:00');
    story.until(at('2026-09-12', '00:00') - 1);
    expect(story.state.phase).toBe('suspended');
    story.until(at('2026-09-12', '00:00'));
    expect(story.state.phase).toBe('rectifying');
    expect(story.events.at(-1)).toMatchObject({ type: 'resumed', lostDays: 5 });
  });

  it('after an outage over its end has lost the days of the decision, not those of the outage', () => {
    const story = rectifying().does('sun', suspends('2026-09-11'), at('2026-09-07', '10:00')).until(at('2026-09-17', '10:00'));
    expect(story.events.at(-1)).toMatchObject({ type: 'resumed', lostDays: 5, resumedAt: at('2026-09-12', '00:00') });
  });

  it('decided and taken back on one day loses nothing and moves nothing', () => {
    const story = rectifying().does('sun', suspends('2026-09-30'), at('2026-09-07', '10:00')).does('sun', resumes, at('2026-09-07', '17:00'));
    expect(story.events.at(-1)).toMatchObject({ lostDays: 0, dates: {} });
    expect(story.state.milestones[0]).not.toHaveProperty('originalDueOn');
  });

  it('makes nothing good that came before it: what was overdue stays overdue, and its papers’ limits are longer', () => {
    // The letter is dated Thursday 10-08: to be answered by 10-14 (10-10 is worked), put right by 10-21.
    const story = rectifying(LADDER).until(at('2026-10-08', '09:00')).does('sun', suspends('2026-12-31'), at('2026-10-12', '10:00')).does('sun', resumes, at('2026-10-14', '09:00'));
    const [milestone] = story.state.milestones;
    expect(milestone).toMatchObject({ dueOn: '2026-09-30' });
    const [letter] = story.state.documents;
    expect(letter).toMatchObject({ datedOn: '2026-10-08', answerBy: at('2026-10-17', '00:00'), rectifyBy: at('2026-10-24', '00:00') });
    story.until(at('2026-10-26', '08:59'));
    expect(story.state.fired['climbed|late-1-1']).toBeUndefined();
    story.until(at('2026-10-26', '09:00'));
    expect(story.state.fired['climbed|late-1-1']).toBeDefined();
  });

  it('gives the acceptors the days they lost', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-07', '09:00'));
    // Five working days after Monday 09-07 end on 09-14; two days lost: 09-16, told on 09-17.
    story.does('sun', suspends('2026-12-31'), at('2026-09-08', '10:00')).does('sun', resumes, at('2026-09-10', '09:00')).until(at('2026-09-17', '08:59'));
    expect(story.types()).not.toContain('awaitedLapsed');
    expect(story.until(at('2026-09-17', '09:00')).types()).toContain('awaitedLapsed');
  });

  it('gives those whose receipts are awaited the days they could not acknowledge on', () => {
    const unacknowledged: Rule = { id: 'unread', title: '逾期未签收', when: { on: 'notAcknowledged', of: 'assignment' }, notify: { to: ['leadUnit'], isUrgent: false } };
    const definition: Definition = { ...DEFINITION, policy: { ...POLICY, ladder: [unacknowledged] } };
    // Registered on Tuesday 09-01: to be acknowledged by Friday 09-04. Wednesday to the next Tuesday are lost: by Friday 09-11, told on Monday.
    const story = new Story(definition, at('2026-09-01', '10:00')).does('sun', suspends('2026-12-31'), at('2026-09-02', '10:00')).does('sun', resumes, at('2026-09-09', '09:00'));
    expect(story.until(at('2026-09-14', '08:59')).state.fired['unread|assignment']).toBeUndefined();
    expect(story.until(at('2026-09-14', '09:00')).state.fired['unread|assignment']).toBeDefined();
  });

  it('keeps a sign-off under way with what was already signed', () => {
    const story = signing(rectifying());
    story.does('sun', suspends('2026-12-31'), at('2026-09-24', '10:00')).does('sun', resumes, at('2026-09-28', '09:00'));
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 1, allApprovals: [{ person: 'zhang' }] } });
  });

  it('gives those who are to record an interview the days they lost', () => {
    const rule: Rule = { id: 'talk', title: '约谈', when: { on: 'byHand' }, byHand: { roles: ['supervisor'] }, interview: { with: ['leadUnit'], recordedBy: ['supervisor'], within: { n: 5, unit: 'working' }, whenLapsed: [] } };
    const story = rectifying({ ...DEFINITION, policy: { ...POLICY, ladder: [rule] } })
      .does('qian', { type: 'issueByHand', ruleId: 'talk', milestoneId: 'effect', requirement: '说明进度' }, at('2026-09-07', '10:00'))
      .does('sun', { type: 'suspend', reason: '待政策明确', basis: '领导小组会议', until: '2026-09-18' }, at('2026-09-08', '10:00'))
      .until(at('2026-09-24', '10:00'));
    expect(story.types()).not.toContain('awaitedLapsed');
    expect(story.state.interviews[0]?.dueBy).toBe(at('2026-09-25', '00:00'));
  });

  it('can be ended by withdrawal too', () => {
    const story = rectifying().does('sun', suspends('2026-12-31'), at('2026-09-07', '10:00')).does('sun', { type: 'withdraw', reason: '并入其他措施' }, at('2026-09-08', '10:00'));
    expect(story.state.phase).toBe('withdrawn');
  });

  it('on a plan that moves dates to working days moves the date that counts', () => {
    const next: Definition = { ...DEFINITION, milestones: [{ id: 'effect', kind: 'effect', dueOn: '2026-10-03' }], policy: { ...POLICY, dayOff: 'next' } };
    const story = rectifying(next).does('sun', suspends('2026-12-31'), at('2026-09-07', '10:00')).does('sun', resumes, at('2026-09-08', '09:00'));
    const [milestone] = story.state.milestones;
    expect(milestone && dueOn(clockOf(story.state.definition), milestone)).toBe('2026-10-09');
  });
});

function signing(story: Story): Story {
  story.does('li', submits('effect', 'completion'), at('2026-09-21', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-22', '10:00'));
  const factsHash = story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '';
  return story.does('zhang', { type: 'approveClosure', factsHash }, at('2026-09-23', '10:00'));
}
