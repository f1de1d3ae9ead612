import type { Step } from '../../domain/policy.ts';
import type { Section } from './section.ts';
import type { Speech } from './words.ts';

/** @returns acceptance, sign-off and extension: who decides in which order, within what limit, and who is told when it lapses. */
export function chainSections(speech: Speech): Section[] {
  const { say, policy } = speech;
  return [
    stepSection(speech, say('验收', 'Acceptance'), policy.acceptance),
    stepSection(speech, say('销号审批', 'Sign-off'), policy.signOff),
    ...(policy.extension ? [stepSection(speech, say('延期的审核和批准', 'Extensions: review and decision'), policy.extension.steps)] : []),
  ];
}

export function stepSection(speech: Speech, title: string, steps: readonly Step[]): Section {
  const { say, days, roles } = speech;
  return {
    title,
    heads: [say('步', 'Step'), say('环节', 'What'), say('由谁办理', 'Who'), say('时限', 'Limit'), say('超时告知', 'Told when it lapses')],
    rows: steps.map((step, index) => [
      String(index + 1),
      step.title,
      `${roles(step.roles)}${say('（', ' (')}${need(speech, step)}${say('）', ')')}`,
      step.within ? `${days(step.within)}${step.remindBefore ? say(`，到期前 ${days(step.remindBefore)}提醒`, `, reminder ${days(step.remindBefore)} before`) : ''}` : say('不限', 'none'),
      roles(step.whenLapsed),
    ]),
  };
}

function need({ say }: Speech, { need: wanted }: Step): string {
  if (wanted === 'any') return say('任一人同意', 'any one');
  return wanted === 'all' ? say('须全部同意', 'all of them') : say(`须 ${wanted} 人同意`, `${wanted} of them`);
}

export function lookBackSection({ say, days, roles, policy }: Speech): Section {
  return {
    title: say('回头看', 'Look-backs'),
    heads: [say('名称', 'What'), say('何时', 'When'), say('由谁承担', 'Who'), say('范围', 'Which'), say('超时告知', 'Told when it lapses')],
    rows: policy.lookBacks.map(({ title, afterMonths, roles: who, sample, remindBefore, whenLapsed }) => [
      title,
      `${say(`销号后 ${afterMonths} 个月`, `${afterMonths} months after closure`)}${remindBefore ? say(`，到期前 ${days(remindBefore)}提醒`, `, reminder ${days(remindBefore)} before`) : ''}`,
      roles(who),
      sample ? say(`抽查 ${sample.percent}%，抽签种子“${sample.seed}”`, `a sample of ${sample.percent}%, seed "${sample.seed}"`) : say('全部措施', 'every measure'),
      roles(whenLapsed),
    ]),
  };
}

export function periodicSection(speech: Speech): Section {
  const { say, days, roles, period, policy } = speech;
  return {
    title: say('定期报告', 'Periodic reports'),
    heads: [say('名称', 'What'), say('周期', 'How often'), say('由谁报送', 'Who'), say('何时报送', 'Due'), say('逾期告知', 'Told when missed')],
    rows: (policy.periodic ?? []).map((duty) => [
      `${duty.title}${duty.classes ? say(`（只适用于${speech.classes(duty.classes)}）`, ` (only ${speech.classes(duty.classes)} measures)`) : ''}`,
      `${period(duty.every)}${duty.afterMonths ? say(`，启动满 ${duty.afterMonths} 个月之后的第一个整期开始`, `, from the first whole period ${duty.afterMonths} months after the start`) : ''}${say('，到', ', until ')}${duty.until === 'signOff' ? say('进入销号审批为止', 'sign-off begins') : say('归档为止', 'the measure is archived')}`,
      roles(duty.roles),
      `${say(`每期结束后 ${days(duty.dueAfter)}内`, `within ${days(duty.dueAfter)} after the period`)}${duty.remindBefore ? say(`，到期前 ${days(duty.remindBefore)}提醒`, `, reminder ${days(duty.remindBefore)} before`) : ''}`,
      roles(duty.whenMissed),
    ]),
  };
}
