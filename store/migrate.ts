import { Migrator, type Migration } from 'kysely';
import { figures } from './migrations/figures.ts';
import { initial } from './migrations/initial.ts';
import { mail } from './migrations/mail.ts';
import { notices } from './migrations/notices.ts';
import { planLife } from './migrations/planLife.ts';
import { proof } from './migrations/proof.ts';
import { standing } from './migrations/standing.ts';
import type { Db } from './schema.ts';
import { StoreError } from './storeError.ts';

/** In order of their names. One that has been released is never changed: a change is a new one. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-plan-life': planLife,
  '0002-proof': proof,
  '0003-standing': standing,
  '0004-notices': notices,
  '0005-mail': mail,
  '0007-figures': figures,
};

/**
 * Brings the database to the shape this program knows. Safe to run from several processes at once: Kysely holds an advisory
 * lock around each run, and who comes second finds nothing left to do.
 *
 * @throws StoreError `migration` when a step fails (nothing of the run is kept) or the database is newer than the program.
 */
export async function migrateStore(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? '—';
  const detail = error instanceof Error ? error.message : JSON.stringify(error);
  throw new StoreError(
    'migration',
    `数据库结构升级未完成（步骤 ${failed}）：${detail}。未保留任何改动。若数据库由更新版本的程序建立，请改用该版本；否则请检查数据库权限后重试。`,
    `The database could not be migrated (step ${failed}): ${detail}. Nothing of it was kept. If a newer version of the program made this database, use that version; otherwise check the rights on the database and try again.`,
    { cause: error },
  );
}
