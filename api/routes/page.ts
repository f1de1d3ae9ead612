import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isFromThisMachine } from '../access/hosts.ts';
import type { App, Deps } from '../dependencies.ts';
import type { Language } from '../../domain/refusals.ts';
import { waitingFor } from '../measures/waiting.ts';
import { homeIn, layout, PAGE_POLICY } from '../page/layout.ts';
import { peoplePage, personLink } from '../page/people.ts';
import { waitingPage } from '../page/waiting.ts';
import { peopleAt } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { id } from '../schemas/common.ts';
import { measureLine } from '../views/measureLine.ts';

const query = z.object({ person: id.optional(), lang: z.enum(['zh', 'en']).optional() });

/** The start page of the one-machine mode: choose a person, see what waits for that person. It changes nothing. */
export function pageRoutes(app: App, deps: Deps): void {
  if (!deps.isOneMachine) return;
  app.get('/', { schema: { hide: true, querystring: query } }, async (request, reply) => {
    if (!isFromThisMachine(request)) throw new ProblemError('notThisMachine');
    const language = request.query.lang ?? 'zh';
    const now = deps.now();
    const people = await peopleAt(deps.database, now);
    const asked = request.query.person;
    const person = people.find((known) => known.id === asked);
    if (!person) return send(reply.code(asked === undefined ? 200 : 404), deps, language, homeIn(other(language)), peoplePage(people, language));
    const waiting = (await waitingFor(deps.database, person.id, now)).map(({ state, awaited }) => ({ measure: measureLine(state, now), awaited }));
    return send(reply, deps, language, personLink(person.id, other(language)), waitingPage(person, waiting, language));
  });
}

function other(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}

function send(reply: FastifyReply, deps: Deps, language: Language, otherLanguage: string, page: { title: string; body: Parameters<typeof layout>[2] }): FastifyReply {
  const frame = { language, otherLanguage, mailUrl: deps.mailUrl };
  return reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(layout(frame, page.title, page.body));
}
