import { z } from 'zod';
import { MEASURE_CLASSES } from '../../domain/policy.ts';
import { date, described, id, line, oneOfFields, timeOfDay } from '../check/fields.ts';

/**
 * The shape of a scenario file (情景): who does what and when, for a forecast. `schemas/scenario.schema.json` is generated from it; what
 * the shape cannot say (which act takes which particulars, what is known) is in `checks.ts`.
 */

const milestones = (zh: string, en: string) => described(z.array(id).min(1).max(30).optional(), `${zh}：时限节点编号`, `${en}: ids of milestones`);
const one = (zh: string, en: string) => described(id.optional(), zh, en);
const done = (zh: string, en: string) => described(z.literal(true).optional(), `${zh}：写 true`, `${en}: write true`);
const dates = (zh: string, en: string) => described(z.record(id, date).optional(), `${zh}：节点编号到日期`, `${en}: milestone id to date`);

/** What can be done, one in each entry. */
const verbs = {
  acknowledge: done('签收任务', 'acknowledge the assignment'),
  report: described(line(1000).optional(), '报告进展', 'report progress'),
  part: described(z.enum(['done', 'underWay']).optional(), '参与单位报告：done 已完成，underWay 进行中', 'a participating unit reports its part'),
  handIn: one('报送定期报告：规则中的编号', 'hand in a periodic report: its id in the policy'),
  submit: milestones('提交验收', 'submit'),
  accept: milestones('通过验收（当前环节）', 'accept, at the step now open'),
  return: milestones('退回', 'return'),
  sign: done('同意销号（当前环节）', 'approve the closure, at the step now open'),
  refuseSign: milestones('不同意销号，退回', 'refuse the closure and return'),
  receive: one('签收文书：发文规则的编号', 'acknowledge a paper: the id of the rule that issues it'),
  answer: one('答复文书：发文规则的编号', 'answer a paper: the id of its rule'),
  excuse: one('认定逾期理由正当：发文规则的编号', 'find the reason for a lapse good: the id of the rule'),
  interview: one('记录约谈：规则编号', 'record an interview: the id of its rule'),
  issue: one('人工发文：规则编号', 'issue by hand: the id of the rule'),
  extend: one('申请延期：节点编号', 'ask for an extension: the milestone'),
  grantExtension: one('同意延期（当前环节）：节点编号', 'approve an extension, at the step now open: the milestone'),
  refuseExtension: one('不同意延期：节点编号', 'refuse an extension: the milestone'),
  replaceEvidence: one('更换佐证：节点编号', 'replace the evidence: the milestone'),
  suspend: described(date.optional(), '暂停至哪一天', 'suspend until this day'),
  resume: done('恢复', 'resume'),
  lookBack: one('回头看，未反弹：回头看编号', 'hold a look-back that finds nothing: its id'),
  relapse: one('回头看，发现反弹：回头看编号', 'find a relapse: the id of the look-back'),
  reopen: done('撤回销号，重新整改', 'take the closure back'),
  withdraw: done('撤销措施', 'withdraw the measure'),
  routine: done('确认转入常态', 'confirm as routine'),
  convert: described(z.enum(MEASURE_CLASSES).optional(), '变更类别', 'convert to another class'),
  comment: described(line(1000).optional(), '留言', 'comment'),
  substitute: one('指定代理：职务编号', 'appoint a substitute: the post'),
  endSubstitution: one('结束代理：职务编号', 'end a substitution: the post'),
  handOver: one('职务交接：职务编号', 'hand over a post'),
  amend: dates('修订方案时限', 'amend dates of the plan'),
  publish: described(
    z
      .strictObject({
        daysOff: described(z.array(date).max(500).optional(), '放假的工作日', 'days off'),
        workingDays: described(z.array(date).max(500).optional(), '调休上班的周末', 'weekend days worked'),
        officialThrough: described(date, '公布到哪一天', 'the last day the list covers'),
      })
      .optional(),
    '公布放假安排',
    'the list of days off is published',
  ),
};
export const VERBS = Object.keys(verbs) as readonly Verb[];
export type Verb = keyof typeof verbs;

/** What some of them need to know besides. */
const particulars = {
  reason: described(line(1000).optional(), '理由或说明', 'the reason, or words for it'),
  values: described(z.record(id, z.number().min(0)).optional(), '量化目标达到的数值', 'what has been reached of each target'),
  period: described(line(20).optional(), '周期，如 2026-11；不写为最早所欠', 'the period, such as 2026-11; the earliest owed when missing'),
  milestone: described(id.optional(), '时限节点编号', 'the milestone'),
  rectifyOn: described(date.optional(), '限期整改到哪一天', 'the last day it sets'),
  to: described(date.optional(), '新时限，或代理的最后一天', 'the new date, or the last day of a substitution'),
  dates: dates('新时限', 'new dates'),
  enterAt: described(id.optional(), '直接进入的督办规则', 'the rung entered at once'),
  person: described(id.optional(), '人员编号', 'the person'),
};
export const PARTICULARS = Object.keys(particulars) as readonly Particular[];
export type Particular = keyof typeof particulars;

export const actSchema = described(
  z.strictObject({
    measure: described(z.union([id, z.array(id).min(1).max(10_000)], { error: 'malformed' }), '措施编号，可写多个；all 为全部', 'the measure, or several; all for every one'),
    on: described(date, '哪一天', 'the day'),
    at: described(timeOfDay.optional(), '钟点，不写为 10:00', 'the time of day; 10:00 when missing'),
    by: described(id.optional(), '由谁：角色、职务或人员编号；不写则由当时该办的人', 'by whom: a role, a post or a person; whoever it is up to when missing'),
    ...verbs,
    ...particulars,
  }),
  '一次办理：写明措施、日期和一件事',
  'one act: the measure, the day and one thing done',
  oneOfFields(...(Object.keys(verbs) as Verb[])),
);

const header = {
  name: described(line(100).optional(), '情景名称', 'what the scenario is called'),
  others: described(z.enum(['nobody', 'prompt']).optional(), '未写到的措施：nobody 无人办理（默认），prompt 人人按时', 'measures not mentioned: nobody acts (the default), or prompt: everybody is in time'),
};

/** What stands above the acts, which are checked one by one. */
export const scenarioHeaderSchema = z.strictObject({ ...header, acts: z.array(z.unknown()).max(10_000) });
export const scenarioFileSchema = described(z.strictObject({ ...header, acts: described(z.array(actSchema).max(10_000), '办理事项', 'what is done') }), '闭环推演情景', 'Bihuan scenario');

export type ActFile = z.infer<typeof actSchema>;
