import { sql } from 'kysely';
import { z } from 'zod';
import type { App, Deps } from '../dependencies.ts';
import { soon } from '../patience.ts';
import { problemResponse } from '../schemas/problem.ts';

const reach = z.enum(['reachable', 'unreachable']);
const health = z.object({
  status: z.enum(['ok', 'degraded']),
  mode: z.enum(['one-machine', 'production']),
  engine: reach,
  store: reach,
  now: z.string(),
});

/** No measure has this id; asking for it costs the engine a look-up and needs no worker. */
const NO_MEASURE = '-/-';
const PATIENCE_MS = 2_000;

export function healthRoutes(app: App, deps: Deps): void {
  app.get('/api/health', { schema: { summary: '运行状况 | health', security: [], response: { 200: health, 503: health, ...problemResponse } } }, async (_request, reply) => {
    const [engine, store] = await Promise.all([
      reaches(deps.measures.summary(NO_MEASURE)),
      reaches(sql`select 1`.execute(deps.database)),
    ]);
    const isWell = engine === 'reachable' && store === 'reachable';
    return reply.code(isWell ? 200 : 503).send({
      status: isWell ? 'ok' : 'degraded',
      mode: deps.isOneMachine ? 'one-machine' : 'production',
      engine,
      store,
      now: new Date(deps.now()).toISOString(),
    });
  });
}

async function reaches(question: Promise<unknown>): Promise<z.output<typeof reach>> {
  try {
    await soon(question, PATIENCE_MS);
    return 'reachable';
  } catch {
    return 'unreachable';
  }
}
