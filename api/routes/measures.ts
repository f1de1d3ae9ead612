import { z } from 'zod';
import { PHASES } from '../../domain/measure.ts';
import type { MeasureFilter } from '../../store/measures.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { visibleTo } from '../access/visible.ts';
import type { App, Deps } from '../dependencies.ts';
import { awaits, criteriaQuery, namingFilter } from '../measures/criteria.ts';
import { listLines } from '../measures/listMeasures.ts';
import { readDetail, readMeasure } from '../measures/readMeasure.ts';
import { requirePlan } from '../plans/people.ts';
import { instant, measureParams, pageOf, paging, planParams } from '../schemas/common.ts';
import { measureDetail, measureLine } from '../schemas/measure.ts';
import { problemResponse } from '../schemas/problem.ts';
import { isoAt } from '../views/when.ts';

const query = z.strictObject({
  ...paging,
  ...criteriaQuery,
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
  const filter: MeasureFilter = {
    ...(await namingFilter(deps, planId, person, asked)),
    ...(asked.phase !== undefined && { phases: PHASES.filter((phase) => asked.phase?.split(',').includes(phase)) }),
    ...(asked.overdue === 'true' && { overdueAt: now }),
  };
  return {
    filter,
    order: asked.order ?? ('ref' as const),
    ...(asked.light !== undefined && { lights: asked.light.split(',') }),
    ...(asked.waiting === 'true' && { isWanted: awaits(person, now) }),
  };
}
