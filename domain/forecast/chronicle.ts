import type { MeasureEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import type { MeasureState } from '../measure.ts';
import type { Notice } from '../notices.ts';
import { deadlinesWithin } from './deadlines.ts';
import { linesOf } from './eventLines.ts';
import { lightChanges, type Shown } from './lights.ts';
import { byInstant, lineOf, type ForecastLine } from './line.ts';

/** A measure's life being told: the state so far and the lines it has led to. It lives inside one telling and never leaves it. */
export interface Chronicle {
  state: MeasureState;
  readonly lines: ForecastLine[];
  /** Until here everything has been told; what happens at this very instant may still be added to. */
  toldUntil: number;
  shown: Shown;
}

type Heard = Pick<Notice, 'seq' | 'kind' | 'post' | 'sendAt' | 'isUrgent'>;

/** @returns the lines of a measure's record, sorted: of what was, from its events and the notices they led to, until an instant (not included). */
export function linesOfRecord(events: readonly MeasureEvent[], notices: readonly Heard[], untilAt: number): ForecastLine[] {
  const [first, ...others] = events;
  if (!first) return [];
  const heard = new Map<number, Heard[]>();
  for (const notice of notices) heard.set(notice.seq, [...(heard.get(notice.seq) ?? []), notice]);
  const chronicle = beginWith(first, heard.get(first.seq) ?? []);
  for (const event of others) tell(chronicle, event, heard.get(event.seq) ?? []);
  letStand(chronicle, untilAt);
  return chronicle.lines.filter(({ at }) => at < untilAt).sort(byInstant);
}

export function beginWith(registered: MeasureEvent, notices: readonly Omit<Heard, 'seq'>[]): Chronicle {
  const state = evolve(undefined, registered);
  return { state, lines: linesOf(state, registered, notices), toldUntil: registered.at, shown: {} };
}

/** Adds what an event brings about, after what came of itself until then. */
export function tell(chronicle: Chronicle, event: MeasureEvent, notices: readonly Omit<Heard, 'seq'>[], state = evolve(chronicle.state, event)): void {
  letStand(chronicle, event.at);
  chronicle.state = state;
  if (notices.length > 0 || event.type === 'ruleFired') chronicle.lines.push(...linesOf(state, event, notices));
}

/** Lets the present state stand until an instant, and adds what then came of itself: lights follow the instant and dates pass with nobody acting. */
export function letStand(chronicle: Chronicle, untilAt: number): void {
  const { state, toldUntil } = chronicle;
  if (untilAt <= toldUntil) return;
  const { calendar, ref } = state.definition;
  const { drafts, shown } = lightChanges(state, chronicle.shown, toldUntil, untilAt);
  for (const draft of [...drafts, ...deadlinesWithin(state, toldUntil, untilAt)]) chronicle.lines.push(lineOf(calendar, ref, draft));
  chronicle.shown = shown;
  chronicle.toldUntil = untilAt;
}
