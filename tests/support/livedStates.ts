import fc from 'fast-check';
import { after, decide, registration } from '../../domain/decide.ts';
import { forecast } from '../../domain/forecast.ts';
import { promptly } from '../../domain/forecast/prompt.ts';
import { evolve } from '../../domain/evolve.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { at } from './definitions.ts';
import { pair } from './generators.ts';

const BEGUN = at('2026-09-01', '10:00');
/** The instant of which `livedState` gives the states. */
export const LIVED_UNTIL = at('2027-01-20', '03:00');

/** Who leads, and for which problem: two units, two officials, three problems. */
const place = fc.record({ lead: fc.constantFrom('bureau-head', 'finance-handler'), official: fc.constantFrom('deputy-director', 'group-leader'), no: fc.constantFrom('1', '2', '3'), isWithdrawn: fc.integer({ min: 0, max: 9 }).map((n) => n === 0) });

/** @returns a measure of any policy, as it stands after months of people doing this and that. */
export const livedState: fc.Arbitrary<MeasureState> = fc.record({ pair: pair(BEGUN, '2026-09-01', 25), place }).map(({ pair: { definition, acts, isPrompt }, place: { lead, official, no, isWithdrawn } }) => {
  const placed = { ...definition, problem: { no, title: `问题${no}` }, roles: { ...definition.roles, leadUnit: [lead], leadOfficial: [official] } };
  let state = evolve(undefined, registration(placed, BEGUN));
  const habit = promptly();
  forecast({
    definition: placed,
    registeredAt: BEGUN,
    untilAt: LIVED_UNTIL,
    acts,
    habit: (now, instant) => {
      state = now;
      return isPrompt ? habit(now, instant) : [];
    },
  });
  if (!isWithdrawn) return state;
  const decision = decide(state, { id: 'withdraw', person: 'sun', act: { type: 'withdraw', reason: '并入他项' } }, LIVED_UNTIL);
  return 'events' in decision ? after(state, decision.events) : state;
});
