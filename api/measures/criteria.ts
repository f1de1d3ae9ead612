import { z } from 'zod';
import { LIGHTS } from '../../domain/light.ts';
import { PHASES, type MeasureState } from '../../domain/measure.ts';
import type { MeasureFilter } from '../../store/measures.ts';
import type { Deps } from '../dependencies.ts';
import { postsHeldBy } from '../plans/people.ts';
import { bilingual } from '../problems/fieldErrors.ts';
import { soughtText } from '../schemas/common.ts';
import { awaitedOf } from '../views/awaited.ts';
import { isFor } from './waiting.ts';

/** Several names in one parameter: `phase=registered,rectifying`. */
function someOf<const T extends readonly string[]>(names: T) {
  return z
    .string()
    .max(200)
    .refine((list) => list.split(',').every((name) => names.includes(name)), bilingual(`只能取 ${names.join('、')}，多个用逗号分隔。`, `Must be of ${names.join(', ')}, several with commas between.`))
    .optional();
}
const flag = z.enum(['true', 'false']).optional();
const word = soughtText(100).optional();

/** Which measures of a plan somebody asks for. */
export const criteriaQuery = {
  phase: someOf(PHASES).describe(PHASES.join(', ')),
  light: someOf(LIGHTS).describe(`as computed now: ${LIGHTS.join(', ')}`),
  problem: word.describe('the number of the problem'),
  unit: word.describe('measures that name a post of this unit'),
  post: word.describe('measures that name this post'),
  role: word.describe('with unit or post: in this role'),
  text: word.describe('part of ref, title, problem or lead unit'),
  overdue: flag.describe('a date has passed'),
  mine: flag.describe('measures that name a post I hold'),
  waiting: flag.describe('measures that await me now'),
};
export type Criteria = z.output<z.ZodObject<typeof criteriaQuery>>;

/** @returns the part of what is asked for that does not change from one moment to the next. */
export async function namingFilter(deps: Deps, planId: string, person: string, asked: Criteria): Promise<MeasureFilter> {
  const isMine = asked.mine === 'true' || asked.waiting === 'true';
  const own = isMine ? ((await postsHeldBy(deps.database, person, deps.now())).get(planId) ?? []) : undefined;
  const posts = asked.post === undefined ? own : [asked.post].filter((post) => own?.includes(post) ?? true);
  return {
    planId,
    ...(asked.problem !== undefined && { problemNo: asked.problem }),
    ...(asked.unit !== undefined && { unit: asked.unit }),
    ...(posts !== undefined && { posts }),
    ...(asked.role !== undefined && { role: asked.role }),
    ...(asked.text !== undefined && { text: asked.text }),
  };
}

export function awaits(person: string, now: number): (state: MeasureState) => boolean {
  return (state) => awaitedOf(state, now).some((awaited) => isFor(awaited, person));
}
