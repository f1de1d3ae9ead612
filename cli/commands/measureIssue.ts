import type { Command } from 'commander';
import { openMeasure, perform } from '../acts.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly rule: string;
  readonly milestone?: string;
  readonly requirement: string;
  readonly until?: string;
}

export function addMeasureIssue(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'issue <measure>', '人工发文：按督办规则签发一份文书', 'issue a paper by hand, as a rule of the policy allows')
    .requiredOption('--rule <id>', say('督办规则编号', 'id of the rule'))
    .option('--milestone <id>', say('针对的时限节点编号', 'id of the milestone it is about'))
    .requiredOption('--requirement <text>', say('具体要求', 'what is required'))
    .option('--until <date>', say('整改的最后日期；默认按规则', 'the last day for it; by default as the rule says'));
  shell.does<Options>(command, async (context, { rule, milestone, requirement, until }, id = '') => {
    const about = { ...(milestone !== undefined && { milestoneId: milestone }), ...(until !== undefined && { rectifyOn: until }) };
    await perform(context, await openMeasure(context, id), { type: 'issueByHand', ruleId: rule, requirement, ...about }, { zh: '已签发', en: 'Issued' });
    return undefined;
  });
}
