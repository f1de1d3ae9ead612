import { addDays, epochDay } from '../calendar.ts';
import { leadUnitOf } from '../definition.ts';
import type { Extension } from '../dossier.ts';
import type { MeasureState, Milestone } from '../measure.ts';
import { overdueMilestones } from '../rollUp.ts';
import { clockOf, dueOn } from '../timing.ts';
import type { MeasureHistory } from './history.ts';
import { mentionsRestricted, reportablePapers } from './restricted.ts';

/** A measure as tables name it. */
export interface Named {
  readonly ref: string;
  readonly title: string;
  readonly unit: string;
}

/** A date of a measure: its own title, where it has one, and its kind. */
export interface Dated extends Named {
  readonly milestone: Pick<Milestone, 'kind' | 'title'>;
  readonly dueOn: string;
}

/** A milestone whose date has passed, and what has been said about why. */
export interface LateLine extends Dated {
  /** Calendar days since its last day. */
  readonly daysLate: number;
  /** In the words of the answer to a paper, of a request for a later date, or of the last report of progress: whichever came last. */
  readonly why?: { readonly text: string; readonly from: 'answer' | 'extension' | 'progress' };
}

export interface ExtensionLine extends Named {
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
  readonly outcome: Extension['outcome'];
}

/** Something with a date ahead: a milestone, or a look-back by its title. */
export type Coming = (Dated & { readonly what: 'milestone' }) | (Named & { readonly what: 'lookBack'; readonly dueOn: string; readonly lookBack: string });

/** What lies further ahead than this is not next yet. */
const AHEAD_DAYS = 92;

export function namedOf({ definition }: MeasureState): Named {
  return { ref: definition.ref, title: definition.title, unit: leadUnitOf(definition) ?? '—' };
}

export function latenessOf({ state }: MeasureHistory, at: number, today: string): LateLine[] {
  return overdueMilestones(state, at).map((milestone) => {
    const dated = datedOf(state, milestone);
    const why = whyLate(state, milestone.id);
    return { ...dated, daysLate: epochDay(today) - epochDay(dated.dueOn), ...(why && { why }) };
  });
}

function datedOf(state: MeasureState, milestone: Milestone): Dated {
  const { kind, title } = milestone;
  return { ...namedOf(state), milestone: { kind, ...(title !== undefined && { title }) }, dueOn: dueOn(clockOf(state.definition), milestone) };
}

function whyLate(state: MeasureState, milestoneId: string): LateLine['why'] {
  const answers = reportablePapers(state).flatMap(({ cycle, milestoneId: about, answer }) => (answer && cycle === state.cycle && (about ?? milestoneId) === milestoneId ? [{ at: answer.at, text: answer.text, from: 'answer' as const }] : []));
  const requests = state.extensions.filter((extension) => extension.milestoneId === milestoneId).map(({ at, reason }) => ({ at, text: reason, from: 'extension' as const }));
  const progress = state.progress && state.progress.at >= state.cycleStartedAt ? [{ at: state.progress.at, text: state.progress.text, from: 'progress' as const }] : [];
  const said = [...progress, ...requests, ...answers].filter(({ text }) => !mentionsRestricted(state, text)).sort((a, b) => a.at - b.at);
  const last = said.at(-1);
  return last && { text: last.text, from: last.from };
}

export function extensionsOf({ state }: MeasureHistory): ExtensionLine[] {
  const ofEveryCycle = [...state.pastCycles.flatMap(({ extensions = [] }) => extensions), ...state.extensions];
  return ofEveryCycle.map(({ from, to, reason, outcome }) => ({ ...namedOf(state), from, to, outcome, ...(!mentionsRestricted(state, reason) && { reason }) }));
}

/** @returns what falls due in the months ahead, in order of its dates. */
export function comingUp(states: readonly MeasureState[], today: string, at: number): Coming[] {
  const last = addDays(today, AHEAD_DAYS);
  const coming = states.flatMap((state): Coming[] => {
    if (state.phase === 'closed') {
      return state.lookBacks.filter(({ held }) => !held).map((lookBack) => ({ ...namedOf(state), what: 'lookBack', dueOn: lookBack.dueOn, lookBack: lookBack.title }));
    }
    if (!isAtWork(state)) return [];
    const late = overdueMilestones(state, at);
    const ahead = state.milestones.filter((milestone) => milestone.status === 'open' && !late.includes(milestone));
    return ahead.map((milestone) => ({ ...datedOf(state, milestone), what: 'milestone' }));
  });
  return coming.filter((entry) => entry.dueOn <= last).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function isAtWork({ phase }: MeasureState): boolean {
  return phase === 'registered' || phase === 'rectifying';
}
