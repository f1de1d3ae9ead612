import { afterAll, beforeAll, expect, it } from 'vitest';
import { limitsFor } from '../../activities/mailLimits.ts';
import type { Mailer, OutgoingMail } from '../../activities/mail.ts';
import { localMinutesAt } from '../../domain/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
import { listNotices } from '../../store/notices.ts';
import { savePlan } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { at, CALENDAR_2026, DEFINITION } from '../support/definitions.ts';
import { Life, newPlanId, planToSave } from '../store/life.ts';
import { onEveryStore } from '../store/stores.ts';
import { Office } from './office.ts';

const REGISTERED = at('2026-09-01', '08:00');
const MINUTE_MS = 60_000;
const LIMITS = limitsFor({ perMinute: 30, domainPerMinute: 20 });
const PEOPLE = Array.from({ length: 60 }, (_, index) => `p${String(index).padStart(2, '0')}`);

/** A way out that notes what left, and when: the limits are about instants, and these are not the wall's. */
class NotingMailer implements Mailer {
  readonly left: { readonly at: number; readonly mail: OutgoingMail }[] = [];
  now = 0;

  send(mail: OutgoingMail) {
    this.left.push({ at: this.now, mail });
    return Promise.resolve({ outcome: 'accepted' as const });
  }

  mostInAnyMinute(domain = ''): number {
    const instants = this.left.filter(({ mail }) => mail.address.endsWith(domain)).map((left) => left.at);
    return Math.max(0, ...instants.map((from) => instants.filter((instant) => instant >= from && instant < from + MINUTE_MS).length));
  }
}

/** Everybody a handler of one measure of their own; nine of ten at one domain. */
function directoryOf(people: readonly string[]): Directory {
  const own = Object.fromEntries(people.map((person) => [person, { title: `${person}科长`, unit: '经发局', holders: [{ person, from: '2026-01-01' }] }]));
  return { posts: { ...DEFINITION.directory.posts, ...own }, people: { ...DEFINITION.directory.people, ...Object.fromEntries(people.map((person) => [person, { name: person }])) } };
}

onEveryStore((stores) => {
  let db: Db;
  const mailer = new NotingMailer();
  let offices: Office[];
  let planId: string;

  beforeAll(async () => {
    db = await stores.empty();
    // Two workers share the store.
    offices = [1, 2].map(() => new Office(db, mailer, () => mailer.now, LIMITS));
    planId = newPlanId();
    const directory = directoryOf(PEOPLE);
    const contacts = Object.fromEntries(PEOPLE.map((person, index) => [person, { email: `${person}@${index % 10 === 9 ? 'small.example' : 'office.example'}` }]));
    await savePlan(db, planToSave(planId, { directory, contacts }));
    for (const person of PEOPLE) {
      for (const half of ['A', 'B']) {
        const definition = { ...DEFINITION, planId, ref: `${half}-${person}`, directory, roles: { ...DEFINITION.roles, handler: [person], leadUnit: [person], participants: [] } };
        await offices[0]?.publish(new Life(definition, REGISTERED).last);
      }
    }
  });
  afterAll(() => {
    mailer.left.length = 0;
  });

  it('lets a crowded morning leave no faster than the limits, one digest each, within working hours, over two workers and a restart', async () => {
    const nextAt = new Map(PEOPLE.map((person) => [person, at('2026-09-01', '09:02')]));
    let looks = 0;
    while (nextAt.size > 0) {
      const [person, when] = [...nextAt].reduce((first, other) => (other[1] < first[1] ? other : first));
      mailer.now = Math.max(mailer.now, when);
      looks += 1;
      // After half of them the workers die, and others begin: what has left still counts.
      if (looks === 40) offices = [1, 2].map(() => new Office(db, mailer, () => mailer.now, LIMITS));
      const outcome = await offices[looks % 2]?.to(person, mailer.now);
      if (outcome?.nextAt === undefined) nextAt.delete(person);
      else nextAt.set(person, outcome.nextAt);
    }
    expect(mailer.left.map(({ mail }) => mail.address.split('@')[0]).sort()).toEqual(PEOPLE);
    expect(mailer.left.every(({ mail }) => mail.subject.includes('2项提醒'))).toBe(true);
    expect(mailer.mostInAnyMinute()).toBeLessThanOrEqual(30);
    expect(mailer.mostInAnyMinute('office.example')).toBeLessThanOrEqual(20);
    const small = mailer.left.filter(({ mail }) => mail.address.endsWith('small.example')).map((left) => left.at);
    expect(Math.max(...small)).toBeLessThan(at('2026-09-01', '09:03'));
    expect(looks).toBeLessThan(150);
    for (const person of PEOPLE) expect((await listNotices(db, { person }, { limit: 10, offset: 0 })).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('keeps what has to wait past the end of the working day until the next morning', async () => {
    const late = at('2026-09-01', '16:59');
    for (const person of PEOPLE) {
      const definition = { ...DEFINITION, planId, ref: `C-${person}`, directory: directoryOf(PEOPLE), roles: { ...DEFINITION.roles, handler: [person], leadUnit: [person], participants: [] } };
      await offices[0]?.publish(new Life(definition, at('2026-09-01', '16:40')).last);
    }
    mailer.left.length = 0;
    mailer.now = late;
    const next = new Map<string, number>();
    for (const person of PEOPLE) {
      const outcome = await offices[0]?.to(person, late);
      if (outcome?.nextAt !== undefined) next.set(person, outcome.nextAt);
    }
    expect(mailer.left.length).toBeGreaterThan(0);
    expect(next.size).toBe(PEOPLE.length - mailer.left.length);
    for (const [person, when] of [...next].sort((a, b) => a[1] - b[1])) {
      expect(localMinutesAt(CALENDAR_2026, when)).toBeGreaterThanOrEqual(9 * 60);
      mailer.now = Math.max(mailer.now, when);
      const outcome = await offices[1]?.to(person, mailer.now);
      if (outcome?.nextAt !== undefined) expect(outcome.nextAt).toBeGreaterThan(mailer.now);
    }
    expect(mailer.left.every((left) => localMinutesAt(CALENDAR_2026, left.at) >= 9 * 60 && localMinutesAt(CALENDAR_2026, left.at) < 18 * 60)).toBe(true);
  });
});
