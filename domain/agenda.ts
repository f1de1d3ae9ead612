import { isProvisional, localDateAt } from './calendar.ts';
import { postsOf } from './definition.ts';
import type { PostId } from './directory.ts';
import { dutiesOf, type Duty } from './duties.ts';
import type { EventType } from './events.ts';
import { isFinal, type MeasureState } from './measure.ts';
import { periodOutstanding, rulesInForce } from './periodic.ts';
import { clockOf, dueOn } from './timing.ts';

/** A day that somebody has to keep in mind: the last one for a duty, or the date of a milestone that others are to keep. */
export interface AgendaEntry {
  /** Names it for good within the measure, wherever its date goes: a calendar that knows it moves it. */
  readonly key: string;
  /** `deadline`: a milestone of a measure whose lead official one is. */
  readonly what: Duty['what'] | 'deadline';
  /** As in duties. */
  readonly title: string;
  /** The milestone a step is about, by its title or, without one, its kind. */
  readonly about?: string;
  readonly on: string;
  /** There is no last day; `on` is the day since which it is awaited. */
  readonly isOpenEnded: boolean;
  readonly isProvisional: boolean;
  /** Work is suspended: the date will move. */
  readonly isPaused: boolean;
  /** Through which posts. */
  readonly posts: readonly PostId[];
}

/** Events that neither give anybody a date nor move one, end one, or call it otherwise. */
export const QUIET_EVENTS: readonly EventType[] = ['progressReported', 'commented', 'awaitedReminded', 'noticeUndeliverable', 'keysTrusted'];

type Dated = Omit<AgendaEntry, 'posts' | 'isProvisional' | 'isPaused'>;

/** @returns the days somebody who holds these posts has to keep in mind for the measure, the earliest first. What is done is not among them. */
export function agendaOf(state: MeasureState, posts: readonly PostId[], now: number): AgendaEntry[] {
  const entries = new Map<string, AgendaEntry>();
  for (const post of posts) {
    for (const dated of [...dutiesOf(state, post, now).flatMap((duty) => datedDuty(state, duty)), ...deadlines(state, post)]) {
      const known = entries.get(dated.key);
      // Whoever has to hand a milestone in needs not be told apart that it is due.
      const entry = known ?? { ...dated, isProvisional: !dated.isOpenEnded && isProvisional(state.definition.calendar, dated.on), isPaused: state.phase === 'suspended', posts: [] };
      entries.set(dated.key, { ...entry, what: entry.what === 'deadline' ? dated.what : entry.what, posts: [...entry.posts, post] });
    }
  }
  return [...entries.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.key < b.key ? -1 : 1));
}

function datedDuty(state: MeasureState, duty: Duty): Dated[] {
  const { what, id, title, lastOn } = duty;
  const about = milestoneAbout(state, duty);
  const since = lastOn === undefined ? awaitedSince(state, duty) : undefined;
  const on = lastOn ?? (since === undefined ? undefined : localDateAt(state.definition.calendar, since));
  if (on === undefined) return [];
  return [{ key: `${String(state.cycle)}|${what}|${id}${periodOf(state, duty)}`, what, title, ...(about !== undefined && { about }), on, isOpenEnded: lastOn === undefined }];
}

/** Milestones are duties of those who hand them in; the lead official answers for them. */
function deadlines(state: MeasureState, post: PostId): Dated[] {
  const { definition, cycle, phase } = state;
  if (isFinal(state) || phase === 'closed' || !postsOf(definition, ['leadOfficial']).includes(post)) return [];
  return state.milestones
    .filter(({ status }) => status === 'open')
    .map((milestone) => ({ key: `${String(cycle)}|milestone|${milestone.id}`, what: 'deadline', title: milestone.title ?? milestone.kind, on: dueOn(clockOf(definition), milestone), isOpenEnded: false }));
}

/** The report of another period is another duty. */
function periodOf(state: MeasureState, { what, id }: Duty): string {
  const rule = what === 'periodic' ? rulesInForce(state).find((candidate) => candidate.id === id) : undefined;
  return rule ? `@${periodOutstanding(state, rule).name}` : '';
}

function milestoneAbout(state: MeasureState, { what, id }: Duty): string | undefined {
  const milestoneId = what === 'acceptance' ? id : what === 'extension' ? state.extensions.find((extension) => extension.id === id)?.milestoneId : undefined;
  const milestone = state.milestones.find((candidate) => candidate.id === milestoneId);
  return milestone && (milestone.title ?? milestone.kind);
}

function awaitedSince(state: MeasureState, { what, id }: Duty): number | undefined {
  if (what === 'signOff') return state.phase === 'inSignOff' ? state.signOff.openedAt : undefined;
  if (what === 'extension') return state.extensions.find((extension) => extension.id === id)?.chain.openedAt;
  const milestone = what === 'acceptance' ? state.milestones.find((candidate) => candidate.id === id) : undefined;
  return milestone?.status === 'submitted' ? milestone.acceptance.openedAt : undefined;
}
