import { z } from 'zod';
import { LIGHT_COLOURS, MEASURE_CLASSES, MILESTONE_KINDS } from '../../domain/policy.ts';
import { described, id, line, oneOfFields, role, timeOfDay } from '../check/fields.ts';
import { TRIGGERS } from './triggers.ts';

/**
 * The shape of a policy file (督办规则). `schemas/policy.schema.json` is generated from it; what the shape cannot say
 * (references, circles, hours in order) is in `checks.ts`.
 */

const dayCount = (zh: string, en: string) =>
  described(z.strictObject({ days: z.int().min(1).max(3650).optional(), workingDays: z.int().min(1).max(2000).optional() }), `${zh}：days 日历日或 workingDays 工作日，二选一`, `${en}: days (calendar) or workingDays, one of them`, oneOfFields('days', 'workingDays'));

const roles = (zh: string, en: string) => described(z.array(role).max(50), zh, en);

const milestone = z.enum([...MILESTONE_KINDS, 'any']);

export const hoursSchema = described(
  z.strictObject({
    notice: described(timeOfDay, '发文钟点：文书落款和提醒的时刻', 'the hour papers are dated and reminders fall on'),
    from: described(timeOfDay, '联系时段开始', 'people are written to from this time of day'),
    to: described(timeOfDay, '联系时段结束', '... to this'),
    spreadMinutes: described(z.int().min(0).max(600), '错峰：文书在发文钟点后多少分钟内陆续生成', 'papers of one hour are evaluated over this many minutes'),
    gatherMinutes: described(z.int().min(0).max(600), '汇总：攒多少分钟再合并成一封', 'a digest waits this long for more notices'),
  }),
  '什么时候可以发函、发信',
  'when people are written to',
);

export const whenSchema = described(
  z.strictObject({
    before: described(milestone.optional(), '时限之前（配 days 或 workingDays；当日写 days: 0）', 'before a milestone of this kind (with days or workingDays; 0 is the day itself)'),
    after: described(milestone.optional(), '时限之后（配 days 或 workingDays，至少 1）', 'after a milestone of this kind (with days or workingDays, at least 1)'),
    days: described(z.int().min(0).max(3650).optional(), '日历日天数', 'calendar days'),
    workingDays: described(z.int().min(0).max(2000).optional(), '工作日天数', 'working days'),
    returned: described(z.union([z.literal('any'), z.int().min(1).max(99)], { error: 'badReturned' }).optional(), '验收或销号被退回：第几次，或 any 每次', 'a submission came back: the n-th time, or any'),
    notAcknowledged: described(id.optional(), '逾期未签收：assignment（任务）或发文书的规则编号', 'not acknowledged in time: assignment, or the id of a rule that issues a document'),
    notAnswered: described(id.optional(), '文书逾期未答复：发文书的规则编号', 'not answered in time: the id of the rule that issues the document'),
    lapsed: described(id.optional(), '文书限定的整改期限已过：发文书的规则编号', 'the limit set by the document of this rule has passed'),
    registered: described(z.literal(true).optional(), '措施启动时', 'when the measure starts'),
    relapsed: described(z.literal(true).optional(), '回头看认定问题反弹时', 'when a look-back finds a relapse'),
  }),
  '何时启动：只写一项（before 和 after 另配天数）',
  'when it starts: one condition (before and after take a number of days)',
  oneOfFields(...TRIGGERS),
);

const documentSchema = described(
  z.strictObject({
    name: described(line(100), '文书名称，如 限期整改通知书', 'name of the document'),
    series: described(line(20), '文号字头，如 限改；同一字头按年编号', 'numbering series; numbers run within a series and a year'),
    to: roles('主送（角色）', 'recipients (roles)').min(1),
    cc: roles('抄送（角色）', 'copies to (roles)').optional(),
    acknowledgeWithin: dayCount('签收期限', 'to be acknowledged within').optional(),
    answerWithin: dayCount('答复期限', 'to be answered within').optional(),
    rectifyWithin: dayCount('文书限定的整改期限', 'the limit it sets for putting the milestone right').optional(),
  }),
  '发一份编号的文书',
  'issue a numbered document',
);

export const ruleSchema = z.strictObject({
  id: described(id, '规则编号，供其他规则引用', 'names the rule; other rules refer to it'),
  title: described(line(100), '规则名称', 'title'),
  when: whenSchema,
  light: described(z.enum(LIGHT_COLOURS).optional(), '亮灯颜色', 'the light it shows'),
  notify: described(
    z.strictObject({ to: roles('告知谁（角色）', 'whom (roles)').min(1), urgent: described(z.boolean().optional(), '加急：单独发送，不并入汇总', 'sent alone, not in the digest') }),
    '发提醒',
    'send a notice',
  ).optional(),
  document: documentSchema.optional(),
  repeat: described(
    z.strictObject({ every: dayCount('间隔', 'interval'), atMost: described(z.int().min(2).max(100), '总共最多几次（含第一次）', 'at most so many times in all') }),
    '未补上之前重复',
    'again until caught up',
  ).optional(),
  classes: described(z.array(z.enum(MEASURE_CLASSES)).min(1).optional(), '只适用于这些类别的措施；不写则全部适用', 'only for these classes of measure; all when missing'),
});

export const stepSchema = z.strictObject({
  id: described(id, '环节编号', 'names the step'),
  title: described(line(100), '环节名称', 'title'),
  roles: roles('由哪些角色办理', 'the roles that decide').min(1),
  need: described(z.union([z.enum(['any', 'all']), z.int().min(1).max(50)], { error: 'badNeed' }), 'any 任一人同意，all 全部同意，或需要的人数', 'any one, all, or this many must approve'),
  within: dayCount('办理时限', 'limit').optional(),
  remindBefore: dayCount('到期前多久提醒', 'reminder before the limit').optional(),
  whenLapsed: roles('超时告知谁', 'who is told when it lapses').optional(),
});

export const lookBackSchema = z.strictObject({
  id: described(id, '回头看编号', 'names the look-back'),
  title: described(line(100), '名称', 'title'),
  afterMonths: described(z.int().min(1).max(120), '销号后几个月', 'months after closure'),
  roles: roles('由哪些角色承担（不得参与过提交、验收、销号）', 'the roles that inspect (none who took part before)').min(1),
  sample: described(
    z.strictObject({ percent: described(z.int().min(1).max(100), '抽查比例（百分之几）', 'percent of measures looked at'), seed: described(line(60), '抽签种子，公开后任何人可复算', 'seed of the draw; once published anybody can repeat it') }),
    '抽查；不写则全部回头看',
    'a sample; all when missing',
  ).optional(),
  remindBefore: dayCount('到期前多久提醒', 'reminder before the date').optional(),
  whenLapsed: roles('超时告知谁', 'who is told when it lapses').optional(),
});

export const receiptSchema = described(z.strictObject({ within: dayCount('签收期限', 'limit') }), '任务签收期限', 'the limit for acknowledging an assignment');

export const declaredRolesSchema = described(
  z.record(role, line(100)),
  '本规则用到的角色及说明；写了就会核对拼写',
  'the roles this policy uses, explained; when given, every role is checked against it',
);

const lists = {
  ladder: described(z.array(ruleSchema).max(100), '督办阶梯：由轻到重，每级一条', 'the ladder: one rule for each rung, mild ones first'),
  acceptance: described(z.array(stepSchema).min(1).max(10), '验收环节，依次办理', 'steps of acceptance, in order'),
  signOff: described(z.array(stepSchema).min(1).max(10), '销号审批环节，依次办理', 'steps of sign-off, in order'),
  lookBacks: described(z.array(lookBackSchema).max(10), '回头看', 'look-backs'),
};

const header = {
  name: described(line(100), '规则名称', 'name of the policy'),
  hours: hoursSchema,
  dayOff: described(z.enum(['keep', 'next', 'previous']), '时限落在休息日：keep 不变，next 顺延，previous 提前', 'a date on a day off: kept, or moved to the next or previous working day'),
  receipt: receiptSchema,
  roles: declaredRolesSchema.optional(),
};

/** What stands above the lists. The lists are checked entry by entry. */
export const policyHeaderSchema = z.strictObject({
  ...header,
  ladder: z.array(z.unknown()).max(100),
  acceptance: z.array(z.unknown()).min(1).max(10),
  signOff: z.array(z.unknown()).min(1).max(10),
  lookBacks: z.array(z.unknown()).max(10),
});

export const policyFileSchema = described(z.strictObject({ ...header, ...lists }), '闭环督办规则', 'Bihuan policy');

export type RuleFile = z.infer<typeof ruleSchema>;
export type StepFile = z.infer<typeof stepSchema>;
export type LookBackFile = z.infer<typeof lookBackSchema>;
export type PolicyHeaderFile = z.infer<typeof policyHeaderSchema>;
export type DayCountFile = z.infer<ReturnType<typeof dayCount>>;
