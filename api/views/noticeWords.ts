import type { NoticeKind } from '../../domain/notices.ts';
import type { Word } from '../../domain/words.ts';

/** What a notice is about, in a word or two: for lists of what waits. The mails have wordings of their own. */
export const NOTICE_WORDS: Readonly<Record<NoticeKind, Word>> = {
  assigned: { zh: '任务分配', en: 'assigned' },
  amended: { zh: '方案修订', en: 'amended' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
  rungReached: { zh: '督办提醒', en: 'rung reached' },
  documentIssued: { zh: '文书签发', en: 'document issued' },
  awaitingAcceptance: { zh: '待验收', en: 'awaiting acceptance' },
  awaitingSignOff: { zh: '待销号审批', en: 'awaiting sign-off' },
  awaitedReminder: { zh: '催办', en: 'reminder' },
  awaitedLapsed: { zh: '办理超时', en: 'limit lapsed' },
  returned: { zh: '退回', en: 'returned' },
  accepted: { zh: '验收通过', en: 'accepted' },
  signOffsLapsed: { zh: '审批失效', en: 'sign-offs lapsed' },
  closed: { zh: '销号', en: 'closed' },
  lookBackReminder: { zh: '回头看提醒', en: 'look-back reminder' },
  relapsed: { zh: '发现反弹', en: 'relapsed' },
  archived: { zh: '归档', en: 'archived' },
  roleUnresolved: { zh: '角色无人担任', en: 'nobody fills a role' },
  undeliverable: { zh: '提醒无法送达', en: 'undeliverable' },
};
