import { NOTICE_WORDS } from '../noticeWords.ts';
import type { Word } from '../words.ts';
import { ASSIGNMENT_RULE, MILESTONE_RULE } from './deadlines.ts';
import type { LineKind } from './line.ts';

/** What a line tells of, in a word or two. */
export const LINE_WORDS: Readonly<Record<LineKind, Word>> = {
  ...NOTICE_WORDS,
  // The paper is one line, whom it is sent to are others: each has its own hour.
  documentIssued: { zh: '通知（文书）', en: 'told of the paper' },
  paper: { zh: '文书', en: 'paper' },
  rung: { zh: '督办（不发文）', en: 'rung (nobody told)' },
  light: { zh: '亮灯', en: 'light' },
  deadline: { zh: '到期', en: 'last day' },
};

export const LIMIT_WORDS = {
  acknowledgeBy: { zh: '签收期限', en: 'to be acknowledged' },
  answerBy: { zh: '答复期限', en: 'to be answered' },
  rectifyBy: { zh: '限定的整改期限', en: 'to be put right' },
} as const satisfies Readonly<Record<string, Word>>;

/** Rules that are none of the policy's. */
export const RULE_WORDS: Readonly<Record<string, Word>> = {
  [MILESTONE_RULE]: { zh: '时限届满', en: 'date passes' },
  [ASSIGNMENT_RULE]: { zh: '任务签收期限', en: 'assignment to be acknowledged' },
  suspended: { zh: '暂停期满', en: 'suspension ends' },
};
