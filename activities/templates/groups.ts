import type { Language } from '../../domain/refusals.ts';

/** Headings of a digest, by what is asked of the reader; what presses most stands first. */
export const GROUPS = [
  'overdue',
  'returned',
  'relapsed',
  'reopened',
  'papers',
  'interviews',
  'toAccept',
  'toSignOff',
  'toLookBack',
  'limitLapsed',
  'limitNear',
  'dueSoon',
  'supervised',
  'assigned',
  'changed',
  'amended',
  'people',
  'toArrange',
  'comments',
  'copies',
  'circulars',
  'accepted',
  'ended',
] as const;
export type Group = (typeof GROUPS)[number];

/** The parts of a digest: what is past its date, what is asked of the reader, what comes up, what was decided, and what is good to know. */
export const SECTIONS = ['late', 'toDo', 'soon', 'decided', 'other'] as const;
export type Section = (typeof SECTIONS)[number];

export const SECTION_TITLES: Readonly<Record<Section, Readonly<Record<Language, string>>>> = {
  late: { zh: '已逾期', en: 'Overdue' },
  toDo: { zh: '待您办理', en: 'For you to act on' },
  soon: { zh: '临近到期', en: 'Due soon' },
  decided: { zh: '办理结果与变动', en: 'Decided or changed' },
  other: { zh: '供您知悉', en: 'For your information' },
};

export const SECTION_OF: Readonly<Record<Group, Section>> = {
  overdue: 'late',
  limitLapsed: 'late',
  returned: 'toDo',
  relapsed: 'toDo',
  reopened: 'toDo',
  papers: 'toDo',
  interviews: 'toDo',
  toAccept: 'toDo',
  toSignOff: 'toDo',
  toLookBack: 'toDo',
  supervised: 'toDo',
  assigned: 'toDo',
  toArrange: 'toDo',
  limitNear: 'soon',
  dueSoon: 'soon',
  changed: 'decided',
  amended: 'decided',
  accepted: 'decided',
  ended: 'decided',
  people: 'other',
  comments: 'other',
  copies: 'other',
  circulars: 'other',
};

export const GROUP_TITLES: Readonly<Record<Group, Readonly<Record<Language, string>>>> = {
  overdue: { zh: '已逾期', en: 'Overdue' },
  returned: { zh: '被退回', en: 'Returned to you' },
  relapsed: { zh: '回头看发现反弹', en: 'Relapsed' },
  reopened: { zh: '销号撤回', en: 'Closure taken back' },
  papers: { zh: '督办文书待办', en: 'Papers to act on' },
  interviews: { zh: '约谈', en: 'Interviews' },
  toAccept: { zh: '待您验收', en: 'For your acceptance' },
  toSignOff: { zh: '待您审批', en: 'For your approval' },
  toLookBack: { zh: '待您回头看', en: 'For your look-back' },
  limitLapsed: { zh: '办理超时', en: 'Decision limit passed' },
  limitNear: { zh: '办理时限将到', en: 'Decision limit near' },
  dueSoon: { zh: '临近到期', en: 'Due soon' },
  supervised: { zh: '督办提醒', en: 'Supervision notices' },
  assigned: { zh: '新分配待签收', en: 'Newly assigned, to acknowledge' },
  changed: { zh: '时限变动与暂停恢复', en: 'Dates changed, work suspended or resumed' },
  amended: { zh: '方案修订', en: 'Amended' },
  people: { zh: '代理与职务交接', en: 'Substitutes and posts handed over' },
  toArrange: { zh: '需管理员处理', en: 'For the administrator to arrange' },
  comments: { zh: '新留言', en: 'Comments' },
  copies: { zh: '抄送文书', en: 'Copies of papers' },
  circulars: { zh: '通报与核验', en: 'Circulars and checkpoints' },
  accepted: { zh: '已通过验收', en: 'Accepted' },
  ended: { zh: '已办结', en: 'Concluded' },
};
