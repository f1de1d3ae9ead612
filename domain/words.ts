import type { ActType } from './commands.ts';
import type { EventType, PaperLimits } from './events.ts';
import type { Light } from './light.ts';
import type { MeasureState, Milestone, Phase } from './measure.ts';
import type { PlanActType } from './plan/commands.ts';
import type { PlanEventType } from './plan/events.ts';
import type { PlanPhase } from './plan/plan.ts';
import type { MeasureClass, MilestoneKind } from './policy.ts';
import type { Language } from './refusals.ts';
import type { RollUpStatus } from './rollUp.ts';

/** A word of the glossary in both languages. */
export type Word = Readonly<Record<Language, string>>;

export const PHASE_WORDS: Readonly<Record<Phase, Word>> = {
  registered: { zh: '待签收', en: 'registered' },
  rectifying: { zh: '整改中', en: 'rectifying' },
  inSignOff: { zh: '销号审批中', en: 'in sign-off' },
  suspended: { zh: '已暂停', en: 'suspended' },
  closed: { zh: '已销号', en: 'closed' },
  archived: { zh: '已归档', en: 'archived' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

export const STATUS_WORDS: Readonly<Record<Milestone['status'], Word>> = {
  open: { zh: '整改中', en: 'open' },
  submitted: { zh: '待验收', en: 'submitted' },
  accepted: { zh: '已验收', en: 'accepted' },
};

export const MILESTONE_WORDS: Readonly<Record<MilestoneKind, Word>> = {
  node: { zh: '阶段节点', en: 'node' },
  effect: { zh: '取得明显成效', en: 'clear effect' },
  completion: { zh: '整改落实到位', en: 'in place' },
};

export const CLASS_WORDS: Readonly<Record<MeasureClass, Word>> = {
  standard: { zh: '一般措施', en: 'standard' },
  immediate: { zh: '立行立改', en: 'immediate' },
  longTerm: { zh: '长期坚持', en: 'long-term' },
};

export const LIGHT_WORDS: Readonly<Record<Light, Word>> = {
  normal: { zh: '正常', en: 'normal' },
  green: { zh: '绿灯', en: 'green' },
  blue: { zh: '蓝灯', en: 'blue' },
  yellow: { zh: '黄灯', en: 'yellow' },
  orange: { zh: '橙灯', en: 'orange' },
  red: { zh: '红灯', en: 'red' },
  submitted: { zh: '待验收', en: 'submitted' },
  done: { zh: '按期完成', en: 'done on time' },
  caughtUp: { zh: '逾期已补', en: 'caught up late' },
};

export const ACT_WORDS: Readonly<Record<ActType, Word>> = {
  acknowledge: { zh: '签收', en: 'acknowledge' },
  reportProgress: { zh: '报告进展', en: 'report progress' },
  submit: { zh: '提交验收', en: 'submit' },
  accept: { zh: '通过验收', en: 'accept' },
  return: { zh: '退回', en: 'return' },
  approveClosure: { zh: '同意销号', en: 'approve closure' },
  refuseClosure: { zh: '不同意销号', en: 'refuse closure' },
  acknowledgeDocument: { zh: '签收文书', en: 'acknowledge a document' },
  answerDocument: { zh: '回复文书', en: 'answer a document' },
  holdLookBack: { zh: '回头看（未反弹）', en: 'hold a look-back' },
  findRelapse: { zh: '回头看（发现反弹）', en: 'find a relapse' },
  withdraw: { zh: '撤销', en: 'withdraw' },
  amend: { zh: '修订', en: 'amend' },
  reportPart: { zh: '报告参与事项', en: 'report a part' },
  handInPeriodic: { zh: '报送定期报告', en: 'hand in a periodic report' },
  replaceEvidence: { zh: '更换佐证', en: 'replace evidence' },
  requestExtension: { zh: '申请延期', en: 'ask for an extension' },
  approveExtension: { zh: '同意延期', en: 'approve an extension' },
  refuseExtension: { zh: '不同意延期', en: 'refuse an extension' },
  suspend: { zh: '暂停', en: 'suspend' },
  resume: { zh: '恢复', en: 'resume' },
  issueByHand: { zh: '人工发文', en: 'issue by hand' },
  excuseDocument: { zh: '认定理由正当', en: 'find a reason good' },
  recordInterview: { zh: '记录约谈', en: 'record an interview' },
  confirmRoutine: { zh: '确认转入常态', en: 'confirm as routine' },
  convertClass: { zh: '变更类别', en: 'convert the class' },
  reopen: { zh: '撤回销号、重新整改', en: 'reopen' },
  comment: { zh: '留言', en: 'comment' },
  appointSubstitute: { zh: '指定代理', en: 'appoint a substitute' },
  endSubstitution: { zh: '结束代理', en: 'end a substitution' },
  handOver: { zh: '职务交接', en: 'hand over a post' },
  publishCalendar: { zh: '发布放假安排', en: 'publish a calendar' },
  trustKeys: { zh: '更换签名密钥', en: 'trust keys' },
};

export const PLAN_PHASE_WORDS: Readonly<Record<PlanPhase, Word>> = {
  draft: { zh: '待批准', en: 'draft' },
  approved: { zh: '已批准', en: 'approved' },
  running: { zh: '执行中', en: 'running' },
  concluded: { zh: '已办结', en: 'concluded' },
};

export const PLAN_ACT_WORDS: Readonly<Record<PlanActType, Word>> = {
  submitDraft: { zh: '提交方案', en: 'submit the plan' },
  approvePlan: { zh: '批准方案', en: 'approve the plan' },
  returnPlan: { zh: '退回方案', en: 'return the plan' },
  startPlan: { zh: '启动方案', en: 'start the plan' },
  handInReport: { zh: '报送报告', en: 'hand in a report' },
  concludePlan: { zh: '办结方案', en: 'conclude the plan' },
  changePost: { zh: '变更任职', en: 'change who holds a post' },
  withhold: { zh: '标记不公开', en: 'withhold from the public' },
  release: { zh: '恢复公开', en: 'release to the public' },
  trustKeys: ACT_WORDS.trustKeys,
};

export const PLAN_EVENT_WORDS: Readonly<Record<PlanEventType, Word>> = {
  draftSubmitted: { zh: '提交方案', en: 'plan handed in' },
  approvalOpened: { zh: '进入审批环节', en: 'approval opened' },
  roleUnresolved: { zh: '角色无人担任', en: 'nobody fills the role' },
  approvalGiven: { zh: '批准', en: 'approval given' },
  draftReturned: { zh: '退回方案', en: 'plan returned' },
  approvalsLapsed: { zh: '已有批准失效', en: 'approvals lapsed' },
  planApproved: { zh: '方案获得批准', en: 'plan approved' },
  planStarted: { zh: '启动方案', en: 'plan started' },
  circularIssued: { zh: '通报', en: 'circular issued' },
  summaryIssued: { zh: '每周情况', en: 'weekly summary issued' },
  checkpointAsked: { zh: '记录核验点到期', en: 'checkpoint due' },
  checkpointMade: { zh: '记录核验点已签署', en: 'checkpoint signed' },
  awaitedReminded: { zh: '催办', en: 'reminded' },
  awaitedLapsed: { zh: '办理超时', en: 'limit lapsed' },
  reportHandedIn: { zh: '报送报告', en: 'report handed in' },
  concluded: { zh: '方案办结', en: 'plan concluded' },
  postChanged: { zh: '任职变更', en: 'post changed' },
  withheld: { zh: '标记不公开', en: 'withheld from the public' },
  released: { zh: '恢复公开', en: 'released to the public' },
  keysTrusted: { zh: '更换签名密钥', en: 'keys trusted' },
  noticeUndeliverable: { zh: '提醒无法送达', en: 'notice undeliverable' },
};

export const ROLL_UP_WORDS: Readonly<Record<RollUpStatus, Word>> = {
  open: { zh: '整改中', en: 'open' },
  closed: { zh: '已销号', en: 'closed' },
  reopened: { zh: '重新打开', en: 'reopened' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

export const EVENT_WORDS: Readonly<Record<EventType, Word>> = {
  registered: { zh: '措施登记', en: 'registered' },
  acknowledged: { zh: '签收', en: 'acknowledged' },
  progressReported: { zh: '报告进展', en: 'progress reported' },
  submitted: { zh: '提交验收', en: 'submitted' },
  stepOpened: { zh: '进入审核环节', en: 'step opened' },
  stepApproved: { zh: '审核通过', en: 'step approved' },
  roleUnresolved: { zh: '角色无人担任', en: 'nobody fills the role' },
  milestonesAccepted: { zh: '验收通过', en: 'accepted' },
  returned: { zh: '退回', en: 'returned' },
  signOffsLapsed: { zh: '已有审批失效', en: 'sign-offs lapsed' },
  closed: { zh: '销号', en: 'closed' },
  lookBackHeld: { zh: '回头看未发现反弹', en: 'look-back held' },
  relapsed: { zh: '回头看发现反弹', en: 'relapsed' },
  archived: { zh: '归档', en: 'archived' },
  withdrawn: { zh: '撤销', en: 'withdrawn' },
  amended: { zh: '方案修订', en: 'amended' },
  ruleFired: { zh: '督办', en: 'rung reached' },
  documentNumbered: { zh: '文书编号', en: 'document numbered' },
  documentAcknowledged: { zh: '签收文书', en: 'document acknowledged' },
  documentAnswered: { zh: '回复文书', en: 'document answered' },
  awaitedReminded: { zh: '催办', en: 'reminded' },
  awaitedLapsed: { zh: '办理超时', en: 'limit lapsed' },
  noticeUndeliverable: { zh: '提醒无法送达', en: 'notice undeliverable' },
  partReported: { zh: '参与单位报告', en: 'part reported' },
  periodicHandedIn: { zh: '报送定期报告', en: 'periodic report handed in' },
  evidenceReplaced: { zh: '更换佐证', en: 'evidence replaced' },
  extensionRequested: { zh: '申请延期', en: 'extension asked for' },
  extensionGranted: { zh: '批准延期', en: 'extension granted' },
  extensionRefused: { zh: '不同意延期', en: 'extension refused' },
  suspended: { zh: '暂停', en: 'suspended' },
  resumed: { zh: '恢复', en: 'resumed' },
  documentExcused: { zh: '认定理由正当', en: 'reason found good' },
  interviewRecorded: { zh: '约谈记录', en: 'interview recorded' },
  routineConfirmed: { zh: '转入常态', en: 'confirmed as routine' },
  classConverted: { zh: '变更类别', en: 'class converted' },
  reopened: { zh: '撤回销号、重新整改', en: 'reopened' },
  commented: { zh: '留言', en: 'commented' },
  substituteAppointed: { zh: '指定代理', en: 'substitute appointed' },
  substitutionEnded: { zh: '结束代理', en: 'substitution ended' },
  handedOver: { zh: '职务交接', en: 'post handed over' },
  postTaken: { zh: '接任到岗', en: 'post taken' },
  calendarPublished: { zh: '发布放假安排', en: 'calendar published' },
  keysTrusted: { zh: '更换签名密钥', en: 'keys trusted' },
};

const FIELD_WORDS: Readonly<Record<string, Word>> = {
  text: { zh: '内容', en: 'text' },
  summary: { zh: '完成情况', en: 'summary' },
  reason: { zh: '理由', en: 'reason' },
  note: { zh: '检查结论', en: 'finding' },
  progress: { zh: '目前进展', en: 'progress so far' },
  basis: { zh: '决定依据', en: 'decision it rests on' },
  requirement: { zh: '具体要求', en: 'requirement' },
  name: { zh: '姓名', en: 'name' },
};

/** What of a signed claim may belong to another command. */
const CLAIM_WORDS: Readonly<Record<string, Word>> = {
  measure: { zh: '措施', en: 'measure' },
  command: { zh: '指令', en: 'command' },
  person: { zh: '人员', en: 'person' },
  act: { zh: '内容', en: 'act' },
};

/** Which list of words the parameter of a refusal is taken from. */
const LISTS: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  phase: PHASE_WORDS,
  status: STATUS_WORDS,
  planPhase: PLAN_PHASE_WORDS,
  act: { ...ACT_WORDS, ...PLAN_ACT_WORDS },
  what: { ...ACT_WORDS, ...PLAN_ACT_WORDS, ...CLAIM_WORDS },
  field: FIELD_WORDS,
  class: CLASS_WORDS,
};

/** @returns the word for a refusal's parameter, or the value itself where it is a name, a date or a number. */
export function wordFor(parameter: string, value: string, language: Language): string {
  return LISTS[parameter]?.[value]?.[language] ?? value;
}

/** @returns what a milestone is called: its own title or the word for its kind. */
export function milestoneTitle(milestone: Pick<MeasureState['milestones'][number], 'kind' | 'title'>, language: Language): string {
  return milestone.title ?? MILESTONE_WORDS[milestone.kind][language];
}

/** @returns a period of a periodic duty in words: 2026年第48周, 2026年11月, 2026年第4季度; week 48 of 2026, 2026-11, quarter 4 of 2026. */
export function periodTitle(period: string, language: Language): string {
  const [, year = '', unit = '', number = ''] = /^(\d{4})-([WQ]?)(\d+)$/.exec(period) ?? [];
  if (year === '') return period;
  if (unit === '') return language === 'zh' ? `${year}年${Number(number)}月` : period;
  const words = unit === 'W' ? { zh: '周', en: 'week' } : { zh: '季度', en: 'quarter' };
  return language === 'zh' ? `${year}年第${Number(number)}${words.zh}` : `${words.en} ${Number(number)} of ${year}`;
}

const LIMIT_WORDS: Readonly<Record<keyof PaperLimits, Word>> = {
  acknowledgeBy: { zh: '签收期限', en: 'limit to acknowledge' },
  answerBy: { zh: '回复期限', en: 'limit to answer' },
  rectifyBy: { zh: '整改期限', en: 'limit to put right' },
};
const NAMED_BY_KIND: Readonly<Record<string, Word>> = { ...MILESTONE_WORDS, receipt: { zh: '任务签收', en: 'receipt of the assignment' } };

/** @returns what a date that has moved is called: a milestone without a title of its own by its kind, a paper with its limit. */
export function movedTitle({ title, limit }: { readonly title: string; readonly limit?: keyof PaperLimits }, language: Language): string {
  const name = NAMED_BY_KIND[title]?.[language] ?? title;
  if (limit === undefined) return name;
  return { zh: `《${name}》${LIMIT_WORDS[limit].zh}`, en: `${name}, ${LIMIT_WORDS[limit].en}` }[language];
}
