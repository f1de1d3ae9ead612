import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWorkingDay, localDateAt, localMinutesAt } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import { fastForwardPast } from '../../embedded/virtualTime.ts';
import { listEvents } from '../../store/measures.ts';
import { listMails } from '../../store/mails.ts';
import { listNotices } from '../../store/notices.ts';
import { inboxId } from '../../workflows/messages.ts';
import { CALENDAR_2026, DIRECTORY } from '../support/definitions.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { upcoming } from '../support/upcoming.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

/** The same plan with people of its own, so that no other test writes to their inboxes. */
function withOwnPeople(definition: Definition, suffix: string): Definition {
  const people = Object.fromEntries(Object.entries(DIRECTORY.people).map(([id, person]) => [`${id}-${suffix}`, person]));
  const posts = Object.fromEntries(
    Object.entries(DIRECTORY.posts).map(([id, post]) => [id, { ...post, holders: post.holders.map((holding) => ({ ...holding, person: `${holding.person}-${suffix}` })) }]),
  );
  return { ...definition, directory: { people, posts } };
}

async function startMany(count: number, emails: Record<string, string> = {}): Promise<{ planId: string; suffix: string; ids: string[] }> {
  const planId = uniqueName('inbox');
  const suffix = planId;
  const definitions = Array.from({ length: count }, (_, index) => withOwnPeople(upcoming(planId, `M-${String(index + 1).padStart(3, '0')}`), suffix));
  await office.know(definitions, emails);
  await Promise.all(definitions.map((definition) => office.measures.start(definition)));
  const ids = definitions.map((definition) => `${planId}/${definition.ref}`);
  await expect.poll(async () => (await listNotices(office.db, { planId }, { limit: 500, offset: 0 })).length, { timeout: 30_000 }).toBe(count * 3);
  return { planId, suffix, ids };
}

async function waitingOf(person: string) {
  return listNotices(office.db, { person, state: 'waiting' }, { limit: 500, offset: 0 });
}

describe('a person’s inbox', () => {
  it('sends one digest for twenty assignments, in working hours and not before', async () => {
    const { suffix } = await startMany(20);
    const person = `li-${suffix}`;
    await expect.poll(async () => (await waitingOf(person)).length, { timeout: 30_000 }).toBe(20);
    const waiting = await waitingOf(person);
    const sendAt = Math.min(...waiting.map((notice) => notice.sendAt));
    expect(isWorkingDay(CALENDAR_2026, localDateAt(CALENDAR_2026, sendAt))).toBe(true);
    expect(localMinutesAt(CALENDAR_2026, sendAt)).toBeGreaterThanOrEqual(540);
    await fastForwardPast(office.client, inboxId(person), Math.max(...waiting.map((notice) => notice.sendAt)));
    await expect.poll(async () => (await waitingOf(person)).length, { timeout: 30_000 }).toBe(0);
    const mails = await listMails(office.db, { person }, { limit: 10, offset: 0 });
    expect(mails).toMatchObject([{ state: 'sent', address: `${person}@office.example` }]);
    const caught = office.mail.store.list().filter((mail) => mail.recipients.includes(`${person}@office.example`));
    expect(caught).toHaveLength(1);
  });

  it('is released by an administrator at any hour, once', async () => {
    const { suffix } = await startMany(3);
    const person = `wang-${suffix}`;
    await expect.poll(async () => (await waitingOf(person)).length, { timeout: 30_000 }).toBe(3);
    await expect.poll(() => office.inboxes.release(person), { timeout: 30_000 }).toBe(1);
    expect(await office.inboxes.release(person)).toBe(0);
    expect(await waitingOf(person)).toEqual([]);
  });

  it('puts what cannot be delivered on the measure’s record, tells the administrator, and stops no clock', async () => {
    const suffix = uniqueName('x');
    const planId = suffix;
    const definition = withOwnPeople(upcoming(planId), suffix);
    await office.know([definition], { [`li-${suffix}`]: 'no-address-at-all' });
    await office.measures.start(definition);
    const id = `${planId}/M-001`;
    await expect.poll(async () => (await waitingOf(`li-${suffix}`)).length, { timeout: 30_000 }).toBe(1);
    // Released until its inbox is there: the announcement follows the notice.
    const typesAfterRelease = async () => {
      expect(await office.inboxes.release(`li-${suffix}`)).toBe(0);
      return (await listEvents(office.db, id)).map((event) => event.type);
    };
    await expect.poll(typesAfterRelease, { timeout: 30_000 }).toEqual(['registered', 'noticeUndeliverable']);
    await expect.poll(async () => (await waitingOf(`zheng-${suffix}`)).map((notice) => notice.kind), { timeout: 30_000 }).toEqual(['undeliverable']);
    const state = await office.measures.state(id);
    await fastForwardPast(office.client, id, Date.parse(`${state?.milestones[0]?.dueOn ?? ''}T00:00:00Z`) + 10 * 86_400_000);
    expect((await office.measures.state(id))?.documents.map((paper) => paper.ruleId)).toContain('letter');
  });
});
