import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dateOfEpochDay, DAY_MS } from '../../domain/calendar.ts';
import { startSmtp, type TestSmtp } from '../activities/smtp.ts';
import { OneMachineProcess } from '../support/oneMachine.ts';
import { planText, policyText } from '../support/planText.ts';

const SHANGHAI_MS = 8 * 3_600_000;
const MEASURES = 3;

let folder: string;
let machine: OneMachineProcess;
let smtp: TestSmtp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-kill-mail-'));
  smtp = await startSmtp();
  machine = await OneMachineProcess.in(join(folder, 'data'), { SMTP_URL: smtp.url });
  await machine.start('--empty');
}, 300_000);
afterAll(async () => {
  await machine.stop();
  await smtp.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A plan of which everybody hears at once, at any hour. */
async function startPlan(id: string): Promise<void> {
  const today = dateOfEpochDay(Math.floor((Date.now() + SHANGHAI_MS) / DAY_MS));
  const weekend = [-2, -1, 0, 1].map((days) => addDays(today, days)).filter((date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
  writeFileSync(join(folder, 'policy.yaml'), policyText('00:00'));
  const file = join(folder, `${id}.yaml`);
  writeFileSync(file, planText({ id, measures: MEASURES, adoptedOn: addDays(today, -1), dueOn: addDays(today, 40), workingDays: weekend }));
  for (const [person, act] of [['zheng', 'submit'], ['sun', 'approve']] as const) expect(await machine.bihuan('plan', act, file, '--as', `${id}-${person}`)).toMatchObject({ code: 0 });
  expect(await machine.bihuan('plan', 'start', file, '--as', `${id}-zheng`)).toMatchObject({ code: 0 });
}

it('killed between the server’s acceptance and our noting it: the same mail again, under the same Message-ID, and nobody else’s is held up', async () => {
  const li = 'km-li@office.example';
  const assigned = () => smtp.accepted.filter(({ to, mail }) => to === li && mail.subject?.includes('新分配') === true);
  // The server has it, and we never hear so.
  smtp.answerMessage = (to) => (to === li ? 'silent' : undefined);
  await startPlan('km');
  await expect.poll(() => assigned().length, { timeout: 120_000 }).toBeGreaterThan(0);
  await machine.killProcess();
  const [first] = assigned();
  const before = assigned().length;
  smtp.answerMessage = () => undefined;
  await machine.start('--empty');
  await expect.poll(() => assigned().filter(({ mail }) => mail.messageId === first?.mail.messageId).length, { timeout: 200_000, interval: 500 }).toBeGreaterThan(1);
  const state = async () => (JSON.parse((await machine.bihuan('mail', 'list', '--person', 'km-li', '--as', 'km-zheng', '--json')).out) as { mails: { state: string; messageId: string }[] }).mails;
  await expect.poll(async () => (await state()).every((mail) => mail.state === 'sent'), { timeout: 120_000, interval: 1_000 }).toBe(true);

  const again = assigned().filter(({ mail }) => mail.messageId === first?.mail.messageId);
  expect(new Set(again.map(({ raw }) => raw)).size).toBe(1);
  // What the server has is what the record says was sent: no mail of which only one of them knows.
  expect([...new Set(smtp.offered.filter((id) => smtp.accepted.some(({ to, mail }) => to === li && mail.messageId === id)))].sort()).toEqual((await state()).map(({ messageId }) => messageId).sort());
  const told = smtp.accepted.filter(({ to }) => to === li).map(({ mail }) => mail.text ?? '').join('\n');
  for (const ref of ['M-001', 'M-002', 'M-003']) expect(told).toContain(ref);
  expect(before).toBe(1);
  await expect.poll(() => new Set(smtp.accepted.filter(({ to }) => to === 'km-wang@office.example').map(({ mail }) => mail.messageId)).size, { timeout: 60_000 }).toBeGreaterThan(0);
}, 600_000);
