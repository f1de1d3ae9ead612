import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isFromThisMachine } from '../access/hosts.ts';
import { signedInPerson } from '../access/signedIn.ts';
import type { App, Deps } from '../dependencies.ts';
import { waitingFor } from '../measures/waiting.ts';
import { peopleAt, plansAdministeredBy } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { measureLine, awaited } from '../schemas/measure.ts';
import { problemResponse } from '../schemas/problem.ts';
import { measureLine as lineOf } from '../views/measureLine.ts';

const heldPost = z.object({ planId: z.string(), postId: z.string(), title: z.string(), unit: z.string() });
const personWithPosts = z.object({ id: z.string(), name: z.string(), posts: z.array(heldPost).describe('held today') });
const people = z.object({ mode: z.enum(['one-machine', 'production']), people: z.array(personWithPosts) });

/** Whom one may choose to be, on this machine; elsewhere only who is signed in may see who there is. */
export function peopleRoutes(app: App, deps: Deps): void {
  const schema = { summary: '人员名册 | people', description: '单机演示模式下无需登录 | open in the one-machine mode', response: { 200: people, ...problemResponse } };
  app.get('/api/people', { schema }, async (request) => {
    await requireReader(deps, request);
    const known = await peopleAt(deps.database, deps.now());
    const mode: 'one-machine' | 'production' = deps.isOneMachine ? 'one-machine' : 'production';
    return { mode, people: known.map(({ id, name, posts }) => ({ id, name, posts: [...posts] })) };
  });
}

async function requireReader(deps: Deps, request: FastifyRequest): Promise<void> {
  if (deps.isOneMachine && isFromThisMachine(request)) return;
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new ProblemError('notSignedIn');
  await deps.sessions.read(token, deps.now());
}

const self = z.object({ person: personWithPosts, administers: z.array(z.string()).describe('plans') });
const waiting = z.object({ waiting: z.array(z.object({ measure: measureLine, awaited })) });

export function ownRoutes(app: App, deps: Deps): void {
  const me = { summary: '我是谁 | who I am', response: { 200: self, ...problemResponse } };
  app.get('/api/me', { schema: me }, async (request) => {
    const id = signedInPerson(request);
    const known = (await peopleAt(deps.database, deps.now())).find((person) => person.id === id);
    const administers = await plansAdministeredBy(deps.database, id, deps.now());
    return { person: { id, name: known?.name ?? id, posts: [...(known?.posts ?? [])] }, administers };
  });

  const mine = { summary: '我的待办 | what waits for me', response: { 200: waiting, ...problemResponse } };
  app.get('/api/waiting', { schema: mine }, async (request) => {
    const now = deps.now();
    const found = await waitingFor(deps.database, signedInPerson(request), now);
    return { waiting: found.map(({ state, awaited: expected }) => ({ measure: lineOf(state, now), awaited: expected })) };
  });
}
