import type { Sheet } from '../../plans/ledger/sheet.ts';
import type { Word } from '../../domain/words.ts';
import { COLUMNS, type Column, type ColumnKey } from './columns.ts';
import { ledgerFinding, type LedgerFinding } from './findings.ts';
import { headingOf, rowsUnder, type CameBack } from './heading.ts';
import type { LedgerRow } from './rows.ts';
import { digestOf, plainText, type LedgerTrace } from './trace.ts';

/** A cell of a ledger that somebody has changed since it was exported. */
export interface CellChange {
  readonly sheet: string;
  readonly cell: string;
  readonly ref: string;
  readonly key: ColumnKey;
  readonly heading: Word;
  /** What the plan says now. */
  readonly from: string;
  readonly to: string;
  /** The plan, too, says something else than it did when the ledger was exported. */
  readonly hasPlanMovedOn?: true;
}

export interface LedgerComparison {
  readonly changes: readonly CellChange[];
  readonly findings: readonly LedgerFinding[];
}

/**
 * Compares a ledger that came back with what it remembers of itself, and what was changed in it with the plan as it stands now. A cell
 * nobody touched is no change, whatever the plan says by now.
 *
 * @param sheets all but the hidden one. @param rows the plan's own, as of now. @returns nothing when no sheet has a ledger's headings.
 */
export function compareLedger(sheets: readonly Sheet[], trace: LedgerTrace, rows: readonly LedgerRow[]): LedgerComparison | undefined {
  const now = new Map(rows.map((row) => [row.ref, row]));
  const seen = new Map<string, string>();
  const changes: CellChange[] = [];
  const findings: LedgerFinding[] = [];
  let hasLedger = false;
  for (const sheet of sheets) {
    const heading = headingOf(sheet);
    if (!heading) continue;
    hasLedger = true;
    findings.push(...heading.findings);
    for (const row of rowsUnder(sheet, heading)) {
      const standing = now.get(row.ref);
      const fault = faultOf(row, { trace, seen, standing });
      if (fault) findings.push(fault);
      else if (standing) {
        const found = changesIn(row, trace.digests.get(row.ref) ?? {}, standing);
        changes.push(...found.flatMap(({ change }) => change ?? []));
        findings.push(...found.flatMap(({ finding }) => finding ?? []));
      }
      seen.set(row.ref, `${row.sheet} ${row.place}`);
    }
  }
  const left = [...trace.digests.keys()].filter((ref) => !seen.has(ref));
  if (left.length > 0) findings.push(ledgerFinding({ sheet: '' }, 'rowsLeftOut', { found: left.join('、') }));
  return hasLedger ? { changes, findings } : undefined;
}

function faultOf({ sheet, place, ref }: CameBack, { trace, seen, standing }: { readonly trace: LedgerTrace; readonly seen: ReadonlyMap<string, string>; readonly standing: LedgerRow | undefined }): LedgerFinding | undefined {
  const at = { sheet, cell: place };
  if (ref === '') return ledgerFinding(at, 'refMissing');
  if (!trace.digests.has(ref)) return ledgerFinding(at, 'refUnknown', { found: ref });
  if (!standing) return ledgerFinding(at, 'refGone', { found: ref });
  const before = seen.get(ref);
  return before === undefined ? undefined : ledgerFinding(at, 'refTwice', { found: ref, where: before });
}

type Found = { readonly change?: CellChange; readonly finding?: LedgerFinding };

function changesIn({ sheet, ref, cells }: CameBack, digests: Partial<Readonly<Record<ColumnKey, string>>>, { shows }: LedgerRow): Found[] {
  return COLUMNS.flatMap((column): Found[] => {
    const cell = cells.get(column.key);
    const before = digests[column.key];
    if (!cell || before === undefined) return [];
    const to = shownIn(cell, column);
    const from = plainText(shows[column.key]);
    if (digestOf(to) === before || to === from) return [];
    const place = { sheet, cell: cell.address, ref };
    if (column.isPlanned !== true) return [{ finding: ledgerFinding(place, 'onlyTells', { heading: column.heading }) }];
    return [{ change: { ...place, key: column.key, heading: column.heading, from, to, ...(digestOf(from) !== before && { hasPlanMovedOn: true }) } }];
  });
}

function shownIn({ text, date }: { readonly text: string; readonly date?: string }, { isDate }: Column): string {
  return isDate === true && date !== undefined ? date : plainText(text);
}
