import type { Measure } from '../acts.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';

interface Mark {
  readonly at: string;
  readonly sign: string;
  readonly text: string;
}

/** @returns the measure's line of time: what was (●), now (▶), what the dates ask (◆) and what time will bring (○) if nobody acts. */
export function timelineOf(context: Context, measure: Measure): string[] {
  const { say } = context;
  const past = measure.timeline.past.map((event) => ({ at: event.at, sign: '●', text: pastText(context, event) }));
  const ahead = [...dates(context, measure), ...upcoming(context, measure)].sort((a, b) => (instantOf(a) === instantOf(b) ? 0 : instantOf(a) < instantOf(b) ? -1 : 1));
  const now: Mark = { at: measure.asOf, sign: '▶', text: say('现在', 'now') };
  const missed = ahead.filter((mark) => instantOf(mark) <= Date.parse(measure.asOf));
  const coming = ahead.filter((mark) => instantOf(mark) > Date.parse(measure.asOf));
  const before = [...past, ...missed].sort((a, b) => instantOf(a) - instantOf(b));
  return [...before, now, ...coming].map(({ at, sign, text }) => `  ${sign} ${minutesOf(at)}  ${text}`);
}

function instantOf({ at }: Mark): number {
  return Date.parse(at);
}

function pastText({ language, say, marks }: Context, { text, by, lateMs }: Measure['timeline']['past'][number]): string {
  const standsIn = by?.onBehalfOf ? say(`代 ${by.onBehalfOf.name}`, ` for ${by.onBehalfOf.name}`) : '';
  const who = by ? `  ${by.person.name}${standsIn}${marks.aside(by.post.title)}` : '';
  const hours = lateMs === undefined ? 0 : Math.floor(lateMs / 3_600_000);
  const late = hours >= 48 ? say(`迟 ${Math.floor(hours / 24)} 天执行`, `evaluated ${Math.floor(hours / 24)} days late`) : say(`迟 ${hours} 小时执行`, `evaluated ${hours} h late`);
  return `${text[language]}${who}${hours > 0 ? marks.aside(late) : ''}`;
}

/** The dates of milestones that are not met yet: the instant from which they are overdue. */
function dates({ language, say }: Context, measure: Measure): Mark[] {
  return measure.milestones
    .filter(({ status }) => status === 'open' && (measure.phase === 'registered' || measure.phase === 'rectifying'))
    .map(({ title, overdueAt, dueOn, isProvisional }) => ({
      at: overdueAt,
      sign: '◆',
      text: `${say(`时限已过：${title[language]}（${dueOn} 止）`, `overdue from here: ${title[language]} (due ${dueOn})`)}${isProvisional ? say('（暂定）', ' (provisional)') : ''}`,
    }));
}

function upcoming({ language, say, marks }: Context, measure: Measure): Mark[] {
  return measure.timeline.upcoming.map(({ at, text, document, to, isProvisional }) => {
    const paper = document === undefined ? '' : `《${document}》`;
    const people = to.map(({ title, holder }) => holder?.name ?? title).join(marks.list);
    return { at, sign: '○', text: `${text[language]}${paper}${people === '' ? '' : ` → ${people}`}${isProvisional ? say('（暂定）', ' (provisional)') : ''}` };
  });
}
