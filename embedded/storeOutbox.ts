import type { Logger } from 'pino';
import { bodyOf } from '../api/plans/savedPlan.ts';
import type { Releases } from '../client/inboxes.ts';
import { holderOf } from '../domain/directory.ts';
import { listNotices, type NoticeRow } from '../store/notices.ts';
import { listPeople } from '../store/people.ts';
import { findPlan, listPlans } from '../store/plans.ts';
import type { Db } from '../store/schema.ts';
import type { Administrator, Outbox, WaitingMail } from './outbox.ts';

/** More than any example has; a page that lists more helps nobody. */
const MOST_NOTICES = 20_000;
const EVERYBODY = 'all';

/** What waits in the store, as the mail page shows and releases it. */
export function outboxOf(db: Db, inboxes: Releases, log: Logger): Outbox {
  const waiting = () => waitingMails(db);
  return {
    waiting,
    administrators: () => administrators(db),
    async release(personId, by) {
      const people = (await waiting()).map((mail) => mail.personId).filter((person) => personId === EVERYBODY || person === personId);
      let released = 0;
      for (const person of people) released += await inboxes.release(person, by);
      log.info({ by, released, person: personId }, 'waiting mail released on the mail page');
      return released;
    },
  };
}

async function waitingMails(db: Db): Promise<WaitingMail[]> {
  const people = new Map((await listPeople(db)).map((person) => [person.id, person]));
  const byPerson = new Map<string, NoticeRow[]>();
  for (const notice of await listNotices(db, { state: 'waiting' }, { limit: MOST_NOTICES, offset: 0 })) {
    if (notice.personId === null) continue;
    byPerson.set(notice.personId, [...(byPerson.get(notice.personId) ?? []), notice]);
  }
  return [...byPerson].map(([personId, notices]) => ({
    personId,
    personName: people.get(personId)?.name ?? personId,
    email: people.get(personId)?.email ?? undefined,
    sendAt: Math.min(...notices.map((notice) => notice.sendAt)),
    notices: notices.map(({ facts, kind, createdAt }) => ({ measureRef: facts.ref, subject: facts.measureTitle, kind, createdAt })),
  }));
}

async function administrators(db: Db): Promise<Administrator[]> {
  const names = new Map((await listPeople(db)).map(({ id, name }) => [id, name]));
  const found = new Set<string>();
  for (const { id } of await listPlans(db)) {
    const plan = await findPlan(db, id);
    if (!plan) continue;
    for (const post of bodyOf(plan).administrators) {
      const holder = holderOf(plan.directory, post, plan.calendar, Date.now());
      if (holder !== undefined) found.add(holder);
    }
  }
  return [...found].map((personId) => ({ personId, name: names.get(personId) ?? personId }));
}
