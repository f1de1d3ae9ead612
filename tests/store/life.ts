import { decide, registration } from '../../domain/decide.ts';
import { due } from '../../domain/due.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Act } from '../../domain/commands.ts';
import type { EventBody, MeasureEvent } from '../../domain/events.ts';
import type { Definition } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { noticesOf, type Notice } from '../../domain/notices.ts';
import type { Rule } from '../../domain/policy.ts';
import { definitionAfter, NO_HEAD, sealed, snapshotOf, type RecordEntry, type Recorded } from '../../domain/record.ts';
import type { PlanToSave } from '../../store/plans.ts';
import { DEFINITION, POLICY, at } from '../support/definitions.ts';

/** A measure that lives as its workflow would have it live, and hands over the same entries. */
export class Life {
  state: MeasureState;
  readonly entries: RecordEntry[] = [];
  readonly events: MeasureEvent[] = [];
  /** Numbers travel with the next entry, as in the workflow. */
  #unpublished: MeasureEvent[] = [];
  #commands = 0;
  #head = NO_HEAD;

  constructor(definition: Definition, registeredAt = at('2026-09-01', '10:00')) {
    const event = registration(definition, registeredAt);
    this.state = evolve(undefined, event);
    this.#enter([event]);
  }

  get id(): string {
    return this.state.id;
  }

  get last(): RecordEntry {
    const entry = this.entries.at(-1);
    if (!entry) throw new Error('no entry yet');
    return entry;
  }

  does(person: string, act: Act, when: number): RecordEntry {
    this.#commands += 1;
    const decision = decide(this.state, { id: String(this.#commands), person, act }, when);
    if ('refused' in decision) throw new Error(`${person} was refused ${act.type}: ${JSON.stringify(decision.refused)}`);
    return this.#take(decision.events);
  }

  /** Lets time pass; there must be something due. */
  until(when: number): RecordEntry {
    return this.#take(due(this.state, when));
  }

  /** An event that no rule here brings about. */
  happens(body: EventBody, when: number): RecordEntry {
    return this.#take([{ ...body, seq: this.state.seq + 1, at: when, cycle: this.state.cycle }]);
  }

  numbered({ numbers }: Recorded, when: number): this {
    for (const { documentId, number } of numbers) {
      const event: MeasureEvent = { type: 'documentNumbered', documentId, number, seq: this.state.seq + 1, at: when, cycle: this.state.cycle };
      this.state = evolve(this.state, event);
      this.events.push(event);
      this.#unpublished.push(event);
    }
    return this;
  }

  #take(events: readonly MeasureEvent[]): RecordEntry {
    if (events.length === 0) throw new Error('nothing happened');
    return this.#enter(events, true);
  }

  #enter(events: readonly MeasureEvent[], evolves = false): RecordEntry {
    const notices: Notice[] = [];
    for (const event of events) {
      if (evolves) this.state = evolve(this.state, event);
      this.events.push(event);
      notices.push(...noticesOf(this.state, event));
    }
    const link = sealed(this.#head, [...this.#unpublished, ...events]);
    this.#head = link.head;
    const entry: RecordEntry = { measureId: this.state.id, ...link, snapshot: snapshotOf(this.state), ...(evolves && definitionAfter(this.state, events)), notices };
    this.#unpublished = [];
    this.entries.push(entry);
    return entry;
  }
}

let plans = 0;
/** @returns a plan's id that no other test of the file has. */
export function newPlanId(): string {
  plans += 1;
  return `plan-${plans}`;
}

/** Issues a paper the day after `effect` (2026-09-30): on 2026-10-08, the first working day after the holiday. */
export const LETTER_RULE: Rule = {
  id: 'letter',
  title: '责成限期整改',
  when: { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } },
  document: { name: '限期整改通知书', series: '限改', to: ['leadUnit'], cc: ['leadOfficial'], acknowledgeWithin: { n: 2, unit: 'working' }, answerWithin: { n: 5, unit: 'working' } },
};
export const LETTER_AT = at('2026-10-08', '09:00');

export function withLetters(planId: string, ref: string, ladder: readonly Rule[] = [LETTER_RULE]): Definition {
  return { ...DEFINITION, planId, ref, policy: { ...POLICY, ladder } };
}

/** @returns the plan of the test directory, everybody with an address at example.org. */
export function planToSave(planId: string, changes: Partial<PlanToSave> = {}): PlanToSave {
  const people = Object.keys(DEFINITION.directory.people);
  return {
    id: planId,
    title: DEFINITION.planTitle,
    adoptedOn: '2026-08-20',
    hash: 'h'.repeat(64),
    body: { id: planId },
    calendar: DEFINITION.calendar,
    directory: DEFINITION.directory,
    contacts: Object.fromEntries(people.map((person) => [person, { email: `${person}@example.org` }])),
    ...changes,
  };
}
