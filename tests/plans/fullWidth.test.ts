import { describe, expect, it } from 'vitest';
import { changed, checkPlan, checkPolicy, lineOf, PLAN, POLICY, problemsOf } from './samples.ts';

/** What stands in a file and what should: code, line, and both signs in Chinese. */
function told(text: string) {
  return problemsOf(checkPolicy(text)).map(({ code, line, zh }) => [code, line, ...(zh.match(/“[^”]+”/g) ?? [])]);
}

describe('a full-width sign where a half-width one belongs', () => {
  it.each([
    ['a colon before a group', 'when: { after: completion', 'when：{ after: completion', '“：”', '“:”'],
    ['a colon before text', 'title: 逾期', 'title：逾期', '“：”', '“:”'],
    ['a colon before a list of rungs', 'acceptance:', 'acceptance：', '“：”', '“:”'],
    ['a colon after a dash', '- id: late', '- id：late', '“：”', '“:”'],
    ['a colon within a group', 'after: completion, days: 1', 'after：completion, days: 1', '“：”', '“:”'],
    ['a comma within a group', 'after: completion, days: 1', 'after: completion， days: 1', '“，”', '“,”'],
    ['a comma between names', 'roles: [acceptor]', 'roles: [acceptor，supervisor]', '“，”', '“,”'],
    ['a Chinese list comma between names', 'roles: [acceptor]', 'roles: [acceptor、supervisor]', '“、”', '“,”'],
    ['brackets on both sides', 'to: [leadUnit]', 'to: ［leadUnit］', '“［”', '“[”'],
    ['quotes', 'notice: "09:00"', 'notice: ‘09:00’', '“‘”', '“\'”'],
    ['a colon in a time of day', 'notice: "09:00"', 'notice: "09：00"', '“：”', '“:”'],
    ['a number', 'days: 1 }', 'days: １ }', '“１”', '“1”'],
  ])('is told as such, once, in its line: %s', (_, right, wrong, found, wanted) => {
    const text = changed(POLICY, right, wrong);
    expect(told(text)[0]).toEqual(['fullWidthSign', lineOf(text, wrong), found, wanted]);
    expect(told(text)).toHaveLength(1);
  });

  it('stands in its own column, and several are told together', () => {
    const text = changed(changed(POLICY, 'title: 逾期', 'title：逾期'), 'when: { lapsed', 'when：{ lapsed');
    const problems = problemsOf(checkPolicy(text));
    expect(problems.map(({ code, column }) => [code, column])).toEqual([['fullWidthSign', 10], ['fullWidthSign', 9]]);
  });

  it('belongs into titles, comments and quoted text', () => {
    const text = changed(POLICY, 'title: 逾期', 'title: 逾期（一）：甲、乙，“丙” # 说明：见文件，第 1 条');
    expect(told(text)).toEqual([]);
    expect(told(changed(text, 'title: 临近', 'title: "note：临近'))).toEqual([expect.arrayContaining(['notYaml'])]);
  });

  it('leaves what is broken before it to be told as well', () => {
    const text = changed(changed(POLICY, 'title: 临近', ' title: 临近'), 'title: 仍未整改', 'title：仍未整改');
    expect(new Set(told(text).map(([code]) => code))).toEqual(new Set(['notYaml', 'fullWidthSign']));
  });

  it('is told of plans too', () => {
    expect(problemsOf(checkPlan(changed(PLAN, 'title: 小方案', 'title：小方案'))).map(({ code, line }) => [code, line])).toEqual([['fullWidthSign', 2]]);
  });
});

describe('a tab at the beginning of a line', () => {
  it('is one error, whatever it makes of the lines after it', () => {
    const problems = problemsOf(checkPolicy(changed(POLICY, '    light: red', '\tlight: red')));
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([['notYaml', lineOf(POLICY, 'light: red'), 1]]);
    expect(problems[0]?.zh).toContain('Tab');
  });
});

describe('the place of a problem', () => {
  it('has the id of the rung beside the number it counts from 0', () => {
    const [problem] = problemsOf(checkPolicy(changed(POLICY, '{ lapsed: late }', '{ lapsed: lat }')));
    expect([problem?.field, problem?.entry]).toEqual(['ladder[2].when.lapsed', 'later']);
  });
});
