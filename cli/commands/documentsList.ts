import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
  readonly measure?: string;
  readonly series?: string;
  readonly limit: string;
  readonly offset: string;
}

export function addDocumentsList(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'list', '文书登记簿，最近签发的在前', 'the register of documents, issued last first')
    .option('--plan <plan>', say('方案编号；只有一个方案时可省略', 'the plan; may be left out while there is only one'))
    .option('--measure <ref>', say('只看一项措施的', 'only those of a measure'))
    .option('--series <series>', say('只看一个文号系列，如 限改', 'only those of a series'))
    .option('--limit <n>', say('最多列出多少份（1-500）', 'at most so many (1-500)'), '100')
    .option('--offset <n>', say('跳过前多少份', 'skip so many'), '0');
  shell.does<Options>(command, async (context, { plan, measure, series, limit, offset }) => {
    const api = await context.signedIn();
    const path = { plan: await planNamed(api, plan) };
    const query = { limit, offset, ...(measure !== undefined && { measure }), ...(series !== undefined && { series }) };
    const answer = await answerOf(api.GET('/api/plans/{plan}/documents', { params: { path, query } }));
    const rows = answer.documents.map(({ id, number, name, datedOn, measure: of, to, answerBy, answer: reply }) => [
      `${of.ref}/${id}`,
      number ?? '—',
      name,
      datedOn,
      to.map(({ post, receipt }) => `${post.holder?.name ?? post.title}${receipt ? context.say('(已签收)', '(received)') : ''}`).join('、'),
      reply ? context.say('已回复', 'answered') : (answerBy?.lastDay ?? '—'),
    ]);
    const heads = [['编号', 'Id'], ['文号', 'Number'], ['文书', 'Document'], ['日期', 'Dated'], ['主送', 'To'], ['答复期限', 'Answer by']] as const;
    context.result(answer, () => context.table(heads.map(([zh, en]) => say(zh, en)), rows));
    if (rows.length === 0) context.talk('没有文书。', 'No documents.');
    return undefined;
  });
}
