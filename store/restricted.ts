import type { Notice } from '../domain/notices.ts';
import { titlesOfRestrictedRungs } from '../domain/restricted.ts';
import { thawClock } from './frozen.ts';
import type { Db } from './schema.ts';

/** @returns the ids of notices that tell of papers only few may read, or of rungs of the ladder that issue or follow such papers. */
export async function findRestrictedNotices(db: Db, notices: readonly Pick<Notice, 'id' | 'measureId' | 'facts'>[]): Promise<ReadonlySet<string>> {
  const measures = [...new Set(notices.map(({ measureId }) => measureId))];
  if (measures.length === 0) return new Set();
  const rows = await db.selectFrom('measures').select(['id', 'definition']).where('id', 'in', measures).execute();
  const titles = new Map<string, readonly string[]>();
  for (const { id, definition } of rows) titles.set(id, titlesOfRestrictedRungs((await thawClock(db, definition)).policy));
  const papers = await db.selectFrom('documents').select(['measureId', 'documentId', 'body']).where('measureId', 'in', measures).execute();
  const restricted = new Set(papers.filter(({ body }) => body.isRestricted === true).map(({ measureId, documentId }) => `${measureId} ${documentId}`));
  const isTold = ({ measureId, facts }: Pick<Notice, 'measureId' | 'facts'>) =>
    (facts.document !== undefined && restricted.has(`${measureId} ${facts.document.id}`)) || (facts.ruleTitle !== undefined && titles.get(measureId)?.includes(facts.ruleTitle) === true);
  return new Set(notices.filter(isTold).map(({ id }) => id));
}
