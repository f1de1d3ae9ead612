import { localDateAt } from '../domain/calendar.ts';
import type { PersonId } from '../domain/directory.ts';
import { dutiesOf, type Duty } from '../domain/duties.ts';
import { PHASES } from '../domain/measure.ts';
import { findMeasures, listIdsWhere } from './measures.ts';
import { listPostsOfPerson } from './people.ts';
import type { Db } from './schema.ts';

/** Something a person still owes, and for which measure. */
export interface OpenDuty {
  readonly planId: string;
  readonly planTitle: string;
  readonly ref: string;
  readonly title: string;
  readonly duty: Duty;
}

/** @returns what is open at an instant at the posts a person holds then or stands in at, what is late first, then by date. */
export async function listOpen(db: Db, person: PersonId, now: number): Promise<OpenDuty[]> {
  const open: OpenDuty[] = [];
  const phases = PHASES.filter((phase) => phase !== 'archived' && phase !== 'withdrawn');
  for (const [planId, posts] of await postsOf(db, person, now)) {
    for (const state of await findMeasures(db, await listIdsWhere(db, { planId, posts, phases }))) {
      const { planTitle, ref, title } = state.definition;
      const duties = posts.flatMap((post) => dutiesOf(state, post, now));
      const isFirst = ({ what, id }: Duty, index: number) => duties.findIndex((other) => other.what === what && other.id === id) === index;
      open.push(...duties.filter(isFirst).map((duty) => ({ planId, planTitle, ref, title, duty })));
    }
  }
  const key = ({ ref, duty: { isOverdue, lastOn = '9' } }: OpenDuty) => `${isOverdue ? 0 : 1} ${lastOn} ${ref}`;
  return open.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function postsOf(db: Db, person: PersonId, now: number): Promise<ReadonlyMap<string, string[]>> {
  const terms = await listPostsOfPerson(db, person);
  if (terms.length === 0) return new Map();
  const plans = await db.selectFrom('plans').select(['id', 'calendar']).where('id', 'in', terms.map(({ planId }) => planId)).execute();
  return new Map(
    plans.map(({ id, calendar }) => {
      const today = localDateAt(calendar, now);
      const held = terms.filter(({ planId, fromOn, toOn }) => planId === id && fromOn <= today && (toOn === null || today <= toOn));
      return [id, [...new Set(held.map(({ postId }) => postId))]];
    }),
  );
}
