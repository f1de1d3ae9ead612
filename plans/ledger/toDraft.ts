import { draftOf, type DraftContent } from '../draft.ts';
import type { LimitContext } from '../phrases/limit.ts';
import type { DraftMeasure } from '../report/draft.ts';
import { detailFrom, entryOf, factIn, titleFrom, unitsFrom, withoutMark } from './entry.ts';
import type { GatheredMeasure, GatheredProblem } from './gathered.ts';
import { columnOf } from './heading.ts';
import { cellAt } from './grid.ts';
import { classIn, limitCells, limitProblems, limitsFrom, type LimitCell } from './limits.ts';
import type { LedgerNumbers } from './numbers.ts';
import { ledgerProblem, type LedgerProblem } from './problems.ts';
import type { LedgerContext } from './reading.ts';
import { readStatusValue } from '../report/status.ts';
import type { Sheet } from './sheet.ts';

const LONGEST_TITLE = 500;
const LONGEST_DETAIL = 20_000;
const LONGEST_NAME = 100;

/** A measure with what was read of it and what is wrong with it. */
export interface UnderstoodMeasure {
  readonly draft: DraftMeasure;
  readonly limits: readonly LimitCell[];
  readonly problems: readonly LedgerProblem[];
}

/** Makes what a plan file needs of a measure. Its `line` is the number of its row. */
export function understandMeasure(measure: GatheredMeasure, sheet: Sheet, numbers: LedgerNumbers, context: LimitContext): UnderstoodMeasure {
  const entry = entryOf(measure.cells);
  const words = withoutMark(entry.textOf('measure')).text;
  const { isFirstTaken, ...units } = unitsFrom(entry);
  const limits = limitCells(entry, context);
  const classed = classIn(entry);
  const read = limitsFrom(limits, classed);
  const official = (entry.textOf('official') || factIn(words, 'official')).replace(/\s+/g, ' ').trim();
  const [status, progress] = [entry.textOf('status'), entry.textOf('progress')];
  const clearStatus = status === '' ? undefined : readStatusValue(status).status;
  // A state that is none of the three is kept among the words on progress.
  const said = [clearStatus ? '' : status, progress].filter((text) => text !== '').join('\n');
  const number = numbers.numberOf.get(measure);
  const draft: DraftMeasure = {
    ...{ ref: numbers.refOf.get(measure) ?? '', problemNo: numbers.noOf.get(measure.problem) ?? '', line: measure.row + 1 },
    ...(measure.issue !== undefined && { issueNo: measure.issue }),
    ...(number !== undefined && { number }),
    ...{ title: titleFrom(words), detail: detailFrom(words, entry) },
    ...(said !== '' && { progress: said }),
    ...(clearStatus && { status: clearStatus }),
    ...(official !== '' && { leadOfficial: official }),
    ...units,
    ...(read && { limits: read }),
  };
  const addressOf = addressesIn(measure, sheet);
  const problems = [
    ...lengthProblems(sheet.name, draft, addressOf),
    ...unitProblems(sheet.name, draft, isFirstTaken, entry.cellOf('leadUnit') !== undefined, addressOf),
    ...limitProblems(sheet.name, limits, addressOf('completion'), classed),
  ];
  return { draft, limits, problems };
}

type AddressOf = (kind: string) => string | undefined;

/** Where a thing belongs in the measure's row; nothing where there is no column for it. */
function addressesIn({ heading, row }: GatheredMeasure, sheet: Sheet): AddressOf {
  return (kind) => {
    const column = columnOf(heading, kind);
    if (column === undefined) return undefined;
    const { address, mergedInto } = cellAt(sheet, row, column);
    return mergedInto ?? address;
  };
}

function lengthProblems(sheet: string, { title, detail, progress = '', leadOfficial = '', leadUnit = '', participants = [], issueNo = '' }: DraftMeasure, addressOf: AddressOf): LedgerProblem[] {
  const checked: readonly (readonly [kind: string, text: string, max: number])[] = [
    ['measure', title, LONGEST_TITLE],
    ['measure', detail, LONGEST_DETAIL],
    ['progress', progress, LONGEST_DETAIL],
    ['issue', issueNo, LONGEST_TITLE],
    ['official', leadOfficial, LONGEST_NAME],
    [addressOf('leadUnit') === undefined ? 'unit' : 'leadUnit', leadUnit, LONGEST_NAME],
    ...participants.map((name) => ['participants', name, LONGEST_NAME] as const),
  ];
  return checked.flatMap(([kind, text, max]) => (text.length > max ? [ledgerProblem({ sheet, address: addressOf(kind) ?? addressOf('measure') ?? 'A1' }, 'textTooLong', { length: text.length, max })] : []));
}

function unitProblems(sheet: string, { leadUnit }: DraftMeasure, isFirstTaken: boolean, isLeadNamed: boolean, addressOf: AddressOf): LedgerProblem[] {
  const address = (isLeadNamed ? addressOf('leadUnit') : undefined) ?? addressOf('unit') ?? addressOf('leadUnit');
  // Without any column of units that is said once, of the sheet.
  if (address === undefined) return [];
  if (leadUnit === undefined) return [ledgerProblem({ sheet, address }, 'leadUnitMissing')];
  return isFirstTaken ? [ledgerProblem({ sheet, address }, isLeadNamed ? 'severalLeadUnits' : 'firstUnitAsLead', { unit: leadUnit })] : [];
}

/** As many of the doubts as anybody will read at the head of a file. */
const MAX_DOUBTS = 60;

interface LedgerParts {
  readonly title: string | undefined;
  readonly problems: readonly GatheredProblem[];
  readonly understood: readonly UnderstoodMeasure[];
  readonly numbers: LedgerNumbers;
  readonly doubts: readonly LedgerProblem[];
}

/** @returns the plan file that the measures begin. */
export function draftFrom({ title, problems, understood, numbers, doubts }: LedgerParts, settings: LedgerContext): string {
  const measures = understood.map(({ draft }) => draft);
  const withOpenEffect = new Set(understood.filter(({ limits }) => limits.some(({ kind, reading }) => kind === 'effect' && reading.kind === 'ask')).map(({ draft }) => draft));
  const named = problems.map((problem) => ({ no: numbers.noOf.get(problem) ?? '', title: problem.title }));
  const issues = measures.flatMap(({ issueNo, problemNo }) => (issueNo === undefined ? [] : [{ no: issueNo, problemNo, title: issueNo }]));
  const content: DraftContent = { ...(title !== undefined && { title }), problems: named, issues, measures };
  const preface = [
    `整改方案草稿，由台账导入${title === undefined ? '' : `：${title}`}。共 ${named.length} 个问题、${measures.length} 项措施。`,
    'A draft of a plan, imported from a ledger. A ledger names neither the holders of posts nor who accepts and signs off.',
    '',
    '凡写有“待填”之处均须补齐，然后用 bihuan plan check 检查。 Fill in whatever says "to fill", then check the plan.',
    ...(doubts.length === 0 ? [] : ['', '导入时存疑（按工作表和单元格） | doubts of the import, by sheet and cell:', ...doubts.slice(0, MAX_DOUBTS).map(({ sheet, address, zh }) => `  ${sheet}!${address}：${zh}`)]),
    ...(doubts.length > MAX_DOUBTS ? [`  …… 共 ${doubts.length} 处 in all`] : []),
  ];
  return draftOf(content, preface, settings, (measure) => withOpenEffect.has(measure));
}
