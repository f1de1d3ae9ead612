import { nearest } from '../../plans/check/suggest.ts';
import type { PlanEdit } from '../../plans/editPlan.ts';
import { readLimit } from '../../plans/phrases/readLimit.ts';
import type { PlanNames } from '../../plans/planNames.ts';
import type { ColumnKey } from './columns.ts';
import type { CellChange } from './compareLedger.ts';
import { ledgerFinding, type LedgerFinding, type LedgerFindingCode } from './findings.ts';
import type { LedgerRow } from './rows.ts';

/** What makes edits of the changes of a ledger. */
export interface EditRequest {
  readonly names: PlanNames;
  /** The plan's own rows, as of now. */
  readonly rows: readonly LedgerRow[];
}

type Value = { readonly value: PlanEdit['value'] } | { readonly code: LedgerFindingCode; readonly found?: string; readonly hint?: { readonly zh: string; readonly en: string } };

export interface LedgerEdits {
  readonly edits: readonly PlanEdit[];
  readonly findings: readonly LedgerFinding[];
  /** The changes that mean something else than the plan says: who is named by title or by name is the same person. */
  readonly changes: readonly CellChange[];
}

/** @returns the changes as edits of the plan's file: names become ids, words become dates; or what keeps them from it, cell by cell. */
export function editsOf(all: readonly CellChange[], request: EditRequest): LedgerEdits {
  const changes = all.filter((change) => !isSame(meaningOf(change, request), meaningOf({ ...change, to: change.from }, request)));
  const edits: PlanEdit[] = [];
  const findings: LedgerFinding[] = problemsApart(changes, request.rows);
  for (const change of changes) {
    const { sheet, cell, ref, key, heading } = change;
    const meant = meaningOf(change, request);
    const field = FIELDS[key];
    if ('value' in meant && field) edits.push({ ref, field, value: meant.value });
    else if ('code' in meant) findings.push(ledgerFinding({ sheet, cell, ref }, meant.code, { heading, found: meant.found ?? change.to, hint: meant.hint ?? '' }));
  }
  return { edits, findings, changes };
}

function isSame(a: Value, b: Value): boolean {
  return 'value' in a && 'value' in b && String(a.value) === String(b.value);
}

const FIELDS: Partial<Readonly<Record<ColumnKey, PlanEdit['field']>>> = {
  ...{ problem: 'problemTitle', issue: 'issue', title: 'title', detail: 'detail' },
  ...{ leadOfficial: 'leadOfficial', leadUnit: 'leadUnit', participants: 'participants', effect: 'effect', completion: 'completion' },
};

function meaningOf({ key, to }: CellChange, { names }: EditRequest): Value {
  if (to === '') return key === 'participants' ? { value: [] } : { code: 'mayNotBeEmpty' };
  switch (key) {
    case 'effect':
    case 'completion': {
      const day = dayOf(to);
      return day === undefined ? { code: 'dateUnclear' } : { value: day };
    }
    case 'leadUnit':
      return unitNamed(to, names);
    case 'participants':
      return unitsNamed(to, names);
    case 'leadOfficial':
      return postNamed(to, names);
    default:
      return { value: to };
  }
}

/** @returns the day that words such as 2026年6月底前 mean; nothing when they name no single day, or only together with a guess. */
function dayOf(words: string): string | undefined {
  const reading = readLimit(words);
  return reading.kind === 'limit' && reading.then === undefined && reading.assumed === undefined ? reading.dueOn : undefined;
}

function unitNamed(name: string, { units }: PlanNames): Value {
  const unit = units.find((known) => known.name === name) ?? units.find((known) => known.id === name);
  return unit ? { value: unit.id } : { code: 'unitUnknown', found: name, hint: hintFrom(name, units.map((known) => known.name)) };
}

/** Marks between names. A name may hold one itself (党工委、管委会): the longest name that fits is meant. */
const BETWEEN = /[、，,；;\n]/;

function unitsNamed(text: string, names: PlanNames): Value {
  const parts = text.split(/([、，,；;\n]+)/).map((part) => (BETWEEN.test(part) ? part : part.trim()));
  const ids: string[] = [];
  for (let from = 0; from < parts.length; ) {
    const ends = Array.from({ length: parts.length - from }, (_, index) => parts.length - index);
    const end = ends.find((to) => 'value' in unitNamed(parts.slice(from, to).join(''), names)) ?? from + 1;
    const name = parts.slice(from, end).join('');
    from = end;
    if (name === '' || BETWEEN.test(name.charAt(0))) continue;
    const unit = unitNamed(name, names);
    if (!('value' in unit)) return unit;
    ids.push(String(unit.value));
  }
  return { value: [...new Set(ids)] };
}

function postNamed(name: string, { posts }: PlanNames): Value {
  const by = (fits: (post: PlanNames['posts'][number]) => boolean) => posts.filter(fits);
  const found = [by(({ title }) => title === name), by(({ holders }) => holders.includes(name)), by(({ id }) => id === name)].find((list) => list.length > 0) ?? [];
  const [post] = found;
  if (!post) return { code: 'postUnknown', hint: hintFrom(name, posts.map(({ title }) => title)) };
  return found.length === 1 ? { value: post.id } : { code: 'postAmbiguous' };
}

function hintFrom(name: string, known: readonly string[]): { zh: string; en: string } {
  const near = nearest(name, known);
  return near === undefined ? { zh: '', en: '' } : { zh: `是否想写“${near}”？`, en: `Did you mean "${near}"? ` };
}

/** A problem's title stands in every row of it: changed in some rows only, nobody can tell what was meant. */
function problemsApart(changes: readonly CellChange[], rows: readonly LedgerRow[]): LedgerFinding[] {
  const problemOf = new Map(rows.map(({ ref, shows }) => [ref, shows.problemNo]));
  const ofTitles = changes.filter(({ key }) => key === 'problem');
  return ofTitles.flatMap(({ sheet, cell, ref, heading, to }) => {
    const siblings = rows.filter(({ shows }) => shows.problemNo === problemOf.get(ref)).map((row) => row.ref);
    const isAlike = siblings.every((sibling) => ofTitles.some((change) => change.ref === sibling && change.to === to));
    return isAlike ? [] : [ledgerFinding({ sheet, cell, ref }, 'problemApart', { heading })];
  });
}
