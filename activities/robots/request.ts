import { createHmac } from 'node:crypto';
import type { Robot } from './robot.ts';

/** A message as it is written down; the text is Markdown of bold, lists and links. */
export interface GroupMessage {
  readonly subject: string;
  readonly text: string;
}

export interface RobotRequest {
  readonly url: string;
  readonly body: string;
}

/**
 * @param now the clock on the wall: signatures hold for an hour.
 * @returns what is posted, in the form and with the signature that this kind of robot asks for.
 */
export function requestFor(robot: Robot, message: GroupMessage, now: number): RobotRequest {
  switch (robot.kind) {
    case 'wecom':
      return { url: robot.url, body: JSON.stringify({ msgtype: 'markdown', markdown: { content: message.text } }) };
    case 'dingtalk':
      return { url: signedUrl(robot, now), body: JSON.stringify({ msgtype: 'markdown', markdown: { title: message.subject, text: message.text } }) };
    case 'feishu':
      return { url: robot.url, body: JSON.stringify({ ...feishuSignature(robot, now), msg_type: 'interactive', card: cardOf(message) }) };
  }
}

/** DingTalk signs in the URL: the secret is the key, and part of what is signed. */
function signedUrl({ url, secret }: Robot, now: number): string {
  if (secret === undefined) return url;
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(now));
  signed.searchParams.set('sign', createHmac('sha256', secret).update(`${String(now)}\n${secret}`).digest('base64'));
  return signed.href;
}

/** Feishu signs in the body, in seconds: time and secret are the key, and nothing is signed with it. */
function feishuSignature({ secret }: Robot, now: number): { readonly timestamp?: string; readonly sign?: string } {
  if (secret === undefined) return {};
  const timestamp = String(Math.floor(now / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}

function cardOf({ subject, text }: GroupMessage) {
  return { config: { wide_screen_mode: true }, header: { template: 'red', title: { tag: 'plain_text', content: subject } }, elements: [{ tag: 'markdown', content: text }] };
}
