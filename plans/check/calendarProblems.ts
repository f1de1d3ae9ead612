import type { ProblemText } from './problem.ts';

/** What a list of days off (放假安排) can say that cannot be. */
export const CALENDAR_PROBLEMS = {
  workedAnyway: { severity: 'error', zh: '{date}（{weekday}）本来就是工作日，不必列为调休上班。请核对日期。', en: '{date} ({weekday}) is a working day anyway and makes up for nothing. Check the date.' },
  offAndWorked: { severity: 'error', zh: '{date} 同时列为放假（第 {line} 行）和上班。请删去一处。', en: '{date} is listed as a day off (line {line}) and as worked. Remove one of them.' },
  dayTwice: { severity: 'error', zh: '{date} 列了两次，已在第 {line} 行。请删去一处。', en: '{date} is listed twice; it stands in line {line} already. Remove one of them.' },
  dayOfOtherYear: { severity: 'error', zh: '{date} 不属于 {year} 年的安排（当年，或上一年 12 月的调休）。请核对日期或年份。', en: '{date} does not belong to the list of {year} (that year, or the December before it). Check the date or the year.' },
} as const satisfies Record<string, ProblemText>;
