import type { Command } from 'commander';
import type { PlanTexts } from '../../plans/planFile.ts';
import { answerOf, type Api } from '../apiClient.ts';
import { bulkLines, tellRefused } from '../bulk.ts';
import type { Context } from '../context.ts';
import { checkedPlanFile } from '../planFiles.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly policy?: string;
  readonly where?: string;
  readonly dryRun?: boolean;
}

export function addPlanAmend(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'amend <file>', '按已批准的方案和规则修订运行中的措施，可限定范围、可预演（限方案管理员）', 'amend running measures to the approved file and its policy: some of them, or only to see what would change (its administrators)')
    .option('--policy <file>', say('督办规则文件，默认取方案中写明的', 'the policy file; by default the one the plan names'))
    .option('--where <condition>', say('只修订符合条件的，如 "unit=经发局, class=immediate, ref=M-001..M-020"；条件有 unit leader class problem phase ref，多个取值用 | 分隔', 'only those that fit, such as "unit=经发局, class=immediate, ref=M-001..M-020"; fields are unit leader class problem phase ref, with | between values'))
    .option('--dry-run', say('只说明哪些内容将变、哪些将被拒绝，不作改动', 'only say what would change and what would be refused'));
  shell.does<Options>(command, async (context, { policy, where, dryRun = false }, file = '') => {
    const { texts } = await checkedPlanFile(context, file, policy);
    const api = await context.signedIn();
    const outcome = await postAmend(api, { ...texts, isDryRun: dryRun, ...(where !== undefined && { where }) });
    context.result(outcome, () => amendLines(context, outcome));
    return tellRefused(context, outcome);
  });
}

type Outcome = Awaited<ReturnType<typeof postAmend>>;

/** @param body where it is a dry run, nothing is sent to any measure. */
export function postAmend(api: Api, body: PlanTexts & { readonly isDryRun: boolean; readonly where?: string }) {
  return answerOf(api.POST('/api/plans/amend', { body }));
}

const PARTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  planTitle: { zh: '方案名称', en: 'title of the plan' },
  problem: { zh: '所属问题', en: 'problem' },
  title: { zh: '措施名称', en: 'title' },
  detail: { zh: '具体内容', en: 'detail' },
  class: { zh: '类别', en: 'class' },
  milestones: { zh: '时限', en: 'dates' },
  outerOn: { zh: '总时限', en: 'outer date' },
  targets: { zh: '量化目标', en: 'targets' },
  roles: { zh: '职责分工', en: 'roles' },
  directory: { zh: '任职人员', en: 'holders of posts' },
  policy: { zh: '督办规则', en: 'policy' },
  calendar: { zh: '工作日历', en: 'calendar' },
};

/** @returns what amending did, or would do, measure by measure. */
export function amendLines(context: Context, outcome: Outcome): string[] {
  const { say, language, marks } = context;
  const { plan, amended, notStarted, outside } = outcome;
  return [
    `${say('整改方案', 'Plan')} ${plan}`,
    ...bulkLines(context, { zh: '修订', en: 'amended', count: amended.length }, outcome),
    ...(outside > 0 ? [`  ${context.label('不符合条件，未动', 'outside the condition, left alone')}${String(outside)}`] : []),
    ...(notStarted.length > 0 ? [`  ${context.label('尚未启动（用 plan start 启动）', 'not started (plan start begins them)')}${String(notStarted.length)}`] : []),
    ...amended.map(({ id, changes }) => `    ${id} ${changes.map((part) => PARTS[part]?.[language] ?? part).join(marks.list)}`),
  ];
}
