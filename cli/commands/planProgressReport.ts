import type { Command } from 'commander';
import { planNamed } from '../names.ts';
import { askedFor, savePaper, withReportOptions, type ReportOptions } from '../paperFiles.ts';
import type { Shell } from '../shell.ts';

export function addPlanProgressReport(parent: Command, shell: Shell): void {
  const command = withReportOptions(shell.command(parent, 'progress-report [plan]', '整改进展情况报告：报检查组', 'the report on progress to the inspecting body'), shell)
    .option('--addressee <name>', shell.say('主送单位，默认取督办规则中写明的', 'the inspecting body; what the policy says by default'));
  shell.does<ReportOptions & { readonly addressee?: string }>(command, async (context, options, asked) => {
    const body = { ...askedFor(context, options), ...(options.addressee !== undefined && { addressee: options.addressee }) };
    const api = await context.signedIn();
    const plan = await planNamed(api, asked);
    await savePaper(context, options.to, api.POST('/api/plans/{plan}/reports/progress', { params: { path: { plan } }, body, parseAs: 'arrayBuffer' }));
    return undefined;
  });
}
