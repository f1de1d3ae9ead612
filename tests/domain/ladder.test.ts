import { describe, expect, it } from 'vitest';
import { decide } from '../../domain/decide.ts';
import { lightOf } from '../../domain/light.ts';
import { nextDueAt } from '../../domain/due.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Policy, Rule } from '../../domain/policy.ts';
import { hashOf } from '../../domain/timing.ts';
import { accepts, at, DEFINITION, POLICY, rectifying, shown, Story, submits } from '../support/definitions.ts';

const LETTER: Rule = {
  id: 'letter',
  title: '责成限期整改',
  when: { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } },
  document: { name: '责成限期整改通知书', series: '限改', to: ['leadUnit'], cc: ['leadOfficial'], acknowledgeWithin: { n: 2, unit: 'working' }, answerWithin: { n: 3, unit: 'working' }, rectifyWithin: { n: 5, unit: 'working' } },
};

function withLadder(ladder: readonly Rule[], over: Partial<Policy> = {}): Definition {
  return { ...DEFINITION, policy: { ...POLICY, ladder, ...over } };
}

function notify(id: string, when: Rule['when'], over: Partial<Rule> = {}): Rule {
  return { id, title: id, when, notify: { to: ['handler'], isUrgent: false }, ...over };
}

function fired(story: Story): string[] {
  return story.events.flatMap((event) => (event.type === 'ruleFired' ? [`${event.ruleId} ${shown(event.nominalAt)}`] : []));
}

describe('triggers before and after a date', () => {
  it('before N calendar days falls on that date, or on the working day before it', () => {
    // 20 days before 30 October is Saturday 10 October, which is worked this year; 24 days before is Tuesday 6 October, a holiday.
    const rules = [notify('d20', { on: 'before', milestone: 'completion', count: { n: 20, unit: 'calendar' } }), notify('d24', { on: 'before', milestone: 'completion', count: { n: 24, unit: 'calendar' } })];
    expect(fired(rectifying(withLadder(rules)).until(at('2026-10-20', '00:00')))).toEqual(['d24 2026-09-30 09:00', 'd20 2026-10-10 09:00']);
  });

  it('before N working days does not count the date itself and skips the holiday', () => {
    const rules = [notify('w3', { on: 'before', milestone: 'completion', count: { n: 15, unit: 'working' } })];
    // Back from Friday 30 October: 29,28,27,26, 23,22,21,20,19, 16,15,14,13,12, then Saturday 10 October.
    expect(fired(rectifying(withLadder(rules)).until(at('2026-10-29', '00:00')))).toEqual(['w3 2026-10-10 09:00']);
  });

  it('after N working days counts from the day after and skips the holiday', () => {
    const rules = [notify('w1', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } }), notify('w3', { on: 'after', milestone: 'effect', count: { n: 3, unit: 'working' } })];
    // After Wednesday 30 September: 8, 9 and Saturday 10 October.
    expect(fired(rectifying(withLadder(rules)).until(at('2026-10-12', '08:00')))).toEqual(['w1 2026-10-08 09:00', 'w3 2026-10-10 09:00']);
  });

  it('after N calendar days falls on that date, or on the next working day', () => {
    const rules = [notify('c1', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } })];
    expect(fired(rectifying(withLadder(rules)).until(at('2026-10-09', '00:00')))).toEqual(['c1 2026-10-08 09:00']);
  });

  it('a date on a day off moves as the policy says', () => {
    const rules = [notify('c1', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } })];
    const onHoliday = (dayOff: Policy['dayOff']) => {
      const definition = { ...withLadder(rules, { dayOff }), milestones: [{ id: 'effect', kind: 'effect', dueOn: '2026-09-26' } as const] };
      return fired(rectifying(definition).until(at('2026-10-20', '00:00')));
    };
    expect(onHoliday('keep')).toEqual(['c1 2026-09-28 09:00']);
    expect(onHoliday('next')).toEqual(['c1 2026-09-29 09:00']);
    expect(onHoliday('previous')).toEqual(['c1 2026-09-28 09:00']);
  });

  it('a warning whose moment came before the measure was registered says nothing', () => {
    const rules = [notify('early', { on: 'before', milestone: 'effect', count: { n: 40, unit: 'calendar' } })];
    expect(fired(rectifying(withLadder(rules)).until(at('2026-09-30', '00:00')))).toEqual([]);
  });

  it('a rung after a date already past at registration is heard at once', () => {
    const rules = [notify('w1', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } })];
    const story = new Story(withLadder(rules), at('2026-10-20', '10:00')).until(at('2026-10-20', '10:00'));
    expect(fired(story)).toEqual(['w1 2026-10-08 09:00']);
  });

  it('is evaluated within the spread after the notice hour, by a hash of the measure, and keeps its nominal hour', () => {
    const rules = [notify('w1', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } })];
    const story = rectifying(withLadder(rules, { hours: { ...POLICY.hours, spreadMinutes: 20 } }));
    const share = hashOf('test-2026/M-001') % (20 * 60_000);
    expect(nextDueAt(story.state)).toBe(at('2026-10-08', '09:00') + share);
    expect(fired(story.until(at('2026-10-08', '09:00') + share - 1))).toEqual([]);
    expect(fired(story.until(at('2026-10-08', '09:00') + share))).toEqual(['w1 2026-10-08 09:00']);
  });

  it('applies to the classes it names only', () => {
    const rules = [notify('c1', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } }, { classes: ['immediate'] })];
    expect(fired(rectifying(withLadder(rules)).until(at('2026-10-20', '00:00')))).toEqual([]);
    expect(fired(rectifying({ ...withLadder(rules), class: 'immediate' }).until(at('2026-10-20', '00:00')))).toHaveLength(1);
  });
});

describe('repeats', () => {
  const red = notify('red', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } }, { repeat: { every: { n: 3, unit: 'working' }, atMost: 3 } });

  it('come every N working days, at most so many times', () => {
    const story = rectifying(withLadder([red]));
    for (let day = 8; day < 31; day += 1) story.until(at(`2026-10-${String(day).padStart(2, '0')}`, '09:00'));
    expect(fired(story)).toEqual(['red 2026-10-08 09:00', 'red 2026-10-12 09:00', 'red 2026-10-15 09:00']);
  });

  it('stop when the milestone is submitted, and go on when it comes back', () => {
    const story = rectifying(withLadder([red])).does('li', submits('effect'), at('2026-10-09', '10:00')).until(at('2026-10-13', '10:00'));
    expect(fired(story)).toEqual(['red 2026-10-08 09:00']);
    story.does('zhao', { type: 'return', milestones: ['effect'], reason: '不实' }, at('2026-10-13', '11:00')).until(at('2026-10-13', '11:00'));
    expect(fired(story)).toEqual(['red 2026-10-08 09:00', 'red 2026-10-12 09:00']);
  });

  it('missed in an outage are not passed over by an act that arrives before the alarm', () => {
    const story = rectifying(withLadder([red]));
    const decision = decide(story.state, { id: 'first-after', person: 'li', act: submits('effect') }, at('2026-10-13', '10:00'));
    expect('events' in decision && decision.events.map((event) => event.type)).toEqual(['ruleFired', 'submitted', 'stepOpened']);
  });

  it('missed in an outage are evaluated once, late, and keep their rhythm afterwards', () => {
    const story = rectifying(withLadder([{ ...red, repeat: { every: { n: 3, unit: 'working' }, atMost: 9 } }])).until(at('2026-10-20', '23:00'));
    // 8, 12, 15 and 20 October were missed.
    expect(fired(story)).toEqual(['red 2026-10-20 09:00']);
    expect(story.events.at(-1)).toMatchObject({ lateMs: at('2026-10-20', '23:00') - at('2026-10-08', '09:00') });
    expect(nextDueAt(story.state)).toBe(at('2026-10-23', '09:00'));
  });
});

describe('papers', () => {
  it('are issued to the posts of their roles with limits that end with the N-th working day', () => {
    const story = rectifying(withLadder([LETTER])).until(at('2026-10-08', '09:00'));
    expect(story.state.documents).toMatchObject([
      { id: 'letter-1-1', name: '责成限期整改通知书', datedOn: '2026-10-08', to: ['bureau-head'], cc: ['deputy-director'], acknowledgeBy: at('2026-10-11', '00:00'), answerBy: at('2026-10-13', '00:00'), rectifyBy: at('2026-10-15', '00:00') },
    ]);
  });

  it('not acknowledged, not answered and lapsed bring about the next rung, at the notice hour of a working day', () => {
    const ladder = [LETTER, notify('no-receipt', { on: 'notAcknowledged', of: 'letter' }), notify('no-reply', { on: 'notAnswered', of: 'letter' }), notify('lapsed', { on: 'lapsed', of: 'letter' })];
    const story = rectifying(withLadder(ladder));
    for (const day of ['08', '10', '12', '13', '15', '16']) story.until(at(`2026-10-${day}`, '09:00'));
    expect(fired(story)).toEqual(['letter 2026-10-08 09:00', 'no-receipt 2026-10-12 09:00', 'no-reply 2026-10-13 09:00', 'lapsed 2026-10-15 09:00']);
  });

  it('acknowledged and answered in time stay quiet', () => {
    const ladder = [LETTER, notify('no-receipt', { on: 'notAcknowledged', of: 'letter' }), notify('no-reply', { on: 'notAnswered', of: 'letter' })];
    const story = rectifying(withLadder(ladder))
      .until(at('2026-10-08', '09:00'))
      .does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-10-08', '10:00'))
      .does('wang', { type: 'answerDocument', documentId: 'letter-1-1', text: '已制定整改清单' }, at('2026-10-09', '10:00'))
      .until(at('2026-10-30', '09:00'));
    expect(fired(story)).toEqual(['letter 2026-10-08 09:00']);
  });

  it('may be acknowledged by a recipient only, once', () => {
    const story = rectifying(withLadder([LETTER])).until(at('2026-10-08', '09:00'));
    const receipt = { type: 'acknowledgeDocument', documentId: 'letter-1-1' } as const;
    expect(story.refuses('li', receipt, at('2026-10-08', '10:00'))).toBe('notYours');
    expect(story.refuses('wang', receipt, at('2026-10-08', '10:00'))).toBe('done');
    expect(story.refuses('wang', receipt, at('2026-10-08', '10:01'))).toBe('alreadyDone');
  });

  it('issued late after an outage count their limits from the working day they are dated', () => {
    const story = rectifying(withLadder([LETTER])).until(at('2026-10-17', '12:00'));
    expect(story.state.documents[0]).toMatchObject({ datedOn: '2026-10-19', rectifyBy: at('2026-10-27', '00:00') });
  });

  it('press no more once the date they were issued for has been moved, and stay on record', () => {
    const ladder = [LETTER, notify('lapsed', { on: 'lapsed', of: 'letter' }), notify('no-reply', { on: 'notAnswered', of: 'letter' })];
    const definition = withLadder(ladder);
    const moved = { ...definition, milestones: [{ id: 'effect', kind: 'effect', dueOn: '2026-12-15' } as const, { id: 'completion', kind: 'completion', dueOn: '2026-12-16' } as const] };
    const story = rectifying(definition).until(at('2026-10-08', '09:00')).does('zheng', { type: 'amend', definition: moved }, at('2026-10-09', '10:00')).until(at('2026-11-30', '09:00'));
    expect(fired(story)).toEqual(['letter 2026-10-08 09:00']);
    expect(story.state.documents).toHaveLength(1);
  });

  it('that would have no recipient are not issued', () => {
    const definition = { ...withLadder([LETTER]), roles: { ...DEFINITION.roles, leadUnit: [] } };
    const story = rectifying(definition).until(at('2026-10-08', '09:00'));
    expect(story.types()).toContain('roleUnresolved');
    expect(story.state.documents).toEqual([]);
  });

  it('name the administrator when a role resolves to nobody', () => {
    const definition = { ...withLadder([LETTER]), roles: { ...DEFINITION.roles, leadOfficial: [] } };
    const story = rectifying(definition).until(at('2026-10-08', '09:00'));
    const unresolved = story.events.find((event) => event.type === 'roleUnresolved');
    expect(unresolved).toMatchObject({ roles: ['leadOfficial'] });
    expect(unresolved && noticesOf(story.state, unresolved).map((notice) => notice.post)).toEqual(['plan-office']);
  });
});

describe('receipt of the assignment', () => {
  it('missing when its limit ends reaches the rung; given in time it stays quiet', () => {
    const ladder = [notify('unreceived', { on: 'notAcknowledged', of: 'assignment' })];
    const silent = new Story(withLadder(ladder), at('2026-09-24', '10:00')).until(at('2026-10-08', '09:00'));
    // Three working days after Thursday 24 September (25 off): 28, 29, 30; then the holiday.
    expect(fired(silent)).toEqual(['unreceived 2026-10-08 09:00']);
    const heard = new Story(withLadder(ladder), at('2026-09-24', '10:00')).does('li', { type: 'acknowledge' }, at('2026-09-24', '11:00')).does('wu', { type: 'acknowledge' }, at('2026-09-24', '11:00'));
    expect(fired(heard.until(at('2026-10-08', '09:00')))).toEqual([]);
  });
});

describe('returned submissions', () => {
  const ladder = [notify('second-return', { on: 'returned', times: 2 }), notify('any-return', { on: 'returned' })];

  it('reach the rung for the n-th return, in working hours', () => {
    const story = rectifying(withLadder(ladder))
      .does('li', submits('effect'), at('2026-09-10', '10:00'))
      .does('zhao', { type: 'return', milestones: ['effect'], reason: '一' }, at('2026-09-11', '20:00'))
      .until(at('2026-09-14', '09:00'))
      .does('li', submits('effect'), at('2026-09-15', '10:00'))
      .does('zhao', { type: 'return', milestones: ['effect'], reason: '二' }, at('2026-09-16', '15:00'))
      .until(at('2026-09-16', '15:00'));
    expect(fired(story)).toEqual(['any-return 2026-09-14 09:00', 'any-return 2026-09-16 15:00', 'second-return 2026-09-16 15:00']);
  });

  it('after the date are overdue at once, and warnings that lie behind say nothing', () => {
    const rules = [notify('w5', { on: 'before', milestone: 'effect', count: { n: 5, unit: 'calendar' } }), notify('late', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } })];
    const story = rectifying(withLadder(rules)).does('li', submits('effect'), at('2026-09-23', '10:00')).until(at('2026-10-12', '10:00'));
    expect(fired(story)).toEqual([]);
    story.does('zhao', { type: 'return', milestones: ['effect'], reason: '不实' }, at('2026-10-12', '11:00')).until(at('2026-10-12', '11:00'));
    expect(fired(story)).toEqual(['late 2026-10-08 09:00']);
  });
});

describe('lights', () => {
  const colours: Rule[] = [
    { ...notify('yellow', { on: 'before', milestone: 'any', count: { n: 10, unit: 'calendar' } }), light: 'yellow' },
    { ...notify('red', { on: 'after', milestone: 'any', count: { n: 1, unit: 'calendar' } }), light: 'red' },
  ];
  function light(story: Story, when: number) {
    const [milestone] = story.state.milestones;
    return milestone && lightOf(story.state, milestone, when).light;
  }

  it('follow the instant, day or night, holiday or not: red from the very second after the last day', () => {
    const story = rectifying(withLadder(colours));
    expect(light(story, at('2026-09-19', '23:59'))).toBe('normal');
    expect(light(story, at('2026-09-20', '00:00'))).toBe('yellow');
    expect(light(story, at('2026-10-01', '00:00') - 1)).toBe('yellow');
    expect(light(story, at('2026-10-01', '00:00'))).toBe('red');
  });

  it('show submitted while the acceptors have it, and caught up for ever when it was late', () => {
    const story = rectifying(withLadder(colours)).does('li', submits('effect'), at('2026-10-08', '10:00'));
    expect(light(story, at('2026-10-09', '10:00'))).toBe('submitted');
    story.does('zhao', accepts('effect'), at('2026-10-09', '11:00'));
    expect(light(story, at('2027-10-09', '10:00'))).toBe('caughtUp');
  });
});

describe('notices', () => {
  it('go in working hours: a digest of the night leaves after the notice hour’s spread, an urgent one at the notice hour', () => {
    const story = rectifying(withLadder([], { hours: { ...POLICY.hours, spreadMinutes: 20 } })).does('li', submits('effect'), at('2026-09-29', '20:00'));
    const awaiting = story.events.flatMap((event) => (event.type === 'stepOpened' ? noticesOf(story.state, event) : []));
    expect(awaiting.map((notice) => [notice.post, shown(notice.sendAt)])).toEqual([['supervision-1', '2026-09-30 09:20'], ['supervision-2', '2026-09-30 09:20']]);
    story.does('zhao', { type: 'return', milestones: ['effect'], reason: '不实' }, at('2026-09-30', '20:00'));
    const returned = story.events.flatMap((event) => (event.type === 'returned' ? noticesOf(story.state, event) : []));
    expect(returned.map((notice) => [notice.post, notice.isUrgent, shown(notice.sendAt)])).toEqual([['bureau-handler', true, '2026-10-08 09:00'], ['bureau-head', true, '2026-10-08 09:00']]);
  });

  it('wait for one another within the gathering time during the day', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-29', '10:00'));
    const [notice] = story.events.flatMap((event) => (event.type === 'stepOpened' ? noticesOf(story.state, event) : []));
    expect(notice && shown(notice.sendAt)).toBe('2026-09-29 10:02');
  });

  it('of rungs evaluated hours late are told as late and never one by one', () => {
    const story = rectifying(withLadder([LETTER])).until(at('2026-10-09', '14:00'));
    const notices = story.events.flatMap((event) => (event.type === 'ruleFired' ? noticesOf(story.state, event) : []));
    expect(notices.map((notice) => [notice.kind, notice.isUrgent, notice.facts.lateMs])).toEqual([['documentIssued', false, 29 * 3_600_000], ['documentIssued', false, 29 * 3_600_000]]);
  });
});
