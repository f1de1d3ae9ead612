import { addCount, addDays, addMonths } from '../../domain/calendar.ts';
import type { LimitContext } from './limit.ts';
import { readNumeral } from './numerals.ts';
import { AIM, ask, HEAD, type Part } from './parts.ts';

const SINCE = '(?:之日起|当日起|之日|当日)?(?:之?后|以后|起|以来)?的?';
const FEEDBACK = `(?<feedback>(?:自|从|在)?(?:收到|接到)?.{0,16}?反馈(?:意见|问题|情况|会议|会)*${SINCE})`;
const ADOPTION = `(?<adoption>(?:自|从|在)?.{0,12}?(?:方案|清单|通知|文件|本)?(?:印发|下发|通过|批准|公布|发布|实施)${SINCE})`;
const NUMBER = '(?:\\d{1,3}|[一二两三四五六七八九十百]{1,5}|半)';
const UNIT = '(?<unit>个?工作日|个?月|个?季度|周|个?星期|年|天|日)';
const COUNTED = new RegExp(`^${HEAD}(?:${FEEDBACK}|${ADOPTION})?${HEAD}(?<n>${NUMBER})${UNIT}(?<within>之内|以内|内)?(?:时间)?(?:${AIM})?$`);
const RANGE = new RegExp(`^(?:${FEEDBACK}|${ADOPTION})?${NUMBER}个?[-~至到—–]${NUMBER}(?:个?工作日|个?月|周|年|天)(?:之内|以内|内)?$`);

interface Start {
  readonly on: string;
  readonly assumed: 'countedFromFeedback' | 'countedFromAdoption' | undefined;
}

/** The findings come first in an inspection's rectification, and its terms are told from them; a plan of one's own counts from its adoption. */
function startOf(groups: Readonly<Record<string, string | undefined>>, { feedbackOn, adoptedOn }: LimitContext): Start | Part {
  if (groups['feedback'] !== undefined) return feedbackOn === undefined ? ask('feedbackMissing') : { on: feedbackOn, assumed: undefined };
  if (groups['adoption'] !== undefined) return adoptedOn === undefined ? ask('adoptionMissing') : { on: adoptedOn, assumed: undefined };
  if (feedbackOn !== undefined) return { on: feedbackOn, assumed: 'countedFromFeedback' };
  return adoptedOn === undefined ? ask('startMissing') : { on: adoptedOn, assumed: 'countedFromAdoption' };
}

/** Half a month is fifteen days by custom, half a year six months. A counted term ends on the day of the same number. */
function endOf(start: string, n: string, unit: string, { calendar }: LimitContext): string | Part {
  const isHalf = n === '半';
  const count = isHalf ? 0.5 : readNumeral(n);
  if (count === 0) return ask('unknownWords');
  if (unit.endsWith('工作日')) return calendar ? addCount(calendar, start, { n: count, unit: 'working' }) : ask('calendarMissing');
  if (unit.endsWith('月')) return isHalf ? addDays(start, 15) : addMonths(start, count);
  if (unit.endsWith('季度')) return addMonths(start, count * 3);
  if (unit === '年') return addMonths(start, count * 12);
  return addDays(start, unit.endsWith('周') || unit.endsWith('星期') ? count * 7 : count);
}

const UNITS_OF_HALVES = ['个月', '年'];

/** Reads a part that counts: 反馈后1个月内, 6个月内, 印发之日起20个工作日内. */
export function readCountPart(text: string, context: LimitContext): Part | undefined {
  if (RANGE.test(text)) return ask('countRange');
  const groups = COUNTED.exec(text)?.groups;
  const [n, unit] = [groups?.['n'], groups?.['unit']];
  if (!groups || n === undefined || unit === undefined) return undefined;
  // 20日 alone is a day of a month that is not named, 三年 and 月 alone are no limits either.
  if (groups['within'] === undefined && !/个|天/.test(unit)) return undefined;
  if (n === '半' && !UNITS_OF_HALVES.includes(unit)) return undefined;
  const start = startOf(groups, context);
  if ('kind' in start) return start;
  const end = endOf(start.on, n, unit, context);
  return typeof end === 'string' ? { kind: 'date', on: end, precision: 'counted', assumed: start.assumed === undefined ? [] : [start.assumed] } : end;
}
