import { sql } from 'kysely';
import type { PersonId } from '../domain/directory.ts';
import type { EventBody } from '../domain/events.ts';
import type { Notice, NoticeKind } from '../domain/notices.ts';
import type { PlanEventBody } from '../domain/plan/events.ts';
import type { Db, MailState, NoticeState } from './schema.ts';

/** What became of one notice: what caused it, whom it was for, and when it was sent or why not. */
export interface NoticeRecordRow extends Pick<Notice, 'id' | 'measureId' | 'planId' | 'seq' | 'cycle' | 'post' | 'kind' | 'isUrgent' | 'createdAt' | 'sendAt' | 'facts'> {
  /** The event of the record that caused it. */
  readonly event: EventBody['type'] | PlanEventBody['type'] | null;
  readonly personId: PersonId | null;
  readonly handedFrom: PersonId | null;
  readonly copyOf: string | null;
  readonly state: NoticeState;
  /** Why it was not sent, or could not be: one line in Chinese, one in English. */
  readonly reason: string | null;
  /** When it was found that it is not to be sent, or cannot be. */
  readonly endedAt: number | null;
  readonly mailId: string | null;
  readonly mailState: MailState | null;
  readonly mailSubject: string | null;
  readonly sentAt: number | null;
  /** How many notices the same mail told. */
  readonly told: number;
}

export interface NoticeRecordFilter {
  /** Notices of these plans, and those in this person's inbox: who asks may see no others. */
  readonly visible: { readonly planIds: readonly string[]; readonly person: PersonId };
  readonly planId?: string;
  readonly measureId?: string;
  readonly person?: PersonId;
  readonly state?: NoticeState;
  readonly kind?: NoticeKind;
}

/** @returns the record of notices, the newest first. */
export async function listNoticeRecord(db: Db, filter: NoticeRecordFilter, page: { readonly limit: number; readonly offset: number }): Promise<NoticeRecordRow[]> {
  const { visible } = filter;
  let query = db
    .selectFrom('notices')
    .leftJoin('mails', 'mails.id', 'notices.mailId')
    .leftJoin('events', (join) => join.onRef('events.measureId', '=', 'notices.measureId').onRef('events.seq', '=', 'notices.seq'))
    .leftJoin('planEvents', (join) => join.onRef('planEvents.planId', '=', 'notices.planId').onRef('planEvents.seq', '=', 'notices.seq').on('notices.measureId', 'like', 'plan/%'))
    .select(['notices.id', 'notices.measureId', 'notices.planId', 'notices.seq', 'notices.cycle', 'notices.post', 'notices.kind', 'notices.isUrgent', 'notices.createdAt', 'notices.sendAt', 'notices.facts'])
    .select(['notices.personId', 'notices.handedFrom', 'notices.copyOf', 'notices.state', 'notices.reason', 'notices.mailId'])
    .select(['mails.state as mailState', 'mails.subject as mailSubject', 'mails.sentAt'])
    .select(({ fn, selectFrom }) => [
      fn.coalesce('events.type', 'planEvents.type').as('event'),
      fn.coalesce('notices.droppedAt', 'notices.undeliverableAt').as('endedAt'),
      selectFrom('notices as others').select(sql<number>`count(*)::int`.as('n')).whereRef('others.mailId', '=', 'notices.mailId').as('told'),
    ])
    .where(({ eb, or }) => or([eb('notices.personId', '=', visible.person), ...(visible.planIds.length > 0 ? [eb('notices.planId', 'in', visible.planIds)] : [])]));
  if (filter.planId !== undefined) query = query.where('notices.planId', '=', filter.planId);
  if (filter.measureId !== undefined) query = query.where('notices.measureId', '=', filter.measureId);
  if (filter.person !== undefined) query = query.where('notices.personId', '=', filter.person);
  if (filter.state !== undefined) query = query.where('notices.state', '=', filter.state);
  if (filter.kind !== undefined) query = query.where('notices.kind', '=', filter.kind);
  const rows = await query.orderBy('notices.createdAt', 'desc').orderBy('notices.id').limit(page.limit).offset(page.offset).execute();
  return rows.map(({ told, ...row }) => ({ ...row, told: told ?? 0 }));
}
