import { z } from 'zod';
import { isFromThisMachine } from '../access/hosts.ts';
import type { App, Deps } from '../dependencies.ts';
import { ProblemError } from '../problems/problemError.ts';
import { id } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { findPerson } from '../../store/people.ts';

const session = z.object({
  mode: z.literal('one-machine').describe('单机演示模式: no proof of identity was asked for'),
  token: z.string(),
  expiresAt: z.string(),
  person: z.object({ id: z.string(), name: z.string(), isKnown: z.boolean().describe('whether any plan knows this person; only who starts the first plan need not be known') }),
});

/** Sign-in of the one-machine mode: whoever sits at this machine says who they are. */
export function sessionRoutes(app: App, deps: Deps): void {
  const schema = { summary: '单机演示模式登录 | sign in (one-machine mode)', security: [], body: z.strictObject({ person: id }), response: { 201: session, ...problemResponse } };
  app.post('/api/session', { schema }, async (request, reply) => {
    if (!deps.isOneMachine) throw new ProblemError('notOneMachine');
    if (!isFromThisMachine(request)) throw new ProblemError('notThisMachine');
    const known = await findPerson(deps.database, request.body.person);
    const { token, expiresAt } = await deps.sessions.issue(request.body.person, deps.now());
    return reply.code(201).send({
      mode: 'one-machine',
      token,
      expiresAt: new Date(expiresAt).toISOString(),
      person: { id: request.body.person, name: known?.name ?? request.body.person, isKnown: known !== undefined },
    });
  });
}
