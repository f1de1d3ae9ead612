import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../plans/check/yamlFile.ts';
import { understandLedger, type Sheet } from '../../plans/ledger/index.ts';
import { HEADING, sheet } from './ledgerSupport.ts';

const words = fc.oneof(
  fc.constantFrom(...HEADING, '', '', '', '^', '<', '^', '1', '2', '（一）', '1.甲', '学习不深入', '作风不实', '开展学习', '组织部、宣传部', '张三', '2026年6月底前', '立行立改', '长期坚持', '2027年前', 'date:2026-06-30', '合计', '备注：无', '持续推进', '责任分工', '完成时限', '=1+1', '# x', 'a: b\n- c'),
  fc.string({ maxLength: 12 }),
);
const drawn = fc.tuple(fc.boolean(), fc.array(fc.array(words, { maxLength: 9 }), { maxLength: 12 })).map(([hasHeading, rows]) => sheet('台账', ...(hasHeading ? [[...HEADING]] : []), ...rows));
const wild: fc.Arbitrary<Sheet> = fc.record({
  name: fc.string(),
  rows: fc.array(fc.array(fc.record({ address: fc.string({ maxLength: 4 }), text: fc.string(), date: fc.string({ maxLength: 10 }), mergedInto: fc.string({ maxLength: 4 }) }, { requiredKeys: ['address', 'text'] }), { maxLength: 6 }), { maxLength: 6 }),
});

function hasWords(row: Sheet['rows'][number]): boolean {
  return row.some(({ text }) => /[^\s\p{C}\u2028\u2029]/u.test(text));
}

describe('whatever stands in the cells', () => {
  it('every row with words is understood, told as an error, or skipped with the reason', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: drawn }, wild), { maxLength: 3 }), (sheets) => {
        const { preview, problems, draft } = understandLedger(sheets, { adoptedOn: '2026-03-20' });
        sheets.forEach((given, index) => {
          const shown = preview.sheets[index]?.rows ?? [];
          given.rows.forEach((row, at) => {
            if (hasWords(row)) expect(shown.filter(({ row: no }) => no === at + 1)).toHaveLength(1);
          });
          for (const { outcome, because, ref } of shown) {
            if (outcome === 'skipped' || outcome === 'failed') expect(because?.zh).toBeTruthy();
            if (outcome === 'measure') expect(ref).toMatch(/^M-/);
            if (outcome === 'failed') expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
          }
        });
        expect(draft === undefined).toBe(preview.measureCount === 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('the draft is a file that can be read, with all the measures of the preview', () => {
    fc.assert(
      fc.property(drawn, (given) => {
        const { preview, draft } = understandLedger([given]);
        if (draft === undefined) return;
        const yaml = readYaml(draft, 'plan.yaml');
        if ('problems' in yaml) throw new Error(JSON.stringify(yaml.problems));
        const problems = yaml.file.valueAt(['problems']) as { measures: { ref: string }[] }[];
        const refs = problems.flatMap(({ measures }) => measures.map(({ ref }) => ref));
        expect(new Set(refs).size).toBe(preview.measureCount);
        expect(refs).toHaveLength(preview.measureCount);
      }),
      { numRuns: 1000 },
    );
  });
});
