import type { Language } from '../../domain/refusals.ts';

/** The three whose groups take robots: 企业微信、钉钉、飞书. */
export type RobotKind = 'wecom' | 'dingtalk' | 'feishu';

/** A robot in a group chat, which is told there what concerns a unit, or everybody, of a plan. */
export interface Robot {
  readonly id: string;
  readonly kind: RobotKind;
  /** Where it takes messages. Whoever knows it can write to the group: it is a secret, and is never shown or logged. */
  readonly url: string;
  /** Signs each message, where the group asks for that. */
  readonly secret?: string;
  /** Missing: of every plan. */
  readonly plan?: string;
  /** Only what is told to posts of this unit; missing: of any. */
  readonly unit?: string;
  readonly language: Language;
}

/** The colon keeps a robot's inbox apart from people's. */
const INBOX = ':robot/';
const ADDRESS = 'robot:';

export function inboxOfRobot(id: string): string {
  return `${INBOX}${id}`;
}

/** @returns whose inbox it is, if a robot's. */
export function robotOfInbox(personId: string): string | undefined {
  return personId.startsWith(INBOX) ? personId.slice(INBOX.length) : undefined;
}

/** What stands where a mail has its recipient's address; no mail address has a colon. */
export function addressOfRobot(id: string): string {
  return `${ADDRESS}${id}`;
}

export function isRobotAddress(address: string): boolean {
  return address.startsWith(ADDRESS);
}

/** @returns the robots that are told what is told to a post of this unit. */
export function robotsFor(robots: readonly Robot[], planId: string, unit: string | undefined): Robot[] {
  return robots.filter((robot) => (robot.plan ?? planId) === planId && (robot.unit === undefined || robot.unit === unit));
}
