import { describe, expect, it } from 'vitest';
import { arranged } from '../../domain/reports/arrange.ts';
import type { PrintedProblem } from '../../domain/reports/printed.ts';
import { itemName, itemNamed, marksAstray, marksOf, type WithheldMark } from '../../domain/reports/withheld.ts';
import type { Definition } from '../../domain/definition.ts';
import { writeMarkdown } from '../../papers/markdown/writeMarkdown.ts';
import { publicPaper } from '../../papers/reports/publicPaper.ts';
import { printedPlan } from '../../plans/printedPlan.ts';
import { at, DEFINITION, POLICY, rectifying, submits } from '../support/definitions.ts';
import { examplePlan, reportOf } from './support.ts';

const NOW = at('2026-09-20', '10:00');
const named = (ref: string, title: string): Definition => ({ ...DEFINITION, ref, title });

/** Three problems; every text says where it is from. */
function stories() {
  const tell = (ref: string, title: string) => rectifying(named(ref, title)).does('li', { type: 'reportProgress', text: `${title}的进展` }, at('2026-09-02', '10:00'));
  return [tell('M-001', '甲措施'), tell('M-002', '乙措施'), tell('M-003', '丙措施'), tell('M-004', '丁措施')];
}

const PRINTED: readonly PrintedProblem[] = [
  { no: '一', title: '第一个', measures: [{ ref: 'M-001', number: '1', title: '甲措施' }, { ref: 'M-002', number: '2', title: '乙措施', withheld: '涉及个案' }] },
  { no: '二', title: '第二个', withheld: '涉密', measures: [{ ref: 'M-003', number: '3', title: '丙措施' }] },
  { no: '三', title: '第三个', measures: [{ ref: 'M-004', number: '4', title: '丁措施' }] },
];

function written(marks: readonly WithheldMark[], isInternal: boolean, language: 'zh' | 'en' = 'zh'): string {
  return writeMarkdown(publicPaper(reportOf({ stories: stories(), printed: PRINTED, at: NOW, marks, isInternal }), {}, language));
}

describe('what is not for the public', () => {
  it('is not said, not counted, and not betrayed by a gap in the numbers', () => {
    const text = written(marksOf(PRINTED, [], []), false);
    for (const secret of ['乙措施', '第二个', '丙措施', '涉及个案', '涉密', '不公开', '内部', '未公开']) expect(text).not.toContain(secret);
    expect(text).toContain('反馈问题2个、整改措施2项');
    expect(text).toContain('（一）关于“第一个”的问题');
    expect(text).toContain('（二）关于“第三个”的问题');
    expect(text).toMatch(/1\.甲措施\*\*。甲措施的进展。/);
    expect(text).toContain('2.丁措施');
  });

  it('is marked in the internal version, with a list of what and why, under the numbers of the plan', () => {
    const text = written(marksOf(PRINTED, [], []), true);
    expect(text).toContain('内部版');
    expect(text).toContain('（二）关于“第二个”的问题');
    expect(text).toContain('【不公开：涉密】');
    expect(text).toContain('【不公开：涉及个案】2.乙措施');
    expect(text).toContain('3.丙措施');
    expect(text).toMatch(/未公开内容清单[\s\S]*\| M-002 \| 乙措施 \| 涉及个案 \| 整改方案 \|[\s\S]*\| 问题 二 \| 第二个 \| 涉密 \| 整改方案 \|/);
    expect(written(marksOf(PRINTED, [], []), true, 'en')).toContain('[Withheld: 涉密]'.replace(/[[\]]/g, '\\$&'));
  });

  it('may be a single text of a record, by an act or for one report; the rest of the measure stays', () => {
    const withheld = [{ item: { on: 'text', ref: 'M-001', seq: 3 } as const, reason: '涉及个人隐私', person: 'zheng', post: 'plan-office', at: NOW }];
    const text = written(marksOf(PRINTED, withheld, []), false);
    expect(text).not.toContain('甲措施的进展');
    expect(text).toMatch(/1\.甲措施\*\*。正在整改/);
    const internal = written(marksOf(PRINTED, withheld, [{ item: { on: 'measure', ref: 'M-004' }, reason: '暂缓' }]), true);
    expect(internal).toContain('【不公开：涉及个人隐私】甲措施的进展');
    expect(internal).toContain('| M-001 第 3 条记录 | 甲措施的进展 | 涉及个人隐私 | 办理记录 |');
    expect(internal).toContain('| M-004 | 丁措施 | 暂缓 | 本次生成时指定 |');
  });

  it('is withheld wherever the same words stand again', () => {
    const twice = rectifying(named('M-001', '甲措施')).does('li', { type: 'reportProgress', text: '同样的话' }, at('2026-09-02', '10:00')).does('li', { type: 'reportProgress', text: '同样的话' }, at('2026-09-03', '10:00'));
    const printed = [{ no: '1', title: '问题', measures: [{ ref: 'M-001', title: '甲措施' }] }];
    for (const seq of [3, 4]) {
      const report = reportOf({ stories: [twice], printed, at: NOW, marks: [{ item: { on: 'text', ref: 'M-001', seq }, reason: '未核实', source: 'act' }] });
      expect(report.problems[0]?.measures[0]?.done).toEqual([]);
    }
    expect(reportOf({ stories: [twice], printed, at: NOW }).problems[0]?.measures[0]?.done.map(({ text }) => text)).toEqual(['同样的话']);
  });

  it('goes astray when an amendment numbers problems otherwise, and that is found', () => {
    const marks = marksOf([], [], [{ item: { on: 'problem', no: '九' }, reason: '涉密' }, { item: { on: 'problem', no: '一' }, reason: '涉密' }, { item: { on: 'text', ref: 'M-009', seq: 3 }, reason: '涉密' }]);
    expect(marksAstray(marks, arranged(PRINTED, [])).map(({ item }) => itemName(item))).toEqual(['problem:九', 'M-009#3']);
  });

  it('takes a problem along of which no measure is left', () => {
    expect(written(marksOf(PRINTED, [], [{ item: { on: 'measure', ref: 'M-004' }, reason: '暂缓' }]), false)).not.toContain('第三个');
  });

  it.each([[true, '核查通知'], [false, '问责线索移交函']])('never holds a comment, a remark, a claim nobody has accepted, or a text that names a restricted paper (%s) or a referral, in either version', (isRestricted, name) => {
    const policy = { ...POLICY, ladder: [{ id: 'refer', title: '第四级 移交问责线索', when: { on: 'byHand' as const }, byHand: { roles: ['administrator'] }, document: { name, series: '移', to: ['chief'], cc: [], ...(isRestricted && { isRestricted }) } }] };
    const story = rectifying({ ...DEFINITION, policy })
      .does('li', { type: 'comment', text: '留言机密' }, at('2026-09-02', '10:00'))
      .does('zheng', { type: 'issueByHand', ruleId: 'refer', requirement: '核查要求' }, at('2026-09-02', '11:00'))
      .does('li', { type: 'reportProgress', text: '已移交问责线索，正在核实' }, at('2026-09-03', '10:00'))
      .does('li', { type: 'reportProgress', text: `已收到${name}` }, at('2026-09-03', '11:00'))
      .does('li', submits('effect'), at('2026-09-04', '10:00'))
      .does('zhao', { type: 'return', milestones: ['effect'], reason: '退回机密' }, at('2026-09-05', '10:00'))
      .does('li', { type: 'submit', milestones: ['completion'], summary: '尚未验收的说法', evidence: [] }, at('2026-09-06', '10:00'))
      .does('li', { type: 'submit', milestones: ['effect'], summary: '制度已经印发', evidence: [] }, at('2026-09-06', '11:00'))
      .does('zhao', { type: 'accept', milestones: ['effect'], note: '批注机密' }, at('2026-09-07', '10:00'));
    const printed = [{ no: '1', title: '问题', measures: [{ ref: 'M-001', title: '措施' }] }];
    for (const isInternal of [false, true]) {
      const text = writeMarkdown(publicPaper(reportOf({ stories: [story], printed, at: NOW, isInternal }), {}, 'zh'));
      for (const secret of ['机密', '移交', '问责', '核查', '尚未验收的说法', '领导小组组长', '已完成，详见附件']) expect(text, secret).not.toContain(secret);
      expect(text).toContain('制度已经印发。');
      expect(text.includes('提及限制阅读的文书')).toBe(isInternal);
    }
  });

  it('is marked in the plan file, which thereby has another text to approve but the same measures', () => {
    const { planText } = examplePlan('jiangning');
    const marked = planText.replace(/( +)leadOfficial:/, '$1withheld: 涉及个案\n$1leadOfficial:').replace('    title: 践行正确的价值观有偏差\n', '    title: 践行正确的价值观有偏差\n    withheld: 涉密\n');
    const [first, second] = printedPlan(marked);
    expect(first?.measures[0]).toMatchObject({ ref: 'M-001', withheld: '涉及个案' });
    expect(second).toMatchObject({ no: '二', withheld: '涉密' });
    expect(() => printedPlan(marked.replace('withheld: 涉密', 'withheld: [涉密]'))).toThrow('shape of a plan');
  });

  it('is named by one short text, there and back', () => {
    for (const name of ['problem:一', 'M-012', 'M-012#17']) {
      const item = itemNamed(name);
      expect(item && itemName(item)).toBe(name);
    }
    for (const nothing of ['', '#3', 'problem:', 'M 1', 'M-1#x']) expect(itemNamed(nothing)).toBeUndefined();
  });
});

describe('numbers of a public report', () => {
  it('run on through the plan, or begin anew in each problem where the plan does so', () => {
    const anew: readonly PrintedProblem[] = [
      { no: '1', title: '第一个', measures: [{ ref: 'M-001', number: '1', title: '甲措施', withheld: '个案' }, { ref: 'M-002', number: '2', title: '乙措施' }] },
      { no: '2', title: '第二个', measures: [{ ref: 'M-003', number: '1', title: '丙措施' }, { ref: 'M-004', number: '2', title: '丁措施' }] },
    ];
    const report = reportOf({ stories: stories(), printed: anew, at: NOW, marks: marksOf(anew, [], []) });
    expect(report.problems.map(({ number, measures }) => [number, ...measures.map((measure) => measure.number)])).toEqual([['1', '1'], ['2', '1', '2']]);
  });
});
