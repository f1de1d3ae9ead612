import type { Act } from '../../domain/commands.ts';
import { localDateAt } from '../../domain/calendar.ts';
import { nextDueAt } from '../../domain/due.ts';
import type { Definition } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { fastForwardPast, virtualNow } from '../../embedded/virtualTime.ts';
import type { Office } from './office.ts';

/** Starts a measure on the office's server, as starting its plan would. */
export async function beginLife(office: Office, definition: Definition): Promise<Life> {
  await office.know([definition]);
  await office.measures.start(definition);
  return new Life(office, `${definition.planId}/${definition.ref}`);
}

/** A measure on the real server, moved by the test. */
export class Life {
  readonly id: string;
  readonly #office: Office;
  #acts = 0;

  constructor(office: Office, id: string) {
    this.#office = office;
    this.id = id;
  }

  async state(): Promise<MeasureState> {
    const state = await this.#office.measures.state(this.id);
    if (!state) throw new Error(`${this.id} is gone`);
    return state;
  }

  /** A refusal fails the test. */
  async does(person: string, act: Act): Promise<void> {
    const result = await this.tries(person, act);
    if (result !== 'done') throw new Error(`${person} ${act.type}: ${result}`);
  }

  /** @returns the code of the refusal. */
  async tries(person: string, act: Act): Promise<string> {
    this.#acts += 1;
    const result = await this.#office.measures.act(this.id, { id: `act-${String(this.#acts)}`, person, act });
    if (!result) return 'gone';
    return 'refused' in result ? result.refused.code : 'done';
  }

  async signs(person: string): Promise<void> {
    const state = await this.state();
    await this.does(person, { type: 'approveClosure', factsHash: state.phase === 'inSignOff' ? state.signOff.factsHash : '' });
  }

  async untilNextDue(): Promise<void> {
    const next = nextDueAt(await this.state());
    if (next === undefined) throw new Error('nothing is due');
    await this.until(next);
  }

  /** Lets time pass to a second past the instant. */
  until(at: number): Promise<void> {
    return fastForwardPast(this.#office.client, this.id, at);
  }

  now(): Promise<number> {
    return virtualNow(this.#office.client.workflow.getHandle(this.id));
  }

  async today(): Promise<string> {
    return localDateAt((await this.state()).definition.calendar, await this.now());
  }
}
