import { addDays, addMonths, addWorkingDays, epochDay, workingDayOnOrBefore, workingDaysBetween, type Calendar } from '../../domain/calendar.ts';
import { hashOf } from '../../domain/timing.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';

/** The fixed day on which both examples are adopted. */
export const ADOPTED_ON = '2026-11-23';
const LAST_MONTH = '2027-09';
/** Around the Spring Festival of 2027, whose days off are not published yet, no office would set a date. */
const SPRING_FESTIVAL = { from: '2027-02-01', to: '2027-02-14' };
/** Calendar days. */
const FIRST_EFFECT_AFTER = 17;
const FIRST_COMPLETION_AFTER = 60;
/** Clear effect comes when a good third to three quarters of the time are over. */
const EFFECT_SHARE = { from: 0.35, to: 0.75 };
const WORKING_DAYS_FOR_A_NODE = 60;

export interface ExampleDates {
  readonly effect?: string;
  readonly completion?: string;
  readonly node?: { readonly title: string; readonly dueOn: string };
}

const CALENDAR: Calendar = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2026, toYear: 2028 });

/**
 * @returns dates as plans have them: on the 10th, the 20th or the last of a month, on working days, over ten months, effect before
 * completion. They depend on the name only, so that the examples come out the same whenever they are made.
 */
export function datesFor(name: string, kind: 'standard' | 'immediate' | 'longTerm'): ExampleDates {
  if (kind === 'immediate') return { completion: addWorkingDays(CALENDAR, ADOPTED_ON, 15 + (hashOf(name) % 12)) };
  const completion = pick(`${name} completion`, usualDates(addDays(ADOPTED_ON, FIRST_COMPLETION_AFTER)));
  const effect = pick(`${name} effect`, usualDates(addDays(ADOPTED_ON, FIRST_EFFECT_AFTER)).filter(isBetween(completion)));
  if (kind === 'longTerm') return { effect };
  const days = workingDaysBetween(CALENDAR, ADOPTED_ON, effect);
  if (days < WORKING_DAYS_FOR_A_NODE || hashOf(`${name} node`) % 3 > 0) return { effect, completion };
  return { effect, completion, node: { title: pick(`${name} title`, NODE_TITLES), dueOn: addWorkingDays(CALENDAR, ADOPTED_ON, Math.floor(days / 2)) } };
}

function isBetween(completion: string): (date: string) => boolean {
  const days = epochDay(completion) - epochDay(ADOPTED_ON);
  return (date) => date >= addDays(ADOPTED_ON, Math.floor(days * EFFECT_SHARE.from)) && date <= addDays(ADOPTED_ON, Math.ceil(days * EFFECT_SHARE.to));
}

const NODE_TITLES = ['工作方案印发', '制度初稿完成', '中期自查'];

function usualDates(from: string): string[] {
  const dates: string[] = [];
  for (let month = `${ADOPTED_ON.slice(0, 7)}-01`; month.slice(0, 7) <= LAST_MONTH; month = addMonths(month, 1)) {
    for (const day of [addDays(month, 9), addDays(month, 19), addDays(addMonths(month, 1), -1)]) {
      const date = workingDayOnOrBefore(CALENDAR, day);
      if (date >= from && (date < SPRING_FESTIVAL.from || date > SPRING_FESTIVAL.to)) dates.push(date);
    }
  }
  return dates;
}

function pick(name: string, choices: readonly string[]): string {
  const choice = choices[hashOf(name) % choices.length];
  if (choice === undefined) throw new Error(`Nothing to choose from for ${name}`);
  return choice;
}
