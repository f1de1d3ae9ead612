import { localDateAt } from './calendar.ts';
import type { AwaitedSubject } from './events.ts';
import type { PostId, RoleName } from './directory.ts';
import type { Arrival } from './dossier.ts';
import type { MeasureState } from './measure.ts';
import type { Run } from './runs.ts';
import { clockOf, noticeAt, spreadMs } from './timing.ts';

/** Something that time alone will bring about, unless somebody acts first. */
export interface Occurrence {
  /** Names it within the cycle; `state.fired` remembers it by this key. */
  readonly key: string;
  /** The instant the rules give. */
  readonly nominalAt: number;
  /** The instant the engine acts: `nominalAt`, plus the measure's share of the spread for papers of a notice hour. */
  readonly evaluateAt: number;
  /** Which time this is, from 1. */
  readonly count: number;
  readonly what: RungDue | AwaitedDue | ResumptionDue | UnfilledDue | ArrivalDue;
}

export interface RungDue {
  readonly type: 'rung';
  readonly ruleId: string;
  readonly milestoneId?: string;
}

/** A suspension comes to the end of its last day. */
export interface ResumptionDue {
  readonly type: 'resumption';
}

/** Nobody is left at a step who may act. */
export interface UnfilledDue {
  readonly type: 'unfilled';
  readonly run: Run;
}

/** Somebody comes to a post that was handed over ahead. */
export interface ArrivalDue {
  readonly type: 'arrival';
  readonly arrival: Arrival;
}

export interface AwaitedDue {
  readonly type: 'reminder' | 'lapse';
  readonly subject: AwaitedSubject;
  readonly awaited: readonly PostId[];
  readonly tell: readonly RoleName[];
}

export function occurrence(state: MeasureState, key: string, nominalAt: number, count: number, what: Occurrence['what']): Occurrence {
  const clock = clockOf(state.definition);
  // Only what falls on a notice hour comes in thousands; an answer to an act of this minute is not kept waiting.
  const isOfNoticeHour = noticeAt(clock, localDateAt(clock.calendar, nominalAt)) === nominalAt;
  return { key, nominalAt, evaluateAt: nominalAt + (isOfNoticeHour ? spreadMs(clock, state.id) : 0), count, what };
}
