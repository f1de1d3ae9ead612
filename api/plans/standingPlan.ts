import type { Definition } from '../../domain/definition.ts';
import { staffedAs } from '../../domain/overrides.ts';
import { hasErrors, type CheckProblem } from '../../plans/check/problem.ts';
import { openPlan, type CheckedPlan } from '../../plans/planFile.ts';
import { findPlan, withKeptPosts, type PlanToSave, type SavedPlan } from '../../store/plans.ts';
import { listPublishedCalendars } from '../../store/publishedCalendars.ts';
import type { Deps } from '../dependencies.ts';
import { ProblemError } from '../problems/problemError.ts';
import { planToSave, type PlanTextsGiven } from './savedPlan.ts';

/** A plan as its file says it, read with the lists of days off published for it, and as it stands: its posts held as they are by now. */
export interface StandingPlan {
  readonly plan: CheckedPlan;
  readonly standing: CheckedPlan;
  /** One of its definitions likewise. */
  readonly standingOf: (written: Definition) => Definition;
  readonly toSave: PlanToSave;
  /** The plan as the store has it, if it has it. */
  readonly known: SavedPlan | undefined;
  readonly warnings: readonly CheckProblem[];
}

/** @throws ProblemError `planHasErrors` that names each of them. */
export async function readStanding({ database }: Deps, texts: PlanTextsGiven): Promise<StandingPlan> {
  const opened = openPlan(texts.planText, texts.planName);
  const { id } = opened;
  const [known, published] = id === undefined ? [undefined, []] : [await findPlan(database, id), await listPublishedCalendars(database, id)];
  const reading = opened.check({ text: texts.policyText, name: texts.policyName }, published);
  if (!('plan' in reading)) throw planHasErrors(reading.problems);
  const { plan, warnings } = reading;
  const toSave = planToSave(plan, texts);
  const directory = withKeptPosts(known, toSave.directory);
  const isKept = directory !== toSave.directory;
  const standingOf = (written: Definition) => (isKept ? staffedAs(written, directory) : written);
  const newcomers = Object.entries(directory.people).filter(([person]) => !plan.people.some((entry) => entry.id === person));
  const people = [...plan.people, ...newcomers.map(([person, { name }]) => ({ id: person, name }))];
  return { plan, standing: { ...plan, posts: directory.posts, people, definitions: plan.definitions.map(standingOf) }, standingOf, toSave, known, warnings };
}

/** @returns the plan to be saved as if its file said how its posts are held by now: who may change it goes by that. */
export function withPosts(toSave: PlanToSave, { posts, people }: CheckedPlan): PlanToSave {
  return { ...toSave, directory: { posts, people: Object.fromEntries(people.map(({ id, name }) => [id, { name }])) } };
}

function planHasErrors(problems: readonly CheckProblem[]): ProblemError {
  const errors = problems.filter((problem) => hasErrors([problem]));
  const fields = errors.map(({ file, line, column, field, zh, en }) => ({ field: `${file}:${line}:${column} ${field}`, zh, en }));
  return new ProblemError('planHasErrors', { count: String(errors.length) }, fields);
}
