import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/facts.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import type { Definition } from '../domain/definition.ts';
import type { Policy } from '../domain/policy.ts';
import type { MeasureEvent } from '../domain/events.ts';
import type { Db, FrozenDefinition, StoredEventBody } from './schema.ts';

/** A definition ready to be kept: its three big values by hash, and their texts by the same hash. */
export interface Freezing {
  readonly definition: FrozenDefinition;
  readonly bodies: ReadonlyMap<string, string>;
}

/** Takes policy, calendar and directory out of a definition, so that a hundred thousand measures share one copy. */
export function freezeDefinition({ policy, calendar, directory, ...rest }: Definition): Freezing {
  const bodies = new Map<string, string>();
  const keep = (value: object): string => {
    const body = canonicalJson(value);
    const hash = createHash('sha256').update(body).digest('hex');
    bodies.set(hash, body);
    return hash;
  };
  return { definition: { ...rest, policy: keep(policy), calendar: keep(calendar), directory: keep(directory) }, bodies };
}

/** Keeps the bodies that are not kept yet. */
export async function keepFrozen(db: Db, freezings: readonly Freezing[]): Promise<void> {
  const bodies = new Map(freezings.flatMap((freezing) => [...freezing.bodies]));
  if (bodies.size === 0) return;
  // Asked first: the usual answer is "all there", and a directory is too big to be sent along only to be refused.
  const kept = await db.selectFrom('frozen').select('hash').where('hash', 'in', [...bodies.keys()]).execute();
  for (const { hash } of kept) bodies.delete(hash);
  if (bodies.size === 0) return;
  // In one order everywhere: two transactions that keep the same bodies must not wait for each other in a circle.
  const rows = [...bodies].map(([hash, body]) => ({ hash, body })).sort((a, b) => (a.hash < b.hash ? -1 : 1));
  await db.insertInto('frozen').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

/** Bodies read lately. A hash names one value for ever, so nothing here can grow stale, whichever store it came from. */
const recent = new Map<string, unknown>();
const RECENT_KEPT = 100;

/** @returns the values the hashes name. @throws when the store has lost one: it has to be rebuilt then. */
async function thaw(db: Db, hashes: readonly string[]): Promise<(hash: string) => unknown> {
  const found = new Map<string, unknown>();
  for (const hash of hashes) if (recent.has(hash)) found.set(hash, recent.get(hash));
  const missing = [...new Set(hashes)].filter((hash) => !found.has(hash));
  if (missing.length > 0) {
    const rows = await db.selectFrom('frozen').selectAll().where('hash', 'in', missing).execute();
    for (const { hash, body } of rows) {
      found.set(hash, body);
      recent.set(hash, body);
    }
    for (const oldest of recent.keys()) {
      if (recent.size <= RECENT_KEPT) break;
      recent.delete(oldest);
    }
  }
  return (hash) => {
    if (!found.has(hash)) throw new Error(`The store has lost the frozen value ${hash}; rebuild the store from the workflows.`);
    return found.get(hash);
  };
}

/** @returns the definitions whole again, in the same order. */
export async function thawDefinitions(db: Db, frozen: readonly FrozenDefinition[]): Promise<Definition[]> {
  const value = await thaw(db, frozen.flatMap(({ policy, calendar, directory }) => [policy, calendar, directory]));
  return frozen.map((definition) => ({
    ...definition,
    policy: value(definition.policy) as Policy,
    calendar: value(definition.calendar) as Calendar,
    directory: value(definition.directory) as Directory,
  }));
}

/** An event as its row has it. */
export interface EventRow {
  readonly seq: number;
  readonly cycle: number;
  readonly at: number;
  readonly body: StoredEventBody;
}

/** @returns the events of the rows with their definitions whole again, in the same order. */
export async function thawEvents(db: Db, rows: readonly EventRow[]): Promise<MeasureEvent[]> {
  const frozen = rows.flatMap(({ body }): FrozenDefinition[] => ('definition' in body ? [body.definition] : []));
  const definitions = await thawDefinitions(db, frozen);
  return rows.map(({ body, seq, cycle, at }) => ({ ...body, ...('definition' in body && { definition: definitions.shift() }), seq, cycle, at }) as MeasureEvent);
}

/** @returns what instants are computed from, without the directory, which is the biggest of the three. */
export async function thawClock(db: Db, { policy, calendar }: Pick<FrozenDefinition, 'policy' | 'calendar'>): Promise<{ policy: Policy; calendar: Calendar }> {
  const value = await thaw(db, [policy, calendar]);
  return { policy: value(policy) as Policy, calendar: value(calendar) as Calendar };
}
