import type { Command } from 'commander';
import type { PlanTexts } from '../../plans/planFile.ts';
import { answerOf, type Api } from '../apiClient.ts';
import { tellRefused } from '../bulk.ts';
import type { Context } from '../context.ts';
import { CLI_ERRORS, type ExitCode } from '../errors.ts';
import { checkedPlanFile } from '../planFiles.ts';
import type { Shell } from '../shell.ts';
import { amendLines, postAmend } from './planAmend.ts';

interface Options {
  readonly policy?: string;
  readonly dryRun?: boolean;
}

export function addPlanStart(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'start <file>', '启动已批准的整改方案；已启动的，按已批准的文件修订（限方案管理员）', 'start an approved plan, or amend a running one to what the approved file says (its administrators)')
    .option('--policy <file>', shell.say('督办规则文件，默认取方案中写明的', 'the policy file; by default the one the plan names'))
    .option('--dry-run', shell.say('只说明哪些措施将启动、修订或被拒绝，不作改动', 'only say which measures would be started, amended or refused'));
  shell.does<Options>(command, async (context, { policy, dryRun = false }, file = '') => {
    const { plan, texts } = await checkedPlanFile(context, file, policy);
    const api = await context.signedIn(true);
    if (dryRun) return rehearse(context, api, texts);
    const stop = showProgress(context, api, plan.id, plan.definitions.length);
    const outcome = await postStart(api, texts).finally(stop);
    context.result(outcome, () => summaryOf(context, outcome));
    if (outcome.refused.length === 0) return undefined;
    for (const { id, text } of outcome.refused) context.talk(`未能修订 ${id}：${text.zh}`, `Not amended: ${id}: ${text.en}`);
    context.talk(CLI_ERRORS.someRefused.zh.replace('{count}', String(outcome.refused.length)), CLI_ERRORS.someRefused.en.replace('{count}', String(outcome.refused.length)));
    return 1;
  });
}

async function rehearse(context: Context, api: Api, texts: PlanTexts): Promise<ExitCode | undefined> {
  const outcome = await postAmend(api, { ...texts, isDryRun: true });
  context.result(outcome, () => amendLines(context, outcome));
  return tellRefused(context, outcome);
}

type Outcome = Awaited<ReturnType<typeof postStart>>;
function postStart(api: Api, texts: PlanTexts) {
  return answerOf(api.POST('/api/plans/start', { body: { ...texts } }));
}

function summaryOf(context: Context, { plan, created, amended, unchanged, ended, refused, leftOut }: Outcome): string[] {
  const counts = [
    [context.say('新启动', 'created'), created],
    [context.say('已修订', 'amended'), amended],
    [context.say('无变化', 'unchanged'), unchanged],
    [context.say('已归档或撤销，未动', 'archived or withdrawn, left alone'), ended],
    [context.say('未能修订', 'not amended'), refused],
    [context.say('方案中已无，但仍在办理（须由决定机关撤销）', 'not in the plan any more, still running (for the authority to withdraw)'), leftOut],
  ] as const;
  const lines = counts.filter(([, list]) => list.length > 0).map(([word, list]) => `  ${context.label(word, word)}${list.length}`);
  return [`${context.say('整改方案', 'Plan')} ${plan}`, ...lines, ...leftOut.map((id) => `    ${id}`)];
}

const LOOK_EVERY_MS = 500;

/** Shows how far the start has come, to whoever watches. @returns how to end it. */
function showProgress({ io, say, isJson }: Context, api: Api, plan: string, total: number): () => void {
  if (isJson || !io.isWatched) return () => undefined;
  const show = (done: number) => {
    io.err(`\r${say(`正在启动 ${done}/${total} 项措施……`, `starting ${done}/${total} measures...`)}`);
  };
  show(0);
  const timer = setInterval(() => {
    api.GET('/api/plans/{plan}', { params: { path: { plan } } }).then(
      ({ data }) => {
        if (data?.starting) show(data.starting.done);
      },
      // The start itself says what is wrong; a look at its progress need not.
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    io.err('\n');
  };
}
