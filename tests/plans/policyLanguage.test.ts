import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../plans/check/problem.ts';
import { changed, checkPlan, checkPolicy, codesOf, errorsOf, lineOf, PLAN, POLICY, problemOf, WHOLE } from './samples.ts';

describe('the whole language', () => {
  const reading = checkPolicy(WHOLE);
  if (!('policy' in reading)) throw new Error(errorsOf(reading).join('\n'));
  const { policy } = reading;
  const rule = (id: string) => policy.ladder.find((candidate) => candidate.id === id);

  it('has nothing to be told when it is used rightly', () => {
    expect(reading.warnings).toEqual([]);
  });

  it('says every condition', () => {
    expect(['slip', 'lag', 'missed', 'refused'].map((id) => rule(id)?.when)).toEqual([{ on: 'byHand' }, { on: 'behind' }, { on: 'reportMissed', of: 'quarterly', times: 2 }, { on: 'extensionRefused' }]);
  });

  it('says everything of a document, and leaves out what is not said', () => {
    expect(rule('quality')?.document).toEqual({ name: '督办函', series: '督函', to: ['leadUnit'], cc: [], acknowledgeWithin: { n: 2, unit: 'working' }, template: 'quality-letter', signedForBy: 'leadUnit' });
    expect(rule('slip')?.document).toEqual({ name: '提示单', series: '提示', to: ['handler'], cc: [], rectifyWithin: { n: 5, unit: 'working' }, excusedBy: ['acceptor'] });
    expect(rule('last')?.document).toMatchObject({ isFinal: true });
    expect(rule('refused')?.document).toEqual({ name: '线索移交函', series: '移交', to: ['discipline'], cc: [], isRestricted: true });
  });

  it('says who gives way to what, who may issue by hand, and who is called in', () => {
    expect([rule('lag')?.skipIfStands, rule('slip')?.byHand]).toEqual([['late', 'last'], { roles: ['acceptor'] }]);
    expect(rule('missed')?.interview).toEqual({ with: ['leadUnit'], recordedBy: ['administrator'], within: { n: 5, unit: 'working' }, whenLapsed: ['authority'] });
  });

  it('says how a later date is asked for', () => {
    expect(policy.extension).toEqual({
      ...{ atMost: 2, askBefore: { n: 5, unit: 'working' }, longest: { n: 90, unit: 'calendar' }, milestones: ['completion'], classes: ['standard'] },
      steps: [
        { id: 'review', title: '审核', roles: ['acceptor'], need: 'any', within: { n: 3, unit: 'working' }, whenLapsed: ['administrator'] },
        { id: 'decide', title: '批准', roles: ['authority'], need: 'all', whenLapsed: [] },
      ],
    });
  });

  it('says the standing duties', () => {
    expect(policy.periodic).toEqual([{ id: 'quarterly', title: '季度报告', every: 'quarter', dueAfter: { n: 5, unit: 'working' }, roles: ['handler'], afterMonths: 3, until: 'archive', remindBefore: { n: 2, unit: 'working' }, whenMissed: ['leadUnit'] }]);
    expect([policy.participation, policy.longTerm, reading.immediateWithin]).toEqual([{ submissionWaits: true }, { confirmedBy: ['authority'] }, { n: 10, unit: 'working' }]);
    expect(policy.separation).toEqual({ otherUnitFor: ['accept', 'lookBack'] });
  });

  it('says how the plan as a whole is approved, told of, reported on and anchored', () => {
    expect(policy.plan).toEqual({
      approval: [{ id: 'adopt', title: '批准方案', roles: ['authority'], need: 'all', within: { n: 5, unit: 'working' }, whenLapsed: ['administrator'] }],
      circular: { workingDay: 5, to: ['leadUnit', 'authority'] },
      reports: [
        { id: 'half-year', title: '进展报告', addressee: '省委巡视办', due: { by: 'months', after: 6 }, roles: ['administrator'], remindBefore: { n: 10, unit: 'working' }, whenLapsed: ['authority'] },
        { id: 'yearly', title: '年度报告', due: { by: 'dates', on: ['2026-12-31', '2027-12-31'] }, roles: ['administrator'], whenLapsed: ['authority'] },
      ],
      checkpointTo: ['inspector'],
      summaries: [
        { id: 'leaders', title: '牵头领导每周情况', to: ['leadOfficial'], on: 'monday', about: 'own' },
        { id: 'units', title: '单位每周情况', to: ['leadUnit'], on: 'friday', about: 'unit' },
      ],
    });
  });

  it('adds nothing to a policy that says none of it: its hash, and a running measure, stay as they were', () => {
    const plain = checkPolicy(POLICY);
    expect('policy' in plain && Object.keys(plain.policy)).toEqual(['name', 'hours', 'dayOff', 'receipt', 'ladder', 'acceptance', 'signOff', 'lookBacks']);
  });
});

/** A mistake: what is exchanged in the sample, what is said, and the passage of the new text in whose line it is said. */
type Mistake = readonly [code: ProblemCode, passage: string, by: string, at: string];

const MISTAKES: readonly Mistake[] = [
  ['duplicateId', 'id: units, title: 单位每周情况', 'id: leaders, title: 单位每周情况', 'id: leaders, title: 单位'],
  ['digestUntilOutside', 'gatherMinutes: 2 }', 'gatherMinutes: 2, choices: { digestUntil: "18:00" } }', 'hours:'],
  ['timesUnwanted', '{ behind: true }', '{ behind: true, times: 2 }', '{ behind: true, times'],
  ['unknownDuty', 'reportMissed: quarterly', 'reportMissed: quartely', 'quartely'],
  ['extensionMissing', WHOLE.slice(WHOLE.indexOf('extension:'), WHOLE.indexOf('periodic:')), '', 'extensionRefused'],
  ['lookBackMissing', '{ extensionRefused: true }', '{ relapsed: true }', '{ relapsed'],
  ['unknownRule', 'skipIfStands: [late, last]', 'skipIfStands: [late, lst]', 'lst'],
  ['skipsItself', 'skipIfStands: [late, last]', 'skipIfStands: [lag]', 'skipIfStands'],
  ['alwaysSkipped', 'when: { lapsed: slip }', 'when: { lapsed: slip }\n    skipIfStands: [slip]', 'skipIfStands: [slip]'],
  ['nothingStands', 'skipIfStands: [late, last]', 'skipIfStands: [soon]', 'skipIfStands'],
  ['byHandNobody', '    byHand: { roles: [acceptor] }\n', '', '{ byHand: true }'],
  ['byHandNothing', '    skipIfStands: [late, last]', '    byHand: { roles: [acceptor] }', '    byHand: { roles: [acceptor] }\n    repeat'],
  ['optionWithoutLimit', ', rectifyWithin: { workingDays: 10 }, final', ', final', 'series: 督通'],
  ['optionWithoutLimit', ', signedForBy: leadUnit', ', excusedBy: [acceptor], signedForBy: leadUnit', 'series: 督函'],
  ['finalTwice', 'rectifyWithin: { workingDays: 5 }, excusedBy', 'rectifyWithin: { workingDays: 5 }, final: true, excusedBy', 'series: 督通'],
  ['signerNotAddressed', 'signedForBy: leadUnit', 'signedForBy: leadOfficial', 'signedForBy'],
  ['signerWithoutLimit', 'acknowledgeWithin: { workingDays: 2 }, signedForBy', 'signedForBy', 'series: 督函'],
  ['repeatMeaningless', 'when: { extensionRefused: true }', 'when: { extensionRefused: true }\n    repeat: { every: { days: 3 }, atMost: 3 }', 'repeat: { every: { days: 3 }'],
  ['limitWithoutMilestone', 'when: { returned: 2 }\n    document: { name: 督办函, series: 督函, to: [leadUnit],', 'when: { reportMissed: quarterly }\n    document: { name: 督办函, series: 督函, to: [leadUnit], rectifyWithin: { days: 3 },', 'series: 督函'],
  ['lapseUnheard', ', whenLapsed: [authority] }\n  - id: refused', ' }\n  - id: refused', 'interview:'],
  ['lapseUnheard', 'within: { workingDays: 3 }, whenLapsed: [administrator] }\n    - { id: decide', 'within: { workingDays: 3 } }\n    - { id: decide', '{ id: review'],
  ['countTwo', 'longest: { days: 90 }', 'longest: { days: 90, workingDays: 60 }', 'longest'],
  ['countMissing', 'immediate: { within: { workingDays: 10 } }', 'immediate: { within: {} }', 'immediate'],
  ['countMissing', 'within: { workingDays: 5 }, whenLapsed: [authority]', 'within: {}, whenLapsed: [authority]', 'interview:'],
  ['countTwo', 'dueAfter: { workingDays: 5 }', 'dueAfter: { workingDays: 5, days: 5 }', '{ id: quarterly'],
  ['duplicateId', '{ id: decide', '{ id: review, title: 再审, roles: [acceptor], need: any }\n    - { id: decide', '再审'],
  ['classesApart', 'classes: [standard]\n  steps', 'classes: [immediate]\n  steps', '# never'],
  ['classesApart', 'roles: [handler], afterMonths: 3', 'roles: [handler], classes: [longTerm], afterMonths: 3', '# never'],
  ['missUnheard', ', whenMissed: [leadUnit] }', ' }\n  - { id: weekly, title: 周报, every: week, dueAfter: { days: 2 }, roles: [handler], until: signOff }', 'id: weekly'],
  ['longTermUnwatched', 'roles: [handler], afterMonths: 3', 'roles: [handler], classes: [standard], afterMonths: 3', 'longTerm:'],
  ['reportDue', 'afterMonths: 6', 'afterMonths: 6, on: [2026-12-31]', '{ id: half-year'],
  ['reportDue', ', on: [2026-12-31, 2027-12-31]', '', '{ id: yearly'],
  ['duplicateId', '{ id: yearly', '{ id: half-year', '{ id: half-year, title: 年度'],
  ['numberTooBig', 'workingDay: 5,', 'workingDay: 24,', 'circular:'],
  ['lapseUnheard', ', whenLapsed: [authority] }\n    - { id: yearly', ' }\n    - { id: yearly', '{ id: half-year'],
  ['countTwo', 'remindBefore: { workingDays: 10 }', 'remindBefore: { workingDays: 10, days: 14 }', '{ id: half-year'],
  ['roleUndeclared', 'inspector: 回头看', 'inspectr: 回头看', 'roles: [inspector]'],
  ['rolesUnlisted', 'roles: { acceptor: 验收人员, inspector: 回头看, discipline: 纪工委 }', '', 'name:'],
  ['lateUnheard', 'light: red', 'light: red\n    classes: [standard]', 'ladder:'],
  ['roleUndeclared', ', discipline: 纪工委 }', ', dscipline: 纪工委 }', 'to: [discipline]'],
  ['roleNotNamed', ', discipline: 纪工委 }', ', discipline: 纪工委, chief: 组长 }', 'chief'],
  ['missing', '    - { id: decide, title: 批准, roles: [authority], need: all }', '    - { id: decide, title: 批准, roles: [authority] }', '{ id: decide'],
  ['empty', 'longTerm: { confirmedBy: [authority] }', 'longTerm:', 'longTerm:'],
  ['listEmpty', 'confirmedBy: [authority]', 'confirmedBy: []', 'confirmedBy'],
];

/** Some mistakes show only together with a second change. */
const WITH: Partial<Record<string, (text: string) => string>> = {
  '{ relapsed: true }': (text) => changed(text, text.slice(text.indexOf('lookBacks:'), text.indexOf('extension:')), 'lookBacks: []\n'),
  'classes: [immediate]\n  steps': (text) => changed(text, 'when: { extensionRefused: true }', 'classes: [standard]\n    when: { extensionRefused: true } # never'),
  'roles: [handler], classes: [longTerm], afterMonths: 3': (text) => changed(text, 'when: { reportMissed: quarterly, times: 2 }', 'classes: [standard]\n    when: { reportMissed: quarterly, times: 2 } # never'),
};

describe('a policy that uses it wrongly', () => {
  it.each(MISTAKES.map((mistake) => [mistake[0], mistake[2].split('\n')[0], mistake] as const))('is told %s for "%s"', (code, _, [, passage, by, at]) => {
    const text = (WITH[by] ?? ((same: string) => same))(changed(WHOLE, passage, by));
    expect(problemOf(checkPolicy(text), code).line).toBe(lineOf(text, at));
  });

  it('is told once of a rung that can never come in any class, not again of those that wait for it', () => {
    const rung = (id: string, of: string, classes: string) => `  - { id: ${id}, title: ${id}, when: { lapsed: ${of} }, classes: [${classes}], document: { name: 函, series: 函, to: [leadUnit], rectifyWithin: { days: 5 } } }\n`;
    const apart = checkPolicy(changed(POLICY, 'acceptance:', `${rung('a', 'late', 'standard')}${rung('b', 'a', 'standard, immediate')}${rung('c', 'b', 'immediate')}${rung('d', 'c', 'immediate')}acceptance:`));
    expect(codesOf(apart)).toEqual(['classesApart']);
    expect(problemOf(apart, 'classesApart').field).toBe('ladder[5].when.lapsed');
  });

  it('is told once of a misspelt field, not also that the right one is missing', () => {
    expect(codesOf(checkPolicy(changed(POLICY, 'dayOff: keep', 'dayof: keep')))).toEqual(['unknownKey']);
    expect(codesOf(checkPolicy(changed(POLICY, 'title: 临近', 'titel: 临近')))).toEqual(['unknownKey']);
    expect(codesOf(checkPolicy(changed(POLICY, 'dayOff: keep', 'weekday: keep')))).toEqual(['missing', 'unknownKey']);
  });

  it('is told that a circle entered by hand has no end, and nothing of never starting', () => {
    const text = changed(WHOLE, 'when: { byHand: true }', 'when: { lapsed: last }');
    expect(codesOf(checkPolicy(text))).toEqual(['endlessLimits']);
  });

  it('may enter the ladder anywhere by hand', () => {
    expect(codesOf(checkPolicy(changed(WHOLE, 'when: { lapsed: slip }', 'when: { lapsed: slip }\n    byHand: { roles: [authority] }')))).toEqual([]);
  });

  it('may leave the limit of a paper to whoever issues it by hand', () => {
    const stated = changed(WHOLE, 'to: [handler], rectifyWithin: { workingDays: 5 }, excusedBy: [acceptor]', 'to: [handler], excusedBy: [acceptor]');
    // It may be forgotten then: that is a hint, not an error.
    expect(codesOf(checkPolicy(stated))).toEqual(['limitOnlyStated']);
  });

  it('may give way to itself if it was entered by hand before', () => {
    expect(codesOf(checkPolicy(changed(WHOLE, 'when: { lapsed: slip }', 'when: { lapsed: slip }\n    byHand: { roles: [authority] }\n    skipIfStands: [last]')))).toEqual([]);
    expect(codesOf(checkPolicy(changed(WHOLE, 'light: red', 'light: red\n    byHand: { roles: [authority] }\n    repeat: { every: { days: 5 }, atMost: 3 }\n    skipIfStands: [late]')))).toContain('skipsItself');
  });

  it('may give way to a paper that stands above it only if it is entered by hand', () => {
    const text = changed(WHOLE, 'when: { lapsed: slip }', 'when: { lapsed: slip }\n    byHand: { roles: [authority] }');
    const sterner = (skip: string) => changed(text, '  - id: lag', `  - id: sterner\n    title: 再督\n    when: { lapsed: last }\n    skipIfStands: [${skip}]\n    notify: { to: [authority] }\n  - id: lag`);
    expect(codesOf(checkPolicy(sterner('slip')))).toEqual([]);
    expect(codesOf(checkPolicy(sterner('last')))).toEqual(['alwaysSkipped']);
  });

  it('is told of a name that leads nowhere also where the rung is otherwise broken', () => {
    const text = changed(changed(WHOLE, 'skipIfStands: [late, last]', 'skipIfStands: [late, lst]'), 'notify: { to: [handler] }\n  - id: missed', 'notify: { to: handler }\n  - id: missed');
    expect(codesOf(checkPolicy(text))).toEqual(['unknownRule', 'wrongType']);
  });

  it('is told everything at once, sections included', () => {
    const text = changed(changed(changed(WHOLE, 'atMost: 2\n', 'atMost: 0\n'), 'every: quarter', 'every: year'), 'submissionWaits: true', 'submissionWaits: maybe');
    expect(codesOf(checkPolicy(text))).toEqual(['numberTooSmall', 'notOneOf', 'wrongType']);
  });
});

describe('a plan under such a policy', () => {
  const undated = (measureClass: string) => changed(changed(PLAN, '        effect: 2026-10-15\n        completion: 2026-12-15\n', ''), 'number: 1', `class: ${measureClass}`);
  const staffed = (plan: string) => changed(plan, 'roles:\n  acceptor', 'roles:\n  discipline: [inspector]\n  acceptor');
  const CURVE = `        targets:
          - { id: households, title: 搬迁, unit: 户, total: 174, curve: [{ on: 2026-10-31, value: 60 }, { on: 2026-12-01, value: 170.5 }] }
`;

  it('gives an immediate measure without a date the limit of the policy, counted from the adoption', () => {
    const reading = checkPlan(staffed(undated('immediate')), WHOLE);
    // Tuesday 1 September; ten working days after it end with Tuesday the 15th.
    expect('plan' in reading && reading.plan.definitions[0]?.milestones).toEqual([{ id: 'completion', kind: 'completion', dueOn: '2026-09-15' }]);
  });

  it('moves that limit off a day on which nobody works', () => {
    const reading = checkPlan(staffed(undated('immediate')), changed(WHOLE, 'immediate: { within: { workingDays: 10 } }', 'immediate: { within: { days: 30 } }'));
    // Thirty days after 1 September is 1 October; work begins again on the 8th.
    expect('plan' in reading && reading.plan.definitions[0]?.milestones[0]?.dueOn).toBe('2026-10-08');
  });

  it('lets a date of its own stand', () => {
    const reading = checkPlan(staffed(changed(changed(PLAN, '        effect: 2026-10-15\n', ''), 'number: 1', 'class: immediate')), WHOLE);
    expect('plan' in reading && reading.plan.definitions[0]?.milestones.map(({ dueOn }) => dueOn)).toEqual(['2026-12-15']);
  });

  it('lets a long-term measure have no date', () => {
    const reading = checkPlan(staffed(undated('longTerm')), WHOLE);
    expect('plan' in reading && [reading.plan.definitions[0]?.class, reading.plan.definitions[0]?.milestones]).toEqual(['longTerm', []]);
  });

  it('says what the policy lacks when it does not provide for that', () => {
    expect(problemOf(checkPlan(undated('immediate')), 'immediateUndated').line).toBe(lineOf(PLAN, 'ref: M-001'));
    expect(problemOf(checkPlan(undated('longTerm')), 'longTermUndated').line).toBe(lineOf(PLAN, 'ref: M-001'));
  });

  it('says nothing of it while the policy cannot be read', () => {
    expect(codesOf(checkPlan(undated('longTerm'), changed(POLICY, 'light: red', 'light: read')))).toEqual(['notOneOf']);
  });

  it('keeps every date within the outer date of the plan', () => {
    const text = changed(PLAN, 'policy:', 'outerDate: 2026-12-15\npolicy:');
    const reading = checkPlan(text);
    expect('plan' in reading && [reading.plan.outerOn, reading.plan.definitions[0]?.outerOn]).toEqual(['2026-12-15', '2026-12-15']);
    expect(problemOf(checkPlan(changed(text, 'completion: 2026-12-15', 'completion: 2026-12-16')), 'beyondOuterDate')).toMatchObject({ field: 'problems[0].measures[0].completion' });
    expect(problemOf(checkPlan(changed(text, 'outerDate: 2026-12-15', 'outerDate: 2026-09-01')), 'outerBeforeAdoption').field).toBe('outerDate');
  });

  it('carries targets with their curves into the measures', () => {
    const reading = checkPlan(staffed(changed(PLAN, '        effect:', `${CURVE}        effect:`)), WHOLE);
    expect(codesOf(reading)).toEqual([]);
    expect('plan' in reading && reading.plan.definitions[0]?.targets).toEqual([{ id: 'households', title: '搬迁', unit: '户', total: 174, curve: [{ on: '2026-10-31', value: 60 }, { on: '2026-12-01', value: 170.5 }] }]);
  });

  it.each([
    ['curveOrder', '2026-12-01, value', '2026-10-31, value'],
    ['curveFalls', '170.5', '59'],
    ['curveAboveTotal', '170.5', '175'],
    ['notAfterAdoption', '2026-10-31', '2026-08-31'],
    ['duplicateId', '          - { id: households', '          - { id: households, title: 搬迁, unit: 户, total: 174 }\n          - { id: households'],
    ['numberTooSmall', '170.5', '-1'],
  ] as const)('is told %s of a curve', (code, passage, by) => {
    const text = staffed(changed(PLAN, '        effect:', `${changed(CURVE, passage, by)}        effect:`));
    expect(problemOf(checkPlan(text, WHOLE), code).measure).toBe('M-001');
  });

  it('is warned of a curve nobody looks at, and of a rule that finds none', () => {
    expect(codesOf(checkPlan(changed(PLAN, '        effect:', `${CURVE}        effect:`)))).toEqual(['curveUnwatched']);
    expect(codesOf(checkPlan(staffed(PLAN), WHOLE))).toEqual(['behindNever']);
  });
});
