import type { FastifyBaseLogger, FastifyRequest } from 'fastify';

/** @returns the same log, in which requests stand without what would let a reader of the log read somebody's calendar. */
export function withoutSecrets(log: FastifyBaseLogger): FastifyBaseLogger {
  return log.child({}, { serializers: { req: ({ method, url, host, ip, socket }: FastifyRequest) => ({ method, url: withoutToken(url), host, remoteAddress: ip, remotePort: socket.remotePort }) } });
}

/** @returns an address without what follows `calendar`, however it is spelt. */
export function withoutToken(url: string): string {
  return url.replace(/(calendar(?:\/|%2f)).*$/i, (whole, head: string) => (/^\/api\//i.test(url) ? whole : `${head}…`));
}
