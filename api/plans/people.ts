import { localDateAt, type Calendar } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/directory.ts';
import { listHolders } from '../../store/holders.ts';
import { listPeople, listPostsOfPerson } from '../../store/people.ts';
import { findPlan, findPosts, listPlans } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { ProblemError } from '../problems/problemError.ts';
import { administeredBy, isAdministrator } from './savedPlan.ts';

/** A post as its holder knows it. */
export interface HeldPost {
  readonly planId: string;
  readonly postId: string;
  readonly title: string;
  readonly unit: string;
}

export interface PersonWithPosts {
  readonly id: PersonId;
  readonly name: string;
  readonly posts: readonly HeldPost[];
}

/** @returns the calendar of every plan, the plan adopted last first. */
export async function calendarsOf(db: Db): Promise<ReadonlyMap<string, Calendar>> {
  const calendars = new Map<string, Calendar>();
  for (const { id } of await listPlans(db)) {
    const found = await findPosts(db, id, []);
    if (found) calendars.set(id, found.calendar);
  }
  return calendars;
}

interface Term {
  readonly planId: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

function isInOffice(calendars: ReadonlyMap<string, Calendar>, { planId, fromOn, toOn }: Term, now: number): boolean {
  const calendar = calendars.get(planId);
  if (!calendar) return false;
  const on = localDateAt(calendar, now);
  return fromOn <= on && (toOn === null || on <= toOn);
}

/** @returns everybody the system knows, with the posts held at the instant. */
export async function peopleAt(db: Db, now: number): Promise<PersonWithPosts[]> {
  const calendars = await calendarsOf(db);
  const posts = new Map<PersonId, HeldPost[]>();
  for (const row of await listHolders(db)) {
    if (!isInOffice(calendars, row, now)) continue;
    const { planId, postId, title, unit } = row;
    posts.set(row.personId, [...(posts.get(row.personId) ?? []), { planId, postId, title, unit }]);
  }
  return (await listPeople(db)).map(({ id, name }) => ({ id, name, posts: posts.get(id) ?? [] }));
}

/** @returns the posts a person holds at the instant, by plan. */
export async function postsHeldBy(db: Db, person: PersonId, now: number): Promise<ReadonlyMap<string, string[]>> {
  const calendars = await calendarsOf(db);
  const held = new Map<string, string[]>();
  for (const row of await listPostsOfPerson(db, person)) {
    if (isInOffice(calendars, row, now)) held.set(row.planId, [...(held.get(row.planId) ?? []), row.postId]);
  }
  return held;
}

/** @returns the plans the person administers at the instant. */
export async function plansAdministeredBy(db: Db, person: PersonId, now: number): Promise<string[]> {
  const administered: string[] = [];
  for (const planId of (await postsHeldBy(db, person, now)).keys()) {
    const plan = await findPlan(db, planId);
    if (plan && isAdministrator(administeredBy(plan), person, now)) administered.push(planId);
  }
  return administered;
}

/** @throws ProblemError `unknownPlan` that names the plans there are. */
export async function requirePlan(db: Db, planId: string): Promise<void> {
  const plans = await listPlans(db);
  if (plans.some(({ id }) => id === planId)) return;
  throw new ProblemError('unknownPlan', { plan: planId, known: plans.map(({ id }) => id).join('、') || '—' });
}
