import type { FastifyRequest } from 'fastify';
import { signedInPerson } from '../access/signedIn.ts';
import { recordingDenials } from '../denials.ts';
import type { App, Deps } from '../dependencies.ts';
import { planNamed } from '../plans/administered.ts';
import { endSubstitutionAtPost, handOverPost, requirePost, substituteAtPost, type PostChanged, type PostRequest } from '../plans/changePost.ts';
import { endBody, handOverBody, postDuties as dutiesSchema, postOutcome, postParams, substituteBody } from '../schemas/bulk.ts';
import { problemResponse } from '../schemas/problem.ts';
import { postDuties } from '../views/postDuties.ts';
import { refusedOf } from '../views/refused.ts';

const response = { 200: postOutcome, ...problemResponse };

/** A post changes hands, or somebody stands in at it, in the whole plan at once. */
export function postRoutes(app: App, deps: Deps): void {
  const duties = { summary: '职务的在办事项清单 | what is open at a post', params: postParams, response: { 200: dutiesSchema, ...problemResponse } };
  app.get('/api/plans/:plan/posts/:post/duties', { schema: duties }, async (request) => {
    const { params } = request;
    const plan = await planNamed(deps, params.plan);
    requirePost(plan, params.post);
    return { plan: plan.id, ...(await postDuties(deps, plan, params.post, signedInPerson(request))) };
  });

  const handOver = { summary: '职务交接 | hand a post over', params: postParams, body: handOverBody, response };
  app.post('/api/plans/:plan/posts/:post/hand-over', { schema: handOver }, (request) => changed(deps, request, 'handOver', (asked) => handOverPost(deps, asked, request.body)));

  const substitute = { summary: '指定代理 | appoint a substitute', params: postParams, body: substituteBody, response };
  app.post('/api/plans/:plan/posts/:post/substitutes', { schema: substitute }, (request) => changed(deps, request, 'appointSubstitute', (asked) => substituteAtPost(deps, asked, request.body)));

  const end = { summary: '结束代理 | end a substitution', params: postParams, body: endBody, response };
  app.post('/api/plans/:plan/posts/:post/substitutes/end', { schema: end }, (request) => changed(deps, request, 'endSubstitution', (asked) => endSubstitutionAtPost(deps, asked, request.body)));
}

type Asking = Pick<FastifyRequest<{ Params: { plan: string; post: string }; Body: { isDryRun: boolean } }>, 'params' | 'body' | 'log' | 'getDecorator'>;

async function changed(deps: Deps, request: Asking, act: string, change: (request: PostRequest) => Promise<PostChanged>) {
  const by = signedInPerson(request);
  const { plan: planId, post } = request.params;
  const { isDryRun } = request.body;
  const { done, refused, ...rest } = await recordingDenials(deps, { person: by, act, measureId: planId }, () => change({ planId, post, by, isDryRun }));
  request.log.info({ plan: planId, post, person: by, act, isDryRun, done: done.length, refused: refused.length }, 'post changed');
  return { plan: planId, isDryRun, ...rest, done: [...done], refused: refusedOf(refused), ...(await postDuties(deps, await planNamed(deps, planId), post, by)) };
}
