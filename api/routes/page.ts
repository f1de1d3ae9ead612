import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Language } from '../../domain/refusals.ts';
import { findPlan } from '../../store/plans.ts';
import { isFromThisMachine } from '../access/hosts.ts';
import type { App, Deps } from '../dependencies.ts';
import { listLines } from '../measures/listMeasures.ts';
import { readDetail } from '../measures/readMeasure.ts';
import { waitingFor } from '../measures/waiting.ts';
import { homeIn, layout, PAGE_POLICY } from '../page/layout.ts';
import { measureLink, measurePage, planLink } from '../page/measure.ts';
import { peoplePage, personLink } from '../page/people.ts';
import { planPage } from '../page/plan.ts';
import { waitingPage } from '../page/waiting.ts';
import { peopleAt, requirePlan } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { id, measureParams, planParams } from '../schemas/common.ts';
import { measureLine } from '../views/measureLine.ts';

const language = { lang: z.enum(['zh', 'en']).optional() };
const homeQuery = z.object({ person: id.optional(), ...language });
const query = z.object(language);

/** A page is long enough to look around in; the command line lists everything. */
const MEASURES_SHOWN = 500;

/**
 * The pages of the one-machine mode: choose a person, see what waits for that person, read what mails link to. They change
 * nothing and answer this machine only.
 */
export function pageRoutes(app: App, deps: Deps): void {
  if (!deps.isOneMachine) return;
  void app.register(async (scope: App) => {
    scope.addHook('onRequest', async (request: FastifyRequest) => {
      if (!isFromThisMachine(request)) throw new ProblemError('notThisMachine');
    });
    homePage(scope, deps);
    planPages(scope, deps);
  });
}

function homePage(app: App, deps: Deps): void {
  app.get('/', { schema: { hide: true, querystring: homeQuery } }, async (request, reply) => {
    const { lang = 'zh', person: asked } = request.query;
    const now = deps.now();
    const people = await peopleAt(deps.database, now);
    const person = people.find((known) => known.id === asked);
    if (!person) return send(reply.code(asked === undefined ? 200 : 404), deps, lang, homeIn, peoplePage(people, lang));
    const waiting = (await waitingFor(deps.database, person.id, now)).map(({ state, awaited }) => ({ measure: measureLine(state, now), awaited }));
    return send(reply, deps, lang, (other) => personLink(person.id, other), waitingPage(person, waiting, lang));
  });
}

/** What the links in mails lead to. */
function planPages(app: App, deps: Deps): void {
  app.get('/plans/:plan', { schema: { hide: true, params: planParams, querystring: query } }, async (request, reply) => {
    const { plan: planId } = request.params;
    const { lang = 'zh' } = request.query;
    await requirePlan(deps.database, planId);
    const plan = await findPlan(deps.database, planId);
    const { total, lines } = await listLines(deps.database, { filter: { planId }, order: 'ref', page: { limit: MEASURES_SHOWN, offset: 0 } }, deps.now());
    return send(reply, deps, lang, (other) => planLink(planId, other), planPage(plan?.title ?? planId, lines, total, lang));
  });

  app.get('/plans/:plan/measures/:ref', { schema: { hide: true, params: measureParams, querystring: query } }, async (request, reply) => {
    const { plan, ref } = request.params;
    const { lang = 'zh' } = request.query;
    return send(reply, deps, lang, (other) => measureLink(plan, ref, other), measurePage(await readDetail(deps, request.params), lang));
  });
}

/** @param addressIn the page's own address in a language, for the switch to the other one. */
function send(reply: FastifyReply, deps: Deps, lang: Language, addressIn: (language: Language) => string, page: { title: string; body: Parameters<typeof layout>[2] }): FastifyReply {
  const frame = { language: lang, otherLanguage: addressIn(lang === 'zh' ? 'en' : 'zh'), mailUrl: deps.mailUrl };
  return reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(layout(frame, page.title, page.body));
}
