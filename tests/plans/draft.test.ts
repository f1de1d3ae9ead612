import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../plans/check/yamlFile.ts';
import { draftPlan } from '../../plans/draft.ts';
import { planText } from '../../plans/planText.ts';
import { readReport, type DraftMeasure, type ReportDraft } from '../../plans/report/index.ts';
import { checkPlan, codesOf, problemsOf } from './samples.ts';

const MEASURE: DraftMeasure = { ref: 'M-001', problemNo: '一', number: '1', title: '强化学习: “两个”维护 # 不是注释', detail: '强化学习。\n  第二段，“引号”、- 短横\n\n第四行。', line: 12 };
const REPORT: ReportDraft = {
  title: '整改进展情况的通报',
  problems: [{ no: '一', title: '学习不够', heading: '关于“学习不够”的问题', line: 10, notes: [] }],
  issues: [{ problemNo: '一', no: '1', title: '学习不系统', heading: '学习不系统', line: 11, notes: [] }],
  measures: [MEASURE],
  warnings: [],
};
const LED: DraftMeasure = { ...MEASURE, issueNo: '1', leadOfficial: '党工委副书记', leadUnit: '组织部', participants: ['宣传部'], status: '已完成', progress: '已学习\n三次。', limits: { completion: '2026-12-31', text: '2026年底前' } };

function valueOf(text: string, path: (string | number)[]): unknown {
  const yaml = readYaml(text, 'plan.yaml');
  if ('problems' in yaml) throw new Error(JSON.stringify(yaml.problems));
  return yaml.file.valueAt(path);
}

describe('a draft from a report', () => {
  const text = draftPlan(REPORT);

  it('is readable, and keeps every word as printed, however it looks to YAML', () => {
    const at = ['problems', 0, 'measures', 0];
    expect(valueOf(text, ['problems', 0, 'no'])).toBe('一');
    expect(valueOf(text, [...at, 'title'])).toBe(MEASURE.title);
    expect(valueOf(text, [...at, 'detail'])).toBe(MEASURE.detail);
    expect(valueOf(text, [...at, 'number'])).toBe(1);
  });

  it('says in both languages what is missing, on the line where it belongs', () => {
    for (const field of ['id', 'adoptedOn', 'leadOfficial', 'leadUnit', 'effect', 'completion']) expect(text).toMatch(new RegExp(`${field}: +# 待填 to fill: .*\\|`));
  });

  it('does not pass the check, which names each thing still to be filled in', () => {
    const fields = problemsOf(checkPlan(text)).filter(({ code }) => code === 'empty').map(({ field }) => field);
    for (const field of ['id', 'adoptedOn', 'units', 'people', 'posts', 'problems[0].measures[0].leadUnit', 'problems[0].measures[0].completion']) expect(fields).toContain(field);
  });

  it('takes units, officials and limits where the report prints them', () => {
    const led = draftPlan({ ...REPORT, measures: [LED] });
    expect(valueOf(led, ['units'])).toEqual([
      { id: 'unit-01', name: '组织部', principal: 'unit-01-head', handler: 'unit-01-clerk' },
      { id: 'unit-02', name: '宣传部', principal: 'unit-02-head', handler: 'unit-02-clerk' },
    ]);
    expect(valueOf(led, ['problems', 0, 'measures', 0])).toMatchObject({ leadOfficial: 'official-01', leadUnit: 'unit-01', participants: ['unit-02'], issue: '学习不系统', status: '已完成', progress: '已学习\n三次。', effect: null, completion: '2026-12-31' });
    expect(led).toContain('2026年底前');
    expect(codesOf(checkPlan(led))).not.toContain('unknownPost');
  });

  it('takes what is already known', () => {
    const known = draftPlan(REPORT, { id: 'x-2026', adoptedOn: '2026-11-23', policy: 'three-colours.yaml', schemaPath: '../plan.schema.json' });
    expect([valueOf(known, ['id']), valueOf(known, ['adoptedOn']), valueOf(known, ['policy'])]).toEqual(['x-2026', '2026-11-23', 'three-colours.yaml']);
    expect(known.split('\n')[0]).toBe('# yaml-language-server: $schema=../plan.schema.json');
  });

  it('puts the doubts of the import at its head, with the lines of the report', () => {
    const doubted = draftPlan({ ...REPORT, warnings: [{ line: 7, text: '若干\n文字', code: 'unplaced', zh: '没有读入。', en: 'Not read.' }] });
    expect(doubted).toContain('#  第 7 行：没有读入。“若干 文字”');
    expect(valueOf(doubted, ['problems', 0, 'title'])).toBe('学习不够');
  });

  it('of a report without anything is a plan without anything', () => {
    const empty = draftPlan({ problems: [], issues: [], measures: [], warnings: [] });
    expect(problemsOf(checkPlan(empty)).length).toBeGreaterThan(0);
  });
});

describe('a draft from a published report', () => {
  it.each(['zhenjiang', 'jiangning'])('of %s keeps all its problems and measures, and lacks nothing but what the report does not print', (name) => {
    const report = readReport(readFileSync(new URL(`../fixtures/reports/${name}.txt`, import.meta.url), 'utf8'));
    const text = draftPlan(report, { id: `${name}-2026`, adoptedOn: '2026-11-23' });
    const problems = valueOf(text, ['problems']) as { no: unknown; title: string; measures: { ref: string; detail: string }[] }[];
    expect(problems.map(({ no, title }) => [String(no), title])).toEqual(report.problems.map(({ no, title }) => [no, title]));
    expect(problems.flatMap(({ measures }) => measures.map(({ ref, detail }) => [ref, detail]))).toEqual(report.measures.map(({ ref, detail }) => [ref, detail]));
    const missing = new Set(problemsOf(checkPlan(text)).filter(({ severity }) => severity === 'error').map(({ code, field }) => `${code} ${field.replace(/\[\d+\]/g, '[]')}`));
    expect([...missing].sort()).toEqual([
      ...['administratorMissing roles', 'empty people', 'empty posts', 'empty problems[].measures[].completion', 'empty problems[].measures[].effect'],
      ...['empty problems[].measures[].leadOfficial', 'empty problems[].measures[].leadUnit', 'empty title', 'empty units'],
    ]);
  });
});

describe('a plan written from an outline', () => {
  it('can be read again whatever stands in it', () => {
    const odd = ['yes', '1.0', '~', '- a', 'a: b', 'a # b', '"', "'", '[x', '{x', '*a', '&a', '!t', '%x', '@x', '`x', ' x ', '0x1F', '2026-01-01', '甲，乙', 'a, b', '#', ':', '|', '>'];
    const row = Object.fromEntries(odd.map((value, index) => [`k${index}`, value]));
    const text = planText({
      ...{ preface: ['一\n二'], id: 'x', title: 'y', adoptedOn: undefined, policy: 'p.yaml', roles: [] },
      ...{ units: [{ row: { ...row, list: odd } }], people: [], posts: [] },
      problems: [{ no: '01', title: ':', measures: [odd.map((value, index) => ({ key: `f${index}`, value }))] }],
    });
    expect(valueOf(text, ['units', 0])).toEqual({ ...row, list: odd });
    expect(Object.values(valueOf(text, ['problems', 0, 'measures', 0]) as object)).toEqual(odd);
    expect(valueOf(text, ['problems', 0, 'no'])).toBe('01');
  });
});
