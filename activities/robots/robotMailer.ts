import type { Mailer, OutgoingMail, SendOutcome } from '../mail.ts';
import { outcomeOf } from './answer.ts';
import { requestFor } from './request.ts';
import { addressOfRobot, isRobotAddress, type Robot } from './robot.ts';

const TIMEOUT_MS = 15_000;
const LONGEST_ANSWER = 2_000;

/** Failures before anything of ours was on its way. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;

/** Writes to the groups of robots, and hands everything else to the way mail goes. */
export function withRobots(mailer: Mailer, robots: readonly Robot[], wallClock: () => number = Date.now): Mailer {
  const byAddress = new Map(robots.map((robot) => [addressOfRobot(robot.id), robot]));
  return {
    send(mail) {
      if (!isRobotAddress(mail.address)) return mailer.send(mail);
      const robot = byAddress.get(mail.address);
      return robot ? post(robot, mail, wallClock()) : Promise.resolve({ outcome: 'refused', reply: 'ROBOTS_FILE' });
    },
  };
}

/** What is reported never holds the URL: it lets whoever has it write to the group. */
async function post(robot: Robot, { subject, text }: OutgoingMail, now: number): Promise<SendOutcome> {
  const { url, body } = requestFor(robot, { subject, text }, now);
  try {
    const response = await fetch(url, { method: 'POST', body, headers: { 'Content-Type': 'application/json; charset=utf-8' }, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    return outcomeOf(response.status, (await response.text()).slice(0, LONGEST_ANSWER));
  } catch (error) {
    const code = codeOf(error);
    return { outcome: NOT_SENT.test(code) ? 'postponed' : 'unsure', reply: code };
  }
}

function codeOf(error: unknown): string {
  for (let thrown = error; thrown instanceof Error; thrown = thrown.cause) {
    if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
    if (thrown.name === 'TimeoutError') return 'ETIMEDOUT';
  }
  return error instanceof Error ? error.name : 'unknown';
}
