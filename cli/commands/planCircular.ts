import type { Command } from 'commander';
import { planNamed } from '../names.ts';
import { formatOf, savePaper, withPaperOptions, type PaperOptions } from '../paperFiles.ts';
import type { Shell } from '../shell.ts';

export function addPlanCircular(parent: Command, shell: Shell): void {
  const command = withPaperOptions(shell.command(parent, 'circular [plan]', '某月通报写成文书', 'the circular of a month as a paper'), shell)
    .requiredOption('--period <month>', shell.say('月份，如 2026-12', 'the month, such as 2026-12'));
  shell.does<PaperOptions & { readonly period: string }>(command, async (context, { to, issuer, period }, asked) => {
    const format = formatOf(to);
    const api = await context.signedIn();
    const plan = await planNamed(api, asked);
    const query = { format, language: context.language, ...(issuer !== undefined && { issuer }) };
    await savePaper(context, to, api.GET('/api/plans/{plan}/circulars/{period}/paper', { params: { path: { plan, period }, query }, parseAs: 'arrayBuffer' }));
    return undefined;
  });
}
