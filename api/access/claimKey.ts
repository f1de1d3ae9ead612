import { keyIn } from '../../config/keyFile.ts';

/**
 * @returns the key that vouches for acts towards the measures, from the data folder; made there when there is none.
 * @throws Error when the file holds something else: running measures believe no other key.
 */
export function claimKeyIn(dataFolder: string): Promise<Uint8Array> {
  return keyIn({
    folder: dataFolder,
    name: 'claim.key',
    whenDamaged: {
      zh: '请从备份恢复该文件：正在运行的措施只相信这个密钥，换了密钥就不再接受任何办理。',
      en: 'Restore it from a backup: running measures believe this key only, and would take no act under another.',
    },
  });
}
