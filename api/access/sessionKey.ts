import { keyIn } from '../../config/keyFile.ts';

/**
 * @returns the key that signs sessions, from the data folder; made there when there is none.
 * @throws Error when the file holds something else: it is not replaced, since that would end every session unasked.
 */
export function sessionKeyIn(dataFolder: string): Promise<Uint8Array> {
  return keyIn({
    folder: dataFolder,
    name: 'session.key',
    whenDamaged: { zh: '请删除它后重新启动（所有人需重新登录）。', en: 'Remove the file and start again; everybody will have to sign in again.' },
  });
}
