import { ApplicationFailure } from '@temporalio/activity';
import { holderOf, substitutesOf, type PersonId } from '../domain/directory.ts';
import { certificateOf } from '../domain/certificate.ts';
import type { Keyring } from '../domain/keys.ts';
import type { RecordEntry, Recorded } from '../domain/record.ts';
import type { TrustedKey } from '../domain/dossier.ts';
import type { Notice } from '../domain/notices.ts';
import type { SecretKey } from '../domain/signature.ts';
import { signed } from '../domain/signedFile.ts';
import { findPosts, type PlanPosts } from '../store/plans.ts';
import type { Certify } from '../store/certificates.ts';
import { recordEntries, type RecordOutcome } from '../store/record.ts';
import { copyNotices, findUnannounced, routeNotices, VACANT, type Unannounced } from '../store/routing.ts';
import type { Db } from '../store/schema.ts';
import { StoreError } from '../store/storeError.ts';
import { announceWaiting } from './announce.ts';
import type { Inboxes, MeasureActivities } from './interfaces.ts';
import { inboxOfRobot, robotsFor, type Robot } from './robots/robot.ts';
import { together } from './together.ts';

export interface PublishDependencies {
  readonly db: Db;
  readonly inboxes: Inboxes;
  /** Group chats that are told as well. */
  readonly robots?: readonly Robot[];
}

/** What keeping the record of measures takes beside. */
interface RecordKeeping {
  /** Whose measures the record is kept of. */
  readonly keyring: Keyring;
  /** Signs closure certificates. */
  readonly recordKey: SecretKey;
}

/**
 * Makes the activity that hands a transition on: into the record first, then, once that is committed, to the inboxes of those
 * who must hear. Every step can be repeated; a repetition goes on where the last attempt stopped.
 */
export function createPublish({ keyring, recordKey, ...telling }: PublishDependencies & RecordKeeping): MeasureActivities['publish'] {
  const { db } = telling;
  const tell = tellWhoMustHear(telling);
  const record = recordTogether(db, (events) => signed(certificateOf(events), recordKey));
  return async (entry) => {
    for (const event of entry.events) if (event.type === 'registered') requireOwnKeys(entry.measureId, event.keys, keyring);
    const recorded = await record(entry);
    await tell(entry.notices);
    return { ...recorded, ...(entry.head !== undefined && { head: entry.head }) };
  };
}

/** @returns what records entries, for all who ask at once in one transaction: measures fall due by the hundred at the same hour. */
function recordTogether(db: Db, certify: Certify): (entry: RecordEntry) => Promise<Recorded> {
  return together(async (entries) => {
    // A repetition that comes while its first attempt is under way waits its turn: a transaction holds a measure once.
    const isApart = new Set(entries.map(({ measureId }) => measureId)).size === entries.length;
    const rounds = isApart ? [entries] : entries.map((entry) => [entry]);
    const outcomes: RecordOutcome[] = [];
    for (const round of rounds) outcomes.push(...(await recordEntries(db, round, { certify })));
    return outcomes.map(({ recorded }) => recorded);
  });
}

/**
 * The engine's own tools can start a measure, or begin a plan, with keys somebody made; it would believe their claims. No record is kept
 * of it, and nobody hears of it.
 *
 * @throws ApplicationFailure claimInvalid, for good.
 */
export function requireOwnKeys(workflowId: string, begunWith: readonly TrustedKey[] | undefined, { trusted }: Keyring): void {
  const isOwn = (key: TrustedKey) => trusted.some(({ publicKey }) => publicKey === key.publicKey);
  if (begunWith?.every(isOwn) === false) throw ApplicationFailure.nonRetryable(`${workflowId} was started with keys this installation does not know (CLAIM_KEY, CLAIM_KEYS_TRUSTED)`, 'claimInvalid');
}

/** @returns what puts notices that are in the store into the inboxes of those who must hear, for all who ask at once in one round. */
export function tellWhoMustHear({ db, inboxes, robots = [] }: PublishDependencies): (notices: readonly Notice[]) => Promise<void> {
  const tell = together<readonly Notice[], undefined>(async (asked) => {
    const waiting = await findUnannounced(db, asked.flat().map(({ id }) => id));
    await announceWaiting(db, inboxes, await route(db, waiting, robots));
    return asked.map(() => undefined);
  });
  return async (notices) => {
    if (notices.length > 0) await tell(notices);
  };
}

/**
 * Puts each notice into the inbox of whoever holds its post on the day it may be sent, and a copy into that of each who stands in then
 * and of each robot that listens for the post's unit.
 */
async function route(db: Db, waiting: readonly Unannounced[], robots: readonly Robot[]): Promise<Unannounced[]> {
  const unrouted = waiting.filter((notice) => notice.personId === null);
  if (unrouted.length === 0) return [...waiting];
  const plans = new Map<string, PlanPosts>();
  for (const planId of new Set(unrouted.map((notice) => notice.planId))) {
    plans.set(planId, await postsOfPlan(db, planId, unrouted));
  }
  const routed = waiting.map((notice) => {
    const plan = plans.get(notice.planId);
    return notice.personId === null && plan ? { ...notice, personId: inboxFor(plan, notice.post, notice.sendAt) } : notice;
  });
  // Before the originals count as routed: a repetition of this finds only what is not.
  const copies = await copyNotices(db, unrouted.flatMap((of) => othersFor(plans.get(of.planId), of, robots).map((person) => ({ of, person }))));
  await routeNotices(db, routed.filter((notice) => unrouted.some(({ id }) => id === notice.id)).map(({ id, personId }) => ({ id, person: personId ?? VACANT })));
  return [...routed, ...copies];
}

/** @returns in whose inboxes a post's notice belongs on the local date of `at`: its holder's first, then those of people who stand in. */
export function inboxesFor({ directory, calendar }: PlanPosts, post: string, at: number): PersonId[] {
  const holder = holderOf(directory, post, calendar, at);
  return [...new Set([...(holder === undefined ? [] : [holder]), ...substitutesOf(directory, post, calendar, at)])];
}

/** @returns the person in whose inbox the notice itself belongs; `VACANT` when nobody holds the post or stands in at it. */
export function inboxFor(plan: PlanPosts, post: string, at: number): PersonId {
  return inboxesFor(plan, post, at)[0] ?? VACANT;
}

function othersFor(plan: PlanPosts | undefined, { planId, post, sendAt }: Unannounced, robots: readonly Robot[]): PersonId[] {
  if (!plan) return [];
  const listening = robotsFor(robots, planId, plan.directory.posts[post]?.unit);
  return [...inboxesFor(plan, post, sendAt).slice(1), ...listening.map(({ id }) => inboxOfRobot(id))];
}

/** @throws StoreError `unknownPlan` when the plan was never saved: the engine tries again until it is, and nobody is passed over. */
async function postsOfPlan(db: Db, planId: string, notices: readonly Unannounced[]): Promise<PlanPosts> {
  const posts = [...new Set(notices.filter((notice) => notice.planId === planId).map((notice) => notice.post))];
  const plan = await findPosts(db, planId, posts);
  if (plan) return plan;
  throw new StoreError(
    'unknownPlan',
    `数据库中没有整改方案 ${planId}，无法确定其提醒的收件人。请重新导入该方案；导入后提醒会自动发出。`,
    `The plan ${planId} is not in the database, so nobody can be found for its notices. Import the plan again; the notices go out by themselves then.`,
  );
}
