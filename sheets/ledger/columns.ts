import type { Word } from '../../domain/words.ts';

export type ColumnKey =
  | 'ref' | 'problemNo' | 'problem' | 'issue' | 'title' | 'detail' | 'class'
  | 'leadOfficial' | 'officialName' | 'leadUnit' | 'handlerName' | 'participants'
  | 'effect' | 'completion' | 'nodes' | 'phase' | 'light' | 'milestones' | 'targets' | 'progress' | 'documents' | 'extensions' | 'closedOn' | 'cycle';

export interface Column {
  readonly key: ColumnKey;
  readonly heading: Word;
  /** In characters of a Latin digit's width, as spreadsheets count. */
  readonly width: number;
  /** What the plan says, and a clerk may change in the ledger; the rest tells how things stand. */
  readonly isPlanned?: true;
  readonly isDate?: true;
}

/** The ledger (整改台账), from left to right. Headings are for ever: a ledger exported years ago is read by them. */
export const COLUMNS: readonly Column[] = [
  { key: 'ref', heading: { zh: '措施编号', en: 'Measure' }, width: 10 },
  { key: 'problemNo', heading: { zh: '问题序号', en: 'Problem no.' }, width: 6 },
  { key: 'problem', heading: { zh: '反馈问题', en: 'Problem' }, width: 26, isPlanned: true },
  { key: 'issue', heading: { zh: '具体问题', en: 'Issue' }, width: 26, isPlanned: true },
  { key: 'title', heading: { zh: '整改措施', en: 'Title' }, width: 36, isPlanned: true },
  { key: 'detail', heading: { zh: '具体内容', en: 'Detail' }, width: 60, isPlanned: true },
  { key: 'class', heading: { zh: '类别', en: 'Class' }, width: 10 },
  { key: 'leadOfficial', heading: { zh: '牵头领导', en: 'Lead official' }, width: 18, isPlanned: true },
  { key: 'officialName', heading: { zh: '领导姓名', en: 'Official\'s name' }, width: 10 },
  { key: 'leadUnit', heading: { zh: '牵头单位', en: 'Lead unit' }, width: 18, isPlanned: true },
  { key: 'handlerName', heading: { zh: '经办人', en: 'Handler' }, width: 10 },
  { key: 'participants', heading: { zh: '参与单位', en: 'Participating units' }, width: 20, isPlanned: true },
  { key: 'effect', heading: { zh: '取得明显成效时限', en: 'Clear effect by' }, width: 12, isPlanned: true, isDate: true },
  { key: 'completion', heading: { zh: '整改落实到位时限', en: 'In place by' }, width: 12, isPlanned: true, isDate: true },
  { key: 'nodes', heading: { zh: '其他时限节点', en: 'Other dates' }, width: 20 },
  { key: 'phase', heading: { zh: '办理状态', en: 'State' }, width: 10 },
  { key: 'light', heading: { zh: '亮灯', en: 'Light' }, width: 9 },
  { key: 'milestones', heading: { zh: '各时限办理情况', en: 'How each date stands' }, width: 28 },
  { key: 'targets', heading: { zh: '量化指标', en: 'Targets' }, width: 20 },
  { key: 'progress', heading: { zh: '最新进展', en: 'Latest progress' }, width: 40 },
  { key: 'documents', heading: { zh: '督办文书', en: 'Papers' }, width: 24 },
  { key: 'extensions', heading: { zh: '延期情况', en: 'Extensions' }, width: 20 },
  { key: 'closedOn', heading: { zh: '销号日期', en: 'Closed on' }, width: 12, isDate: true },
  { key: 'cycle', heading: { zh: '轮次', en: 'Cycle' }, width: 6 },
];

/** @returns the column of a heading in either language, whatever blanks and line breaks somebody put into it. */
export function columnOf(heading: string): Column | undefined {
  const bare = (text: string) => text.replace(/\s+/g, '').toLowerCase();
  return COLUMNS.find((column) => [column.heading.zh, column.heading.en].some((name) => bare(name) === bare(heading)));
}
