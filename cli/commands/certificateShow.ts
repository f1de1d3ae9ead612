import type { Command } from 'commander';
import { fileText } from '../../domain/signedFile.ts';
import { answerOf } from '../apiClient.ts';
import { writeNew } from '../files.ts';
import { measureNamed, withNearMeasure } from '../names.ts';
import { certificateLines } from '../show/certificate.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly cycle?: string;
  readonly out?: string;
}

export function addCertificateShow(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'show <measure>', '一项措施的销号凭证', 'the closure certificate of a measure')
    .option('--cycle <n>', shell.say('第几轮，默认最近一次销号', 'of which cycle; the last closure by default'))
    .option('--out <file>', shell.say('写成可离线验证的文件', 'write it as a file that can be verified offline'));
  shell.does<Options>(command, async (context, { cycle, out }, id = '') => {
    const api = await context.signedIn();
    const path = await measureNamed(api, id);
    const certificate = await withNearMeasure(api, path, answerOf(api.GET('/api/plans/{plan}/measures/{ref}/certificate', { params: { path, query: { ...(cycle !== undefined && { cycle }) } } })));
    if (out !== undefined) await writeNew(out, fileText(certificate));
    context.result(certificate, () => [
      ...certificateLines(context, certificate.content),
      `  ${context.label('签署密钥', 'Signed by key')}${certificate.key.id}`,
      ...(out === undefined ? [] : [context.say(`已写入 ${out}，可用 bihuan certificate verify ${out} 验证。`, `Written to ${out}; verify it with bihuan certificate verify ${out}.`)]),
    ]);
    return undefined;
  });
}
