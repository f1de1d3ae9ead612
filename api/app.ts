import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { createSerializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { guardHosts } from './access/hosts.ts';
import { requireSignIn } from './access/signedIn.ts';
import { withoutSecrets } from './access/withoutSecrets.ts';
import type { ApiDependencies, App, Deps } from './dependencies.ts';
import { describeRoutes } from './openapi/describe.ts';
import { answer, answerProblems } from './problems/answerProblems.ts';
import { actRoutes } from './routes/acts.ts';
import { calendarFeedRoutes, openCalendarRoutes } from './routes/calendarFeeds.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { denialRoutes } from './routes/denials.ts';
import { documentFileRoutes } from './routes/documentFiles.ts';
import { documentRoutes } from './routes/documents.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { healthRoutes } from './routes/health.ts';
import { keyRoutes } from './routes/keys.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { mailRoutes } from './routes/mails.ts';
import { measureRoutes } from './routes/measures.ts';
import { mailPreferenceRoutes } from './routes/mailPreferences.ts';
import { noticeRecordRoutes } from './routes/noticeRecord.ts';
import { noticeRoutes } from './routes/notices.ts';
import { pageRoutes } from './routes/page.ts';
import { ownRoutes, peopleRoutes } from './routes/people.ts';
import { planLifeRoutes } from './routes/planLife.ts';
import { planRoutes } from './routes/plans.ts';
import { postRoutes } from './routes/posts.ts';
import { proofRoutes, recordKeyRoutes } from './routes/proof.ts';
import { reportRoutes } from './routes/reports.ts';
import { sessionRoutes } from './routes/session.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { validatorCompiler } from './validation.ts';

/** Enough for an act with every text and list at its limit; plans have a limit of their own. */
const BODY_LIMIT_BYTES = 512 * 1024;

/**
 * Builds the api; whoever calls it listens, or injects requests in a test. Nothing is read from the environment.
 *
 * In the one-machine mode the caller must listen on a loopback address.
 */
export function buildApp(given: ApiDependencies): FastifyInstance {
  const deps: Deps = { ...given, now: given.now ?? Date.now };
  const app = Fastify({
    ...(deps.log && { loggerInstance: withoutSecrets(deps.log) }),
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => void answer(error, request, reply),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(createSerializerCompiler());
  answerProblems(app);
  guardHosts(app, { isOneMachine: deps.isOneMachine, publicUrl: deps.publicUrl });
  addHeaders(app);
  describeRoutes(app);
  void app.register(async (scope: App) => openRoutes(scope, deps));
  void app.register(async (scope: App) => {
    requireSignIn(scope, deps);
    signedInRoutes(scope, deps);
  });
  return app;
}

function openRoutes(scope: App, deps: Deps): void {
  healthRoutes(scope, deps);
  sessionRoutes(scope, deps);
  peopleRoutes(scope, deps);
  recordKeyRoutes(scope, deps);
  pageRoutes(scope, deps);
  openCalendarRoutes(scope, deps);
  scope.get('/api/openapi.json', { schema: { hide: true } }, () => scope.swagger());
}

function signedInRoutes(scope: App, deps: Deps): void {
  for (const routes of [ownRoutes, calendarFeedRoutes, planRoutes, planLifeRoutes, ledgerRoutes, calendarRoutes, postRoutes, measureRoutes, actRoutes, evidenceRoutes, documentRoutes, documentFileRoutes, denialRoutes, noticeRoutes, noticeRecordRoutes, mailRoutes, mailPreferenceRoutes, keyRoutes, proofRoutes, reportRoutes, statisticsRoutes]) routes(scope, deps);
}

/** What a browser must not do with anything from here: guess its type, frame it, keep it. */
function addHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('x-content-type-options', 'nosniff').header('x-frame-options', 'DENY').header('referrer-policy', 'same-origin');
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}
