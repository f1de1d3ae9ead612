import type { Assumption, Precision } from './limit.ts';
import type { AskReason } from './questions.ts';

/** What one part of a phrase says; a phrase is cut where it has commas, brackets and the like. */
export type Part =
  | { readonly kind: 'date'; readonly on: string; readonly precision: Precision; readonly assumed: readonly Assumption[] }
  | { readonly kind: 'immediate' | 'longTerm' | 'openEnded' }
  /** Says how it stands (已完成), how often (每季度), how far off (短期): limits nothing by itself. */
  | { readonly kind: 'state' | 'recurring' | 'horizon' }
  /** Says what is to be reached, which is no business of a date. */
  | { readonly kind: 'aim' }
  | { readonly kind: 'ask'; readonly reason: AskReason; readonly candidates: readonly string[] };

export function ask(reason: AskReason, candidates: readonly string[] = []): Part {
  return { kind: 'ask', reason, candidates: [...new Set(candidates)].sort() };
}

/** May stand before a date and changes nothing: 力争于, 最迟. */
export const HEAD = '(?:力争|确保|争取|计划|预计|原则上|最迟|最晚|不晚于|不迟于|截止到|截至到|截止至|截止|截至|限期|限|拟|务必|必须|须|应|要|于|在|到|至)*';

const ADVERBS = '基本|全部|全面|力争|确保|争取|必须|按期|如期|初步|整体|总体|完全|正式';
const VERBS =
  '完成|整改|到位|落实|办结|销号|取得|实现|达到|解决|消除|清零|建成|建立|投运|投入|竣工|启动|出台|印发|制定|修订|完善|形成|整治|治理|清理|拆除|补办|补充|收回|追缴|归还|上报|报送|验收|交付|健全|开展|见效|明显|成效';
/** May stand behind a date and says what is to be reached by then. */
export const AIM = `(?:${ADVERBS})*(?:${VERBS})[^底末前内]{0,20}`;
