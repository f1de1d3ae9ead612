import type { PostId } from '../directory.ts';
import { NOTICE_KINDS } from '../notices.ts';
import type { ForecastLine, LineKind } from './line.ts';

export interface Counts {
  papers: number;
  notices: number;
  /** Urgent notices leave alone; what is written to one post at one instant leaves together. */
  mails: number;
  deadlines: number;
  lights: number;
}

export interface Totals extends Counts {
  readonly byMonth: Readonly<Record<string, Counts>>;
  /** For each post the papers addressed to it, the notices and mails it gets, and what it owes. */
  readonly byPost: Readonly<Record<PostId, Counts>>;
  readonly byKind: Readonly<Partial<Record<LineKind, number>>>;
  readonly provisional: number;
}

const NOTICES: ReadonlySet<LineKind> = new Set(NOTICE_KINDS);

/** @returns how much it all comes to, over the months and for every post. */
export function totalsOf(lines: Iterable<ForecastLine>): Totals {
  const byMonth: Record<string, Counts> = {};
  const byPost: Record<PostId, Counts> = {};
  const byKind: Partial<Record<LineKind, number>> = {};
  const all = none();
  const digests = new Set<string>();
  let provisional = 0;
  for (const line of lines) {
    const month = (byMonth[line.on.slice(0, 7)] ??= none());
    byKind[line.kind] = (byKind[line.kind] ?? 0) + 1;
    if (line.provisional) provisional += 1;
    if (line.kind === 'light') addTo([all, month], 'lights');
    if (line.kind === 'paper') addTo([all, month], 'papers');
    if (line.kind === 'deadline') addTo([all, month], 'deadlines');
    for (const post of line.to) countFor(line, [(byPost[post] ??= none())], [all, month], isNew(digests, line, post));
  }
  return { ...all, byMonth, byPost, byKind, provisional };
}

function none(): Counts {
  return { papers: 0, notices: 0, mails: 0, deadlines: 0, lights: 0 };
}

function addTo(counts: readonly Counts[], what: keyof Counts): void {
  for (const count of counts) count[what] += 1;
}

/** Papers and duties were counted once for all; what is written is counted for each who gets it. */
function countFor({ kind }: ForecastLine, own: readonly Counts[], all: readonly Counts[], isMail: boolean): void {
  if (kind === 'paper') addTo(own, 'papers');
  if (kind === 'deadline') addTo(own, 'deadlines');
  if (NOTICES.has(kind)) addTo([...own, ...all], 'notices');
  if (isMail) addTo([...own, ...all], 'mails');
}

/** @returns whether the notice begins a mail of its own. */
function isNew(digests: Set<string>, { kind, at, isUrgent }: ForecastLine, post: PostId): boolean {
  if (!NOTICES.has(kind)) return false;
  if (isUrgent) return true;
  const key = `${at}/${post}`;
  if (digests.has(key)) return false;
  digests.add(key);
  return true;
}
