import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { MeasureEvent } from '../domain/events.ts';
import type { MeasureState, Phase } from '../domain/measure.ts';
import type { MeasureClass, MilestoneKind } from '../domain/policy.ts';
import { upgraded } from '../domain/upgrade.ts';
import { thawDefinitions, thawEvents } from './frozen.ts';
import type { Db, Tables } from './schema.ts';

/** Each criterion given must hold. */
export interface MeasureFilter {
  readonly planId?: string;
  readonly phases?: readonly Phase[];
  readonly problemNo?: string;
  /** Measures that name a post of this unit, in any role; with `role`, in that role. */
  readonly unit?: string;
  /** Measures that name one of these posts, in any role; with `role`, in that role. Posts are named within `planId`. */
  readonly posts?: readonly string[];
  readonly role?: string;
  /** Measures that name one of these units, in any role. */
  readonly units?: readonly string[];
  /** Measures whose lead official is one of these posts of `planId`. */
  readonly leaders?: readonly string[];
  readonly classes?: readonly MeasureClass[];
  readonly problemNos?: readonly string[];
  /** From and to, both included. */
  readonly refs?: readonly (readonly [from: string, to: string])[];
  /** Part of the ref, the title, the problem or the lead unit, whatever the case. */
  readonly text?: string;
  /** Measures with a milestone overdue at this instant. */
  readonly overdueAt?: number;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** A measure as lists show it. Instants are epoch milliseconds; `updatedAt` is the "as of". */
export interface MeasureRow {
  readonly id: string;
  readonly planId: string;
  readonly ref: string;
  readonly problemNo: string;
  readonly problemTitle: string;
  readonly title: string;
  readonly class: MeasureClass;
  readonly leadPost: string | null;
  readonly leadTitle: string | null;
  readonly leadUnit: string | null;
  readonly phase: Phase;
  readonly cycle: number;
  readonly nextMilestoneId: string | null;
  readonly nextMilestoneKind: MilestoneKind | null;
  readonly nextDueOn: string | null;
  readonly overdueAt: number | null;
  readonly hasCaughtUp: boolean;
  readonly seq: number;
  readonly updatedAt: number;
}

const columns = ['id', 'planId', 'ref', 'problemNo', 'problemTitle', 'title', 'class', 'leadPost', 'leadTitle', 'leadUnit', 'phase', 'cycle', 'nextMilestoneId', 'nextMilestoneKind', 'nextDueOn', 'overdueAt', 'hasCaughtUp', 'seq', 'updatedAt'] as const;

/** @returns one page of the measures that fit, and how many fit. `due`: the nearest date first, those without one last. */
export async function listMeasures(db: Db, filter: MeasureFilter, page: Page, order: 'ref' | 'due' = 'ref'): Promise<{ total: number; rows: MeasureRow[] }> {
  const matching = db.selectFrom('measures').where((eb) => fits(eb, filter));
  const sorted = order === 'due' ? matching.orderBy('nextDueOn', (by) => by.asc().nullsLast()) : matching;
  const rows = await sorted.select(columns).orderBy('planId').orderBy('ref').limit(page.limit).offset(page.offset).execute();
  // A first page that is not full says itself how many there are.
  if (page.offset === 0 && rows.length < page.limit) return { total: rows.length, rows };
  const { total } = await matching.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return { total, rows };
}

function fits(eb: ExpressionBuilder<Tables, 'measures'>, filter: MeasureFilter) {
  const criteria = [];
  if (filter.planId !== undefined) criteria.push(eb('planId', '=', filter.planId));
  if (filter.phases !== undefined) criteria.push(filter.phases.length === 0 ? eb.lit(false) : eb('phase', 'in', filter.phases));
  if (filter.problemNo !== undefined) criteria.push(eb('problemNo', '=', filter.problemNo));
  if (filter.unit !== undefined || filter.posts !== undefined || filter.role !== undefined) criteria.push(namesPost(eb, filter));
  if (filter.units !== undefined) criteria.push(eb.or(filter.units.map((unit) => namesPost(eb, { ...only(filter.planId), unit }))));
  if (filter.leaders !== undefined) criteria.push(namesPost(eb, { ...only(filter.planId), posts: filter.leaders, role: 'leadOfficial' }));
  if (filter.classes !== undefined) criteria.push(filter.classes.length === 0 ? eb.lit(false) : eb('class', 'in', filter.classes));
  if (filter.problemNos !== undefined) criteria.push(filter.problemNos.length === 0 ? eb.lit(false) : eb('problemNo', 'in', filter.problemNos));
  if (filter.refs !== undefined) criteria.push(eb.or(filter.refs.map(([from, to]) => eb.and([eb('ref', '>=', from), eb('ref', '<=', to)]))));
  if (filter.text !== undefined && filter.text.trim() !== '') criteria.push(contains(eb, filter.text.trim()));
  if (filter.overdueAt !== undefined) criteria.push(eb('overdueAt', '<=', filter.overdueAt));
  return eb.and(criteria);
}

function only(planId: string | undefined): Pick<MeasureFilter, 'planId'> {
  return planId === undefined ? {} : { planId };
}

function namesPost(eb: ExpressionBuilder<Tables, 'measures'>, { planId, unit, posts, role }: MeasureFilter) {
  if (posts?.length === 0) return eb.lit(false);
  let named = eb.selectFrom('measurePosts').select('measurePosts.measureId');
  if (planId !== undefined) named = named.where('measurePosts.planId', '=', planId);
  if (unit !== undefined) named = named.where('measurePosts.unit', '=', unit);
  if (posts !== undefined) named = named.where('measurePosts.postId', 'in', posts);
  if (role !== undefined) named = named.where('measurePosts.role', '=', role);
  return eb('id', 'in', named);
}

function contains(eb: ExpressionBuilder<Tables, 'measures'>, text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return eb.or((['ref', 'title', 'problemTitle', 'leadUnit'] as const).map((column) => eb(column, 'ilike', pattern)));
}

/** @returns the measure as the store knows it, whole; nothing when it has none of this id. */
export async function findMeasure(db: Db, id: string): Promise<MeasureState | undefined> {
  const [state] = await findMeasures(db, [id]);
  return state;
}

/** @returns the states of those of the measures the store knows, in the order asked for: a list's lights are computed from them. */
export async function findMeasures(db: Db, ids: readonly string[]): Promise<MeasureState[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('measures').select(['id', 'definition', 'snapshot']).where('id', 'in', ids).execute();
  const definitions = await thawDefinitions(db, rows.map((row) => row.definition));
  const states = new Map(rows.map((row, index) => [row.id, upgraded({ ...row.snapshot, definition: definitions[index] } as MeasureState)]));
  return ids.flatMap((id) => states.get(id) ?? []);
}

/** @returns the record of a measure from its beginning, or what came after an event. */
export async function listEvents(db: Db, measureId: string, afterSeq = 0): Promise<MeasureEvent[]> {
  const rows = await db.selectFrom('events').select(['seq', 'cycle', 'at', 'body']).where('measureId', '=', measureId).where('seq', '>', afterSeq).orderBy('seq').execute();
  return thawEvents(db, rows);
}

/** How far a problem has come: its state is that of its measures. */
export interface ProblemRow {
  readonly planId: string;
  readonly problemNo: string;
  readonly problemTitle: string;
  readonly measures: number;
  /** Closed, archived or withdrawn. */
  readonly closed: number;
  readonly overdue: number;
}

/** @returns the problems of a plan, or of all plans, in the order of their measures. */
export async function listProblems(db: Db, now: number, planId?: string): Promise<ProblemRow[]> {
  const isEnded = sql<SqlBool>`phase in ('closed', 'archived', 'withdrawn')`;
  let query = db
    .selectFrom('measures')
    .select(['planId', 'problemNo', sql<string>`min(problem_title)`.as('problemTitle')])
    .select([
      sql<number>`count(*)::int`.as('measures'),
      sql<number>`(count(*) filter (where ${isEnded}))::int`.as('closed'),
      sql<number>`(count(*) filter (where overdue_at <= ${now}))::int`.as('overdue'),
    ]);
  if (planId !== undefined) query = query.where('planId', '=', planId);
  return query.groupBy(['planId', 'problemNo']).orderBy('planId').orderBy(sql`min(ref)`).execute();
}

/** @returns the ids of the measures that fit. */
export async function listIdsWhere(db: Db, filter: MeasureFilter): Promise<string[]> {
  const rows = await db.selectFrom('measures').select('id').where((eb) => fits(eb, filter)).orderBy('id').execute();
  return rows.map(({ id }) => id);
}
