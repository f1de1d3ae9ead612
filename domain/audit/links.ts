import type { MeasureEvent } from '../events.ts';
import { hashOfEvent, NO_HEAD, type RecordedEvent } from '../record.ts';

/** An event apart from its seal. */
export interface Link {
  readonly event: MeasureEvent;
  readonly hash?: string;
  /** It names something that is known to be altered, so that it cannot be compared with its hash. */
  readonly isBlind: boolean;
}

export function linksOf(events: readonly RecordedEvent[], isBlind: (seq: number) => boolean): Link[] {
  return events.map(({ hash, ...event }) => ({ event: event as MeasureEvent, ...(hash !== undefined && { hash }), isBlind: isBlind(event.seq) }));
}

/** @returns whether an event is what was sealed on the one before it; `unknown` where it has no seal, or what it followed is not there. */
export function verdictOn(links: readonly Link[], index: number): 'right' | 'wrong' | 'unknown' {
  const link = links[index];
  if (link?.hash === undefined || link.isBlind) return 'unknown';
  const before = previousHash(links, index);
  if (before === undefined) return 'unknown';
  return hashOfEvent(before, link.event) === link.hash ? 'right' : 'wrong';
}

function previousHash(links: readonly Link[], index: number): string | undefined {
  const previous = links[index - 1];
  const seq = seqAt(links, index);
  if (!previous) return seq === 1 ? NO_HEAD : undefined;
  if (previous.event.seq !== seq - 1) return undefined;
  if (previous.hash !== undefined) return previous.hash;
  // The events of before records were chained prove nothing; the chain begins after them.
  return links.slice(0, index).every(({ hash }) => hash === undefined) ? NO_HEAD : undefined;
}

export function seqAt(links: readonly Link[], index: number): number {
  return links[index]?.event.seq ?? 0;
}
