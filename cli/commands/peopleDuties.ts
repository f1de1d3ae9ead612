import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { dutyLines } from '../bulk.ts';
import { minutesOf } from '../dates.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
}

export function addPeopleDuties(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'duties <post>', '一个职务的在办事项清单，供交接双方打印', 'what is open at a post: the list for both sides of a hand-over')
    .option('--plan <plan>', shell.say('方案编号；只有一个方案时可省略', 'the plan; may be left out while there is only one'));
  shell.does<Options>(command, async (context, { plan }, post = '') => {
    const api = await context.signedIn();
    const answer = await answerOf(api.GET('/api/plans/{plan}/posts/{post}/duties', { params: { path: { plan: await planNamed(api, plan), post } } }));
    const { post: shown, asOf, duties } = answer;
    const holder = shown.holder ? context.marks.aside(shown.holder.name) : '';
    context.result(answer, () => [`${shown.unit} ${shown.title}${holder}  ${context.say('截至', 'as of')} ${minutesOf(asOf)}`, ...dutyLines(context, duties)]);
    return undefined;
  });
}
