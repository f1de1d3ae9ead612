import { localDateAt } from '../../domain/calendar.ts';
import { isoAt } from '../../domain/isoAt.ts';
import type { ForecastLine } from '../../domain/forecast/line.ts';
import { LIMIT_WORDS, LINE_WORDS, RULE_WORDS } from '../../domain/forecast/words.ts';
import { LIGHT_WORDS, milestoneTitle } from '../../domain/words.ts';
import type { Definition } from '../../domain/definition.ts';
import type { CheckedPlan } from '../../plans/planFile.ts';
import type { Context } from '../context.ts';
import { padded } from '../width.ts';

/** Turns lines into words, with the names of one plan. */
export interface Wording {
  /** @returns the line as people read it, without its day. */
  text(line: ForecastLine): string;
  /** @returns a day with its weekday. */
  day(on: string): string;
  /** @returns the line as JSON: its instant with the zone's offset. */
  json(line: ForecastLine): string;
  post(id: string): string;
}

const WEEKDAYS = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };

export function wordingFor({ language, say, marks }: Context, plan: CheckedPlan): Wording {
  const definitions = new Map(plan.definitions.map((definition) => [definition.ref, definition]));
  const refWidth = Math.max(...plan.definitions.map(({ ref }) => ref.length));
  const titles = ruleTitles(plan, language);
  const kinds = Object.fromEntries(Object.entries(LINE_WORDS).map(([kind, word]) => [kind, padded(word[language], 16)]));
  const post = (id: string) => plan.posts[id]?.title ?? id;
  const subject = (line: ForecastLine) => (line.milestone === undefined ? '' : `${milestoneName(definitions.get(line.measure), line.milestone, language)}${say('：', ': ')}`);
  return {
    post,
    day: (on) => `${on} ${WEEKDAYS[language][new Date(`${on}T00:00:00Z`).getUTCDay()] ?? ''}`,
    json: (line) => JSON.stringify({ ...line, at: isoAt(plan.calendar, line.at) }),
    text: (line) => {
      const to = line.to.length === 0 ? '' : ` → ${line.to.map(post).join(marks.list)}`;
      const time = timeOf(line, plan);
      return `  ${time}  ${padded(line.measure, refWidth)}  ${kinds[line.kind] ?? line.kind}  ${subject(line)}${matter(line, titles, language)}${to}${line.provisional ? marks.aside(say('暂定', 'provisional')) : ''}`;
    },
  };
}

/** A deadline is the day's last instant; a paper of another day than its own says which. */
function timeOf({ kind, on, at }: ForecastLine, { calendar }: CheckedPlan): string {
  if (kind === 'deadline') return '24:00';
  return localDateAt(calendar, at) === on ? isoAt(calendar, at).slice(11, 16) : '     ';
}

function matter({ rule, document, light }: ForecastLine, titles: ReadonlyMap<string, string>, language: 'zh' | 'en'): string {
  const title = titles.get(rule) ?? '';
  if (light !== undefined) return LIGHT_WORDS[light][language] + (title === '' ? '' : ` ${title}`);
  if (!document) return title;
  return document.limit ? `《${document.name}》${LIMIT_WORDS[document.limit][language]}` : `《${document.name}》`;
}

/** Every rule, step, duty and look-back by its title; what the plan itself asks for by its word. */
function ruleTitles({ policy }: CheckedPlan, language: 'zh' | 'en'): ReadonlyMap<string, string> {
  const own = Object.entries(RULE_WORDS).map(([rule, word]): [string, string] => [rule, word[language]]);
  const named = [...policy.acceptance, ...policy.signOff, ...(policy.extension?.steps ?? []), ...policy.lookBacks, ...(policy.periodic ?? []), ...policy.ladder];
  return new Map([...own, ...named.map(({ id, title }): [string, string] => [id, title])]);
}

function milestoneName(definition: Definition | undefined, id: string, language: 'zh' | 'en'): string {
  const milestone = definition?.milestones.find((candidate) => candidate.id === id);
  return milestone ? milestoneTitle(milestone, language) : id;
}
