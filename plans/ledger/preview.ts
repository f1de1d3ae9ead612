import { namesIn } from '../report/units.ts';
import type { GatheredMeasure, GatheredRow, GatheredSheet } from './gathered.ts';
import { isOpen } from './limits.ts';
import type { LedgerNumbers } from './numbers.ts';
import { ledgerProblem } from './problems.ts';
import type { CellPreview, LedgerQuestion, RowPreview, SheetPreview } from './reading.ts';
import type { UnderstoodMeasure } from './toDraft.ts';

export type Understood = ReadonlyMap<GatheredMeasure, UnderstoodMeasure>;

/** @returns a sheet as it was understood, column by column and row by row. */
export function previewOf({ sheet, headings, rows }: GatheredSheet, understood: Understood, numbers: LedgerNumbers): SheetPreview {
  const [heading] = headings;
  return {
    sheet: sheet.name,
    headingRows: heading ? Array.from({ length: heading.to - heading.from }, (_, index) => heading.from + index + 1) : [],
    columns: (heading?.columns ?? []).map(({ address, heading: words, kind }) => ({ address, heading: words, ...(kind && { kind }) })),
    rows: rows.map((row) => rowPreview(row, understood, numbers)),
  };
}

function rowPreview({ row, outcome, because, cells, measure, names }: GatheredRow, understood: Understood, numbers: LedgerNumbers): RowPreview {
  const limits = measure ? (understood.get(measure)?.limits ?? []) : [];
  const isBare = names?.measures.length === 0;
  const bare = isBare ? ledgerProblem(names, 'problemWithoutMeasures') : undefined;
  return {
    row: row + 1,
    outcome: bare ? 'failed' : outcome,
    ...(bare ? { because: { zh: bare.zh, en: bare.en } } : because && { because }),
    ...(measure && { ref: numbers.refOf.get(measure) ?? '' }),
    cells: cells.map(({ column: { kind }, cell, text }): CellPreview => {
      const limit = limits.find((candidate) => candidate.kind === kind)?.reading;
      const isList = kind === 'leadUnit' || kind === 'unit' || kind === 'participants';
      return { address: cell.address, kind, text: text || (cell.date ?? ''), ...(limit && { limit }), ...(isList && { names: namesIn(text) }) };
    }),
  };
}

/** @returns the limits that a person must settle, each cell once. */
export function questionsOf(gathered: readonly GatheredSheet[], understood: Understood): LedgerQuestion[] {
  const asked = new Map<string, LedgerQuestion>();
  for (const { sheet, rows } of gathered) {
    for (const { measure, row } of rows) {
      for (const limit of measure ? (understood.get(measure)?.limits ?? []) : []) {
        const key = `${sheet.name}!${limit.address}`;
        if (!isOpen(limit) || asked.has(key)) continue;
        const { address, text, reading } = limit;
        asked.set(key, { sheet: sheet.name, address, row: row + 1, text, explanation: reading.explanation, candidates: reading.kind === 'ask' ? reading.candidates : [] });
      }
    }
  }
  return [...asked.values()];
}
