import type { Command } from 'commander';
import { digestOf, fileText } from '../../domain/signedFile.ts';
import { answerOf, type Api } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';
import { writeNew } from '../files.ts';
import { planNamed } from '../names.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
  readonly out?: string;
}

export function addAuditCheckpoint(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'checkpoint [id]', '核验点：清单，或把一个写成文件', 'checkpoints: list them, or write one to a file')
    .option('--plan <plan>', shell.say('整改方案编号', 'id of the plan'))
    .option('--out <file>', shell.say('写成文件，在系统之外保存', 'write it to a file, to be kept outside the system'));
  shell.does<Options>(command, async (context, { plan, out }, id = '') => {
    const api = await context.signedIn();
    const named = await planNamed(api, plan ?? id.slice(0, Math.max(0, id.lastIndexOf('.'))));
    await (id === '' ? list(context, api, named) : show(context, api, named, id, out));
    return undefined;
  });
}

async function list(context: Context, api: Api, plan: string): Promise<void> {
  const answer = await answerOf(api.GET('/api/plans/{plan}/checkpoints', { params: { path: { plan } } }));
  const { say } = context;
  const heads = [say('编号', 'id'), say('时间', 'taken'), say('措施', 'measures'), say('密钥', 'key')];
  context.result(answer, () => context.table(heads, answer.checkpoints.map(({ id, takenAt, measures, keyId }) => [id, minutesOf(takenAt), String(measures), keyId])));
}

async function show(context: Context, api: Api, plan: string, checkpoint: string, out: string | undefined): Promise<void> {
  const file = await answerOf(api.GET('/api/plans/{plan}/checkpoints/{checkpoint}', { params: { path: { plan, checkpoint } } }));
  if (out !== undefined) await writeNew(out, fileText(file));
  const { say, label } = context;
  context.result(file, () => [
    `${say('核验点', 'Checkpoint')} ${checkpoint}`,
    `  ${label('时间', 'Taken')}${minutesOf(file.content.takenAt)}`,
    `  ${label('措施', 'Measures')}${file.content.heads.length}`,
    `  ${label('签署密钥', 'Signed by key')}${file.key.id}`,
    `  ${label('文件摘要（SHA-256，应与邮件所印一致）', 'Digest of the file (SHA-256, as the mail prints it)')}${digestOf(file)}`,
    ...(out === undefined ? [] : [say(`已写入 ${out}。`, `Written to ${out}.`)]),
  ]);
}
