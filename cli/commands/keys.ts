import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { Command } from 'commander';
import { answerOf } from '../apiClient.ts';
import type { Shell } from '../shell.ts';

export function addKeysShow(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'show', '本系统的签名密钥，及各方案中信任它的措施数（限管理员）', 'the keys of this installation, and how many measures trust them (administrators)');
  shell.does(command, async (context) => {
    const answer = await answerOf((await context.signedIn()).GET('/api/keys'));
    const { say } = context;
    context.result(answer, () => [
      ...context.table([say('密钥', 'Key'), say('公钥', 'Public key')], answer.keys.map(({ id, publicKey }) => [id, publicKey])),
      '',
      ...context.table([say('方案', 'Plan'), say('信任这些密钥', 'Trust these keys'), say('其他', 'Others')], answer.plans.map(({ plan, trusting, others }) => [plan, String(trusting), String(others)])),
    ]);
    return undefined;
  });
}

export function addKeysRotate(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'rotate', '让所管方案的全部措施改为只信任本系统现用的密钥；可重复执行（限管理员）', 'have all measures of your plans trust the keys of this installation and no others; safe to repeat (administrators)');
  shell.does(command, async (context) => {
    const answer = await answerOf((await context.signedIn()).POST('/api/keys/rotate'));
    const { say } = context;
    const heads = [say('方案', 'Plan'), say('已更换', 'Changed'), say('无变化', 'Unchanged'), say('已结束', 'Ended'), say('被拒绝', 'Refused')];
    const rows = answer.plans.map(({ plan, changed, unchanged, ended, refused }) => [plan, ...[changed, unchanged, ended, refused].map((list) => String(list.length))]);
    const refused = answer.plans.flatMap((plan) => plan.refused);
    context.result(answer, () => [...context.table(heads, rows), ...refused.map(({ id, code, text }) => `${id}  ${say(text.zh, text.en)} [${code}]`)]);
    return refused.length > 0 ? 1 : undefined;
  });
}

/** Made on this machine and told nobody else: whoever sees the secret half can act as anybody. */
export function addKeysMake(parent: Command, shell: Shell): void {
  const command = shell.command(parent, 'make', '生成一对新的签名密钥（仅显示，不保存）', 'make a new pair of keys (shown only, kept nowhere)');
  shell.does(command, (context) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    // The last 32 bytes of both encodings are the keys themselves (RFC 8410).
    const secretKey = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32).toString('base64');
    const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
    const { say } = context;
    context.result({ secretKey, publicKey }, () => [`CLAIM_KEY=${secretKey}${say('（私钥，勿外传）', ' (secret: show it to nobody)')}`, `CLAIM_KEYS_TRUSTED=${publicKey}${say('（公钥）', ' (public)')}`]);
    return Promise.resolve(undefined);
  });
}
