import type { PlanReportRule, Weekday } from '../../domain/plan/rules.ts';
import { stepSection } from './decisions.ts';
import type { Section } from './section.ts';
import type { Speech } from './words.ts';

/** @returns what concerns the plan as a whole: who approves it, what is sent every month, what is owed to the inspecting body. */
export function planSections(speech: Speech): Section[] {
  const { say, roles, policy } = speech;
  const { approval = [], circular, checkpointTo, reports = [], summaries = [] } = policy.plan ?? {};
  const monthly = [
    ...(circular ? [[say('每月通报', 'Monthly circular'), say(`每月第 ${circular.workingDay} 个工作日`, `working day ${circular.workingDay} of every month`), roles(circular.to), say('各单位完成率、红灯、新增逾期、逾期已补、反弹', 'how far every unit has come, what shows red, is newly late, caught up or relapsed')]] : []),
    ...(checkpointTo ? [[say('记录核验点', 'Checkpoint of the records'), say('每月第 1 个工作日', 'working day 1 of every month'), roles(checkpointTo), say('全部办理记录的签名，供日后核验', 'all records signed, to be checked against later')]] : []),
  ];
  return [
    stepSection(speech, say('方案的批准', 'Approval of the plan'), approval),
    { title: say('每月发送', 'Every month'), heads: [say('名称', 'What'), say('何时', 'When'), say('发给谁', 'To whom'), say('内容', 'Content')], rows: monthly },
    {
      title: say('每周发送', 'Every week'),
      heads: [say('名称', 'What'), say('何时', 'When'), say('发给谁', 'To whom'), say('内容', 'Content')],
      rows: summaries.map(({ title, on, to, about }) => [
        title,
        say(`每${WEEKDAY_WORDS[on].zh}，遇休息日顺延`, `every ${WEEKDAY_WORDS[on].en}, on a day off the next working day`),
        roles(to),
        about === 'own' ? say('与本人职务有关的逾期、待办、两周内到期和办理结果；没有事项的不发', 'what concerns their own posts: late, awaited, due in two weeks, decided; not sent where there is nothing') : say('本单位全部措施的逾期、两周内到期和办理结果，以及本人待办；没有事项的不发', 'all measures of their unit: late, due in two weeks, decided, and what they are to do; not sent where there is nothing'),
      ]),
    },
    {
      title: say('向上级报送', 'Reports to the inspecting body'),
      heads: [say('名称', 'What'), say('时限', 'Due'), say('由谁报送', 'Who'), say('逾期告知', 'Told when it lapses')],
      rows: reports.map((report) => [`${report.title}${report.addressee === undefined ? '' : say(`（报${report.addressee}）`, ` (to ${report.addressee})`)}`, dueWords(speech, report), roles(report.roles), roles(report.whenLapsed)]),
    },
  ];
}

const WEEKDAY_WORDS: Readonly<Record<Weekday, Readonly<Record<'zh' | 'en', string>>>> = {
  monday: { zh: '周一', en: 'Monday' },
  tuesday: { zh: '周二', en: 'Tuesday' },
  wednesday: { zh: '周三', en: 'Wednesday' },
  thursday: { zh: '周四', en: 'Thursday' },
  friday: { zh: '周五', en: 'Friday' },
  saturday: { zh: '周六', en: 'Saturday' },
  sunday: { zh: '周日', en: 'Sunday' },
};

function dueWords({ say, days, list }: Speech, { due, remindBefore }: PlanReportRule): string {
  const reminder = remindBefore ? say(`，到期前 ${days(remindBefore)}提醒`, `, reminder ${days(remindBefore)} before`) : '';
  switch (due.by) {
    case 'dates':
      return list(due.on) + reminder;
    case 'months':
      return say(`方案通过后 ${due.after} 个月`, `${due.after} months after the plan is adopted`) + reminder;
    case 'days':
      return say(`方案通过后 ${days(due.within)}内`, `within ${days(due.within)} after the plan is adopted`) + reminder;
  }
}
