import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editPlan, type PlanEdit } from '../../plans/editPlan.ts';

const EXAMPLE = readFileSync(new URL('../../examples/jiangning/plan.yaml', import.meta.url), 'utf8');

/** Everything a measure can look like. */
const MIXED = `id: mixed
problems:
  - no: 1
    title: "问题一"   # 双引号
    measures:
      - ref: M-1
        title: '甲'
        detail: |
          第一行
          第二行
        leadUnit: a   # 单位
        participants:
          - a
          - b
        milestones:
          - { kind: node, dueOn: 2026-10-01 }
          - { kind: completion, dueOn: 2026-12-01 }
      - { ref: M-2, title: 乙, detail: 折行, leadUnit: b, effect: 2026-11-01 }
      - ref: M-3
        title: &shared 丙
        detail: *shared
        effect:
        leadUnit: b
      - ref: M-4
        detail: >-
          折行
          再折行
        leadUnit: b
`;

interface File {
  readonly problems: { title: string; measures: Record<string, unknown>[] }[];
}

function edited(text: string, edits: readonly PlanEdit[]): string {
  const outcome = editPlan(text, 'plan.yaml', edits);
  if (!('text' in outcome)) throw new Error(JSON.stringify(outcome.problems));
  return outcome.text;
}

/** The same edits, made on what the file says. */
function expected(text: string, edits: readonly PlanEdit[]): File {
  const file = parse(text) as File;
  for (const { ref, field, value } of edits) {
    const problem = file.problems.find(({ measures }) => measures.some((measure) => measure.ref === ref));
    const measure = problem?.measures.find((candidate) => candidate.ref === ref);
    if (!problem || !measure) throw new Error(ref);
    const listed = ((measure.milestones ?? []) as { kind: string; dueOn: unknown }[]).find(({ kind }) => kind === field);
    if (field === 'problemTitle') problem.title = String(value);
    else if (listed && measure[field] === undefined) listed.dueOn = value;
    else measure[field] = value;
  }
  return file;
}

describe('fields of a plan are changed in place', () => {
  it('whatever they are written like: quoted, folded, in brackets, in the list of milestones, empty or missing', () => {
    const edits: PlanEdit[] = [
      { ref: 'M-1', field: 'problemTitle', value: '问题：一' },
      { ref: 'M-1', field: 'title', value: '甲 # 不是注释' },
      { ref: 'M-1', field: 'detail', value: '=1+1\n\t二' },
      { ref: 'M-1', field: 'participants', value: ['b'] },
      { ref: 'M-1', field: 'completion', value: '2026-12-31' },
      { ref: 'M-1', field: 'effect', value: '2026-11-30' },
      { ref: 'M-2', field: 'detail', value: '乙, 丙' },
      { ref: 'M-2', field: 'effect', value: '2026-11-02' },
      { ref: 'M-2', field: 'issue', value: '具体问题' },
      { ref: 'M-3', field: 'effect', value: '2026-09-30' },
      { ref: 'M-4', field: 'detail', value: '不折行' },
    ];
    const text = edited(MIXED, edits);
    expect(parse(text)).toEqual(expected(MIXED, edits));
    expect(text).toContain('title: "问题：一"   # 双引号');
    expect(text).toContain('leadUnit: a   # 单位');
    expect(text).toContain('- { kind: completion, dueOn: 2026-12-31 }');
  });

  it('but not where one place speaks for several', () => {
    for (const field of ['title', 'detail'] as const) {
      const outcome = editPlan(MIXED, 'plan.yaml', [{ ref: 'M-3', field, value: '丁' }]);
      expect(outcome).toMatchObject({ problems: [{ code: 'sharedValue', line: field === 'title' ? 20 : 21 }] });
    }
  });

  it('and nothing else of the file says anything else after it', () => {
    const refs = (parse(EXAMPLE) as File).problems.flatMap(({ measures }) => measures.map(({ ref }) => String(ref)));
    const word = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('true', 'null', '12', '~', '- a', 'a: b', '# x', '"', "'", '&a', '*a', '!x', '%', '@', '`', '[x]', '{x}', ' a ', '一\n二', '\t'));
    const edit: fc.Arbitrary<PlanEdit> = fc.oneof(
      fc.record({ ref: fc.constantFrom(...refs), field: fc.constantFrom('title', 'detail', 'issue', 'leadUnit', 'leadOfficial'), value: word }),
      fc.record({ ref: fc.constantFrom(...refs), field: fc.constantFrom('effect', 'completion'), value: fc.constant('2027-03-31') }),
      fc.record({ ref: fc.constantFrom(...refs), field: fc.constant('participants' as const), value: fc.array(fc.constantFrom('a', 'b-1', 'c.2'), { maxLength: 3 }) }),
    );
    fc.assert(fc.property(fc.uniqueArray(edit, { maxLength: 6, selector: ({ ref, field }) => `${ref} ${field}` }), (edits) => {
      expect(parse(edited(EXAMPLE, edits))).toEqual(expected(EXAMPLE, edits));
    }), { numRuns: 40 });
  });
});
