import type { MeasureEvent } from '../events.ts';
import type { RecordFinding } from './findings.ts';
import { seqAt, verdictOn, type Link } from './links.ts';

/** What was done to a record, and the record without it. */
export interface Repair {
  readonly finding: RecordFinding;
  readonly links: readonly Link[];
}

/** Puts an event into another's place: what of a row was exchanged differs with how it was done. */
type Placing = (link: Link, place: Link) => Link;

const PLACINGS: readonly Placing[] = [
  // The numbers of two rows were exchanged: everything else went along.
  (link, place) => ({ ...link, event: { ...link.event, seq: place.event.seq } }),
  // What is said was exchanged; number and instant stayed, with or without the seal.
  (link, place) => ({ ...place, event: placed(link.event, place.event) }),
  (link, place) => ({ ...link, event: placed(link.event, place.event) }),
  // What is said went along with its instant; number and seal stayed.
  (link, place) => ({ ...place, event: { ...link.event, seq: place.event.seq } }),
];

function placed(event: MeasureEvent, { seq, at, cycle }: MeasureEvent): MeasureEvent {
  return { ...event, seq, at, cycle };
}

/** @returns the record with the event exchanged against a later one, if both are right then. */
export function asSwapped(links: readonly Link[], index: number): Repair | undefined {
  const here = links[index];
  for (let other = index + 1; here && other < links.length; other += 1) {
    const there = links[other];
    if (!there || verdictOn(links, other) !== 'wrong') continue;
    for (const place of PLACINGS) {
      const swapped = links.with(index, place(there, here)).with(other, place(here, there));
      if (verdictOn(swapped, index) !== 'right' || verdictOn(swapped, other) !== 'right') continue;
      return { finding: { code: 'swapped', seq: here.event.seq, params: { other: there.event.seq } }, links: swapped };
    }
  }
  return undefined;
}

/** How many events somebody may have taken out at one place before closing the gap, for it still to be told from an edit. */
const GAP_MOST = 50;

/** @returns the record with the numbers it had before a gap was closed, if the events after the gap are right then. */
export function withGap(links: readonly Link[], index: number): Repair | undefined {
  const seq = seqAt(links, index);
  for (let gap = 1; gap <= GAP_MOST; gap += 1) {
    const opened = renumbered(links, index, gap);
    if (verdictOn(opened, index + 1) === 'right') return { finding: deleted(seq, seq + gap - 1), links: opened };
  }
  return undefined;
}

/** @returns the record without the event, if the one after it is right then. */
export function withoutInserted(links: readonly Link[], index: number): Repair | undefined {
  const closed = renumbered(links.toSpliced(index, 1), index, -1);
  return verdictOn(closed, index) === 'right' ? { finding: { code: 'inserted', seq: seqAt(links, index), params: {} }, links: closed } : undefined;
}

function renumbered(links: readonly Link[], from: number, by: number): Link[] {
  return links.map((link, index) => (index < from ? link : { ...link, event: { ...link.event, seq: link.event.seq + by } }));
}

export function deleted(from: number, to: number): RecordFinding {
  return { code: 'deleted', seq: from, params: { events: from === to ? from : `${from}–${to}` } };
}
