import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../plans/report/index.ts';
import { fixture } from './reportSupport.ts';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** Marks in the official order of nesting; each writes the n-th item. */
const MARKS: readonly ((n: number) => string)[] = [(n) => `（${NUMERALS[n - 1]}）`, (n) => `${n}．`, (n) => `（${n}）`, (n) => String.fromCharCode(0x245f + n)];
const NAMES = ['理论学习不深入', '制度执行有差距', '‘两个责任’落实不力', '项目监管存在漏洞', '干部作风不实', '基层党建薄弱'];
const HEADINGS: readonly ((name: string) => string)[] = [(name) => `关于“${name}”问题的整改`, (name) => `关于“${name}”的问题。`, (name) => `针对${name}的问题`, (name) => name];
const BODIES = ['加强统筹协调。召开专题会议3次，一是明确任务，二是压实责任。', '修订《管理办法（试行）》。', '完成整改事项12项，剩余3项正在推进。', '建立台账，对照“清单”逐项销号；定期通报。', '开展培训。\n参训120人次。'];

interface Shape {
  readonly levels: readonly number[];
  readonly heading: number;
  readonly hasAspects: boolean;
  readonly isNumberedThrough: boolean;
  readonly problems: readonly { readonly name: number; readonly bodies: readonly number[] }[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  levels: fc.constantFrom([0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]),
  heading: fc.nat(HEADINGS.length - 1),
  hasAspects: fc.boolean(),
  isNumberedThrough: fc.boolean(),
  problems: fc.array(fc.record({ name: fc.nat(NAMES.length - 1), bodies: fc.array(fc.nat(BODIES.length - 1), { minLength: 1, maxLength: 4 }) }), { minLength: 2, maxLength: 5 }),
});

function print({ levels, heading, hasAspects, isNumberedThrough, problems }: Shape): string {
  const [outer, middle, inner] = levels.map((level) => MARKS[level] ?? String);
  if (!outer || !middle || !inner) throw new Error('three levels are needed');
  const [problemMark, measureMark] = hasAspects ? [middle, inner] : [outer, middle];
  const lines = ['一、整改工作组织情况', '（一）提高站位。深入学习。', '（二）压实责任。针对突出问题。', '二、整改落实进展及成效'];
  let measure = 0;
  problems.forEach(({ name, bodies }, index) => {
    if (hasAspects && index === 0) lines.push(`${outer(1)}党的建设方面`);
    lines.push(problemMark(index + 1) + (HEADINGS[heading]?.(NAMES[name] ?? '') ?? ''));
    if (!isNumberedThrough) measure = 0;
    for (const body of bodies) lines.push(measureMark(++measure) + (BODIES[body] ?? ''));
  });
  return [...lines, '三、下一步打算', '（一）持续整改。', '某镇党委', '2024年5月6日'].join('\n');
}

describe('a report of any usual layout', () => {
  it('gives exactly the problems and measures it was printed from', () => {
    fc.assert(
      fc.property(shape, (printed) => {
        const draft = readReport(print(printed));
        expect(draft.problems.map(({ title }) => title)).toEqual(printed.problems.map(({ name }) => NAMES[name]));
        expect(draft.measures.map(({ detail }) => detail)).toEqual(printed.problems.flatMap(({ bodies }) => bodies.map((body) => BODIES[body])));
        expect(draft.warnings).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any text at all', () => {
  const piece = fc.constantFrom('一、', '（一）', '(二)', '1.', '2、', '（1）', '①', '- ', '一是', '；', '。', '：', '“', '”', '‘', '《', '（', ')', '\n', '\n\n', '关于', '问题', '的整改', '整改措施：', '整改情况', '责任单位：', '整改时限：', '2024年底', '已完成', '该问题', '不到位', '方面', '下一步打算', '附件', '第一部分', '甲乙丙', '**', '#', '\t', '　', '3', '…');
  it('gives a draft whose measures belong to its problems and whose lines are lines of the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const draft = readReport(text);
        const known = new Set(draft.problems.map(({ no }) => no));
        expect(known.size).toBe(draft.problems.length);
        expect(new Set(draft.measures.map(({ ref }) => ref)).size).toBe(draft.measures.length);
        expect(draft.measures.every(({ problemNo }) => known.has(problemNo))).toBe(true);
        const count = text.split('\n').length;
        expect([...draft.problems, ...draft.measures, ...draft.warnings].every(({ line }) => line >= 1 && line <= count)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no word under a problem, however lines are marked and labelled', () => {
    const start = fc.constantFrom('（一）', '（二）', '1.', '2.', '（1）', '（2）', '①', '- ', '', '', '一是', '二是', '整改措施：', '整改情况：', '1.整改成效：', '存在问题：', '责任单位：', '整改时限：', '整改状态：', '（责任人：', '关于“', '针对“', '该问题', '整改进展：已完成。', '整改目标：');
    const end = fc.constantFrom('。', '；', '', '：', '”的问题', '”问题，', '不到位。', '方面', '。二是', '；（2）', '。整改成效：', '。已完成整改。', '）', '（已完成）');
    fc.assert(
      fc.property(fc.array(fc.tuple(start, end), { maxLength: 25 }), (parts) => {
        const lines = parts.map(([before, after], index) => `${before}甲${index}乙${after}`);
        const draft = readReport(['二、整改情况', '（一）关于“学习不深入”的问题', ...lines].join('\n'));
        const kept = JSON.stringify(draft);
        for (const index of lines.keys()) expect(kept).toContain(`甲${index}乙`);
      }),
      { numRuns: 3000 },
    );
  });

  it('may be empty', () => {
    expect(readReport('')).toMatchObject({ problems: [], measures: [], warnings: [{ code: 'noProblems' }] });
  });
});

/** About 1.5 MB each; a reader that is quadratic anywhere takes minutes over them. */
const SIZE = 500_000;
const many = (text: string): string => text.repeat(Math.ceil(SIZE / text.length));
const UNDER = '二、整改情况\n(一)关于“甲不力”的问题\n';

describe('a huge text', () => {
  it.each([
    ['the seed over and over', () => many(fixture('zhenjiang'))],
    ['one endless line of opened quotation marks', () => `${UNDER}1.${many('“')}`],
    ['one endless heading', () => `二、整改情况\n(一)关于${many('问题的')}\n1.甲`],
    ['one endless enumeration', () => UNDER + many('一是甲。二是乙。')],
    ['endless items', () => UNDER + many('(1)甲。\n')],
    ['endless paragraphs', () => UNDER + many('推进工作。\n')],
    ['endless headings', () => many('(一)关于“甲不力”的问题\n1.甲\n')],
    ['endless unnumbered headings', () => many('关于“甲不力”的问题\n')],
    ['endless labels', () => `${UNDER}1.甲${many('责任单位:乙、丙;')}`],
    ['endless states', () => `${UNDER}1.甲。${many('已完成整改。')}`],
    ['endless lines of the same width', () => many('这是一行四十个字左右的文字这是一行四十个字左右的文字这是一行四十个字左右的文字\n')],
    ['endless blanks', () => `${UNDER}1.甲${many('　')}乙`],
  ])('is read in seconds: %s', (_, make) => {
    const text = make();
    const startedAt = performance.now();
    readReport(text);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
