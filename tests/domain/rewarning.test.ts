import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { addDays, type Calendar } from '../../domain/calendar.ts';
import { decide } from '../../domain/decide.ts';
import { due } from '../../domain/due.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Rule } from '../../domain/policy.ts';
import { at, CALENDAR_2026, DEFINITION, POLICY, rectifying, shown, submits, type Story } from '../support/definitions.ts';

const WARNING: Rule = { id: 'warning', title: '临期提醒', when: { on: 'before', milestone: 'effect', count: { n: 5, unit: 'working' } }, notify: { to: ['handler'], isUrgent: false } };
const LATE: Rule = { id: 'late', title: '逾期', when: { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } }, notify: { to: ['leadUnit'], isUrgent: true } };
const extension = { atMost: 1, steps: [{ id: 'decide', title: '审批', roles: ['leadOfficial'], need: 'any', whenLapsed: [] }] } as const;
const WARNED: Definition = { ...DEFINITION, policy: { ...POLICY, ladder: [WARNING, LATE], extension } };

const suspends = (until: string): Act => ({ type: 'suspend', reason: '等待批复', basis: '会议纪要', until });
const RESUMES: Act = { type: 'resume', reason: '批复已到' };

/** @returns when each warning and reminder was given. */
function warnings({ events }: Story): string[] {
  return events.flatMap((event) => (event.type === 'awaitedReminded' || (event.type === 'ruleFired' && event.ruleId === 'warning') ? [shown(event.nominalAt)] : []));
}

describe('a warning given for a date that moves afterwards', () => {
  it('is given again for the new date when a suspension moved it, whether that ends by decision or by itself', () => {
    // Due 30 September; five working days before (the 25th is off) is the 22nd. Three working days are lost: due 10 October (worked), warned of on the 28th.
    const decided = rectifying(WARNED).until(at('2026-09-22', '10:00')).does('sun', suspends('2026-10-30'), at('2026-09-22', '11:00')).does('sun', RESUMES, at('2026-09-26', '09:00'));
    expect(decided.state.milestones[0]?.dueOn).toBe('2026-10-10');
    expect(warnings(decided.until(at('2026-10-12', '08:00')))).toEqual(['2026-09-22 09:00', '2026-09-28 09:00']);
    const byItself = rectifying(WARNED).until(at('2026-09-22', '10:00')).does('sun', suspends('2026-09-24'), at('2026-09-22', '11:00'));
    expect(warnings(byItself.until(at('2026-10-12', '08:00')))).toEqual(['2026-09-22 09:00', '2026-09-28 09:00']);
  });

  it('is not given again where its new moment has passed, or where nothing was lost', () => {
    const soon = rectifying(WARNED).until(at('2026-09-28', '10:00')).does('sun', suspends('2026-10-30'), at('2026-09-28', '11:00')).does('sun', RESUMES, at('2026-09-29', '09:00'));
    expect(soon.state.milestones[0]?.dueOn).toBe('2026-10-08');
    expect(warnings(soon.until(at('2026-10-09', '08:00')))).toEqual(['2026-09-22 09:00']);
    const nothing = rectifying(WARNED).until(at('2026-09-22', '10:00')).does('sun', suspends('2026-10-30'), at('2026-09-22', '11:00')).does('sun', RESUMES, at('2026-09-22', '12:00'));
    expect(warnings(nothing.until(at('2026-10-09', '08:00')))).toEqual(['2026-09-22 09:00']);
  });

  it('is not given for what has been handed in, but is ready for it to come back', () => {
    const story = rectifying(WARNED).until(at('2026-09-22', '10:00')).does('li', submits('effect'), at('2026-09-22', '10:30'));
    story.does('sun', suspends('2026-10-30'), at('2026-09-22', '11:00')).does('sun', RESUMES, at('2026-09-26', '09:00'));
    story.does('zhao', { type: 'return', milestones: ['effect'], reason: '佐证不足' }, at('2026-09-27', '10:00')).until(at('2026-10-12', '08:00'));
    expect(warnings(story)).toContain('2026-09-28 09:00');
  });

  it('is given again for the date a granted extension sets', () => {
    const story = rectifying(WARNED).until(at('2026-09-22', '10:00'));
    story.does('li', { type: 'requestExtension', milestoneId: 'effect', reason: '汛期', progress: '七成', dueOn: '2026-10-20' }, at('2026-09-23', '10:00'));
    story.does('zhang', { type: 'approveExtension', extensionId: 'effect-1-1' }, at('2026-09-24', '10:00')).until(at('2026-10-20', '10:00'));
    expect(warnings(story)).toEqual(['2026-09-22 09:00', '2026-10-13 09:00']);
  });

  it('is given again when a published list of days off moves the date that counts', () => {
    const ladder = [{ ...WARNING, when: { on: 'before', milestone: 'effect', count: { n: 5, unit: 'calendar' } } } as const];
    const dueOn = (date: string): Definition => ({ ...WARNED, policy: { ...POLICY, dayOff: 'next', ladder }, milestones: [{ id: 'effect', kind: 'effect', dueOn: date }] });
    const calendar: Calendar = { ...CALENDAR_2026, daysOff: [...CALENDAR_2026.daysOff, ...Array.from({ length: 12 }, (_, day) => addDays('2027-02-08', day))], officialThrough: '2027-12-31' };
    // 8 February becomes the 22nd; five days before that is a day off, so the last working day before the holiday.
    const story = rectifying(dueOn('2027-02-08')).until(at('2027-02-03', '10:00')).does('zheng', { type: 'publishCalendar', calendar }, at('2027-02-04', '10:00'));
    expect(warnings(story.until(at('2027-02-23', '08:00')))).toEqual(['2027-02-03 09:00', '2027-02-05 09:00']);
    const unmoved = rectifying(dueOn('2027-03-01')).until(at('2027-02-24', '10:00'));
    expect(unmoved.does('zheng', { type: 'publishCalendar', calendar }, at('2027-02-24', '11:00')).events.at(-1)).not.toHaveProperty('again');
  });

  it('goes for the reminders of acceptors, too', () => {
    const story = rectifying(DEFINITION).does('li', submits('effect'), at('2026-09-08', '10:00')).until(at('2026-09-14', '10:00'));
    story.does('sun', suspends('2026-09-30'), at('2026-09-14', '11:00')).does('sun', RESUMES, at('2026-09-17', '08:00')).until(at('2026-09-18', '08:00'));
    expect(warnings(story)).toEqual(['2026-09-14 09:00', '2026-09-17 09:00']);
  });

  it('stays given in what happened before release 0.3.0: a replay finds no other timers', () => {
    const story = rectifying(WARNED).until(at('2026-09-22', '10:00')).does('sun', suspends('2026-09-24'), at('2026-09-22', '11:00'));
    expect(due(story.state, at('2026-09-25', '00:00'), 2)[0]).not.toHaveProperty('again');
    const resumed = decide(story.state, { id: 'old', person: 'sun', act: RESUMES }, at('2026-09-24', '09:00'), 2);
    expect('events' in resumed && resumed.events[0]).not.toHaveProperty('again');
  });
});
