import type { Command } from 'commander';
import { answerOf, type Schemas } from '../apiClient.ts';
import { minutesOf } from '../dates.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';
import { askPlan, tellLife } from './planApprove.ts';

interface Options {
  readonly plan?: string;
  readonly reason: string;
}

/** `item`: problem:3, M-012, M-012#17. */
const ITEM = '<item>';

export function addPlanWithhold(parent: Command, shell: Shell): void {
  addMarking(parent, shell, 'withhold', { zh: '标记不宜公开：问题（problem:3）、措施（M-012）或一条记录（M-012#17）', en: 'withhold from the public: a problem (problem:3), a measure (M-012) or one event of its record (M-012#17)' }, { zh: '已标记不公开', en: 'Withheld' });
}

export function addPlanRelease(parent: Command, shell: Shell): void {
  addMarking(parent, shell, 'release', { zh: '取消不公开标记', en: 'take the mark away again' }, { zh: '已恢复公开', en: 'Released' });
}

function addMarking(parent: Command, shell: Shell, type: 'withhold' | 'release', about: { zh: string; en: string }, done: { zh: string; en: string }): void {
  const command = shell
    .command(parent, `${type} ${ITEM}`, about.zh, about.en)
    .requiredOption('--reason <text>', shell.say('理由', 'why'))
    .option('--plan <plan>', shell.say('整改方案编号', 'id of the plan'));
  shell.does<Options>(command, async (context, { plan: asked, reason }, item = '') => {
    const api = await context.signedIn();
    const plan = await planNamed(api, asked);
    tellLife(context, await askPlan(api, plan, { type, item, reason }), context.say(`${done.zh}：${item}`, `${done.en}: ${item}`));
    return undefined;
  });
}

const SOURCES: Readonly<Record<Schemas['WithheldMark']['source'], { readonly zh: string; readonly en: string }>> = { plan: { zh: '方案文件', en: 'plan' }, act: { zh: '办理记录', en: 'act' } };

export function addPlanWithheld(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'withheld [plan]', '标记为不公开的内容', 'what is withheld from the public');
  shell.does(command, async (context, _options, asked) => {
    const api = await context.signedIn();
    const answer = await answerOf(api.GET('/api/plans/{plan}/withheld', { params: { path: { plan: await planNamed(api, asked) } } }));
    const heads = [['内容', 'Item'], ['依据', 'By'], ['时间', 'When'], ['理由', 'Why']] as const;
    const rows = answer.marks.map(({ item, reason, source, at }) => [item, SOURCES[source][context.language], at === undefined ? '' : minutesOf(at), reason]);
    context.result(answer, () => context.table(heads.map(([zh, en]) => context.say(zh, en)), rows));
    if (rows.length === 0) context.talk('没有标记为不公开的内容。', 'Nothing is withheld.');
    return undefined;
  });
}
