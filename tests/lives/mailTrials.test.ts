import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Activities } from '../../activities/interfaces.ts';
import type { Definition } from '../../domain/definition.ts';
import { fastForward, fastForwardPast } from '../../embedded/virtualTime.ts';
import { listEvents } from '../../store/measures.ts';
import { listMails } from '../../store/mails.ts';
import { listNotices } from '../../store/notices.ts';
import { inboxId } from '../../workflows/messages.ts';
import { startSmtp, type TestSmtp } from '../activities/smtp.ts';
import { DIRECTORY } from '../support/definitions.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { upcoming } from '../support/upcoming.ts';

/** Real inboxes on the real engine, the real way out, and a mail server that makes trouble. */

const EVERYTHING = { limit: 500, offset: 0 };
const MINUTE_MS = 60_000;
const fixture = (name: string) => readFileSync(new URL(`../fixtures/smtp/${name}.pem`, import.meta.url), 'utf8');

let office: Office;
let smtp: TestSmtp;
/** What each inbox took for now, at its last look. */
let looks: Map<string, number[]>;
afterEach(async () => {
  await office.stop();
  await smtp.stop();
});

function noting(real: Activities): Activities {
  return {
    ...real,
    deliver: (request) => {
      looks.set(request.person, [...(looks.get(request.person) ?? []), request.now]);
      return real.deliver(request);
    },
  };
}

async function open(security?: Parameters<typeof startSmtp>[0], settings: { tls?: 'required'; trusted?: string } = {}): Promise<void> {
  looks = new Map();
  smtp = await startSmtp(security);
  office = await openOffice(noting, { url: smtp.url, ...settings });
}

/** One measure with people of its own, registered; its news waits for the gathering time. */
async function register(): Promise<{ id: string; person: (name: string) => string; address: (name: string) => string }> {
  const planId = uniqueName('trial');
  const person = (name: string) => `${name}-${planId}`;
  const people = Object.fromEntries(Object.entries(DIRECTORY.people).map(([id, value]) => [person(id), value]));
  const posts = Object.fromEntries(Object.entries(DIRECTORY.posts).map(([id, post]) => [id, { ...post, holders: post.holders.map((holding) => ({ ...holding, person: person(holding.person) })) }]));
  const definition: Definition = { ...upcoming(planId), directory: { people, posts } };
  await office.know([definition]);
  await office.measures.start(definition);
  await expect.poll(async () => (await listNotices(office.db, { planId }, EVERYTHING)).filter(({ personId }) => personId !== null).length, { timeout: 30_000 }).toBe(3);
  return { id: `${planId}/M-001`, person, address: (name) => `${person(name)}@office.example` };
}

async function untilDue(person: string): Promise<void> {
  const waiting = await listNotices(office.db, { person, state: 'waiting' }, EVERYTHING);
  // Its inbox is begun after the notice is in the store.
  await expect.poll(() => fastForwardPast(office.client, inboxId(person), Math.max(...waiting.map(({ sendAt }) => sendAt))).then(() => true, () => false), { timeout: 30_000 }).toBe(true);
}

const mailTo = (address: string) => smtp.accepted.filter(({ to }) => to === address);

describe('a mail server in trouble', () => {
  it('that answers 451 for ten minutes gets the same mail again, in growing intervals, and takes it once; others wait for nobody', async () => {
    await open();
    const { person, address } = await register();
    const [li, wang] = [person('li'), person('wang')];
    const isTooEarly = () => {
      const own = looks.get(li) ?? [];
      return (own.at(-1) ?? 0) < (smtpAskedAt ?? Infinity) + 10 * MINUTE_MS;
    };
    let smtpAskedAt: number | undefined;
    smtp.answerMessage = (to) => {
      if (to !== address('li')) return undefined;
      smtpAskedAt ??= looks.get(li)?.at(-1);
      return isTooEarly() ? { code: 451, text: '4.7.1 Try again in ten minutes' } : undefined;
    };
    await untilDue(li);
    await untilDue(wang);
    await expect.poll(() => mailTo(address('wang')).length, { timeout: 30_000 }).toBe(1);
    expect(mailTo(address('li'))).toEqual([]);
    await fastForward(office.client, inboxId(li), 20 * 60);
    await expect.poll(() => mailTo(address('li')).length, { timeout: 30_000 }).toBe(1);
    const [mail] = await listMails(office.db, { person: li }, EVERYTHING);
    const tries = smtp.offered.filter((id) => id === mail?.messageId);
    // At once, after 1, 3, 7 and 15 minutes.
    expect(tries).toHaveLength(5);
    expect(new Set(smtp.offered).size).toBe(2);
    expect(mail).toMatchObject({ state: 'sent' });
  });

  it('that answers 550 for one recipient: it stands on the record, the administrator is written to, the others get their mail', async () => {
    await open();
    const { id, person, address } = await register();
    smtp.answerRecipient = (to) => (to === address('li') ? { code: 550, text: '5.1.1 No such user' } : undefined);
    await untilDue(person('li'));
    await untilDue(person('wang'));
    await expect.poll(async () => (await listEvents(office.db, id)).map(({ type }) => type), { timeout: 30_000 }).toEqual(['registered', 'noticeUndeliverable']);
    await expect.poll(() => mailTo(address('wang')).length, { timeout: 30_000 }).toBe(1);
    await expect.poll(async () => (await listNotices(office.db, { person: person('zheng'), state: 'waiting' }, EVERYTHING)).length, { timeout: 30_000 }).toBe(1);
    await untilDue(person('zheng'));
    await expect.poll(() => mailTo(address('zheng')).length, { timeout: 30_000 }).toBe(1);
    expect(mailTo(address('zheng'))[0]?.mail.text).toContain('550 5.1.1 No such user');
    expect((await office.measures.state(id))?.phase).toBe('registered');
  });

  it('whose connection drops at the final dot gets the same bytes under the same Message-ID again', async () => {
    await open();
    const { person, address } = await register();
    let drops = 0;
    smtp.answerMessage = (to) => (to === address('li') && (drops += 1) <= 2 ? 'drop' : undefined);
    await untilDue(person('li'));
    await expect.poll(() => mailTo(address('li')).length, { timeout: 60_000 }).toBe(1);
    const [mail] = await listMails(office.db, { person: person('li') }, EVERYTHING);
    expect(smtp.offered.filter((id) => id === mail?.messageId)).toHaveLength(3);
    expect(new Set(smtp.offered).size).toBe(1);
    await expect.poll(async () => (await listNotices(office.db, { person: person('li') }, EVERYTHING)).map(({ state }) => state), { timeout: 30_000 }).toEqual(['sent']);
  });

  it('that refuses STARTTLS hears nothing of anybody; when it offers it, everybody gets one mail', async () => {
    await open({ disabledCommands: ['STARTTLS', 'AUTH'] }, { tls: 'required', trusted: fixture('certificate') });
    const { person, address } = await register();
    const names = ['li', 'wang', 'zhang'].map(person);
    for (const name of names) await untilDue(name).catch(() => undefined);
    await expect.poll(async () => (await listMails(office.db, { person: person('li') }, EVERYTHING)).map(({ state, error }) => ({ state, error })), { timeout: 60_000 }).toEqual([{ state: 'frozen', error: expect.stringContaining('不提供加密连接') as string }]);
    const before = smtp;
    expect(before.heardInClear()).not.toMatch(/MAIL FROM|RCPT TO/);
    await before.stop();
    smtp = await startSmtp({ cert: fixture('certificate'), key: fixture('key'), disabledCommands: ['AUTH'] }, Number(new URL(before.url).port));
    await expect.poll(() => mailTo(address('li')).length, { timeout: 120_000, interval: 500 }).toBe(1);
    await expect.poll(() => mailTo(address('wang')).length, { timeout: 120_000, interval: 500 }).toBe(1);
    expect(new Set(smtp.offered).size).toBe(smtp.offered.length);
    expect(smtp.heardInClear()).not.toMatch(/RCPT TO/);
    expect(before.accepted).toEqual([]);
  });
}, 300_000);
