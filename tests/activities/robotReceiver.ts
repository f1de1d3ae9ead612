import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How the receiver answers once, instead of as the platform would. */
export type Answer = { readonly status: number; readonly body: string; readonly location?: string } | 'drop';

/** A local stand-in for the three platforms: it checks form, length and signature as they do, and answers as they do. */
export interface RobotReceiver {
  readonly url: string;
  /** What was taken, and what came in at all. */
  readonly taken: Received[];
  readonly asked: Received[];
  answer: (() => Answer | undefined) | undefined;
  stop(): Promise<void>;
}

const KEY = 'key-of-the-group';
export const SECRET = 'SECabc123';
export const PATHS = { wecom: `/cgi-bin/webhook/send?key=${KEY}`, dingtalk: `/robot/send?access_token=${KEY}`, feishu: `/open-apis/bot/v2/hook/${KEY}` };

export async function startRobotReceiver(wallClock: () => number): Promise<RobotReceiver> {
  const state: { answer: RobotReceiver['answer'] } = { answer: undefined };
  const [taken, asked]: Received[][] = [[], []];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const received = { path: request.url ?? '', body };
      asked?.push(received);
      const answer = state.answer?.();
      if (answer === 'drop') request.socket.destroy();
      else if (answer) response.writeHead(answer.status, answer.location === undefined ? {} : { Location: answer.location }).end(answer.body);
      else judge(received, request, response, wallClock(), taken ?? []);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return Object.assign(state, { url: `http://127.0.0.1:${String(port)}`, taken: taken ?? [], asked: asked ?? [], stop });
}

async function bodyOf(request: IncomingMessage): Promise<Received['body']> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Received['body']);
}

function judge(received: Received, request: IncomingMessage, response: ServerResponse, now: number, taken: Received[]): void {
  const { pathname, searchParams } = new URL(received.path, 'http://receiver');
  const isJson = request.method === 'POST' && request.headers['content-type']?.startsWith('application/json') === true;
  const verdict = !isJson ? { errcode: 44004, errmsg: 'empty content' } : JUDGES[pathname]?.(received.body, searchParams, now) ?? { errcode: 0, errmsg: 'ok' };
  if (Object.values(verdict)[0] === 0) taken.push(received);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(verdict));
}

type Judge = (body: Received['body'], query: URLSearchParams, now: number) => Readonly<Record<string, unknown>>;

const HOUR_MS = 3_600_000;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const JUDGES: Readonly<Record<string, Judge>> = {
  '/cgi-bin/webhook/send': ({ msgtype, markdown }, query) => {
    const content = (markdown as { content?: unknown } | undefined)?.content;
    if (query.get('key') !== KEY) return { errcode: 93000, errmsg: 'invalid webhook url' };
    if (msgtype !== 'markdown' || !isText(content)) return { errcode: 40008, errmsg: 'invalid message type' };
    return Buffer.byteLength(content) > 4096 ? { errcode: 40058, errmsg: 'markdown.content exceed max length 4096' } : { errcode: 0, errmsg: 'ok' };
  },
  '/robot/send': ({ msgtype, markdown }, query, now) => {
    const { title, text } = (markdown ?? {}) as { title?: unknown; text?: unknown };
    const timestamp = query.get('timestamp') ?? '';
    const expected = createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`, 'utf8').digest('base64');
    if (query.get('access_token') !== KEY) return { errcode: 300001, errmsg: 'token is not exist' };
    if (Math.abs(Number(timestamp) - now) > HOUR_MS) return { errcode: 310000, errmsg: 'invalid timestamp' };
    if (query.get('sign') !== expected) return { errcode: 310000, errmsg: 'sign not match' };
    return msgtype === 'markdown' && isText(title) && isText(text) ? { errcode: 0, errmsg: 'ok' } : { errcode: 400301, errmsg: 'param error' };
  },
  [PATHS.feishu]: ({ timestamp, sign, msg_type: type, card }, _query, now) => {
    const { header, elements } = (card ?? {}) as { header?: { title?: { content?: unknown } }; elements?: { tag: string; content: unknown }[] };
    const expected = createHmac('sha256', `${String(timestamp)}\n${SECRET}`).update('').digest('base64');
    if (sign !== expected || typeof timestamp !== 'string' || Math.abs(Number(timestamp) * 1000 - now) > HOUR_MS) return { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' };
    const isCard = type === 'interactive' && isText(header?.title?.content) && elements?.every(({ tag, content }) => tag === 'markdown' && isText(content)) === true;
    return isCard ? { code: 0, msg: 'success', data: {} } : { code: 9499, msg: 'Bad Request', data: {} };
  },
};
