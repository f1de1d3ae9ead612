import { z } from 'zod';
import { MILESTONE_KINDS } from '../../domain/policy.ts';
import { date, described, id, line } from '../check/fields.ts';

/** The shape of what a measure has several of: dates and numbers to reach. */

export const milestoneSchema = z.strictObject({
  id: described(id.optional(), '节点编号；不写则自动编号', 'names the milestone; numbered when missing'),
  kind: described(z.enum(MILESTONE_KINDS), 'node 中间节点、effect 取得明显成效、completion 整改落实到位', 'node, effect or completion'),
  title: described(line(200).optional(), '节点名称', 'title'),
  dueOn: described(date, '时限（当日结束前）', 'the last day'),
});

const amount = z.number().min(0).max(1_000_000_000_000);

const curvePointSchema = z.strictObject({
  on: described(date, '到这一天结束时', 'when this day is over'),
  value: described(amount, '应达到的数', 'what should have been reached'),
});

export const targetSchema = z.strictObject({
  id: described(id, '指标编号，如 households', 'names the target'),
  title: described(line(100), '指标名称，如 完成搬迁户数', 'title'),
  unit: described(line(20), '计量单位，如 户', 'unit'),
  total: described(amount, '目标数', 'what is to be reached in the end'),
  curve: described(z.array(curvePointSchema).min(1).max(60).optional(), '进度曲线：到哪一天应达到多少，按日期先后写；落后时启动 when: { behind: true } 的规则', 'what should have been reached by when, in order of dates; being below it starts rules with when: { behind: true }'),
});

export type TargetFile = z.infer<typeof targetSchema>;
