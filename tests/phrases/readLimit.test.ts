import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS, type LimitContext } from '../../plans/phrases/limit.ts';
import { QUESTIONS, type AskReason } from '../../plans/phrases/questions.ts';
import { readLimit } from '../../plans/phrases/readLimit.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';

/** Findings on 2 March, a plan adopted on the 20th, a document of 5 April. */
const CONTEXT: LimitContext = { feedbackOn: '2026-03-02', adoptedOn: '2026-03-20', writtenOn: '2026-04-05' };

/** What was read, in one line: date, precision, 立 for at once, what follows, what was assumed. */
function read(phrase: string, context: LimitContext = CONTEXT): string {
  const reading = readLimit(phrase, context);
  if (reading.kind === 'ask') return [`ask ${reading.reason}`, ...reading.candidates].join(' ');
  const { dueOn, precision, isImmediate, then, assumed = [] } = reading;
  return [dueOn, precision, isImmediate && '立', then, ...assumed].filter(Boolean).join(' ');
}

describe('a phrase of the issue', () => {
  it.each([
    ['6月30日前', '2026-06-30 exact yearOfDocument'],
    ['12月20日之前', '2026-12-20 exact yearOfDocument'],
    ['2026年12月底前', '2026-12-31 endOfPeriod'],
    ['十月底前', '2026-10-31 endOfPeriod yearOfDocument'],
    ['2024年', '2024-12-31 endOfPeriod'],
    ['2027年前', 'ask beforePeriod 2026-12-31 2027-12-31'],
    ['反馈后1个月内', '2026-04-02 counted'],
    ['2个月内', '2026-05-02 counted countedFromFeedback'],
    ['本月二十日前', '2026-04-20 exact monthOfDocument'],
    ['短期（6个月内）', '2026-09-02 counted countedFromFeedback'],
    ['2025年底前，并长期坚持', '2025-12-31 endOfPeriod longTerm'],
    ['立行立改、即知即改', '立'],
    ['立行立改，长期坚持', '立 longTerm'],
    ['整改时限：2019-03-06', '2019-03-06 exact'],
    ['2026年6月底前', '2026-06-30 endOfPeriod'],
    ['2026年第三季度', '2026-09-30 endOfPeriod'],
    ['立行立改', '立'],
    ['长期坚持', 'longTerm'],
  ])('%s is read as %s', (phrase, expected) => {
    expect(read(phrase)).toBe(expected);
  });
});

describe('a day', () => {
  it.each(['2026年6月30日', '2026年6月30号前', '2026年06月30日之前', '２０２６年６月３０日前', '2026-06-30', '2026/6/30', '2026.6.30', '2026.6.30前', '20260630', '2026-06-30 00:00:00', '二〇二六年六月三十日', '二○二六年六月三十日前', '2026 年 6 月 30 日', '2026年6月30日止', '截止2026年6月30日', '最迟不晚于2026年6月30日', '2026年6月30日前完成整改', '2026年6月30日（已完成）', '2026年6月30日。', '2026年6月30日，2026年6月30日前'])('is read from %s', (phrase) => {
    expect(read(phrase)).toBe('2026-06-30 exact');
  });

  it('that does not exist is asked about', () => {
    for (const phrase of ['2026年2月30日', '2026年13月底前', '2026-02-29', '4月31日前', '2026年0月']) expect(read(phrase)).toBe('ask noSuchDay');
  });
});

describe('a period ends with its last day', () => {
  it.each([
    ['2024年2月底前', '2024-02-29'],
    ['2026年2月末', '2026-02-28'],
    ['2026年6月', '2026-06-30'],
    ['2026年6月份', '2026-06-30'],
    ['2026.6', '2026-06-30'],
    ['2026-06', '2026-06-30'],
    ['2026年6月上旬', '2026-06-10'],
    ['2026年6月中旬', '2026-06-20'],
    ['2026年6月下旬', '2026-06-30'],
    ['2026年一季度', '2026-03-31'],
    ['2026年第3季度末', '2026-09-30'],
    ['2026年四季度底前', '2026-12-31'],
    ['2026年Q3', '2026-09-30'],
    ['2026年上半年', '2026-06-30'],
    ['2026年下半年', '2026-12-31'],
    ['2026年底', '2026-12-31'],
    ['2026年年底前', '2026-12-31'],
    ['2026年末', '2026-12-31'],
    ['2026年内', '2026-12-31'],
    ['2026年度', '2026-12-31'],
    ['2026年全年', '2026-12-31'],
    ['到2025年底', '2025-12-31'],
    ['二〇二六年底前', '2026-12-31'],
    ['“十四五”末', '2025-12-31'],
    ['十五五期末', '2030-12-31'],
    ['2026年12月底前取得明显成效', '2026-12-31'],
    ['2026年底前基本建成', '2026-12-31'],
  ])('%s: %s', (phrase, date) => {
    expect(read(phrase)).toBe(`${date} endOfPeriod`);
  });
});

describe('what the words leave out is taken from the document, and said', () => {
  it.each([
    ['上半年', '2026-06-30 endOfPeriod yearOfDocument'],
    ['三季度末', '2026-09-30 endOfPeriod yearOfDocument'],
    ['年底前', '2026-12-31 endOfPeriod yearOfDocument'],
    ['今年底前', '2026-12-31 endOfPeriod yearOfDocument'],
    ['明年6月底前', '2027-06-30 endOfPeriod yearOfDocument'],
    ['月底前', '2026-04-30 endOfPeriod monthOfDocument'],
    ['下月底前', '2026-05-31 endOfPeriod monthOfDocument'],
    ['本季度末', '2026-06-30 endOfPeriod monthOfDocument'],
    ['26年6月底前', '2026-06-30 endOfPeriod centuryAdded'],
  ])('%s: %s', (phrase, expected) => {
    expect(read(phrase)).toBe(expected);
  });

  it('is the year given, before that of any date', () => {
    expect(read('6月底前', { ...CONTEXT, year: 2028 })).toBe('2028-06-30 endOfPeriod yearOfDocument');
  });

  it('reaches over the end of the year', () => {
    const december = { writtenOn: '2026-12-10' };
    expect([read('下月底前', december), read('下季度', december)]).toEqual(['2027-01-31 endOfPeriod monthOfDocument', '2027-03-31 endOfPeriod monthOfDocument']);
  });

  it('is asked where a date would lie before the plan was adopted', () => {
    expect(read('2月底前')).toBe('ask alreadyPassed 2027-02-28');
    expect(read('2026年2月底前')).toBe('2026-02-28 endOfPeriod');
  });

  it('is asked where the document says nothing', () => {
    expect(['6月30日前', '年底前', '本月底前', '明年底前', '反馈后1个月内', '印发后1个月内', '2个月内'].map((phrase) => read(phrase, {}))).toEqual([
      'ask yearMissing', 'ask yearMissing', 'ask yearMissing', 'ask documentDateMissing', 'ask feedbackMissing', 'ask adoptionMissing', 'ask startMissing',
    ]);
  });
});

describe('a count of days, weeks, months', () => {
  it.each([
    ['收到反馈意见后三个月内', '2026-06-02 counted'],
    ['自巡察组反馈之日起6个月内', '2026-09-02 counted'],
    ['方案印发后10日内', '2026-03-30 counted'],
    ['印发之日起两周内', '2026-04-03 counted'],
    ['一周内', '2026-03-09 counted countedFromFeedback'],
    ['30天', '2026-04-01 counted countedFromFeedback'],
    ['半年内', '2026-09-02 counted countedFromFeedback'],
    ['半个月内', '2026-03-17 counted countedFromFeedback'],
    ['三年内', '2029-03-02 counted countedFromFeedback'],
    ['十二个月内完成整改', '2027-03-02 counted countedFromFeedback'],
  ])('%s: %s', (phrase, expected) => {
    expect(read(phrase)).toBe(expected);
  });

  it('of months ends on the last day of a shorter month', () => {
    expect(read('反馈后1个月内', { feedbackOn: '2026-01-31' })).toBe('2026-02-28 counted');
  });

  it('without a start counts from the adoption where no findings are known', () => {
    expect(read('6个月内', { adoptedOn: '2026-03-20' })).toBe('2026-09-20 counted countedFromAdoption');
  });

  it('of working days needs a calendar', () => {
    expect(read('反馈后20个工作日内')).toBe('ask calendarMissing');
    const calendar = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2026, toYear: 2027 });
    expect(read('反馈后3个工作日内', { feedbackOn: '2026-04-30', calendar })).toBe('2026-05-08 counted');
  });

  it('that is a range is asked about', () => {
    expect([read('中期（1-2年）'), read('长期（3-5年）'), read('反馈后3至6个月内')]).toEqual(['ask countRange', 'ask countRange', 'ask countRange']);
  });
});

describe('words without a date', () => {
  it.each(['立行立改', '立改立行', '立查立改', '即知即改', '即查即改', '立即整改', '边查边改', '【立行立改】', '立行立改。'])('%s is at once', (phrase) => {
    expect(read(phrase)).toBe('立');
  });

  it.each(['长期坚持', '长期', '坚持长期推进', '长期整改', '常态化推进', '常态化长效化', '常抓不懈', '持续坚持', '久久为功'])('%s is for good', (phrase) => {
    expect(read(phrase)).toBe('longTerm');
  });

  it.each(['持续推进', '持续整改', '持续巩固提升', '不断完善'])('%s names no end', (phrase) => {
    expect(read(phrase)).toBe('openEnded');
  });

  it.each([
    ['2025年底前并长期坚持', '2025-12-31 endOfPeriod longTerm'],
    ['2025年底前长期坚持', '2025-12-31 endOfPeriod longTerm'],
    ['2025年12月底前完成，之后长期坚持', '2025-12-31 endOfPeriod longTerm'],
    ['长期坚持（2026年底前取得阶段性成效）', '2026-12-31 endOfPeriod longTerm'],
    ['2026年6月底前\n长期坚持', '2026-06-30 endOfPeriod longTerm'],
    ['2026/6/30/长期坚持', '2026-06-30 exact longTerm'],
    ['2026年底前完成整改，持续巩固', '2026-12-31 endOfPeriod openEnded'],
    ['立行立改（2026年4月底前）', '2026-04-30 endOfPeriod 立'],
    ['立行立改，1个月内', '2026-04-02 counted 立 countedFromFeedback'],
    ['2026年6月底前，建立长效机制', '2026-06-30 endOfPeriod'],
    ['立行立改并持续巩固', '立 openEnded'],
  ])('may stand with others: %s is %s', (phrase, expected) => {
    expect(read(phrase)).toBe(expected);
  });
});

describe('what cannot be settled is asked', () => {
  it.each([
    ['', 'ask nothingWritten'],
    ['  ', 'ask nothingWritten'],
    ['/', 'ask unknownWords'],
    ['待定', 'ask unknownWords'],
    ['与项目同步', 'ask unknownWords'],
    ['尽快', 'ask unknownWords'],
    ['近期', 'ask unknownWords'],
    ['中期', 'ask unknownWords'],
    ['集中整改期内', 'ask unknownWords'],
    ['2026年春节前', 'ask unknownWords'],
    ['20日前', 'ask unknownWords'],
    ['2026年1月起', 'ask unknownWords'],
    ['2026年6月底前（配合省厅）', 'ask unknownWords 2026-06-30'],
    ['2026年6月前', 'ask beforePeriod 2026-05-31 2026-06-30'],
    ['6月前', 'ask beforePeriod 2026-05-31 2026-06-30'],
    ['2027年1月之前', 'ask beforePeriod 2026-12-31 2027-01-31'],
    ['2026年第三季度前', 'ask beforePeriod 2026-06-30 2026-09-30'],
    ['2026年6月中旬前', 'ask beforePeriod 2026-06-10 2026-06-20'],
    ['2026年6月上旬前', 'ask beforePeriod 2026-05-31 2026-06-10'],
    ['2026年3月至6月底', 'ask range 2026-06-30'],
    ['2026年3月—2026年12月', 'ask range 2026-12-31'],
    ['2026年6月底前取得明显成效，2026年12月底前整改到位', 'ask severalDates 2026-06-30 2026-12-31'],
    ['每季度', 'ask recurring'],
    ['每月底前', 'ask recurring'],
    ['按季度', 'ask recurring'],
    ['定期', 'ask recurring'],
    ['已完成', 'ask stateNotLimit'],
    ['整改中', 'ask stateNotLimit'],
    ['46203', 'ask bareNumber 2026-06-30'],
  ])('%s: %s', (phrase, expected) => {
    expect(read(phrase)).toBe(expected);
  });
});

describe('how a phrase was understood is told in both languages', () => {
  it.each([
    ['2025年底前，并长期坚持', '最后一天为 2025-12-31（该时段末日）；此后长期坚持。', 'last day 2025-12-31 (the end of the period named); kept up for good afterwards.'],
    ['6月30日前', '最后一天为 2026-06-30（当日）；年份取自文件。', 'last day 2026-06-30 (the day named); the year is that of the document.'],
    ['立行立改', '立行立改，时限按督办规则。', 'at once, within the time the policy gives.'],
    ['2027年前', '“某年前”“某月前”可以指这一时段开始之前，也可以指其末日，请写明日期。可能是 2026-12-31 或 2027-12-31。', 'Before a year or a month may mean before it begins or by its end; write the date. It may be 2026-12-31 or 2027-12-31.'],
  ])('%s', (phrase, zh, en) => {
    expect(readLimit(phrase, CONTEXT).explanation).toEqual({ zh, en });
  });

  it('whatever is asked or assumed', () => {
    for (const { zh, en } of Object.values(QUESTIONS)) expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
    expect(ASSUMPTIONS).toHaveLength(5);
  });

  it('and every reason to ask can come up', () => {
    const calls: Readonly<Record<AskReason, () => string>> = {
      nothingWritten: () => read(''), unknownWords: () => read('待定'), beforePeriod: () => read('2027年前'), yearMissing: () => read('6月底', {}),
      documentDateMissing: () => read('明年', {}), alreadyPassed: () => read('1月底'), noSuchDay: () => read('2026-02-30'),
      severalDates: () => read('2026年6月，2026年7月'), range: () => read('2026年3月至6月'), feedbackMissing: () => read('反馈后1个月内', {}),
      adoptionMissing: () => read('印发后1个月内', {}), startMissing: () => read('1个月内', {}), calendarMissing: () => read('3个工作日内'),
      countRange: () => read('1-2年'), recurring: () => read('每季度'), stateNotLimit: () => read('已完成'), bareNumber: () => read('46203'),
    };
    for (const [reason, call] of Object.entries(calls)) expect(call()).toContain(`ask ${reason}`);
  });
});
