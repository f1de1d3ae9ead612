import { describe, expect, it } from 'vitest';
import type { ReportDraft } from '../../plans/report/index.ts';
import { readReport } from '../../plans/report/index.ts';
import { fixture, lostLines, readFixture, underProblem } from './reportSupport.ts';

/** The text of measures of a seed, taken from the raw lines of its second chapter without the importer's help. */
function printedMeasures(name: string, heading: RegExp, number: RegExp): string {
  const lines = fixture(name).split('\n');
  const from = lines.findIndex((line) => line.startsWith('二、'));
  const to = lines.findIndex((line) => line.startsWith('三、'));
  return lines.slice(from + 1, to).filter((line) => !heading.test(line)).map((line) => line.replace(number, '').trim()).join('');
}

const SEEDS = [
  { name: 'zhenjiang', problems: 25, measures: 143, heading: /^\d+\. /, number: /^\(\d+\)/ },
  { name: 'jiangning', problems: 15, measures: 38, heading: /^\([一二三四五]*十?[一二三四五六七八九]*\)关于/, number: /^\d+\./ },
] as const;

describe.each(SEEDS)('the report of $name', ({ name, problems, measures, heading, number }) => {
  const draft = readFixture(name);

  it('gives every problem and every measure, and leaves nothing to warn of', () => {
    expect(draft.problems).toHaveLength(problems);
    expect(draft.measures).toHaveLength(measures);
    expect(draft.warnings).toEqual([]);
  });

  it('keeps the printed numbers, in order, under the right problems', () => {
    expect(draft.measures.map((measure) => measure.number)).toEqual(Array.from({ length: measures }, (_, index) => String(index + 1)));
    expect(draft.problems.every(({ no }) => underProblem(draft, no).length > 0)).toBe(true);
    const orders = draft.measures.map(({ problemNo }) => draft.problems.findIndex(({ no }) => no === problemNo));
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(new Set(draft.measures.map(({ ref }) => ref)).size).toBe(measures);
  });

  it('holds the text of the measures whole: the details together are the source', () => {
    expect(draft.measures.map(({ detail }) => detail).join('')).toBe(printedMeasures(name, heading, number));
  });

  it('points with every line number at the line the words stand on', () => {
    const lines = fixture(name).split('\n');
    for (const { line, detail } of draft.measures) expect(lines[line - 1]).toContain(detail);
    for (const { line, title } of draft.problems) expect(lines[line - 1]).toContain(title);
  });

  it('takes the first sentence for the title', () => {
    for (const { title, detail } of draft.measures) {
      expect(detail.startsWith(title)).toBe(true);
      expect(title).not.toContain('。');
    }
  });

  it('loses no line of the chapter', () => {
    expect(lostLines(fixture(name), draft, /^二、/, /^三、/)).toEqual([]);
  });

  it('finds no state, unit or limit where running text merely sounds like one', () => {
    expect(draft.measures.filter(({ status, leadUnit, leadOfficial, limits }) => status ?? leadUnit ?? leadOfficial ?? limits)).toEqual([]);
  });
});

describe('the headings of the seeds', () => {
  const zhenjiang = readFixture('zhenjiang');
  const jiangning = readFixture('jiangning');

  it('give the bare names of the problems', () => {
    expect(zhenjiang.problems[0]).toMatchObject({ no: '1', title: '主动融入国家重大战略缺乏行动自觉', heading: '关于“主动融入国家重大战略缺乏行动自觉”问题的整改' });
    expect(jiangning.problems[0]).toMatchObject({ no: '一', title: '高质量发展质效不高' });
    expect(jiangning.problems[12]).toMatchObject({ no: '十三', title: '选人用人导向作用发挥不明显' });
  });

  it('are read without 关于 too', () => {
    expect(zhenjiang.problems[8]).toMatchObject({ no: '9', title: '农业农村工作存在薄弱环节' });
    expect(underProblem(zhenjiang, '9').map(({ number }) => number)).toEqual(['49', '50', '51', '52', '53']);
  });

  it('keep quotation marks inside quotation marks', () => {
    expect(zhenjiang.problems[10]?.title).toBe("'两个责任'未扛牢压实");
    expect(jiangning.problems[6]?.title).toBe('‘两个责任’履行不严不实');
  });

  it('leave 一是…二是… inside numbered measures where they are', () => {
    expect(zhenjiang.measures[7]?.detail).toBe('加快债务结构调整。一是着力提高银行信贷类和直融类融资比例;二是积极争取政府债券。');
  });
});

describe('what the seeds say of themselves', () => {
  it('is read where it stands plainly', () => {
    expect(readFixture('zhenjiang')).toMatchObject({ issuedBy: '中共镇江新区工作委员会', issuedOn: '2020-04-27', inspection: { team: '省委第九巡视组', from: '2019-08-06', to: '2019-09-20' } });
    expect(readFixture('jiangning')).toMatchObject({ issuedBy: '江宁开发区党工委', issuedOn: '2025-04-25', inspection: { team: '区委第三巡察组', from: '2024-03-18', to: '2024-05-18' } });
  });
});

function fullWidth(text: string): string {
  return text.replace(/[0-9().,:;]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

function cut(line: string, width: number): string {
  return Array.from({ length: Math.ceil(line.length / width) }, (_, index) => line.slice(index * width, (index + 1) * width)).join('\n');
}

/** Ways in which the same report comes out of another word processor. Line numbers may move, words may not. */
const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['Windows line ends and a BOM', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ['full-width marks', (text) => text.split('\n').map((line) => line.replace(/^(?:[(]?[\d一二三四五六七八九十]+[).])/, fullWidth)).join('\n')],
  ['1、 for 1.', (text) => text.replace(/^(\d+)\. ?/gm, '$1、')],
  ['indents and blank lines', (text) => text.split('\n').map((line) => `\u3000\u3000${line}  `).join('\n\n')],
  ['tabs and no-break spaces', (text) => text.split('\n').map((line) => `\t\u00a0${line}\u00a0`).join('\n')],
  ['Markdown', (text) => text.replace(/^([一二三]、.*)$/gm, '## **$1**').replace(/^(\(\d+\)|\d+\.)/gm, '**$1**')],
  ['page numbers', (text) => text.replace(/^(\(?(?:20|40)[).])/gm, '- 7 -\n$1')],
];

describe.each(SEEDS.map(({ name }) => name))('the report of %s, printed otherwise', (name) => {
  const plain = readFixture(name);
  it.each(VARIANTS)('reads the same with %s', (_, transform) => {
    const draft = readReport(transform(fixture(name)));
    expect(draft.problems.map(({ no, title }) => ({ no, title }))).toEqual(plain.problems.map(({ no, title }) => ({ no, title })));
    expect(draft.measures.map(({ ref, number, detail, problemNo }) => ({ ref, number, detail, problemNo }))).toEqual(plain.measures.map(({ ref, number, detail, problemNo }) => ({ ref, number, detail, problemNo })));
    expect(draft.warnings).toEqual([]);
  });

  it.each([28, 36, 40])('reads the same with lines cut after %i characters, but for a blank that stood at the cut', (width) => {
    const text = fixture(name).split('\n').map((line) => cut(`\u3000\u3000${line}`, width)).join('\n');
    const withoutBlanks = ({ measures }: ReportDraft): string[] => measures.map(({ ref, detail }) => ref + detail.replaceAll(' ', ''));
    expect(withoutBlanks(readReport(text))).toEqual(withoutBlanks(plain));
  });

  it('reads the same with all punctuation full-width', () => {
    const draft = readReport(fullWidth(fixture(name)));
    expect(draft.problems).toHaveLength(plain.problems.length);
    expect(draft.measures.map(({ number, title }) => ({ number, title }))).toEqual(plain.measures.map(({ number, title }) => ({ number, title: fullWidth(title) })));
  });
});
