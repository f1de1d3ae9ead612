import { z } from 'zod';
import { NOTICE_KINDS } from '../../domain/notices.ts';
import { EVENT_WORDS, PLAN_EVENT_WORDS } from '../../domain/words.ts';
import { listNoticeRecord, type NoticeRecordRow } from '../../store/noticeRecord.ts';
import { listPeople } from '../../store/people.ts';
import { NOTICE_STATES } from '../../store/schema.ts';
import { signedInPerson } from '../access/signedIn.ts';
import type { App, Deps } from '../dependencies.ts';
import { calendarsOf, plansAdministeredBy } from '../plans/people.ts';
import { pageOf, paging, soughtText, text } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { named } from '../schemas/registry.ts';
import { NOTICE_WORDS } from '../views/noticeWords.ts';
import { isoAt } from '../views/when.ts';

const person = z.object({ id: z.string(), name: z.string() });
const entry = named('NoticeRecord', z.object({
  id: z.string(),
  planId: z.string(),
  measureId: z.string().describe('the measure; plan/PLAN for news of the plan as a whole'),
  ref: z.string(),
  measureTitle: z.string(),
  kind: z.enum(NOTICE_KINDS),
  text: text.describe('the kind in words'),
  cause: z.object({ seq: z.int(), cycle: z.int(), event: z.string().optional(), text: text.optional(), rule: z.string().optional().describe('the rung of the policy') }).describe('the event of the record it tells of'),
  isUrgent: z.boolean(),
  post: z.string(),
  person: person.optional().describe('missing while it is in nobody\'s inbox'),
  handedFrom: person.optional().describe('whose inbox it was in before the post changed hands'),
  isCopy: z.boolean().describe('for somebody who stands in'),
  createdAt: z.string(),
  sendAt: z.string().describe('not before'),
  lateMs: z.number().optional().describe('how late the rule itself was evaluated, after an outage'),
  state: z.enum(NOTICE_STATES).describe('undeliverable: it could not be sent; dropped: it was not to be'),
  reason: text.optional().describe('why it was not sent'),
  endedAt: z.string().optional(),
  mail: z.object({ id: z.string(), subject: z.string(), state: z.enum(['frozen', 'sent', 'failed', 'unsure']), sentAt: z.string().optional(), notices: z.int().describe('how many notices this mail tells') }).optional(),
}));
const query = z.strictObject({ ...paging, plan: soughtText(64).optional(), measure: soughtText(200).optional(), person: soughtText(64).optional(), state: z.enum(NOTICE_STATES).optional(), kind: z.enum(NOTICE_KINDS).optional() });
const page = z.object({ notices: z.array(entry).describe('newest first'), offset: z.int(), limit: z.int() });

/** Of every notice what became of it: administrators see those of their plans, everybody those in their own inbox. */
export function noticeRecordRoutes(app: App, deps: Deps): void {
  const schema = { summary: '提醒记录：为何、何时、给谁、是否送达、为何未发 | the record of notices', querystring: query, response: { 200: page, ...problemResponse } };
  app.get('/api/notices', { schema }, async (request) => {
    const reader = signedInPerson(request);
    const { plan, measure, person: whose, state, kind } = request.query;
    const visible = { planIds: await plansAdministeredBy(deps.database, reader, deps.now()), person: reader };
    const asked = pageOf(request.query);
    const filter = { visible, ...(plan !== undefined && { planId: plan }), ...(measure !== undefined && { measureId: measure }), ...(whose !== undefined && { person: whose }), ...(state && { state }), ...(kind && { kind }) };
    const show = await shower(deps);
    return { notices: (await listNoticeRecord(deps.database, filter, asked)).map(show), ...asked };
  });
}

async function shower({ database }: Deps): Promise<(row: NoticeRecordRow) => z.output<typeof entry>> {
  const calendars = await calendarsOf(database);
  const names = new Map((await listPeople(database)).map(({ id, name }) => [id, name]));
  const personOf = (id: string) => ({ id, name: names.get(id) ?? id });
  return (row) => {
    const calendar = calendars.get(row.planId);
    const when = (at: number) => (calendar ? isoAt(calendar, at) : new Date(at).toISOString());
    const { id, planId, measureId, kind, isUrgent, post, state, facts } = row;
    return {
      ...{ id, planId, measureId, kind, isUrgent, post, state },
      ref: facts.ref,
      measureTitle: facts.measureTitle,
      text: NOTICE_WORDS[kind],
      cause: causeOf(row),
      ...(row.personId !== null && { person: personOf(row.personId) }),
      ...(row.handedFrom !== null && { handedFrom: personOf(row.handedFrom) }),
      isCopy: row.copyOf !== null,
      createdAt: when(row.createdAt),
      sendAt: when(row.sendAt),
      ...(facts.lateMs !== undefined && { lateMs: facts.lateMs }),
      ...(row.reason !== null && { reason: bothOf(row.reason) }),
      ...(row.endedAt !== null && { endedAt: when(row.endedAt) }),
      ...mailOf(row, when),
    };
  };
}

const WORDS = { ...PLAN_EVENT_WORDS, ...EVENT_WORDS };

function causeOf({ seq, cycle, event, facts }: NoticeRecordRow): z.output<typeof entry>['cause'] {
  return { seq, cycle, ...(event !== null && { event, text: WORDS[event] }), ...(facts.ruleTitle !== undefined && { rule: facts.ruleTitle }) };
}

/** Reasons are kept as one line in Chinese and one in English; a server's own reply is one line for both. */
function bothOf(reason: string): z.output<typeof text> {
  const [zh = '', en] = reason.split('\n');
  return { zh, en: en ?? zh };
}

function mailOf({ mailId, mailState, mailSubject, sentAt, told }: NoticeRecordRow, when: (at: number) => string): Pick<z.output<typeof entry>, 'mail'> {
  if (mailId === null || mailState === null) return {};
  return { mail: { id: mailId, subject: mailSubject ?? '', state: mailState, ...(sentAt !== null && { sentAt: when(sentAt) }), notices: told } };
}
