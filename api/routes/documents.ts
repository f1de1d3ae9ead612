import { z } from 'zod';
import { allDocuments } from '../../domain/papers.ts';
import { listDocuments } from '../../store/documents.ts';
import { findMeasures } from '../../store/measures.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { hiddenFrom, visibleTo } from '../access/visible.ts';
import type { App, Deps } from '../dependencies.ts';
import { readMeasure } from '../measures/readMeasure.ts';
import { requirePlan } from '../plans/people.ts';
import { ProblemError } from '../problems/problemError.ts';
import { id, measureParams, pageOf, paging, planParams, queryNumber, soughtText } from '../schemas/common.ts';
import { paper } from '../schemas/measure.ts';
import { problemResponse } from '../schemas/problem.ts';
import { documentView } from '../views/papers.ts';

const query = z.strictObject({ ...paging, measure: id.optional().describe('ref'), series: soughtText(100).optional(), year: queryNumber(2000, 2200, 0) });
const page = z.object({ documents: z.array(paper).describe('issued last first; those the reader may not see are left out, so that a page may hold fewer than it was asked for'), offset: z.int(), limit: z.int() });

/** Papers are acknowledged and answered by acts on their measure. */
export function documentRoutes(app: App, deps: Deps): void {
  const list = { summary: '文书登记簿 | the register of documents', params: planParams, querystring: query, response: { 200: page, ...problemResponse } };
  app.get('/api/plans/:plan/documents', { schema: list }, async (request) => {
    const { plan } = request.params;
    await requirePlan(deps.database, plan);
    const { measure, series, year } = request.query;
    const asked = pageOf(request.query);
    const person = signedInPerson(request);
    const filter = { planId: plan, ...(measure !== undefined && { measureId: `${plan}/${measure}` }), ...(series !== undefined && { series }), ...(year !== undefined && { year: Number(year) }) };
    const rows = await listDocuments(deps.database, filter, asked);
    const states = new Map((await findMeasures(deps.database, [...new Set(rows.map((row) => row.measureId))])).map((state) => [state.id, state]));
    const now = deps.now();
    const documents = rows.flatMap(({ measureId, document }) => {
      const state = states.get(measureId);
      return state && !hiddenFrom(state, person, now)(document) ? [documentView(state, document, now)] : [];
    });
    return { documents, ...asked };
  });

  const params = z.object({ ...measureParams.shape, document: soughtText(100) });
  const one = { summary: '一份文书 | one document', params, response: { 200: z.object({ document: paper }), ...problemResponse } };
  app.get('/api/plans/:plan/measures/:ref/documents/:document', { schema: one }, async (request) => {
    const { state } = await readMeasure(deps, request.params);
    const papers = allDocuments(visibleTo(state, [], signedInPerson(request), deps.now()).state);
    const found = papers.find((candidate) => candidate.id === request.params.document);
    if (!found) throw new ProblemError('unknownDocument', { document: request.params.document, known: papers.map((known) => known.id).join('、') || '—' });
    return { document: documentView(state, found, deps.now()) };
  });
}
