import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../plans/report/labels.ts';
import { readUnderProblem } from '../plans/reportSupport.ts';

function limitsIn(text: string): string[] {
  return readFacts(text).filter(({ kind }) => kind === 'limit' || kind === 'effectLimit').map(({ value }) => value);
}

describe('words of time in running text are no limits', () => {
  it.each([
    '截至2月底，两条河道的水质均未超标。',
    '一季度以来，共对10个项目投资协议审核。',
    '按季度督促项目推进。',
    '每季度召开专题会议。',
    '计划在7月底前完成方案编制。',
    '确保年底竣工交付。',
    '债务化解任务于2024年12月末清零。',
    '自巡察以来，至2024年底，收到工单若干。',
    '明确责任、规定时限，研究制定办法。',
    '对案卷立行立改，完善程序。',
    '明确各环节完成时限和责任，对2024年度工程项目开展检查。',
    '利用1个月的时间，开展专题教育。',
    '对照整改时限，化解难点问题。',
  ])('%s', (sentence) => {
    expect(limitsIn(sentence)).toEqual([]);
    expect(readUnderProblem(`1.加强监管。${sentence}`).measures[0]?.limits).toBeUndefined();
  });

  it.each(['zhenjiang', 'jiangning'])('in the whole of the report of %s', (name) => {
    const text = readFileSync(new URL(`../fixtures/reports/${name}.txt`, import.meta.url), 'utf8');
    expect(text.match(/季度|月底|年底|时限|立行立改|即知即改/g)?.length).toBeGreaterThan(3);
    expect(text.split('\n').flatMap(limitsIn)).toEqual([]);
  });

  it('but what stands behind a label of limits is one, also in brackets', () => {
    expect(limitsIn('修订办法（责任单位：党政办；完成时限：9月底前）。')).toEqual(['9月底前']);
  });
});
