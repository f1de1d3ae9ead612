import { readFileSync } from 'node:fs';
import { formatProblem, type CheckProblem, type ProblemCode } from '../../plans/check/problem.ts';
import { readPlan, type PlanReading } from '../../plans/planFile.ts';
import { readPolicy, type PolicyReading } from '../../plans/policyFile.ts';

/** A policy with little in it, all of it right; tests change a line and see what is said. */
export const POLICY = `name: 小规则
hours: { notice: "09:00", from: "09:00", to: "18:00", spreadMinutes: 20, gatherMinutes: 2 }
dayOff: keep
receipt: { within: { workingDays: 3 } }
ladder:
  - id: soon
    title: 临近
    when: { before: completion, days: 20 }
    notify: { to: [handler] }
  - id: late
    title: 逾期
    when: { after: completion, days: 1 }
    light: red
    document:
      name: 限期整改通知书
      series: 限改
      to: [leadUnit]
      acknowledgeWithin: { workingDays: 2 }
      answerWithin: { workingDays: 3 }
      rectifyWithin: { workingDays: 10 }
  - id: later
    title: 仍未整改
    when: { lapsed: late }
    notify: { to: [leadOfficial], urgent: true }
acceptance:
  - { id: check, title: 验收, roles: [acceptor], need: any, within: { workingDays: 5 }, remindBefore: { workingDays: 1 }, whenLapsed: [administrator] }
signOff:
  - { id: sign, title: 销号审批, roles: [leadOfficial], need: any }
lookBacks:
  - { id: first, title: 回头看, afterMonths: 3, roles: [inspector], whenLapsed: [administrator] }
roles: { acceptor: 验收人员, inspector: 回头看 }
`;

/** Everything the language has, in one file that has nothing to be told. */
export const WHOLE = `${changed(
  changed(POLICY, 'inspector: 回头看', 'inspector: 回头看, discipline: 纪工委'),
  'acceptance:',
  `  - id: quality
    title: 退回督办
    when: { returned: 2 }
    document: { name: 督办函, series: 督函, to: [leadUnit], acknowledgeWithin: { workingDays: 2 }, signedForBy: leadUnit, template: quality-letter }
  - id: slip
    title: 提示单
    when: { byHand: true }
    byHand: { roles: [acceptor] }
    document: { name: 提示单, series: 提示, to: [handler], rectifyWithin: { workingDays: 5 }, excusedBy: [acceptor] }
  - id: last
    title: 最后期限
    when: { lapsed: slip }
    document: { name: 督办通知, series: 督通, to: [leadUnit], rectifyWithin: { workingDays: 10 }, final: true }
  - id: lag
    title: 指标落后
    when: { behind: true }
    skipIfStands: [late, last]
    repeat: { every: { workingDays: 5 }, atMost: 4 }
    notify: { to: [handler] }
  - id: missed
    title: 两次未报
    when: { reportMissed: quarterly, times: 2 }
    interview: { with: [leadUnit], recordedBy: [administrator], within: { workingDays: 5 }, whenLapsed: [authority] }
  - id: refused
    title: 延期未批
    when: { extensionRefused: true }
    document: { name: 线索移交函, series: 移交, to: [discipline], restricted: true }
acceptance:`,
)}extension:
  atMost: 2
  askBefore: { workingDays: 5 }
  longest: { days: 90 }
  milestones: [completion]
  classes: [standard]
  steps:
    - { id: review, title: 审核, roles: [acceptor], need: any, within: { workingDays: 3 }, whenLapsed: [administrator] }
    - { id: decide, title: 批准, roles: [authority], need: all }
periodic:
  - { id: quarterly, title: 季度报告, every: quarter, dueAfter: { workingDays: 5 }, roles: [handler], afterMonths: 3, until: archive, remindBefore: { workingDays: 2 }, whenMissed: [leadUnit] }
participation: { submissionWaits: true }
separation: { otherUnitFor: [accept, lookBack] }
longTerm: { confirmedBy: [authority] }
immediate: { within: { workingDays: 10 } }
plan:
  approval:
    - { id: adopt, title: 批准方案, roles: [authority], need: all, within: { workingDays: 5 }, whenLapsed: [administrator] }
  circular: { workingDay: 5, to: [leadUnit, authority] }
  summaries:
    - { id: leaders, title: 牵头领导每周情况, to: [leadOfficial], every: week, on: monday }
    - { id: units, title: 单位每周情况, to: [leadUnit], every: week, on: friday, about: unit }
  reports:
    - { id: half-year, title: 进展报告, addressee: 省委巡视办, afterMonths: 6, roles: [administrator], remindBefore: { workingDays: 10 }, whenLapsed: [authority] }
    - { id: yearly, title: 年度报告, on: [2026-12-31, 2027-12-31], roles: [administrator], whenLapsed: [authority] }
  checkpointTo: [inspector]
`;

/** A plan with little in it, all of it right. */
export const PLAN = `id: little-2026
title: 小方案
adoptedOn: 2026-09-01
policy: ../policies/little.yaml
units:
  - { id: office, name: 办公室, principal: office-head, handler: office-clerk }
  - { id: finance, name: 财政局, principal: finance-head, handler: finance-clerk }
people:
  - { id: zhao, name: 赵一, email: zhao@little.example }
  - { id: qian, name: 钱二, email: qian@little.example }
  - { id: sun, name: 孙三, email: sun@little.example }
  - { id: li, name: 李四, email: li@little.example }
  - { id: zhou, name: 周五, email: zhou@little.example }
  - { id: wu, name: 吴六, email: wu@little.example }
  - { id: zheng, name: 郑七, email: zheng@little.example }
posts:
  - { id: office-head, title: 办公室主任, unit: office, holders: [{ person: zhao }] }
  - { id: office-clerk, title: 办公室科员, unit: office, holders: [{ person: qian }] }
  - { id: finance-head, title: 财政局局长, unit: finance, holders: [{ person: sun }] }
  - { id: finance-clerk, title: 财政局科员, unit: finance, holders: [{ person: li }] }
  - { id: deputy, title: 副书记, unit: office, holders: [{ person: zhou }] }
  - { id: checker, title: 督查专员, unit: office, holders: [{ person: wu }] }
  - { id: inspector, title: 巡察专员, unit: office, holders: [{ person: zheng }] }
roles:
  acceptor: [checker]
  inspector: [inspector]
  administrator: [office-head]
  authority: [deputy]
problems:
  - no: 1
    title: 理论学习不够
    measures:
      - ref: M-001
        number: 1
        title: 强化理论学习
        detail: 制定学习计划。
        leadOfficial: deputy
        leadUnit: finance
        participants: [office]
        effect: 2026-10-15
        completion: 2026-12-15
`;

/** @returns the text with one passage exchanged. @throws Error when it does not hold the passage, so that a test cannot pass by mistake. */
export function changed(text: string, passage: string, by: string): string {
  if (!text.includes(passage)) throw new Error(`not in the sample: ${passage}`);
  return text.replace(passage, by);
}

export function lineOf(text: string, passage: string): number {
  return text.slice(0, text.indexOf(passage)).split('\n').length;
}

export function checkPolicy(text: string): PolicyReading {
  return readPolicy({ text, name: 'policy.yaml' });
}

export function checkPlan(planText: string, policyText = POLICY): PlanReading {
  return readPlan({ planText, planName: 'plan.yaml', policyText, policyName: 'policy.yaml' });
}

export function problemsOf(reading: PlanReading | PolicyReading): readonly CheckProblem[] {
  return 'problems' in reading ? reading.problems : reading.warnings;
}

export function errorsOf(reading: PlanReading | PolicyReading): string[] {
  return problemsOf(reading).filter((problem) => problem.severity === 'error').map((problem) => formatProblem(problem, 'en'));
}

export function codesOf(reading: PlanReading | PolicyReading): ProblemCode[] {
  return problemsOf(reading).map((problem) => problem.code);
}

/** @returns the one problem with the code. @throws Error with all problems when there is none. */
export function problemOf(reading: PlanReading | PolicyReading, code: ProblemCode): CheckProblem {
  const problem = problemsOf(reading).find((candidate) => candidate.code === code);
  if (problem) return problem;
  throw new Error(`no problem "${code}" among: ${problemsOf(reading).map((found) => formatProblem(found, 'en')).join('\n')}`);
}

export function example(path: string): string {
  return readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');
}
