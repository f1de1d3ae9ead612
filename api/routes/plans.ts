import { z } from 'zod';
import { readPlan } from '../../plans/planFile.ts';
import type { CheckProblem } from '../../plans/check/problem.ts';
import { countMeasures, type PhaseCount } from '../../store/counts.ts';
import { findPlan, listPlans, type PlanRow } from '../../store/plans.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { calendarsOf, requirePlan } from '../plans/people.ts';
import { bodyOf } from '../plans/savedPlan.ts';
import { checkAndStart, type Started, type Starting } from '../plans/startPlan.ts';
import { planParams } from '../schemas/common.ts';
import { planCheck, planDetail, planLine, planTexts, startOutcome } from '../schemas/plans.ts';
import { problemResponse } from '../schemas/problem.ts';
import { postsOf } from '../views/people.ts';
import { refusedOf } from '../views/refused.ts';
import { isoAt } from '../views/when.ts';
import { amendRoute } from './amend.ts';

/** The longest plan and policy that are read at all, in bytes of JSON. */
export const PLAN_BODY_LIMIT_BYTES = 32 * 1024 * 1024;

export function planRoutes(app: App, deps: Deps): void {
  const starting: Starting = new Map();
  checkRoute(app);
  startRoute(app, deps, starting);
  amendRoute(app, deps, starting);
  readRoutes(app, deps, starting);
}

function checkRoute(app: App): void {
  const schema = { summary: '检查整改方案 | check a plan', body: planTexts, response: { 200: planCheck, ...problemResponse } };
  app.post('/api/plans/check', { schema, bodyLimit: PLAN_BODY_LIMIT_BYTES }, (request) => {
    const reading = readPlan(request.body);
    if ('problems' in reading) return { mayStart: false, problems: problemsOf(reading.problems) };
    const { id, title, adoptedOn, policy, definitions, people } = reading.plan;
    const plan = { id, title, adoptedOn, policy: policy.name, measures: definitions.length, people: people.length };
    return { mayStart: true, problems: problemsOf(reading.warnings), plan };
  });
}

function startRoute(app: App, deps: Deps, starting: Starting): void {
  const schema = { summary: '启动或修订整改方案 | start or amend a plan', body: planTexts, response: { 200: startOutcome, ...problemResponse } };
  app.post('/api/plans/start', { schema, bodyLimit: PLAN_BODY_LIMIT_BYTES }, async (request) => {
    const person = signedInPerson(request);
    const started = await recordingDenials(deps, { person, act: 'startPlan' }, () => checkAndStart(deps, starting, request.body, person, request.log));
    return outcomeOf(started);
  });
}

function outcomeOf({ plan, created, amended, unchanged, ended, refused, leftOut, warnings }: Started): z.output<typeof startOutcome> {
  return {
    plan: plan.id,
    ...{ created: created.sort(), amended: amended.sort(), unchanged: unchanged.sort(), ended: ended.sort(), leftOut: [...leftOut] },
    refused: refusedOf(refused),
    warnings: problemsOf(warnings),
  };
}

export function problemsOf(problems: readonly CheckProblem[]): z.output<typeof planCheck>['problems'] {
  return problems.map((problem) => ({ ...problem }));
}

function readRoutes(app: App, deps: Deps, starting: Starting): void {
  const { database } = deps;
  const list = { summary: '整改方案清单 | plans', response: { 200: z.object({ plans: z.array(planLine) }), ...problemResponse } };
  app.get('/api/plans', { schema: list }, async () => {
    const [plans, counts, calendars] = await Promise.all([listPlans(database), countMeasures(database, deps.now()), calendarsOf(database)]);
    return { plans: plans.map((plan) => lineOf(plan, counts, (at) => startedText(calendars.get(plan.id), at))) };
  });

  const one = { summary: '一个整改方案 | one plan', params: planParams, response: { 200: planDetail, ...problemResponse } };
  app.get('/api/plans/:plan', { schema: one }, async (request) => {
    await requirePlan(database, request.params.plan);
    const now = deps.now();
    const [plan, counts] = await Promise.all([findPlan(database, request.params.plan), countMeasures(database, now, request.params.plan)]);
    if (!plan) throw new Error(`The plan ${request.params.plan} vanished from the store while it was being read`);
    const body = bodyOf(plan);
    const progress = starting.get(plan.id);
    return {
      ...lineOf(plan, counts, (at) => startedText(plan.calendar, at)),
      policy: body.policyTitle,
      zone: plan.calendar.zone,
      officialThrough: plan.calendar.officialThrough,
      administrators: postsOf(plan, body.administrators, now),
      people: Object.entries(plan.directory.people).map(([id, { name }]) => ({ id, name })),
      ...(progress && { starting: { ...progress } }),
    };
  });
}

function startedText(calendar: Parameters<typeof isoAt>[0] | undefined, at: number): string {
  return calendar ? isoAt(calendar, at) : new Date(at).toISOString();
}

function lineOf({ id, title, adoptedOn, startedAt }: PlanRow, counts: readonly PhaseCount[], show: (at: number) => string): z.output<typeof planLine> {
  const own = counts.filter(({ planId }) => planId === id);
  return {
    id,
    title,
    adoptedOn,
    ...(startedAt !== null && { startedAt: show(startedAt) }),
    measures: own.reduce((sum, { measures }) => sum + measures, 0),
    overdue: own.reduce((sum, { overdue }) => sum + overdue, 0),
    phases: Object.fromEntries(own.map(({ phase, measures }) => [phase, measures])),
  };
}
