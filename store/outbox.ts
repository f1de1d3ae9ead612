import type { Circular } from '../domain/circular.ts';
import type { PersonId } from '../domain/directory.ts';
import type { Notice } from '../domain/notices.ts';
import type { Language } from '../domain/refusals.ts';
import type { Summary } from '../domain/summary.ts';
import { findCircular } from './circulars.ts';
import { findPerson, type PersonRow } from './people.ts';
import { findPosts, type PlanPosts } from './plans.ts';
import { findRestrictedNotices } from './restricted.ts';
import type { Db } from './schema.ts';
import { summariesOf, summaryKey } from './summaries.ts';

/** A notice that waits, with the number of the paper, or the circular, that it tells of. */
export type DueNotice = Notice & {
  readonly documentNumber?: string;
  readonly circular?: Circular;
  readonly summary?: Summary;
  /** Of which notice this is the copy for somebody who stands in at the post. */
  readonly copyOf?: string | null;
  /** Whether it is about what only few may read, as far as that shows in the store. */
  readonly isRestricted?: boolean;
};

/** Everything it takes to say what a person is sent now. */
export interface DueFacts {
  readonly personId: PersonId;
  readonly person?: PersonRow;
  readonly now: number;
  /** An administrator has it sent whatever the hour. */
  readonly isReleased: boolean;
  /** All that wait in the inbox and are in no mail yet; which of them leave is for `planDelivery` to say. */
  readonly notices: readonly DueNotice[];
  /** The posts named by the notices, by plan. */
  readonly plans: ReadonlyMap<string, PlanPosts>;
}

/**
 * Gathers what waits for a person. The rows stay locked to the end of the transaction: a second delivery to the same person waits
 * here, and then finds them taken.
 */
export async function gatherWaiting(tx: Db, personId: PersonId, now: number, isReleased: boolean): Promise<DueFacts> {
  const rows = await tx
    .selectFrom('notices')
    .select(['id', 'measureId', 'planId', 'seq', 'cycle', 'post', 'kind', 'isUrgent', 'createdAt', 'sendAt', 'hours', 'facts', 'copyOf'])
    .where('personId', '=', personId)
    .where('state', '=', 'waiting')
    .where('mailId', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (rows.length === 0) return { personId, now, isReleased, notices: [], plans: new Map() };

  const person = await findPerson(tx, personId);
  const plans = new Map<string, PlanPosts>();
  for (const planId of new Set(rows.map((row) => row.planId))) {
    const posts = await findPosts(tx, planId, [...new Set(rows.filter((row) => row.planId === planId).map((row) => row.post))]);
    if (posts) plans.set(planId, posts);
  }
  const numbers = await numbersOf(tx, rows);
  const circulars = await circularsOf(tx, rows);
  const summaries = await summariesOf(tx, rows, now);
  const restricted = await findRestrictedNotices(tx, rows.filter(({ copyOf }) => copyOf !== null));
  const notices = rows.map((row) => {
    const documentNumber = numbers.get(documentKey(row));
    const circular = circulars.get(circularKey(row));
    const summary = summaries.get(summaryKey(row));
    const isRestricted = restricted.has(row.id);
    return { ...row, ...(documentNumber !== undefined && { documentNumber }), ...(circular && { circular }), ...(summary && { summary }), ...(isRestricted && { isRestricted }) };
  });
  return { personId, ...(person && { person }), now, isReleased, notices, plans };
}

function documentKey({ measureId, facts }: Pick<DueNotice, 'measureId' | 'facts'>): string {
  return `${measureId} ${facts.document?.id ?? ''}`;
}

async function numbersOf(tx: Db, notices: readonly DueNotice[]): Promise<ReadonlyMap<string, string>> {
  const measures = [...new Set(notices.filter((notice) => notice.facts.document).map((notice) => notice.measureId))];
  if (measures.length === 0) return new Map();
  const rows = await tx.selectFrom('documents').select(['measureId', 'documentId', 'number']).where('measureId', 'in', measures).execute();
  return new Map(rows.flatMap(({ measureId, documentId, number }) => (number === null ? [] : [[`${measureId} ${documentId}`, number] as const])));
}

function circularKey({ planId, kind, facts }: Pick<DueNotice, 'planId' | 'kind' | 'facts'>): string {
  return kind === 'circular' ? `${planId} ${facts.period ?? ''}` : '';
}

async function circularsOf(tx: Db, notices: readonly DueNotice[]): Promise<ReadonlyMap<string, Circular>> {
  const circulars = new Map<string, Circular>();
  for (const notice of notices) {
    if (notice.kind !== 'circular' || circulars.has(circularKey(notice))) continue;
    const circular = await findCircular(tx, notice.planId, notice.facts.period ?? '');
    if (circular) circulars.set(circularKey(notice), circular);
  }
  return circulars;
}

/** What is to become of the notices that were due. */
export interface DeliveryPlan {
  readonly mails: readonly PlannedMail[];
  /** What is not to be sent, and why: for the record. */
  readonly dropped: readonly { readonly noticeId: string; readonly reason: string }[];
  /** The post has another holder meanwhile: into that person's inbox. */
  readonly moved: readonly { readonly noticeId: string; readonly to: PersonId }[];
  readonly undeliverable: readonly { readonly noticeId: string; readonly reason: string }[];
}

export interface PlannedMail {
  /** Follows from what is told to whom, so that the same news to the same person is the same mail. */
  readonly id: string;
  readonly messageId: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  /** What mails about the same measure refer to, as a Message-ID; missing in digests. */
  readonly thread?: string;
  readonly noticeIds: readonly string[];
}

/** Writes a plan down: from here on the mails are what will be sent, however often sending fails. */
export async function applyDelivery(tx: Db, { personId, now }: Pick<DueFacts, 'personId' | 'now'>, plan: DeliveryPlan): Promise<void> {
  for (const { noticeId, to } of plan.moved) {
    await tx.updateTable('notices').set({ personId: to, handedFrom: personId, isAnnounced: false }).where('id', '=', noticeId).execute();
  }
  for (const { noticeId, reason } of plan.dropped) {
    await tx.updateTable('notices').set({ state: 'dropped', reason, droppedAt: now }).where('id', '=', noticeId).execute();
  }
  for (const { noticeId, reason } of plan.undeliverable) {
    await tx.updateTable('notices').set({ state: 'undeliverable', reason, undeliverableAt: now }).where('id', '=', noticeId).execute();
  }
  for (const { noticeIds, thread = null, ...mail } of plan.mails) {
    await tx
      .insertInto('mails')
      .values({ ...mail, thread, personId, createdAt: now, sentAt: null, state: 'frozen', error: null, postponedAt: null })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await tx.updateTable('notices').set({ mailId: mail.id }).where('id', 'in', noticeIds).execute();
  }
  await followMails(tx, now, plan);
}

/** News that a person was told before, through another post, is told: the notice shares the fate of that mail. */
async function followMails(tx: Db, now: number, plan: DeliveryPlan): Promise<void> {
  if (plan.mails.length === 0) return;
  const settled = await tx.selectFrom('mails').select(['id', 'state', 'error']).where('id', 'in', plan.mails.map(({ id }) => id)).where('state', '<>', 'frozen').execute();
  for (const { id, state, error } of settled) {
    const fate = state === 'sent' || state === 'unsure' ? { state: 'sent' as const } : { state: 'undeliverable' as const, reason: error ?? '', undeliverableAt: now };
    await tx.updateTable('notices').set(fate).where('mailId', '=', id).where('state', '=', 'waiting').execute();
  }
}
