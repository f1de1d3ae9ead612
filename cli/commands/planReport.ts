import type { Command } from 'commander';
import { collected } from '../acts.ts';
import { evidenceOf } from '../evidence.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';
import { askPlan, tellLife } from './planApprove.ts';

interface Options {
  readonly plan?: string;
  readonly dueOn?: string;
  readonly text: string;
  readonly evidence?: string[];
  readonly datedOn?: string[];
}

export function addPlanReport(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'report <report>', '登记已向上级报送的报告', 'record that a report was handed in to the inspecting body')
    .option('--plan <plan>', say('整改方案编号', 'id of the plan'))
    .option('--due-on <date>', say('哪一期（时限），默认最早未报的一期', 'which date of the report; the earliest one owed by default'))
    .requiredOption('--text <text>', say('报送情况（文号、日期、去向）', 'what was handed in'))
    .option('--evidence <file>', say('附件，可多次写；只登记名称、大小、摘要', 'a file; may be repeated; only its name, size and hash are registered'), collected)
    .option('--dated-on <date>', say('附件所载日期：一个适用全部，或每份各写一个', 'date the evidence is of: one for all, or one each'), collected);
  shell.does<Options>(command, async (context, { plan: asked, dueOn, text, evidence = [], datedOn = [] }, reportId = '') => {
    const proofs = await evidenceOf(evidence, datedOn);
    const api = await context.signedIn();
    const plan = await planNamed(api, asked);
    const answer = await askPlan(api, plan, { type: 'handInReport', reportId, ...(dueOn !== undefined && { dueOn }), text, evidence: proofs });
    tellLife(context, answer, context.say(`已登记报送 ${reportId}`, `Recorded as handed in: ${reportId}`));
    return undefined;
  });
}
