import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublish } from '../../activities/publish.ts';
import type { Inboxes } from '../../activities/interfaces.ts';
import type { RecordEntry, Recorded } from '../../domain/record.ts';
import { migrateStore } from '../../store/migrate.ts';
import { openPostgresStore } from '../../store/open.ts';
import { savePlan } from '../../store/plans.ts';
import { listRegisteredPapers } from '../../store/papers.ts';
import type { Db } from '../../store/schema.ts';
import { KEYRING } from '../support/claims.ts';
import { RECORD_KEY } from '../support/keys.ts';
import { POSTGRES_MISSING, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { LETTER_AT, Life, newPlanId, planToSave, withLetters } from '../store/life.ts';

const NOBODY: Inboxes = { announce: () => Promise.resolve() };
const PAPERS = 50;
const never = () => Promise.reject(new Error('no such worker'));

describe.skipIf(POSTGRES_MISSING !== undefined)(`fifty papers at once on PostgreSQL${POSTGRES_MISSING === undefined ? '' : ` (skipped: ${POSTGRES_MISSING})`}`, () => {
  let server: TestPostgres;
  const open: Db[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await Promise.all(open.map((db) => db.destroy()));
    await server.stop();
  });

  /** What the engine does with an activity that failed: it tries again, with the same entry. */
  async function untilDone(publish: (entry: RecordEntry) => Promise<Recorded>, entry: RecordEntry, failed: () => void): Promise<Recorded> {
    for (;;) {
      try {
        return await publish(entry);
      } catch {
        failed();
      }
    }
  }

  it.each([5, 20, 40])('and every connection cut, transactions and all, when %i of them are numbered: 1 to 50, none twice, none missing', async (cutAfter) => {
    const url = await server.database();
    const stores = Array.from({ length: 4 }, () => openPostgresStore({ url }));
    open.push(...stores);
    const [db] = stores;
    if (!db) throw new Error('no store');
    await migrateStore(db);
    const planId = newPlanId();
    await savePlan(db, planToSave(planId));
    const workers = stores.map((store) => createPublish({ db: store, inboxes: NOBODY, keyring: KEYRING, recordKey: RECORD_KEY }));
    const lives = Array.from({ length: PAPERS }, (_, index) => new Life(withLetters(planId, `M-${index}`)));
    await Promise.all(lives.map((life, index) => (workers[index % 4] ?? never)(life.last)));
    let [numbered, failures] = [0, 0];
    const given = await Promise.all(lives.map(async (life, index) => {
      const worker = workers[index % 4];
      if (!worker) throw new Error('no worker');
      const entry = life.until(LETTER_AT);
      const { numbers } = await untilDone(worker, entry, () => (failures += 1));
      numbered += 1;
      if (numbered === cutAfter) await server.cutConnections();
      // An attempt thought dead whose repetition comes later still: it is told the number it has.
      expect((await untilDone(worker, entry, () => (failures += 1))).numbers).toEqual(numbers);
      return numbers.map(({ number }) => number);
    }));
    const all = Array.from({ length: PAPERS }, (_, index) => `限改〔2026〕${index + 1}号`).sort();
    expect(given.flat().sort()).toEqual(all);
    expect((await listRegisteredPapers(db, planId)).map(({ number }) => number).sort()).toEqual(all);
    expect(failures, 'nothing was cut: the trial shows nothing').toBeGreaterThan(0);
  }, 120_000);
});
