import { z } from 'zod';
import { MEASURE_CLASSES } from '../../domain/policy.ts';
import { isZone } from '../calendarFreeze.ts';
import { date, described, email, id, line, lines, relativePath, role } from '../check/fields.ts';
import { milestoneSchema, targetSchema } from './measureParts.ts';

/**
 * The shape of a plan file (整改方案). `schemas/plan.schema.json` is generated from it; what the shape cannot say
 * (who exists, which date comes first, who may decide) is in the checks beside it.
 */

/** Numbers as a plan prints them: 1, 二, 3.2. */
const printedNumber = z.union([z.int().min(0).max(99_999), line(20)], { error: 'malformed' });

export const unitSchema = z.strictObject({
  id: described(id, '单位编号', 'names the unit'),
  name: described(line(100), '单位名称', 'name'),
  principal: described(id, '主要负责人的职务编号', 'the post of its principal'),
  handler: described(id, '经办人的职务编号', 'the post of its handler'),
});

export const personSchema = z.strictObject({
  id: described(id, '人员编号', 'names the person'),
  name: described(line(50), '姓名', 'name'),
  email: described(email.optional(), '电子邮箱；没有则只在工作台收到提醒', 'e-mail; without one notices are seen in the workbench only'),
});

const holdingSchema = z.strictObject({
  person: described(id, '人员编号', 'the person'),
  from: described(date.optional(), '任职起始日（含）；不写表示方案通过前已在任', 'first day in office; in office before the plan when missing'),
  to: described(date.optional(), '任职结束日（含）；不写表示仍在任', 'last day in office; still in office when missing'),
});

export const postSchema = z.strictObject({
  id: described(id, '职务编号', 'names the post'),
  title: described(line(100), '职务名称', 'title'),
  unit: described(id, '所在单位编号', 'its unit'),
  holders: described(z.array(holdingSchema).max(50), '由谁担任', 'who holds it'),
});

const rolesSchema = z.record(role, z.array(id).max(50));

const withheldSchema = described(line(200).optional(), '不宜公开的理由；写了就不进公开报告', 'why it is not for the public: a report to the public leaves it out');

export const measureSchema = z.strictObject({
  ref: described(id, '措施编号，如 M-012；在方案内唯一', 'names the measure within the plan'),
  number: described(printedNumber.optional(), '方案中印出的序号', 'its number as printed'),
  title: described(line(500), '整改措施', 'title'),
  detail: described(lines(20_000), '具体内容', 'detail'),
  issue: described(line(500).optional(), '所属具体问题；同一具体问题的措施写法须一致，按它汇总', 'the specific problem it belongs to, written alike in all its measures: state is rolled up by it'),
  status: described(line(200).optional(), '通报所述状态，仅供参考', 'the state the report prints, for information'),
  progress: described(lines(20_000).optional(), '通报所述进展，仅供参考', 'what the report says has been done, for information'),
  class: described(z.enum(MEASURE_CLASSES).optional(), 'standard 一般、immediate 立行立改（可不写时限，按督办规则的 immediate）、longTerm 长期坚持（可不写时限）；不写为一般', 'class: standard (when missing), immediate (without a date: that of the policy), longTerm (may have none)'),
  leadOfficial: described(id.optional(), '牵头领导的职务编号', 'the lead official\'s post'),
  leadUnit: described(id, '牵头单位编号', 'the lead unit'),
  participants: described(z.array(id).max(100).optional(), '参与单位编号', 'participating units'),
  effect: described(date.optional(), '取得明显成效时限', 'date of clear effect'),
  completion: described(date.optional(), '整改落实到位时限', 'completion date'),
  milestones: described(z.array(milestoneSchema).max(30).optional(), '其他时限节点，或以此代替 effect、completion', 'further milestones, or instead of effect and completion'),
  targets: described(z.array(targetSchema).max(20).optional(), '量化指标', 'quantified targets'),
  withheld: withheldSchema,
  roles: described(rolesSchema.optional(), '本措施专用的角色分工，优先于全方案的 roles', 'roles for this measure only, before those of the plan'),
});

const problem = { no: described(printedNumber, '问题序号', 'its number'), title: described(line(500), '反馈问题', 'title'), withheld: withheldSchema };

export const problemSchema = z.strictObject({ ...problem, measures: described(z.array(measureSchema).max(2000), '整改措施', 'measures') });

/** A problem without its measures, which are checked one by one. */
export const problemHeaderSchema = z.strictObject({ ...problem, measures: z.array(z.unknown()).max(2000) });

/** What the official list of days off does not say, or not yet. */
export const calendarSchema = described(
  z.strictObject({
    daysOff: described(z.array(date).max(500).optional(), '另外放假的日子', 'further days off'),
    workingDays: described(z.array(date).max(500).optional(), '另外上班的日子（调休）', 'further working days'),
    officialThrough: described(date.optional(), '放假安排已公布到哪一天', 'the last day the official list covers'),
  }),
  '对国务院放假安排的补充',
  'additions to the official list of days off',
);

export const adoptedOnSchema = described(date, '方案通过日期', 'the day the plan was adopted');
export const outerDateSchema = described(date, '方案总时限：任何时限、任何延期都不得超过', 'the outer date of the plan: no date and no extension goes beyond it');
export const zoneSchema = described(z.string().max(60, 'badZone').refine(isZone, 'badZone'), '时区，不写为 Asia/Shanghai', 'time zone; Asia/Shanghai when missing');
export const planRolesSchema = described(rolesSchema, '全方案的角色由哪些职务担任', 'which posts fill the roles, for the whole plan');
export const policyPathSchema = described(relativePath, '督办规则文件（相对本文件的路径）', 'the policy file, relative to this one');

/** A plan's measures are named after it among all workflows: these names begin other ones. */
const RESERVED_PLAN_IDS = ['plan', 'inbox'];
const planId = id.refine((name) => !RESERVED_PLAN_IDS.includes(name), 'reservedPlanId');

const header = {
  id: described(planId, '方案编号，如 zhenjiang-2026', 'names the plan'),
  title: described(line(200), '方案名称', 'title'),
  adoptedOn: adoptedOnSchema,
  outerDate: outerDateSchema.optional(),
  policy: policyPathSchema,
  zone: zoneSchema.optional(),
  calendar: calendarSchema.optional(),
  roles: planRolesSchema,
};

/** What stands above the lists. The lists are checked entry by entry. */
export const planHeaderSchema = z.strictObject({
  ...header,
  units: z.array(z.unknown()).min(1).max(2000),
  people: z.array(z.unknown()).min(1).max(10_000),
  posts: z.array(z.unknown()).min(1).max(10_000),
  problems: z.array(z.unknown()).min(1).max(2000),
});

export const planFileSchema = described(
  z.strictObject({
    ...header,
    units: described(z.array(unitSchema).min(1).max(2000), '单位', 'units'),
    people: described(z.array(personSchema).min(1).max(10_000), '人员', 'people'),
    posts: described(z.array(postSchema).min(1).max(10_000), '职务', 'posts'),
    problems: described(z.array(problemSchema).min(1).max(2000), '反馈问题', 'problems'),
  }),
  '闭环整改方案',
  'Bihuan plan',
);

export type UnitFile = z.infer<typeof unitSchema>;
export type PersonFile = z.infer<typeof personSchema>;
export type PostFile = z.infer<typeof postSchema>;
export type MeasureFile = z.infer<typeof measureSchema>;
export type MilestoneFile = z.infer<typeof milestoneSchema>;
export type ProblemFile = z.infer<typeof problemHeaderSchema>;
export type PlanHeaderFile = z.infer<typeof planHeaderSchema>;
export type RolesFile = z.infer<typeof rolesSchema>;
