import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../plans/check/problem.ts';
import { changed, checkPolicy, codesOf, lineOf, POLICY, problemOf } from './samples.ts';

const LETTER = `    document:
      name: 限期整改通知书
      series: 限改
      to: [leadUnit]
      acknowledgeWithin: { workingDays: 2 }
      answerWithin: { workingDays: 3 }
      rectifyWithin: { workingDays: 10 }
`;

describe('a policy file that is right', () => {
  it('becomes the policy the rules read, every trigger and limit in its place', () => {
    const reading = checkPolicy(POLICY);
    if (!('policy' in reading)) throw new Error(JSON.stringify(reading.problems));
    expect(reading.warnings).toEqual([]);
    const { hours, dayOff, receipt, ladder, acceptance, signOff, lookBacks } = reading.policy;
    expect(hours).toEqual({ noticeMinutes: 540, fromMinutes: 540, toMinutes: 1080, spreadMinutes: 20, gatherMinutes: 2 });
    expect([dayOff, receipt]).toEqual(['keep', { within: { n: 3, unit: 'working' } }]);
    expect(ladder.map(({ when }) => when)).toEqual([
      { on: 'before', milestone: 'completion', count: { n: 20, unit: 'calendar' } },
      { on: 'after', milestone: 'completion', count: { n: 1, unit: 'calendar' } },
      { on: 'lapsed', of: 'late' },
    ]);
    expect(ladder[1]?.document).toMatchObject({ cc: [], acknowledgeWithin: { n: 2, unit: 'working' }, answerWithin: { n: 3, unit: 'working' }, rectifyWithin: { n: 10, unit: 'working' } });
    expect([ladder[0]?.notify?.isUrgent, ladder[2]?.notify?.isUrgent]).toEqual([false, true]);
    expect([acceptance[0]?.need, signOff[0]?.whenLapsed, lookBacks[0]?.afterMonths]).toEqual(['any', [], 3]);
  });

  it.each([
    ['{ returned: 2 }', { on: 'returned', times: 2 }],
    ['{ returned: any }', { on: 'returned' }],
    ['{ notAcknowledged: assignment }', { on: 'notAcknowledged', of: 'assignment' }],
    ['{ notAcknowledged: late }', { on: 'notAcknowledged', of: 'late' }],
    ['{ notAnswered: late }', { on: 'notAnswered', of: 'late' }],
    ['{ registered: true }', { on: 'registered' }],
    ['{ relapsed: true }', { on: 'relapsed' }],
    ['{ before: any, workingDays: 0 }', { on: 'before', milestone: 'any', count: { n: 0, unit: 'working' } }],
  ])('says %s', (when, trigger) => {
    const reading = checkPolicy(changed(POLICY, '{ lapsed: late }', when));
    expect('policy' in reading && reading.policy.ladder[2]?.when).toEqual(trigger);
  });

  it('may say need as a number and a look-back as a sample', () => {
    const reading = checkPolicy(changed(changed(POLICY, 'need: any, within', 'need: 2, within'), 'afterMonths: 3', 'afterMonths: 3, sample: { percent: 30, seed: "2026" }'));
    expect('policy' in reading && [reading.policy.acceptance[0]?.need, reading.policy.lookBacks[0]?.sample]).toEqual([2, { percent: 30, seed: '2026' }]);
  });
});

/** A mistake: what is exchanged in the sample, what is said, and the passage of the new text in whose line it is said. */
type Mistake = readonly [code: ProblemCode, passage: string, by: string, at: string];

const MISTAKES: readonly Mistake[] = [
  ['unknownKey', 'title: 临近', 'titel: 临近', 'titel'],
  ['missing', 'name: 小规则\n', '', 'hours'],
  ['empty', 'name: 小规则', 'name:', 'name'],
  ['wrongType', 'afterMonths: 3', 'afterMonths: three', 'afterMonths'],
  ['notOneOf', 'light: red', 'light: read', 'light'],
  ['numberTooBig', 'spreadMinutes: 20', 'spreadMinutes: 2000', 'spreadMinutes'],
  ['numberTooSmall', 'afterMonths: 3', 'afterMonths: 0', 'afterMonths'],
  ['badTime', 'notice: "09:00"', 'notice: "9am"', 'hours'],
  ['badId', 'id: soon', 'id: "临 近"', '"临 近"'],
  ['badRole', 'to: [handler]', 'to: [经办人]', '经办人'],
  ['badRole', 'to: [handler]', 'to: [constructor]', 'constructor'],
  ['badNeed', 'need: any, within', 'need: most, within', 'need: most'],
  ['badReturned', '{ lapsed: late }', '{ returned: often }', 'returned'],
  ['duplicateId', 'id: later', 'id: late', 'id: late\n    title: 仍未整改'],
  ['reservedRuleId', 'id: soon', 'id: assignment', 'id: assignment'],
  ['triggerMissing', '{ lapsed: late }', '{}', 'when: {}'],
  ['triggersTwo', '{ lapsed: late }', '{ lapsed: late, returned: 2 }', 'returned'],
  ['countMissing', '{ before: completion, days: 20 }', '{ before: completion }', 'before'],
  ['countTwo', 'days: 20', 'days: 20, workingDays: 10', 'before'],
  ['countTwo', 'receipt: { within: { workingDays: 3 } }', 'receipt: { within: { workingDays: 3, days: 4 } }', 'receipt'],
  ['countUnwanted', '{ lapsed: late }', '{ lapsed: late, days: 2 }', 'lapsed'],
  ['afterZero', 'after: completion, days: 1', 'after: completion, days: 0', 'after'],
  ['unknownRule', '{ lapsed: late }', '{ lapsed: lat }', 'lapsed'],
  ['unknownRule', '{ lapsed: late }', '{ lapsed: assignment }', 'lapsed'],
  ['ruleWithoutDocument', '{ lapsed: late }', '{ lapsed: soon }', 'lapsed'],
  ['limitMissing', '      rectifyWithin: { workingDays: 10 }\n', '', 'lapsed'],
  ['limitMissing', '{ lapsed: late }', '{ notAnswered: soon2 }\n  - { id: soon2, title: 二, when: { after: effect, days: 2 }, document: { name: 函, series: 函, to: [handler] } }\n  - id: last\n    title: 末\n    light: red\n    when: { after: node, days: 3 }', 'notAnswered'],
  ['circularLimits', 'when: { after: completion, days: 1 }', 'when: { lapsed: late }', 'lapsed'],
  ['repeatMeaningless', '{ lapsed: late }', '{ registered: true }\n    repeat: { every: { days: 1 }, atMost: 3 }', 'repeat'],
  ['limitWithoutMilestone', 'when: { after: completion, days: 1 }', 'when: { registered: true }', 'rectifyWithin'],
  ['ruleDoesNothing', '    notify: { to: [handler] }\n', '', 'id: soon'],
  ['lateUnheard', 'after: completion', 'after: effect', 'ladder'],
  ['hoursOrder', 'to: "18:00"', 'to: "08:00"', 'hours'],
  ['noticeOutsideHours', 'notice: "09:00"', 'notice: "08:30"', 'hours'],
  ['noticeOutsideHours', 'notice: "09:00"', 'notice: "18:00"', 'hours'],
  ['spreadBeyondHours', 'notice: "09:00"', 'notice: "17:50"', 'hours'],
  ['remindWithoutLimit', 'within: { workingDays: 5 }, ', '', 'id: check'],
  ['remindTooEarly', 'remindBefore: { workingDays: 1 }', 'remindBefore: { workingDays: 5 }', 'id: check'],
  ['lapseUnheard', ', whenLapsed: [administrator] }\nsignOff', ' }\nsignOff', 'id: check'],
  ['listEmpty', "  - { id: sign, title: 销号审批, roles: [leadOfficial], need: any }\n", '  []\n', '  []'],
  ['roleUndeclared', '{ acceptor: 验收人员', '{ acceptr: 验收人员', 'roles: [acceptor]'],
  ['repeatedPaperClimbed', LETTER, `${LETTER}    repeat: { every: { days: 3 }, atMost: 3 }\n`, 'lapsed'],
  ['classesApart', 'when: { lapsed: late }', 'classes: [immediate]\n    when: { lapsed: late }', 'lapsed'],
];

describe('a policy file that is wrong', () => {
  it.each(MISTAKES.map((mistake) => [mistake[0], mistake[2].split('\n')[0], mistake] as const))('is told %s for "%s"', (code, _, [, passage, by, at]) => {
    let text = changed(POLICY, passage, by);
    if (code === 'classesApart') text = changed(text, 'light: red', 'light: red\n    classes: [standard]');
    const problem = problemOf(checkPolicy(text), code);
    expect(problem.line).toBe(lineOf(text, at));
  });

  it('is told everything at once, in the order of its lines, a broken rule not hiding the others', () => {
    const text = changed(changed(changed(POLICY, 'light: red', 'light: read'), 'notice: "09:00"', 'notice: "08:00"'), '{ lapsed: late }', '{ lapsed: latr }');
    expect(codesOf(checkPolicy(text))).toEqual(['noticeOutsideHours', 'notOneOf', 'unknownRule']);
  });

  it('is not told that a rule is unknown when that rule is there but broken', () => {
    expect(codesOf(checkPolicy(changed(POLICY, 'light: red', 'light: read')))).toEqual(['notOneOf']);
  });

  it('is told the names that may stand where one is misspelt', () => {
    const problem = problemOf(checkPolicy(changed(POLICY, '{ lapsed: late }', '{ lapsed: lat }')), 'unknownRule');
    expect(problem.zh).toContain('是否想写“late”？');
    expect(problem.en).toContain('Did you mean "late"?');
    expect(problem.field).toBe('ladder[2].when.lapsed');
  });

  it('is told a circle of three once, with its way round', () => {
    const rung = (id: string, of: string) => `  - { id: ${id}, title: ${id}, when: { lapsed: ${of} }, document: { name: 函, series: 函, to: [leadUnit], rectifyWithin: { days: 5 } } }\n`;
    const text = changed(POLICY, 'acceptance:', `${rung('a', 'b')}${rung('b', 'c')}${rung('c', 'a')}acceptance:`);
    const circles = codesOf(checkPolicy(text)).filter((code) => code === 'circularLimits');
    expect(circles).toHaveLength(1);
    expect(problemOf(checkPolicy(text), 'circularLimits').zh).toContain('a → b → c → a');
  });

  it('warns, and can still be used', () => {
    const reading = checkPolicy(changed(POLICY, 'after: completion', 'after: effect'));
    expect('policy' in reading && reading.warnings.map(({ code, severity }) => [code, severity])).toEqual([['lateUnheard', 'warning']]);
  });
});
