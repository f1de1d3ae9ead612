import { postsOf, type Definition } from '../domain/definition.ts';
import type { Snapshot } from '../domain/record.ts';
import { dueOn, overdueAt, type Clock } from '../domain/timing.ts';
import type { FrozenDefinition } from './schema.ts';

/** The columns of a measure that its definition gives. */
export function definitionColumns(definition: Definition, frozen: FrozenDefinition) {
  const [lead] = postsOf(definition, ['leadUnit']);
  const post = lead === undefined ? undefined : definition.directory.posts[lead];
  return {
    planId: definition.planId,
    ref: definition.ref,
    problemNo: definition.problem.no,
    problemTitle: definition.problem.title,
    title: definition.title,
    class: definition.class,
    leadPost: lead ?? null,
    leadTitle: post?.title ?? null,
    leadUnit: post?.unit ?? null,
    definition: JSON.stringify(frozen),
  };
}

/** The columns of a measure that its state gives. `updatedAt`: when the last event happened. */
export function snapshotColumns(snapshot: Snapshot, clock: Clock, updatedAt: number) {
  return {
    phase: snapshot.phase,
    cycle: snapshot.cycle,
    ...nextDue(snapshot, clock),
    hasCaughtUp: snapshot.milestones.some((milestone) => milestone.status === 'accepted' && milestone.verdict === 'late'),
    seq: snapshot.seq,
    updatedAt,
    snapshot: JSON.stringify(snapshot),
  };
}

function nextDue(snapshot: Snapshot, clock: Clock) {
  const none = { nextMilestoneId: null, nextMilestoneKind: null, nextDueOn: null, overdueAt: null };
  if (snapshot.phase !== 'registered' && snapshot.phase !== 'rectifying') return none;
  const ahead = snapshot.milestones
    .filter((milestone) => milestone.status !== 'accepted')
    .map((milestone) => ({ milestone, on: dueOn(clock, milestone) }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const [next] = ahead;
  if (!next) return none;
  const open = ahead.find(({ milestone }) => milestone.status === 'open');
  return {
    nextMilestoneId: next.milestone.id,
    nextMilestoneKind: next.milestone.kind,
    nextDueOn: next.on,
    overdueAt: open ? overdueAt(clock, open.milestone) : null,
  };
}

/** Who is named in which role, one row each. */
export function postRows(measureId: string, definition: Definition) {
  return Object.entries(definition.roles).flatMap(([role, posts]) =>
    [...new Set(posts)].map((postId) => ({ measureId, postId, role, planId: definition.planId, unit: definition.directory.posts[postId]?.unit ?? '' })),
  );
}
