import { API_ERRORS } from '../../api/problems/apiErrors.ts';
import { STATUSES, type ProblemCode } from '../../api/problems/statuses.ts';
import { CLI_ERRORS } from '../../cli/errors.ts';
import { REFUSALS } from '../../domain/refusals.ts';
import { PROBLEMS } from '../../plans/check/problem.ts';

/** What to do about each refusal and error. The type sees to it that none is left out. */
const ADVICE: Readonly<Record<ProblemCode, readonly [zh: string, en: string]>> = {
  unknownPerson: ['核对 --as 或登录的人员编号；确有任职的，由管理员在方案中补上任职后重新启动方案。', 'Check the id given with --as; if the person does hold a post, the administrator adds it to the plan and starts the plan again.'],
  notYours: ['由所列职务的任职人办理；职务有变动的，由管理员修订方案。', 'Have the holder of a post that is named do it; if posts have changed, the administrator amends the plan.'],
  notAwaited: ['用 measure show 查看现等待谁；轮到本人时再办。', 'See in measure show who is awaited; act when it is your turn.'],
  alreadyDone: ['无需再办。', 'Nothing is left to do.'],
  wrongPhase: ['用 measure show 查看现状和下一步。', 'See in measure show how the measure stands and what comes next.'],
  unknownMilestone: ['改用所列的时限节点编号。', 'Use one of the ids that are listed.'],
  milestoneNotOpen: ['已提交的等待验收结果；已验收的无需再提交。', 'Wait for the decision on what is submitted; what is accepted needs no further submission.'],
  milestoneNotSubmitted: ['等待牵头单位提交后再验收。', 'Wait until the lead unit has submitted it.'],
  milestonesApart: ['分几次办理，每次一个节点。', 'Decide them one at a time.'],
  submitterMayNotAccept: ['由未参与提交的其他验收人办理。', 'Have another acceptor decide, who did not submit.'],
  participantMayNotSign: ['由未参与提交、验收的其他审批人办理；无其他人选的，由管理员修订方案，另指定职务。', 'Have another official sign who neither submitted nor accepted; if there is none, the administrator names another post.'],
  participantMayNotLookBack: ['由未参与过本措施的其他人员回头看；无其他人选的，由管理员修订方案。', 'Have somebody look back who took no part; if there is none, the administrator names another post.'],
  factsChanged: ['重新打开措施，核对现在的内容，再同意。', 'Open the measure again, look at it as it is now, and approve that.'],
  unknownDocument: ['用 documents list 查看编号；以往轮次的文书已归档，不能再签收或回复。', 'See the ids in documents list; papers of earlier cycles can no longer be acknowledged or answered.'],
  unknownLookBack: ['用 measure show 查看尚未进行的回头看。', 'See in measure show which look-backs are still to be held.'],
  emptyText: ['写明内容后重试。', 'Write something and try again.'],
  noMilestones: ['用 --milestones 写明节点编号。', 'Name the milestones with --milestones.'],
  evidenceFromFuture: ['核对佐证材料的形成日期。', 'Check the date the evidence is of.'],
  lookBackTooEarly: ['到所列日期再办；已发现反弹的，现在即可登记。', 'Come back on the date given; a relapse that has been found can be recorded now.'],
  unknownAct: ['改用本系统的命令行或接口办理。', 'Use the command line or the api of this system.'],
  evidenceTooOld: ['附上销号日之后形成的证据，并如实写明其日期。', 'Attach evidence that came into being after the closure, with its true date.'],
  datesMissing: ['为每个节点写明新日期，如 --date effect=2027-01-29。', 'Give every milestone its new date, such as --date effect=2027-01-29.'],
  dateInvalid: ['写明今天之后的有效日期。', 'Give a real date after today.'],
  milestoneFixed: ['方案中保留该节点原样；确需更改的，先退回提交或验收。', 'Leave that milestone as it was in the plan; to change it, have it returned first.'],
  suspended: ['等到恢复之日，或由方案的决定机关提前恢复。', 'Wait until it is resumed, or have the plan\'s authority resume it earlier.'],
  extensionNotAllowed: ['按现时限完成；确需允许延期的，由管理员修订督办规则。', 'Keep the date; to allow extensions, the administrator amends the policy.'],
  extensionTooLate: ['已不能延期，请尽快完成并提交。', 'It cannot be extended any more; finish it and submit.'],
  extensionsUsedUp: ['已达延期次数上限，请尽快完成并提交。', 'No more extensions can be granted; finish it and submit.'],
  extensionPending: ['等待现有申请的审批结果。', 'Wait for the decision on the request that is there.'],
  extensionTooLong: ['改为所列日期或更早的新时限。', 'Ask for the date given or an earlier one.'],
  extensionNotLater: ['写明晚于现时限的新日期。', 'Give a date later than the one that stands.'],
  beyondOuterDate: ['新时限不得超出方案最终期限；确需更晚的，由管理员修订方案。', 'Ask for a date within the outer date; to move that, the administrator amends the plan.'],
  finalLimitSet: ['按文书所定最后期限完成。', 'Keep the last date that the paper has set.'],
  unknownExtension: ['用 measure show 查看待审的延期申请。', 'See in measure show which requests are undecided.'],
  requesterMayNotDecide: ['由其他审批人办理。', 'Have another official decide.'],
  partsMissing: ['请所列参与单位先用 measure part 报告完成。', 'Have the units named report their part as done with measure part.'],
  unknownTarget: ['改用所列的量化目标编号。', 'Use one of the ids that are listed.'],
  valueInvalid: ['写明不小于 0 的数。', 'Give a number of 0 or more.'],
  shortfallUnexplained: ['用 --note 写明理由，或退回。', 'State the reason with --note, or return it.'],
  unknownDuty: ['改用所列的定期报告编号。', 'Use one of the ids that are listed.'],
  periodNotOpen: ['改用所列的周期。', 'Use one of the periods that are listed.'],
  ruleNotByHand: ['改用所列的规则；确需增加的，由管理员修订督办规则。', 'Use a rule that is listed; to add one, the administrator amends the policy.'],
  milestoneNeeded: ['指明一个整改中的时限节点。', 'Name a milestone that is open.'],
  notExcusable: ['先请收文单位书面说明理由；规则不允许的，不能免除。', 'Have the recipient answer with the reason first; where the policy does not allow it, nothing can be excused.'],
  unknownInterview: ['用 measure show 查看尚未记录的约谈。', 'See in measure show which interviews are still to be recorded.'],
  evidenceRequired: ['附上佐证材料后重试。', 'Attach the evidence and try again.'],
  routineNotAllowed: ['按一般措施提交、验收、销号；或由决定机关先变更类别。', 'Submit, accept and sign off as for other measures, or have the authority convert the class first.'],
  milestonesOpen: ['所列节点通过验收后再办。', 'Do it once these milestones are accepted.'],
  sameClass: ['无需变更。', 'Nothing is to be changed.'],
  dutiesMissing: ['写明至少一个时限节点及日期。', 'Give at least one milestone with its date.'],
  unknownPost: ['改用本措施涉及的职务编号。', 'Use the id of a post that the measure involves.'],
  substituteIsHolder: ['指定任职人以外的人代理。', 'Name somebody other than the holder.'],
  datesInvalid: ['写明有效的起止日期。', 'Give real dates in the right order.'],
  noSubstitution: ['用 measure show 查看现任代理。', 'See in measure show who stands in now.'],
  calendarOlder: ['改用更新的放假安排。', 'Use a newer list of days off.'],
  claimMissing: ['通过本系统的页面、命令行或接口办理。', 'Act through the pages, the command line or the api.'],
  claimInvalid: ['通过本系统办理；刚更换过签名密钥的，请管理员核对接口使用的密钥。', 'Act through the system; if keys were just changed, the administrator checks which key the api uses.'],
  claimForeign: ['通过本系统重新办理。', 'Do it again through the system.'],
  claimExpired: ['重新办理；反复出现的，请管理员核对各机器的时钟。', 'Do it again; if it recurs, the administrator checks the clocks.'],
  claimReplayed: ['无需再办。', 'Nothing is left to do.'],
  keysInvalid: ['核对公钥及其编号。', 'Check the public keys and their ids.'],
  otherMeasure: ['核对方案编号和措施编号。', 'Check the ids of plan and measure.'],
  planWrongPhase: ['用 plan show 查看方案现状。', 'See in plan show how the plan stands.'],
  planNotSubmitted: ['先 plan submit 提交这一版本，批准后再启动。', 'Hand this version in with plan submit, and start it once it is approved.'],
  planNotApproved: ['请所列人员用 plan approve 批准；批准后再启动。', 'Have those named approve it with plan approve; start it then.'],
  planVersionReturned: ['按退回理由修改方案，重新提交。', 'Change the plan as the reason says and hand it in again.'],
  planMeasuresOpen: ['用 measure list 查看还在办理的措施，销号或撤销后再办结。', 'See in measure list what is still open; conclude the plan when it is closed or withdrawn.'],
  submitterMayNotApprove: ['由其他有权批准的人员办理。', 'Have another person who may approve do it.'],
  unknownReport: ['从所列报告编号中选择。', 'Choose one of the reports named.'],
  otherPlan: ['核对方案编号；每个整改方案分别提交。', 'Check the id of the plan; each plan is handed in by itself.'],

  notSignedIn: ['选择办理人或带上登录令牌。', 'Choose a person, or send a session token.'],
  sessionInvalid: ['重新登录；bihuan 命令每次自动登录。', 'Sign in again; the bihuan command does so by itself each time.'],
  notOneMachine: ['通过本单位的统一身份认证登录，命令行用环境变量 BIHUAN_TOKEN。', 'Sign in through your organisation; give the command line its token in BIHUAN_TOKEN.'],
  notThisMachine: ['到运行本系统的机器上操作。', 'Work on the machine that runs it.'],
  wrongHost: ['改用所列的地址；正式部署请设置 BIHUAN_PUBLIC_URL。', 'Use an address that is listed; in production set BIHUAN_PUBLIC_URL.'],
  crossSite: ['关闭来源可疑的网页，在本系统中操作。', 'Close the page you came from and work in this system.'],
  badInput: ['按 errors 中逐字段的说明改正。', 'Correct each field named in errors.'],
  notJson: ['修正 JSON 后重试。', 'Mend the JSON and try again.'],
  mediaType: ['把 Content-Type 设为 application/json。', 'Set Content-Type to application/json.'],
  tooLarge: ['缩短内容；附件单独上传；大方案分成几个。', 'Shorten it; upload evidence by itself; split a large plan.'],
  unknownEvidence: ['核对摘要；在 measure show 中查看附件。', 'Check the hash; see the evidence in measure show.'],
  evidenceNotKept: ['照常登记附件，文件自行保管；需要集中保存的，请管理员设置存储。', 'Register the evidence and keep the file yourself; to have it kept here, the administrator sets up a storage.'],
  evidenceMissing: ['重新上传附件。', 'Upload the file again.'],
  evidenceSizeDiffers: ['核对文件后重新上传。', 'Check the file and upload it again.'],
  evidenceTooLarge: ['压缩或拆分文件；上限由 EVIDENCE_MAX_MB 设定。', 'Compress or split the file; EVIDENCE_MAX_MB sets the limit.'],
  evidenceUnreachable: ['稍后重试；持续不通请管理员检查存储。', 'Try again; if it lasts, the administrator looks at the storage.'],
  unknownPath: ['对照 /api/openapi.json 核对方法和路径。', 'Compare method and path with /api/openapi.json.'],
  unknownPlan: ['改用所列的方案编号。', 'Use one of the ids that are listed.'],
  unknownMeasure: ['用 measure list 查看编号。', 'See the ids in measure list.'],
  unknownMail: ['用 mail list 查看编号。', 'See the ids in mail list.'],
  noCertificate: ['用 measure show 查看是否已销号、第几轮销号。', 'See in measure show whether and in which cycle it was closed.'],
  unknownCheckpoint: ['用核验点清单中的编号。', 'Use an id of the list of checkpoints.'],
  planHasErrors: ['按 errors 逐条改正，用 plan check 复查，再启动。', 'Correct what errors names, check with plan check, start again.'],
  unknownVersion: ['用 plan show 查看各版本的摘要。', 'See the hashes in plan show.'],
  unknownCircular: ['用 plan circulars 查看有哪几个月的通报。', 'See in plan circulars which months there are.'],
  planNeverSubmitted: ['需要修订时用 plan submit 提交新版本。', 'Hand a new version in with plan submit when it is to change.'],
  planStarting: ['等它完成，用 plan show 查看进度。', 'Wait until it is done; see plan show.'],
  personTaken: ['另一人请换编号；同一人请与其他方案统一姓名。', 'Give another person another id; write the same person\'s name the same way.'],
  notAdministrator: ['由所列管理员办理；更换管理员由现任管理员修订方案。', 'Have an administrator that is named do it; the present one changes administrators by amending the plan.'],
  notAnyAdministrator: ['由方案管理员办理。', 'Have an administrator of a plan do it.'],
  calendarHasErrors: ['按 errors 逐条改正，再发布。', 'Correct what errors names, then publish it.'],
  calendarGap: ['先发布前一年的放假安排。', 'Publish the list of the year before first.'],
  calendarDiffers: ['核对文件；确系更正的写 correction: true。', 'Check the file; if it is a correction, write correction: true.'],
  unknownPostOfPlan: ['改用所列的职务编号。', 'Use one of the ids that are listed.'],
  nameMissing: ['核对人员编号；确系新来的人，用 --name 写明姓名。', 'Check the id; for somebody new, give the name with --name.'],
  notHolderNorAdministrator: ['由任职人本人或管理员办理。', 'Have the holder or an administrator do it.'],
  unknownLeader: ['改用职务编号、职务名称或现任职者的编号、姓名。', 'Use the id or title of a post, or the id or name of who holds it.'],
  engineUnreachable: ['稍后用同一 Idempotency-Key 重试，不会办两次；持续不通请管理员检查流程引擎和工作进程。', 'Try again with the same Idempotency-Key, it is not done twice; if it lasts, the administrator looks at the engine and the workers.'],
  storeUnreachable: ['稍后重试；持续不通请管理员检查数据库。', 'Try again; if it lasts, the administrator looks at the database.'],
  internal: ['把请求编号告诉管理员，凭编号在日志中查原因。', 'Tell the administrator the number of the request; the log has the cause under it.'],
};

const HEAD = `# 拒绝与错误 Refusals and errors

<!-- Made by tests/api/refusals.test.ts from the tables in the code; after a change there: npx vitest run tests/api/refusals.test.ts -u -->

接口以 \`application/problem+json\`（RFC 9457）应答，\`code\` 为下列代码，\`text\` 有中英两种文字，\`params\` 是填入 \`{…}\` 的内容。代码不变，可供程序判断。
命令行的退出码：1 被拒绝（401、403、409），2 输入有误（其余 4xx），3 连不上或系统故障（5xx）。

The api answers \`application/problem+json\` (RFC 9457): \`code\` is one of these, \`text\` has the sentence in both languages, \`params\` what was filled into
\`{…}\`. Codes are stable. Exit codes of the command line: 1 refused (401, 403, 409), 2 wrong input (other 4xx), 3 cannot reach or failed (5xx).
`;

/** @returns docs/refusals.md as it should be. */
export function refusalsDocument(): string {
  const ofApi = ([code, { zh, en }]: [string, { zh: string; en: string }]) => {
    const [zhAdvice, enAdvice] = ADVICE[code as ProblemCode];
    return [`### \`${code}\` · ${STATUSES[code as ProblemCode]}`, '', `- ${zh}`, `- ${en}`, `- 怎么办：${zhAdvice}`, `- What to do: ${enAdvice}`, ''].join('\n');
  };
  const plain = ([code, { zh, en }]: [string, { zh: string; en: string }], mark: string) => `- \`${code}\` · ${mark}\n  - ${zh}\n  - ${en}`;
  return [
    HEAD,
    '## 办理被拒绝 Acts that are refused',
    '',
    '规则在措施自己的流程中判断，接口原样转达；每次拒绝都留审计记录。 The measure\'s own workflow decides; the api passes it on to the letter. Every refusal is kept as an audit record.',
    '',
    ...Object.entries(REFUSALS).map(ofApi),
    '## 接口的错误 Errors of the api',
    '',
    ...Object.entries(API_ERRORS).map(ofApi),
    '## 命令行的错误 Errors of the command line',
    '',
    '句中已说明怎么办；数字是退出码。 The sentence says what to do; the number is the exit code.',
    '',
    ...Object.entries(CLI_ERRORS).map((entry) => plain(entry, String(entry[1].exitCode))),
    '',
    '## 方案和规则文件的问题 Problems of plan and policy files',
    '',
    '句中已说明怎么办；error 不改正不能启动，warning 供核对。 The sentence says what to do; an error stands in the way of a start, a warning is for you to look at.',
    '',
    ...Object.entries(PROBLEMS).map((entry) => plain(entry, entry[1].severity)),
    '',
  ].join('\n');
}
