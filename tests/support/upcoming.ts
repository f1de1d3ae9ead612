import { addWorkingDays, localDateAt } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/measure.ts';
import type { Rule } from '../../domain/policy.ts';
import { CALENDAR_2026, DEFINITION, POLICY } from './definitions.ts';

/** A ladder whose rungs follow one another by their papers' limits, as the shipped one does. */
export const LADDER: readonly Rule[] = [
  { id: 'warning', title: '到期预警', when: { on: 'before', milestone: 'any', count: { n: 5, unit: 'working' } }, light: 'yellow', notify: { to: ['handler'], isUrgent: false } },
  {
    id: 'letter',
    title: '责成限期整改',
    when: { on: 'after', milestone: 'any', count: { n: 1, unit: 'working' } },
    light: 'red',
    document: { name: '责成限期整改通知书', series: '限改', to: ['leadUnit'], cc: ['leadOfficial'], acknowledgeWithin: { n: 2, unit: 'working' }, rectifyWithin: { n: 5, unit: 'working' } },
  },
  { id: 'talk', title: '约谈', when: { on: 'lapsed', of: 'letter' }, document: { name: '约谈通知书', series: '约谈', to: ['leadUnit'], cc: ['leadOfficial'], rectifyWithin: { n: 5, unit: 'working' } } },
];

/** @returns a measure of the near future, for lives on the real server, whose clock begins now. */
export function upcoming(planId: string, ref = 'M-001', over: Partial<Definition> = {}): Definition {
  const today = localDateAt(CALENDAR_2026, Date.now());
  const workingDay = (n: number) => addWorkingDays(CALENDAR_2026, today, n);
  return {
    ...DEFINITION,
    planId,
    ref,
    milestones: [
      { id: 'effect', kind: 'effect', dueOn: workingDay(20) },
      { id: 'completion', kind: 'completion', dueOn: workingDay(60) },
    ],
    policy: { ...POLICY, ladder: LADDER },
    ...over,
  };
}
