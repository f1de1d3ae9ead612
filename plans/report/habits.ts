import type { Kinds } from './kinds.ts';
import type { Line } from './lines.ts';
import type { LabelKind } from './labels.ts';
import { readLabel } from './labels.ts';
import type { OutlineNode } from './outline.ts';
import { isNode } from './outline.ts';
import { readStatus } from './status.ts';

/** What a line after a measure may be about other than the measure's own words. */
export type TrailKind = LabelKind | 'statusOfProblem' | 'sentenceOfStatus';

export function trailKind(line: Line): TrailKind | undefined {
  const label = readLabel(line.text);
  if (label) return label.kind;
  const status = readStatus(line.text);
  if (!status) return undefined;
  return status.subject === 'problem' ? 'statusOfProblem' : 'sentenceOfStatus';
}

/** Whether `next` goes on with the list `node` stands in; a number that starts anew begins another list. */
export function isFollowed(node: OutlineNode, next: OutlineNode | undefined): boolean {
  return next !== undefined && next.mark.family === node.mark.family && (next.mark.value > node.mark.value || next.mark.family === 'bullet');
}

/**
 * Learns whether a report prints 责任单位、整改状态 and the like under every measure or once under the problem: what is found after a measure
 * that another follows belongs to measures in this report, and so it does after the last one.
 */
export function learnHabits(content: OutlineNode['content'], kinds: Kinds, habits = new Set<TrailKind>()): ReadonlySet<TrailKind> {
  const nodes = content.filter(isNode);
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    const isBetween = isFollowed(node, next) && kinds.kindOf(node) === 'measure';
    for (const item of isBetween ? node.content : []) {
      const kind = isNode(item) ? undefined : trailKind(item);
      if (kind !== undefined) habits.add(kind);
    }
    learnHabits(node.content, kinds, habits);
  });
  return habits;
}
