import { z } from 'zod';
import { NOTICE_KINDS } from '../../domain/notices.ts';
import { listNotices, type NoticeFilter, type NoticeRow } from '../../store/notices.ts';
import { listPeople } from '../../store/people.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { calendarsOf, plansAdministeredBy } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { pageOf, paging, text } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { NOTICE_WORDS } from '../views/noticeWords.ts';
import { isoAt } from '../views/when.ts';

const notice = z.object({
  id: z.string(),
  measureId: z.string(),
  planId: z.string(),
  kind: z.enum(NOTICE_KINDS),
  text: text.describe('the kind in words'),
  isUrgent: z.boolean(),
  post: z.string(),
  person: z.object({ id: z.string(), name: z.string() }).optional().describe('missing while it is in nobody\'s inbox'),
  sendAt: z.string().describe('not before'),
  ref: z.string(),
  measureTitle: z.string(),
});
const page = z.object({ notices: z.array(notice), offset: z.int(), limit: z.int() });
const released = z.object({ released: z.array(z.object({ person: z.string(), mailsSent: z.int() })) });
const releaseBody = z.strictObject({ person: z.string().min(1).max(64).describe('a person, or "all"') });

const EVERYBODY = 'all';
/** More inboxes than any plan has people. */
const MOST_NOTICES = 20_000;

export function noticeRoutes(app: App, deps: Deps): void {
  const waiting = { summary: '待发送的提醒 | notices that wait to be sent', querystring: z.strictObject(paging), response: { 200: page, ...problemResponse } };
  app.get('/api/notices/waiting', { schema: waiting }, async (request) => {
    const person = signedInPerson(request);
    const asked = pageOf(request.query);
    const rows = await waitingNotices(deps, person);
    const [people, calendars] = await Promise.all([namesOf(deps), calendarsOf(deps.database)]);
    const show = (planId: string, at: number) => {
      const calendar = calendars.get(planId);
      return calendar ? isoAt(calendar, at) : new Date(at).toISOString();
    };
    const notices = rows.slice(asked.offset, asked.offset + asked.limit).map((row) => ({
      ...{ id: row.id, measureId: row.measureId, planId: row.planId, kind: row.kind, isUrgent: row.isUrgent, post: row.post, text: NOTICE_WORDS[row.kind] },
      ...(row.personId !== null && { person: { id: row.personId, name: people.get(row.personId) ?? row.personId } }),
      sendAt: show(row.planId, row.sendAt),
      ref: row.facts.ref,
      measureTitle: row.facts.measureTitle,
    }));
    return { notices, ...asked };
  });

  const release = { summary: '立即发送待发提醒（管理员）| send what waits now (administrators)', body: releaseBody, response: { 200: released, ...problemResponse } };
  app.post('/api/notices/release', { schema: release }, async (request) => {
    const person = signedInPerson(request);
    const people = await recordingDenials(deps, { person, act: 'releaseNotices' }, () => inboxesToRelease(deps, person, request.body.person));
    const outcome: z.output<typeof released>['released'] = [];
    for (const inbox of people) outcome.push({ person: inbox, mailsSent: await deps.inboxes.release(inbox, person) });
    request.log.info({ person, released: outcome.length }, 'notices released');
    return { released: outcome };
  });
}

/** @returns what waits in the plans the person administers and in the person's own inbox. */
async function waitingNotices(deps: Deps, person: string): Promise<NoticeRow[]> {
  const filters: NoticeFilter[] = [...(await plansAdministeredBy(deps.database, person, deps.now())).map((planId) => ({ planId })), { person }];
  const found = new Map<string, NoticeRow>();
  for (const filter of filters) {
    for (const row of await listNotices(deps.database, { ...filter, state: 'waiting' }, { limit: MOST_NOTICES, offset: 0 })) found.set(row.id, row);
  }
  return [...found.values()].sort((a, b) => a.sendAt - b.sendAt || (a.id < b.id ? -1 : 1));
}

/** @throws ProblemError `notAnyAdministrator` */
async function inboxesToRelease(deps: Deps, person: string, whose: string): Promise<string[]> {
  const administered = await plansAdministeredBy(deps.database, person, deps.now());
  if (administered.length === 0) throw new ProblemError('notAnyAdministrator', { person: (await namesOf(deps)).get(person) ?? person });
  const rows = await waitingNotices(deps, person);
  const inboxes = rows.flatMap(({ planId, personId }) => (personId !== null && administered.includes(planId) ? [personId] : []));
  return [...new Set(inboxes)].filter((inbox) => whose === EVERYBODY || inbox === whose).sort();
}

async function namesOf({ database }: Deps): Promise<ReadonlyMap<string, string>> {
  return new Map((await listPeople(database)).map(({ id, name }) => [id, name]));
}
