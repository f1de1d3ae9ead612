import { readDay } from '../phrases/days.ts';
import type { LimitContext } from '../phrases/limit.ts';
import { Gatherer } from './gather.ts';
import type { GatheredSheet } from './gathered.ts';
import { ownCells } from './grid.ts';
import { inOrder } from './inOrder.ts';
import { numbersOf } from './numbers.ts';
import { previewOf, questionsOf } from './preview.ts';
import { ledgerProblem, type LedgerProblem } from './problems.ts';
import type { LedgerContext, LedgerReading } from './reading.ts';
import type { Sheet } from './sheet.ts';
import { draftFrom, understandMeasure } from './toDraft.ts';

export { COLUMN_KINDS, type ColumnKind } from './columns.ts';
export { LEDGER_PROBLEMS, type LedgerProblem, type LedgerProblemCode } from './problems.ts';
export type * from './reading.ts';
export type { Cell, Sheet } from './sheet.ts';

/**
 * Reads what the sheets of a ledger (整改台账) mean. Pure, never throws; nothing is started or written by it.
 *
 * Columns are known by the names offices give them, in one row of heading or two. A row is a measure; a problem merged over its measures,
 * left empty below its first, or named in a line across the table is the problem of them all. Every row that is not empty is understood,
 * told as an error, or listed as skipped with the reason.
 */
export function understandLedger(sheets: readonly Sheet[], context: LedgerContext = {}): LedgerReading {
  const title = titleOf(sheets);
  const gatherer = new Gatherer();
  const gathered = sheets.map((sheet) => gatherer.read(sheet, title ?? sheet.name));
  const named = gatherer.problems.filter(({ measures }) => measures.length > 0);
  const numbers = numbersOf(named);
  const limitContext = limitContextOf(sheets, gathered, context);
  const understood = new Map(
    gathered.flatMap(({ sheet, rows }) => rows.flatMap(({ measure }) => (measure ? [[measure, understandMeasure(measure, sheet, numbers, limitContext)] as const] : []))),
  );
  const bare = gatherer.problems.filter(({ measures }) => measures.length === 0).map((problem) => ledgerProblem(problem, 'problemWithoutMeasures'));
  const repeated = numbers.repeated.map(({ problem, number }) => ledgerProblem(problem, 'numberRepeats', { number }));
  const problems = inOrder([...sheetProblems(gathered), ...gatherer.found, ...bare, ...repeated, ...[...understood.values()].flatMap((measure) => measure.problems)], sheets);
  const previews = gathered.map((sheet) => previewOf(sheet, understood, numbers));
  const measures = named.flatMap((problem) => problem.measures.flatMap((measure) => understood.get(measure) ?? []));
  return {
    preview: { sheets: previews, problemCount: named.length, measureCount: measures.length, questions: questionsOf(gathered, understood) },
    problems,
    ...(measures.length > 0 && { draft: draftFrom({ title, problems: named, understood: measures, numbers, doubts: problems }, context) }),
  };
}

/** What is written above the first heading: 某某整改台账. */
function titleOf(sheets: readonly Sheet[]): string | undefined {
  for (const sheet of sheets) {
    for (let row = 0; row < Math.min(sheet.rows.length, 5); row += 1) {
      const [first, second] = ownCells(sheet, row);
      if (first && !second && /(?:台账|清单|方案|一览表|明细表|任务表|情况表|分解表|表)$/.test(first.text) && first.text.length <= 100) return first.text.replace(/\s+/g, ' ');
    }
  }
  return undefined;
}

/** A date above or below the table is the ledger's own; a year in its title is at least that of its limits. */
function limitContextOf(sheets: readonly Sheet[], gathered: readonly GatheredSheet[], { feedbackOn, writtenOn, adoptedOn, calendar }: LedgerContext): LimitContext {
  const remarks = gathered.flatMap(({ sheet, rows }) => rows.filter(({ outcome }) => outcome === 'skipped').flatMap(({ row }) => ownCells(sheet, row).map(({ text }) => text)));
  const own = writtenOn ?? remarks.map((text) => (text.length <= 80 ? readDay(text) : undefined)).find((date) => date !== undefined);
  const year = own === undefined ? /(20\d{2})年/.exec(titleOf(sheets) ?? '')?.[1] : undefined;
  return {
    ...(own !== undefined && { writtenOn: own }),
    ...(year !== undefined && { year: Number(year) }),
    ...(feedbackOn !== undefined && { feedbackOn }),
    ...(adoptedOn !== undefined && { adoptedOn }),
    ...(calendar && { calendar }),
  };
}

function sheetProblems(gathered: readonly GatheredSheet[]): LedgerProblem[] {
  const isAnyRead = gathered.some(({ headings }) => headings.length > 0);
  if (!isAnyRead) return [ledgerProblem({ sheet: gathered[0]?.sheet.name ?? '', address: 'A1' }, 'noHeading')];
  return gathered.filter(({ headings, rows }) => headings.length === 0 && rows.length > 0).map(({ sheet }) => ledgerProblem({ sheet: sheet.name, address: 'A1' }, 'sheetSkipped', { sheet: sheet.name }));
}
