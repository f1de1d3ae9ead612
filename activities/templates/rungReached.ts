import type { Template, Told } from './letter.ts';
import { dateIn, daysIn, daysUntil, detail, firstDue, milestoneDetails, milestonesIn, personIn, quoted } from './phrases.ts';

/** Days to the date the rung is about; nothing when it is about no date. */
function daysLeft({ facts, today }: Told): number | undefined {
  const { on } = firstDue(facts.milestones);
  return on === undefined ? undefined : daysUntil(today, on);
}

export const rungReached: Template = {
  group: (told) => {
    const left = daysLeft(told);
    if (left === undefined) return 'supervised';
    return left < 0 ? 'overdue' : 'dueSoon';
  },
  write: {
    zh: (told) => ({
      headline: headlineZh(told),
      happened: [happenedZh(told)],
      details: [...detail('督办环节', told.facts.ruleTitle), ...detail('发起人', personIn('zh', told.facts.by)), ...milestoneDetails('zh', told.facts.milestones)],
      ...quoted('具体要求', told.facts.requirement),
      ask: (daysLeft(told) ?? 0) < 0 ? '请立即整改并提交验收；确有困难的，请即向牵头领导报告。' : '请抓紧办理，在时限内提交验收。',
      ...firstDue(told.facts.milestones),
    }),
    en: (told) => ({
      headline: headlineEn(told),
      happened: [happenedEn(told)],
      details: [...detail('Rung', told.facts.ruleTitle), ...detail('Entered by', personIn('en', told.facts.by)), ...milestoneDetails('en', told.facts.milestones)],
      ...quoted('Required', told.facts.requirement),
      ask: (daysLeft(told) ?? 0) < 0 ? 'Please put it right and submit it at once, or report to the lead official what stands in the way.' : 'Please see to it that it is submitted in time.',
      ...firstDue(told.facts.milestones),
    }),
  },
};

function headlineZh(told: Told): string {
  const left = daysLeft(told);
  if (left === undefined) return `督办提醒：${told.facts.ruleTitle ?? '请办理'}`;
  const what = milestonesIn('zh', told.facts.milestones);
  if (left < 0) return `${what}已逾期${daysIn('zh', -left)}`;
  return left === 0 ? `${what}今日到期` : `${what}还有${daysIn('zh', left)}到期`;
}

function happenedZh(told: Told): string {
  const left = daysLeft(told);
  const { on } = firstDue(told.facts.milestones);
  if (left === undefined || on === undefined) return '按督办规则，本措施已到下列督办环节。';
  const what = milestonesIn('zh', told.facts.milestones);
  if (left < 0) return `“${what}”的时限为${dateIn('zh', on)}，现已逾期${daysIn('zh', -left)}，尚未提交验收。`;
  return `“${what}”的时限为${dateIn('zh', on)}，${left === 0 ? '今日到期' : `还有${daysIn('zh', left)}`}，尚未提交验收。`;
}

function headlineEn(told: Told): string {
  const left = daysLeft(told);
  if (left === undefined) return `Supervision: ${told.facts.ruleTitle ?? 'please act'}`;
  const what = milestonesIn('en', told.facts.milestones);
  if (left < 0) return `${what} is ${daysIn('en', -left)} overdue`;
  return left === 0 ? `${what} is due today` : `${what} is due in ${daysIn('en', left)}`;
}

function happenedEn(told: Told): string {
  const left = daysLeft(told);
  const { on } = firstDue(told.facts.milestones);
  if (left === undefined || on === undefined) return 'Under the policy the measure has reached the rung below.';
  const what = milestonesIn('en', told.facts.milestones);
  if (left < 0) return `"${what}" was due on ${dateIn('en', on)}, ${daysIn('en', -left)} ago, and has not been submitted.`;
  return `"${what}" is due on ${dateIn('en', on)}, ${left === 0 ? 'that is today' : `in ${daysIn('en', left)}`}, and has not been submitted.`;
}
