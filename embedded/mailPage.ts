import { randomBytes, timingSafeEqual } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type PageContext, linkTo, messagePage } from './mailPageLayout.ts';
import { type WaitingView, listPage } from './mailPageList.ts';
import { SANDBOX, onePage, sandboxedBody } from './mailPageOne.ts';
import { MAIL_PAGE_CSS } from './mailPageStyle.ts';
import { TEXTS, fill } from './mailPageTexts.ts';
import type { MailStore } from './mailStore.ts';
import type { Outbox } from './outbox.ts';
import { reasonOf } from './setupError.ts';

/** What the mail page shows. */
export interface MailPageOptions {
  readonly store: MailStore;
  /** Digests that wait for working hours; undefined: that part is not shown. */
  readonly outbox?: Outbox | undefined;
  /** IANA zone in which instants are written. Default: Asia/Shanghai. */
  readonly timeZone?: string | undefined;
}

const PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** For a mail's own HTML: also when its address is opened outside the frame, it may run nothing and fetch nothing. */
const MAIL_POLICY = `sandbox ${SANDBOX}; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`;

interface ListQuery { readonly lang?: string; readonly to?: string; readonly page?: string; readonly released?: string }
interface ReleaseForm { readonly token?: unknown; readonly by?: unknown; readonly everybody?: unknown; readonly personId?: unknown }

/**
 * The pages of the mail catcher, as a Fastify plugin that may be mounted under a prefix. Reading them changes nothing; the
 * one act, releasing waiting digests, is a POST with a token of this page, from this page's own origin.
 */
export const mailPage: FastifyPluginAsync<MailPageOptions> = async (app, options) => {
  if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) await app.register(formbody);
  const token = randomBytes(24).toString('base64url');
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', PAGE_POLICY);
    // `same-origin`, not `no-referrer`: the latter makes browsers send "Origin: null" with our own form.
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  });
  app.setNotFoundHandler((request, reply) => notFound(contextOf(request, app, options), reply));
  app.setErrorHandler((error, request, reply) => {
    const context = contextOf(request, app, options);
    const t = TEXTS[context.language];
    return page(reply.code(clientFault(error) ?? 500), messagePage(context, t.failedTitle, fill(t.failed, reasonOf(error))));
  });
  app.get('/mail.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(MAIL_PAGE_CSS));
  addListRoutes(app, options, token);
  addMailRoutes(app, options);
  addReleaseRoute(app, options, token);
};

function addListRoutes(app: FastifyInstance, options: MailPageOptions, token: string): void {
  app.get<{ Querystring: ListQuery }>('/', async (request, reply) => {
    const { to, page: number, released } = request.query;
    const choice = { to, page: Math.max(1, Math.trunc(Number(number)) || 1) };
    const waiting = await waitingView(options.outbox, token, released);
    return page(reply, listPage(contextOf(request, app, options), options.store.list(), choice, waiting));
  });
  app.get<{ Querystring: ListQuery }>('/api/mails', (request) => {
    const { to } = request.query;
    return { mails: options.store.list().filter(({ recipients }) => to === undefined || recipients.includes(to.toLowerCase())) };
  });
}

async function waitingView(outbox: Outbox | undefined, token: string, released: string | undefined): Promise<WaitingView | undefined> {
  if (!outbox) return undefined;
  const [waiting, administrators] = await Promise.all([outbox.waiting(), outbox.administrators()]);
  const sorted = [...waiting].sort((a, b) => a.sendAt - b.sendAt);
  return { waiting: sorted, administrators, token, released: /^\d{1,6}$/.test(released ?? '') ? Number(released) : undefined };
}

interface OneMail { Params: { readonly id: string } }

function addMailRoutes(app: FastifyInstance, options: MailPageOptions): void {
  const { store } = options;
  app.get<OneMail>('/mails/:id', async (request, reply) => {
    const content = await store.read(request.params.id);
    const context = contextOf(request, app, options);
    return content ? page(reply, onePage(context, content)) : notFound(context, reply);
  });
  app.get<OneMail>('/mails/:id/html', async (request, reply) => {
    const body = (await store.read(request.params.id))?.html;
    if (body === undefined) return notFound(contextOf(request, app, options), reply);
    return page(reply.header('content-security-policy', MAIL_POLICY), sandboxedBody(body));
  });
  app.get<OneMail>('/mails/:id/raw', async (request, reply) => {
    const raw = await store.raw(request.params.id);
    if (!raw) return notFound(contextOf(request, app, options), reply);
    return reply.type('message/rfc822').header('content-disposition', `attachment; filename="${request.params.id}.eml"`).send(raw);
  });
  app.get<OneMail>('/api/mails/:id', async (request, reply) => {
    const content = await store.read(request.params.id);
    return content ?? reply.code(404).send({ error: 'no such mail' });
  });
}

function addReleaseRoute(app: FastifyInstance, options: MailPageOptions, token: string): void {
  const { outbox } = options;
  if (!outbox) return;
  app.post<{ Body: ReleaseForm | undefined }>('/outbox/release', async (request, reply) => {
    const context = contextOf(request, app, options);
    const t = TEXTS[context.language];
    const form = request.body ?? {};
    if (!isFromThisPage(request) || !isSame(form.token, token)) return page(reply.code(403), messagePage(context, t.refusedTitle, t.refused));
    const by = (await outbox.administrators()).find(({ personId }) => personId === form.by)?.personId;
    const whose = form.everybody === 'yes' ? 'all' : form.personId;
    if (by === undefined || typeof whose !== 'string') return page(reply.code(400), messagePage(context, t.refusedTitle, t.badAdministrator));
    const released = await outbox.release(whose, by);
    return reply.redirect(linkTo(context, '/', { released: String(released) }), 303);
  });
}

function contextOf(request: FastifyRequest, app: FastifyInstance, options: MailPageOptions): PageContext {
  const { lang } = request.query as ListQuery;
  return { language: lang === 'en' ? 'en' : 'zh', prefix: app.prefix, timeZone: options.timeZone ?? 'Asia/Shanghai' };
}

function page(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(body);
}

function notFound(context: PageContext, reply: FastifyReply): FastifyReply {
  const t = TEXTS[context.language];
  return page(reply.code(404), messagePage(context, t.notFoundTitle, t.notFound));
}

/** Browsers say where a form was sent from; what says nothing at all is no browser, and the token decides alone. */
function isFromThisPage(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}

/** @returns the status of what the request itself is to blame for: too large a body, a broken one. */
function clientFault(error: unknown): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : NaN;
  return status >= 400 && status < 500 ? status : undefined;
}

function isSame(given: unknown, expected: string): boolean {
  const a = Buffer.from(typeof given === 'string' ? given : '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
