import fastify from 'fastify';
import { type MailPageOptions, mailPage } from './mailPage.ts';

/** A running mail page. */
export interface MailPageServer {
  readonly url: string;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const OUR_NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Serves the mail page on a loopback port of its own; 0 takes a free one.
 * @throws Error (EADDRINUSE, EACCES) when the port cannot be listened on; `requirePorts` words that beforehand
 */
export async function startMailPage(options: MailPageOptions & { readonly port: number }): Promise<MailPageServer> {
  const app = fastify({ forceCloseConnections: true });
  // A foreign name that was made to point here (DNS rebinding) would let another site's script read the mails.
  app.addHook('onRequest', async (request, reply) => {
    if (!OUR_NAMES.has((request.headers.host ?? '').replace(/:\d+$/, ''))) return reply.code(421).send({ error: '只接受本机地址 / only names of this machine are served' });
    return undefined;
  });
  await app.register(mailPage, options);
  const url = await app.listen({ host: LOOPBACK, port: options.port });
  return { url, stop: () => app.close() };
}
