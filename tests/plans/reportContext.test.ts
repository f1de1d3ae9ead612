import { describe, expect, it } from 'vitest';
import { readReport } from '../../plans/report/index.ts';
import { codes, readUnderProblem, statuses } from './reportSupport.ts';

function read(...lines: string[]): ReturnType<typeof readReport> {
  return readReport(lines.join('\n'));
}

describe('a title over headings of problems', () => {
  it('is an aspect whatever its words, and the problems keep their place below it', () => {
    const draft = read('二、整改情况', '（一）聚焦政治建设', '1. 关于“学习不够系统”的问题', '（1）中心组学习次数未达要求。', '一是制定计划；二是补学4次。', '2. 关于“执行制度不严格”的问题', '（1）末位表态落实不到位。', '一是修订规则。', '三、巩固提升');
    expect(draft.problems.map(({ no, title, aspect }) => [no, title, aspect])).toEqual([['1', '学习不够系统', '聚焦政治建设'], ['2', '执行制度不严格', '聚焦政治建设']]);
    expect(draft.issues.map(({ no, title }) => [no, title])).toEqual([['1.1', '中心组学习次数未达要求'], ['2.1', '末位表态落实不到位']]);
    expect(draft.measures.map(({ issueNo, title }) => [issueNo, title])).toEqual([['1.1', '制定计划'], ['1.1', '补学4次'], ['2.1', '修订规则']]);
    expect(draft.warnings).toEqual([]);
  });

  it('that says only how far rectification is, groups and is nothing itself', () => {
    const draft = read('二、反馈问题整改情况', '（一）已完成整改的问题（1个）', '1.关于“学习不深入”的问题', '（1）加强学习。', '（二）正在推进的问题', '2.关于“欠账较多”的问题', '（1）分年消化。');
    expect(draft.problems.map(({ no, aspect }) => [no, aspect])).toEqual([['1', undefined], ['2', undefined]]);
  });
});

describe('the total a report states', () => {
  const body = ['二、整改情况', '（一）关于“甲项工作不力”的问题', '1.学习不系统。', '一是制定计划；二是补课。', '2.研究不深入。', '一是调研；二是督办。', '（二）关于“乙项制度不健全”的问题', '1.内控有漏洞。', '一是排查；二是修订。'];

  it('decides which of two levels is that of problems', () => {
    const draft = read('巡察反馈的2个问题已全部制定措施。', ...body);
    expect([draft.problems.length, draft.issues.length]).toEqual([2, 3]);
  });

  it('does not decide where it counts what was done', () => {
    const draft = read('已完成整改2个问题。', ...body);
    expect([draft.problems.length, draft.issues.length]).toEqual([3, 0]);
  });
});

describe('labels that carry numbers', () => {
  it('are labels, and their numbers no measures', () => {
    const draft = read('二、整改落实情况', '（一）学习贯彻不够深入', '1.问题表现：学用脱节。', '2.整改措施：', '（1）完善制度。', '（2）开展培训。', '3.整改成效：满意度提高。', '4.责任领导：王刚', '5.完成时限：2023年5月底', '（二）研究部署不够及时', '1.问题表现：会议滞后。', '2.整改措施：', '（1）制定议题计划。', '3.整改成效：已研究议题30项。');
    expect(draft.measures.map(({ detail, leadOfficial, progress, limits }) => [detail, leadOfficial, progress, limits?.completion])).toEqual([
      ['完善制度。', '王刚', undefined, '2023-05-31'],
      ['开展培训。', '王刚', undefined, '2023-05-31'],
      ['制定议题计划。', undefined, '已研究议题30项。', undefined],
    ]);
    expect(draft.problems[0]?.notes.map(({ text }) => text)).toEqual(['学用脱节。', '满意度提高。', '责任领导：王刚', '完成时限：2023年5月底']);
  });
});

describe('整改进展：', () => {
  it('may begin with the state, which is then no part of a measure', () => {
    const draft = readUnderProblem('整改进展：已完成。开展专项整治，办结投诉214件。');
    expect(draft.measures).toMatchObject([{ detail: '开展专项整治，办结投诉214件。', status: '已完成' }]);
  });

  it('gives no state where it begins with what is being done', () => {
    const draft = readUnderProblem('整改进展：持续推进项目建设。开工12个。');
    expect(draft.measures).toMatchObject([{ detail: '持续推进项目建设。开工12个。' }]);
    expect(statuses(draft)).toEqual([undefined]);
  });

  it('beside 整改措施： tells how far each measure is', () => {
    const draft = readUnderProblem('整改措施：', '1.完善制度。', '2.开展培训。', '整改进展：', '1.已印发。', '2.已培训3期。');
    expect(draft.measures.map(({ detail, progress }) => [detail, progress])).toEqual([['完善制度。', '已印发。'], ['开展培训。', '已培训3期。']]);
  });
});

describe('a chapter', () => {
  const problem = ['（一）关于“学习不深入”的问题', '1.加强学习。'];

  it('of organisation with a problem mentioned in passing is left out, and named', () => {
    const draft = read('一、组织领导情况', '（一）关于“学习不深入”的问题，立行立改。', '二、整改情况', ...problem);
    expect(draft.problems).toHaveLength(1);
    expect(draft.warnings.map(({ line, code }) => [line, code])).toEqual([[1, 'chapterSkipped']]);
  });

  it('of an annex, and each of several chapters of rectification, is read', () => {
    const draft = read('一、立行立改事项整改情况', ...problem, '二、需长期坚持的整改事项', '（一）关于“欠账较多”的问题', '1.分年消化。', '附件：专项检查整改清单', '一、关于“档案不全”的问题', '1.补齐档案。');
    expect(draft.problems.map(({ title }) => title)).toEqual(['学习不深入', '欠账较多', '档案不全']);
    expect(new Set(draft.problems.map(({ no }) => no)).size).toBe(3);
  });

  it('need not be there at all', () => {
    const draft = read('某局关于巡察整改情况的通报', '（一）加强领导。成立领导小组。', '（二）关于“学习不深入”的问题。', '1.加强学习。', '下一步打算', '（一）继续整改。');
    expect(draft.measures.map(({ detail }) => detail)).toEqual(['加强学习。']);
    expect(draft.warnings.map(({ line, code }) => [line, code])).toEqual([[2, 'unplaced']]);
  });

  it('in a table of contents is not read twice', () => {
    const draft = read('目录', '一、整改情况……………………1', '一、整改情况', ...problem);
    expect([draft.problems.length, draft.measures.length, codes(draft)]).toEqual([1, 1, []]);
  });
});
