import { readItemsAfter } from './enumeration.ts';
import type { OutlineNode } from './outline.ts';
import { titleOf } from './paragraphs.ts';
import { SENTENCE_ENDS } from './punctuation.ts';
import type { MeasureRecord } from './records.ts';

function recordOf(node: OutlineNode, number: string, value: number, detail: string, stops?: string): MeasureRecord {
  return { ...(number === '' ? {} : { number }), value, family: node.mark.family, line: node.line, title: titleOf(detail, stops), detail };
}

/**
 * The measures an item holds: one, as a rule. Several where the line counts on with the same kind of mark, （1）甲；（2）乙；（3）丙。, and the
 * next line of the list does not have the number that would follow.
 */
export function measuresOfItem(node: OutlineNode, detail: string, next: OutlineNode | undefined): MeasureRecord[] {
  const { printed, value, family } = node.mark;
  const following = next?.mark.family === family ? next.mark.value : undefined;
  const further = value > 0 && following !== value + 1 ? readItemsAfter(detail, family, value) : undefined;
  const last = further?.items.at(-1)?.value ?? 0;
  if (!further || (following !== undefined && following > value && following <= last)) return [recordOf(node, printed, value, detail)];
  const stops = `${SENTENCE_ENDS}；;`;
  return [recordOf(node, printed, value, further.leadIn.trim(), stops), ...further.items.map((item) => recordOf(node, item.number, item.value, item.text.trim(), stops))];
}
