import { sql, type Expression, type SqlBool } from 'kysely';
import type { Notice } from '../domain/notices.ts';
import type { Db } from './schema.ts';

/** Who reads mails, and the plans that person administers. */
export interface MailReader {
  readonly person: string;
  readonly plans: readonly string[];
}

/** A reader's own mails, and those all of whose news is of plans that the reader administers: a digest is one text. */
export function isFor({ person, plans }: MailReader): Expression<SqlBool> {
  const own = sql<SqlBool>`${sql.ref('mails.personId')} = ${person}`;
  if (plans.length === 0) return own;
  const news = sql`select 1 from ${sql.table('notices')} where ${sql.ref('notices.mailId')} = ${sql.ref('mails.id')}`;
  return sql<SqlBool>`(${own} or (exists (${news}) and not exists (${news} and ${sql.ref('notices.planId')} not in (${sql.join(plans)}))))`;
}

export type MailNotice = Pick<Notice, 'measureId' | 'planId' | 'seq'> & { readonly mailId: string };

/** @returns the news that each of the mails tells. */
export async function noticesInMails(db: Db, mailIds: readonly string[]): Promise<MailNotice[]> {
  if (mailIds.length === 0) return [];
  const rows = await db.selectFrom('notices').select(['mailId', 'measureId', 'planId', 'seq']).where('mailId', 'in', mailIds).execute();
  return rows.map(({ mailId, ...notice }) => ({ ...notice, mailId: mailId ?? '' }));
}
