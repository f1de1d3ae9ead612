import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { rollUpProblems, type RollUp } from '../../domain/rollUp.ts';
import { planWorkflowId } from '../../domain/plan/plan.ts';
import type { Circular } from '../../domain/circular.ts';
import { findCircular, listCirculars } from '../../store/circulars.ts';
import { listMeasureIds } from '../../store/counts.ts';
import { findMeasures } from '../../store/measures.ts';
import { findPlanVersion } from '../../store/planLives.ts';
import { findPosts } from '../../store/plans.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { requirePlan } from '../plans/people.ts';
import { performPlanAct, planActOf } from '../plans/planActs.ts';
import { readLifeView, untilPlanRecorded } from '../plans/readLife.ts';
import { bodyOf } from '../plans/savedPlan.ts';
import { checkAndSubmit } from '../plans/submitPlan.ts';
import { ProblemError } from '../problems/problemError.ts';
import { id, planParams } from '../schemas/common.ts';
import { circular, planActBody, planActResult, planLife, problemsRolledUp, submitOutcome, versionTexts } from '../schemas/planLife.ts';
import { planTexts } from '../schemas/plans.ts';
import { problemResponse } from '../schemas/problem.ts';
import { isoAt } from '../views/when.ts';
import { commandIdOf, idempotencyHeaders } from './acts.ts';
import { PLAN_BODY_LIMIT_BYTES, problemsOf } from './plans.ts';

export function planLifeRoutes(app: App, deps: Deps): void {
  submitRoute(app, deps);
  actRoute(app, deps);
  lifeRoutes(app, deps);
  circularRoutes(app, deps);
  rollUpRoute(app, deps);
}

function submitRoute(app: App, deps: Deps): void {
  const schema = { summary: '提交整改方案（或其修订）审批 | hand in a plan, or a later version, for approval', body: planTexts, response: { 200: submitOutcome, ...problemResponse } };
  app.post('/api/plans/submit', { schema, bodyLimit: PLAN_BODY_LIMIT_BYTES }, async (request) => {
    const person = signedInPerson(request);
    const { planId, hash, isNew, warnings } = await recordingDenials(deps, { person, act: 'submitDraft' }, () => checkAndSubmit(deps, request.body, person, request.log));
    return { plan: planId, hash, isNew, life: await readLifeView(deps, planId), warnings: problemsOf(warnings) };
  });
}

function actRoute(app: App, deps: Deps): void {
  const schema = { summary: '办理方案事项 | act on a plan', params: planParams, headers: idempotencyHeaders, body: planActBody, response: { 200: planActResult, ...problemResponse } };
  app.post('/api/plans/:plan/acts', { schema }, async (request) => {
    const person = signedInPerson(request);
    const { plan } = request.params;
    const act = await planActOf(deps, plan, request.body.act);
    const commandId = commandIdOf(request.headers['idempotency-key'] ?? randomUUID(), person, request.body.act);
    const result = await recordingDenials(deps, { person, act: act.type, measureId: planWorkflowId(plan) }, () => performPlanAct(deps, plan, person, act, commandId));
    request.log.info({ plan, person, act: act.type, seq: result.seq }, 'act done');
    await untilPlanRecorded(deps, plan, result.seq);
    return { commandId, result: { seq: result.seq, events: [...result.events] }, life: await readLifeView(deps, plan) };
  });
}

function lifeRoutes(app: App, deps: Deps): void {
  const life = { summary: '方案的审批、版本、应报报告和记录 | a plan\'s approvals, versions, reports owed, and record', params: planParams, response: { 200: planLife, ...problemResponse } };
  app.get('/api/plans/:plan/life', { schema: life }, (request) => readLifeView(deps, request.params.plan));

  const versionParams = z.object({ plan: id, hash: z.string().regex(/^[0-9a-f]{8,64}$/) });
  const version = { summary: '某一版本的原文 | the texts of a version', params: versionParams, response: { 200: versionTexts, ...problemResponse } };
  app.get('/api/plans/:plan/versions/:hash', { schema: version }, async ({ params: { plan, hash } }) => {
    await requirePlan(deps.database, plan);
    const [found, posts] = await Promise.all([findPlanVersion(deps.database, plan, hash), findPosts(deps.database, plan, [])]);
    if (!found || !posts) throw new ProblemError('unknownVersion', { plan, hash });
    const { planName, planText, policyName, policyText } = bodyOf(found);
    return { plan, hash: found.hash, handedInAt: isoAt(posts.calendar, found.handedInAt), planName, planText, policyName, policyText };
  });
}

function circularRoutes(app: App, deps: Deps): void {
  const list = { summary: '历月通报 | the circulars of a plan', params: planParams, response: { 200: z.object({ circulars: z.array(circular) }), ...problemResponse } };
  app.get('/api/plans/:plan/circulars', { schema: list }, async ({ params: { plan } }) => {
    const calendar = await calendarOf(deps, plan);
    return { circulars: (await listCirculars(deps.database, plan)).map((found) => circularView(found, (at) => isoAt(calendar, at))) };
  });

  const params = z.object({ plan: id, period: z.string().regex(/^\d{4}-\d{2}$/) });
  const one = { summary: '某月通报 | the circular of a month', params, response: { 200: circular, ...problemResponse } };
  app.get('/api/plans/:plan/circulars/:period', { schema: one }, async ({ params: { plan, period } }) => {
    const calendar = await calendarOf(deps, plan);
    const found = await findCircular(deps.database, plan, period);
    if (!found) throw new ProblemError('unknownCircular', { plan, period });
    return circularView(found, (at) => isoAt(calendar, at));
  });
}

function rollUpRoute(app: App, deps: Deps): void {
  const schema = { summary: '反馈问题和具体问题的整改状态（由措施汇总） | problems and issues, rolled up from their measures', params: planParams, response: { 200: problemsRolledUp, ...problemResponse } };
  app.get('/api/plans/:plan/problems', { schema }, async ({ params: { plan } }) => {
    const calendar = await calendarOf(deps, plan);
    const now = deps.now();
    const problems = rollUpProblems(await findMeasures(deps.database, await listMeasureIds(deps.database, plan)), now);
    const view = (entry: RollUp) => rollUpView(entry, (at) => isoAt(calendar, at));
    return { plan, asOf: isoAt(calendar, now), problems: problems.map((problem) => ({ no: problem.no, title: problem.title, ...view(problem), issues: problem.issues.map((issue) => ({ issue: issue.issue, ...view(issue) })) })) };
  });
}

async function calendarOf({ database }: Deps, plan: string) {
  const posts = await findPosts(database, plan, []);
  if (posts) return posts.calendar;
  await requirePlan(database, plan);
  throw new Error(`The plan ${plan} vanished from the store while it was being read`);
}

function rollUpView({ status, reopened, relapsed, counts, light }: RollUp, show: (at: number) => string) {
  return { status, ...(reopened && { reopened: { at: show(reopened.at), measures: [...reopened.refs] } }), relapsed: relapsed.map(({ ref, at }) => ({ ref, at: show(at) })), ...counts, light };
}

function circularView({ period, sinceAt, at, total, units, red, newlyLate, caughtUp, relapsed }: Circular, show: (at: number) => string): z.output<typeof circular> {
  return { period, since: show(sinceAt), at: show(at), total, units: [...units], red: [...red], newlyLate: [...newlyLate], caughtUp: [...caughtUp], relapsed: [...relapsed] };
}
