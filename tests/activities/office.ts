import { createDeliver } from '../../activities/deliver.ts';
import type { DeliverResult, Inboxes } from '../../activities/interfaces.ts';
import { linksTo } from '../../activities/templates/links.ts';
import type { Mailer } from '../../activities/mail.ts';
import { createPublish } from '../../activities/publish.ts';
import type { PaceLimit } from '../../domain/pace.ts';
import type { Robot } from '../../activities/robots/robot.ts';
import { withRobots } from '../../activities/robots/robotMailer.ts';
import type { RecordEntry } from '../../domain/record.ts';
import { releaseSubject, signClaim } from '../../domain/claim.ts';
import type { Db } from '../../store/schema.ts';
import { KEYRING, OFFICE_KEY } from '../support/claims.ts';
import { RECORD_KEY } from '../support/keys.ts';

/** Inboxes that only write down who was woken, and for when. */
export class RecordingInboxes implements Inboxes {
  readonly announced: { readonly person: string; readonly sendAt: number }[] = [];
  /** Runs before a signal is taken; what it throws fails the signal. */
  beforeAnnounce: (person: string) => void | Promise<void> = () => undefined;

  async announce(person: string, sendAt: number): Promise<void> {
    await this.beforeAnnounce(person);
    this.announced.push({ person, sendAt });
  }

  /** @returns who was woken since the last call, sorted. */
  taken(): string[] {
    return this.announced.splice(0).map(({ person }) => person).sort();
  }
}

/** Both activities over one store. */
export class Office {
  readonly db: Db;
  readonly inboxes = new RecordingInboxes();
  readonly publish: ReturnType<typeof createPublish>;
  readonly deliver: ReturnType<typeof createDeliver>;
  readonly #wallClock: () => number;

  constructor(db: Db, mailer: Mailer, wallClock: () => number = Date.now, limits?: (address: string) => readonly PaceLimit[], robots: readonly Robot[] = []) {
    this.db = db;
    this.#wallClock = wallClock;
    const { inboxes } = this;
    this.publish = createPublish({ db, inboxes, robots, keyring: KEYRING, recordKey: RECORD_KEY });
    this.deliver = createDeliver({ db, inboxes, keyring: KEYRING, mailer: withRobots(mailer, robots, wallClock), robots, links: linksTo('https://bihuan.example.org'), messageDomain: 'bihuan.example.org', wallClock, ...(limits && { limits }) });
  }

  async publishAll(entries: readonly RecordEntry[]): Promise<void> {
    for (const entry of entries) await this.publish(entry);
  }

  to(person: string, now: number, isReleased = false): Promise<DeliverResult> {
    const command = { id: 'release', person: 'zheng' };
    const release = { ...command, claim: signClaim(releaseSubject(person, command), OFFICE_KEY, this.#wallClock(), 120_000) };
    return this.deliver({ person, now, isReleased, ...(isReleased && { release }) });
  }
}
