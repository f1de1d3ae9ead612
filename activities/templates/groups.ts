import type { Language } from '../../domain/refusals.ts';

/** Headings of a digest, by what is asked of the reader; what presses most stands first. */
export const GROUPS = [
  'overdue',
  'returned',
  'relapsed',
  'papers',
  'toAccept',
  'toSignOff',
  'toLookBack',
  'limitLapsed',
  'limitNear',
  'dueSoon',
  'supervised',
  'assigned',
  'amended',
  'toArrange',
  'copies',
  'circulars',
  'accepted',
  'ended',
] as const;
export type Group = (typeof GROUPS)[number];

export const GROUP_TITLES: Readonly<Record<Group, Readonly<Record<Language, string>>>> = {
  overdue: { zh: '已逾期', en: 'Overdue' },
  returned: { zh: '被退回', en: 'Returned to you' },
  relapsed: { zh: '回头看发现反弹', en: 'Relapsed' },
  papers: { zh: '督办文书待办', en: 'Papers to act on' },
  toAccept: { zh: '待您验收', en: 'For your acceptance' },
  toSignOff: { zh: '待您审批', en: 'For your approval' },
  toLookBack: { zh: '待您回头看', en: 'For your look-back' },
  limitLapsed: { zh: '办理超时', en: 'Decision limit passed' },
  limitNear: { zh: '办理时限将到', en: 'Decision limit near' },
  dueSoon: { zh: '临近到期', en: 'Due soon' },
  supervised: { zh: '督办提醒', en: 'Supervision notices' },
  assigned: { zh: '新分配待签收', en: 'Newly assigned, to acknowledge' },
  amended: { zh: '方案修订', en: 'Amended' },
  toArrange: { zh: '需管理员处理', en: 'For the administrator to arrange' },
  copies: { zh: '抄送文书', en: 'Copies of papers' },
  circulars: { zh: '通报与核验', en: 'Circulars and checkpoints' },
  accepted: { zh: '已通过验收', en: 'Accepted' },
  ended: { zh: '已办结', en: 'Concluded' },
};
