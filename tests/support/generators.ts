import fc from 'fast-check';
import { addCount, addDays, DAY_MS, MINUTE_MS, type DayCount } from '../../domain/calendar.ts';
import type { Intent, PlannedAct } from '../../domain/forecast/intents.ts';
import type { Definition, Target } from '../../domain/definition.ts';
import type { ExtensionRule, LookBackRule, PeriodicRule, Policy, Rule, Step } from '../../domain/policy.ts';
import { CALENDAR_2026, DEFINITION, EVIDENCE, POLICY } from './definitions.ts';

/** Policies, measures and scenarios for properties: all of the rule language, and people who do this and that. */

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Fields that are undefined are left out, as everywhere. */
const bare = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const dayCount = (max: number): fc.Arbitrary<DayCount> => fc.record({ n: fc.integer({ min: 1, max }), unit: fc.constantFrom('working' as const, 'calendar' as const) });
const role = fc.constantFrom('handler', 'leadUnit', 'leadOfficial', 'participants', 'acceptor', 'supervisor', 'chief', 'administrator', 'nobodyAtAll');
const roles = fc.uniqueArray(role, { minLength: 1, maxLength: 3 });
const light = optional(fc.constantFrom('green' as const, 'blue' as const, 'yellow' as const, 'orange' as const, 'red' as const));
const notify = fc.record({ to: roles, isUrgent: fc.boolean() });
const repeat = fc.record({ every: dayCount(10), atMost: fc.integer({ min: 2, max: 4 }) });

const document = fc.record({
  ...{ name: fc.constant('通知书'), series: fc.constant('限改'), to: roles, cc: fc.array(role, { maxLength: 2 }) },
  ...{ acknowledgeWithin: optional(dayCount(3)), answerWithin: optional(dayCount(5)), rectifyWithin: optional(dayCount(15)) },
  ...{ signedForBy: optional(role), isFinal: fc.boolean(), isRestricted: fc.boolean(), excusedBy: optional(fc.constant(['supervisor'])) },
});
const interview = fc.record({ with: roles, recordedBy: roles, within: dayCount(8), whenLapsed: roles });

const milestone = fc.constantFrom('any' as const, 'effect' as const, 'completion' as const);
const trigger: fc.Arbitrary<Rule['when']> = fc.oneof(
  fc.record({ on: fc.constant('before' as const), milestone, count: dayCount(25) }),
  fc.record({ on: fc.constant('after' as const), milestone, count: dayCount(15) }),
  fc.record({ on: fc.constantFrom('notAnswered' as const, 'notAcknowledged' as const, 'lapsed' as const), of: fc.constantFrom('letter', 'slip', 'r0') }),
  fc.constantFrom<Rule['when']>({ on: 'notAcknowledged', of: 'assignment' }, { on: 'registered' }, { on: 'relapsed' }, { on: 'behind' }, { on: 'extensionRefused' }, { on: 'returned' }, { on: 'returned', times: 2 }),
  fc.constantFrom<Rule['when']>({ on: 'reportMissed', of: 'report' }, { on: 'reportMissed', of: 'report', times: 2 }, { on: 'byHand' }),
);

const rung = fc.record({
  when: trigger,
  light,
  repeat: optional(repeat),
  notify: optional(notify),
  document: optional(document),
  interview: fc.option(interview, { nil: undefined, freq: 3 }),
  skipIfStands: fc.option(fc.constantFrom(['letter'], ['slip', 'letter']), { nil: undefined, freq: 3 }),
  classes: fc.option(fc.constantFrom<NonNullable<Rule['classes']>>(['standard'], ['standard', 'longTerm'], ['immediate']), { nil: undefined, freq: 3 }),
  byHand: optional(fc.constant({ roles: ['supervisor', 'administrator'] })),
});

/** Two rules that others can follow, and further rungs of any kind. */
const LETTER: Rule = {
  ...{ id: 'letter', title: '责成限期整改', when: { on: 'after', milestone: 'any', count: { n: 1, unit: 'working' } }, light: 'red' },
  document: { name: '通知书', series: '限改', to: ['leadUnit'], cc: ['leadOfficial'], acknowledgeWithin: { n: 1, unit: 'working' }, answerWithin: { n: 2, unit: 'working' }, rectifyWithin: { n: 5, unit: 'working' }, excusedBy: ['supervisor'] },
};
const SLIP: Rule = { id: 'slip', title: '提示单', when: { on: 'byHand' }, byHand: { roles: ['supervisor'] }, document: { name: '提示单', series: '提示', to: ['handler'], cc: [], answerWithin: { n: 2, unit: 'working' }, rectifyWithin: { n: 4, unit: 'calendar' } } };
export const ladder: fc.Arbitrary<Rule[]> = fc.array(rung, { maxLength: 5 }).map((rungs) => [LETTER, SLIP, ...rungs.map((rule, index): Rule => bare({ id: `r${String(index)}`, title: `规则${String(index)}`, ...rule, when: index === 0 ? withoutCircle(rule.when) : rule.when }) as Rule)]);

/** A rule that followed its own paper would follow itself for ever; the check of policy files lets none pass. */
function withoutCircle(when: Rule['when']): Rule['when'] {
  return 'of' in when && when.of === 'r0' ? { ...when, of: 'letter' } : when;
}

const step = (id: string, fillers: readonly (readonly string[])[]): fc.Arbitrary<Step> =>
  fc
    .record({ roles: fc.constantFrom(...fillers), need: fc.constantFrom<Step['need']>('any', 'all', 2), within: optional(dayCount(5)), remindBefore: optional(dayCount(2)), whenLapsed: fc.subarray(['administrator', 'chief']) })
    .map((rest) => bare({ id, title: id, ...rest }) as Step);
const extension: fc.Arbitrary<ExtensionRule> = fc
  .record({ atMost: fc.integer({ min: 1, max: 2 }), askBefore: optional(dayCount(5)), longest: optional(dayCount(60)), steps: fc.constantFrom(1, 2).chain((n) => fc.tuple(...['review', 'decide'].slice(0, n).map((id) => step(id, [['leadOfficial'], ['acceptor'], ['nobodyAtAll']])))) })
  .map((rule) => bare(rule) as ExtensionRule);
const periodic: fc.Arbitrary<PeriodicRule> = fc
  .record({ every: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const), dueAfter: dayCount(8), roles: fc.constantFrom(['handler'], ['leadUnit', 'handler']), until: fc.constantFrom('signOff' as const, 'archive' as const), remindBefore: optional(dayCount(2)), afterMonths: optional(fc.integer({ min: 0, max: 3 })), whenMissed: fc.constantFrom(['leadUnit'], []) })
  .map((rule) => bare({ id: 'report', title: '定期报告', ...rule }) as PeriodicRule);
const lookBack: fc.Arbitrary<LookBackRule> = fc
  .record({ afterMonths: fc.integer({ min: 1, max: 3 }), remindBefore: optional(dayCount(5)), whenLapsed: fc.constantFrom(['administrator'], []) })
  .map((rule) => bare({ id: 'first', title: '首次回头看', roles: ['inspector'], ...rule }) as LookBackRule);

export const policy: fc.Arbitrary<Policy> = fc
  .record({
    hours: fc.record({ noticeMinutes: fc.constantFrom(540, 600), fromMinutes: fc.constant(540), toMinutes: fc.constantFrom(1020, 1080), spreadMinutes: fc.constantFrom(0, 20), gatherMinutes: fc.constantFrom(2, 45) }),
    dayOff: fc.constantFrom('keep' as const, 'next' as const, 'previous' as const),
    receipt: fc.record({ within: dayCount(5) }),
    ladder,
    acceptance: fc.constantFrom(1, 2).chain((n) => fc.tuple(...['check', 'recheck'].slice(0, n).map((id) => step(id, [['acceptor'], ['supervisor'], ['acceptor', 'nobodyAtAll']])))),
    signOff: fc.tuple(step('official', [['leadOfficial'], ['leadOfficial', 'chief'], ['nobodyAtAll']]), step('leader', [['chief']])),
    lookBacks: fc.array(lookBack, { maxLength: 1 }),
    extension: optional(extension),
    periodic: optional(fc.tuple(periodic)),
    participation: optional(fc.record({ submissionWaits: fc.boolean() })),
    longTerm: optional(fc.constant({ confirmedBy: ['authority'] })),
  })
  .map((rules) => bare({ ...rules, name: POLICY.name }) as Policy);

/** A measure of a policy, with its dates as days from when it begins. */
const measure = fc.record({
  policy,
  class: fc.constantFrom('standard' as const, 'standard' as const, 'immediate' as const, 'longTerm' as const),
  effectIn: fc.integer({ min: 10, max: 60 }),
  completionIn: fc.integer({ min: 61, max: 110 }),
  outerIn: optional(fc.integer({ min: 120, max: 200 })),
  points: fc.array(fc.record({ day: fc.integer({ min: 5, max: 100 }), value: fc.integer({ min: 1, max: 10 }) }), { maxLength: 3 }),
});

function definitionOf(begunOn: string, { policy: rules, class: measureClass, effectIn, completionIn, outerIn, points }: typeof measure extends fc.Arbitrary<infer T> ? T : never): Definition {
  const on = (days: number) => addDays(begunOn, days);
  const curve = [...points].sort((a, b) => a.day - b.day).map(({ day, value }, index) => ({ on: on(day + index), value: value + index * 10 }));
  const targets: Target[] = points.length === 0 ? [] : [{ id: 'firms', title: '企业', unit: '家', total: 49, curve }];
  return {
    ...DEFINITION,
    ...{ class: measureClass, policy: rules },
    milestones: [
      { id: 'effect', kind: 'effect', dueOn: on(effectIn) },
      { id: 'completion', kind: 'completion', dueOn: on(completionIn) },
    ],
    ...(outerIn !== undefined && { outerOn: on(outerIn) }),
    ...(targets.length > 0 && { targets }),
  };
}

const REASON = '（推演）';
const chosen = fc.constantFrom(['effect'], ['completion'], ['effect', 'completion']);
const one = fc.constantFrom('effect', 'completion');
const paperRule = fc.constantFrom('letter', 'slip', 'r0', 'r1', 'r2');

/** What anybody might try on a day, sensible or not. */
const intent = (on: string): fc.Arbitrary<Intent> =>
  fc.oneof(
    fc.constantFrom<Intent>({ type: 'acknowledge' }, { type: 'approveClosure' }, { type: 'resume', reason: REASON }, { type: 'confirmRoutine', reason: REASON }, { type: 'comment', text: REASON }, { type: 'reportPart', text: REASON, evidence: [], isDone: true }, { type: 'handInPeriodic', dutyId: 'report', text: REASON }),
    chosen.map((milestones): Intent => ({ type: 'submit', milestones, summary: REASON, evidence: [{ ...EVIDENCE, datedOn: '' }] })),
    fc.tuple(fc.constantFrom('accept' as const, 'return' as const, 'refuseClosure' as const), chosen).map(([type, milestones]): Intent => (type === 'accept' ? { type, milestones, note: REASON } : { type, milestones, reason: REASON })),
    fc.tuple(fc.constantFrom('acknowledgeDocument' as const, 'answerDocument' as const, 'excuseDocument' as const), paperRule).map(([type, ruleId]): Intent => ({ type, ruleId, reason: REASON })),
    fc.tuple(one, fc.integer({ min: 5, max: 40 })).map(([milestoneId, days]): Intent => ({ type: 'requestExtension', milestoneId, reason: REASON, progress: REASON, dueOn: addDays(on, 30 + days) })),
    fc.tuple(fc.constantFrom('approveExtension' as const, 'refuseExtension' as const), one).map(([type, milestoneId]): Intent => ({ type, milestoneId, reason: REASON })),
    fc.integer({ min: 2, max: 20 }).map((days): Intent => ({ type: 'suspend', reason: REASON, basis: REASON, until: addDays(on, days) })),
    fc.tuple(paperRule, optional(one)).map(([ruleId, milestoneId]): Intent => ({ type: 'issueByHand', ruleId, requirement: REASON, ...(milestoneId !== undefined && { milestoneId }) })),
    paperRule.map((ruleId): Intent => ({ type: 'recordInterview', ruleId, text: REASON })),
    one.map((milestoneId): Intent => ({ type: 'replaceEvidence', milestoneId, evidence: [{ ...EVIDENCE, datedOn: '' }], reason: REASON })),
    fc.integer({ min: 1, max: 50 }).map((value): Intent => ({ type: 'reportProgress', text: REASON, values: { firms: value } })),
    fc.constantFrom<Intent>({ type: 'holdLookBack', lookBackId: 'first', note: REASON }, { type: 'findRelapse', lookBackId: 'first', reason: REASON, evidence: [{ ...EVIDENCE, datedOn: '' }], dates: { effect: addDays(on, 20), completion: addDays(on, 45) } }),
    fc.constantFrom<Intent>({ type: 'reopen', reason: REASON, evidence: [], dates: { effect: addDays(on, 15), completion: addDays(on, 35) } }, { type: 'convertClass', to: 'standard', reason: REASON }, { type: 'handOver', post: 'bureau-handler', person: 'xu', name: '徐接任', from: on }),
    fc.constantFrom<Intent>({ type: 'moveDates', dates: { completion: addDays(on, 60) } }, { type: 'appointSubstitute', post: 'supervision-1', person: 'he', name: '何代理', from: on, to: addDays(on, 20) }),
    fc.constantFrom<Intent>({ type: 'publishDaysOff', daysOff: [addCount(CALENDAR_2026, on, { n: 3, unit: 'working' })], workingDays: [], officialThrough: '2027-12-31' }),
  );

export interface Pair {
  readonly definition: Definition;
  readonly acts: readonly PlannedAct[];
  /** Whether people besides do what is asked of them, in time. */
  readonly isPrompt: boolean;
}

/** A measure and what people do about it: up to so many acts in working hours, days apart, each of any kind. */
export function pair(begunAt: number, begunOn: string, mostActs: number): fc.Arbitrary<Pair> {
  const act = fc.record({ day: fc.integer({ min: 0, max: 150 }), minutes: fc.integer({ min: 9 * 60, max: 18 * 60 }) }).chain(({ day, minutes }) => {
    const on = addDays(begunOn, day);
    // The day begins 24 hours before the next: the zone of these tests knows no daylight saving.
    const midnight = begunAt - ((begunAt + 8 * 60 * MINUTE_MS) % DAY_MS) + day * DAY_MS;
    return intent(on).map((what): PlannedAct => ({ at: midnight + minutes * MINUTE_MS, intent: what }));
  });
  return fc.record({ measure, acts: fc.array(act, { maxLength: mostActs }), isPrompt: fc.boolean() }).map(({ measure: made, acts, isPrompt }) => ({
    definition: definitionOf(begunOn, made),
    acts: acts.filter(({ at }) => at > begunAt).sort((a, b) => a.at - b.at),
    isPrompt,
  }));
}
