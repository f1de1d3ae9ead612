import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import type { Shell } from '../shell.ts';

export function addCertificateKey(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'key', '签署凭证和核验点的公钥（新的在前）', 'public keys that sign certificates and checkpoints (the newest first)');
  shell.does(command, async (context) => {
    const answer = await answerOf(context.open.GET('/api/record-keys'));
    context.result(answer, () => answer.keys.map(({ publicKey }) => publicKey));
    return undefined;
  });
}
