import { z } from 'zod';
import { LIGHT_COLOURS } from '../../domain/policy.ts';
import { described, id, line, oneOfFields, role } from '../check/fields.ts';
import { classes, dayCount, milestone, roles } from './parts.ts';
import { TRIGGERS } from './triggers.ts';

/** The shape of one rung of the ladder. What it says of other rungs is judged in `ladderChecks.ts`. */

const times = described(z.int().min(1).max(99).optional(), '第几次（只配 reportMissed；不写则每次）', 'which time (with reportMissed only; every time when missing)');

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
    behind: described(z.literal(true).optional(), '量化指标落后于进度曲线时', 'when a quantified target stands below its curve'),
    reportMissed: described(id.optional(), '定期报告逾期未报：periodic 中的编号', 'a periodic report was not handed in by its date: its id under periodic'),
    times,
    extensionRefused: described(z.literal(true).optional(), '延期申请未获批准时', 'when an extension was refused'),
    registered: described(z.literal(true).optional(), '措施启动时', 'when the measure starts'),
    relapsed: described(z.literal(true).optional(), '回头看认定问题反弹时', 'when a look-back finds a relapse'),
    byHand: described(z.literal(true).optional(), '不自动启动，只由本规则 byHand 写明的角色人工发出', 'never by itself, only by hand of the roles this rule names under byHand'),
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
    template: described(id.optional(), '文书模板名称；不写则用规则编号', 'names the template of the document; the rule\'s id when missing'),
    signedForBy: described(role.optional(), '须由此角色本人签收，他人签收不算', 'only a receipt of this role counts'),
    final: described(z.boolean().optional(), 'true：rectifyWithin 是最后期限，此后不得申请延期', 'true: rectifyWithin is the last date; no extension may be asked for from then on'),
    restricted: described(z.boolean().optional(), 'true：限主送抄送单位、发文人和管理员阅读（如问责线索）', 'true: read only by its recipients, whoever issued it and the administrators'),
    excusedBy: roles('由谁认定逾期理由正当；认定后不再启动后续措施', 'who may find the reason for a lapse good; then nothing follows from it').min(1).optional(),
  }),
  '发一份编号的文书',
  'issue a numbered document',
);

const interviewSchema = described(
  z.strictObject({
    with: roles('约谈谁（角色）', 'who is called in (roles)').min(1),
    recordedBy: roles('由谁约谈并记录（角色）', 'who holds and records it (roles)').min(1),
    within: dayCount('约谈并记录的期限', 'to be held and recorded within'),
    whenLapsed: roles('超时告知谁', 'who is told when it lapses').optional(),
  }),
  '要求约谈并记录在案',
  'call for an interview that has to be recorded',
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
  interview: interviewSchema.optional(),
  repeat: described(
    z.strictObject({ every: dayCount('间隔', 'interval'), atMost: described(z.int().min(2).max(100), '总共最多几次（含第一次）', 'at most so many times in all') }),
    '未补上之前重复',
    'again until caught up',
  ).optional(),
  classes,
  skipIfStands: described(z.array(id).min(1).max(20).optional(), '同一时限上这些规则的文书仍有效时，本规则略过（留有记录）', 'passed over, on the record, while a document of one of these rules is in force for the same milestone'),
  byHand: described(z.strictObject({ roles: roles('哪些角色', 'which roles').min(1) }), '谁可以人工直接从这一级发出，须写明要求', 'who may enter the ladder here by hand, stating a requirement').optional(),
});

export type RuleFile = z.infer<typeof ruleSchema>;
