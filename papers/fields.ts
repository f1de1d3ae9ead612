import { plainOf, type Block, type Paper } from './paper.ts';
import { dateInWords } from './dateWords.ts';
import type { Word } from '../domain/words.ts';

/**
 * What a template may name: `{{number}}` or `{{文号}}`. A closed list; a template that names anything else is told so before it is
 * used. `blocks`: takes a paragraph of its own, in whose look the text is set.
 */
export const FIELDS = {
  heading: { zh: '标题', en: 'heading', holds: 'text' },
  subheading: { zh: '副题', en: 'line under the heading', holds: 'text' },
  number: { zh: '文号', en: 'number given by the register', holds: 'text' },
  addressee: { zh: '主送', en: 'to whom it is addressed', holds: 'text' },
  body: { zh: '正文', en: 'the text itself', holds: 'blocks' },
  issuer: { zh: '发文机关', en: 'issuing office', holds: 'text' },
  date: { zh: '成文日期', en: 'date', holds: 'text' },
  cc: { zh: '抄送', en: 'who gets a copy', holds: 'text' },
  annexes: { zh: '附件', en: 'what is added on pages of its own', holds: 'blocks' },
  plan: { zh: '方案', en: 'title of the plan', holds: 'text' },
  problem: { zh: '问题', en: 'the problem found', holds: 'text' },
  measure: { zh: '措施', en: 'title of the measure', holds: 'text' },
  ref: { zh: '措施编号', en: 'id of the measure', holds: 'text' },
  acknowledgeBy: { zh: '签收期限', en: 'last day to acknowledge', holds: 'text' },
  answerBy: { zh: '回复期限', en: 'last day to answer', holds: 'text' },
  rectifyBy: { zh: '整改期限', en: 'last day to put it right', holds: 'text' },
  signers: { zh: '应签收人', en: 'who has to sign for it', holds: 'text' },
  receipts: { zh: '签收情况', en: 'who has signed for it, and when', holds: 'blocks' },
  reply: { zh: '回复情况', en: 'what was answered', holds: 'blocks' },
} as const satisfies Readonly<Record<string, Word & { readonly holds: 'text' | 'blocks' }>>;

export type FieldName = keyof typeof FIELDS;

/** @returns the field a template means by a name, in either language. */
export function fieldNamed(name: string): FieldName | undefined {
  return fieldNames().find((field) => field === name || FIELDS[field].zh === name);
}

export function fieldNames(): FieldName[] {
  return Object.keys(FIELDS) as FieldName[];
}

/** Fields a paper answers beyond its own parts. */
export type ExtraField = Exclude<FieldName, 'heading' | 'subheading' | 'number' | 'addressee' | 'body' | 'issuer' | 'date' | 'cc' | 'annexes'>;

/** @returns what a paper puts into a field: a text, or blocks; nothing where it has none. */
export function valueFor(paper: Paper, field: FieldName): string | readonly Block[] | undefined {
  switch (field) {
    case 'heading':
    case 'subheading':
    case 'number':
    case 'addressee':
    case 'issuer':
    case 'cc':
      return paper[field];
    case 'body':
      return paper.blocks;
    case 'annexes':
      return (paper.annexes ?? []).flatMap((annex): Block[] => [{ kind: 'annexHeading', text: annex.heading }, ...annex.blocks]);
    case 'date':
      return paper.date === undefined ? undefined : dateInWords(paper.date, paper.language);
    default:
      return paper.fields?.[field];
  }
}

/** @returns blocks as one text, for a place where only a text fits. */
export function plainBlocks(blocks: readonly Block[]): string {
  const lines = (block: Block): string[] => {
    if (block.kind === 'list') return block.items.map(plainOf);
    if (block.kind === 'table') return block.rows.map((row) => row.map(plainOf).join('  '));
    return [plainOf(block.text)];
  };
  return blocks.flatMap(lines).join('\n');
}
