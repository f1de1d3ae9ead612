import { isProvisional } from '../../domain/calendar.ts';
import type { OwedReport } from '../../domain/plan/occurrences.ts';
import type { PlanState } from '../../domain/plan/plan.ts';
import type { Language } from '../../domain/refusals.ts';
import { uidOf } from './measureDay.ts';
import type { CalendarDay } from './writeCalendar.ts';

const WORDS: Readonly<Record<Language, { readonly report: string; readonly provisional: string; readonly plan: string; readonly to: string }>> = {
  zh: { report: '报送报告：', provisional: '（暂定）', plan: '方案：', to: '报送：' },
  en: { report: 'hand in the report: ', provisional: ' (provisional)', plan: 'Plan: ', to: 'To: ' },
};

/** @returns a report the plan owes as a day of a calendar. @param revisedAt when the plan was started. */
export function planReportDay({ version: { definition } }: PlanState, { rule, dueOn }: OwedReport, revisedAt: number, url: string, language: Language): CalendarDay {
  const words = WORDS[language];
  const isTentative = isProvisional(definition.calendar, dueOn);
  return {
    uid: uidOf(definition.planId, `report|${rule.id}|${dueOn}`),
    on: dueOn,
    summary: `${words.report}${rule.title}${isTentative ? words.provisional : ''}`,
    description: [`${words.plan}${definition.planTitle}`, ...(rule.addressee === undefined ? [] : [`${words.to}${rule.addressee}`])].join('\n'),
    ...{ url, isTentative, sequence: 0, revisedAt },
  };
}
