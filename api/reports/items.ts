import { measureId } from '../../domain/definition.ts';
import type { WithheldItem } from '../../domain/reports/withheld.ts';
import { itemName } from '../../domain/reports/withheld.ts';
import { printedPlan } from '../../plans/printedPlan.ts';
import { listEvents } from '../../store/measures.ts';
import type { Deps } from '../dependencies.ts';
import { planNamed } from '../plans/administered.ts';
import { bodyOf } from '../plans/savedPlan.ts';
import { ProblemError } from '../problems/problemError.ts';

/** A mark on something that is not there would hide nothing, and nobody would notice. @throws ProblemError `unknownPlan`, `unknownItem` */
export async function requireItem(deps: Deps, planId: string, item: WithheldItem): Promise<void> {
  const plan = await planNamed(deps, planId);
  const isThere = item.on === 'problem' ? printedPlan(bodyOf(plan).planText).some(({ no }) => no === item.no) : await isOnRecord(deps, planId, item);
  if (!isThere) throw new ProblemError('unknownItem', { item: itemName(item) });
}

async function isOnRecord({ database }: Deps, planId: string, item: Exclude<WithheldItem, { on: 'problem' }>): Promise<boolean> {
  const events = await listEvents(database, measureId(planId, item.ref));
  return item.on === 'measure' ? events.length > 0 : events.some(({ seq }) => seq === item.seq);
}
