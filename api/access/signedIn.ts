import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problemError.ts';
import type { Deps } from '../dependencies.ts';

const PERSON = 'signedInPerson';

/** Lets only requests with a valid session token reach the routes of this scope. */
export function requireSignIn(scope: FastifyInstance, deps: Deps): void {
  scope.decorateRequest(PERSON, '');
  scope.addHook('onRequest', async (request) => {
    const session = await deps.sessions.read(tokenIn(request), deps.now());
    request.setDecorator(PERSON, session.person);
  });
}

/** @returns the person in whose name a request of such a scope is made. */
export function signedInPerson(request: Pick<FastifyRequest, 'getDecorator'>): string {
  const person = request.getDecorator<string>(PERSON);
  // An empty name would be nobody's: it means that the route was registered outside the scope.
  if (person === '') throw new ProblemError('notSignedIn');
  return person;
}

function tokenIn(request: FastifyRequest): string {
  const match = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '');
  if (!match?.[1]) throw new ProblemError('notSignedIn');
  return match[1];
}
