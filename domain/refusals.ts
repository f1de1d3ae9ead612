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
  suspended: { zh: '措施已暂停至 {until}，恢复之前不能办理“{act}”。', en: 'The measure is suspended until {until}; "{act}" is not possible before it is resumed.' },
  extensionNotAllowed: { zh: '督办规则不允许对时限节点“{milestone}”申请延期。', en: 'The policy allows no extension for milestone "{milestone}".' },
  extensionTooLate: { zh: '延期应在时限届满前提出，最晚 {latest}；现已超过。', en: 'An extension must be asked before the date passes, on {latest} at the latest; that is over.' },
  extensionsUsedUp: { zh: '时限节点“{milestone}”最多可延期 {atMost} 次，已批准 {granted} 次。', en: 'Milestone "{milestone}" may be extended {atMost} times at most and has been {granted} times.' },
  extensionPending: { zh: '时限节点“{milestone}”已有一项延期申请待审。', en: 'An extension for milestone "{milestone}" is already asked for and undecided.' },
  extensionTooLong: { zh: '新时限 {date} 过远：一次延期最迟到 {latest}。', en: 'The new date {date} is too far: one extension goes to {latest} at the latest.' },
  extensionNotLater: { zh: '新时限 {date} 应晚于现时限 {dueOn}。', en: 'The new date {date} must be later than the date that stands ({dueOn}).' },
  beyondOuterDate: { zh: '新时限 {date} 超出方案最终期限 {outerOn}。', en: 'The new date {date} is beyond the outer date of the plan ({outerOn}).' },
  finalLimitSet: { zh: '文书“{document}”已对该时限节点设定最后期限，不得再延期。', en: 'The paper "{document}" has set a last date for this milestone; it cannot be extended any more.' },
  lastDateSet: { zh: '该时限节点已有最后期限，不得再延期。', en: 'A last date has been set for this milestone; it cannot be extended any more.' },
  unknownExtension: { zh: '没有编号为“{extension}”的待审延期申请；现有：{known}。', en: 'There is no undecided extension "{extension}"; there are {known}.' },
  requesterMayNotDecide: { zh: '{person} 是延期申请人（或其代理、被代理人），不得审批该申请（职责分离）。', en: '{person} asked for the extension, in person or through a substitution, and may not decide it (separation of duties).' },
  partsMissing: { zh: '参与单位尚未全部报告完成：{missing}。督办规则要求先报告完成，再提交验收。', en: 'Participating units have not all reported their part as done: {missing}. The policy lets a submission wait for them.' },
  unknownTarget: { zh: '没有编号为“{target}”的量化目标；现有：{known}。', en: 'There is no target "{target}"; there are {known}.' },
  valueInvalid: { zh: '量化目标“{target}”的数值 {value} 无效：应为不小于 0 的数。', en: 'The value {value} of target "{target}" is not a number of 0 or more.' },
  shortfallUnexplained: { zh: '量化目标未达到（{shortfall}）。确需通过的，请在验收意见中写明理由。', en: 'Targets are not reached ({shortfall}). To accept all the same, state the reason.' },
  unknownDuty: { zh: '没有编号为“{duty}”的定期报告；现有：{known}。', en: 'There is no periodic duty "{duty}"; there are {known}.' },
  periodNotOpen: { zh: '“{period}”不是该定期报告可以报送的周期；现可报送：{known}。', en: '"{period}" is not a period that can be handed in now; open are {known}.' },
  ruleNotByHand: { zh: '督办规则“{rule}”不能由人工发出；可人工发出的有：{known}。', en: 'Rule "{rule}" cannot be entered by hand; these can: {known}.' },
  milestoneNeeded: { zh: '“{rule}”针对具体时限节点，请指明一个整改中的节点；现有：{known}。', en: 'Rule "{rule}" is about a milestone; name one that is open: {known}.' },
  notExcusable: { zh: '文书“{document}”的限期不能以理由正当免除后续督办，或没有待认定的理由。', en: 'The lapse of paper "{document}" cannot be excused, or no reason has been given for it.' },
  unknownInterview: { zh: '没有编号为“{interview}”且尚未记录的约谈；现有：{known}。', en: 'There is no interview "{interview}" still to be recorded; there are {known}.' },
  evidenceRequired: { zh: '请至少附一份佐证材料。', en: 'Attach at least one piece of evidence.' },
  routineNotAllowed: { zh: '只有“长期坚持”类措施、且督办规则规定了转入常态的确认人，才能转入常态。', en: 'Only measures of the long-term class, under a policy that says who confirms it, can become routine.' },
  milestonesOpen: { zh: '还有时限节点未通过验收：{milestones}。', en: 'Milestones are not yet accepted: {milestones}.' },
  sameClass: { zh: '措施已经是“{class}”类。', en: 'The measure is already of class {class}.' },
  dutiesMissing: { zh: '转为该类别须至少有一个时限节点，请给出时限。', en: 'A measure of that class needs at least one milestone; give its dates.' },
  unknownPost: { zh: '本措施不涉及职务“{post}”；涉及的有：{known}。', en: 'This measure does not involve the post "{post}"; it involves {known}.' },
  substituteIsHolder: { zh: '{person} 本人现任该职务，不能作自己的代理。', en: '{person} holds the post and cannot be the substitute.' },
  datesInvalid: { zh: '起止日期 {from} 至 {to} 无效：应为真实日期，且止期不早于起期和今天（{today}）。', en: 'The dates {from} to {to} are not valid: real dates, the end not before the beginning nor before today ({today}).' },
  noSubstitution: { zh: '{person} 现不是该职务的代理。', en: '{person} is not a substitute for that post.' },
  calendarOlder: { zh: '所发布的工作日历只到 {given}，早于现有的 {known}；或时区不同。', en: 'The calendar given reaches {given} only, less far than the one in use ({known}), or is of another zone.' },
  claimMissing: { zh: '该指令没有系统签名。请通过本系统办理，不要直接向工作流引擎发送。', en: 'The command carries no signed claim. Act through the system, not through the workflow engine.' },
  claimInvalid: { zh: '该指令的签名无效，或签名密钥不受本措施信任。', en: 'The signature of the command is not valid, or its key is not trusted by this measure.' },
  claimForeign: { zh: '该指令的签名属于另一措施、另一指令、另一人或另一内容（{what}）。', en: 'The signed claim belongs to another measure, command, person or act ({what}).' },
  claimExpired: { zh: '该指令的签名已过有效期，请重新办理。', en: 'The signed claim has expired; do it again.' },
  claimReplayed: { zh: '该指令已用过，不能换一个编号重发。', en: 'The command has been used before; it cannot be sent again under another id.' },
  keysInvalid: { zh: '密钥列表无效：应为 1 至 10 个 Ed25519 公钥，编号与公钥相符。', en: 'The list of keys is not valid: 1 to 10 Ed25519 public keys, each with the id that belongs to it.' },
  planWrongPhase: { zh: '整改方案当前为“{planPhase}”，不能办理“{act}”。', en: 'The plan is {planPhase}; "{act}" is not possible now.' },
  planNotSubmitted: { zh: '整改方案的这一版本（{hash}）尚未提交审批。请先由管理员提交（bihuan plan submit），再由 {awaited} 批准（bihuan plan approve）。', en: 'This version of the plan ({hash}) has not been handed in for approval. An administrator submits it (bihuan plan submit), then {awaited} approves it (bihuan plan approve).' },
  planNotApproved: { zh: '整改方案的这一版本（{hash}）尚未批准；现等待：{awaited}。批准用 bihuan plan approve。', en: 'This version of the plan ({hash}) is not approved yet; it awaits {awaited}, who approve it by bihuan plan approve.' },
  planVersionReturned: { zh: '整改方案的这一版本（{hash}）已由 {by} 退回：{reason}。请修改后重新提交。', en: 'This version of the plan ({hash}) was returned by {by}: {reason}. Change it and hand it in again.' },
  planMeasuresOpen: { zh: '整改方案还有 {open} 项措施未销号、归档或撤销，不能办结。', en: 'The plan has {open} measures that are neither closed, archived nor withdrawn; it cannot be concluded.' },
  submitterMayNotApprove: { zh: '{person} 是这一版本的提交人，不得自己批准（职责分离）。', en: '{person} handed in this version and may not approve it (separation of duties).' },
  unknownReport: { zh: '没有编号为“{report}”且尚未报送的报告；现有：{known}。', en: 'There is no report "{report}" still to be handed in; there are {known}.' },
  notWithheld: { zh: '“{item}”没有标记为不公开；方案文件中的标记须修订方案才能取消。', en: '"{item}" is not withheld by an act; a mark in the plan\'s file is taken away by amending the plan.' },
  otherPlan: { zh: '提交的内容属于另一整改方案（{other}）。', en: 'What was handed in belongs to another plan ({other}).' },
  policyEndless: { zh: '督办规则没有终点（{rules}）：规则等待自己发出的文书，或期限、间隔不在其后，不能采用。', en: 'These rules never come to an end ({rules}): a rule follows a paper of its own, or a limit or repetition does not lie ahead.' },
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
