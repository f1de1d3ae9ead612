import { startMailCatcher, type MailCatcher } from '../../embedded/mailCatcher.ts';
import { inboxesOf, releasesOf, type InboxVerbs } from '../../client/inboxes.ts';
import { measuresOf, type Measures } from '../../client/measures.ts';
import { SYSTEM } from '../../domain/claim.ts';
import type { SmtpSettings } from '../../activities/mail.ts';
import type { Activities } from '../../activities/interfaces.ts';
import { plansOf, type Plans } from '../../client/plans.ts';
import type { Definition } from '../../domain/definition.ts';
import { migrateStore } from '../../store/migrate.ts';
import { openEmbeddedStore } from '../../store/open.ts';
import { savePlan } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { createActivities } from '../../worker/wiring.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEYRING, SIGNER } from './claims.ts';
import { startTestEngine, type TestEngine } from './engine.ts';
import { RECORD_KEY } from './keys.ts';

/** Everything a measure lives with, real: engine in virtual time, worker, read model, mail over SMTP. */
export interface Office extends TestEngine {
  readonly db: Db;
  readonly mail: MailCatcher;
  readonly measures: Measures;
  readonly plans: Plans;
  readonly inboxes: InboxVerbs & { release(person: string, by?: string): Promise<number> };
  /** Makes the plan of these measures known, as starting it through the api would. */
  know(definitions: readonly Definition[], emails?: Readonly<Record<string, string>>): Promise<void>;
}

/**
 * @param around lets a test stand between the worker and the real activities: to note what passes, or to be away for a while.
 * @param smtp another way for mail than the catcher.
 */
export async function openOffice(around: (real: Activities) => Activities = (real) => real, smtp?: Omit<SmtpSettings, 'from'>): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-office-'));
  const db = await openEmbeddedStore();
  await migrateStore(db);
  const mail = await startMailCatcher({ folder, port: 0, say: () => undefined });
  const late: { inboxes?: InboxVerbs } = {};
  const inboxes = { announce: async (person: string, sendAt: number) => late.inboxes?.announce(person, sendAt) };
  const real = createActivities({ db, inboxes, smtp: { ...(smtp ?? { url: mail.smtpUrl }), from: '闭环督办 <bihuan@office.example>' }, publicUrl: 'http://127.0.0.1:8780', keyring: KEYRING, recordKey: RECORD_KEY });
  const engine = await startTestEngine(around({ publish: real.publish, publishPlan: real.publishPlan, deliver: real.deliver, checkpoint: real.checkpoint }));
  const announcing = inboxesOf(engine.client, engine.taskQueue);
  late.inboxes = announcing;
  const releases = releasesOf(engine.client, SIGNER);
  return {
    ...engine,
    db,
    mail,
    measures: measuresOf(engine.client, SIGNER, engine.taskQueue),
    plans: plansOf(engine.client, SIGNER, engine.taskQueue),
    inboxes: { announce: announcing.announce, release: (person, by = SYSTEM) => releases.release(person, by) },
    know: (definitions, emails = {}) => know(db, definitions, emails),
    async stop() {
      await engine.stop();
      real.close();
      await mail.stop();
      await db.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function know(db: Db, definitions: readonly Definition[], emails: Readonly<Record<string, string>>): Promise<void> {
  const [first] = definitions;
  if (!first) return;
  const { planId: id, planTitle: title, calendar, directory } = first;
  const contacts = Object.fromEntries(Object.keys(directory.people).map((person) => [person, { email: emails[person] ?? `${person}@office.example` }]));
  await savePlan(db, { id, title, adoptedOn: '2026-01-01', hash: id, body: {}, calendar, directory, contacts });
}
