import { describe, expect, it } from 'vitest';
import { formatProblem, inOrder, isProblemCode, problemAt, PROBLEMS } from '../../plans/check/problem.ts';
import { nearest } from '../../plans/check/suggest.ts';

const CODES = Object.keys(PROBLEMS).filter(isProblemCode);
const PLACE = { file: 'plan.yaml', line: 3, column: 5, field: 'title' };
const parts = (text: string) => new Set(text.match(/\{\w+\}/g) ?? []);

describe('what is told', () => {
  it.each(CODES)('%s is told in Chinese and in English', (code) => {
    const { zh, en } = PROBLEMS[code];
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(zh).toMatch(/[。？：]|\}$/);
    expect(en).toMatch(/^["{*A-Z]/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(CODES)('%s fills the same particulars into both languages', (code) => {
    const { zh, en } = PROBLEMS[code];
    expect(parts(en)).toEqual(parts(zh));
  });

  it('gives each language its own word', () => {
    const problem = problemAt(PLACE, 'wrongType', { key: 'no', expected: { zh: '文字', en: 'text' }, found: 3 });
    expect([problem.zh, problem.en]).toEqual(['“no”应为文字，现为3。', '"no" should be text; it is 3.']);
  });

  it('fits on a line of a terminal, place first', () => {
    const problem = problemAt({ ...PLACE, measure: 'M-001' }, 'missing', { key: 'title' });
    expect(formatProblem(problem, 'zh')).toBe('plan.yaml:3:5 错误 title [M-001]: 缺少“title”。请补上。');
    expect(formatProblem(problem, 'en')).toBe('plan.yaml:3:5 error title [M-001]: "title" is missing. Add it.');
  });

  it('comes in the order of the file', () => {
    const at = (line: number, column: number) => problemAt({ ...PLACE, line, column }, 'missing', { key: 'x' });
    expect(inOrder([at(9, 1), at(2, 7), at(2, 3)]).map(({ line, column }) => [line, column])).toEqual([[2, 3], [2, 7], [9, 1]]);
  });
});

describe('did you mean', () => {
  it.each([
    ['titel', 'title'],
    ['leadunit', 'leadUnit'],
    ['ofice', 'office'],
    ['sign_off', 'signOff'],
    ['participant', 'participants'],
  ])('finds %s near %s', (written, meant) => {
    expect(nearest(written, ['title', 'leadUnit', 'office', 'signOff', 'participants', 'detail'])).toBe(meant);
  });

  it('says nothing for another word', () => {
    expect(nearest('deadline', ['title', 'effect', 'completion'])).toBeUndefined();
  });
});
