import { describe, expect, it } from 'vitest';
import { composePublicReport } from '../../domain/reports/publicReport.ts';
import { writeMarkdown } from '../../papers/markdown/writeMarkdown.ts';
import { plainOf, type Block } from '../../papers/paper.ts';
import { publicPaper } from '../../papers/reports/publicPaper.ts';
import { printedPlan } from '../../plans/printedPlan.ts';
import { at, DEFINITION, rectifying } from '../support/definitions.ts';
import { examplePlan, printedOf, reportOf, started } from './support.ts';

/** @returns every title that stands in the plan file, in its order, read without any of our own readers. */
function titlesIn(planText: string): string[] {
  return [...planText.matchAll(/^ {4,8}title: (.*)$/gm)].map(([, title = '']) => title.replace(/^(["'])(.*)\1$/, '$2').replaceAll("''", "'"));
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'heading' || block.kind === 'paragraph' ? [plainOf(block.text)] : []));
}

describe('the public report of an example plan', () => {
  it.each([
    ['jiangning', 15, 38, '（一）关于“高质量发展质效不高”的问题', '38.加快推进重点问题整改'],
    ['zhenjiang', 25, 143, '1.关于“主动融入国家重大战略缺乏行动自觉”的问题', '（143）由点及面,深入整改'],
  ] as const)('has every problem and measure of %s in the order and with the numbers of the plan', (name, problems, measures, first, last) => {
    const example = examplePlan(name);
    const now = example.plan.calendar.zone === 'Asia/Shanghai' ? at('2026-12-01', '10:00') : NaN;
    const { title: planTitle, adoptedOn, calendar } = example.plan;
    const report = composePublicReport({ planTitle, adoptedOn, calendar, at: now, printed: printedOf(example), histories: started(example.plan, at('2026-11-24', '09:00')), marks: [], isInternal: false });
    const lines = linesOf(publicPaper(report, {}, 'zh').blocks);
    const found = titlesIn(example.planText).map((title) => lines.findIndex((line) => line.includes(title)));
    expect(found).toHaveLength(problems + measures);
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(new Set(found).size).toBe(problems + measures);
    expect(lines[found[0] ?? 0]).toBe(first);
    expect(lines[found.at(-1) ?? 0]).toContain(last);
    expect(lines.join('\n')).toContain(`反馈问题${String(problems)}个、整改措施${String(measures)}项`);
    // The duties of measures nobody has acknowledged are assigned, and nothing more is claimed.
    expect(report.standings).toEqual([{ kind: 'assigned', count: measures }]);
  });

  it('carries three levels: 25 problems, 75 issues, 153 measures, each under its own heading', () => {
    const { text, titles } = threeLevels();
    const printed = printedPlan(text);
    const report = composePublicReport({ planTitle: '三级方案', adoptedOn: '2026-08-31', calendar: DEFINITION.calendar, at: at('2026-09-01', '10:00'), printed, histories: [], marks: [], isInternal: false });
    expect([report.problems.length, report.issues, report.measures]).toEqual([25, 75, 153]);
    const lines = linesOf(publicPaper(report, {}, 'zh').blocks);
    const found = titles.map((title) => lines.findIndex((line) => line.includes(title)));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(lines).toContain('（二十五）关于“问题 25 甲”的问题');
    expect(lines).toContain('3.具体问题 25-3 乙');
    expect(lines[found.at(-1) ?? -1]).toMatch(/^（153）措施 153 丙。尚未启动。$/);
    // Measures are found by their refs, not by the order a database sorts them in.
    expect(lines.findIndex((line) => line.startsWith('（2）'))).toBeLessThan(lines.findIndex((line) => line.startsWith('（10）')));
  });

  it('keeps hostile titles text and long ones whole', () => {
    const title = `**已完成** <script>alert(1)</script> | [x](javascript:1) ${'很长的标题'.repeat(90)}`;
    const story = rectifying().does('li', { type: 'reportProgress', text: '# 一级标题\n- 列表 <b>粗</b>\u202e反向' }, at('2026-09-02', '10:00'));
    const report = reportOf({ stories: [story], printed: [{ no: '1', title, measures: [{ ref: 'M-001', title }] }], at: at('2026-09-03', '10:00') });
    const markdown = writeMarkdown(publicPaper(report, {}, 'zh'));
    expect(markdown).not.toContain('<script>');
    expect(markdown).not.toMatch(/[^\\]\]\(javascript/);
    expect(markdown).not.toMatch(/^# 一级标题/m);
    expect(markdown).not.toContain('\u202e');
    expect(markdown.split('很长的标题').length - 1).toBe(180);
  });
});

/** A plan with issues, made up: 25 problems of three issues each, two measures an issue and three in the last of three problems. */
function threeLevels(): { text: string; titles: string[] } {
  const titles: string[] = [];
  const say = (title: string) => {
    titles.push(title);
    return title;
  };
  let count = 0;
  const measure = (issue: string) => {
    count += 1;
    return `\n      - { ref: M-${String(count)}, number: ${String(count)}, title: ${say(`措施 ${String(count)} 丙`)}, detail: 内容, issue: ${issue}, leadUnit: u, completion: 2026-12-31 }`;
  };
  const problems = Array.from({ length: 25 }, (_, p) => {
    const head = `\n  - no: ${String(p + 1)}\n    title: ${say(`问题 ${String(p + 1)} 甲`)}\n    measures:`;
    const issues = [1, 2, 3].map((i) => {
      const issue = say(`具体问题 ${String(p + 1)}-${String(i)} 乙`);
      return Array.from({ length: i === 3 && p < 3 ? 3 : 2 }, () => measure(issue)).join('');
    });
    return head + issues.join('');
  });
  const head = `id: three\ntitle: 三级方案\nadoptedOn: 2026-08-31\npolicy: p.yaml\nroles: {}\nunits: [{ id: u, name: 单位, principal: a, handler: b }]\npeople: [{ id: p, name: 人 }]\nposts: [{ id: a, title: 职务, unit: u, holders: [] }]\nproblems:`;
  return { text: head + problems.join(''), titles };
}
