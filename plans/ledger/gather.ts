import type { GatheredMeasure, GatheredProblem, GatheredRow, GatheredSheet } from './gathered.ts';
import { entryOf, withoutMark, type Entry } from './entry.ts';
import { cellAt } from './grid.ts';
import { columnOf, type Heading } from './heading.ts';
import { ledgerProblem, type LedgerProblem } from './problems.ts';
import { readRows, type DataCell, type Row } from './rows.ts';
import type { Cell, Sheet } from './sheet.ts';

const NAMING: readonly string[] = ['number', 'aspect', 'problem', 'issue'];
/** What may differ from row to row of one measure: the words of all rows are put together. */
const GATHERED: readonly string[] = ['number', 'aspect', 'problem', 'issue', 'measure', 'leadUnit', 'unit', 'participants', 'person', 'aim', 'supervision', 'note', 'progress'];

/** Gathers problems and their measures from all sheets of a ledger. A problem named again, on whatever sheet, is the same. */
export class Gatherer {
  readonly problems: GatheredProblem[] = [];
  readonly found: LedgerProblem[] = [];
  private readonly byTitle = new Map<string, GatheredProblem>();
  private readonly bySaying = new Map<string, GatheredMeasure>();
  private current: GatheredProblem | undefined;
  private issue: string | undefined;
  private last: GatheredMeasure | undefined;

  /** @param title what the measures stand under where nothing names their problem. */
  read(sheet: Sheet, title: string): GatheredSheet {
    [this.current, this.issue, this.last] = [undefined, undefined, undefined];
    const { rows, headings } = readRows(sheet);
    for (const heading of headings.slice(0, 1)) this.found.push(...heading.problems);
    return { sheet, headings, rows: rows.map((row) => this.readRow(sheet, row, title, headings)) };
  }

  private readRow(sheet: Sheet, row: Row, title: string, headings: readonly Heading[]): GatheredRow {
    if (row.kind === 'data') return this.readData(sheet, row, title);
    const { row: at } = row;
    if (row.kind === 'heading') return { row: at, outcome: 'heading', cells: [] };
    if (row.kind === 'skipped') return { row: at, outcome: 'skipped', because: row.because, cells: [] };
    const heading = headings.findLast(({ to }) => to <= at);
    // Where a column names the problems, a line across the table can only be an aspect, which a plan has no place for but its title.
    if (heading && columnOf(heading, 'problem') !== undefined) return { row: at, outcome: 'section', cells: [] };
    this.open(row.text, { sheet: sheet.name, address: row.address });
    return { row: at, outcome: 'section', cells: [], ...(this.current && { names: this.current }) };
  }

  private readData(sheet: Sheet, { row, heading, cells }: Row & { kind: 'data' }, title: string): GatheredRow {
    const entry = entryOf(cells);
    const measureCell = entry.cellOf('measure');
    if (measureCell && this.last && isFromAbove(measureCell.cell)) return this.goOn(sheet, row, cells, this.last);
    const named = this.nameProblem(sheet, row, heading, entry, title);
    if (!measureCell) {
      if (named && cells.every(({ column }) => NAMING.includes(column.kind))) return { row, outcome: 'section', cells, names: named };
      return this.failed(sheet, row, cells, 'measureMissing', columnOf(heading, 'measure'));
    }
    if (!this.current) return this.failed(sheet, row, cells, 'problemMissing', columnOf(heading, 'problem'));
    return this.add(sheet, row, heading, entry, this.current);
  }

  private failed(sheet: Sheet, row: number, cells: readonly DataCell[], code: 'measureMissing' | 'problemMissing', column = 0): GatheredRow {
    const problem = ledgerProblem({ sheet: sheet.name, address: cellAt(sheet, row, column).address }, code);
    this.found.push(problem);
    return { row, outcome: 'failed', because: { zh: problem.zh, en: problem.en }, cells };
  }

  /** @returns the problem where the row names one itself. */
  private nameProblem(sheet: Sheet, row: number, heading: Heading, entry: Entry, title: string): GatheredProblem | undefined {
    const cell = entry.cellOf('problem');
    const before = this.current;
    if (cell) this.open(cell.text, { sheet: sheet.name, address: cell.cell.mergedInto ?? cell.cell.address });
    else if (columnOf(heading, 'problem') === undefined && !this.current) {
      const place = { sheet: sheet.name, address: cellAt(sheet, heading.to - 1, 0).address };
      this.found.push(ledgerProblem(place, 'problemColumnMissing', { title }));
      this.open(title, { ...place, address: cellAt(sheet, row, 0).address });
    }
    if (this.current !== before) this.issue = undefined;
    this.issue = entry.textOf('issue').replace(/\s+/g, ' ') || this.issue;
    return cell ? this.current : undefined;
  }

  private open(words: string, place: { sheet: string; address: string }): void {
    const { number, text } = withoutMark(words.replace(/\s+/g, ' ').trim());
    const known = this.byTitle.get(text);
    const problem = known ?? { title: text, ...place, ...(number !== undefined && { mark: number }), measures: [] };
    if (!known) this.problems.push(problem);
    this.byTitle.set(text, problem);
    this.current = problem;
  }

  private add(sheet: Sheet, row: number, heading: Heading, { cells }: Entry, problem: GatheredProblem): GatheredRow {
    const saying = sayingOf(cells, problem);
    const twin = this.bySaying.get(saying);
    const measureColumn = columnOf(heading, 'measure') ?? 0;
    if (twin) {
      const other = cellAt(sheet, twin.row, measureColumn).address;
      const told = ledgerProblem({ sheet: sheet.name, address: cellAt(sheet, row, measureColumn).address }, 'rowTwice', { sheet: twin.sheet, other });
      this.found.push(told);
      return { row, outcome: 'skipped', because: { zh: told.zh, en: told.en }, cells };
    }
    const measure: GatheredMeasure = { sheet: sheet.name, row, heading, problem, ...(this.issue !== undefined && { issue: this.issue }), cells: [...cells] };
    this.bySaying.set(saying, measure);
    problem.measures.push(measure);
    this.last = measure;
    return { row, outcome: 'measure', cells, measure };
  }

  /** A further row of a measure that is merged over several. */
  private goOn(sheet: Sheet, row: number, cells: readonly DataCell[], measure: GatheredMeasure): GatheredRow {
    for (const data of cells) {
      if (isFromAbove(data.cell) || measure.cells.some(({ column, text }) => column.kind === data.column.kind && text === data.text)) continue;
      if (GATHERED.includes(data.column.kind)) measure.cells.push(data);
      else this.found.push(ledgerProblem({ sheet: sheet.name, address: data.cell.address }, 'splitMeasure', { text: data.text.slice(0, 30) }));
    }
    return { row, outcome: 'measure', cells, measure };
  }
}

/** Whether a cell lies under one that is merged down from a row above. */
function isFromAbove({ address, mergedInto }: Cell): boolean {
  return mergedInto !== undefined && rowIn(mergedInto) !== rowIn(address);
}

function rowIn(address: string): string {
  return /\d+$/.exec(address)?.[0] ?? '';
}

/** What a row says, all but its numbers: two rows that say the same are one, as on sheets that repeat measures for each unit. */
function sayingOf(cells: readonly DataCell[], problem: GatheredProblem): string {
  const said = cells.filter(({ column }) => !['number', 'measureNumber', 'problem'].includes(column.kind));
  return JSON.stringify([problem.title, ...said.map(({ column, text, cell }) => [column.kind, text, cell.date ?? ''])]);
}
