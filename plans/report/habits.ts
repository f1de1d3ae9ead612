import type { Kinds } from './kinds.ts';
import type { Line } from './lines.ts';
import type { LabelKind } from './labels.ts';
import { readLabel } from './labels.ts';
import type { OutlineNode } from './outline.ts';
import { isNode, linesOf } from './outline.ts';
import { readStatus } from './status.ts';

/** What a line after a measure may be about other than the measure's own words. */
export type TrailKind = LabelKind | 'statusOfProblem' | 'sentenceOfStatus';

/** Labels that stand for one another in the same place. */
const SAME_HABIT: Partial<Record<LabelKind, LabelKind>> = { leadUnit: 'unit', effectLimit: 'limit' };

export function trailKind(line: Line): TrailKind | undefined {
  const label = readLabel(line.text);
  if (label) return SAME_HABIT[label.kind] ?? label.kind;
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

/** Where a measure stands among the items of its heading. */
export interface PlaceInList {
  readonly next: OutlineNode | undefined;
  readonly siblings: number;
}

/** Where, under a measure, text begins that is about its problem: the index in the measure's content, or its length. */
function trailFrom(node: OutlineNode, { next, siblings }: PlaceInList, habits: ReadonlySet<TrailKind>): number {
  const isLast = !isFollowed(node, next);
  const from = node.content.findIndex((item) => {
    const kind = isNode(item) ? undefined : trailKind(item);
    if (kind === undefined) return false;
    if (kind === 'statusOfProblem' || kind === 'measures' || kind === 'finding') return true;
    return isLast && !habits.has(kind) && (siblings > 1 || kind === 'progress');
  });
  return from < 0 ? node.content.length : from;
}

/** Tells the text of a numbered measure from what follows it about the problem (整改成效：…, or 责任单位：… printed once for all). */
export function splitTrail(node: OutlineNode, place: PlaceInList, habits: ReadonlySet<TrailKind>): { detail: string; trail: OutlineNode['content'] } {
  const from = trailFrom(node, place, habits);
  const below = linesOf({ ...node, content: node.content.slice(0, from) }).slice(1);
  return { detail: [node.text, ...below.map(({ text }) => text)].join('\n').trim(), trail: node.content.slice(from) };
}
