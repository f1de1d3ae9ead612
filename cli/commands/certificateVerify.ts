import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { FAULT_WORDS } from '../../domain/audit/files.ts';
import type { Certificate } from '../../domain/certificate.ts';
import { faultsOf, type Signed } from '../../domain/signedFile.ts';
import type { Word } from '../../domain/words.ts';
import { readCertificateFile, readPublicKeyFile } from '../../plans/proofFiles.ts';
import type { Context } from '../context.ts';
import { cliError, reasonOf } from '../errors.ts';
import { readProof } from '../proof/folder.ts';
import { certificateLines } from '../show/certificate.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly key?: string;
}

interface Judged {
  readonly file?: Signed<Certificate>;
  readonly faults: readonly { readonly code: string; readonly text: Word }[];
}

export function addCertificateVerify(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'verify <file>', '验证一份销号凭证（不需要服务器）', 'verify a closure certificate (needs no server)')
    .option('--key <file>', shell.say('从可信处取得的公钥文件', 'the public key, from where you trust it'));
  shell.does<Options>(command, async (context, { key }, path = '') => {
    const keys = key === undefined ? undefined : [await readProof(key, readPublicKeyFile)];
    const bytes = await readFile(path).catch((error: unknown): never => {
      throw cliError('fileUnreadable', { file: path, reason: reasonOf(error) });
    });
    // Bytes that are no UTF-8 become what no certificate holds: an altered file is told as such, whatever was done to it.
    const { file, faults } = judge(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), keys);
    const isValid = faults.length === 0;
    const shown = file && { measure: file.content.measureId, cycle: file.content.cycle, closedAt: file.content.closedAt, keyId: file.key.id };
    context.result({ isValid, isKeyGiven: keys !== undefined, faults, ...(shown && { certificate: shown }) }, () => (isValid && file ? validLines(context, file, keys !== undefined) : invalidLines(context, path, faults)));
    return isValid ? 0 : 1;
  });
}

function judge(text: string, keys: Parameters<typeof faultsOf>[2]): Judged {
  const reading = readCertificateFile(text);
  if ('problem' in reading) return { faults: [{ code: 'unreadable', text: reading.problem }] };
  const file = reading.value;
  return { file, faults: faultsOf(file, text, keys).map((code) => ({ code, text: FAULT_WORDS[code] })) };
}

function validLines(context: Context, { content, key }: Signed<Certificate>, isKeyGiven: boolean): string[] {
  const { say } = context;
  const by = isKeyGiven
    ? say(`凭证有效：内容未被改动，由给定的公钥（${key.id}）签署。`, `The certificate is valid: nothing was altered, and it was signed by the key given (${key.id}).`)
    : say(
        `凭证完好：内容未被改动，与其自带的公钥（${key.id}）相符。是否由本单位签署，须用 --key 给出从可信处取得的公钥才能证明。`,
        `The certificate is whole: nothing was altered, and it fits the public key it carries itself (${key.id}). Who signed it is proven only against a key you trust: give it with --key.`,
      );
  return [by, ...certificateLines(context, content)];
}

function invalidLines(context: Context, path: string, faults: Judged['faults']): string[] {
  return [context.say(`凭证无效：${path}`, `The certificate is not valid: ${path}`), ...faults.map(({ text }) => `  - ${text[context.language]}`)];
}
