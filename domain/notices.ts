import type { PostId } from './directory.ts';
import type { MeasureEvent, Moved } from './events.ts';
import { toldAbout, type Told } from './hearers.ts';
import type { MeasureState } from './measure.ts';
import type { Hours, MeasureClass } from './policy.ts';
import type { SummaryAbout } from './summary.ts';
import { clockOf, digestAt, writingAt, type WritingClock } from './timing.ts';

/** What a notice is about; each kind has its own template. */
export const NOTICE_KINDS = [
  'assigned',
  'amended',
  'withdrawn',
  'rungReached',
  'documentIssued',
  'awaitingAcceptance',
  'awaitingSignOff',
  'awaitedReminder',
  'awaitedLapsed',
  'returned',
  'accepted',
  'signOffsLapsed',
  'closed',
  'lookBackReminder',
  'relapsed',
  'archived',
  'roleUnresolved',
  'undeliverable',
  'awaitingExtension',
  'extensionDecided',
  'suspended',
  'resumed',
  'dateMoved',
  'interviewCalled',
  'reasonAccepted',
  'reopened',
  'commented',
  'substituteAppointed',
  'handedOver',
  'planAwaitingApproval',
  'planApproved',
  'planReturned',
  'planApprovalsLapsed',
  'planAwaitedReminder',
  'planAwaitedLapsed',
  'planStarted',
  'planConcluded',
  'circular',
  'checkpoint',
  'reportReminder',
  'reportLapsed',
  'summary',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something the holder of one post must hear about one event; sent alone or inside that person's digest. */
export interface Notice {
  /** Stable and unique: `measure/cycle/seq/post`. */
  readonly id: string;
  /** The workflow it comes from: a measure's or, for news about a plan as a whole, the plan's. */
  readonly measureId: string;
  readonly planId: string;
  readonly seq: number;
  readonly cycle: number;
  readonly post: PostId;
  readonly kind: NoticeKind;
  readonly isUrgent: boolean;
  readonly createdAt: number;
  /** Not to be written to before this instant: the policy's hours, and for digests the gathering time. */
  readonly sendAt: number;
  /** The policy's hours, for what could not leave at its time: whoever sends it later keeps to them too. */
  readonly hours: Hours;
  readonly facts: NoticeFacts;
}

/** What a template may tell. Dates are `YYYY-MM-DD`; names are as the plan prints them. */
export interface NoticeFacts {
  readonly planTitle: string;
  /** Empty, as are the titles of measure and problem, in news about a plan as a whole. */
  readonly ref: string;
  readonly measureTitle: string;
  readonly problemTitle: string;
  readonly milestones?: readonly { readonly id: string; readonly kind: string; readonly title?: string; readonly dueOn: string }[];
  readonly ruleTitle?: string;
  /** The paper; its number is read from the register when the notice is sent. */
  readonly document?: { readonly id: string; readonly name: string; readonly acknowledgeBy?: string; readonly answerBy?: string; readonly rectifyBy?: string; readonly isCopy: boolean };
  readonly by?: { readonly name: string; readonly postTitle: string };
  readonly text?: string;
  readonly stepTitle?: string;
  readonly awaited?: readonly string[];
  readonly dueOn?: string;
  readonly lookBack?: { readonly id: string; readonly title: string; readonly dueOn: string };
  /** How late the rule was evaluated, after an outage; missing when it was on time. */
  readonly lateMs?: number;
  readonly changes?: readonly string[];
  /** A later date asked for: the date that stood, the date asked for, and what was done so far. */
  readonly extension?: { readonly from: string; readonly to: string; readonly progress: string };
  readonly isGranted?: boolean;
  /** Immediate and long-term measures (立行立改、长期坚持) are assigned in words of their own. */
  readonly class?: MeasureClass;
  /** What somebody who entered the ladder by hand requires. */
  readonly requirement?: string;
  readonly interview?: { readonly dueOn: string; readonly called: readonly string[] };
  /** Participating units that have not reported their part as done. */
  readonly partsMissing?: readonly string[];
  /** Which period of a periodic duty; the month of a circular or checkpoint, `YYYY-MM`. A circular's content is read from the store when it is sent. */
  readonly period?: string;
  /** Dates that a newly published calendar moved; a milestone without a title is named by its kind. */
  readonly moved?: readonly Pick<Moved, 'title' | 'limit' | 'from' | 'to'>[];
  /** Who comes to a post or stands in at it, and when. */
  readonly person?: { readonly name: string; readonly postTitle: string; readonly from: string; readonly to?: string };
  /** A version of a plan: the head of its hash, and how many measures it has. */
  readonly version?: { readonly hash: string; readonly measures: number; readonly isLater: boolean };
  readonly report?: { readonly id: string; readonly title: string; readonly addressee?: string };
  /** A weekly summary, whose content is composed from the record when it is sent. */
  readonly summary?: { readonly title: string; readonly about: SummaryAbout; readonly sinceAt: number };
  readonly checkpoint?: { readonly id: string; readonly digest: string; readonly measures: number };
}

/** @returns what each post must hear about an event, given the state it led to. Data only: no wording, no sending. */
export function noticesOf(state: MeasureState, event: MeasureEvent): Notice[] {
  const { planId, planTitle, ref, title, problem } = state.definition;
  const facts = { planTitle, ref, measureTitle: title, problemTitle: problem.title };
  return noticesFrom(toldAbout(state, event), { id: state.id, planId, seq: event.seq, cycle: event.cycle, at: event.at, clock: clockOf(state.definition), facts });
}

/** Where news comes from: the record, the event in it, by which hours people are written to, and what every notice of it tells. */
export interface NewsSource {
  /** The workflow id of the measure, or of the plan. */
  readonly id: string;
  readonly planId: string;
  readonly seq: number;
  readonly cycle: number;
  readonly at: number;
  readonly clock: WritingClock;
  readonly facts: NoticeFacts;
}

/** @returns the number of the event a notice is about. */
export function eventOfNotice(noticeId: string, measureId: string): number {
  const [, seq] = noticeId.slice(measureId.length + 1).split('/');
  return Number(seq);
}

/** @returns one notice for each post that is told. */
export function noticesFrom(told: readonly Told[], source: NewsSource): Notice[] {
  const { id, at, clock, planId, seq, cycle } = source;
  const notices: Notice[] = [];
  for (const { posts, kind, isUrgent = false, facts: own } of told) {
    // One event, one notice per post: who gets the paper itself needs no copy and no reminder of it.
    const unheard = posts.filter((post, index) => posts.indexOf(post) === index && !notices.some((notice) => notice.post === post));
    if (unheard.length === 0) continue;
    const sendAt = isUrgent ? writingAt(clock, at) : digestAt(clock, at);
    const facts = { ...source.facts, ...own };
    for (const post of unheard) {
      notices.push({ id: `${id}/${cycle}/${seq}/${post}`, measureId: id, planId, seq, cycle, post, kind, isUrgent, createdAt: at, sendAt, hours: clock.policy.hours, facts });
    }
  }
  return notices;
}
