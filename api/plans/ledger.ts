import { isoAt } from '../../domain/isoAt.ts';
import type { Language } from '../../domain/refusals.ts';
import { planNames } from '../../plans/planNames.ts';
import { ledgerChanges, type LedgerChanges } from '../../sheets/ledger/ledgerChanges.ts';
import { ledgerRow, type LedgerRow } from '../../sheets/ledger/rows.ts';
import { writeLedger } from '../../sheets/ledger/writeLedger.ts';
import { readSpreadsheet } from '../../sheets/readSpreadsheet.ts';
import { visibleTo } from '../access/visible.ts';
import type { Deps } from '../dependencies.ts';
import { statesOf } from '../measures/listMeasures.ts';
import { planNamed, requireAdministered } from './administered.ts';
import { bodyOf } from './savedPlan.ts';

export interface LedgerRequest {
  readonly planId: string;
  readonly person: string;
  readonly language: Language;
  readonly isByUnit: boolean;
}

/** @returns the plan's ledger as an .xlsx file, as the person may see it now. @throws ProblemError `unknownPlan` */
export async function exportLedger(deps: Deps, { planId, person, language, isByUnit }: LedgerRequest): Promise<Buffer> {
  const plan = await planNamed(deps, planId);
  const now = deps.now();
  const rows = await rowsFor(deps, { planId, planText: bodyOf(plan).planText, person, language, now });
  const asOf = isoAt(plan.calendar, now).slice(0, 16).replace('T', ' ');
  return writeLedger({ planId, planTitle: plan.title, asOf, rows }, { language, isByUnit });
}

/**
 * Compares a ledger that came back with the plan as it stands. Nothing is changed by that: what it leads to is the text of a plan, to be
 * handed in, approved and amended like any other.
 *
 * @throws ProblemError `unknownPlan`, `notAdministrator`. @throws SheetError
 */
export async function ledgerCameBack(deps: Deps, { planId, person, bytes, file }: Pick<LedgerRequest, 'planId' | 'person'> & { readonly bytes: Buffer; readonly file: string }): Promise<LedgerChanges> {
  const { planText } = bodyOf(await requireAdministered(deps, planId, person));
  const workbook = await readSpreadsheet(bytes, file);
  const rows = await rowsFor(deps, { planId, planText, person, language: 'zh', now: deps.now() });
  return ledgerChanges(workbook, { file, planId, planText, rows });
}

async function rowsFor({ database }: Deps, { planId, planText, person, language, now }: Pick<LedgerRequest, 'planId' | 'person' | 'language'> & { readonly planText: string; readonly now: number }): Promise<LedgerRow[]> {
  const { unitsOf } = planNames(planText);
  const rows: LedgerRow[] = [];
  for await (const state of statesOf(database, { planId })) rows.push(ledgerRow(visibleTo(state, [], person, now).state, { now, language, unitsOf }));
  return rows;
}
