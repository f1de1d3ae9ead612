import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { ADMIN, CHIEF, HANDLER, HEAD, openOffice, planText, POLICY_TEXT, type Office } from '../api/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { commandsAt } from './run.ts';

const ID = uniqueName('many');
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
let office: Office;
let folder: string;
let url: string;
let plan: string;
beforeAll(async () => {
  office = await openOffice();
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'bihuan-cli-'));
  plan = join(folder, 'plan.yaml');
  await writeFile(plan, planText({ id: ID, refs: ['M-001', 'M-002'] }).replace(/completion: \S+/, 'completion: 2027-02-08'));
  await writeFile(join(folder, 'policy.yaml'), POLICY_TEXT.replace('dayOff: keep', 'dayOff: next'));
  await approvedAndStarted();
}, 60_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const { bihuan, done } = commandsAt(() => url);
async function approve(): Promise<void> {
  const { hash } = JSON.parse(await done(ADMIN, 'plan', 'submit', plan, '--json')) as { hash: string };
  await office.ask(CHIEF, 'POST', `/api/plans/${ID}/acts`, { act: { type: 'approvePlan', hash } });
}
async function approvedAndStarted(): Promise<void> {
  await approve();
  await done(ADMIN, 'plan', 'start', plan);
}

describe('what concerns many measures, at the command line', () => {
  it('a published list: first rehearsed, then done, then nothing is left to do', async () => {
    const list = join(folder, '2027.json');
    await writeFile(list, JSON.stringify({ year: 2027, daysOff: ['2027-02-08', '2027-02-09'], workingDays: ['2027-02-10'], source: '通知' }, null, 2));
    const wrong = await bihuan(ADMIN, 'calendar', 'publish', list);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/2027\.json:8:5 错误 workingDays\[0\]: 2027-02-10（星期三）本来就是工作日/)]);
    await writeFile(list, JSON.stringify({ year: 2027, daysOff: ['2027-02-08', '2027-02-09'], workingDays: [], source: '通知' }, null, 2));
    const rehearsed = await done(ADMIN, 'calendar', 'publish', list, '--dry-run');
    expect(rehearsed).toContain('【预演，未作任何改动】\n  将采用：2\n变动的日期：');
    expect(rehearsed).toMatch(/M-001 +整改落实到位 +2027-02-08 +2027-02-10 +经发局综合科科长（李经办）、经发局局长（王局长）/);
    expect(await done(ADMIN, 'calendar', 'publish', list)).toContain('  已采用：2\n变动的日期：');
    expect(await done(ADMIN, 'calendar', 'publish', list)).toBe('2027 年放假安排，已公布至 2027-12-31\n  无变化：2\n没有日期变动。\n');
    expect((await bihuan(ADMIN, 'calendar', 'publish', list, '--from-package')).code).toBe(2);
    expect((await bihuan(ADMIN, 'calendar', 'publish', '--from-package')).err).toContain('没有更新的年份');
  });

  it('a hand-over prints the list for both sides', async () => {
    const newcomer = uniqueName('feng');
    const asked = ['people', 'hand-over', 'bureau-clerk', '--to', newcomer, '--name', '冯新任', '--from', today];
    expect(await bihuan(HANDLER, ...asked)).toMatchObject({ code: 1, err: expect.stringContaining('不是整改方案') as unknown });
    expect(await bihuan(ADMIN, 'people', 'hand-over', 'bureau-clerk', '--to', newcomer)).toMatchObject({ code: 2, err: expect.stringContaining('--from') as unknown });
    expect(await done(ADMIN, ...asked, '--dry-run')).toContain('将交接：2');
    const handed = await done(ADMIN, ...asked);
    expect(handed).toContain(`经发局 经发局综合科科长 → ${newcomer}，自 ${today}\n  已交接：2\n`);
    expect(handed).toMatch(/M-001 +完成并提交：整改落实到位 +2027-02-10/);
    expect(await done(ADMIN, 'people', 'duties', 'bureau-clerk')).toMatch(/^经发局 经发局综合科科长（冯新任） {2}截至 [\s\S]+签收任务/);
  });

  it('a substitute is appointed by the holder and ended again', async () => {
    const person = uniqueName('he');
    expect(await done(HEAD, 'people', 'substitute', 'bureau-head', '--person', person, '--name', '何代理', '--from', today, '--to', addDays(today, 5))).toContain('已指定代理：2');
    expect(await done(HEAD, 'people', 'substitute', 'bureau-head', '--person', person, '--end', today)).toContain('已结束代理：2');
    expect((await bihuan(HEAD, 'people', 'substitute', 'bureau-head', '--person', person, '--end', today, '--to', today)).code).toBe(2);
  });

  it('an amendment of some, rehearsed and done, and of the rest by starting', async () => {
    await writeFile(plan, planText({ id: ID, refs: ['M-001', 'M-002'], title: '加快债务结构优化' }).replace(/completion: \S+/, 'completion: 2027-02-08'));
    expect(await bihuan(ADMIN, 'plan', 'amend', plan, '--where', 'ref=M-001, phse=closed', '--dry-run')).toMatchObject({ code: 2, err: expect.stringContaining('是否想写“phase”') as unknown });
    expect(await done(ADMIN, 'plan', 'start', plan, '--dry-run')).toMatch(/将修订：2\n {4}\S+M-001 措施名称/);
    await approve();
    expect(await done(ADMIN, 'plan', 'amend', plan, '--where', 'ref=M-001')).toContain('已修订：1\n  不符合条件，未动：1\n');
    expect(await done(ADMIN, 'plan', 'start', plan)).toBe(`整改方案 ${ID}\n  已修订：1\n  无变化：1\n`);
  });
});
