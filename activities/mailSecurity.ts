import type { SMTPPoolOptions } from 'nodemailer';

/**
 * `required`: an encrypted connection to a server with a good certificate, or nothing is sent. `insecure`: whatever the server
 * offers, in clear if need be, for closed networks whose server cannot do better.
 */
export type TlsDemand = 'required' | 'insecure';

/** Parameters of an SMTP URL that would undo what is demanded here. */
const UNDOING = /^(requireTLS|ignoreTLS|opportunisticTLS|secure|tls\b.*|pool|socket|proxy|connection)$/i;

/**
 * @param demand nothing: required, unless the server is on this machine.
 * @param trusted certificates (PEM) of the office's own authority, beside those the system knows.
 * @throws Error when the URL itself says how to encrypt.
 */
export function securityOf(url: string, demand: TlsDemand | undefined, trusted: string | undefined): Pick<SMTPPoolOptions, 'requireTLS' | 'tls'> {
  const undoing = URL.canParse(url) ? [...new URL(url).searchParams.keys()].filter((name) => UNDOING.test(name)) : [];
  if (undoing.length > 0) {
    throw new Error(`SMTP_URL 中不得带 ${undoing.join('、')}；是否加密由 SMTP_TLS 决定。请删去。\nSMTP_URL must not say ${undoing.join(', ')}; SMTP_TLS says whether connections are encrypted. Remove it.`);
  }
  const isLax = demand === 'insecure' || (demand === undefined && isOnThisMachine(url));
  return isLax ? { tls: { rejectUnauthorized: false } } : { requireTLS: true, tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(trusted !== undefined && { ca: trusted }) } };
}

/** @returns whether what is sent to this URL leaves the machine not at all. A name that merely looks like a loopback address does. */
export function isOnThisMachine(url: string): boolean {
  if (!URL.canParse(url)) return false;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(new URL(url).hostname);
}
