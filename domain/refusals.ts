import { wordFor } from './words.ts';

/**
 * The closed list of reasons for which an act is refused. Codes are stable: clients, logs and the documentation know them.
 * `{name}` in a text is filled from the refusal's parameters.
 */
export const REFUSALS = {
  unknownPerson: { zh: '“{person}”当前不担任本措施涉及的任何职务。请核对人员编号；确有任职的，请管理员更新方案。', en: 'Nobody with the id "{person}" holds a post that this measure involves today. Check the id, or have the administrator amend the plan.' },
  notYours: { zh: '{person} 所任职务无权办理“{act}”；应由 {allowed} 办理。', en: '{person} may not do "{act}"; it is for {allowed}.' },
  notAwaited: { zh: '本环节不等待 {person} 的意见；现等待：{awaited}。', en: 'This step does not await {person}; it awaits {awaited}.' },
  alreadyDone: { zh: '已经办理过，无需重复：{what}。', en: 'Already done, nothing to repeat: {what}.' },
  wrongPhase: { zh: '措施当前为“{phase}”，不能办理“{act}”。', en: 'The measure is {phase}; "{act}" is not possible now.' },
  unknownMilestone: { zh: '没有编号为“{milestone}”的时限节点；现有：{known}。', en: 'There is no milestone "{milestone}"; there are {known}.' },
  milestoneNotOpen: { zh: '时限节点“{milestone}”当前为“{status}”，不能提交。', en: 'Milestone "{milestone}" is {status} and cannot be submitted.' },
  milestoneNotSubmitted: { zh: '时限节点“{milestone}”当前为“{status}”，没有待验收的提交。', en: 'Milestone "{milestone}" is {status}; there is no submission to decide.' },
  milestoneNotAccepted: { zh: '时限节点“{milestone}”尚未通过验收，不能作为退回对象。', en: 'Milestone "{milestone}" has not been accepted, so closure cannot be refused for it.' },
  milestonesApart: { zh: '所列时限节点处于不同验收环节，请分别办理：{milestones}。', en: 'These milestones stand at different steps of acceptance; decide them one by one: {milestones}.' },
  submitterMayNotAccept: { zh: '{person} 是本次提交人，不得验收自己提交的事项（职责分离）。', en: '{person} submitted this and may not accept it (separation of duties).' },
  participantMayNotSign: { zh: '{person} 已提交或验收过本措施，不得再审批销号（职责分离）。', en: '{person} submitted or accepted here and may not sign off the closure (separation of duties).' },
  participantMayNotLookBack: { zh: '{person} 参与过本措施的提交、验收或销号，不得承担回头看（职责分离）。', en: '{person} took part in submission, acceptance or sign-off and may not look back (separation of duties).' },
  factsChanged: { zh: '您看到的内容已有变化，请重新打开后再审批（所见摘要 {seen}，现为 {now}）。', en: 'What you saw has changed since; open it again before you approve (you saw {seen}, it is now {now}).' },
  unknownDocument: { zh: '没有编号为“{document}”的文书；现有：{known}。', en: 'There is no document "{document}"; there are {known}.' },
  unknownLookBack: { zh: '没有编号为“{lookBack}”且尚未进行的回头看；现有：{known}。', en: 'There is no look-back "{lookBack}" still to be held; there are {known}.' },
  emptyText: { zh: '“{field}”不能为空，请写明内容。', en: '"{field}" must not be empty.' },
  noMilestones: { zh: '没有指明时限节点；可选：{known}。', en: 'No milestone was named; choose from {known}.' },
  evidenceTooOld: { zh: '认定反弹须有销号（{closedOn}）之后的证据；所附证据最晚为 {latest}。', en: 'A relapse needs evidence dated after the closure ({closedOn}); the latest given is of {latest}.' },
  evidenceFromFuture: { zh: '佐证“{name}”的形成日期 {date} 不是有效日期，或晚于今天（{today}）。', en: 'Evidence "{name}" is dated {date}, which is not a date or is after today ({today}).' },
  lookBackTooEarly: { zh: '回头看定于 {dueOn}，最早可于 {from} 进行。如已发现反弹，可随时登记反弹。', en: 'The look-back is for {dueOn} and can be held from {from} on. A relapse can be recorded on any day.' },
  unknownAct: { zh: '没有“{act}”这种办理事项。', en: 'There is no act "{act}".' },
  datesMissing: { zh: '新一轮整改须为每个时限节点确定新日期；缺少：{milestones}。', en: 'The next cycle needs a new date for every milestone; missing: {milestones}.' },
  dateInvalid: { zh: '“{date}”不是有效日期，或不晚于今天（{today}）。', en: '"{date}" is not a date, or not after today ({today}).' },
  milestoneFixed: { zh: '时限节点“{milestone}”已提交或已通过验收，方案修订不能删除或更改其日期。', en: 'Milestone "{milestone}" is submitted or accepted; an amendment can neither drop it nor move its date.' },
  otherMeasure: { zh: '修订内容属于另一措施（{other}）。', en: 'The amendment belongs to another measure ({other}).' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type RefusalCode = keyof typeof REFUSALS;

/** Why an act was refused, as data. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string>>;
}

export interface Refused {
  readonly refused: Refusal;
}

export type Language = 'zh' | 'en';

export function refuse(code: RefusalCode, params: Record<string, string> = {}): Refused {
  return { refused: { code, params } };
}

export function isRefusalCode(code: string): code is RefusalCode {
  return code in REFUSALS;
}

/** @returns the reason as a sentence for the person who was refused. */
export function explainRefusal(refusal: Refusal, language: Language): string {
  return REFUSALS[refusal.code][language].replace(/\{(\w+)\}/g, (_, name: string) => wordFor(name, refusal.params[name] ?? '—', language));
}
