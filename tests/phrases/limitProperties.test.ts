import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDate } from '../../domain/calendar.ts';
import { readLimit } from '../../plans/phrases/readLimit.ts';

const CONTEXT = { feedbackOn: '2026-03-02', adoptedOn: '2026-03-20', writtenOn: '2026-04-05' };
const PIECES = ['2026', '年', '6', '月', '十', '二十', '日', '底', '前', '之前', '第三', '季度', '上半年', '反馈后', '个月', '内', '立行立改', '长期坚持', '持续', '，', '、', '（', '）', '并', '至', '-', '/', '.', '30', '旬', '中', '每', '完成', '印发', '工作日', '半', '\n', ' ', 'Q', '０'];
const phrases = fc.oneof(fc.string({ maxLength: 300 }), fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')));

describe('whatever is written as a limit', () => {
  it('is understood or asked about, never both and never neither', () => {
    fc.assert(
      fc.property(phrases, (phrase) => {
        const reading = readLimit(phrase, CONTEXT);
        expect(reading.explanation.zh).not.toBe('');
        if (reading.kind === 'ask') {
          expect(reading.candidates.every(isDate)).toBe(true);
          return;
        }
        expect(reading.dueOn ?? reading.isImmediate ?? reading.then).toBeDefined();
        expect(reading.precision === undefined).toBe(reading.dueOn === undefined);
        if (reading.dueOn !== undefined) expect(isDate(reading.dueOn)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('is read the same in full-width signs', () => {
    const fullWidth = (text: string) => text.replace(/[0-9()./-]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')), (phrase) => {
      expect(readLimit(fullWidth(phrase), CONTEXT)).toEqual(readLimit(phrase, CONTEXT));
    }), { numRuns: 2000 });
  });

  it.each(['反馈'.repeat(200), '2026年6月底前完成'.repeat(100), '力争在到至'.repeat(200), '一'.repeat(5000), '并长期'.repeat(300), '完成整改'.repeat(29)])('is read at once, however long: %#', (phrase) => {
    const from = performance.now();
    readLimit(phrase, CONTEXT);
    expect(performance.now() - from).toBeLessThan(200);
  });
});
