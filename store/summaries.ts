import type { Notice } from '../domain/notices.ts';
import { composeSummary, type Summary, type SummaryAbout } from '../domain/summary.ts';
import { findMeasures, listIdsWhere } from './measures.ts';
import type { Db } from './schema.ts';

type Telling = Pick<Notice, 'kind' | 'planId' | 'seq' | 'post' | 'facts'>;

/** One for all posts at which a person is told of the same summary. */
export function summaryKey({ kind, planId, seq }: Pick<Telling, 'kind' | 'planId' | 'seq'>): string {
  return kind === 'summary' ? `${planId} ${String(seq)}` : '';
}

/** @returns the summaries among one person's notices, composed from the record as it is. */
export async function summariesOf(db: Db, notices: readonly Telling[], now: number): Promise<ReadonlyMap<string, Summary>> {
  const summaries = new Map<string, Summary>();
  for (const notice of notices) {
    const { summary } = notice.facts;
    if (!summary || summaries.has(summaryKey(notice))) continue;
    const posts = notices.filter((other) => summaryKey(other) === summaryKey(notice)).map(({ post }) => post);
    const measures = await findMeasures(db, await idsFor(db, notice.planId, posts, summary.about));
    summaries.set(summaryKey(notice), composeSummary(measures, { title: summary.title, posts, sinceAt: summary.sinceAt, at: now }));
  }
  return summaries;
}

async function idsFor(db: Db, planId: string, posts: readonly string[], about: SummaryAbout): Promise<string[]> {
  if (about === 'own') return listIdsWhere(db, { planId, posts });
  const units = await db.selectFrom('posts').select('unit').where('planId', '=', planId).where('postId', 'in', posts).execute();
  return listIdsWhere(db, { planId, units: [...new Set(units.map(({ unit }) => unit))] });
}
