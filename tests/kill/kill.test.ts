import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOfEpochDay, DAY_MS, MINUTE_MS } from '../../domain/calendar.ts';
import { openEmbeddedStore } from '../../store/open.ts';
import { listRegisteredPapers } from '../../store/papers.ts';
import { OneMachineProcess } from '../support/oneMachine.ts';
import { planText, policyText } from '../support/planText.ts';

const MEASURES = 20;
const SHANGHAI_MS = 8 * 3_600_000;

let folder: string;
let machine: OneMachineProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-kill-'));
  machine = await OneMachineProcess.in(join(folder, 'data'));
  await machine.start('--empty');
});
afterAll(async () => {
  await machine.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The first full minute at least so many seconds from now. */
function minuteAfter(seconds: number): number {
  return Math.ceil((Date.now() + seconds * 1_000) / MINUTE_MS) * MINUTE_MS;
}

/** Starts a plan whose letters all fall due at the given minute, through the command line. */
async function startPlan(id: string, dueAt: number, measures = MEASURES): Promise<void> {
  const local = dueAt + SHANGHAI_MS;
  const today = dateOfEpochDay(Math.floor(local / DAY_MS));
  const minutes = Math.floor((local % DAY_MS) / MINUTE_MS);
  const notice = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const file = join(folder, `${id}.yaml`);
  writeFileSync(join(folder, 'policy.yaml'), policyText(notice));
  const weekend = [-2, -1, 0, 1].map((days) => addDays(today, days)).filter((date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
  writeFileSync(file, planText({ id, measures, adoptedOn: addDays(today, -2), dueOn: addDays(today, -1), workingDays: weekend }));
  for (const [person, act] of [['zheng', 'submit'], ['sun', 'approve']] as const) expect(await machine.bihuan('plan', act, file, '--as', `${id}-${person}`)).toMatchObject({ code: 0 });
  const started = await machine.bihuan('plan', 'start', file, '--as', `${id}-zheng`, '--json');
  expect(started, started.err).toMatchObject({ code: 0 });
  expect((JSON.parse(started.out) as { created: string[] }).created).toHaveLength(measures);
  const again = await machine.bihuan('plan', 'start', file, '--as', `${id}-zheng`, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ created: [], unchanged: expect.objectContaining({ length: measures }) as unknown });
}

interface Papers {
  readonly documents: readonly { readonly number?: string }[];
}
async function numbersOf(id: string): Promise<string[]> {
  const listed = await machine.bihuan('documents', 'list', '--plan', id, '--limit', '500', '--as', `${id}-zheng`, '--json');
  if (listed.code !== 0) return [];
  return (JSON.parse(listed.out) as Papers).documents.map((paper) => /(\d+)号$/.exec(paper.number ?? '')?.[1] ?? '?').sort((a, b) => Number(a) - Number(b));
}

/** @returns how many papers of the plan `k3` had been numbered, in the store a killed process left behind. */
async function numberedIn(store: string): Promise<number> {
  const db = await openEmbeddedStore(store);
  try {
    return (await listRegisteredPapers(db, 'k3')).length;
  } finally {
    await db.destroy();
  }
}

interface Caught {
  readonly mails: readonly { readonly recipients: readonly string[]; readonly subject: string; readonly timesCaught: number }[];
}
async function mailsTo(address: string): Promise<Caught['mails']> {
  const response = await fetch(`${machine.mailUrl}/api/mails`);
  const caught = (await response.json()) as Caught;
  return caught.mails.filter((mail) => mail.recipients.includes(address));
}

const numbersTo = (last: number) => Array.from({ length: last }, (_, index) => String(index + 1));
const ALL = numbersTo(MEASURES);
/** Papers are numbered by the dozen in one transaction: of fifty all may have theirs before anybody can look. */
const AT_ONCE = 300;

describe('kill -9 with timers pending', () => {
  it('of the server, of our process, and of both: every letter comes once, on time, numbered without gap, mailed once', async () => {
    const dueAt = minuteAfter(50);
    await startPlan('k1', dueAt);
    machine.killServer();
    await expect.poll(async () => (await machine.bihuan('measure', 'show', 'k1/M-001', '--as', 'k1-zheng', '--json')).code, { timeout: 60_000 }).toBe(0);
    await machine.killProcess();
    await machine.start('--empty');
    const server = machine.serverPid();
    await machine.killProcess();
    process.kill(server, 'SIGKILL');
    await machine.start('--empty');

    await expect.poll(() => numbersOf('k1'), { timeout: 150_000, interval: 1_000 }).toEqual(ALL);
    await expect.poll(async () => (await mailsTo('k1-wang@office.example')).filter((mail) => mail.subject.includes('限改')).length, { timeout: 60_000, interval: 1_000 }).toBe(MEASURES);
    const mails = await mailsTo('k1-wang@office.example');
    expect(mails.every((mail) => mail.timesCaught === 1)).toBe(true);
  }, 300_000);

  it('of everything, down over the due time: afterwards every letter comes once, late, and nobody gets a burst', async () => {
    const dueAt = minuteAfter(20);
    await startPlan('k2', dueAt);
    const server = machine.serverPid();
    await machine.killProcess();
    process.kill(server, 'SIGKILL');
    await expect.poll(() => Date.now() > dueAt + 2_000, { timeout: 120_000, interval: 500 }).toBe(true);
    await machine.start('--empty');
    await expect.poll(() => numbersOf('k2'), { timeout: 60_000, interval: 1_000 }).toEqual(ALL);
    const shown = await machine.bihuan('measure', 'show', 'k2/M-001', '--as', 'k2-zheng', '--json');
    expect(shown.code).toBe(0);
    expect(shown.out.match(/"ruleFired"/g)?.length ?? 0).toBeLessThanOrEqual(1);
  }, 300_000);

  it('in the middle of three hundred papers issued at once: numbers 1 to 300, none twice, none missing', async () => {
    const dueAt = minuteAfter(40);
    await startPlan('k3', dueAt, AT_ONCE);
    await expect.poll(() => Date.now() >= dueAt, { timeout: 120_000, interval: 20 }).toBe(true);
    // Seen from outside: the kill comes as soon as the register shows the first of them.
    let before: string[] = [];
    await expect.poll(async () => (before = await numbersOf('k3')).length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    await machine.killProcess();
    const atTheKill = await numberedIn(join(folder, 'data', 'store', 'pglite'));
    expect(atTheKill, 'all were numbered before the kill: the trial shows nothing').toBeLessThan(AT_ONCE);
    await machine.start('--empty');
    await expect.poll(() => numbersOf('k3'), { timeout: 120_000, interval: 1_000 }).toEqual(numbersTo(AT_ONCE));
    expect(before.length).toBeLessThanOrEqual(atTheKill);
  }, 300_000);
});
