import type { Line } from './lines.ts';
import type { Mark, MarkFamily } from './marks.ts';
import { MARK_FAMILIES, readMark } from './marks.ts';
import { isPlainHeading } from './headings.ts';
import { isOutlook } from './wording.ts';

/** A marked line with everything printed under it. */
export interface OutlineNode {
  readonly mark: Mark;
  readonly line: number;
  /** The line without its mark, and with it. */
  readonly text: string;
  readonly printed: string;
  readonly content: (OutlineNode | Line)[];
}

export function isNode(item: OutlineNode | Line): item is OutlineNode {
  return 'mark' in item;
}

export function childrenOf(node: OutlineNode): OutlineNode[] {
  return node.content.filter(isNode);
}

/** Everything printed in and under a node, line by line, as printed. */
export function linesOf(node: OutlineNode): Line[] {
  const lines: Line[] = [{ no: node.line, text: node.printed }];
  for (const item of node.content) {
    if (!isNode(item)) lines.push(item);
    else for (const line of linesOf(item)) lines.push(line);
  }
  return lines;
}

interface MarkedLine {
  readonly line: Line;
  readonly mark: Mark | undefined;
}

function markOf(line: Line): Mark | undefined {
  const mark = readMark(line.text);
  if (mark) return mark;
  // An unnumbered "next steps" ends the chapter before it, or its promises would be read as measures.
  if (isOutlook(line.text)) return { family: 'chapter', printed: '', value: 0, length: 0 };
  return isPlainHeading(line.text) ? { family: 'plain', printed: '', value: 0, length: 0 } : undefined;
}

/**
 * Orders the families as this report nests them: the official order, except where only the opposite is seen, a first item of the outer
 * family right after an item of the inner one.
 */
function nestingOrder(marked: readonly MarkedLine[]): Map<MarkFamily, number> {
  const opens = new Map<string, number>();
  let before: Mark | undefined;
  for (const { mark } of marked) {
    if (!mark) continue;
    const isUnnumbered = mark.family === 'plain' || mark.family === 'bullet';
    if (before && (mark.value === 1 || isUnnumbered)) opens.set(`${before.family}>${mark.family}`, 1);
    before = mark;
  }
  const used = new Set(marked.map(({ mark }) => mark?.family));
  const order = MARK_FAMILIES.filter((family) => used.has(family));
  for (let at = 0; at + 1 < order.length; at++) {
    const [outer, inner] = [order[at], order[at + 1]];
    if (outer === undefined || inner === undefined || outer === 'part') continue;
    if (opens.has(`${inner}>${outer}`) && !opens.has(`${outer}>${inner}`)) order.splice(at, 2, inner, outer);
  }
  return new Map(order.map((family, rank) => [family, rank]));
}

/** Builds the outline. The root stands for the whole report; its content is what stands in no item. */
export function buildOutline(lines: readonly Line[]): OutlineNode {
  const marked = lines.map((line) => ({ line, mark: markOf(line) }));
  const ranks = nestingOrder(marked);
  const rankOf = (mark: Mark): number => ranks.get(mark.family) ?? 0;
  const root: OutlineNode = { mark: { family: 'part', printed: '', value: 0, length: 0 }, line: lines[0]?.no ?? 1, text: '', printed: '', content: [] };
  const open: OutlineNode[] = [];
  for (const { line, mark } of marked) {
    if (!mark) {
      (open.at(-1) ?? root).content.push(line);
      continue;
    }
    while (open.length > 0 && rankOf(open.at(-1)?.mark ?? mark) >= rankOf(mark)) open.pop();
    const node: OutlineNode = { mark, line: line.no, text: line.text.slice(mark.length), printed: line.text, content: [] };
    (open.at(-1) ?? root).content.push(node);
    open.push(node);
  }
  return root;
}
