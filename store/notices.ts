import type { Notice } from '../domain/notices.ts';
import { inChunks } from './rows.ts';
import type { Db, NoticeState } from './schema.ts';

/** Keeps notices that are not kept yet; they wait, in nobody's inbox so far. */
export async function insertNotices(tx: Db, notices: readonly Notice[]): Promise<void> {
  const rows = notices.map(({ id, measureId, planId, seq, cycle, post, kind, isUrgent, createdAt, sendAt, hours, facts }) => ({
    ...{ id, measureId, planId, seq, cycle, post, kind, isUrgent, createdAt, sendAt },
    hours: JSON.stringify(hours),
    facts: JSON.stringify(facts),
  }));
  for (const chunk of inChunks(rows)) await tx.insertInto('notices').values(chunk).onConflict((conflict) => conflict.doNothing()).execute();
}

/** A notice with what became of it. */
export interface NoticeRow extends Notice {
  /** Whose inbox it is or was in; missing before it is routed. */
  readonly personId: string | null;
  readonly state: NoticeState;
  /** Why it cannot be delivered. */
  readonly reason: string | null;
  readonly mailId: string | null;
}

export interface NoticeFilter {
  readonly planId?: string;
  readonly measureId?: string;
  readonly person?: string;
  readonly state?: NoticeState;
}

/** @returns notices in the order in which they leave, those to be sent first at the top. */
export function listNotices(db: Db, filter: NoticeFilter, page: { readonly limit: number; readonly offset: number }): Promise<NoticeRow[]> {
  let query = db
    .selectFrom('notices')
    .select(['id', 'measureId', 'planId', 'seq', 'cycle', 'post', 'kind', 'isUrgent', 'createdAt', 'sendAt', 'hours', 'facts', 'personId', 'state', 'reason', 'mailId']);
  if (filter.planId !== undefined) query = query.where('planId', '=', filter.planId);
  if (filter.measureId !== undefined) query = query.where('measureId', '=', filter.measureId);
  if (filter.person !== undefined) query = query.where('personId', '=', filter.person);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  return query.orderBy('sendAt').orderBy('id').limit(page.limit).offset(page.offset).execute();
}
