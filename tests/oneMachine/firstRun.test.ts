import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OneMachineProcess } from '../support/oneMachine.ts';

const ADMINISTRATOR = 'shen-dingchou';
const AUTHORITY = 'zhao-jiazi';
const PLAN = 'zhenjiang-2026';

let folder: string;
let machine: OneMachineProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-first-'));
  machine = await OneMachineProcess.in(join(folder, 'data'));
  await machine.start();
});
afterAll(async () => {
  await machine.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function json<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await machine.bihuan(...args, '--as', ADMINISTRATOR, '--json');
  expect(code, err + out).toBe(0);
  return JSON.parse(out) as T;
}

interface Waiting {
  readonly notices: readonly { readonly person?: { readonly id: string } }[];
}
interface Caught {
  readonly total?: number;
  readonly mails: readonly { readonly id: string; readonly recipients: readonly string[]; readonly timesCaught: number }[];
}
async function caught(): Promise<Caught['mails']> {
  const mails: Caught['mails'][number][] = [];
  for (let page = 1; ; page += 1) {
    const batch = ((await (await fetch(`${machine.mailUrl}/api/mails?page=${String(page)}`)).json()) as Caught).mails;
    const fresh = batch.filter((mail) => !mails.some((known) => known.id === mail.id));
    if (fresh.length === 0) return mails;
    mails.push(...fresh);
  }
}

describe('the first run, with the example plan adopted today', () => {
  it('lists 143 measures', async () => {
    const { total } = await json<{ total: number }>('measure', 'list', '--plan', PLAN);
    expect(total).toBe(143);
  });

  it('has been approved by its authority, on the record, before anything was started', async () => {
    const { life } = await json<{ life: { phase: string; version: { approvals: { person: { id: string } }[] }; events: { type: string }[] } }>('plan', 'show', PLAN);
    expect(life).toMatchObject({ phase: 'running', version: { approvals: [{ person: { id: AUTHORITY } }] } });
    expect(life.events.map(({ type }) => type)).toEqual(['draftSubmitted', 'approvalOpened', 'approvalGiven', 'planApproved', 'planStarted']);
  });

  it('holds one digest per person, not one mail per measure; an administrator releases them', async () => {
    // In working hours the digests leave by themselves after the gathering time; outside they wait for their hour.
    await expect.poll(async () => (await json<Waiting>('mail', 'waiting')).notices.every((notice) => notice.person), { timeout: 60_000 }).toBe(true);
    await json('mail', 'release');
    await expect.poll(async () => (await json<Waiting>('mail', 'waiting')).notices.length, { timeout: 60_000 }).toBe(0);
    const mails = await caught();
    const recipients = mails.flatMap((mail) => mail.recipients);
    expect(new Set(recipients).size).toBe(recipients.length);
    expect(recipients.length).toBeGreaterThan(20);
    expect(recipients.length).toBeLessThan(62);
  });

  it('loses nothing and sends nothing twice when everything is killed at once', async () => {
    const before = await caught();
    const server = machine.serverPid();
    await machine.killProcess();
    process.kill(server, 'SIGKILL');
    await machine.start();
    expect((await json<{ total: number }>('measure', 'list', '--plan', PLAN)).total).toBe(143);
    const started = await json<{ created: string[]; unchanged: string[] }>('plan', 'start', join(folder, 'data', 'example', 'plan.yaml'));
    expect([started.created.length, started.unchanged.length]).toEqual([0, 143]);
    const after = await caught();
    expect(after.map((mail) => mail.id).sort()).toEqual(before.map((mail) => mail.id).sort());
    expect(after.every((mail) => mail.timesCaught === 1)).toBe(true);
  });

  it('amends just the measure whose line changed', async () => {
    const file = join(folder, 'data', 'example', 'plan.yaml');
    const text = readFileSync(file, 'utf8');
    const changed = text.replace('title: 加快债务结构调整', 'title: 加快债务结构调整（修订）');
    expect(changed).not.toBe(text);
    writeFileSync(file, changed);
    // A changed text is another version: nothing is amended before the authority has approved it.
    expect((await machine.bihuan('plan', 'start', file, '--as', ADMINISTRATOR)).code).toBe(1);
    await json('plan', 'submit', file);
    expect((await machine.bihuan('plan', 'approve', file, '--as', AUTHORITY)).code).toBe(0);
    const started = await json<{ amended: string[]; unchanged: string[] }>('plan', 'start', file);
    expect(started.amended).toEqual([`${PLAN}/M-008`]);
    expect(started.unchanged).toHaveLength(142);
  });

  it('stops with Ctrl-C, leaving nothing behind', async () => {
    const server = machine.serverPid();
    expect(await machine.stop()).toBe(0);
    expect(() => process.kill(server, 0)).toThrow();
  });
});
