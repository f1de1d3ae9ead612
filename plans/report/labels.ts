import { CHINESE_NUMERAL } from '../phrases/numerals.ts';

/**
 * What a label (整改措施：, 责任单位：) announces. `measures` and `progress` introduce text of measures, `finding` and `aim` text about the
 * problem; the others carry one fact.
 */
export type LabelKind = 'measures' | 'progress' | 'finding' | 'aim' | 'status' | 'official' | 'leadUnit' | 'unit' | 'participants' | 'limit' | 'effectLimit' | 'supervision';

/** Longer words first where one begins with another. */
const WORDS: Readonly<Record<LabelKind, string>> = {
  measures: '(?:具体|主要|下一步)?(?:整改)?(?:工作)?(?:措施|举措|做法)(?:[及和与、](?:整改)?(?:落实|完成|进展)?(?:成效|效果|情况|结果|进展))?',
  progress: '整改(?:落实)?(?:工作)?(?:进展|完成|落实)?(?:及完成)?(?:情况|成效|进展|结果|效果)(?:及成效)?|整改落实|落实(?:整改)?(?:情况|成效)|(?:工作)?(?:进展|完成)情况|(?:工作|取得)(?:的)?成效|目前进展',
  finding: '(?:巡视|巡察|督察|反馈|存在的?|具体|整改|主要){0,3}(?:问题|意见)(?:描述|表现|情况)?|问题表现|具体表现|情况描述',
  aim: '整改(?:总体)?目标|整改要求|工作目标|整改类型|整改类别|整改方式',
  status: '(?:整改|完成|当前|目前|销号|办结)(?:完成)?状态|是否完成(?:整改)?|销号情况',
  official: '(?:整改)?(?:牵头|责任|分管|包案|挂牌|包保)(?:区|县|市|镇|校|委|局|院)?(?:领导|人|负责人|责任人)|第一责任人|主要责任人|牵头人|整改责任人',
  leadUnit: '(?:整改)?牵头(?:责任)?(?:单位|部门|处室|科室)|主责(?:单位|部门)|主办(?:单位|部门)|第一责任单位',
  unit: '(?:整改)?责任(?:单位|部门|处室|科室|主体)|整改(?:单位|主体)|承办(?:单位|部门)|落实(?:单位|部门)',
  participants: '(?:参与|配合|协办|协同|参加|协助)(?:责任)?(?:单位|部门|处室|科室)',
  effectLimit: '取得明显(?:整改)?成效(?:的)?(?:时限|时间|期限)',
  limit: '整改落实到位(?:的)?(?:时限|时间)|(?:整改|完成|办结|落实|销号)(?:完成|到位)?(?:的)?(?:时限|期限|时间|时间节点)|时间节点|时限',
  supervision: '(?:验收|督导|督办|监督|督查|销号|督促)(?:责任)?(?:单位|部门|领导)',
};
const KINDS = Object.keys(WORDS) as LabelKind[];
const FACTS: readonly LabelKind[] = ['status', 'official', 'leadUnit', 'unit', 'participants', 'effectLimit', 'limit', 'supervision', 'aim'];
const ORDER: readonly LabelKind[] = ['effectLimit', 'limit', 'leadUnit', 'official', 'unit', 'participants', 'supervision', 'status', 'aim', 'measures', 'progress', 'finding'];

function anyOf(kinds: readonly LabelKind[]): string {
  return ORDER.filter((kind) => kinds.includes(kind))
    .map((kind) => `(?<${kind}>${WORDS[kind]})`)
    .join('|');
}
const NUMBER = `(?:[（(]?[${CHINESE_NUMERAL}\\d]{0,3}[)）]?)`;
/** A label counts with a colon, in 【】, or alone on its line; a fact may also be set off by blanks, as in a table made text. */
const AT_START = new RegExp(`^(?:[【［\\[]\\s*(?:${anyOf(KINDS)})\\s*[】］\\]]\\s*[:：]?\\s*)`);
const AT_START_PLAIN = new RegExp(`^[(（]?(?:${anyOf(KINDS)})${NUMBER}\\s*(?:[:：]\\s*|[。.](?=\\s*\\S)\\s*|[。.]?$)`);
const AT_START_SPACED = new RegExp(`^(?:${anyOf(FACTS)})[\\s\\u3000]+(?=\\S)`);
const FACT_ANYWHERE = new RegExp(`(?:[【［\\[]\\s*)?(?:${anyOf(FACTS)})\\s*(?:[】］\\]]\\s*[:：]?|[:：])\\s*`, 'g');
const TEXT_LABEL = new RegExp(`(?<=[。；;！!?？）)】\\s])(?:[【［\\[]\\s*)?(?:${anyOf(['measures', 'progress', 'finding'])})\\s*(?:[】］\\]]\\s*[:：]?|[:：])\\s*`, 'g');

export interface Label {
  readonly kind: LabelKind;
  /** How many characters it takes, colon included. */
  readonly length: number;
}

function kindOf(match: RegExpExecArray | RegExpMatchArray): LabelKind {
  return ORDER.find((kind) => match.groups?.[kind] !== undefined) ?? 'aim';
}

/** Only what introduces text may end in a full stop (整改措施。一是…); 责任单位 and a full stop is the end of a sentence. */
function isWholeLabel(match: RegExpExecArray, text: string): boolean {
  const introducesText = !FACTS.includes(kindOf(match)) && kindOf(match) !== 'finding';
  const isAlone = match[0].length === text.length;
  return /[:：]/.test(match[0]) || (isAlone && !/[。.]$/.test(text)) || (!isAlone && introducesText && /[。.]\s*$/.test(match[0]));
}

/** Reads the label a text begins with. */
export function readLabel(text: string): Label | undefined {
  const start = text.slice(0, 60);
  for (const pattern of [AT_START, AT_START_PLAIN, AT_START_SPACED]) {
    const match = pattern.exec(start);
    if (match && (pattern !== AT_START_PLAIN || isWholeLabel(match, text))) return { kind: kindOf(match), length: match[0].length };
  }
  return undefined;
}

const ALONE = new RegExp(`^(?:${anyOf(KINDS)})$`);

/** What the words of a label announce when they stand alone, as over a column; nothing where they are no such label. */
export function kindOfLabel(words: string): LabelKind | undefined {
  const match = ALONE.exec(words);
  return match ? kindOf(match) : undefined;
}

export function isFactLabel(label: Label): boolean {
  return FACTS.includes(label.kind);
}

export interface LabelledFact {
  readonly kind: LabelKind;
  readonly value: string;
}

const LONGEST_VALUE = 200;

/** A value ends with its clause or with the bracket it stands in; a bracket of its own (财政局（牵头）) belongs to it. */
function valueIn(stretch: string): string {
  let depth = 0;
  let end = 0;
  for (; end < Math.min(stretch.length, LONGEST_VALUE); end++) {
    const char = stretch.charAt(end);
    if ('(（'.includes(char)) depth++;
    if (')）'.includes(char) && --depth < 0) break;
    if (depth === 0 && '；;。\n】'.includes(char)) break;
  }
  return stretch.slice(0, end).replace(/^[\s:：]+|[\s,，、(（【]+$/g, '');
}

/** Reads every fact with a label and colon in a text, in running text and brackets too: （责任单位：党政办；整改时限：2024年底前）. */
export function readFacts(text: string): LabelledFact[] {
  const found = [...text.matchAll(FACT_ANYWHERE)].map((match) => ({ kind: kindOf(match), at: match.index, from: match.index + match[0].length }));
  const spaced = AT_START_SPACED.exec(text.slice(0, 60));
  if (spaced && !found.some(({ at }) => at === 0)) found.unshift({ kind: kindOf(spaced), at: 0, from: spaced[0].length });
  return found.map(({ kind, from }, index) => ({ kind, value: valueIn(text.slice(from, Math.min(found[index + 1]?.at ?? text.length, from + LONGEST_VALUE))) }));
}

export interface LabelledText {
  readonly label?: Label;
  readonly text: string;
}

/** Cuts a paragraph where a label introduces another kind of text: …不深入。整改措施：…。整改成效：… */
export function cutAtLabels(text: string): LabelledText[] {
  const first = readLabel(text);
  if (first && isFactLabel(first)) return [{ label: first, text }];
  const cuts = [...text.matchAll(TEXT_LABEL)].filter((match) => match.index >= (first?.length ?? 0)).map((match) => ({ at: match.index, length: match[0].length, kind: kindOf(match) }));
  const pieces: LabelledText[] = [];
  const head = text.slice(first?.length ?? 0, cuts[0]?.at);
  if (first || head.trim() !== '') pieces.push(first ? { label: first, text: head.trim() } : { text: head.trim() });
  cuts.forEach((cut, index) => {
    pieces.push({ label: { kind: cut.kind, length: cut.length }, text: text.slice(cut.at + cut.length, cuts[index + 1]?.at).trim() });
  });
  return pieces;
}
