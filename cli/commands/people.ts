import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import type { Shell } from '../shell.ts';

/** @returns the command, which has others under it. */
export function addPeople(parent: Command, shell: Shell): Command {
  const command = shell.command(parent, 'people', '人员名册：编号、姓名、现任职务', 'people with their ids and posts');
  shell.does(command, async (context) => {
    const { mode, people } = await answerOf(context.open.GET('/api/people'));
    if (mode === 'one-machine') context.talk('【单机演示模式】可用 --as 以下列任一人的名义办理。', '[one-machine demo] --as may name any of these people.');
    const rows = people.map(({ id, name, posts }) => [id, name, posts.map(({ unit, title }) => `${unit} ${title}`).join('；') || '—', [...new Set(posts.map(({ planId }) => planId))].join('、')]);
    context.result({ mode, people }, () => context.table([context.say('编号', 'Id'), context.say('姓名', 'Name'), context.say('现任职务', 'Posts'), context.say('方案', 'Plans')], rows));
    return undefined;
  });
  return command;
}
