import type { RecordFinding } from './findings.ts';
import { seqAt, verdictOn, type Link } from './links.ts';
import { asSwapped, deleted, withGap, withoutInserted } from './repairs.ts';

/** What the links of one record say by themselves, and the record put back as it was, as far as that can be told. */
export interface Checked {
  readonly findings: readonly RecordFinding[];
  readonly links: readonly Link[];
}

/**
 * Checks that each event is what was sealed on the one before it, and tells what was done where it is not. A record that was rewritten
 * whole and sealed anew passes: only something kept elsewhere can contradict it.
 */
export function checkLinks(record: readonly Link[]): Checked {
  const findings: RecordFinding[] = [...gapsIn(record), ...unsealedIn(record)];
  let links = record;
  for (let index = 0; index < links.length; index += 1) {
    if (verdictOn(links, index) !== 'wrong') continue;
    const repair = asSwapped(links, index) ?? withGap(links, index) ?? withoutInserted(links, index);
    findings.push(repair?.finding ?? { code: 'edited', seq: seqAt(links, index), params: {} });
    links = repair?.links ?? links;
  }
  return { findings, links };
}

function gapsIn(links: readonly Link[]): RecordFinding[] {
  return links.flatMap(({ event: { seq } }, index) => {
    const expected = seqAt(links, index - 1) + 1;
    return seq > expected ? [deleted(expected, seq - 1)] : [];
  });
}

function unsealedIn(links: readonly Link[]): RecordFinding[] {
  const first = links.findIndex(({ hash }) => hash !== undefined);
  if (first < 0) return [];
  return links.slice(first).flatMap(({ event: { seq }, hash }): RecordFinding[] => (hash === undefined ? [{ code: 'unsealed', seq, params: {} }] : []));
}
