import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Measures } from '../client/measures.ts';
import { addDays, addWorkingDays, instantAt, localDateAt, workingDayOnOrAfter } from '../domain/calendar.ts';
import type { Act } from '../domain/commands.ts';
import { holderOf, type PostId } from '../domain/directory.ts';
import { nextDueAt } from '../domain/due.ts';
import { lightOf } from '../domain/light.ts';
import { measureId, type Definition } from '../domain/definition.ts';
import type { Evidence } from '../domain/dossier.ts';
import type { MeasureState } from '../domain/measure.ts';
import { explainRefusal, type Language } from '../domain/refusals.ts';
import { clockOf, overdueAt } from '../domain/timing.ts';
import { LIGHT_WORDS } from '../domain/words.ts';
import { fastForwardPast, virtualNow } from '../embedded/virtualTime.ts';
import type { Teller } from './teller.ts';

/** Ten in the morning: an hour at which officials act. */
const TEN_MINUTES = 600;

/** A measure that the story moves through time and acts upon, through the same client as everybody else. */
export class Protagonist {
  readonly #client: Client;
  readonly #measures: Measures;
  readonly #definition: Definition;
  readonly #teller: Teller;
  readonly #language: Language;
  readonly #id: string;
  #acts = 0;

  constructor(client: Client, measures: Measures, definition: Definition, teller: Teller, language: Language) {
    this.#client = client;
    this.#measures = measures;
    this.#definition = definition;
    this.#teller = teller;
    this.#language = language;
    this.#id = measureId(definition.planId, definition.ref);
  }

  async begin(): Promise<void> {
    await this.#measures.start(this.#definition);
  }

  async state(): Promise<MeasureState> {
    const state = await this.#measures.state(this.#id);
    if (!state) throw new Error(`${this.#id} does not exist`);
    return state;
  }

  async now(): Promise<number> {
    return virtualNow(this.#client.workflow.getHandle(this.#id));
  }

  /** Moves on to the next thing that time itself brings about. */
  async untilNextDue(): Promise<void> {
    const next = nextDueAt(await this.state());
    if (next === undefined) throw new Error('nothing is due any more');
    await fastForwardPast(this.#client, this.#id, next);
  }

  /** Moves on to ten o'clock of the first working day at least so many days ahead. */
  async untilWorkingDay(daysAhead: number): Promise<void> {
    const { calendar } = this.#definition;
    const date = workingDayOnOrAfter(calendar, addDays(localDateAt(calendar, await this.now()), daysAhead));
    await fastForwardPast(this.#client, this.#id, instantAt(calendar, date, TEN_MINUTES));
  }

  /** Moves on to the second at which a milestone becomes overdue. */
  async untilOverdue(milestoneId: string): Promise<void> {
    const milestone = (await this.state()).milestones.find((candidate) => candidate.id === milestoneId);
    if (milestone) await fastForwardPast(this.#client, this.#id, overdueAt(clockOf(this.#definition), milestone));
  }

  /** Everybody in a role does the same. */
  async allDo(role: string, act: Act): Promise<void> {
    for (const post of this.#definition.roles[role] ?? []) await this.#postDoes(post, act);
  }

  /** The holder of the first post in a role does something; a refusal is told with its reason. */
  async does(role: string, act: Act): Promise<void> {
    await this.#postDoes(this.#definition.roles[role]?.[0] ?? '', act);
  }

  async #postDoes(post: PostId, act: Act): Promise<void> {
    const person = await this.#holder(post);
    this.#acts += 1;
    const result = await this.#measures.act(this.#id, { id: `demo-${String(this.#acts)}`, person, act });
    if (!result) throw new Error(`${this.#id} does not exist`);
    if ('refused' in result) this.#teller.note(await this.now(), `✗ ${explainRefusal(result.refused, this.#language)} [${result.refused.code}]`);
    await this.settle();
  }

  /** Waits until what has happened has also been told: acts are answered before they are published. */
  async settle(): Promise<void> {
    for (;;) {
      const { raw } = await this.#client.workflow.getHandle(this.#id).describe();
      if ((raw.pendingActivities ?? []).length === 0 && !raw.pendingWorkflowTask) return;
      await delay(20);
    }
  }

  async approvesClosure(role: string): Promise<void> {
    const state = await this.state();
    await this.does(role, { type: 'approveClosure', factsHash: state.phase === 'inSignOff' ? state.signOff.factsHash : '' });
  }

  async tellLights(): Promise<void> {
    const [state, now] = [await this.state(), await this.now()];
    const lights = state.milestones.map((milestone) => `${milestone.dueOn} ${LIGHT_WORDS[lightOf(state, milestone, now).light][this.#language]}`);
    this.#teller.note(now, `● ${lights.join(' | ')}`);
  }

  /** @returns a reference to a file with this text, dated today by the measure's clock. */
  async evidence(name: string, text: string): Promise<Evidence> {
    const content = Buffer.from(text, 'utf8');
    const datedOn = localDateAt(this.#definition.calendar, await this.now());
    return { name, size: content.length, sha256: createHash('sha256').update(content).digest('hex'), datedOn };
  }

  /** @returns the date so many working days from today, for the next cycle. */
  async workingDaysAhead(days: number): Promise<string> {
    return addWorkingDays(this.#definition.calendar, localDateAt(this.#definition.calendar, await this.now()), days);
  }

  async #holder(post: PostId): Promise<string> {
    return holderOf(this.#definition.directory, post, this.#definition.calendar, await this.now()) ?? post;
  }
}
