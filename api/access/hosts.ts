import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problemError.ts';

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

export interface HostRules {
  readonly isOneMachine: boolean;
  /** Where people reach the system; its host name is accepted too. */
  readonly publicUrl: string | undefined;
}

/**
 * Refuses requests under a host name that is not ours: a page elsewhere whose name is made to resolve to this machine (DNS
 * rebinding) would otherwise be a page of ours to the browser. Refuses changes that another site's page asks for.
 */
export function guardHosts(app: FastifyInstance, rules: HostRules): void {
  const known = knownNames(rules);
  app.addHook('onRequest', async (request) => {
    const { host } = request.headers;
    if (known.length > 0 && !known.includes(nameIn(host))) throw new ProblemError('wrongHost', { host: (host ?? '').slice(0, 200), known: known.join('、') });
    const { origin } = request.headers;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead && origin !== undefined && !isOwn(origin, host, rules.publicUrl)) throw new ProblemError('crossSite', { origin: origin.slice(0, 200) });
  });
}

/** Behind an organisation's proxy without a public address set, any name goes: sessions protect what is there. */
function knownNames({ isOneMachine, publicUrl }: HostRules): string[] {
  const ofPublic = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
  return [...new Set(isOneMachine ? [...LOOPBACK_NAMES, ...ofPublic] : ofPublic)];
}

function nameIn(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d+$/, '');
}

/** Behind a proxy the Host header may be another than the one in the address bar, which is the public URL's then. */
function isOwn(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host?.toLowerCase() || (publicUrl !== undefined && new URL(origin).origin === new URL(publicUrl).origin);
}

/**
 * Whether a request was made on this very machine. A proxy on it would make everybody local, so a request that says it was
 * forwarded is not.
 */
export function isFromThisMachine(request: FastifyRequest): boolean {
  const { remoteAddress } = request.socket;
  const isLoopback = remoteAddress !== undefined && /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
  return isLoopback && request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
}
