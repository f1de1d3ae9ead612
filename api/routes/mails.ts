import { z } from 'zod';
import type { MailReader } from '../../store/mailNotices.ts';
import { findMail, listMails } from '../../store/mails.ts';
import { listPeople } from '../../store/people.ts';
import { mailsReadableBy } from '../access/mayReadMails.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { calendarsOf, plansAdministeredBy } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { pageOf, paging, soughtText } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { isoAt } from '../views/when.ts';

const mailState = z.enum(['frozen', 'sent', 'failed', 'unsure']);
const mail = z.object({
  id: z.string(),
  messageId: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  address: z.string(),
  subject: z.string(),
  createdAt: z.string(),
  sentAt: z.string().optional(),
  state: mailState.describe('frozen: written down, not known to be sent; failed: refused for good; unsure: handed to a robot that gave no answer, and not repeated'),
  error: z.string().optional(),
});
const query = z.strictObject({ ...paging, person: soughtText(64).optional(), state: mailState.optional() });
const page = z.object({ mails: z.array(mail).describe('newest first'), offset: z.int(), limit: z.int() });
const whole = z.object({ mail: z.object({ ...mail.shape, text: z.string() }) });

/** Everybody sees what was sent to them; an administrator also what was sent to others about the plans administered. */
export function mailRoutes(app: App, deps: Deps): void {
  app.get('/api/mails', { schema: { summary: '已发邮件 | mails', querystring: query, response: { 200: page, ...problemResponse } } }, async (request) => {
    const { person, state } = request.query;
    const reader = await readerOf(deps, signedInPerson(request));
    if (person !== undefined && person !== reader.person && reader.plans.length === 0) await refuseOthers(deps, reader.person);
    const asked = pageOf(request.query);
    const show = await shower(deps);
    const rows = await listMails(deps.database, { reader, ...(person !== undefined && { person }), ...(state && { state }) }, asked);
    // What tells of a paper that this administrator may not read is left out; a page may be shorter for it.
    return { mails: (await mailsReadableBy(deps, reader, rows)).map(show), ...asked };
  });

  const params = z.object({ id: soughtText(300) });
  app.get('/api/mails/:id', { schema: { summary: '一封邮件 | one mail', params, response: { 200: whole, ...problemResponse } } }, async (request) => {
    const { id } = request.params;
    const reader = await readerOf(deps, signedInPerson(request));
    const found = await findMail(deps.database, id);
    if (found?.personId !== reader.person && reader.plans.length === 0) await refuseOthers(deps, reader.person);
    if (!found) throw new ProblemError('unknownMail', { mail: id });
    // To somebody else's administrator it is as if there were none.
    if ((await mailsReadableBy(deps, reader, [found])).length === 0) throw new ProblemError('unknownMail', { mail: id });
    return { mail: { ...(await shower(deps))(found), text: found.text } };
  });
}

async function readerOf(deps: Deps, person: string): Promise<MailReader> {
  return { person, plans: await plansAdministeredBy(deps.database, person, deps.now()) };
}

async function refuseOthers(deps: Deps, person: string): Promise<never> {
  return recordingDenials(deps, { person, act: 'readMails' }, () => Promise.reject(new ProblemError('notAnyAdministrator', { person })));
}

/** Mails belong to people, not to plans; their instants are shown as the newest plan's clock shows them. */
async function shower({ database }: Deps) {
  const [calendar] = (await calendarsOf(database)).values();
  const names = new Map((await listPeople(database)).map(({ id, name }) => [id, name]));
  const when = (at: number) => (calendar ? isoAt(calendar, at) : new Date(at).toISOString());
  return ({ id, messageId, personId, address, subject, createdAt, sentAt, state, error }: Awaited<ReturnType<typeof listMails>>[number]): z.output<typeof mail> => ({
    ...{ id, messageId, address, subject, state },
    person: { id: personId, name: names.get(personId) ?? personId },
    createdAt: when(createdAt),
    ...(sentAt !== null && { sentAt: when(sentAt) }),
    ...(error !== null && { error }),
  });
}
