import { signedInPerson } from '../access/signedIn.ts';
import type { App, Deps } from '../dependencies.ts';
import { planNamed } from '../plans/administered.ts';
import { countStatistics } from '../plans/statistics.ts';
import { planParams } from '../schemas/common.ts';
import { problemResponse } from '../schemas/problem.ts';
import { statistics, statisticsQuery } from '../schemas/statistics.ts';
import { statisticsView } from '../views/statistics.ts';
import { isoAt } from '../views/when.ts';

export function statisticsRoutes(app: App, deps: Deps): void {
  const schema = { summary: '统计：按单位、领导、问题、月份 | figures by unit, lead official, problem or month', params: planParams, querystring: statisticsQuery, response: { 200: statistics, ...problemResponse } };
  app.get('/api/plans/:plan/statistics', { schema }, async (request) => {
    const plan = await planNamed(deps, request.params.plan);
    const counted = await countStatistics(deps, plan, signedInPerson(request), request.query);
    return statisticsView(plan.id, isoAt(plan.calendar, counted.at), counted.statistics);
  });
}
