import type { Command } from 'commander';
import { collected } from '../acts.ts';
import { cliError } from '../errors.ts';
import { planNamed } from '../names.ts';
import { askedFor, savePaper, withReportOptions, type ReportOptions } from '../paperFiles.ts';
import type { Shell } from '../shell.ts';

interface Options extends ReportOptions {
  readonly internal?: boolean;
  readonly preface?: string[];
  readonly organisation?: string[];
  readonly next?: string[];
  readonly contact?: string[];
  readonly withhold?: string[];
}

export function addPlanPublishReport(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = withReportOptions(shell.command(parent, 'publish-report [plan]', '公开的整改进展情况通报；不公开的内容不写入', 'the report to the public, without what is withheld'), shell)
    .option('--internal', say('内部版：不公开的内容照写并标明，附清单', 'the internal version: what is withheld is in it, marked, with a list'))
    .option('--preface <text>', say('开头一段，可多次写', 'a paragraph to begin with; may be repeated'), collected)
    .option('--organisation <text>', say('整改组织情况一段，可多次写', 'a paragraph on how the work was organized; may be repeated'), collected)
    .option('--next <text>', say('下一步打算一段，可多次写', 'a paragraph on what is next; may be repeated'), collected)
    .option('--contact <text>', say('联系方式一行，可多次写', 'a line on how to reach the office; may be repeated'), collected)
    .option('--withhold <item=reason>', say('本次另外不公开的内容和理由，如 M-012=涉及个人隐私；可多次写', 'something more to leave out this time, and why; may be repeated'), collected);
  shell.does<Options>(command, async (context, options, asked) => {
    const body = { ...askedFor(context, options), ...frameOf(options) };
    const api = await context.signedIn();
    const plan = await planNamed(api, asked);
    await savePaper(context, options.to, api.POST('/api/plans/{plan}/reports/public', { params: { path: { plan } }, body, parseAs: 'arrayBuffer' }));
    return undefined;
  });
}

function frameOf({ internal, preface, organisation, next, contact, withhold }: Options) {
  return {
    ...(internal === true && { isInternal: true }),
    ...(preface && { preface }),
    ...(organisation && { organisation }),
    ...(next && { nextSteps: next }),
    ...(contact && { contacts: contact }),
    ...(withhold && { withhold: withhold.map(itemAndReason) }),
  };
}

function itemAndReason(text: string): { item: string; reason: string } {
  const at = text.indexOf('=');
  if (at < 1 || text.slice(at + 1).trim() === '') throw cliError('badValue', { name: '--withhold', value: text, why: { zh: '应写作 M-012=理由、M-012#17=理由 或 problem:3=理由。', en: 'write M-012=REASON, M-012#17=REASON or problem:3=REASON.' } });
  return { item: text.slice(0, at), reason: text.slice(at + 1) };
}
