import { localDateAt } from '../calendar.ts';
import type { MeasureState } from '../measure.ts';
import { receiptsMissingFor } from '../papers.ts';
import { isClosedNow } from '../rollUp.ts';
import type { MeasureHistory } from './history.ts';
import { namedOf, type Named } from './progressLines.ts';
import { mentionsRestricted, reportablePapers } from './restricted.ts';

/** A paper issued to a unit. */
export interface PaperLine extends Named {
  readonly name: string;
  readonly number?: string;
  readonly datedOn: string;
  readonly isAcknowledged: boolean;
  /** Missing where no answer is asked for. */
  readonly isAnswered?: boolean;
}

/** A closure that did not hold, or was taken back. */
export interface RelapseLine extends Named {
  readonly on: string;
  readonly isRelapse: boolean;
  readonly reason?: string;
  readonly isClosedAgain: boolean;
}

/** A measure whose work stands still, or has ended, by decision. */
export interface StoppedLine extends Named {
  readonly how: 'suspended' | 'withdrawn';
  readonly on: string;
  readonly until?: string;
  readonly reason?: string;
}

export function paperLines(state: MeasureState, at: number): PaperLine[] {
  return reportablePapers(state)
    .filter(({ issuedAt }) => issuedAt <= at)
    .map((paper) => ({
      ...namedOf(state),
      ...{ name: paper.name, datedOn: paper.datedOn, isAcknowledged: receiptsMissingFor(paper).length === 0 },
      ...(paper.number !== undefined && { number: paper.number }),
      ...(paper.answerBy !== undefined && { isAnswered: paper.answer !== undefined }),
    }));
}

/** @returns one line for each cycle that was ended, with whether the measure has been closed again since. */
export function relapsesOf({ state, events }: MeasureHistory): RelapseLine[] {
  const ends = events.filter((event) => event.type === 'relapsed' || event.type === 'reopened');
  return ends.map(({ type, at, reason }, index) => ({
    ...namedOf(state),
    on: localDateAt(state.definition.calendar, at),
    isRelapse: type === 'relapsed',
    isClosedAgain: index < ends.length - 1 || isClosedNow(state),
    ...(!mentionsRestricted(state, reason) && { reason }),
  }));
}

export function stoppedOf(state: MeasureState): StoppedLine[] {
  const dateOf = (at: number) => localDateAt(state.definition.calendar, at);
  const reasonOf = (reason: string) => (mentionsRestricted(state, reason) ? {} : { reason });
  if (state.phase === 'suspended') {
    const { at, until, reason } = state.suspension;
    return [{ ...namedOf(state), how: 'suspended', on: dateOf(at), until, ...reasonOf(reason) }];
  }
  return state.phase === 'withdrawn' ? [{ ...namedOf(state), how: 'withdrawn', on: dateOf(state.withdrawal.at), ...reasonOf(state.withdrawal.reason) }] : [];
}
