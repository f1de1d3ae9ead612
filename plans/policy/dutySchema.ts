import { z } from 'zod';
import { PERIODS, SEPARATE_DUTIES } from '../../domain/policy.ts';
import { described, id, line } from '../check/fields.ts';
import { classes, dayCount, roles } from './parts.ts';

/** The shape of the standing duties: periodic reports, parts of participating units, the end of long-term measures. */

export const periodicSchema = z.strictObject({
  id: described(id, '定期报告编号', 'names the duty'),
  title: described(line(100), '名称，如 季度进展报告', 'title'),
  every: described(z.enum(PERIODS), 'week 每周（周一至周日）、month 每月、quarter 每季度', 'week (Monday to Sunday), month or quarter of the calendar'),
  dueAfter: dayCount('每期结束后多久之内报送', 'due so long after the last day of the period'),
  roles: roles('由谁报送（任一人即可）', 'one of these hands it in').min(1),
  classes,
  afterMonths: described(z.int().min(0).max(120).optional(), '启动满几个月之后才开始', 'begins so many months after the start'),
  until: described(z.enum(['signOff', 'archive']), 'signOff 到提交销号为止、archive 到归档为止', 'owed until sign-off begins, or until the measure is archived'),
  remindBefore: dayCount('到期前多久提醒', 'reminder before the date').optional(),
  whenMissed: roles('逾期未报告知谁', 'who is told when it is missed').optional(),
});

export const participationSchema = described(
  z.strictObject({ submissionWaits: described(z.boolean(), 'true：参与单位都报告完成之后才能提交验收', 'true: submission waits until every participating unit has reported its part as done') }),
  '参与单位',
  'participating units',
);

export const longTermSchema = described(
  z.strictObject({ confirmedBy: roles('由谁确认转入常态', 'who signs that it has become routine').min(1) }),
  '长期坚持的措施：不销号，确认转入常态后结束；写了才可以没有时限',
  'long-term measures end when they are confirmed as routine, not by sign-off; only then may they have no date',
);

export const immediateSchema = described(
  z.strictObject({ within: dayCount('方案通过后多久之内完成', 'to be in place so long after the adoption of the plan') }),
  '立行立改的措施没有写时限时的默认时限',
  'the date of an immediate measure for which the plan gives none',
);

export const separationSchema = described(
  z.strictObject({
    otherUnitFor: described(z.array(z.enum(SEPARATE_DUTIES)).min(1).max(SEPARATE_DUTIES.length), 'accept 验收、sign 销号审批、lookBack 回头看：这些环节牵头单位的人不得担任', 'accept, sign, lookBack: not by anybody of the lead unit'),
  }),
  '职责分离：办理人、验收人、审批人、回头看人不得为同一人（恒定）；还可规定不得出自牵头单位',
  'separation of duties: by person it always holds; here also by unit',
);

export type PeriodicFile = z.infer<typeof periodicSchema>;
export type ParticipationFile = z.infer<typeof participationSchema>;
export type SeparationFile = z.infer<typeof separationSchema>;
export type LongTermFile = z.infer<typeof longTermSchema>;
export type ImmediateFile = z.infer<typeof immediateSchema>;
