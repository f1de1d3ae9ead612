import { z } from 'zod';
import { holderOf, substitutesOf, type PersonId } from '../../domain/directory.ts';
import type { CheckedPlan } from '../../plans/planFile.ts';
import { planHash } from '../../plans/planHash.ts';
import type { PlanToSave, SavedPlan } from '../../store/plans.ts';

/** What the api keeps in a plan's `body`: the files as they were given, and who administers it. */
const bodySchema = z.object({
  planName: z.string(),
  planText: z.string(),
  policyName: z.string(),
  policyText: z.string(),
  policyTitle: z.string(),
  administrators: z.array(z.string()),
});
export type PlanBody = z.output<typeof bodySchema>;
export type PlanTextsGiven = Pick<PlanBody, 'planName' | 'planText' | 'policyName' | 'policyText'>;

/** @returns a checked plan as the store keeps it. */
export function planToSave(plan: CheckedPlan, { planName, planText, policyName, policyText }: PlanTextsGiven): PlanToSave {
  const body: PlanBody = { planName, planText, policyName, policyText, policyTitle: plan.policy.name, administrators: [...(plan.roles.administrator ?? [])] };
  return {
    id: plan.id,
    title: plan.title,
    adoptedOn: plan.adoptedOn,
    hash: planHash({ planText, policyText }),
    body,
    calendar: plan.calendar,
    directory: { posts: plan.posts, people: Object.fromEntries(plan.people.map(({ id, name }) => [id, { name }])) },
    contacts: Object.fromEntries(plan.people.map(({ id, email }) => [id, email === undefined ? {} : { email }])),
  };
}

/** @throws ZodError when the store holds a body that this program did not write. */
export function bodyOf(saved: Pick<SavedPlan, 'body'>): PlanBody {
  return bodySchema.parse(saved.body);
}

/** The part of a plan, new or saved, that says who administers it. */
export interface Administered {
  readonly posts: readonly string[];
  readonly directory: PlanToSave['directory'];
  readonly calendar: PlanToSave['calendar'];
}

export function administeredBy(plan: PlanToSave | SavedPlan): Administered {
  return { posts: bodyOf(plan).administrators, directory: plan.directory, calendar: plan.calendar };
}

/** @returns whether the person holds a post that administers the plan, or stands in at one, on the local date of the instant. */
export function isAdministrator({ posts, directory, calendar }: Administered, person: PersonId, now: number): boolean {
  return posts.some((post) => holderOf(directory, post, calendar, now) === person || substitutesOf(directory, post, calendar, now).includes(person));
}

export function administratorTitles({ posts, directory }: Administered): string {
  return posts.map((post) => directory.posts[post]?.title ?? post).join('、') || '—';
}
