import { z } from 'zod';
import { LIGHTS } from '../../domain/light.ts';
import { PHASES } from '../../domain/measure.ts';
import type { MeasureFilter } from '../../store/measures.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { visibleTo } from '../access/visible.ts';
import type { App, Deps } from '../dependencies.ts';
import { isFor } from '../measures/waiting.ts';
import { listLines } from '../measures/listMeasures.ts';
import { readDetail, readMeasure } from '../measures/readMeasure.ts';
import { postsHeldBy, requirePlan } from '../plans/people.ts';
import { bilingual } from '../problems/fieldErrors.ts';
import { instant, measureParams, pageOf, paging, planParams, soughtText } from '../schemas/common.ts';
import { measureDetail, measureLine } from '../schemas/measure.ts';
import { problemResponse } from '../schemas/problem.ts';
import { awaitedOf } from '../views/awaited.ts';
import { isoAt } from '../views/when.ts';

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

const query = z.strictObject({
  ...paging,
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
  order: z.enum(['ref', 'due']).optional(),
});
type Query = z.output<typeof query>;

const page = z.object({ measures: z.array(measureLine), total: z.int(), offset: z.int(), limit: z.int(), asOf: z.string().describe('when the lights were computed') });

export function measureRoutes(app: App, deps: Deps): void {
  const list = { summary: '整改措施清单 | measures of a plan', params: planParams, querystring: query, response: { 200: page, ...problemResponse } };
  app.get('/api/plans/:plan/measures', { schema: list }, async (request) => {
    const { plan } = request.params;
    await requirePlan(deps.database, plan);
    const person = signedInPerson(request);
    const now = deps.now();
    const asked = pageOf(request.query);
    const { total, lines, states } = await listLines(deps.database, { ...(await criteria(deps, plan, person, request.query)), page: asked }, now);
    const [first] = states;
    return { measures: [...lines], total, ...asked, asOf: first ? isoAt(first.definition.calendar, now) : new Date(now).toISOString() };
  });

  const one = { summary: '一项整改措施 | one measure', params: measureParams, response: { 200: z.object({ measure: measureDetail }), ...problemResponse } };
  app.get('/api/plans/:plan/measures/:ref', { schema: one }, async (request) => ({ measure: await readDetail(deps, request.params, signedInPerson(request)) }));

  const record = z.object({ events: z.array(z.looseObject({ seq: z.int(), at: z.number().describe('epoch milliseconds'), cycle: z.int(), type: z.string() })), asOf: instant });
  const events = { summary: '一项整改措施的原始记录 | the record of a measure', description: 'Events about restricted papers that the reader may not see are left out; `seq` tells where.', params: measureParams, response: { 200: record, ...problemResponse } };
  app.get('/api/plans/:plan/measures/:ref/events', { schema: events }, async (request) => {
    const { state, events: whole } = await readMeasure(deps, request.params);
    const { events: all } = visibleTo(state, whole, signedInPerson(request), deps.now());
    return { events: all.map((event) => ({ ...event })), asOf: isoAt(state.definition.calendar, all.at(-1)?.at ?? state.registeredAt) };
  });
}

async function criteria(deps: Deps, planId: string, person: string, asked: Query) {
  const now = deps.now();
  const isMine = asked.mine === 'true' || asked.waiting === 'true';
  const own = isMine ? ((await postsHeldBy(deps.database, person, now)).get(planId) ?? []) : undefined;
  const posts = asked.post === undefined ? own : [asked.post].filter((post) => own?.includes(post) ?? true);
  const filter: MeasureFilter = {
    planId,
    ...(asked.phase !== undefined && { phases: PHASES.filter((phase) => asked.phase?.split(',').includes(phase)) }),
    ...(asked.problem !== undefined && { problemNo: asked.problem }),
    ...(asked.unit !== undefined && { unit: asked.unit }),
    ...(posts !== undefined && { posts }),
    ...(asked.role !== undefined && { role: asked.role }),
    ...(asked.text !== undefined && { text: asked.text }),
    ...(asked.overdue === 'true' && { overdueAt: now }),
  };
  return {
    filter,
    order: asked.order ?? ('ref' as const),
    ...(asked.light !== undefined && { lights: asked.light.split(',') }),
    ...(asked.waiting === 'true' && { isWanted: (state: Parameters<typeof awaitedOf>[0]) => awaitedOf(state, now).some((awaited) => isFor(awaited, person)) }),
  };
}
