import { z } from 'zod';
import { latestDigestMinutes, OPTIONAL_KINDS, type MailPreferences, type OptionalKind } from '../../domain/preferences.ts';
import type { Hours } from '../../domain/policy.ts';
import { findPerson, keepPreferences, listPeople, type PersonRow } from '../../store/people.ts';
import { hoursOfPlans } from '../../store/planHours.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { plansAdministeredBy, postsHeldBy } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { soughtText } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { named } from '../schemas/registry.ts';

const optionalKind = z.enum(OPTIONAL_KINDS);
const chosen = named('MailPreferences', z.strictObject({
  language: z.enum(['zh', 'en']).optional().describe('as the plan says when missing'),
  digestAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).optional().describe('the digest no earlier than this, such as 10:30'),
  without: z.array(optionalKind).max(OPTIONAL_KINDS.length).optional().describe('not to be sent'),
  weekly: z.boolean().optional().describe('what asks nothing waits for the first digest of the week'),
}));
const bound = named('MailBounds', z.object({ planId: z.string(), mandatory: z.array(optionalKind).describe('cannot be switched off in this plan'), digestUntil: z.string().describe('the latest hour that counts') }));
const answer = z.object({ person: z.object({ id: z.string(), name: z.string() }), preferences: chosen, optional: z.array(optionalKind).describe('the kinds that may be switched off at all'), plans: z.array(bound) });
const all = z.object({ people: z.array(z.object({ person: z.object({ id: z.string(), name: z.string() }), preferences: chosen })) });

/** Everybody chooses for themselves; administrators see what others chose, and cannot choose for them. */
export function mailPreferenceRoutes(app: App, deps: Deps): void {
  const own = { summary: '本人的邮件偏好 | one\'s own choices about mail', response: { 200: answer, ...problemResponse } };
  app.get('/api/mail-preferences', { schema: own }, (request) => show(deps, signedInPerson(request)));

  app.put('/api/mail-preferences', { schema: { ...own, summary: '更改本人的邮件偏好 | choose', body: chosen } }, async (request) => {
    const person = signedInPerson(request);
    await requireChoosable(deps, person, request.body.without ?? []);
    const isKnown = await keepPreferences(deps.database, person, preferencesOf(request.body));
    if (!isKnown) throw new ProblemError('unknownPerson', { person });
    request.log.info({ person, preferences: request.body }, 'mail preferences chosen');
    return show(deps, person);
  });

  const params = z.object({ person: soughtText(64) });
  app.get('/api/people/:person/mail-preferences', { schema: { summary: '某人的邮件偏好（管理员）| what somebody chose (administrators)', params, response: { 200: answer, ...problemResponse } } }, async (request) => {
    const reader = signedInPerson(request);
    if (request.params.person !== reader) await requireAdministrator(deps, reader);
    return show(deps, request.params.person);
  });

  app.get('/api/people/mail-preferences', { schema: { summary: '所有人的邮件偏好（管理员）| what everybody chose (administrators)', response: { 200: all, ...problemResponse } } }, async (request) => {
    await requireAdministrator(deps, signedInPerson(request));
    const people = (await listPeople(deps.database)).filter(({ preferences }) => Object.keys(preferences).length > 0);
    return { people: people.map((row) => ({ person: { id: row.id, name: row.name }, preferences: shown(row.preferences) })) };
  });
}

async function requireAdministrator(deps: Deps, person: string): Promise<void> {
  await recordingDenials(deps, { person, act: 'readMailPreferences' }, async () => {
    if ((await plansAdministeredBy(deps.database, person, deps.now())).length === 0) throw new ProblemError('notAnyAdministrator', { person });
  });
}

async function show(deps: Deps, id: string): Promise<z.output<typeof answer>> {
  const row: PersonRow | undefined = await findPerson(deps.database, id);
  if (!row) throw new ProblemError('unknownPerson', { person: id });
  const plans = [...(await hoursFor(deps, id))].map(([planId, hours]) => ({ planId, mandatory: [...(hours.choices?.mandatory ?? [])], digestUntil: timeOf(latestDigestMinutes(hours)) }));
  return { person: { id, name: row.name }, preferences: shown(row.preferences), optional: [...OPTIONAL_KINDS], plans };
}

async function hoursFor({ database, now }: Deps, person: string): Promise<ReadonlyMap<string, Hours>> {
  return hoursOfPlans(database, [...(await postsHeldBy(database, person, now())).keys()]);
}

/** A choice that no policy of the person's plans lets take effect is refused; where some do, it counts there. @throws ProblemError `noticeMandatory` */
async function requireChoosable(deps: Deps, person: string, without: readonly OptionalKind[]): Promise<void> {
  const plans = [...(await hoursFor(deps, person)).values()];
  const isBound = (kind: OptionalKind) => plans.length > 0 && plans.every(({ choices }) => choices?.mandatory.includes(kind) === true);
  const bound = without.filter(isBound);
  if (bound.length > 0) throw new ProblemError('noticeMandatory', { kinds: bound.join('、') });
}

function preferencesOf({ language, digestAt, without, weekly }: z.output<typeof chosen>): MailPreferences {
  const [hours = 0, minutes = 0] = (digestAt ?? '').split(':').map(Number);
  return {
    ...(language && { language }),
    ...(digestAt !== undefined && { digestMinutes: hours * 60 + minutes }),
    ...(without && without.length > 0 && { without: [...new Set(without)] }),
    ...(weekly === true && { isWeekly: true }),
  };
}

function shown({ language, digestMinutes, without, isWeekly }: MailPreferences): z.output<typeof chosen> {
  return { ...(language && { language }), ...(digestMinutes !== undefined && { digestAt: timeOf(digestMinutes) }), ...(without && { without: [...without] }), ...(isWeekly === true && { weekly: true }) };
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
