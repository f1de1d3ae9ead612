import type { Word } from '../../domain/words.ts';
import type { Schemas } from '../apiClient.ts';

type Figures = Schemas['Figures'];

/** A column of figures, for tables and files alike. */
export interface Column {
  readonly head: Word;
  readonly of: (figures: Figures) => string;
}

/** Figures that are read together. */
export interface Section {
  readonly title: Word;
  readonly columns: readonly Column[];
}

function column(zh: string, en: string, of: (figures: Figures) => number): Column {
  return { head: { zh, en }, of: (figures) => String(of(figures)) };
}

export const SECTIONS: readonly Section[] = [
  {
    title: { zh: '措施与时限', en: 'Measures and dates' },
    columns: [
      column('措施', 'Measures', ({ measures }) => measures.all),
      column('已销号', 'Closed', ({ measures }) => measures.closed),
      { head: { zh: '完成率', en: 'Percent' }, of: ({ measures }) => `${String(measures.percent)}%` },
      column('时限节点', 'Dates', ({ milestones }) => milestones.all),
      column('按期', 'On time', ({ milestones }) => milestones.onTime),
      column('逾期已补', 'Caught up', ({ milestones }) => milestones.caughtUp),
      column('待验收', 'Submitted', ({ milestones }) => milestones.submitted),
      column('逾期', 'Overdue', ({ milestones }) => milestones.overdue),
      column('未到期', 'Not yet due', ({ milestones }) => milestones.notYetDue),
      column('反弹', 'Relapses', ({ measures }) => measures.relapses),
    ],
  },
  {
    title: { zh: '逾期时长', en: 'Age of what is overdue' },
    columns: [
      column('7日内', 'to 7 days', ({ ageing }) => ageing.calendarDays.to7),
      column('8-30日', '8-30', ({ ageing }) => ageing.calendarDays.to30),
      column('31-90日', '31-90', ({ ageing }) => ageing.calendarDays.to90),
      column('90日以上', 'over 90', ({ ageing }) => ageing.calendarDays.over90),
      column('5个工作日内', 'to 5 working days', ({ ageing }) => ageing.workingDays.to5),
      column('6-20个', '6-20', ({ ageing }) => ageing.workingDays.to20),
      column('21-60个', '21-60', ({ ageing }) => ageing.workingDays.to60),
      column('60个以上', 'over 60', ({ ageing }) => ageing.workingDays.over60),
    ],
  },
  {
    title: { zh: '延期', en: 'Extensions' },
    columns: [
      column('申请', 'Asked', ({ extensions }) => extensions.asked),
      column('批准', 'Granted', ({ extensions }) => extensions.granted),
      column('未同意', 'Refused', ({ extensions }) => extensions.refused),
      column('已无必要', 'Moot', ({ extensions }) => extensions.moot),
      column('待审批', 'Pending', ({ extensions }) => extensions.pending),
      column('共延天数', 'Days slipped', ({ extensions }) => extensions.daysSlipped),
    ],
  },
  {
    title: { zh: '基层负担', en: 'What was asked' },
    columns: [
      column('任务', 'Assignments', ({ burden }) => burden.assignments),
      column('签收文书', 'Papers received', ({ burden }) => burden.papersToAcknowledge),
      column('回复文书', 'Papers to answer', ({ burden }) => burden.papersToAnswer),
      column('定期报告', 'Periodic reports', ({ burden }) => burden.periodicReports),
      column('提交验收', 'Submissions', ({ burden }) => burden.submissions),
    ],
  },
];

const DIMENSION_WORDS: Readonly<Record<string, Word>> = { unit: { zh: '单位', en: 'Unit' }, leader: { zh: '牵头领导', en: 'Lead official' }, problem: { zh: '问题', en: 'Problem' }, month: { zh: '月份', en: 'Month' } };

export function dimensionWord(by: string): Word {
  return DIMENSION_WORDS[by] ?? { zh: by, en: by };
}
