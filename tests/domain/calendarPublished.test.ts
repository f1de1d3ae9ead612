import { describe, expect, it } from 'vitest';
import { endOfDay, type Calendar } from '../../domain/calendar.ts';
import type { Act } from '../../domain/commands.ts';
import type { Moved } from '../../domain/events.ts';
import type { Definition } from '../../domain/definition.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { Policy } from '../../domain/policy.ts';
import { clockOf, overdueAt } from '../../domain/timing.ts';
import { accepts, at, CALENDAR_2026, DEFINITION, POLICY, rectifying, submits, type Story } from '../support/definitions.ts';

/** As the list of 2027 may look around the Spring Festival (6 February): eight days off, two of them made up for. */
const PUBLISHED: Calendar = {
  ...CALENDAR_2026,
  daysOff: [...CALENDAR_2026.daysOff, '2027-01-01', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'],
  workingWeekendDays: [...CALENDAR_2026.workingWeekendDays, '2027-02-20'],
  officialThrough: '2027-12-31',
};
const PUBLISHES: Act = { type: 'publishCalendar', calendar: PUBLISHED };
const NINE = (date: string) => at(date, '09:00');

function measured(policy: Partial<Policy> = {}, dueOn = '2027-02-08'): Definition {
  return { ...DEFINITION, policy: { ...POLICY, dayOff: 'next', ...policy }, milestones: [{ id: 'effect', kind: 'effect', dueOn: '2026-12-30' }, { id: 'completion', kind: 'completion', dueOn }] };
}

function movedIn(story: Story): readonly Moved[] {
  const event = story.events.at(-1);
  return event?.type === 'calendarPublished' ? event.moved : [];
}

describe('a published list of days off', () => {
  it('moves the date that falls into the holiday, and the clock follows', () => {
    const story = rectifying(measured()).does('zheng', PUBLISHES, NINE('2026-11-20'));
    expect(movedIn(story)).toEqual([{ what: 'milestone', id: 'completion', title: 'completion', posts: ['bureau-handler', 'bureau-head', 'finance-handler'], from: '2027-02-08', to: '2027-02-15' }]);
    const [, completion] = story.state.milestones;
    expect(completion?.dueOn).toBe('2027-02-08');
    expect(completion && overdueAt(clockOf(story.state.definition), completion)).toBe(endOfDay(PUBLISHED, '2027-02-15'));
  });

  it('tells exactly those whom the date binds, and nobody when nothing moves', () => {
    const story = rectifying(measured()).does('zheng', PUBLISHES, NINE('2026-11-20'));
    const [event] = story.events.slice(-1);
    expect(event && noticesOf(story.state, event).map(({ post, kind, facts }) => [post, kind, facts.moved])).toEqual(
      ['bureau-handler', 'bureau-head', 'finance-handler'].map((post) => [post, 'dateMoved', [{ title: 'completion', from: '2027-02-08', to: '2027-02-15' }]]),
    );
    const unmoved = rectifying(measured({}, '2027-03-01')).does('zheng', PUBLISHES, NINE('2026-11-20'));
    const last = unmoved.events.at(-1);
    expect(last).toMatchObject({ type: 'calendarPublished', moved: [] });
    expect(last && noticesOf(unmoved.state, last)).toEqual([]);
  });

  it('is taken once, from the administrators, in the same zone, and never a shorter one', () => {
    const story = rectifying(measured());
    expect(story.refuses('li', PUBLISHES, NINE('2026-11-20'))).toBe('notYours');
    expect(story.refuses('zheng', { type: 'publishCalendar', calendar: { ...PUBLISHED, zone: 'Asia/Tokyo' } }, NINE('2026-11-20'))).toBe('calendarOlder');
    expect(story.refuses('zheng', { type: 'publishCalendar', calendar: { ...PUBLISHED, officialThrough: '2025-12-31' } }, NINE('2026-11-20'))).toBe('calendarOlder');
    story.does('zheng', PUBLISHES, NINE('2026-11-20'));
    expect(story.refuses('zheng', PUBLISHES, NINE('2026-11-20'))).toBe('alreadyDone');
  });

  it('keeps the number of working days of a paper’s limits, but not a day that was named', () => {
    const ladder: Policy['ladder'] = [
      { id: 'letter', title: '责成限期整改', when: { on: 'after', milestone: 'effect', count: { n: 26, unit: 'calendar' } }, document: { name: '限期整改通知书', series: '限改', to: ['leadUnit'], cc: [], acknowledgeWithin: { n: 3, unit: 'calendar' }, rectifyWithin: { n: 10, unit: 'working' } } },
      { id: 'slip', title: '督办单', when: { on: 'byHand' }, byHand: { roles: ['supervisor'] }, document: { name: '督办单', series: '督办', to: ['leadUnit'], cc: [], rectifyWithin: { n: 10, unit: 'working' } } },
    ];
    const story = rectifying(measured({ ladder }, '2027-06-30')).until(NINE('2027-01-25'));
    story.does('qian', { type: 'issueByHand', ruleId: 'slip', milestoneId: 'effect', requirement: '节前完成', rectifyOn: '2027-02-08' }, NINE('2027-01-26'));
    story.does('zheng', PUBLISHES, NINE('2027-01-27'));
    expect(movedIn(story)).toEqual([{ what: 'document', id: 'letter-1-1', title: '限期整改通知书', limit: 'rectifyBy', posts: ['bureau-head'], from: '2027-02-08', to: '2027-02-15' }]);
    expect(story.state.documents.map(({ id, rectifyBy }) => [id, rectifyBy])).toEqual([
      ['letter-1-1', endOfDay(PUBLISHED, '2027-02-15')],
      [story.state.documents[1]?.id, endOfDay(PUBLISHED, '2027-02-08')],
    ]);
  });

  it('moves the limit of the step that waits, for those who are awaited', () => {
    const story = rectifying(measured({}, '2027-06-30'), NINE('2027-01-20')).does('li', submits('effect'), NINE('2027-02-03'));
    story.does('zheng', PUBLISHES, NINE('2027-02-04'));
    expect(movedIn(story)).toEqual([{ what: 'step', id: 'check', title: '督查室验收', posts: ['supervision-1', 'supervision-2'], from: '2027-02-10', to: '2027-02-17' }]);
  });

  it('moves the receipt of an assignment and the date of a periodic report', () => {
    const periodic: Policy['periodic'] = [{ id: 'monthly', title: '月报', every: 'month', dueAfter: { n: 8, unit: 'working' }, roles: ['handler'], until: 'archive', whenMissed: [] }];
    const story = rectifying(measured({ periodic, receipt: { within: { n: 4, unit: 'working' } } }, '2027-06-30'), NINE('2027-02-05'));
    story.does('zheng', PUBLISHES, NINE('2027-02-06'));
    expect(movedIn(story)).toMatchObject([{ what: 'receipt', posts: ['finance-handler'], from: '2027-02-11', to: '2027-02-18' }]);
    const january = rectifying(measured({ periodic }, '2027-06-30'), NINE('2026-12-15')).until(NINE('2027-02-05')).does('zheng', PUBLISHES, NINE('2027-02-05'));
    expect(movedIn(january)).toEqual([{ what: 'periodic', id: 'monthly', title: '月报 2027-01', posts: ['bureau-handler'], from: '2027-02-10', to: '2027-02-17' }]);
  });

  it('moves a look-back that is still to be held', () => {
    const story = rectifying(measured()).does('li', submits('effect', 'completion'), NINE('2026-11-08')).does('zhao', accepts('effect', 'completion'), NINE('2026-11-09'));
    const signs = (): Act => ({ type: 'approveClosure', factsHash: story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '' });
    story.does('zhang', signs(), NINE('2026-11-09')).does('sun', signs(), NINE('2026-11-09'));
    story.does('zheng', PUBLISHES, NINE('2026-11-20'));
    expect(movedIn(story)).toEqual([{ what: 'lookBack', id: 'first', title: '首次回头看', posts: ['inspection-office'], from: '2027-02-09', to: '2027-02-15' }]);
    expect(story.state).toMatchObject({ lookBacks: [{ id: 'first', dueOn: '2027-02-15' }] });
  });

  it('says nothing of a limit that is over either way', () => {
    const story = rectifying(measured({}, '2027-06-30'), NINE('2027-02-01')).until(NINE('2027-03-01')).does('zheng', PUBLISHES, NINE('2027-03-01'));
    expect(movedIn(story).filter(({ what }) => what === 'receipt')).toEqual([]);
  });

  it('is what the plan is read with from then on: read so it changes nothing, and read without it takes nothing back', () => {
    const story = rectifying(measured()).does('zheng', PUBLISHES, NINE('2026-11-20'));
    expect(story.state.overridden).toEqual({});
    expect(story.refuses('zheng', { type: 'amend', definition: { ...measured(), calendar: PUBLISHED } }, NINE('2026-11-21'))).toBe('alreadyDone');
    story.does('zheng', { type: 'amend', definition: { ...measured(), title: '改了题目' } }, NINE('2026-11-21'));
    expect(story.state.definition).toMatchObject({ title: '改了题目', calendar: PUBLISHED });
  });
});
