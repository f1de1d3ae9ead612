import { describe, expect, it } from 'vitest';
import { REPORT_WARNINGS } from '../../plans/report/index.ts';
import { bareTitle, readHeading } from '../../plans/report/headings.ts';
import { codes, readUnderProblem, statuses } from './reportSupport.ts';

describe('the name of a problem', () => {
  it.each([
    ['关于“学习不深入”问题的整改', '学习不深入'],
    ['关于“学习不深入”的问题的整改落实情况', '学习不深入'],
    ['针对学习不深入的问题', '学习不深入'],
    ['“学习不深入”问题', '学习不深入'],
    ['关于“‘两个责任’落实不力”的问题', '‘两个责任’落实不力'],
    ['关于““两个责任”落实不力”的问题', '“两个责任”落实不力'],
    ['关于“三公”经费管理不严、“小金库”屡禁不止的问题', '“三公”经费管理不严、“小金库”屡禁不止'],
    ['关于党的领导方面的问题', '党的领导方面'],
    ['工作存在薄弱环节', '工作存在薄弱环节'],
  ])('of the heading %s is %s', (heading, title) => {
    expect(bareTitle(heading)).toBe(title);
  });
});

describe('a line', () => {
  it.each([
    ['关于“甲不力”的问题。', 'named'],
    ['关于“学而不深。党组只学了一次”的问题：一是加强学习。', 'named'],
    ['关于“甲不力”的问题（已完成）', 'named'],
    ['针对“甲不力”的问题，制定办法。', 'clause'],
    ['制度执行有差距。', 'shortcoming'],
    ['统筹发展与安全存在短板', 'shortcoming'],
  ])('%s names a problem (%s)', (text, strength) => {
    expect(readHeading(text).strength).toBe(strength);
  });

  it.each(['加强理论学习。', '妥善处理违规问题。', '确保问题不反弹、不回潮。', '咬定整改目标不松劲。', '坚持问题导向。', '巡察反馈问题整改落实情况', '关于反馈问题的整改情况', '整改落实进展及成效', '整改工作中存在的不足', '针对上述问题，立即整改。', '针对突出问题。逐条研究。'])('%s names none', (text) => {
    expect(readHeading(text).strength).toBe('none');
  });
});

describe('a state printed after a measure', () => {
  it.each([
    ['该问题已完成整改。', '已完成'],
    ['目前，该问题已整改到位。', '已完成'],
    ['（已完成）', '已完成'],
    ['整改工作已全部完成。', '已完成'],
    ['截至2024年6月底，该项措施已办结销号。', '已完成'],
    ['整改进展：已完成整改，并持续巩固', '已完成'],
    ['该问题取得阶段性成效，正在持续推进。', undefined],
    ['该问题已取得阶段性成效，持续推进。', '取得阶段性成效'],
    ['整改状态：取得阶段性成效', '取得阶段性成效'],
    ['此项工作需长期坚持。', '长期坚持'],
    ['【整改状态】长期坚持', '长期坚持'],
    ['该问题已完成整改，并长期坚持。', '长期坚持'],
    ['该问题基本完成整改。', undefined],
    ['该问题正在整改。', undefined],
    ['该问题未完成整改。', undefined],
    ['整改状态：整改中', undefined],
    ['已完成56套废气监测建设。', undefined],
    ['下发通知，要求长期坚持。', undefined],
    ['剩余4宗正在推进。', undefined],
  ])('%s is read as %s', (sentence, status) => {
    expect(statuses(readUnderProblem(`1.加强监管。修订办法。${sentence}`))).toEqual([status]);
    expect(statuses(readUnderProblem('1.加强监管。修订办法。', sentence))).toEqual([status]);
  });

  it('is warned of where it is printed but is none of the three', () => {
    for (const sentence of ['该问题基本完成整改。', '该问题正在整改。', '整改状态：整改中', '整改进展：正在推进']) expect(codes(readUnderProblem('1.加强监管。', sentence))).toContain('statusUnread');
    expect(codes(readUnderProblem('1.加强监管。', '已完成56套废气监测建设。'))).toEqual([]);
  });

  it('in the middle of a text counts only with a subject', () => {
    expect(statuses(readUnderProblem('1.加强监管。已完成。另行开展排查12次。', '2.完善制度。该项工作已完成。另行开展排查12次。'))).toEqual([undefined, '已完成']);
  });
});

describe('what is printed below measures', () => {
  it('is of the one above where every measure has it', () => {
    const draft = readUnderProblem('1.甲。', '责任人：张三', '整改状态：已完成', '2.乙。', '责任人：李四', '整改状态：长期坚持');
    expect(draft.measures).toMatchObject([{ leadOfficial: '张三', status: '已完成' }, { leadOfficial: '李四', status: '长期坚持' }]);
  });

  it('is of all where it is printed once, at the end or under the heading', () => {
    const [below, above] = [readUnderProblem('1.甲。', '2.乙。', '责任人：张三', '完成时限：2024年底前'), readUnderProblem('责任人：张三', '完成时限：2024年底前', '1.甲。', '2.乙。')];
    for (const draft of [below, above]) expect(draft.measures).toMatchObject([1, 2].map(() => ({ leadOfficial: '张三', limits: { completion: '2024-12-31' } })));
    expect(below.measures.map(({ detail }) => detail)).toEqual(['甲。', '乙。']);
    expect(below.problems[0]?.notes.map(({ text }) => text)).toEqual(['责任人：张三', '完成时限：2024年底前']);
  });

  it('is read with either colon, in 【】, set off by blanks, and several to a line', () => {
    const draft = readUnderProblem('1.甲。', '牵头领导:张三  牵头单位：党政办；参与单位：财政所、农业办', '【整改时限】2024年6月30日', '2.乙。', '责任单位　民政办');
    expect(draft.measures[0]).toMatchObject({ leadOfficial: '张三', leadUnit: '党政办', participants: ['财政所', '农业办'], limits: { completion: '2024-06-30' } });
    expect(draft.measures[1]).toMatchObject({ leadUnit: '民政办' });
  });

  it('tells the limit of marked results from that of completion', () => {
    const draft = readUnderProblem('1.甲。（取得明显成效时限：2024年6月底；整改落实到位时限：2024年12月底）');
    expect(draft.measures[0]?.limits).toEqual({ effect: '2024-06-30', completion: '2024-12-31', text: '2024年6月底；2024年12月底' });
  });

  it('is not read from running text', () => {
    expect(readUnderProblem('1.明确责任单位、责任人和整改时限。').measures[0]).toEqual({ ref: 'M-001', problemNo: '一', number: '1', title: '明确责任单位、责任人和整改时限', detail: '明确责任单位、责任人和整改时限。', line: 5 });
  });
});

describe('a time limit', () => {
  it.each([
    ['2024年第三季度', { completion: '2024-09-30' }],
    ['2024年底前，并长期坚持', { completion: '2024-12-31', isLongTerm: true }],
    ['立行立改、即知即改', { isImmediate: true }],
    ['长期坚持', { isLongTerm: true }],
    ['2024年6月前', {}],
    ['6月底前', {}],
    ['反馈后两个月内', {}],
  ])('of %s is read as every import reads it', (text, limits) => {
    expect(readUnderProblem(`1.甲。（完成时限：${text}）`).measures[0]?.limits).toEqual({ ...limits, text });
  });

  it.each(['2024年6月前', '6月底前', '反馈后两个月内', '2023年6月底至2024年6月底', '待定'])('of %s is asked about', (text) => {
    expect(codes(readUnderProblem(`1.甲。（完成时限：${text}）`))).toEqual(['limitUnread']);
  });
});

describe('measures without numbers', () => {
  it.each(['一是甲；二是乙；三是丙。', '一是甲，二是乙，三是丙。', '第一，甲。第二，乙。第三，丙。', '一要甲。二要乙。三要丙。', '整改情况：一是甲。二是乙。三是丙。'])('are the items of an enumeration in words: %s', (text) => {
    expect(readUnderProblem(text).measures.map(({ number, title }) => [number, title.replace(/，$/, '')])).toEqual([['一', '甲'], ['二', '乙'], ['三', '丙']]);
  });

  it.each(['(1)甲；(2)乙；(3)丙。', '（1）甲；（2）乙；\n（3）丙。', '①甲。②乙。③丙。', '整改措施：1.甲。2.乙。3.丙。', '整改措施：（1）甲；（2）乙；（3）丙。'])('are the items of an enumeration with signs: %s', (text) => {
    expect(readUnderProblem(text).measures.map(({ number, title }) => [number, title])).toEqual([['1', '甲'], ['2', '乙'], ['3', '丙']]);
  });

  it('keep the words before 一是 with the first, and say so', () => {
    const draft = readUnderProblem('党组专题研究，采取以下措施：一是甲。二是乙。');
    expect(draft.measures.map(({ title, detail }) => [title, detail])).toEqual([['甲', '党组专题研究，采取以下措施：一是甲。'], ['乙', '二是乙。']]);
    expect(codes(draft)).toEqual(['leadInJoined']);
  });

  it('are the paragraphs where nothing is enumerated, and say so', () => {
    const draft = readUnderProblem('召开会议，制定方案。', '修订制度3项。');
    expect(draft.measures.map(({ detail }) => detail)).toEqual(['召开会议，制定方案。', '修订制度3项。']);
    expect(codes(draft)).toEqual(['paragraphAsMeasure', 'paragraphAsMeasure']);
  });

  it('are not made of an enumeration in quotation marks or brackets', () => {
    expect(readUnderProblem('落实“一是一、二是二”的要求（一是自查，二是互查），修订办法。').measures).toHaveLength(1);
  });
});

describe('printed numbers', () => {
  it('that repeat or skip are kept, told apart, and warned of', () => {
    const draft = readUnderProblem('(1)甲。', '(2)乙。', '(2)丙。', '(5)丁。');
    expect(draft.measures.map(({ ref, number }) => [ref, number])).toEqual([['M-001', '1'], ['M-002', '2'], ['M-002b', '2'], ['M-005', '5']]);
    expect(codes(draft)).toEqual(['numberRepeats', 'numberJumps']);
  });

  it('may be followed by a year, but a decimal is no number of an item', () => {
    const draft = readUnderProblem('1.2024年完成改造。', '2.5万元以上的项目公开招标。', '2.3亿元资金已收回。');
    expect(draft.measures.map(({ number, detail }) => [number, detail])).toEqual([['1', '2024年完成改造。\n2.5万元以上的项目公开招标。\n2.3亿元资金已收回。']]);
  });
});

describe('text between the heading of a problem and its first numbered measure', () => {
  it('is a note on the problem, and no measure', () => {
    const draft = readUnderProblem('党组高度重视该问题。', '1.甲。');
    expect(draft.measures.map(({ detail }) => detail)).toEqual(['甲。']);
    expect(draft.problems[0]?.notes).toEqual([{ line: 5, text: '党组高度重视该问题。' }]);
    expect(codes(draft)).toEqual(['problemText']);
  });
});

describe('warnings', () => {
  it('each have a reason in both languages', () => {
    for (const { zh, en } of Object.values(REPORT_WARNINGS)) expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
  });
});
