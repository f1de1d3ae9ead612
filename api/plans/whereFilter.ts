import { holderOf } from '../../domain/directory.ts';
import { readWhere, type Where } from '../../plans/where.ts';
import type { MeasureFilter } from '../../store/measures.ts';
import type { SavedPlan } from '../../store/plans.ts';
import { ProblemError } from '../problems/problemError.ts';

/** @throws ProblemError `badInput` that names the character from which on the condition cannot be read. */
export function requireWhere(text: string): Where {
  const read = readWhere(text);
  if ('where' in read) return read.where;
  const { column, zh, en } = read.problem;
  throw new ProblemError('badInput', { count: '1' }, [{ field: `where:${column}`, zh, en }]);
}

/** @returns the condition as the store looks for it. @throws ProblemError `unknownLeader` */
export function filterFor(plan: SavedPlan, where: Where, now: number): MeasureFilter {
  return {
    planId: plan.id,
    ...(where.unit && { units: where.unit }),
    ...(where.leader && { leaders: where.leader.flatMap((leader) => leaderPosts(plan, leader, now)) }),
    ...(where.class && { classes: where.class }),
    ...(where.problem && { problemNos: where.problem }),
    ...(where.phase && { phases: where.phase }),
    ...(where.ref && { refs: where.ref }),
  };
}

function leaderPosts({ directory, calendar }: SavedPlan, leader: string, now: number): string[] {
  const posts = Object.entries(directory.posts).flatMap(([id, { title }]) => {
    const holder = holderOf(directory, id, calendar, now);
    const names = [id, title, ...(holder === undefined ? [] : [holder, directory.people[holder]?.name])];
    return names.includes(leader) ? [id] : [];
  });
  if (posts.length === 0) throw new ProblemError('unknownLeader', { leader });
  return posts;
}
