import type { IssuedDocument } from '../domain/dossier.ts';
import type { RecordEntry, Recorded } from '../domain/record.ts';
import { giveNumbers, noteNumber, placeOf, type Numbered } from './numbering.ts';
import type { Db } from './schema.ts';

interface Circumstances {
  readonly planId: string;
  /** The last event that was known before this entry; 0 for a new measure. */
  readonly knownSeq: number;
  readonly isRebuild: boolean;
}

/**
 * Enters the papers among an entry's events into the register (文书登记簿) and keeps those entered earlier up to date.
 *
 * A number is given once, in the transaction that makes the paper known, so that numbers have no gaps and a repetition
 * returns the same ones. A number that is already on the record (`documentNumbered`) stands, whatever the counter says.
 */
export async function enterPapers(tx: Db, entry: RecordEntry, { planId, knownSeq, isRebuild }: Circumstances): Promise<Recorded> {
  const isNewest = entry.snapshot.seq > knownSeq;
  const onRecord = new Map(entry.events.flatMap((event) => (event.type === 'documentNumbered' ? [[event.documentId, event.number] as const] : [])));
  const issued = entry.events.flatMap((event) => (event.type === 'ruleFired' && event.document ? [{ paper: event.document, isFresh: event.seq > knownSeq }] : []));
  await refresh(tx, entry, isNewest, onRecord, planId);
  if (issued.length === 0) return { numbers: [] };

  const fresh = issued.filter(({ isFresh }) => isFresh).map(({ paper }) => paper);
  const earlier = await numbersOf(tx, entry.measureId, issued.filter(({ isFresh }) => !isFresh).map(({ paper }) => paper.id));
  const numberless = issued.map(({ paper }) => paper).filter((paper) => !earlier.get(paper.id) && !onRecord.has(paper.id));
  // The counters are locked last: until the end of the transaction nobody else gets a number of these series.
  const given = isRebuild ? new Map<string, Numbered>() : await giveNumbers(tx, planId, numberless);
  for (const [documentId, number] of onRecord) {
    const paper = fresh.find(({ id }) => id === documentId);
    if (paper) given.set(documentId, await noteNumber(tx, planId, paper, number));
  }
  await insertPapers(tx, entry, planId, fresh, given);
  for (const paper of numberless.filter(({ id }) => !fresh.some((other) => other.id === id))) await setNumber(tx, entry.measureId, paper.id, given.get(paper.id));
  const numbers = issued.flatMap(({ paper }) => {
    const number = given.get(paper.id)?.number ?? earlier.get(paper.id);
    return number === undefined ? [] : [{ documentId: paper.id, number }];
  });
  return { numbers };
}

/** Later acts on papers entered earlier: receipts and answers change the body, a number on the record is checked. */
async function refresh(tx: Db, entry: RecordEntry, isNewest: boolean, onRecord: ReadonlyMap<string, string>, planId: string): Promise<void> {
  const issuedHere = new Set(entry.events.flatMap((event) => (event.type === 'ruleFired' && event.document ? [event.document.id] : [])));
  const acted = new Set(entry.events.flatMap((event) => (event.type === 'documentAcknowledged' || event.type === 'documentAnswered' ? [event.documentId] : [])));
  for (const documentId of acted) {
    const paper = paperIn(entry, documentId);
    if (!isNewest || !paper || issuedHere.has(documentId)) continue;
    await tx.updateTable('documents').set({ body: bodyOf(paper) }).where('measureId', '=', entry.measureId).where('documentId', '=', documentId).execute();
  }
  const numbered = [...onRecord.keys()].filter((id) => !issuedHere.has(id));
  const known = await numbersOf(tx, entry.measureId, numbered);
  for (const documentId of numbered) {
    const number = onRecord.get(documentId);
    const paper = paperIn(entry, documentId);
    if (number === undefined || !paper || known.get(documentId) === number) continue;
    await setNumber(tx, entry.measureId, documentId, await noteNumber(tx, planId, paper, number));
  }
}

async function insertPapers(tx: Db, entry: RecordEntry, planId: string, papers: readonly IssuedDocument[], given: ReadonlyMap<string, Numbered>): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map((issued) => {
    const paper = paperIn(entry, issued.id) ?? issued;
    const { id: documentId, cycle, ruleId, name, issuedAt, datedOn } = issued;
    const { series, year } = placeOf(issued);
    const { n = null, number = null } = given.get(documentId) ?? {};
    return { measureId: entry.measureId, documentId, planId, cycle, ruleId, series, year, n, number, name, issuedAt, datedOn, milestoneId: issued.milestoneId ?? null, body: bodyOf(paper) };
  });
  await tx.insertInto('documents').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

/** @returns the paper as the state after the entry has it, in this cycle or an earlier one. */
function paperIn({ snapshot }: RecordEntry, documentId: string): IssuedDocument | undefined {
  return [...snapshot.documents, ...snapshot.pastCycles.flatMap((past) => past.documents)].find(({ id }) => id === documentId);
}

function bodyOf({ number: _, ...body }: IssuedDocument): string {
  return JSON.stringify(body);
}

async function numbersOf(tx: Db, measureId: string, documentIds: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> {
  if (documentIds.length === 0) return new Map();
  const rows = await tx.selectFrom('documents').select(['documentId', 'number']).where('measureId', '=', measureId).where('documentId', 'in', documentIds).execute();
  return new Map(rows.map((row) => [row.documentId, row.number ?? undefined]));
}

async function setNumber(tx: Db, measureId: string, documentId: string, numbered: Numbered | undefined): Promise<void> {
  if (!numbered) return;
  await tx.updateTable('documents').set(numbered).where('measureId', '=', measureId).where('documentId', '=', documentId).execute();
}
