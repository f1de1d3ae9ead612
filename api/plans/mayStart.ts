import type { PlanToSave, SavedPlan } from '../../store/plans.ts';
import { listPeople } from '../../store/people.ts';
import type { Db } from '../../store/schema.ts';
import { ProblemError } from '../problems/problemError.ts';
import { administeredBy, administratorTitles, isAdministrator } from './savedPlan.ts';

/**
 * Sees to it that a person may start or change a plan: as an administrator in the file and, for a plan that is known already,
 * in the plan as it stands. Otherwise anybody could become its administrator by saying so in a file.
 *
 * @throws ProblemError `notAdministrator`
 */
export function requireAdministrator(plan: PlanToSave, known: SavedPlan | undefined, person: string, now: number): void {
  for (const version of known ? [known, plan] : [plan]) {
    const administered = administeredBy(version);
    if (isAdministrator(administered, person, now)) continue;
    const name = version.directory.people[person]?.name ?? person;
    throw new ProblemError('notAdministrator', { person: name, plan: plan.id, allowed: administratorTitles(administered) });
  }
}

/**
 * People are known across plans by their ids: one inbox, one address. An id that is somebody else's already would send that
 * person's mail, and give that person's rights, to another.
 *
 * @throws ProblemError `personTaken`
 */
export async function requireOwnIds(db: Db, plan: PlanToSave, known: SavedPlan | undefined): Promise<void> {
  const names = new Map((await listPeople(db)).map(({ id, name }) => [id, name]));
  for (const [id, { name }] of Object.entries(plan.directory.people)) {
    const other = known?.directory.people[id] ? undefined : names.get(id);
    if (other !== undefined && other !== name) throw new ProblemError('personTaken', { person: id, name: other, given: name });
  }
}
