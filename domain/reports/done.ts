import type { EventOf, MeasureEvent } from '../events.ts';
import type { MeasureState } from '../measure.ts';
import { valueOf } from '../targets.ts';
import type { MeasureHistory } from './history.ts';

/** What the record says was done, in the words of whoever reported it; `seq`: the event that holds them. */
export interface DoneText {
  readonly seq: number;
  readonly at: number;
  readonly text: string;
}

/** How much of a number is reached. */
export interface Reached {
  readonly title: string;
  readonly unit: string;
  readonly total: number;
  readonly value: number;
}

/**
 * @returns what was done in the measure's present cycle, in order of time: progress reported, submissions that were accepted as they
 * stand, the last periodic report of a long-term measure, the word that it has become routine. A submission nobody has accepted yet, or
 * that came back, is a claim and not in it; nor are comments, remarks of those who decide, answers to papers, and findings.
 */
export function doneTexts({ state, events }: MeasureHistory): DoneText[] {
  const ofCycle = events.filter(({ cycle }) => cycle === state.cycle);
  const lastPeriodic = state.definition.class === 'longTerm' ? ofCycle.filter((event) => event.type === 'periodicHandedIn').at(-1) : undefined;
  return ofCycle.flatMap((event) => textOf(event, state, lastPeriodic)).filter(({ text }) => text !== '');
}

function textOf(event: MeasureEvent, state: MeasureState, lastPeriodic: MeasureEvent | undefined): DoneText[] {
  const said = (text: string) => [{ seq: event.seq, at: event.at, text: text.trim() }];
  switch (event.type) {
    case 'progressReported':
      return said(event.text);
    case 'submitted':
      return isAccepted(event, state) ? said(event.summary) : [];
    case 'routineConfirmed':
      return said(event.reason);
    case 'periodicHandedIn':
      return event === lastPeriodic ? said(event.text) : [];
    default:
      return [];
  }
}

function isAccepted(event: EventOf<'submitted'>, { milestones }: MeasureState): boolean {
  return milestones.some((milestone) => milestone.status === 'accepted' && event.milestones.includes(milestone.id) && milestone.submission.at === event.at);
}

export function reachedOf(state: MeasureState): Reached[] {
  return (state.definition.targets ?? []).map((target) => ({ title: target.title, unit: target.unit, total: target.total, value: valueOf(state, target) }));
}
