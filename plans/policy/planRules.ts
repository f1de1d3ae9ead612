import { z } from 'zod';
import { WEEKDAYS, type PlanReportRule, type PlanRules, type ReportDue } from '../../domain/plan/rules.ts';
import type { Collector } from '../check/collector.ts';
import { date, described, id, line } from '../check/fields.ts';
import type { Located } from '../check/schemaProblems.ts';
import { checkStep } from './chainChecks.ts';
import { stepSchema } from './chainSchema.ts';
import { checkCount, checkIds } from './checks.ts';
import { optionalCount, toDayCount, toStep } from './counts.ts';
import { dayCount, roles } from './parts.ts';

/** The part of a policy file that concerns the plan as a whole (`plan`): shape, checks and meaning. */

const reportSchema = z.strictObject({
  id: described(id, '报告编号', 'names the report'),
  title: described(line(100), '报告名称，如 整改进展情况报告', 'title'),
  addressee: described(line(100).optional(), '报送对象，如 省委巡视办', 'the body it goes to'),
  on: described(z.array(date).min(1).max(60).optional(), '固定时限，可写多个日期，每个日期一份', 'fixed dates, a report for each'),
  afterMonths: described(z.int().min(1).max(120).optional(), '方案通过后几个月', 'months after the adoption of the plan'),
  within: dayCount('方案通过后多久之内', 'so long after the adoption of the plan').optional(),
  roles: roles('由哪些角色报送；无人担任的由管理员报送', 'who hands it in; the administrators where nobody fills the role').min(1),
  remindBefore: dayCount('到期前多久提醒', 'reminder before the date').optional(),
  whenLapsed: roles('逾期告知谁', 'who is told when it lapses').optional(),
});

const summarySchema = z.strictObject({
  id: described(id, '周报编号', 'names the summary'),
  title: described(line(100), '名称，如 牵头领导每周情况', 'title'),
  to: roles('发给哪些角色；每人只看到与本人职务有关的', 'to whom; everybody sees only what concerns their own posts').min(1),
  every: described(z.literal('week').default('week'), '周期：每周', 'how often: every week'),
  on: described(z.enum(WEEKDAYS), '星期几发出；遇休息日顺延', 'on which day of the week; on a day off, the next working day'),
  about: described(z.enum(['own', 'unit']).default('own'), 'own 与本人职务有关的措施；unit 本单位的全部措施', 'own: measures that name the post; unit: all measures of its unit'),
});

export const planRulesSchema = described(
  z.strictObject({
    approval: described(z.array(stepSchema).min(1).max(10).optional(), '方案（及每次修订）由谁批准，依次办理；不写则由决定机关（authority）批准', 'who approves the plan and every later version of it, in order; its authority when missing'),
    circular: described(
      z.strictObject({ workingDay: described(z.int().min(1).max(23), '每月第几个工作日发出', 'on which working day of the month'), to: roles('发给谁；写 leadUnit 即发给全部牵头单位', 'to whom; leadUnit means all lead units').min(1) }).optional(),
      '每月通报：各单位完成率、红灯、新增逾期、逾期已补、反弹',
      'the monthly circular: how far every unit has come, what shows red, what is newly late, caught up or relapsed',
    ),
    reports: described(z.array(reportSchema).max(50).optional(), '应向上级报送的报告', 'reports owed to the inspecting body'),
    summaries: described(z.array(summarySchema).max(20).optional(), '每周情况：发给牵头领导、牵头单位主要负责人等；没有事项的不发', 'weekly summaries for lead officials, heads of units and others; not sent where there is nothing to say'),
    checkpointTo: roles('每月第一个工作日把全部记录的签名核验点寄给谁', 'who is sent the signed checkpoint of all records on the first working day of every month').optional(),
  }),
  '方案本身的规定：批准、通报、周报、上报、记录核验点',
  'what concerns the plan as a whole: approval, circulars, weekly summaries, reports, checkpoints',
);

type ReportFile = z.infer<typeof reportSchema>;
export type PlanRulesFile = z.infer<typeof planRulesSchema>;

const DUE_FIELDS = ['on', 'afterMonths', 'within'] as const;

/** Steps, reports and counts that the shape alone does not settle. */
export function checkPlanRules(collector: Collector, plan: Located<PlanRulesFile> | undefined): void {
  if (!plan) return;
  const approval = locatedIn(plan, 'approval', plan.value.approval);
  const reports = locatedIn(plan, 'reports', plan.value.reports);
  checkIds(collector, approval);
  checkIds(collector, reports);
  checkIds(collector, locatedIn(plan, 'summaries', plan.value.summaries));
  for (const step of approval) checkStep(collector, step);
  for (const report of reports) checkReport(collector, report);
}

function locatedIn<T>({ path }: Located<PlanRulesFile>, key: string, list: readonly T[] | undefined): Located<T>[] {
  return (list ?? []).map((value, index) => ({ path: [...path, key, index], value }));
}

function checkReport(collector: Collector, { path, value }: Located<ReportFile>): void {
  const given = DUE_FIELDS.filter((field) => value[field] !== undefined);
  if (given.length !== 1) collector.add('reportDue', path, { found: given.join('、') || '—' });
  checkCount(collector, [...path, 'within'], value.within);
  checkCount(collector, [...path, 'remindBefore'], value.remindBefore);
  if ((value.whenLapsed ?? []).length === 0) collector.add('lapseUnheard', path, { title: value.title });
}

/** @returns where the section names roles, for the check of their spelling. */
export function rolesInPlanRules(plan: Located<PlanRulesFile> | undefined): { readonly path: readonly (string | number)[]; readonly roles: readonly string[] | undefined }[] {
  if (!plan) return [];
  const { path, value } = plan;
  return [
    ...[...locatedIn(plan, 'approval', value.approval), ...locatedIn(plan, 'reports', value.reports)].flatMap((entry) => [
      { path: [...entry.path, 'roles'], roles: entry.value.roles },
      { path: [...entry.path, 'whenLapsed'], roles: entry.value.whenLapsed },
    ]),
    { path: [...path, 'circular', 'to'], roles: value.circular?.to },
    { path: [...path, 'checkpointTo'], roles: value.checkpointTo },
    ...locatedIn(plan, 'summaries', value.summaries).map((entry) => ({ path: [...entry.path, 'to'], roles: entry.value.to })),
  ];
}

/** @throws Error when the section has not passed the checks; that is a mistake of ours. */
export function toPlanRules({ approval, circular, reports, checkpointTo, summaries }: PlanRulesFile): PlanRules {
  return {
    ...(approval && { approval: approval.map(toStep) }),
    ...(circular && { circular }),
    ...(reports && { reports: reports.map(toReport) }),
    ...(checkpointTo && { checkpointTo }),
    ...(summaries && { summaries: summaries.map(({ every: _, ...summary }) => summary) }),
  };
}

function toReport({ on, afterMonths, within, addressee, remindBefore, whenLapsed, ...report }: ReportFile): PlanReportRule {
  return { ...report, ...(addressee !== undefined && { addressee }), due: dueOf({ on, afterMonths, within }), ...optionalCount('remindBefore', remindBefore), whenLapsed: whenLapsed ?? [] };
}

function dueOf({ on, afterMonths, within }: Pick<ReportFile, 'on' | 'afterMonths' | 'within'>): ReportDue {
  if (on) return { by: 'dates', on };
  if (afterMonths !== undefined) return { by: 'months', after: afterMonths };
  if (within) return { by: 'days', within: toDayCount(within) };
  throw new Error('An unchecked report reached toPlanRules');
}
