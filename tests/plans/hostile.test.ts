import { describe, expect, it } from 'vitest';
import { MAX_PROBLEMS } from '../../plans/check/problem.ts';
import { MAX_FILE_CHARS } from '../../plans/check/yamlFile.ts';
import { changed, checkPlan, checkPolicy, codesOf, PLAN, POLICY, problemOf, problemsOf } from './samples.ts';

/** Nine lines that stand for nine to the eighth values. */
function bomb(): string {
  const names = [...'abcdefghi'];
  const levels = names.map((name, index) => `${name}: &${name} [${Array(9).fill(index === 0 ? 'x' : `*${names[index - 1] ?? ''}`).join(', ')}]`);
  return `${levels.join('\n')}\n`;
}

function within(ms: number, act: () => void): void {
  const start = performance.now();
  act();
  expect(performance.now() - start).toBeLessThan(ms);
}

describe('files that mean harm', () => {
  it('are refused at once when they hold more than can be a plan', () => {
    within(1000, () => {
      expect(codesOf(checkPlan('x'.repeat(10_000_000)))).toEqual(['fileTooLarge']);
    });
  });

  it('are read in seconds when they are as large as allowed', () => {
    const line = `  - { id: x, name: ${'名'.repeat(40)} }\n`;
    const text = changed(PLAN, 'people:\n', `people:\n${line.repeat(Math.floor((MAX_FILE_CHARS - PLAN.length) / line.length))}`);
    within(60_000, () => {
      expect(codesOf(checkPlan(text))).toContain('listTooLong');
    });
  });

  it('are refused when references multiply', () => {
    within(5000, () => {
      expect(codesOf(checkPlan(`${PLAN}${bomb()}`))).toContain('aliasesTooMany');
      expect(codesOf(checkPolicy(bomb()))).toContain('aliasesTooMany');
    });
  });

  it('are refused when a reference holds itself, or nothing', () => {
    expect(codesOf(checkPlan('a: &a [*a]'))).toEqual(['aliasLoop']);
    expect(codesOf(checkPlan('a: &a { b: { c: *a } }'))).toEqual(['aliasLoop']);
    expect(codesOf(checkPlan('a: *nobody'))).toEqual(['unknownAlias']);
  });

  it('are refused when they are nested beyond reason', () => {
    for (const text of ['['.repeat(50_000), '{a: '.repeat(50_000), `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')]) {
      expect(['tooDeep', 'notYaml']).toContain(codesOf(checkPlan(text))[0]);
    }
  });

  it('are answered at every depth, on either side of what the parser can bear', () => {
    for (let depth = 50; depth < 3000; depth += 75) {
      expect(['tooDeep', 'notYaml', 'missing']).toContain(codesOf(checkPlan(`a: ${'['.repeat(depth)}${']'.repeat(depth)}`))[0]);
      expect(['tooDeep', 'notYaml', 'missing']).toContain(codesOf(checkPlan(`a: ${'{b: '.repeat(depth)}1${'}'.repeat(depth)}`))[0]);
    }
  });

  it.each(['__proto__', 'constructor', 'toString'])('gain nothing by the name %s', (name) => {
    expect(codesOf(checkPlan(`${PLAN}${name}: { administrator: [x] }\n`))).toEqual(['unknownKey']);
    const roles = checkPlan(changed(PLAN, 'acceptor: [checker]', `acceptor: [checker]\n  ${name}: [checker]`));
    // zod drops `__proto__` from a record without a word; nothing of it may be left.
    if ('plan' in roles) expect([name, Object.keys(roles.plan.roles).includes(name)]).toEqual(['__proto__', false]);
    else expect(codesOf(roles)).toContain('badRole');
    expect(codesOf(checkPlan(changed(PLAN, 'leadOfficial: deputy', `leadOfficial: ${name}`))).some((code) => code === 'badId' || code === 'unknownPost')).toBe(true);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('are told no more problems than anybody reads, and how many there are besides', () => {
    const text = changed(PLAN, 'people:\n', `people:\n${'  - { id: 1 }\n'.repeat(3000)}`);
    const problems = problemsOf(checkPlan(text));
    expect(problems).toHaveLength(MAX_PROBLEMS);
    expect(problemOf(checkPlan(text), 'moreProblems').en).toMatch(/^5\d\d\d more/);
  });
});

describe('files that are merely odd', () => {
  it.each(['', '   \n', '# nothing\n', '---\n'])('are told that they are empty: %j', (text) => {
    expect(codesOf(checkPlan(text))[0]).toBe('fileEmpty');
  });

  it.each(['just words', '- a\n- b\n', '42', '[]'])('are told what is expected: %j', (text) => {
    expect(codesOf(checkPlan(text))[0]).toBe('wrongType');
  });

  it('may hold several documents only in one', () => {
    expect(problemOf(checkPlan(`${PLAN}---\n${PLAN}`), 'notYaml').zh).toContain('---');
  });

  it('may begin with a mark of byte order and end their lines as Windows does', () => {
    expect(codesOf(checkPlan(`\uFEFF${PLAN.replaceAll('\n', '\r\n')}`))).toEqual([]);
    const wrong = changed(`\uFEFF${PLAN.replaceAll('\n', '\r\n')}`, 'leadUnit: finance', 'leadUnit: finence');
    expect(problemOf(checkPlan(wrong), 'unknownUnit')).toMatchObject({ line: 38, column: 19 });
  });

  it('may refer to what is written once, a hundred times and more', () => {
    const measures = Array.from({ length: 150 }, (_, index) => `      - { ref: N-${index}, title: 题, detail: 文, leadUnit: finance, leadOfficial: deputy, completion: 2026-12-15, roles: *own }\n`);
    const text = `${changed(PLAN, '        effect:', '        roles: &own { acceptor: [checker] }\n        effect:')}${measures.join('')}`;
    const reading = checkPlan(text);
    expect('plan' in reading && reading.plan.definitions).toHaveLength(151);
  });

  it('are told where a reference stands, not where it points', () => {
    const text = changed(changed(PLAN, 'principal: office-head', 'principal: &p offce-head'), 'principal: finance-head', 'principal: *p');
    expect(problemsOf(checkPlan(text)).filter(({ code }) => code === 'unknownPost').map(({ line }) => line)).toEqual([6, 7]);
  });

  it('keep their first answer however often they are read', () => {
    expect(checkPolicy(POLICY)).toEqual(checkPolicy(POLICY));
    expect(checkPlan(PLAN)).toEqual(checkPlan(PLAN));
  });
});
