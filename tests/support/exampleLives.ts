import { readFileSync } from 'node:fs';
import { endOfDay, localDateAt } from '../../domain/calendar.ts';
import type { Act } from '../../domain/commands.ts';
import { nextDueAt } from '../../domain/due.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import { forecast } from '../../domain/forecast.ts';
import type { ForecastLine } from '../../domain/forecast/line.ts';
import { lightOf } from '../../domain/light.ts';
import { postsOf, type Definition } from '../../domain/definition.ts';
import { readPlan } from '../../plans/planFile.ts';
import { redatePlan } from '../../plans/redate.ts';
import { at, EVIDENCE, shown, Story } from './definitions.ts';

/** What somebody does in a life: when (in Shanghai), who, and what. */
export type Deed = readonly [date: string, time: string, person: string, act: Act];

export interface LifeRequest {
  /** Name of the file in `examples/policies/`. */
  readonly policy: string;
  readonly ref: string;
  /** The plan moved to another day of adoption; as it stands when missing. */
  readonly adoptedOn?: string;
  /** Changes the text of the plan, once it has been moved. */
  readonly edit?: (planText: string) => string;
  /** The last day that is looked at. */
  readonly until: string;
  readonly deeds?: readonly Deed[];
}

/** A measure of the Zhenjiang plan as it lived under an example policy. */
export interface Life {
  readonly milestones: readonly string[];
  /** Every rung and every limit of a person that passed, a line each. */
  readonly rows: readonly string[];
  /** Every change of a milestone's light, by its id. */
  readonly lights: Readonly<Record<string, readonly string[]>>;
  readonly story: Story;
}

const text = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');

/**
 * Lives through it: registered at ten on the day of adoption and acknowledged by all at once; then only the deeds. Time goes from one
 * instant that brings something to the next, as the engine's timer does; papers are not spread over minutes, so that hours are whole.
 */
export function lived({ deeds = [], ...request }: LifeRequest): Life {
  const definition = definitionFor(request);
  const adoptedOn = request.adoptedOn ?? '2026-11-23';
  const story = acknowledged(definition, at(adoptedOn, '10:00'));
  const watch = watching(story);
  for (const [date, time, person, act] of deeds) {
    goOn(story, at(date, time), watch);
    story.does(person, act, at(date, time));
    watch(at(date, time));
  }
  goOn(story, endOfDay(definition.calendar, request.until) - 1, watch);
  const milestones = definition.milestones.map(({ id, dueOn }) => `${id} ${dueOn}`);
  return { milestones, rows: story.events.flatMap((event) => rowOf(definition, event)), lights: watch.seen, story };
}

const moved = new Map<string | undefined, string>([[undefined, text('zhenjiang/plan.yaml')]]);

function planMovedTo(adoptedOn: string | undefined): string {
  const known = moved.get(adoptedOn);
  if (known !== undefined) return known;
  const redated = redatePlan({ planText: text('zhenjiang/plan.yaml'), planName: 'plan.yaml', adoptedOn: adoptedOn ?? '' });
  if (!('text' in redated)) throw new Error(JSON.stringify(redated.problems));
  moved.set(adoptedOn, redated.text);
  return redated.text;
}

/** @returns what the forecast says of the same measure if everybody acknowledges and then nobody acts. */
export function foretold({ until, ...request }: Omit<LifeRequest, 'deeds'>): readonly ForecastLine[] {
  const definition = definitionFor(request);
  const registeredAt = at(request.adoptedOn ?? '2026-11-23', '10:00');
  return forecast({ definition, registeredAt, untilAt: endOfDay(definition.calendar, until), acts: [{ at: registeredAt, intent: { type: 'acknowledge' } }] });
}

function definitionFor({ policy, ref, adoptedOn, edit = (same) => same }: Omit<LifeRequest, 'until' | 'deeds'>): Definition {
  const reading = readPlan({ planText: edit(planMovedTo(adoptedOn)), planName: 'plan.yaml', policyText: text(`policies/${policy}.yaml`), policyName: `${policy}.yaml` });
  if (!('plan' in reading)) throw new Error(JSON.stringify(reading.problems));
  const definition = reading.plan.definitions.find((candidate) => candidate.ref === ref);
  if (!definition) throw new Error(`no measure ${ref}`);
  return { ...definition, policy: { ...definition.policy, hours: { ...definition.policy.hours, spreadMinutes: 0 } } };
}

function acknowledged(definition: Definition, registeredAt: number): Story {
  const story = new Story(definition, registeredAt);
  for (const post of story.state.receiptsAwaited) {
    const holder = definition.directory.posts[post]?.holders[0]?.person;
    if (holder !== undefined) story.does(holder, { type: 'acknowledge' }, registeredAt);
  }
  return story;
}

/** A submission with evidence of the day before the plan, which no date of these lives precedes. */
export function handsIn(...milestones: string[]): Act {
  return { type: 'submit', milestones, summary: '已完成，详见附件', evidence: [{ ...EVIDENCE, datedOn: '2025-12-05' }] };
}

type Watch = ((now: number) => void) & { readonly seen: Record<string, string[]> };

/** Lights change at midnight and with what happens: both are looked at. */
function watching(story: Story): Watch {
  const seen: Record<string, string[]> = {};
  const last: Record<string, string> = {};
  const watch = (now: number) => {
    for (const milestone of story.state.milestones) {
      const { light } = lightOf(story.state, milestone, now);
      if (light !== last[milestone.id] && (light !== 'normal' || last[milestone.id] !== undefined)) (seen[milestone.id] ??= []).push(`${shown(now)} ${light}`);
      last[milestone.id] = light;
    }
  };
  return Object.assign(watch, { seen });
}

function goOn(story: Story, until: number, watch: Watch): void {
  const { calendar } = story.state.definition;
  for (let now = story.events.at(-1)?.at ?? until; now < until; ) {
    const midnight = endOfDay(calendar, localDateAt(calendar, now));
    // What a return brings back may have been due before.
    now = Math.max(now, Math.min(nextDueAt(story.state) ?? Infinity, midnight, until));
    story.until(now);
    watch(now);
  }
}

/** @returns `2026-12-23 09:00 rule 《paper》 to posts, cc posts, sign 12-25, answer 12-28, done 01-06` and its like. */
function rowOf(definition: Definition, event: MeasureEvent): string[] {
  if (event.type === 'awaitedLapsed') return [`${shown(event.nominalAt)} ${event.subject.on} lapsed -> ${[...event.awaited, ...postsOf(definition, event.toldRoles)].join('+')}`];
  if (event.type !== 'ruleFired') return [];
  const { ruleId, document: paper, interview, skippedFor } = event;
  const head = `${shown(event.nominalAt)} ${ruleId}`;
  if (skippedFor !== undefined) return [`${head} passed over for ${skippedFor}`];
  const lastDay = (name: string, limit: number | undefined) => (limit === undefined ? [] : [`${name} ${localDateAt(definition.calendar, limit - 1).slice(5)}`]);
  const rule = definition.policy.ladder.find(({ id }) => id === ruleId);
  const parts = [
    ...(event.lateMs >= 3_600_000 ? [`late, on ${shown(event.at)}`] : []),
    ...(paper ? [`《${paper.name}》 to ${paper.to.join('+')}`, ...(paper.cc.length > 0 ? [`cc ${paper.cc.join('+')}`] : [])] : []),
    ...(paper ? [...lastDay('sign', paper.acknowledgeBy), ...lastDay('answer', paper.answerBy), ...lastDay('done', paper.rectifyBy)] : []),
    ...(interview ? [`interview ${interview.with.join('+')} by ${interview.awaited.join('+')}`, ...lastDay('held', interview.dueBy)] : []),
    ...(rule?.notify ? [`notice ${postsOf(definition, rule.notify.to).join('+')}`] : []),
  ];
  return [`${head} ${parts.join(', ')}`];
}

