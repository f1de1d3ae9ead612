import { understandLedger, type Cell, type LedgerContext, type LedgerReading, type Sheet } from '../../plans/ledger/index.ts';

function letters(column: number): string {
  return (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
}

/**
 * A sheet drawn row by row. `^` lies under a cell merged down from above, `<` under one merged from the left; `date:2026-06-30` is a real
 * date.
 */
export function sheet(name: string, ...rows: readonly (readonly string[])[]): Sheet {
  const made: Cell[][] = [];
  rows.forEach((texts, row) => {
    const cells: Cell[] = [];
    texts.forEach((text, column) => {
      const address = `${letters(column)}${row + 1}`;
      const over = text === '^' ? made[row - 1]?.[column] : text === '<' ? cells[column - 1] : undefined;
      if (over) cells.push({ ...over, address, mergedInto: over.mergedInto ?? over.address });
      else if (text.startsWith('date:')) cells.push({ address, text: text.slice(5), date: text.slice(5) });
      else cells.push({ address, text });
    });
    made.push(cells);
  });
  return { name, rows: made };
}

export const HEADING = ['序号', '反馈问题', '整改措施', '牵头领导', '牵头单位', '参与单位', '取得明显成效时限', '整改落实到位时限'] as const;

/** One sheet under the usual heading. */
export function ledger(...rows: readonly (readonly string[])[]): LedgerReading {
  return understandLedger([sheet('台账', HEADING, ...rows)], CONTEXT);
}

export const CONTEXT: LedgerContext = { id: 'x-2026', adoptedOn: '2026-03-20', feedbackOn: '2026-03-02' };

/** Problems as `C7 code`. */
export function told({ problems }: LedgerReading): string[] {
  return problems.map(({ address, code }) => `${address} ${code}`);
}

/** Rows as `7 measure M-01-01`. */
export function rowsOf({ preview }: LedgerReading, index = 0): string[] {
  return (preview.sheets[index]?.rows ?? []).map(({ row, outcome, ref }) => [row, outcome, ref].filter((part) => part !== undefined).join(' '));
}
