import { describe, expect, it } from 'vitest';
import { decide } from '../../domain/decide.ts';
import type { Act } from '../../domain/commands.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { Definition } from '../../domain/definition.ts';
import type { ExtensionRule, Rule } from '../../domain/policy.ts';
import { accepts, at, DEFINITION, POLICY, rectifying, shown, type Story, submits } from '../support/definitions.ts';

/** Reviewed by the supervision office within two working days, then decided by the lead official within three. */
const RULE: ExtensionRule = {
  atMost: 2,
  steps: [
    { id: 'review', title: '督查室审核', roles: ['supervisor'], need: 'any', within: { n: 2, unit: 'working' }, whenLapsed: ['chief'] },
    { id: 'decision', title: '牵头领导审批', roles: ['leadOfficial'], need: 'any', within: { n: 3, unit: 'working' }, remindBefore: { n: 1, unit: 'working' }, whenLapsed: ['chief'] },
  ],
};

function withRule(rule: Partial<ExtensionRule> = {}, ladder: readonly Rule[] = []): Definition {
  return { ...DEFINITION, outerOn: '2026-12-31', policy: { ...POLICY, ladder, extension: { ...RULE, ...rule } } };
}

function asks(dueOn: string, milestoneId = 'effect'): Act {
  return { type: 'requestExtension', milestoneId, reason: '审批流程未结束', progress: '已完成七成', dueOn };
}
const approves = (extensionId: string): Act => ({ type: 'approveExtension', extensionId });

/** Effect is due on Wednesday 2026-09-30; asked and granted in the week before. */
function granted(story: Story = rectifying(withRule()), extensionId = 'effect-1-1', to = '2026-10-20'): Story {
  return story
    .does('li', asks(to), at('2026-09-22', '10:00'))
    .does('qian', approves(extensionId), at('2026-09-23', '10:00'))
    .does('zhang', approves(extensionId), at('2026-09-24', '10:00'));
}

describe('an extension', () => {
  it('moves the date once review and decision are given, and keeps the first date and the number of slips on the face', () => {
    const story = granted();
    expect(story.state.milestones[0]).toMatchObject({ dueOn: '2026-10-20', originalDueOn: '2026-09-30', slips: 1, status: 'open' });
    expect(story.state.extensions).toMatchObject([{ id: 'effect-1-1', outcome: 'granted', from: '2026-09-30', to: '2026-10-20' }]);
    expect(story.types().filter((type) => type.startsWith('extension'))).toEqual(['extensionRequested', 'extensionGranted']);
  });

  it('is not granted any more beyond an outer date that an amendment has brought forward', () => {
    const story = rectifying(withRule()).does('li', asks('2026-10-20'), at('2026-09-22', '10:00'));
    story.does('zheng', { type: 'amend', definition: { ...withRule(), outerOn: '2026-10-15' } }, at('2026-09-22', '11:00'));
    expect(story.refuses('qian', approves('effect-1-1'), at('2026-09-22', '12:00'))).toBe('beyondOuterDate');
  });

  it('does not move a date back that a suspension has since moved further', () => {
    const story = rectifying(withRule())
      .does('li', asks('2026-10-24'), at('2026-09-22', '10:00'))
      .does('sun', { type: 'suspend', reason: '待政策明确', basis: '领导小组会议', until: '2026-10-20' }, at('2026-09-22', '11:00'))
      .until(at('2026-10-21', '10:00'));
    const moved = story.state.milestones[0]?.dueOn ?? '';
    expect(moved > '2026-10-24').toBe(true);
    expect(story.refuses('qian', approves('effect-1-1'), at('2026-10-21', '10:00'))).toBe('extensionNotLater');
    expect(story.state.milestones[0]?.dueOn).toBe(moved);
  });

  it('fixes on time by the date granted', () => {
    const story = granted().does('li', submits('effect'), at('2026-10-20', '23:00')).does('zhao', accepts('effect'), at('2026-10-22', '10:00'));
    expect(story.state.milestones[0]).toMatchObject({ verdict: 'onTime', originalDueOn: '2026-09-30', slips: 1 });
  });

  it('awaits the reviewer, then the official, each by name', () => {
    const story = rectifying(withRule()).does('li', asks('2026-10-20'), at('2026-09-22', '10:00'));
    expect(story.state.extensions[0]?.chain).toMatchObject({ step: 0, awaited: ['supervision-2'] });
    expect(story.refuses('zhang', approves('effect-1-1'), at('2026-09-22', '11:00'))).toBe('notAwaited');
    story.does('qian', approves('effect-1-1'), at('2026-09-22', '11:00'));
    expect(story.state.extensions[0]?.chain).toMatchObject({ step: 1, awaited: ['deputy-director'] });
  });

  it('is asked for on the last second of the last day, and refused one second after expiry with nothing changed', () => {
    const expiry = at('2026-10-01', '00:00');
    expect(rectifying(withRule()).does('li', asks('2026-10-20'), expiry - 1000).state.extensions).toHaveLength(1);
    const story = rectifying(withRule()).until(expiry + 1000);
    const before = story.state;
    expect(story.refuses('li', asks('2026-10-20'), expiry + 1000)).toBe('extensionTooLate');
    expect(story.state).toEqual(before);
  });

  it('may have to be asked some working days before', () => {
    const rule = withRule({ askBefore: { n: 3, unit: 'working' } });
    // Three working days before Wednesday 09-30, the Mid-Autumn Friday 09-25 being off: Thursday 09-24.
    expect(rectifying(rule).refuses('li', asks('2026-10-20'), at('2026-09-25', '00:00'))).toBe('extensionTooLate');
    expect(rectifying(rule).refuses('li', asks('2026-10-20'), at('2026-09-24', '23:59'))).toBe('done');
  });

  it('is granted at most as often as the policy says: a third of two is refused', () => {
    const story = granted();
    granted2(story, 'effect-1-2', '2026-11-10', '2026-10-14');
    granted2(story, 'effect-1-3', '2026-11-20', '2026-11-03', 'extensionsUsedUp');
    expect(story.state.milestones[0]).toMatchObject({ dueOn: '2026-11-10', slips: 2 });
  });

  it('never goes beyond the outer date of the plan, nor backwards, nor further than the policy lets it', () => {
    const story = rectifying(withRule({ longest: { n: 30, unit: 'calendar' } }));
    const on = at('2026-09-22', '10:00');
    expect(story.refuses('li', asks('2027-01-01'), on)).toBe('beyondOuterDate');
    expect(story.refuses('li', asks('2026-09-30'), on)).toBe('extensionNotLater');
    expect(story.refuses('li', asks('2026-10-31'), on)).toBe('extensionTooLong');
    expect(story.refuses('li', asks('2026-10-30'), on)).toBe('done');
  });

  it('is not there where the policy has none, or not for milestones of that kind', () => {
    expect(rectifying().refuses('li', asks('2026-10-20'), at('2026-09-22', '10:00'))).toBe('extensionNotAllowed');
    expect(rectifying(withRule({ milestones: ['completion'] })).refuses('li', asks('2026-10-20'), at('2026-09-22', '10:00'))).toBe('extensionNotAllowed');
    expect(rectifying(withRule({ classes: ['immediate'] })).refuses('li', asks('2026-10-20'), at('2026-09-22', '10:00'))).toBe('extensionNotAllowed');
  });

  it('is asked for once at a time, with reason and progress', () => {
    const story = rectifying(withRule()).does('li', asks('2026-10-20'), at('2026-09-22', '10:00'));
    expect(story.refuses('li', asks('2026-10-21'), at('2026-09-22', '11:00'))).toBe('extensionPending');
    const silent: Act = { type: 'requestExtension', milestoneId: 'completion', reason: ' ', progress: '', dueOn: '2026-11-30' };
    expect(story.refuses('li', silent, at('2026-09-22', '11:00'))).toBe('emptyText');
  });

  it('does not stop the clock: pending, the milestone is overdue at its instant, and granted later it is not any more', () => {
    const letter: Rule = { id: 'letter', title: '提醒函', when: { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } }, document: { name: '提醒函', series: '提', to: ['leadUnit'], cc: [], rectifyWithin: { n: 5, unit: 'working' } } };
    const second: Rule = { id: 'second', title: '第二函', when: { on: 'lapsed', of: 'letter' }, notify: { to: ['leadOfficial'], isUrgent: false } };
    const story = rectifying(withRule({}, [letter, second])).does('li', asks('2026-11-20'), at('2026-09-30', '10:00')).until(at('2026-10-08', '09:00'));
    expect(story.state.documents).toHaveLength(1);
    story.does('qian', approves('effect-1-1'), at('2026-10-08', '10:00')).does('zhang', approves('effect-1-1'), at('2026-10-08', '11:00'));
    // The paper stays on record; nothing follows from it for a date that is no longer the one it was issued for.
    story.until(at('2026-11-19', '10:00'));
    expect(story.state.documents).toHaveLength(1);
    expect(story.state.fired['second|letter-1-1']).toBeUndefined();
  });

  it('climbs when nobody answers: reminder, then the lapse to whom the step names', () => {
    const story = rectifying(withRule()).does('li', asks('2026-10-20'), at('2026-09-22', '10:00')).until(at('2026-09-28', '09:00'));
    // Two working days after Tuesday 09-22: Thursday 09-24. Friday 09-25 is off, so people hear on Monday 09-28.
    const lapse = story.events.find((event) => event.type === 'awaitedLapsed');
    expect(lapse).toMatchObject({ subject: { on: 'extension', extensionId: 'effect-1-1', stepId: 'review' }, awaited: ['supervision-2'], toldRoles: ['chief'] });
    expect(shown(lapse?.at ?? 0)).toBe('2026-09-28 09:00');
    expect(lapse && noticesOf(story.state, lapse).map(({ post }) => post)).toEqual(['supervision-2', 'group-leader']);
  });

  it('refused with a reason leaves the date, tells the unit, and may be followed by what the policy says', () => {
    const told: Rule = { id: 'told', title: '延期未获批准', when: { on: 'extensionRefused' }, notify: { to: ['leadOfficial'], isUrgent: false } };
    const story = rectifying(withRule({}, [told]))
      .does('li', asks('2026-10-20'), at('2026-09-22', '10:00'))
      .does('qian', { type: 'refuseExtension', extensionId: 'effect-1-1', reason: '理由不充分' }, at('2026-09-22', '15:00'))
      .until(at('2026-09-22', '15:01'));
    expect(story.state.milestones[0]).toMatchObject({ dueOn: '2026-09-30' });
    expect(story.state.milestones[0]).not.toHaveProperty('slips');
    expect(story.state.fired['told|effect-1-1']).toMatchObject({ count: 1 });
    const refusal = story.events.find((event) => event.type === 'extensionRefused');
    expect(refusal && noticesOf(story.state, refusal)[0]).toMatchObject({ kind: 'extensionDecided', facts: { isGranted: false, text: '理由不充分' } });
    expect(story.refuses('li', asks('2026-10-15'), at('2026-09-23', '10:00'))).toBe('done');
  });

  it('has no object any more once the milestone is handed in', () => {
    const story = rectifying(withRule()).does('li', asks('2026-10-20'), at('2026-09-22', '10:00')).does('li', submits('effect'), at('2026-09-23', '10:00'));
    expect(story.state.extensions[0]).toMatchObject({ outcome: 'moot' });
    expect(story.refuses('qian', approves('effect-1-1'), at('2026-09-23', '11:00'))).toBe('unknownExtension');
  });

  it('cannot be granted for a date that has come meanwhile', () => {
    const story = rectifying(withRule()).does('li', asks('2026-10-09'), at('2026-09-30', '10:00')).does('qian', approves('effect-1-1'), at('2026-10-08', '10:00'));
    expect(story.refuses('zhang', approves('effect-1-1'), at('2026-10-09', '10:00'))).toBe('dateInvalid');
  });

  it('is not decided by whoever asked, also in another post', () => {
    const own: Definition = { ...withRule(), roles: { ...DEFINITION.roles, supervisor: ['supervision-2', 'bureau-handler'] } };
    const story = rectifying(own).does('li', asks('2026-10-20'), at('2026-09-22', '10:00'));
    expect(story.state.extensions[0]?.chain.awaited).toEqual(['supervision-2']);
    expect(story.refuses('li', approves('effect-1-1'), at('2026-09-22', '11:00'))).toBe('requesterMayNotDecide');
  });

  it('is closed off by a paper that has set the last date', () => {
    const final: Rule = {
      ...{ id: 'last', title: '最后期限', when: { on: 'before', milestone: 'effect', count: { n: 10, unit: 'calendar' } } },
      document: { name: '限期办结通知书', series: '限结', to: ['leadUnit'], cc: [], rectifyWithin: { n: 10, unit: 'working' }, isFinal: true },
    };
    const story = rectifying(withRule({}, [final])).until(at('2026-09-22', '10:00'));
    expect(story.refuses('li', asks('2026-10-20'), at('2026-09-22', '11:00'))).toBe('finalLimitSet');
    const restricted = { ...final, document: { name: '问责线索移交函', series: '移', cc: [], rectifyWithin: { n: 10, unit: 'working' }, isFinal: true, isRestricted: true } } as const;
    const told = (to: string) => decide(rectifying(withRule({}, [{ ...restricted, document: { ...restricted.document, to: [to] } }])).until(at('2026-09-22', '10:00')).state, { id: '1', person: 'li', act: asks('2026-10-20') }, at('2026-09-22', '11:00'));
    expect(told('inspector')).toEqual({ refused: { code: 'lastDateSet', params: {} } });
    expect(told('handler')).toEqual({ refused: { code: 'finalLimitSet', params: { document: '问责线索移交函' } } });
  });
});

function granted2(story: Story, extensionId: string, to: string, on: string, refusal?: string): void {
  const outcome = story.refuses('li', asks(to), at(on, '10:00'));
  expect(outcome).toBe(refusal ?? 'done');
  if (outcome !== 'done') return;
  story.does('qian', approves(extensionId), at(on, '11:00')).does('zhang', approves(extensionId), at(on, '12:00'));
}
