import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../../domain/notices.ts';
import { digestHours, isUnwanted, isWeekly, latestDigestMinutes, OPTIONAL_KINDS, weeklyDigestAt } from '../../domain/preferences.ts';
import { at, CALENDAR_2026, POLICY, shown } from '../support/definitions.ts';

const HOURS = { ...POLICY.hours, spreadMinutes: 20 };
const CLOCK = { calendar: CALENDAR_2026, policy: { hours: HOURS } };

describe('what a person chooses about mail', () => {
  it('switches off what asks nothing, never a duty, a paper, a decision or lateness', () => {
    const everything = { without: [...NOTICE_KINDS] as never };
    expect(NOTICE_KINDS.filter((kind) => isUnwanted(kind, HOURS, everything)).sort()).toEqual([...OPTIONAL_KINDS].sort());
    for (const kind of ['assigned', 'rungReached', 'documentIssued', 'returned', 'awaitingAcceptance', 'awaitingSignOff', 'extensionDecided', 'circular', 'undeliverable'] as const) expect(isUnwanted(kind, HOURS, everything), kind).toBe(false);
  });

  it('counts for nothing where the policy makes it mandatory', () => {
    const bound = { ...HOURS, choices: { mandatory: ['commented' as const] } };
    expect([isUnwanted('commented', bound, { without: ['commented'] }), isWeekly('commented', bound, { isWeekly: true })]).toEqual([false, false]);
    expect([isUnwanted('closed', bound, { without: ['closed'] }), isWeekly('closed', bound, { isWeekly: true })]).toEqual([true, true]);
  });

  it('puts the digest off to the hour wished for, but no later than the policy lets it', () => {
    const begins = (digestMinutes: number, hours = HOURS) => digestHours(hours, { digestMinutes }).noticeMinutes + 20;
    expect([begins(480), begins(560), begins(660), begins(1439)]).toEqual([560, 560, 660, 1020]);
    expect(begins(1439, { ...HOURS, choices: { mandatory: [], digestUntilMinutes: 690 } } as typeof HOURS)).toBe(690);
    expect(latestDigestMinutes({ ...HOURS, noticeMinutes: 1010 })).toBe(1030);
  });

  it('keeps what may wait a week for the first working day of the next, holidays or not', () => {
    expect(shown(weeklyDigestAt(CLOCK, at('2026-09-14', '10:00')))).toBe('2026-09-14 10:00');
    expect(shown(weeklyDigestAt(CLOCK, at('2026-09-14', '08:00')))).toBe('2026-09-14 09:20');
    expect(shown(weeklyDigestAt(CLOCK, at('2026-09-14', '18:30')))).toBe('2026-09-21 09:20');
    expect(shown(weeklyDigestAt(CLOCK, at('2026-09-15', '10:00')))).toBe('2026-09-21 09:20');
    // The week of the National Day holiday begins on its Thursday.
    expect(shown(weeklyDigestAt(CLOCK, at('2026-09-30', '10:00')))).toBe('2026-10-08 09:20');
  });
});
