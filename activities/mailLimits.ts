import type { PaceLimit } from '../domain/pace.ts';
import { domainOf } from './mail.ts';
import { isRobotAddress } from './robots/robot.ts';

/** How many mails may leave in any minute, from all workers together. */
export interface MailLimits {
  readonly perMinute: number;
  /** To the addresses of one domain. */
  readonly domainPerMinute: number;
}

/** What WeCom and DingTalk take from one robot; who sends more is silenced for ten minutes. */
const ROBOT_PER_MINUTE = 20;

/**
 * @param limits nothing: mail stays on this machine, and may leave as fast as it goes.
 * @returns the limits that concern a message to an address. Whoever waits for one domain's stands in nobody else's way.
 */
export function limitsFor(limits: MailLimits | undefined): (address: string) => PaceLimit[] {
  return (address) => {
    if (isRobotAddress(address)) return [{ scope: address, perMinute: ROBOT_PER_MINUTE }];
    return limits ? [{ scope: 'mail', perMinute: limits.perMinute }, { scope: `mail/${domainOf(address)}`, perMinute: limits.domainPerMinute }] : [];
  };
}
