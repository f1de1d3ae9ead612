import { z } from 'zod';
import { measureId } from '../../domain/definition.ts';
import { listDenials } from '../../store/denials.ts';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { calendarsOf, plansAdministeredBy, requirePlan } from '../plans/people.ts';
import { explain, ProblemError } from '../problems/problemError.ts';
import { isProblemCode } from '../problems/statuses.ts';
import { measureParams, pageOf, paging, text } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { isoAt } from '../views/when.ts';

const denial = z.object({ at: z.string(), person: z.string(), measureId: z.string(), act: z.string(), code: z.string(), text });
const page = z.object({ denials: z.array(denial).describe('newest first'), offset: z.int(), limit: z.int() });

/** Acts on a measure that were refused: part of its audit record, kept beside the events since refused acts leave none. */
export function denialRoutes(app: App, deps: Deps): void {
  const schema = { summary: '被拒绝的办理（管理员）| refused acts (administrators)', params: measureParams, querystring: z.strictObject(paging), response: { 200: page, ...problemResponse } };
  app.get('/api/plans/:plan/measures/:ref/denials', { schema }, async (request) => {
    const { plan, ref } = request.params;
    const person = signedInPerson(request);
    await requirePlan(deps.database, plan);
    await recordingDenials(deps, { person, act: 'readDenials' }, () => requireAdministratorOf(deps, plan, person));
    const asked = pageOf(request.query);
    const calendar = (await calendarsOf(deps.database)).get(plan);
    const rows = await listDenials(deps.database, { measureId: measureId(plan, ref) }, asked);
    return {
      denials: rows.map(({ at, params, code, ...row }) => ({
        ...row,
        code,
        at: calendar ? isoAt(calendar, at) : new Date(at).toISOString(),
        text: isProblemCode(code) ? { zh: explain(code, params, 'zh'), en: explain(code, params, 'en') } : { zh: code, en: code },
      })),
      ...asked,
    };
  });
}

async function requireAdministratorOf(deps: Deps, plan: string, person: string): Promise<void> {
  const administered = await plansAdministeredBy(deps.database, person, deps.now());
  if (!administered.includes(plan)) throw new ProblemError('notAnyAdministrator', { person });
}
