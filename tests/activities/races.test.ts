import { describe, expect, it } from 'vitest';
import { createDeliver } from '../../activities/deliver.ts';
import type { Inboxes } from '../../activities/interfaces.ts';
import { linksTo } from '../../activities/templates/links.ts';
import type { Mailer, OutgoingMail } from '../../activities/mail.ts';
import { createPublish } from '../../activities/publish.ts';
import { listNotices } from '../../store/notices.ts';
import { savePlan } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { KEYRING } from '../support/claims.ts';
import { at, DEFINITION, DIRECTORY } from '../support/definitions.ts';
import { RECORD_KEY } from '../support/keys.ts';
import { Life, newPlanId, planToSave, withLetters } from '../store/life.ts';
import { onPostgres } from '../store/stores.ts';

const EVERYTHING = { limit: 10_000, offset: 0 };
const NOW = at('2026-09-02', '12:00');

/** A mail server that takes a moment, like a real one, and remembers. */
class SlowMailer implements Mailer {
  readonly sent: OutgoingMail[] = [];

  async send(mail: OutgoingMail): Promise<{ outcome: 'accepted' }> {
    await new Promise((resolve) => setImmediate(resolve));
    this.sent.push(mail);
    return { outcome: 'accepted' };
  }
}

/**
 * Inboxes that behave as the inbox workflow does: told of an instant, they deliver until nothing more is due, one delivery at a
 * time per person, and they look again only when told to or when the last delivery said so.
 */
class LiveInboxes implements Inboxes {
  deliver: ReturnType<typeof createDeliver> = () => Promise.reject(new Error('not wired yet'));
  signals = 0;
  readonly #next = new Map<string, number>();
  readonly #busy = new Map<string, Promise<void>>();

  announce(person: string, sendAt: number): Promise<void> {
    this.signals += 1;
    this.#next.set(person, Math.min(this.#next.get(person) ?? sendAt, sendAt));
    this.#wake(person);
    return Promise.resolve();
  }

  async idle(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(this.#busy.values());
  }

  #wake(person: string): void {
    if (this.#busy.has(person)) return;
    const run = this.#run(person).finally(() => {
      this.#busy.delete(person);
      // Somebody may have called between the last look and this line.
      if ((this.#next.get(person) ?? Infinity) <= NOW) this.#wake(person);
    });
    this.#busy.set(person, run);
  }

  async #run(person: string): Promise<void> {
    for (let next = this.#next.get(person); next !== undefined && next <= NOW; next = this.#next.get(person)) {
      this.#next.delete(person);
      const { nextAt } = await this.deliver({ person, now: NOW, isReleased: false });
      if (nextAt !== undefined) this.#next.set(person, Math.min(this.#next.get(person) ?? nextAt, nextAt));
    }
  }
}

onPostgres((stores) => {
  async function workers(count: number): Promise<{ db: Db; mailer: SlowMailer; inboxes: LiveInboxes; publish: ReturnType<typeof createPublish>[] }> {
    const db = await stores.empty();
    const [mailer, inboxes] = [new SlowMailer(), new LiveInboxes()];
    inboxes.deliver = createDeliver({ db: stores.beside(db), mailer, inboxes, keyring: KEYRING, links: linksTo('https://bihuan.example.org'), messageDomain: 'example.org' });
    const publish = Array.from({ length: count }, () => createPublish({ db: stores.beside(db), inboxes, keyring: KEYRING, recordKey: RECORD_KEY }));
    return { db, mailer, inboxes, publish };
  }

  describe('several workers publish while inboxes deliver', () => {
    it.each([1, 2, 3])('and no notice is left behind (run %i)', async () => {
      const { db, mailer, inboxes, publish } = await workers(4);
      const planId = newPlanId();
      await savePlan(db, planToSave(planId));
      const lives = Array.from({ length: 150 }, (_, index) => new Life({ ...DEFINITION, planId, ref: `M-${index}` }, at('2026-09-01', '10:00') + ((index * 37) % 150) * 1_000));
      const queue = [...lives];
      await Promise.all(publish.map(async (worker) => {
        for (let life = queue.shift(); life; life = queue.shift()) await worker(life.last);
      }));
      await inboxes.idle();
      const notices = await listNotices(db, {}, EVERYTHING);
      expect(notices).toHaveLength(450);
      expect(notices.filter(({ state }) => state !== 'sent')).toEqual([]);
      expect(new Set(mailer.sent.map(({ messageId }) => messageId)).size).toBe(mailer.sent.length);
      // The point of the exercise: far fewer signals than notices.
      expect(inboxes.signals).toBeLessThan(450);
    });

    it('and posts change hands under them: everybody still hears, once', async () => {
      const { db, mailer, inboxes, publish } = await workers(4);
      const planId = newPlanId();
      const heldBy = (person: string) => savePlan(db, planToSave(planId, { directory: { ...DIRECTORY, posts: { ...DIRECTORY.posts, 'bureau-head': { title: '经发局局长', unit: '经发局', holders: [{ person, from: '2026-01-01' }] } } } }));
      await heldBy('wang');
      const queue = Array.from({ length: 120 }, (_, index) => new Life({ ...DEFINITION, planId, ref: `M-${index}` }, at('2026-09-01', '10:00')));
      await Promise.all(publish.map(async (worker) => {
        for (let life = queue.shift(); life; life = queue.shift()) {
          await worker(life.last);
          if (queue.length % 20 === 0) await heldBy(['sun', 'wang', 'zhao'][(queue.length / 20) % 3] ?? 'wang');
        }
      }));
      await inboxes.idle();
      const notices = await listNotices(db, {}, EVERYTHING);
      expect(notices.filter(({ state }) => state !== 'sent')).toEqual([]);
      expect(new Set(mailer.sent.map(({ messageId }) => messageId)).size).toBe(mailer.sent.length);
    });
  });

  it('gives each notice one mail when an attempt thought dead still runs beside the next one', async () => {
    const { db, mailer, inboxes, publish } = await workers(1);
    const planId = newPlanId();
    await savePlan(db, planToSave(planId));
    const deliver = inboxes.deliver;
    inboxes.deliver = () => Promise.resolve({ mailsSent: 0, undeliverable: [] });
    for (let index = 0; index < 30; index += 1) await publish[0]?.(new Life(withLetters(planId, `M-${index}`)).last);
    await Promise.all(Array.from({ length: 4 }, () => deliver({ person: 'li', now: NOW, isReleased: false })));
    const notices = await listNotices(db, { person: 'li' }, EVERYTHING);
    expect(new Set(notices.map(({ state, mailId }) => `${state} ${mailId ?? ''}`)).size).toBe(1);
    // The mail may have left twice, but it is one and the same.
    expect(new Set(mailer.sent.map((mail) => JSON.stringify(mail))).size).toBe(1);
  });
});
