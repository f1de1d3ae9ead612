import type { RecordHead } from '../checkpoint.ts';
import { NO_HEAD } from '../record.ts';
import type { Word } from '../words.ts';
import type { RecordFinding } from './findings.ts';
import type { Link } from './links.ts';

/** The head a record once had, known from somewhere that whoever wrote to the store could not reach. */
export interface Anchor extends RecordHead {
  /** What says so, as it is named in a finding. */
  readonly source: Word;
}

/** Holds a record against the anchors of its measure. */
export function checkAnchors(links: readonly Link[], anchors: readonly Anchor[]): RecordFinding[] {
  const last = links.at(-1)?.event.seq ?? 0;
  const ordered = [...anchors].sort((a, b) => a.seq - b.seq);
  const furthest = ordered.at(-1);
  if (!furthest || furthest.seq === 0) return [];
  if (last === 0) return [{ code: 'recordMissing', seq: furthest.seq, params: { source: furthest.source } }];
  const findings: RecordFinding[] = [];
  if (furthest.seq > last) findings.push({ code: 'truncated', seq: furthest.seq, params: { last, source: furthest.source } });
  const hashes = new Map(links.map(({ event, hash }) => [event.seq, hash]));
  const told = ordered.filter(({ seq, hash }) => hash !== NO_HEAD && hashes.has(seq));
  const denied = told.find(({ seq, hash }) => hashes.get(seq) !== hash);
  if (denied) {
    const after = Math.max(0, ...told.filter(({ seq, hash }) => seq < denied.seq && hashes.get(seq) === hash).map(({ seq }) => seq));
    findings.push({ code: 'rewritten', seq: denied.seq, params: { after, source: denied.source } });
  }
  return findings;
}
