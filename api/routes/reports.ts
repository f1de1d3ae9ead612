import { z } from 'zod';
import { arranged } from '../../domain/reports/arrange.ts';
import { composeProgressReport } from '../../domain/reports/progressReport.ts';
import { composePublicReport } from '../../domain/reports/publicReport.ts';
import { itemName, marksAstray, marksOf } from '../../domain/reports/withheld.ts';
import { circularPaper } from '../../papers/reports/circularPaper.ts';
import { progressPaper } from '../../papers/reports/progressPaper.ts';
import { publicPaper } from '../../papers/reports/publicPaper.ts';
import { printedPlan } from '../../plans/printedPlan.ts';
import { findCircular } from '../../store/circulars.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { administeredBy, bodyOf } from '../plans/savedPlan.ts';
import { planNamed } from '../plans/administered.ts';
import { ProblemError } from '../problems/problemError.ts';
import { requireItem } from '../reports/items.ts';
import { dayOf, materialOf, momentAsked } from '../reports/material.ts';
import { requirePublisher, type Published } from '../reports/publisher.ts';
import { sendPaper } from '../reports/sendPaper.ts';
import { id, planParams } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { fileResponse, itemOf, marks, paperQuery, progressAsked, publicAsked } from '../schemas/reports.ts';
import { isoAt } from '../views/when.ts';

/** Papers an office sends or publishes. Making one changes nothing; those with options are asked for by POST. */
export function reportRoutes(app: App, deps: Deps): void {
  circularRoute(app, deps);
  progressRoute(app, deps);
  publicRoute(app, deps);
  marksRoute(app, deps);
}

function circularRoute(app: App, deps: Deps): void {
  const params = z.object({ plan: id, period: z.string().regex(/^\d{4}-\d{2}$/) });
  const schema = { summary: '某月通报的文书（Word、Markdown）| the circular of a month as a paper', params, querystring: paperQuery, response: { ...fileResponse, ...problemResponse } };
  app.get('/api/plans/:plan/circulars/:period/paper', { schema }, async (request, reply) => {
    const { plan: planId, period } = request.params;
    const plan = await planNamed(deps, planId);
    const found = await findCircular(deps.database, planId, period);
    if (!found) throw new ProblemError('unknownCircular', { plan: planId, period });
    const { format = 'docx', language = 'zh' } = request.query;
    const issuer = request.query.issuer ?? plan.directory.posts[administeredBy(plan).posts[0] ?? '']?.unit;
    const paper = circularPaper(found, { date: dayOf(plan, found.at), since: dayOf(plan, found.sinceAt), ...(issuer !== undefined && { issuer }) }, language);
    return sendPaper(reply, paper, format, `circular-${planId}-${period}`);
  });
}

function progressRoute(app: App, deps: Deps): void {
  const schema = { summary: '整改进展情况报告（报检查组）| the report to the inspecting body', params: planParams, body: progressAsked, response: { ...fileResponse, ...problemResponse } };
  app.post('/api/plans/:plan/reports/progress', { schema }, async (request, reply) => {
    const { plan: planId } = request.params;
    const { format = 'docx', language = 'zh', at: asked, issuer, addressee, ...given } = request.body;
    const { plan, life, office } = await publisherOf(deps, request, planId);
    const at = momentAsked(deps, asked);
    const report = composeProgressReport(await materialOf(deps, plan, at));
    const to = addressee ?? life?.version.definition.rules.reports?.find((rule) => rule.addressee !== undefined)?.addressee;
    const from = issuer ?? office;
    const paper = progressPaper(report, { ...given, ...(from !== undefined && { issuer: from }), ...(to !== undefined && { addressee: to }) }, language);
    return sendPaper(reply, paper, format, `progress-${planId}-${report.asOfOn}`);
  });
}

function publicRoute(app: App, deps: Deps): void {
  const schema = { summary: '公开的整改进展情况通报（或带标记的内部版）| the report to the public, or its marked internal version', params: planParams, body: publicAsked, response: { ...fileResponse, ...problemResponse } };
  app.post('/api/plans/:plan/reports/public', { schema }, async (request, reply) => {
    const { plan: planId } = request.params;
    const { format = 'docx', language = 'zh', at: asked, isInternal = false, withhold = [], ...frame } = request.body;
    const { plan, life } = await publisherOf(deps, request, planId);
    const at = momentAsked(deps, asked);
    const further = withhold.map(({ item, reason }) => ({ item: itemOf(item), reason }));
    for (const { item } of further) await requireItem(deps, planId, item);
    const material = await materialOf(deps, plan, at);
    // What is withheld is so whatever moment the report tells of.
    const marks = marksOf(material.printed, life?.withheld ?? [], further);
    const [astray] = marksAstray(marks, arranged(material.printed, material.histories));
    if (astray) throw new ProblemError('markAstray', { item: itemName(astray.item) });
    const report = composePublicReport({ ...material, isInternal, marks });
    return sendPaper(reply, publicPaper(report, frame, language), format, `${isInternal ? 'internal' : 'public'}-${planId}-${report.asOfOn}`);
  });
}

function marksRoute(app: App, deps: Deps): void {
  const schema = { summary: '标记为不公开的内容 | what is withheld from the public', params: planParams, response: { 200: marks, ...problemResponse } };
  app.get('/api/plans/:plan/withheld', { schema }, async (request) => {
    const { plan, life } = await publisherOf(deps, request, request.params.plan);
    const all = marksOf(printedPlan(bodyOf(plan).planText), life?.withheld ?? [], []);
    return { marks: all.map(({ item, reason, source, at }) => ({ item: itemName(item), reason, source: source === 'plan' ? ('plan' as const) : ('act' as const), ...(at !== undefined && { at: isoAt(plan.calendar, at) }) })) };
  });
}

function publisherOf(deps: Deps, request: Parameters<typeof signedInPerson>[0], planId: string): Promise<Published> {
  const person = signedInPerson(request);
  return recordingDenials(deps, { person, act: 'publishReport', measureId: planId }, () => requirePublisher(deps, planId, person));
}
