import type { PaceLimit } from '../domain/pace.ts';
import { domainOf } from './mail.ts';

/** How many mails may leave in any minute, from all workers together. */
export interface MailLimits {
  readonly perMinute: number;
  /** To the addresses of one domain. */
  readonly domainPerMinute: number;
}

/** @returns the limits that concern mail to an address. Whoever waits for one domain's stands in nobody else's way. */
export function limitsFor({ perMinute, domainPerMinute }: MailLimits): (address: string) => PaceLimit[] {
  return (address) => [
    { scope: 'mail', perMinute },
    { scope: `mail/${domainOf(address)}`, perMinute: domainPerMinute },
  ];
}
