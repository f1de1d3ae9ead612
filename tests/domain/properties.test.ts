import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { decide, registration } from '../../domain/decide.ts';
import { due, nextDueAt } from '../../domain/due.ts';
import { evolve } from '../../domain/evolve.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { lightOf } from '../../domain/light.ts';
import { addDays, isWorkingDay, localDateAt, localMinutesAt } from '../../domain/calendar.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { Rule } from '../../domain/policy.ts';
import { at, CALENDAR_2026, DEFINITION, EVIDENCE, POLICY } from '../support/definitions.ts';

const PEOPLE = ['li', 'wang', 'zhang', 'zhao', 'qian', 'sun', 'zhou', 'wu', 'zheng', 'nobody'];
const MILESTONES = ['effect', 'completion', 'other'];

const milestones = fc.subarray(MILESTONES, { minLength: 0 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>({ type: 'acknowledge' }),
  fc.record({ type: fc.constant('submit' as const), milestones, summary: fc.constantFrom('好', ''), evidence: fc.constant([EVIDENCE]) }),
  fc.record({ type: fc.constant('accept' as const), milestones }),
  fc.record({ type: fc.constant('return' as const), milestones, reason: fc.constant('不实') }),
  fc.record({ type: fc.constant('approveClosure' as const), factsHash: fc.constant('current') }),
  fc.record({ type: fc.constant('refuseClosure' as const), milestones, reason: fc.constant('不符') }),
  fc.record({ type: fc.constant('holdLookBack' as const), lookBackId: fc.constant('first'), note: fc.constant('好') }),
  fc.record({ type: fc.constant('findRelapse' as const), lookBackId: fc.constant('first'), reason: fc.constant('反弹'), evidence: fc.constant([{ ...EVIDENCE, datedOn: '2030-01-01' }]), dates: fc.constant({ effect: '2031-01-10', completion: '2031-02-10' }) }),
  fc.record({ type: fc.constant('withdraw' as const), reason: fc.constant('并入') }),
  fc.record({ type: fc.constant('answerDocument' as const), documentId: fc.constant('letter-1-1'), text: fc.constant('知悉') }),
  fc.record({ type: fc.constant('acknowledgeDocument' as const), documentId: fc.constant('letter-1-1') }),
);

const count = fc.record({ n: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom('working' as const, 'calendar' as const) });
const trigger: fc.Arbitrary<Rule['when']> = fc.oneof(
  fc.record({ on: fc.constant('before' as const), milestone: fc.constantFrom('any' as const, 'effect' as const), count }),
  fc.record({ on: fc.constant('after' as const), milestone: fc.constantFrom('any' as const, 'completion' as const), count }),
  fc.constant<Rule['when']>({ on: 'returned' }),
  fc.constant<Rule['when']>({ on: 'notAcknowledged', of: 'assignment' }),
  fc.constantFrom<Rule['when']>({ on: 'lapsed', of: 'letter' }, { on: 'notAnswered', of: 'letter' }, { on: 'notAcknowledged', of: 'letter' }, { on: 'relapsed' }, { on: 'registered' }),
);
const rung = fc.record({ when: trigger, repeats: fc.boolean(), every: count });
const ladder = fc.array(rung, { maxLength: 5 }).map((rungs): Rule[] => [
  { id: 'letter', title: '通知书', when: { on: 'after', milestone: 'any', count: { n: 1, unit: 'working' } }, document: { name: '通知书', series: '限改', to: ['leadUnit'], cc: [], acknowledgeWithin: { n: 1, unit: 'working' }, answerWithin: { n: 2, unit: 'working' }, rectifyWithin: { n: 5, unit: 'working' } } },
  ...rungs.map(({ when, repeats, every }, index): Rule => ({ id: `r${String(index)}`, title: 'r', when, notify: { to: ['handler'], isUrgent: repeats }, ...(repeats && { repeat: { every, atMost: 4 } }) })),
]);
interface Step {
  readonly waitMinutes: number;
  /** Missing: whoever is awaited does what is awaited, so that lives also come to their end. */
  readonly tries?: { readonly person: string; readonly act: Act } | undefined;
}
/** A story: waits of up to 20 days, each followed by somebody trying something. */
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ waitMinutes: fc.integer({ min: 0, max: 20 * 24 * 60 }), tries: fc.option(fc.record({ person: fc.constantFrom(...PEOPLE), act }), { nil: undefined, freq: 2 }) }),
  { minLength: 5, maxLength: 25 },
);

function whatIsAwaited(state: MeasureState): { person: string; act: Act } {
  const open = state.milestones.filter((milestone) => milestone.status === 'open').map(({ id }) => id);
  const submitted = state.milestones.find((milestone) => milestone.status === 'submitted')?.id;
  if (state.phase === 'registered') return { person: 'li', act: { type: 'acknowledge' } };
  if (state.phase === 'inSignOff') return { person: state.signOff.step === 0 ? 'zhang' : 'sun', act: { type: 'approveClosure', factsHash: 'current' } };
  if (state.phase === 'closed') return { person: 'zhou', act: { type: 'holdLookBack', lookBackId: 'first', note: '好' } };
  if (submitted !== undefined) return { person: 'qian', act: { type: 'accept', milestones: [submitted] } };
  return { person: 'wang', act: { type: 'submit', milestones: open, summary: '好', evidence: [EVIDENCE] } };
}

interface Lived {
  readonly events: readonly MeasureEvent[];
  readonly states: readonly MeasureState[];
  readonly end: MeasureState;
  readonly now: number;
}

function live(rules: readonly Rule[], plan: readonly Step[]): Lived {
  let now = at('2026-09-01', '10:00');
  const first = registration({ ...DEFINITION, policy: { ...POLICY, ladder: rules } }, now);
  const events: MeasureEvent[] = [first];
  let state = evolve(undefined, first);
  const states = [state];
  const take = (happened: readonly MeasureEvent[]) => {
    for (const event of happened) {
      events.push(event);
      state = evolve(state, event);
      states.push(state);
    }
  };
  for (const [index, step] of plan.entries()) {
    now += step.waitMinutes * 60_000;
    take(due(state, now));
    const { person, act } = step.tries ?? whatIsAwaited(state);
    const today = localDateAt(CALENDAR_2026, now);
    const dated = act.type === 'findRelapse' ? { ...act, evidence: [{ ...EVIDENCE, datedOn: today }], dates: { effect: addDays(today, 30), completion: addDays(today, 60) } } : act;
    const current = dated.type === 'approveClosure' && state.phase === 'inSignOff' ? { ...dated, factsHash: state.signOff.factsHash } : dated;
    const decision = decide(state, { id: String(index), person, act: current }, now);
    if ('events' in decision) take(decision.events);
  }
  return { events, states, end: state, now };
}

describe('whatever anybody does, in whatever order, under whatever ladder', () => {
  it('time has nothing left to do once it has passed', () => {
    fc.assert(
      fc.property(ladder, steps, (rules, plan) => {
        const { end, now } = live(rules, plan);
        const settled = due(end, now).reduce<MeasureState>(evolve, end);
        expect(due(settled, now)).toEqual([]);
        const next = nextDueAt(settled);
        expect(next === undefined || next > now).toBe(true);
      }),
      { seed: 20261122, numRuns: 400 },
    );
  });

  it('the record alone gives the state again, and the state survives being written as JSON', () => {
    fc.assert(
      fc.property(ladder, steps, (rules, plan) => {
        const { events, end } = live(rules, plan);
        const replayed = events.reduce<MeasureState | undefined>(evolve, undefined);
        expect(replayed).toEqual(end);
        expect(JSON.parse(JSON.stringify(end))).toEqual(end);
        expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
      }),
      { seed: 20261123, numRuns: 400 },
    );
  });

  it('nobody is written to outside working hours, and no paper is dated on a day off', () => {
    fc.assert(
      fc.property(ladder, steps, (rules, plan) => {
        const { events, states } = live(rules, plan);
        for (const [index, event] of events.entries()) {
          const state = states[index];
          if (!state) continue;
          for (const notice of noticesOf(state, event)) {
            const minutes = localMinutesAt(CALENDAR_2026, notice.sendAt);
            expect(notice.sendAt).toBeGreaterThanOrEqual(event.at);
            expect(isWorkingDay(CALENDAR_2026, localDateAt(CALENDAR_2026, notice.sendAt))).toBe(true);
            expect(minutes >= 540 && minutes < 1080).toBe(true);
          }
          if (event.type === 'ruleFired' && event.document) expect(isWorkingDay(CALENDAR_2026, event.document.datedOn)).toBe(true);
        }
      }),
      { seed: 20261124, numRuns: 400 },
    );
  });

  it('a measure is closed only with everything accepted and signed by people who neither submitted nor accepted', () => {
    let closures = 0;
    fc.assert(
      fc.property(ladder, steps, (rules, plan) => {
        const { end, now } = live(rules, plan);
        if (end.phase !== 'closed' && end.phase !== 'archived') return;
        closures += 1;
        const others = [...end.tookPart.submitted, ...end.tookPart.accepted];
        expect(end.signOffs.map((signOff) => signOff.person)).toEqual(['zhang', 'sun']);
        expect(end.signOffs.some((signOff) => others.includes(signOff.person))).toBe(false);
        for (const milestone of end.milestones) expect(['done', 'caughtUp']).toContain(lightOf(end, milestone, now).light);
      }),
      { seed: 20261125, numRuns: 400 },
    );
    expect(closures).toBeGreaterThan(50);
  });
});
