import { createHash } from 'node:crypto';
import type { Sheet } from '../../plans/ledger/sheet.ts';
import { carriedText } from './cellText.ts';
import { COLUMNS, type ColumnKey } from './columns.ts';
import type { LedgerRow } from './rows.ts';

/**
 * What an exported ledger remembers of itself, on a hidden sheet: of which plan it is, and for each cell a short digest of what it
 * showed. By that a ledger that comes back tells what was changed in it, however the plan has moved on meanwhile. It proves nothing:
 * whatever it leads to goes through the plan's approval.
 */
export interface LedgerTrace {
  readonly planId: string;
  /** When the ledger was exported, as it says itself. */
  readonly asOf: string;
  /** By measure and column. */
  readonly digests: ReadonlyMap<string, Partial<Readonly<Record<ColumnKey, string>>>>;
}

export const TRACE_SHEET = '_bihuan';
const MARK = 'bihuan-ledger/1';

/** @returns the rows of the hidden sheet. */
export function traceRows({ planId, asOf, rows }: { readonly planId: string; readonly asOf: string; readonly rows: readonly LedgerRow[] }): string[][] {
  const keys = COLUMNS.map(({ key }) => key);
  return [[MARK, planId, asOf], ['', keys.join(' ')], ...rows.map(({ ref, shows }) => [ref, keys.map((key) => digestOf(shows[key])).join(' ')])];
}

/** @returns what a ledger remembers of itself; nothing for a spreadsheet that is not ours. */
export function readTrace(sheets: readonly Sheet[]): LedgerTrace | undefined {
  const sheet = sheets.find(({ rows }) => rows[0]?.[0]?.text === MARK);
  if (!sheet) return undefined;
  const textAt = (row: number, column: number) => sheet.rows[row]?.[column]?.text ?? '';
  const keys = textAt(1, 1).split(' ');
  const digests = new Map(
    sheet.rows.slice(2).map((_, index) => {
      const of = textAt(index + 2, 1).split(' ');
      return [textAt(index + 2, 0), Object.fromEntries(COLUMNS.flatMap(({ key }) => (keys.includes(key) ? [[key, of[keys.indexOf(key)] ?? '']] : [])))];
    }),
  );
  return { planId: textAt(0, 1), asOf: textAt(0, 2), digests };
}

/** @returns a short digest of a cell's text, the same whichever program has saved it since. */
export function digestOf(text: string): string {
  return createHash('sha256').update(plainText(text)).digest('base64url').slice(0, 8);
}

/** @returns the text without what programs change in saving it and nobody sees: kinds of line breaks, blanks at the ends of lines. */
export function plainText(text: string): string {
  return carriedText(text)
    .normalize('NFC')
    .replace(/[^\S\n]+$/gm, '')
    .trim();
}
