import { describe, expect, it } from 'vitest';
import { readWhere } from '../../plans/where.ts';

const said = (text: string) => {
  const read = readWhere(text);
  return 'where' in read ? read.where : [read.problem.column, read.problem.en];
};

describe('a condition on measures', () => {
  it.each([
    ['unit=经发局', { unit: ['经发局'] }],
    ['class=immediate|longTerm, phase = rectifying', { class: ['immediate', 'longTerm'], phase: ['rectifying'] }],
    ['ref=M-001..M-020|M-033，problem=3', { ref: [['M-001', 'M-020'], ['M-033', 'M-033']], problem: ['3'] }],
    ['leader="管委会 副主任" , unit=“发改委，经信局”', { leader: ['管委会 副主任'], unit: ['发改委，经信局'] }],
  ])('%s is understood', (text, where) => {
    expect(said(text)).toEqual(where);
  });

  it.each([
    ['', 1, /A field belongs here/],
    ['unti=经发局', 1, /Did you mean "unit"/],
    ['unit 经发局', 6, /= belongs after "unit"/],
    ['unit=', 6, /A value is missing after "unit="/],
    ['unit=甲|, class=standard', 8, /A value is missing/],
    ['class=immediat', 7, /Did you mean "immediate"/],
    ['ref=M-020..M-001', 5, /the first one first/],
    ['ref=M-001..M-002..M-003', 5, /neither a ref nor a range/],
    ['unit=经发局 财政局', 10, /A comma or the end belongs here/],
    ['unit=甲, unit=乙', 9, /"unit" is given twice/],
    ['unit="经发局', 6, /The quote is not closed/],
    ['unit=甲,', 8, /A field belongs here/],
    ['"unit"=甲, =', 11, /A field belongs here/],
  ])('of %s it is said where it is wrong, and how', (text, column, words) => {
    expect(said(text)).toEqual([column, expect.stringMatching(words)]);
  });
});
