import { localDateAt } from '../../domain/calendar.ts';
import { historyAt, type MeasureHistory } from '../../domain/reports/history.ts';
import type { PrintedProblem } from '../../domain/reports/printed.ts';
import { printedPlan } from '../../plans/printedPlan.ts';
import { listHistories } from '../../store/histories.ts';
import type { SavedPlan } from '../../store/plans.ts';
import type { Deps } from '../dependencies.ts';
import { bodyOf } from '../plans/savedPlan.ts';
import { ProblemError } from '../problems/problemError.ts';

/** What both reports are made of. */
export interface Material {
  readonly planTitle: string;
  readonly adoptedOn: string;
  readonly calendar: SavedPlan['calendar'];
  readonly at: number;
  readonly printed: readonly PrintedProblem[];
  readonly histories: readonly MeasureHistory[];
}

/** @returns the plan as the store had it at the instant. */
export async function materialOf({ database }: Deps, plan: SavedPlan, at: number): Promise<Material> {
  const records = await listHistories(database, plan.id);
  const { title: planTitle, adoptedOn, calendar } = plan;
  return { ...{ planTitle, adoptedOn, calendar, at }, printed: printedPlan(bodyOf(plan).planText), histories: [...records.values()].flatMap((events) => historyAt(events, at) ?? []) };
}

/** @returns the instant asked for. @throws ProblemError `badInput` for one that has not come yet, of which nothing can be said. */
export function momentAsked({ now }: Deps, given: string | undefined): number {
  const at = given === undefined ? now() : Date.parse(given);
  if (at <= now()) return at;
  throw new ProblemError('badInput', { count: '1' }, [{ field: 'at', zh: '不能晚于现在。', en: 'Must not be later than now.' }]);
}

export function dayOf({ calendar }: Pick<Material, 'calendar'>, at: number): string {
  return localDateAt(calendar, at);
}
