import type { Duty } from './duties.ts';
import type { Language } from './refusals.ts';
import { movedTitle, type Word } from './words.ts';

/** What people are to do, in lists of duties, mails and calendars. */
export const DUTY_WORDS: Readonly<Record<Duty['what'], Word>> = {
  receipt: { zh: '签收任务', en: 'acknowledge the assignment' },
  milestone: { zh: '完成并提交', en: 'complete and submit' },
  part: { zh: '报告参与事项', en: 'report the part' },
  documentReceipt: { zh: '签收文书', en: 'acknowledge the paper' },
  documentAnswer: { zh: '回复文书', en: 'answer the paper' },
  acceptance: { zh: '验收', en: 'accept or return' },
  signOff: { zh: '销号审批', en: 'decide on closure' },
  extension: { zh: '延期审批', en: 'decide on the extension' },
  interview: { zh: '约谈并记录', en: 'hold and record the interview' },
  lookBack: { zh: '回头看', en: 'look back' },
  periodic: { zh: '定期报告', en: 'hand in the report' },
};

/** @returns what is to be done, in words: 验收：督查室验收. */
export function dutyText({ what, title }: Pick<Duty, 'what' | 'title'>, language: Language): string {
  const about = what === 'receipt' || what === 'part' ? '' : movedTitle({ title }, language);
  return about === '' ? DUTY_WORDS[what][language] : `${DUTY_WORDS[what][language]}${language === 'zh' ? '：' : ': '}${about}`;
}
