import type { FastifyReply, FastifyRequest } from 'fastify';
import { writeCalendar } from '../../papers/calendar/writeCalendar.ts';
import { findFeed, findFeedOf, makeFeed, revokeFeed, type CalendarFeed } from '../../store/calendarFeeds.ts';
import { findPerson } from '../../store/people.ts';
import { rateLimit } from '../access/rateLimit.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { feedDays } from '../calendar/feedDays.ts';
import { hashOfSecret, isSecretOf, newFeedToken, pathOf, tokenIn } from '../calendar/feedToken.ts';
import type { App, Deps } from '../dependencies.ts';
import { ProblemError } from '../problems/problemError.ts';
import { feedBody, feedMade, feedNow, feedRevoked } from '../schemas/calendarFeed.ts';
import { problemResponse } from '../schemas/problem.ts';

const MINUTE_MS = 60_000;
/** Calendar programs look every quarter of an hour at the most; a household of devices shares one feed. */
const READS = { most: 30, windowMs: MINUTE_MS };
const MISSES = { most: 30, windowMs: MINUTE_MS };
/** So long a program may show what it has without asking again. */
const FRESH_SECONDS = 300;

/** Making, renewing and revoking the address of one's own feed. */
export function calendarFeedRoutes(app: App, deps: Deps): void {
  const { database, now } = deps;
  const show = { summary: '我的日历订阅 | my calendar feed', response: { 200: feedNow, ...problemResponse } };
  app.get('/api/me/calendar-feed', { schema: show }, async (request) => {
    const found = await findFeedOf(database, signedInPerson(request));
    return found ? { feed: viewOf(found) } : {};
  });

  const make = { summary: '生成（更换）日历订阅地址 | make or renew the address of my calendar feed', body: feedBody, response: { 200: feedMade, ...problemResponse } };
  app.post('/api/me/calendar-feed', { schema: make }, async (request) => {
    const personId = signedInPerson(request);
    const language = request.body.language ?? (await findPerson(database, personId))?.language ?? 'zh';
    const token = newFeedToken();
    const made = { id: token.id, personId, secretHash: hashOfSecret(token.secret), language, madeAt: now() };
    await makeFeed(database, made);
    request.log.info({ person: personId, feed: made.id }, 'calendar feed made');
    return { feed: viewOf(made), url: `${baseUrl(deps, request)}${pathOf(token)}` };
  });

  const revoke = { summary: '撤销日历订阅地址 | revoke the address of my calendar feed', response: { 200: feedRevoked, ...problemResponse } };
  app.post('/api/me/calendar-feed/revoke', { schema: revoke }, async (request) => {
    const person = signedInPerson(request);
    const wasThere = await revokeFeed(database, person, now());
    request.log.info({ person, wasThere }, 'calendar feed revoked');
    return { wasThere };
  });
}

/** The feeds themselves, for programs that cannot sign in: the address is the proof. Whatever is asked for here, nothing changes. */
export function openCalendarRoutes(app: App, deps: Deps): void {
  const [reads, misses] = [rateLimit(READS), rateLimit(MISSES)];
  app.get<{ Params: { '*': string } }>('/calendar/*', { schema: { hide: true } }, async (request, reply) => {
    const feed = await feedAt(deps, request.params['*']);
    const waitMs = feed ? reads(feed.id, deps.now()) : misses(request.ip, deps.now());
    if (waitMs > 0) throw tooMany(reply, waitMs);
    // One word for all that is not there: revoked, mistyped, guessed.
    if (!feed) throw new ProblemError('unknownFeed');
    const days = await feedDays(deps, { person: feed.personId, language: feed.language, baseUrl: baseUrl(deps, request) });
    return reply.type('text/calendar; charset=utf-8').header('cache-control', `private, max-age=${String(FRESH_SECONDS)}`).header('content-disposition', 'inline; filename="bihuan.ics"').send(writeCalendar(days, feed.language));
  });
}

async function feedAt({ database }: Deps, path: string): Promise<CalendarFeed | undefined> {
  const token = tokenIn(path);
  const feed = token && (await findFeed(database, token.id));
  return feed && isSecretOf(token.secret, feed.secretHash) ? feed : undefined;
}

function tooMany(reply: FastifyReply, waitMs: number): ProblemError {
  const seconds = String(Math.ceil(waitMs / 1000));
  void reply.header('retry-after', seconds);
  return new ProblemError('tooManyRequests', { seconds });
}

function baseUrl({ publicUrl }: Deps, request: FastifyRequest): string {
  return publicUrl ?? `${request.protocol}://${request.host}`;
}

function viewOf({ language, madeAt }: CalendarFeed) {
  return { language, madeAt: new Date(madeAt).toISOString() };
}
