import { ASPECT, NAMELESS, NAMED_PROBLEM, NAMED_QUOTATION, QUOTED_PROBLEM, isRectificationTitle, namesShortcoming, namesShortcomingAfterAbout } from './wording.ts';
import { indexOutside, nestingDepths } from './punctuation.ts';

/**
 * How surely a text begins with the heading of a problem: `named` says so in as many words (关于“…”的问题); `clause` does too, but the
 * sentence goes on after a comma (针对“…”问题，制定…); `shortcoming` merely ends in one (工作存在薄弱环节).
 */
export type HeadingStrength = 'named' | 'clause' | 'shortcoming' | 'none';

export interface Heading {
  readonly strength: HeadingStrength;
  readonly isAspect: boolean;
  /** The words of the heading, what follows on the same line, and the bare name of the problem. */
  readonly head: string;
  readonly body: string;
  readonly title: string;
}

/** No heading is longer; looking no further keeps long paragraphs cheap. */
const LONGEST_HEADING = 600;
const HEADING_ENDS = '。；;:：！!？?';
const LONGEST_ASPECT = 60;

function isNamed(head: string): boolean {
  if (isRectificationTitle(head) || NAMELESS.test(head)) return false;
  if ([NAMED_PROBLEM, NAMED_QUOTATION, QUOTED_PROBLEM].some((pattern) => pattern.test(head))) return true;
  return namesShortcomingAfterAbout(head) || (head.length <= LONGEST_ASPECT && ASPECT.test(head));
}

/** Whether the quotation mark at the start is closed by the one at the very end. */
function isWhollyQuoted(text: string): boolean {
  const closer = { '“': '”', '‘': '’', '「': '」', '『': '』', '"': '"' }[text.charAt(0)];
  if (closer === undefined || text.length < 3 || text.at(-1) !== closer) return false;
  if (closer === '"') return text.indexOf('"', 1) === text.length - 1 || text.startsWith('""');
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === text.charAt(0)) depth++;
    if (text.charAt(at) === closer) depth--;
    if (depth === 0) return at === text.length - 1;
  }
  return false;
}

/** The name of a problem without the words that make a heading of it. */
export function bareTitle(head: string): string {
  const isAbout = /^(?:关于|针对|对于|有关)/.test(head);
  let title = head.trim().replace(/^(?:关于|针对|对于|有关)\s*/, '');
  title = title.replace(/(问题|方面|["”’」』])(?:的|整改|落实|进展|推进|完成|办理|工作|任务|情况|成效|措施|结果|及|和|与|、)+$/, '$1');
  if (isAbout || /^["“‘「『]/.test(title) || namesShortcoming(title.replace(/问题$/, ''))) title = title.replace(/(?:的|存在的)?(?:具体|突出|主要)?问题$/, '');
  if (isWhollyQuoted(title.trim())) title = title.trim().slice(1, -1);
  return title.trim() || head.trim();
}

function heading(strength: HeadingStrength, text: string, end: number): Heading {
  const head = text.slice(0, end).trim();
  const body = text.slice(end).replace(/^[。；;:：，,\s]+/, '');
  return { strength, isAspect: ASPECT.test(head), head, body, title: bareTitle(head) };
}

/** The end of the heading proper when a bracket follows it: 关于“…”的问题（已完成）. */
function endBeforeBracket(head: string): number {
  const match = /[(（【][^()（）【】]{1,80}[)）】]\s*$/.exec(head);
  return match ? match.index : head.length;
}

/** Reads what heading a text begins with. `text` comes without its mark. */
export function readHeading(text: string): Heading {
  const start = text.slice(0, LONGEST_HEADING);
  const depths = nestingDepths(start);
  const stop = indexOutside(start, HEADING_ENDS, 0, depths);
  const end = stop < 0 ? start.length : stop;
  for (const candidate of [end, endBeforeBracket(start.slice(0, end))]) {
    if (candidate > 0 && isNamed(start.slice(0, candidate).trim())) return heading('named', text, candidate);
  }
  const blank = indexOutside(start, ' \u3000\t', 0, depths);
  if (blank > 4 && blank < end && isNamed(start.slice(0, blank))) return heading('named', text, blank);
  const comma = indexOutside(start, ',，', 0, depths);
  if (comma > 0 && comma < end && /^(?:关于|针对|对于)/.test(start) && isNamed(start.slice(0, comma))) return heading('clause', text, comma);
  const head = start.slice(0, endBeforeBracket(start.slice(0, end))).trim();
  return heading(namesShortcoming(head) && !isRectificationTitle(head) && !NAMELESS.test(head) ? 'shortcoming' : 'none', text, head.length === 0 ? end : start.indexOf(head) + head.length);
}

/** Whether an unmarked line is a heading: it names a problem or an aspect and says nothing else. */
export function isPlainHeading(text: string): boolean {
  if (text.length > LONGEST_ASPECT + 20 || !/问题|方面|关于|针对/.test(text)) return false;
  const { strength, body, head } = readHeading(text);
  return strength === 'named' && body === '' && !/^(?:对|就|反映)/.test(head);
}
