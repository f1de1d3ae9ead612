import type { Bilingual } from './limit.ts';

/** The closed list of why a phrase cannot be settled without a person. Codes are stable. */
export const QUESTIONS = {
  nothingWritten: { zh: '没有写时限。', en: 'No limit is written.' },
  unknownWords: { zh: '读不懂这个时限，请改写为日期。', en: 'These words are not understood; write a date.' },
  beforePeriod: { zh: '“某年前”“某月前”可以指这一时段开始之前，也可以指其末日，请写明日期。', en: 'Before a year or a month may mean before it begins or by its end; write the date.' },
  yearMissing: { zh: '没有写年份，文件也没有给出年份。', en: 'No year is written and the document gives none.' },
  documentDateMissing: { zh: '“本月”“明年”一类说法要以文件日期推算，而文件日期不明。', en: 'Words such as "this month" need the date of the document, which is not known.' },
  alreadyPassed: { zh: '没有写年份；按文件年份推算，日期早于方案通过日，请写明年份。', en: 'No year is written, and in the year of the document the day lies before the adoption; write the year.' },
  noSuchDay: { zh: '没有这一天，请核对。', en: 'There is no such day; check it.' },
  severalDates: { zh: '写有几个日期，不能确定以哪一个为限。', en: 'Several dates are written; it cannot be told which is the limit.' },
  range: { zh: '写的是一段时间，请确认是否以其末日为限。', en: 'A stretch of time is written; confirm that its last day is the limit.' },
  feedbackMissing: { zh: '从反馈之日起算，而反馈日期不明。', en: 'It counts from the day of the findings, which is not known.' },
  adoptionMissing: { zh: '从方案通过（印发）之日起算，而该日期不明。', en: 'It counts from the adoption of the plan, which is not known.' },
  startMissing: { zh: '只写了期间的长短，而起算日期不明。', en: 'Only a length of time is written, and nothing is known that it could count from.' },
  calendarMissing: { zh: '按工作日计算，而没有工作日历可用。', en: 'It counts working days, and there is no calendar to count in.' },
  countRange: { zh: '期间的长短写成了一个范围，请写明日期。', en: 'The length of time is written as a range; write a date.' },
  recurring: { zh: '写的是周期（如每季度），不是完成时限。', en: 'This is a rhythm (such as every quarter), not a limit.' },
  stateNotLimit: { zh: '写的是进展状态，不是时限。', en: 'This is a state, not a limit.' },
  bareNumber: { zh: '只有一个数字，可能是丢失格式的表格日期，请确认。', en: 'Only a number is written, perhaps a date of a spreadsheet that lost its format; confirm it.' },
} as const satisfies Record<string, Bilingual>;

export type AskReason = keyof typeof QUESTIONS;
