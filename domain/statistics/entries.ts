import { epochDay, localDateAt, workingDaysBetween } from '../calendar.ts';
import { leadUnitOf, postsOf } from '../definition.ts';
import type { PostId } from '../directory.ts';
import type { MeasureState, Milestone } from '../measure.ts';
import { isClosedNow, overdueMilestones } from '../rollUp.ts';
import { clockOf, dueOn } from '../timing.ts';
import { burdenOf } from './burden.ts';
import type { Figure, Figures } from './figures.ts';

/** One thing that counts, with its place in every dimension. An empty key: there is none, as with a measure without dates. */
export interface Entry {
  /** The unit that leads the measure; of a burden, the unit it is asked of. */
  readonly unit: string;
  /** The lead official's post, the first where there are several. */
  readonly leader: PostId;
  /** Number of the problem. */
  readonly problem: string;
  /** `YYYY-MM`: of a milestone and what is handed in for it, that of the date that counts; of a measure, that of its last date; of a request, a paper or a report, when it was made. */
  readonly month: string;
  readonly figures: Partial<Figures>;
}

/** @returns everything that counts of a measure at an instant; `measure` is its state of that instant. */
export function entriesOf(measure: MeasureState, at: number): Entry[] {
  const { definition } = measure;
  const place = { unit: leadUnitOf(definition) ?? '', leader: postsOf(definition, ['leadOfficial'])[0] ?? '', problem: definition.problem.no };
  const whole = { ...place, month: lastMonthOf(measure) };
  if (measure.phase === 'withdrawn') return [{ ...whole, figures: { withdrawn: 1 } }];
  const all = [...milestones(measure, at), ...earlierMilestones(measure), ...extensions(measure), ...burdenOf(measure, at)];
  return [{ ...whole, figures: standing(measure, at) }, ...all.map((entry) => ({ ...place, ...entry }))];
}

function lastMonthOf(measure: MeasureState): string {
  return measure.milestones.map((milestone) => monthOf(measure, milestone)).sort().at(-1) ?? '';
}

function monthOf({ definition }: MeasureState, milestone: Milestone): string {
  return dueOn(clockOf(definition), milestone).slice(0, 7);
}

function standing(measure: MeasureState, at: number): Partial<Figures> {
  return { measures: 1, closed: isClosedNow(measure) ? 1 : 0, behind: overdueMilestones(measure, at).length > 0 ? 1 : 0, relapses: measure.pastCycles.length };
}

function milestones(measure: MeasureState, at: number) {
  const overdue = overdueMilestones(measure, at);
  return measure.milestones.map((milestone) => ({
    month: monthOf(measure, milestone),
    figures: { milestones: 1, submissions: submissionsOf(milestone), ...(overdue.includes(milestone) ? { overdue: 1, ...ageOf(measure, milestone, at) } : { [standOf(milestone)]: 1 }) },
  }));
}

function standOf(milestone: Milestone): Figure {
  if (milestone.status === 'accepted') return milestone.verdict === 'late' ? 'caughtUp' : 'onTime';
  return milestone.status === 'submitted' ? 'submitted' : 'notYetDue';
}

function submissionsOf({ status, returns }: Milestone): number {
  return returns + (status === 'open' ? 0 : 1);
}

/** During a suspension nothing grows older. */
function ageOf(measure: MeasureState, milestone: Milestone, at: number): Partial<Figures> {
  const { calendar } = measure.definition;
  const due = dueOn(clockOf(measure.definition), milestone);
  const today = localDateAt(calendar, measure.phase === 'suspended' ? Math.min(at, measure.suspension.at) : at);
  const days = epochDay(today) - epochDay(due);
  const workingDays = workingDaysBetween(calendar, due, today);
  const byCalendar: Figure = days <= 7 ? 'calendarTo7' : days <= 30 ? 'calendarTo30' : days <= 90 ? 'calendarTo90' : 'calendarOver90';
  const byWork: Figure = workingDays <= 5 ? 'workingTo5' : workingDays <= 20 ? 'workingTo20' : workingDays <= 60 ? 'workingTo60' : 'workingOver60';
  return { [byCalendar]: 1, [byWork]: 1 };
}

function earlierMilestones(measure: MeasureState) {
  const earlier = measure.pastCycles.flatMap((cycle) => cycle.milestones);
  return earlier.map((milestone) => {
    const verdict = standOf(milestone);
    return { month: monthOf(measure, milestone), figures: { submissions: submissionsOf(milestone), ...(verdict === 'onTime' && { earlierOnTime: 1 }), ...(verdict === 'caughtUp' && { earlierCaughtUp: 1 }) } };
  });
}

function extensions({ definition, pastCycles, extensions: present }: MeasureState) {
  const all = [...pastCycles.flatMap((cycle) => cycle.extensions ?? []), ...present];
  return all.map(({ at, outcome, from, to }) => ({
    month: localDateAt(definition.calendar, at).slice(0, 7),
    figures: { asked: 1, [outcome]: 1, ...(outcome === 'granted' && { daysSlipped: epochDay(to) - epochDay(from) }) },
  }));
}
