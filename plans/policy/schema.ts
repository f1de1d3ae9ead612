import { z } from 'zod';
import { OPTIONAL_KINDS } from '../../domain/preferences.ts';
import { described, line, role, timeOfDay } from '../check/fields.ts';
import { extensionSchema, lookBackSchema, stepSchema } from './chainSchema.ts';
import { immediateSchema, longTermSchema, participationSchema, periodicSchema, separationSchema } from './dutySchema.ts';
import { dayCount } from './parts.ts';
import { planRulesSchema } from './planRules.ts';
import { ruleSchema } from './ruleSchema.ts';

/**
 * The shape of a policy file (督办规则). `schemas/policy.schema.json` is generated from it; what the shape cannot say
 * (references, circles, hours in order) is in the checks beside it.
 */

const choicesSchema = described(
  z.strictObject({
    mandatory: described(z.array(z.enum(OPTIONAL_KINDS)).max(OPTIONAL_KINDS.length).optional(), '哪些知悉类提醒不得由个人关闭或推迟', 'notices that ask nothing, yet nobody may switch off or put off'),
    digestUntil: described(timeOfDay.optional(), '个人可以把汇总邮件推迟到的最晚钟点；不写则为联系时段结束前一小时', 'the latest hour to which somebody may put off the digest; an hour before the end of the hours when missing'),
  }),
  '个人可以自行选择什么；催办、逾期、文书、审批一律照发，不在此列',
  'what people may choose for themselves; whatever asks something of them is always sent',
);

export const hoursSchema = described(
  z.strictObject({
    notice: described(timeOfDay, '发文钟点：文书落款和提醒的时刻', 'the hour papers are dated and reminders fall on'),
    from: described(timeOfDay, '联系时段开始', 'people are written to from this time of day'),
    to: described(timeOfDay, '联系时段结束', '... to this'),
    spreadMinutes: described(z.int().min(0).max(600), '错峰：文书在发文钟点后多少分钟内陆续生成', 'papers of one hour are evaluated over this many minutes'),
    gatherMinutes: described(z.int().min(0).max(600), '汇总：攒多少分钟再合并成一封', 'a digest waits this long for more notices'),
    choices: choicesSchema.optional(),
  }),
  '什么时候可以发函、发信',
  'when people are written to',
);

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
  periodic: described(z.array(periodicSchema).max(20), '定期报告、定期复核', 'periodic reports and reviews').optional(),
};

/** Each is checked by itself (`entries.ts`), so that a mistake in one does not hide those in another. */
const sections = { extension: extensionSchema.optional(), participation: participationSchema.optional(), longTerm: longTermSchema.optional(), immediate: immediateSchema.optional(), separation: separationSchema.optional(), plan: planRulesSchema.optional() };

const header = {
  name: described(line(100), '规则名称', 'name of the policy'),
  hours: hoursSchema,
  dayOff: described(z.enum(['keep', 'next', 'previous']), '时限落在休息日：keep 不变，next 顺延，previous 提前', 'a date on a day off: kept, or moved to the next or previous working day'),
  receipt: receiptSchema,
  roles: declaredRolesSchema.optional(),
};

const unread = z.unknown().optional();

/** What stands above the lists and sections, which are checked entry by entry. */
export const policyHeaderSchema = z.strictObject({
  ...header,
  ladder: z.array(z.unknown()).max(100),
  acceptance: z.array(z.unknown()).min(1).max(10),
  signOff: z.array(z.unknown()).min(1).max(10),
  lookBacks: z.array(z.unknown()).max(10),
  periodic: z.array(z.unknown()).max(20).optional(),
  ...{ extension: unread, participation: unread, longTerm: unread, immediate: unread, separation: unread, plan: unread },
});

export const policyFileSchema = described(z.strictObject({ ...header, ...lists, ...sections }), '闭环督办规则', 'Bihuan policy');

export type PolicyHeaderFile = z.infer<typeof policyHeaderSchema>;
