import { Command } from 'commander';
import { addAuditCheckpoint } from './commands/auditCheckpoint.ts';
import { addAuditExport } from './commands/auditExport.ts';
import { addAuditVerify } from './commands/auditVerify.ts';
import { addCertificateKey } from './commands/certificateKey.ts';
import { addCertificateShow } from './commands/certificateShow.ts';
import { addCertificateVerify } from './commands/certificateVerify.ts';
import { addCalendarFeed } from './commands/calendarFeed.ts';
import { addCalendarPublish } from './commands/calendarPublish.ts';
import { addDocumentsAcknowledge } from './commands/documentsAcknowledge.ts';
import { addDocumentsAnswer } from './commands/documentsAnswer.ts';
import { addDocumentsDownload } from './commands/documentsDownload.ts';
import { addDocumentsExcuse } from './commands/documentsExcuse.ts';
import { addDocumentsList } from './commands/documentsList.ts';
import { addDocumentsShow } from './commands/documentsShow.ts';
import { addEvidenceDownload } from './commands/evidenceDownload.ts';
import { addForecast } from './commands/forecast.ts';
import { addImportLedger } from './commands/importLedger.ts';
import { addImportReport } from './commands/importReport.ts';
import { addKeysMake, addKeysRotate, addKeysShow } from './commands/keys.ts';
import { addMailList } from './commands/mailList.ts';
import { addMailPreview } from './commands/mailPreview.ts';
import { addMailPreferences } from './commands/mailPreferences.ts';
import { addMailRecord } from './commands/mailRecord.ts';
import { addMailRelease } from './commands/mailRelease.ts';
import { addMailShow } from './commands/mailShow.ts';
import { addMailWaiting } from './commands/mailWaiting.ts';
import { addMeasureAcknowledge } from './commands/measureAcknowledge.ts';
import { addMeasureComment } from './commands/measureComment.ts';
import { addMeasureConvert } from './commands/measureConvert.ts';
import { addMeasureDecide } from './commands/measureDecide.ts';
import { addMeasureEvidence } from './commands/measureEvidence.ts';
import { addMeasureExtend } from './commands/measureExtend.ts';
import { addMeasureExtension } from './commands/measureExtension.ts';
import { addMeasureInterview } from './commands/measureInterview.ts';
import { addMeasureIssue } from './commands/measureIssue.ts';
import { addMeasureList } from './commands/measureList.ts';
import { addMeasureLookBack } from './commands/measureLookBack.ts';
import { addMeasurePart } from './commands/measurePart.ts';
import { addMeasurePeriodic } from './commands/measurePeriodic.ts';
import { addMeasureReopen } from './commands/measureReopen.ts';
import { addMeasureReport } from './commands/measureReport.ts';
import { addMeasureResume } from './commands/measureResume.ts';
import { addMeasureRoutine } from './commands/measureRoutine.ts';
import { addMeasureShow } from './commands/measureShow.ts';
import { addMeasureSign } from './commands/measureSign.ts';
import { addMeasureSubmit } from './commands/measureSubmit.ts';
import { addMeasureSubstitute } from './commands/measureSubstitute.ts';
import { addMeasureSuspend } from './commands/measureSuspend.ts';
import { addMeasureWithdraw } from './commands/measureWithdraw.ts';
import { addPeople } from './commands/people.ts';
import { addPeopleDuties } from './commands/peopleDuties.ts';
import { addPeopleHandOver } from './commands/peopleHandOver.ts';
import { addPeopleSubstitute } from './commands/peopleSubstitute.ts';
import { addPlanAmend } from './commands/planAmend.ts';
import { addPlanApprove, addPlanReturn } from './commands/planApprove.ts';
import { addPlanCircular } from './commands/planCircular.ts';
import { addPlanCirculars } from './commands/planCirculars.ts';
import { addPlanConclude } from './commands/planConclude.ts';
import { addPlanProblems } from './commands/planProblems.ts';
import { addPlanProgressReport } from './commands/planProgressReport.ts';
import { addPlanPublishReport } from './commands/planPublishReport.ts';
import { addPlanReport } from './commands/planReport.ts';
import { addPlanStatistics } from './commands/planStatistics.ts';
import { addPlanSubmit } from './commands/planSubmit.ts';
import { addPlanRelease, addPlanWithheld, addPlanWithhold } from './commands/planWithhold.ts';
import { addPlanVersion } from './commands/planVersion.ts';
import { addPlanCheck } from './commands/planCheck.ts';
import { addPlanLedger } from './commands/planLedger.ts';
import { addPlanList } from './commands/planList.ts';
import { addPlanRedate } from './commands/planRedate.ts';
import { addPlanShow } from './commands/planShow.ts';
import { addPlanStart } from './commands/planStart.ts';
import { addPolicyCheck } from './commands/policyCheck.ts';
import { addPolicyExplain } from './commands/policyExplain.ts';
import { addTemplateCheck } from './commands/templateCheck.ts';
import { addTemplateSave } from './commands/templateSave.ts';
import { addUp } from './commands/up.ts';
import type { Io } from './io.ts';
import { configured, type Shell } from './shell.ts';

/** @returns all commands, ready to be given their arguments. */
export function programOf(io: Io, shell: Shell): Command {
  const program = configured(new Command('bihuan'), io, shell.say)
    .description(shell.say('闭环：整改措施督办', 'Bihuan: rectification measures and their supervision'))
    .addHelpText('after', shell.say(AFTER.zh, AFTER.en));
  addUp(program, shell);
  const importing = shell.group(program, 'import', '导入：由整改台账或公布的整改报告起草方案', 'import: begin a plan from a ledger or a published report');
  for (const add of [addImportLedger, addImportReport]) add(importing, shell);
  const plan = shell.group(program, 'plan', '整改方案：检查、移期、提交、批准、启动、办结、查看', 'plans: check, redate, submit, approve, start, conclude, show');
  for (const add of [addPlanCheck, addPlanRedate, addPlanSubmit, addPlanApprove, addPlanReturn, addPlanStart, addPlanAmend, addPlanConclude]) add(plan, shell);
  for (const add of [addPlanShow, addPlanList, addPlanLedger, addPlanProblems, addPlanCirculars, addPlanStatistics, addPlanReport, addPlanVersion]) add(plan, shell);
  for (const add of [addPlanCircular, addPlanProgressReport, addPlanPublishReport, addPlanWithhold, addPlanRelease, addPlanWithheld]) add(plan, shell);
  const policy = shell.group(program, 'policy', '督办规则：检查、写成可签发的表', 'policies: check, put into words');
  for (const add of [addPolicyCheck, addPolicyExplain]) add(policy, shell);
  const measure = shell.group(program, 'measure', '整改措施：查看与办理', 'measures: look at them and act on them');
  for (const add of [addMeasureList, addMeasureShow, addMeasureAcknowledge, addMeasureReport, addMeasurePart, addMeasurePeriodic, addMeasureSubmit, addMeasureEvidence]) add(measure, shell);
  for (const add of [addMeasureExtend, addMeasureExtension, addMeasureDecide, addMeasureSign, addMeasureRoutine, addMeasureLookBack, addMeasureReopen]) add(measure, shell);
  for (const add of [addMeasureIssue, addMeasureInterview, addMeasureSuspend, addMeasureResume, addMeasureConvert, addMeasureSubstitute, addMeasureComment, addMeasureWithdraw]) add(measure, shell);
  const documents = shell.group(program, 'documents', '文书：查看、下载、签收、回复、认定理由', 'documents: look at, download, acknowledge, answer and excuse them');
  for (const add of [addDocumentsList, addDocumentsShow, addDocumentsAcknowledge, addDocumentsAnswer, addDocumentsExcuse, addDocumentsDownload]) add(documents, shell);
  addEvidenceDownload(shell.group(program, 'evidence', '佐证材料：下载', 'evidence: download'), shell);
  const template = shell.group(shell.group(program, 'papers', '文书的样式', 'how papers look'), 'template', '文书模板：检查、另存自带的', 'templates: check, save the shipped ones');
  for (const add of [addTemplateCheck, addTemplateSave]) add(template, shell);
  const certificate = shell.group(program, 'certificate', '销号凭证：查看、验证', 'closure certificates: show, verify');
  for (const add of [addCertificateShow, addCertificateVerify, addCertificateKey]) add(certificate, shell);
  const audit = shell.group(program, 'audit', '核查：记录是否原样', 'audits: whether records are as they were written');
  for (const add of [addAuditVerify, addAuditExport, addAuditCheckpoint]) add(audit, shell);
  const mail = shell.group(program, 'mail', '提醒与邮件', 'notices and mails');
  for (const add of [addMailList, addMailShow, addMailWaiting, addMailRelease, addMailRecord, addMailPreferences, addMailPreview]) add(mail, shell);
  const keys = shell.group(program, 'keys', '签名密钥：查看、生成、更换', 'keys that claims are signed with: show, make, rotate');
  for (const add of [addKeysShow, addKeysMake, addKeysRotate]) add(keys, shell);
  addForecast(program, shell);
  const calendar = shell.group(program, 'calendar', '日历：发布放假安排，个人日历订阅', 'calendars: publish the days off of a year, feeds for one\'s own calendar');
  for (const add of [addCalendarPublish, addCalendarFeed]) add(calendar, shell);
  const people = addPeople(program, shell);
  for (const add of [addPeopleDuties, addPeopleHandOver, addPeopleSubstitute]) add(people, shell);
  return program;
}

const AFTER = {
  zh: `
环境变量：BIHUAN_URL 服务器地址，BIHUAN_AS 办理人，BIHUAN_LANG 语言（zh 或 en）
退出码：0 完成，1 被拒绝（说明理由），2 输入有误，3 连不上
措施编号写作 方案/措施，例如 zhenjiang-2026/M-001；只有一个方案时可只写 M-001`,
  en: `
Environment: BIHUAN_URL where the system is, BIHUAN_AS in whose name, BIHUAN_LANG language (zh or en)
Exit codes: 0 done, 1 refused (and why), 2 the input is wrong, 3 cannot reach
Measures are written PLAN/REF, such as zhenjiang-2026/M-001; while there is only one plan, M-001 will do`,
};
