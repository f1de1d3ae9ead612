import type { IssuedDocument } from '../domain/dossier.ts';
import type { RecordEntry, Recorded } from '../domain/record.ts';
import { giveNumbers, noteNumber, placeOf, type Numbered, type Numberless } from './numbering.ts';
import { inChunks } from './rows.ts';
import type { Db } from './schema.ts';

/** An entry whose measure is held, and what was known of it before. */
export interface HeldEntry {
  readonly entry: RecordEntry;
  readonly planId: string;
  /** The last event that was known before this entry; 0 for a new measure. */
  readonly knownSeq: number;
}

/**
 * Enters the papers among the events of entries into the register (文书登记簿) and keeps those entered earlier up to date.
 *
 * A number is given once, in the transaction that makes the paper known, so that numbers have no gaps and a repetition
 * returns the same ones. A number that is already on the record (`documentNumbered`) stands, whatever the counter says.
 *
 * @returns for each entry, in their order, what its measure has to know.
 */
export async function enterPapers(tx: Db, held: readonly HeldEntry[], isRebuild: boolean): Promise<Recorded[]> {
  const entering: Entering[] = [];
  for (const one of held) entering.push(await prepare(tx, one));
  // The counters are locked last: until the end of the transaction nobody else gets a number of these series.
  const given = isRebuild ? new Map<Issued, Numbered>() : await giveNumbers(tx, entering.flatMap(({ numberless }) => numberless));
  for (const { onRecord, fresh } of entering) {
    for (const issued of fresh) {
      const number = onRecord.get(issued.paper.id);
      if (number !== undefined) given.set(issued, await noteNumber(tx, issued.planId, issued.paper, number));
    }
  }
  await insertPapers(tx, entering, given);
  for (const { entry, numberless } of entering) {
    for (const issued of numberless.filter(({ isFresh }) => !isFresh)) await setNumber(tx, entry.measureId, issued.paper.id, given.get(issued));
  }
  return entering.map(({ issued, earlier }) => ({
    numbers: issued.flatMap((one) => {
      const number = given.get(one)?.number ?? earlier.get(one.paper.id);
      return number === undefined ? [] : [{ documentId: one.paper.id, number }];
    }),
  }));
}

interface Issued extends Numberless {
  readonly isFresh: boolean;
}

interface Entering {
  readonly entry: RecordEntry;
  readonly issued: readonly Issued[];
  readonly fresh: readonly Issued[];
  readonly numberless: readonly Issued[];
  /** Numbers in the register, of papers that were entered before. */
  readonly earlier: ReadonlyMap<string, string | undefined>;
  readonly onRecord: ReadonlyMap<string, string>;
}

async function prepare(tx: Db, { entry, planId, knownSeq }: HeldEntry): Promise<Entering> {
  const onRecord = new Map(entry.events.flatMap((event) => (event.type === 'documentNumbered' ? [[event.documentId, event.number] as const] : [])));
  const issued = entry.events.flatMap((event): Issued[] => (event.type === 'ruleFired' && event.document ? [{ planId, paper: event.document, isFresh: event.seq > knownSeq }] : []));
  await refresh(tx, entry, entry.snapshot.seq > knownSeq, onRecord, planId);
  const earlier = await numbersOf(tx, entry.measureId, issued.filter(({ isFresh }) => !isFresh).map(({ paper }) => paper.id));
  const numberless = issued.filter(({ paper }) => !earlier.get(paper.id) && !onRecord.has(paper.id));
  return { entry, issued, fresh: issued.filter(({ isFresh }) => isFresh), numberless, earlier, onRecord };
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

async function insertPapers(tx: Db, entering: readonly Entering[], given: ReadonlyMap<Issued, Numbered>): Promise<void> {
  const rows = entering.flatMap(({ entry, fresh }) => fresh.map((issued) => paperRow(entry, issued, given.get(issued))));
  for (const chunk of inChunks(rows)) await tx.insertInto('documents').values(chunk).onConflict((conflict) => conflict.doNothing()).execute();
}

function paperRow(entry: RecordEntry, { planId, paper: issued }: Issued, numbered: Numbered | undefined) {
  const paper = paperIn(entry, issued.id) ?? issued;
  const { id: documentId, cycle, ruleId, name, issuedAt, datedOn } = issued;
  const { series, year } = placeOf(issued);
  const { n = null, number = null } = numbered ?? {};
  return { measureId: entry.measureId, documentId, planId, cycle, ruleId, series, year, n, number, name, issuedAt, datedOn, milestoneId: issued.milestoneId ?? null, body: bodyOf(paper) };
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
