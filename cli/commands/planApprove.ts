import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { paths } from '../../api/openapi.gen.d.ts';
import { planHash } from '../../plans/planHash.ts';
import { answerOf, type Api } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { cliError } from '../errors.ts';
import { planNamed } from '../names.ts';
import { checkedPlanFile } from '../planFiles.ts';
import { awaitedIn, phaseIn, versionNamed } from '../show/planLife.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly policy?: string;
  readonly note?: string;
}

export function addPlanApprove(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'approve [plan]', '批准整改方案：写方案文件（批准的就是这份文字），或方案编号', 'approve a plan: its file (exactly this text is approved), or its id')
    .option('--policy <file>', shell.say('督办规则文件，默认取方案中写明的', 'the policy file; by default the one the plan names'))
    .option('--note <text>', shell.say('批准意见', 'a remark'));
  shell.does<Options>(command, async (context, { policy, note }, target = '') => {
    const api = await context.signedIn();
    const { plan, hash } = await versionMeant(context, api, target, policy);
    const answer = await askPlan(api, plan, { type: 'approvePlan', hash, ...(note !== undefined && { note }) });
    tellLife(context, answer, context.say(`已批准 ${plan}，版本 ${versionNamed(hash)}`, `Approved ${plan}, version ${versionNamed(hash)}`));
    return undefined;
  });
}

export function addPlanReturn(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'return [plan]', '退回待批准的整改方案', 'return a plan that awaits approval')
    .requiredOption('--reason <text>', shell.say('退回理由', 'why'));
  shell.does<{ readonly reason: string }>(command, async (context, { reason }, target = '') => {
    const api = await context.signedIn();
    const { plan, hash } = await versionMeant(context, api, target, undefined);
    tellLife(context, await askPlan(api, plan, { type: 'returnPlan', hash, reason }), context.say(`已退回 ${plan}，版本 ${versionNamed(hash)}`, `Returned ${plan}, version ${versionNamed(hash)}`));
    return undefined;
  });
}

/** A file names the very text that is meant; an id means whatever awaits approval now. */
async function versionMeant(context: Context, api: Api, target: string, policy: string | undefined): Promise<{ plan: string; hash: string }> {
  if (/\.ya?ml$/i.test(target) || existsSync(target)) {
    const { plan, texts } = await checkedPlanFile(context, target, policy);
    return { plan: plan.id, hash: planHash(texts) };
  }
  const plan = await planNamed(api, target);
  const life = await answerOf(api.GET('/api/plans/{plan}/life', { params: { path: { plan } } }));
  const candidate = life.next ?? life.version;
  if (candidate.status === 'approved') throw cliError('nothingToApprove', { plan });
  return { plan, hash: candidate.hash };
}

export type PlanActAsked = paths['/api/plans/{plan}/acts']['post']['requestBody']['content']['application/json']['act'];

/** Does an act on a plan. */
export function askPlan(api: Api, plan: string, act: PlanActAsked) {
  return answerOf(api.POST('/api/plans/{plan}/acts', { params: { path: { plan }, header: { 'idempotency-key': randomUUID() } }, body: { act } }));
}

/** Says what was done and what the plan has come to. */
export function tellLife(context: Context, answer: Awaited<ReturnType<typeof askPlan>>, done: string): void {
  const { life } = answer;
  const candidate = life.next ?? life.version;
  context.result(answer, () => [done, `  ${context.label('现状', 'Now')}${phaseIn(context, life)}`, ...awaitedIn(context, candidate).map((line) => `  ${line}`)]);
}
