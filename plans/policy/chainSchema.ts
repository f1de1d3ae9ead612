import { z } from 'zod';
import { MILESTONE_KINDS } from '../../domain/policy.ts';
import { described, id, line } from '../check/fields.ts';
import { classes, dayCount, roles } from './parts.ts';

/** The shape of those parts of a policy file that await somebody's decision: acceptance, sign-off, extension, look-back. */

export const stepSchema = z.strictObject({
  id: described(id, '环节编号', 'names the step'),
  title: described(line(100), '环节名称', 'title'),
  roles: roles('由哪些角色办理', 'the roles that decide').min(1),
  need: described(z.union([z.enum(['any', 'all']), z.int().min(1).max(50)], { error: 'badNeed' }), 'any 任一人同意，all 全部同意，或需要的人数', 'any one, all, or this many must approve'),
  within: dayCount('办理时限', 'limit').optional(),
  remindBefore: dayCount('到期前多久提醒', 'reminder before the limit').optional(),
  whenLapsed: roles('超时告知谁', 'who is told when it lapses').optional(),
});

/** The extension without its steps, which are checked one by one. */
const extension = {
  atMost: described(z.int().min(1).max(20), '同一时限在一轮整改中最多延期几次', 'how many may be granted for one milestone in one cycle'),
  askBefore: dayCount('最迟在时限之前多久提出；不写则当日结束前均可', 'to be asked at least so long before the date; until its last second when missing').optional(),
  longest: dayCount('一次最多延长多久', 'the longest step from the date that stands to the date asked for').optional(),
  milestones: described(z.array(z.enum(MILESTONE_KINDS)).min(1).optional(), '只有这些时限可以延期；不写则都可以', 'only milestones of these kinds; all when missing'),
  classes,
};

export const extensionHeaderSchema = z.strictObject({ ...extension, steps: z.array(z.unknown()).min(1).max(10) });

export const extensionSchema = described(
  z.strictObject({ ...extension, steps: described(z.array(stepSchema).min(1).max(10), '审核、批准环节，依次办理', 'review, then decision: steps in order') }),
  '延期；不写则不得延期。须在时限之前提出，且不得超过方案总时限',
  'extensions; without it there are none. To be asked before the date, never beyond the outer date of the plan',
);

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

export type StepFile = z.infer<typeof stepSchema>;
export type LookBackFile = z.infer<typeof lookBackSchema>;
export type ExtensionHeaderFile = z.infer<typeof extensionHeaderSchema>;
