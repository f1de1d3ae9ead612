import { addDays, localDateAt } from './calendar.ts';
import { progressOf, type Progress } from './circular.ts';
import type { PostId } from './directory.ts';
import { dutiesOf, type Duty } from './duties.ts';
import type { MeasureState, Milestone } from './measure.ts';
import { isUnderWay, overdueMilestones } from './rollUp.ts';
import { clockOf, dueOn } from './timing.ts';

/** What somebody is told once a week: how the measures that concern them stand, composed from the record when it is sent. */
export interface Summary {
  readonly title: string;
  readonly sinceAt: number;
  readonly at: number;
  /** Of the measures that concern the reader. */
  readonly total: Progress;
  readonly late: readonly SummaryLine[];
  /** What the reader is expected to do. */
  readonly awaiting: readonly SummaryLine[];
  readonly soon: readonly SummaryLine[];
  readonly decided: readonly SummaryLine[];
}

export interface SummaryLine {
  readonly ref: string;
  readonly title: string;
  /** The date that matters, `YYYY-MM-DD`. */
  readonly on?: string;
  readonly milestones?: readonly Pick<Milestone, 'kind' | 'title'>[];
  readonly duty?: Pick<Duty, 'what' | 'title'>;
  readonly outcome?: Outcome;
}
export type Outcome = 'accepted' | 'acceptedLate' | 'closed' | 'relapsed' | 'extended' | 'notExtended' | 'withdrawn';

/** Which measures it tells of: those that name the post itself, or those that name any post of its unit. */
export type SummaryAbout = 'own' | 'unit';

export interface SummaryRequest {
  readonly title: string;
  /** All posts of the reader that are to have it: one summary for all of them. */
  readonly posts: readonly PostId[];
  /** It tells of what was decided after this instant ... */
  readonly sinceAt: number;
  /** ... and of how things stand at this one. */
  readonly at: number;
}

/** Dates up to so many days ahead are told as near: this week's and the next. */
const SOON_DAYS = 14;

/** @returns how the measures stand, and what is asked of the posts. */
export function composeSummary(measures: readonly MeasureState[], { title, posts, sinceAt, at }: SummaryRequest): Summary {
  const isNews = (instant: number) => sinceAt < instant && instant <= at;
  const counted = measures.filter(({ phase }) => phase !== 'withdrawn');
  return {
    ...{ title, sinceAt, at },
    total: progressOf(counted, at),
    late: byDate(counted.flatMap((measure) => overdueMilestones(measure, at).map((milestone) => milestoneLine(measure, milestone)))),
    awaiting: byDate(counted.flatMap((measure) => dutiesAt(measure, posts, at))),
    soon: byDate(counted.flatMap((measure) => soonOf(measure, at).map((milestone) => milestoneLine(measure, milestone)))),
    decided: measures.flatMap((measure) => decidedOf(measure, isNews)),
  };
}

/** @returns whether there is anything to tell: a reader whose measures are all in order and quiet need not be written to. */
export function isEmpty({ late, awaiting, soon, decided }: Summary): boolean {
  return [late, awaiting, soon, decided].every((lines) => lines.length === 0);
}

function byDate(lines: readonly SummaryLine[]): SummaryLine[] {
  const key = ({ on = '9', ref }: SummaryLine) => `${on} ${ref}`;
  return [...lines].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function lineOf({ definition }: MeasureState): Pick<SummaryLine, 'ref' | 'title'> {
  return { ref: definition.ref, title: definition.title };
}

function milestoneLine(measure: MeasureState, milestone: Milestone): SummaryLine {
  return { ...lineOf(measure), on: dueOn(clockOf(measure.definition), milestone), milestones: [named(milestone)] };
}

function named({ kind, title }: Milestone): Pick<Milestone, 'kind' | 'title'> {
  return { kind, ...(title !== undefined && { title }) };
}

function soonOf(measure: MeasureState, at: number): Milestone[] {
  if (!isUnderWay(measure)) return [];
  const clock = clockOf(measure.definition);
  const today = localDateAt(clock.calendar, at);
  return measure.milestones.filter((milestone) => milestone.status === 'open' && today <= dueOn(clock, milestone) && dueOn(clock, milestone) <= addDays(today, SOON_DAYS));
}

/** What is to be done about a milestone stands under its date already, where it is the post's own. */
function dutiesAt(measure: MeasureState, posts: readonly PostId[], at: number): SummaryLine[] {
  const duties = posts.flatMap((post) => dutiesOf(measure, post, at)).filter(({ what }) => what !== 'milestone');
  const isFirst = (duty: Duty, index: number) => duties.findIndex(({ what, id }) => what === duty.what && id === duty.id) === index;
  return duties
    .filter(isFirst)
    .map(({ what, title, lastOn }) => ({ ...lineOf(measure), ...(lastOn !== undefined && { on: lastOn }), duty: { what, title } }));
}

function decidedOf(measure: MeasureState, isNews: (instant: number) => boolean): SummaryLine[] {
  const line = lineOf(measure);
  const accepted = measure.milestones.flatMap((milestone): SummaryLine[] =>
    milestone.status === 'accepted' && isNews(milestone.acceptedAt) ? [{ ...line, milestones: [named(milestone)], outcome: milestone.verdict === 'late' ? 'acceptedLate' : 'accepted' }] : [],
  );
  const decidedAt = ({ refusal, chain }: MeasureState['extensions'][number]) => refusal?.at ?? chain.allApprovals.at(-1)?.at ?? 0;
  const extensions = measure.extensions
    .filter((extension) => (extension.outcome === 'granted' || extension.outcome === 'refused') && isNews(decidedAt(extension)))
    .map(({ outcome, to, milestoneId }): SummaryLine => ({ ...line, on: to, milestones: measure.milestones.filter(({ id }) => id === milestoneId).map(named), outcome: outcome === 'granted' ? 'extended' : 'notExtended' }));
  return [
    ...accepted,
    ...extensions,
    ...((measure.phase === 'closed' || measure.phase === 'archived') && isNews(measure.closedAt) ? [{ ...line, outcome: 'closed' } as const] : []),
    ...(measure.pastCycles.some(({ relapse }) => isNews(relapse.at)) ? [{ ...line, outcome: 'relapsed' } as const] : []),
    ...(measure.phase === 'withdrawn' && isNews(measure.withdrawal.at) ? [{ ...line, outcome: 'withdrawn' } as const] : []),
  ];
}
