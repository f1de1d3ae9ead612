import type { Certificate } from '../certificate.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { TrustedKey } from '../dossier.ts';
import { NO_HEAD } from '../record.ts';
import { alteredAmong, frozenIn, thawed, type FrozenValues, type RawRecord } from '../rawRecord.ts';
import type { Anchor } from './anchors.ts';
import { anchorsIn, validFiles, type GivenFile } from './files.ts';
import type { Finding } from './findings.ts';
import { judge } from './judge.ts';
import { linksOf, type Link } from './links.ts';
import { checkPapers, type RegisteredPaper } from './papers.ts';

/** Everything there is of one plan to hold against each other. */
export interface AuditInput {
  readonly records: readonly RawRecord[];
  readonly frozen: FrozenValues;
  readonly papers: readonly RegisteredPaper[];
  readonly certificates: readonly GivenFile<Certificate>[];
  readonly checkpoints: readonly GivenFile<Checkpoint>[];
  /** Heads that the workflows themselves answer. */
  readonly live: readonly Anchor[];
  /** Keys that may have signed; without any, each file counts by the key it names. */
  readonly keys?: readonly TrustedKey[];
}

export interface AuditReport {
  readonly findings: readonly Finding[];
  readonly measures: number;
  readonly events: number;
  /** Events of before records were chained: of them only anchors can tell. */
  readonly unchained: number;
  /** Heads known from elsewhere that the records were held against. */
  readonly anchors: number;
  /** Ids of the keys by which the files that hold were signed. */
  readonly keyIds: readonly string[];
}

/** Tells whether records are what was written when it happened, and what was done to those that are not. */
export function audit(input: AuditInput): AuditReport {
  const { records, frozen, keys } = input;
  const certificates = validFiles(input.certificates, 'certificateInvalid', keys);
  const checkpoints = validFiles(input.checkpoints, 'checkpointInvalid', keys);
  const anchors = [...anchorsIn(certificates.valid, checkpoints.valid), ...input.live];
  const altered = new Set([...alteredAmong(frozen), ...lostAmong(records, frozen)]);
  const whole = [...records, ...lostRecords(records, anchors)].map((record) => ({ record, links: linksOfRecord(record, frozen, altered) }));
  const ofMeasure = byMeasure(anchors);
  const judged = whole.flatMap(({ record, links }) => {
    const own = certificates.valid.filter(({ file }) => file.content.measureId === record.measureId);
    return judge(record, links, ofMeasure.get(record.measureId) ?? [], own);
  });
  const events = new Map(whole.map(({ record, links }) => [record.measureId, links.map(({ event }) => event)]));
  return {
    findings: [...certificates.findings, ...checkpoints.findings, ...frozenFindings(records, altered), ...judged, ...checkPapers(events, input.papers)],
    ...counted(records),
    anchors: anchors.filter(({ hash }) => hash !== NO_HEAD).length,
    keyIds: [...new Set([...certificates.valid, ...checkpoints.valid].map(({ file }) => file.key.id))].sort(),
  };
}

function byMeasure(anchors: readonly Anchor[]): ReadonlyMap<string, Anchor[]> {
  const groups = new Map<string, Anchor[]>();
  for (const anchor of anchors) {
    const group = groups.get(anchor.measureId);
    if (group) group.push(anchor);
    else groups.set(anchor.measureId, [anchor]);
  }
  return groups;
}

function counted(records: readonly RawRecord[]) {
  const events = records.flatMap((record) => record.events);
  return { measures: records.length, events: events.length, unchained: events.filter(({ hash }) => hash === undefined).length };
}

function linksOfRecord({ events }: RawRecord, frozen: FrozenValues, altered: ReadonlySet<string>): Link[] {
  const blind = new Set(events.filter((event) => frozenIn(event).some((hash) => altered.has(hash))).map(({ seq }) => seq));
  return linksOf(events.map((event) => thawed(event, frozen)), (seq) => blind.has(seq));
}

function lostAmong(records: readonly RawRecord[], frozen: FrozenValues): string[] {
  return records.flatMap(({ events }) => events.flatMap(frozenIn)).filter((hash) => !Object.hasOwn(frozen, hash));
}

/** @returns an empty record for every measure that an anchor knows and the store does not. */
function lostRecords(records: readonly RawRecord[], anchors: readonly Anchor[]): RawRecord[] {
  const known = new Set(records.map(({ measureId }) => measureId));
  const lost = new Set(anchors.map(({ measureId }) => measureId).filter((measureId) => !known.has(measureId)));
  return [...lost].sort().map((measureId) => ({ measureId, seq: 0, events: [] }));
}

function frozenFindings(records: readonly RawRecord[], altered: ReadonlySet<string>): Finding[] {
  const named = records.flatMap(({ events }) => events.flatMap(frozenIn));
  return [...altered].map((hash) => ({ code: 'frozenAltered', params: { hash, count: named.filter((name) => name === hash).length } }));
}
