import type { paths } from '../api/openapi.gen.d.ts';
import { answerOf, type Api, type Schemas } from './apiClient.ts';
import type { Context } from './context.ts';
import { cliError } from './errors.ts';
import { measureNamed, withNearMeasure, type MeasureName } from './names.ts';
import { randomUUID } from 'node:crypto';
import { PHASE_WORDS } from '../domain/words.ts';

export type Act = paths['/api/plans/{plan}/measures/{ref}/acts']['post']['requestBody']['content']['application/json']['act'];
export type Measure = Schemas['Measure'];

/** A measure in the hands of a command. */
export interface Opened {
  readonly api: Api;
  readonly name: MeasureName;
  read(): Promise<Measure>;
}

export async function openMeasure(context: Context, id: string): Promise<Opened> {
  const api = await context.signedIn();
  const name = await measureNamed(api, id);
  const read = async () => (await withNearMeasure(api, name, answerOf(api.GET('/api/plans/{plan}/measures/{ref}', { params: { path: name } })))).measure;
  return { api, name, read };
}

/** Does an act and says what the measure has come to. */
export async function perform(context: Context, { api, name }: Opened, act: Act, done: { zh: string; en: string }): Promise<void> {
  const asked = api.POST('/api/plans/{plan}/measures/{ref}/acts', { params: { path: name, header: { 'idempotency-key': randomUUID() } }, body: { act } });
  const answer = await withNearMeasure(api, name, answerOf(asked));
  const { measure } = answer;
  const { marks } = context;
  const next = measure.timeline.awaited.map(({ text, posts }) => text[context.language] + marks.aside(posts.map(({ title, holder }) => holder?.name ?? title).join(marks.list)));
  context.result(answer, () => [
    `${context.say(done.zh, done.en)} ${measure.id} ${measure.title}`,
    `${context.label('现状', 'Now')}${PHASE_WORDS[measure.phase][context.language]}`,
    ...next.slice(0, 8).map((line) => `  ${context.say('等待', 'awaits')} ${line}`),
  ]);
}

/** Ids given with commas between, several times, or both. */
export function idsCollected(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), ...value.split(/[,，、\s]+/).filter((id) => id !== '')];
}

/** Options that may be given several times. */
export function collected(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** @throws CliError `onlyOneOf` unless exactly one of the options is given. */
export function onlyOneOf(options: Readonly<Record<string, unknown>>): void {
  const given = Object.values(options).filter((value) => value !== undefined);
  if (given.length !== 1) throw cliError('onlyOneOf', { names: Object.keys(options).join(', ') });
}
