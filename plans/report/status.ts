import type { PrintedStatus } from './draft.ts';
import { readLabel } from './labels.ts';
import { SENTENCE_ENDS, cutAfter } from './punctuation.ts';

/** What a state is said of: the problem as a whole, one measure, or nothing in particular (已完成整改。). */
export type StatusSubject = 'problem' | 'measure' | 'unsaid';

export interface StatusReading {
  readonly subject: StatusSubject;
  /** undefined: a state is printed, but it is not clearly one of the three. */
  readonly status: PrintedStatus | undefined;
  readonly isMixed: boolean;
  readonly text: string;
}

const WHEN = /^(?:(?:截至|截止)(?:目前|[^,，]{1,16})|目前|现|现已|至此|当前|经(?:过)?整改|通过整改)[,，]?/;
const SUBJECT_PROBLEM = /^(?:(?:该|此|本|上述|以上|这一?|相关|反馈|所涉|涉及)(?:项|个|类|条|些)?(?:反馈|具体|整改)?问题(?:的?整改)?(?:工作|任务)?|问题(?:整改)?|(?:该|本)(?:项)?整改(?:任务|事项|问题))/;
const SUBJECT_MEASURE = /^(?:(?:该|此|本|上述|以上|这)(?:项|条|个|些)?(?:整改)?(?:措施|工作|事项|任务|项目)|(?:该|此|本|各|以上)项)/;
/** 整改工作已完成 may be said of a measure or of its problem; where it stands decides. */
const SUBJECT_UNSAID = /^整改(?:任务|事项|工作|措施)?(?=[均都已现全需正尚未取长持基])/;
const QUALIFIER = '(?:均|都|全部|现|已|已经|业已|也|并|总体|整体|整改)*';

const DONE = new RegExp(`^${QUALIFIER}(?:完成(?:整改|销号|办结)?(?:任务|工作|销号|落实)?|(?:整改|落实|处理|解决|处置)(?:完成|完毕|落实到位|到位|销号|办结)|办结(?:销号)?|销号|整改|完结)(?:并(?:已)?(?:销号|验收|办结|通过验收)|[,，](?:并)?(?:已)?(?:销号|通过验收))?$`);
const STAGED = /^(?:整改)?(?:均|都|已|已经|并)*取得(?:了)?(?:初步|明显)?(?:的)?阶段性(?:明显|整改|初步)?(?:成效|成果|进展|效果)$/;
const LONG_TERM = /^(?:需|需要|将|并|须|应|已|整改|纳入|作为)*(?:坚持)?长期坚持(?:整改|推进|抓好|抓|落实|任务|事项|并不断深化)*$/;
/** A second clause that adds nothing to the state. */
const HARMLESS = /^(?:并)?(?:将|需|仍|正)?(?:持续|继续|不断|长效|常态化)[^,，]{1,10}$/;
const UNCLEAR = /^(?:基本|正在|正|尚|未|部分|有序|按|持续|继续|整改中|推进中|进行中|已启动|已部分|已基本|仍|还|没有|初步|阶段性|长期|立行立改|已整改\d)[^,，]{0,16}$/;

interface Predicate {
  readonly status: PrintedStatus | undefined;
  readonly isMixed: boolean;
}

function readClause(clause: string): PrintedStatus | 'harmless' | 'unclear' | undefined {
  if (STAGED.test(clause)) return '取得阶段性成效';
  if (LONG_TERM.test(clause)) return '长期坚持';
  if (/^(?:是|完成|已完成|已整改)$/.test(clause) || (DONE.test(clause) && /已|完成|完毕|均|全部|到位|销号|办结/.test(clause))) return '已完成';
  if (HARMLESS.test(clause)) return 'harmless';
  return UNCLEAR.test(clause) ? 'unclear' : undefined;
}

/** The state that leaves most to do wins: a measure still to be kept up must not be closed on the word of an importer. */
const CAUTION: readonly PrintedStatus[] = ['长期坚持', '取得阶段性成效', '已完成'];

function readPredicate(text: string): Predicate | undefined {
  const clauses = text.split(/[,，、；;/]|(?<=[成效改到位])并(?=[长取已])/).map((clause) => clause.trim()).filter((clause) => clause !== '');
  const read = clauses.map(readClause);
  if (read.length === 0 || read.length > 3 || read[0] === 'harmless' || read.includes(undefined)) return read[0] === 'harmless' && read.length === 1 ? { status: undefined, isMixed: false } : undefined;
  const named = CAUTION.filter((status) => read.includes(status));
  if (read.includes('unclear')) return { status: undefined, isMixed: false };
  return { status: named[0], isMixed: named.length > 1 };
}

const LONGEST_STATEMENT = 60;
/** A longer statement of an unclear kind (持续推进项目建设。) is what was done, not a state. */
const LONGEST_UNCLEAR_STATE = 7;

/** A label that asks for the state, with what follows it: 整改进展：已完成. */
function withoutLabel(text: string): { rest: string; isAsked: boolean } {
  const label = readLabel(text);
  const isAsked = label?.kind === 'progress' || label?.kind === 'status';
  return { rest: isAsked ? text.slice(label.length) : text, isAsked };
}

/**
 * Reads a text that says nothing but a state: 该问题已完成整改。（已完成） 整改进展：正在推进.
 * @param isLabelled whether a label before the text asks for the state. Without it, and without a subject, words like 持续推进 are no state.
 */
export function readStatus(text: string, isLabelled = false): StatusReading | undefined {
  if (text.length > LONGEST_STATEMENT) return undefined;
  const { rest: words, isAsked } = withoutLabel(text.trim().replace(/^[(（【［[\s]+(?!整改|完成)/, ''));
  const bare = words.replace(/^[(（【［[\s]+|[)）】］\]\s。；;！!]+$/g, '').replace(WHEN, '');
  if (/[。！!？?]/.test(bare)) return undefined;
  const ofProblem = SUBJECT_PROBLEM.exec(bare)?.[0] ?? '';
  const ofMeasure = ofProblem === '' ? (SUBJECT_MEASURE.exec(bare)?.[0] ?? '') : '';
  const predicate = readPredicate(bare.slice(ofProblem.length + ofMeasure.length).replace(/^[,，:：\s]+/, '').replace(SUBJECT_UNSAID, ''));
  if (!predicate) return undefined;
  const subject = ofProblem !== '' ? 'problem' : ofMeasure !== '' ? 'measure' : 'unsaid';
  const isAnswer = (isAsked || isLabelled) && bare.length <= LONGEST_UNCLEAR_STATE;
  const isSaid = subject !== 'unsaid' || predicate.status !== undefined || isAnswer || /完成|整改/.test(bare);
  return isSaid ? { subject, text: text.trim(), ...predicate } : undefined;
}

/** @returns the first sentence of a text after 整改进展：, if it is a state and more follows (已完成。开展…); empty otherwise. */
export function leadingState(text: string): string {
  const first = cutAfter(text.slice(0, LONGEST_STATEMENT * 2), SENTENCE_ENDS)[0] ?? '';
  const reading = first.length < text.length ? readStatus(first, true) : undefined;
  return reading ? first : '';
}

/** Reads the value of a label that asks for the state; whatever stands there is one, clear or not. */
export function readStatusValue(value: string): StatusReading {
  const first = cutAfter(value, SENTENCE_ENDS)[0] ?? value;
  return { subject: 'unsaid', status: undefined, isMixed: false, ...(readStatus(value, true) ?? readStatus(first, true)), text: value };
}

/**
 * Finds the state among the sentences of a measure's text. Only a sentence of its own counts; one without a subject only at the end of a
 * paragraph, since 已完成整改。 in the middle of a text is said of whatever stood before it.
 */
export function findStatus(text: string): StatusReading | undefined {
  let found: StatusReading | undefined;
  for (const paragraph of text.split('\n')) {
    const bracket = /[(（【][^()（）【】]{2,30}[)）】][。；;]?$/.exec(paragraph.slice(-40))?.[0];
    const sentences = cutAfter(paragraph, `${SENTENCE_ENDS}；;`);
    sentences.forEach((sentence, index) => {
      const reading = readStatus(sentence);
      if (reading && (reading.subject !== 'unsaid' || index === sentences.length - 1)) found = reading;
    });
    if (bracket !== undefined) found = readStatus(bracket) ?? found;
  }
  return found;
}
