import { editPlan } from '../../plans/editPlan.ts';
import type { CheckProblem } from '../../plans/check/problem.ts';
import { planNames } from '../../plans/planNames.ts';
import { SheetError } from '../errors.ts';
import type { Workbook } from '../workbook.ts';
import { compareLedger, type CellChange } from './compareLedger.ts';
import { editsOf } from './editsOf.ts';
import type { LedgerFinding } from './findings.ts';
import type { LedgerRow } from './rows.ts';
import { readTrace, TRACE_SHEET } from './trace.ts';

/** What came back in a ledger, and the plan as it would read with that. */
export interface LedgerChanges {
  readonly planId: string;
  /** When the ledger was exported, as it says itself. */
  readonly asOf: string;
  readonly changes: readonly CellChange[];
  readonly findings: readonly LedgerFinding[];
  /** Problems of the plan's file that keep it from being changed this way. */
  readonly problems: readonly CheckProblem[];
  /** The plan's file with the changes in it; missing when there are none, or errors. Nothing is applied by that. */
  readonly planText?: string;
}

export interface LedgerChangesRequest {
  readonly file: string;
  readonly planId: string;
  readonly planText: string;
  /** The plan's own rows, as of now. */
  readonly rows: readonly LedgerRow[];
}

/** @throws SheetError when the spreadsheet is no ledger of ours, or of another plan */
export function ledgerChanges(workbook: Workbook, { file, planId, planText, rows }: LedgerChangesRequest): LedgerChanges {
  const trace = readTrace(workbook.sheets);
  if (!trace) throw new SheetError('ledgerNotOurs', { file });
  if (trace.planId !== planId) throw new SheetError('ledgerOfOtherPlan', { file, other: trace.planId, plan: planId });
  const compared = compareLedger(workbook.sheets.filter(({ name }) => name !== TRACE_SHEET), trace, rows);
  if (!compared) throw new SheetError('ledgerWithoutHeading', { file });
  const { edits, changes, findings: doubts } = editsOf(compared.changes, { names: planNames(planText), rows });
  const findings = [...compared.findings, ...doubts];
  const outcome = { planId, asOf: trace.asOf, changes, findings, problems: [] };
  if (edits.length === 0 || findings.some(({ severity }) => severity === 'error')) return outcome;
  const edited = editPlan(planText, planId, edits);
  return 'text' in edited ? { ...outcome, planText: edited.text } : { ...outcome, problems: edited.problems };
}
