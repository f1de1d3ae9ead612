import { keyIn } from '../config/keyFile.ts';

/**
 * @returns the key that signs certificates and checkpoints, from the data folder; made there when there is none.
 * @throws Error when the file holds something else: it is not replaced, since what a new key signs is not what the old one signed.
 */
export function recordKeyIn(dataFolder: string): Promise<Uint8Array> {
  return keyIn({
    folder: dataFolder,
    name: 'record.key',
    whenDamaged: {
      zh: '请从备份恢复它；若已无备份，删除它后重新启动即启用新密钥，并请把新公钥告知持有凭证和核验点的人。',
      en: 'Restore it from a backup. Without one, remove it and start again: a new key is made then; tell its public half to all who hold certificates and checkpoints.',
    },
  });
}
