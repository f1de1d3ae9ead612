import { z } from 'zod';
import { MEASURE_CLASSES, MILESTONE_KINDS } from '../../domain/policy.ts';
import { described, oneOfFields, role } from '../check/fields.ts';

/** The pieces that many fields of a policy file are made of. */

export const dayCount = (zh: string, en: string) =>
  described(z.strictObject({ days: z.int().min(1).max(3650).optional(), workingDays: z.int().min(1).max(2000).optional() }), `${zh}：days 日历日或 workingDays 工作日，二选一`, `${en}: days (calendar) or workingDays, one of them`, oneOfFields('days', 'workingDays'));

export const roles = (zh: string, en: string) => described(z.array(role).max(50), zh, en);

export const classes = described(z.array(z.enum(MEASURE_CLASSES)).min(1).optional(), '只适用于这些类别的措施；不写则全部适用', 'only for these classes of measure; all when missing');

export const milestone = z.enum([...MILESTONE_KINDS, 'any']);

export type DayCountFile = z.infer<ReturnType<typeof dayCount>>;
