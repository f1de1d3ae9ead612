import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, HEAD, INSPECTOR, OFFICIAL, openOffice, planText, POLICY_TEXT, type Office } from '../api/office.ts';
import { fastForward, uniqueName } from '../support/temporal.ts';
import { run, type Ran } from './run.ts';

const ID = uniqueName('a');
const OTHER = uniqueName('b');
let office: Office;
let folder: string;
let url: string;
let plan: string;
beforeAll(async () => {
  office = await openOffice();
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'bihuan-cli-'));
  plan = join(folder, 'plan.yaml');
  await writeFile(plan, planText({ id: ID, refs: ['M-001', 'M-002'], effectInDays: -20 }));
  await writeFile(join(folder, 'policy.yaml'), POLICY_TEXT);
  await writeFile(join(folder, '验收报告.pdf'), 'proof');
}, 60_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const bihuan = (person: string | undefined, ...args: string[]): Promise<Ran> => run(args, { BIHUAN_URL: url, ...(person !== undefined && { BIHUAN_AS: person }) });
async function done(person: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await bihuan(person, ...args);
  expect(code, `${out}${err}`).toBe(0);
  return out;
}
const today = new Date().toISOString().slice(0, 10);

describe('a day at the command line', () => {
  it('begins with nothing: whoever acts must be named, and the first plan is started by its administrator', async () => {
    expect(await bihuan(ADMIN, 'measure', 'list')).toMatchObject({ code: 2, err: expect.stringContaining(`没有人员编号“${ADMIN}”`) as unknown });
    expect((await bihuan(undefined, 'plan', 'list')).err).toContain('没有指明以谁的名义办理');
    expect(await bihuan(HANDLER, 'plan', 'start', plan)).toMatchObject({ code: 1, err: expect.stringContaining(`李经办 不是整改方案“${ID}”的管理员`) as unknown });
    expect(await bihuan(ADMIN, 'plan', 'start', plan)).toMatchObject({ code: 1, err: expect.stringMatching(/这一版本（[0-9a-f]{12}）尚未提交审批。.*bihuan plan submit.*再由 领导小组组长 批准/) as unknown });
    expect(await done(ADMIN, 'plan', 'submit', plan)).toMatch(new RegExp(`^已提交审批：${ID}\\n  版本摘要：[0-9a-f]{12}\\n  待批准：批准整改方案，领导小组组长（孙组长 ${CHIEF}）\\n$`));
    expect(await done(ADMIN, 'plan', 'submit', plan)).toContain(`此版本已提交过：${ID}`);
    expect(await bihuan(ADMIN, 'plan', 'start', plan)).toMatchObject({ code: 1, err: expect.stringContaining('尚未批准；现等待：领导小组组长') as unknown });
    expect(await bihuan(ADMIN, 'plan', 'approve', plan)).toMatchObject({ code: 1, err: expect.stringContaining('不得自己批准') as unknown });
    expect(await done(CHIEF, 'plan', 'approve', plan, '--note', '同意')).toMatch(new RegExp(`^已批准 ${ID}，版本 [0-9a-f]{12}\\n  现状：已批准\\n$`));
    expect(await bihuan(CHIEF, 'plan', 'approve', ID)).toMatchObject({ code: 1, err: expect.stringContaining('没有等待批准的版本') as unknown });
    expect(await done(ADMIN, 'plan', 'start', plan)).toBe(`整改方案 ${ID}\n  新启动：2\n`);
    expect(await done(ADMIN, 'plan', 'start', plan)).toBe(`整改方案 ${ID}\n  无变化：2\n`);
  });

  it('knows the people, and says so when a name is missing or slips', async () => {
    expect(await done(ADMIN, 'people')).toMatch(new RegExp(`${ADMIN}\\s+郑管理\\s+经发局 领导小组办公室主任\\s+${ID}`));
    expect((await bihuan(undefined, 'plan', 'list')).err).toContain(`可选：${HANDLER}（李经办）`);
    expect((await bihuan(HANDLER.slice(0, -1), 'plan', 'list')).err).toContain(`是否想写“${HANDLER}”？`);
  });

  it('shows plans and measures in aligned columns; what is data goes to stdout, what is talk to stderr', async () => {
    expect(await done(HANDLER, 'plan', 'list')).toMatch(new RegExp(`^编号 +名称 +通过日期 +措施 +逾期 +已销号\\n${ID} +测试整改方案 +\\d{4}-\\d\\d-\\d\\d +2 +2 +0\\n$`));
    expect(await done(HANDLER, 'plan', 'show')).toContain(`领导小组办公室主任（郑管理 ${ADMIN}）`);
    const { out, err } = await bihuan(HANDLER, 'measure', 'list', '--light', 'red');
    expect(out.split('\n')[1]).toMatch(/^M-001 {2}红灯 {2}待签收 {2}\d{4}-\d\d-\d\d 逾期 {2}加快债务结构调整 {2}经发局$/);
    expect(err).toMatch(/^共 2 项，列出 2 项（截至 .+）\n$/);
    expect(JSON.parse((await bihuan(HANDLER, 'measure', 'list', '--json', '--limit', '1')).out)).toMatchObject({ total: 2, measures: [{ ref: 'M-001' }] });
  });

  it('draws a measure\'s line of time', async () => {
    const shown = await done(HANDLER, 'measure', 'show', 'M-001');
    for (const text of ['M-001  加快债务结构调整', '已逾期 20 天', '签收任务：李经办（经发局综合科科长）', '《限期整改通知书》', '主送：经发局局长（王局长，未签收）', '▶', '措施登记', '○', '◆']) expect(shown).toContain(text);
    expect(shown).toMatch(/◆ .+时限已过：取得明显成效[\s\S]+▶ .+现在[\s\S]+○ .+时限临近（整改落实到位） → 李经办/);
    expect(await done(HANDLER, 'measure', 'show', `${ID}/M-001`, '--lang', 'en')).toMatch(/overdue from here: clear effect[\s\S]+▶ .+now/);
    expect(await bihuan(HANDLER, 'measure', 'show', 'M-01')).toMatchObject({ code: 2, err: expect.stringContaining('是否想写 M-00') as unknown });
  });

  it('takes a measure from receipt to closure', async () => {
    expect(await done(HANDLER, 'measure', 'acknowledge', 'M-001')).toContain(`已签收 ${ID}/M-001`);
    expect(await bihuan(HANDLER, 'measure', 'acknowledge', 'M-001')).toMatchObject({ code: 1, err: '错误：已经办理过，无需重复：签收。\n' });
    await done(HANDLER, 'measure', 'report', 'M-001', '--text', '已完成七成');
    expect(await bihuan(HANDLER, 'measure', 'submit', 'M-001', '--summary', '完成', '--evidence', join(folder, '验收报告.pdf'))).toMatchObject({ code: 2, err: expect.stringContaining('--dated-on') as unknown });
    expect((await bihuan(HANDLER, 'measure', 'submit', 'M-001', '--summary', '完成')).err).toContain('可选：effect、completion');
    await done(HANDLER, 'measure', 'submit', 'M-001', '--milestones', 'effect,completion', '--summary', '完成', '--evidence', join(folder, '验收报告.pdf'), '--dated-on', today);
    const returned = await bihuan(ACCEPTOR, 'measure', 'decide', 'M-001', '--return', '材料不全');
    expect(returned.err).toContain('附件 验收报告.pdf');
    expect(await bihuan(ACCEPTOR, 'measure', 'decide', 'M-001', '--accept')).toMatchObject({ code: 1, err: expect.stringContaining('没有待验收的提交') as unknown });
    await done(HEAD, 'measure', 'submit', 'M-001', '--milestones', 'effect', '--milestones', 'completion', '--summary', '补齐材料');
    await done(ACCEPTOR, 'measure', 'decide', 'M-001', '--accept', '--note', '属实');
    expect(await bihuan(OFFICIAL, 'measure', 'sign', 'M-001', '--approve', '--facts', 'c'.repeat(64))).toMatchObject({ code: 1, err: expect.stringContaining('您看到的内容已有变化') as unknown });
    expect(await bihuan(OFFICIAL, 'measure', 'sign', 'M-001')).toMatchObject({ code: 2, err: '错误：--approve, --refuse 只能且必须写一个。\n' });
    const signed = await bihuan(OFFICIAL, 'measure', 'sign', 'M-001', '--approve');
    expect(signed.err).toMatch(/同意以下事实（牵头领导审批）：M-001[\s\S]+事实摘要 [0-9a-f]{64}/);
    expect(signed.out).toContain('现状：已销号');
  });

  it('looks back, finds a relapse, and begins the next cycle', async () => {
    expect((await bihuan(INSPECTOR, 'measure', 'look-back', 'M-001', '--relapse', '反弹', '--date', 'effect')).err).toContain('应写作 编号=内容，例如 effect=2027-01-29');
    await fastForward(office.engine.client, `${ID}/M-001`, 3 * 86_400);
    const relapse = ['--relapse', '问题反弹', '--evidence', join(folder, '验收报告.pdf'), '--dated-on', addDays(today, 2), '--date', `effect=${addDays(today, 60)}`, '--date', `completion=${addDays(today, 90)}`];
    expect(await done(INSPECTOR, 'measure', 'look-back', 'M-001', ...relapse)).toContain('现状：整改中');
    expect(await done(INSPECTOR, 'measure', 'show', 'M-001')).toMatch(/以往轮次\n {2}第 1 轮：[\s\S]+反弹 .+ 周巡察：问题反弹/);
  });

  it('withdraws by the authority alone, and tells refusals as JSON too', async () => {
    const refused = await bihuan(HANDLER, 'measure', 'withdraw', 'M-002', '--reason', '重复', '--json');
    expect([refused.code, refused.err]).toEqual([1, '']);
    expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'notYours', exitCode: 1 } });
    expect(await done(CHIEF, 'measure', 'withdraw', 'M-002', '--reason', '与其他措施重复')).toContain('现状：已撤销');
  });

  it('acknowledges and answers papers', async () => {
    const list = await done(HEAD, 'documents', 'list');
    expect(list).toMatch(/M-001\/late-1-1 +限改〔\d{4}〕\d号 +限期整改通知书/);
    expect(await done(HEAD, 'documents', 'show', 'M-001/late-1-1')).toContain('主送：经发局局长（王局长，未签收）');
    // The first cycle's papers are history; nobody can be made to sign for them any more.
    expect(await bihuan(HEAD, 'documents', 'acknowledge', 'M-001/late-1-1')).toMatchObject({ code: 2, err: expect.stringContaining('没有编号为“late-1-1”的文书') as unknown });
    expect(await bihuan(HEAD, 'documents', 'show', 'late-1-1')).toMatchObject({ code: 2, err: expect.stringContaining('应写作 方案/措施/文书') as unknown });
  });

  it('shows what waits to be sent, releases it, and shows the mail', async () => {
    expect(await done(HANDLER, 'mail', 'waiting')).toContain('李经办');
    expect((await bihuan(HANDLER, 'mail', 'release', '--all')).code).toBe(1);
    expect(await done(ADMIN, 'mail', 'release', '--person', HANDLER)).toMatch(new RegExp(`${HANDLER} +\\d`));
    const mails = JSON.parse(await done(HANDLER, 'mail', 'list', '--json')) as { mails: { id: string; messageId: string }[] };
    const shown = await done(HANDLER, 'mail', 'show', mails.mails[0]?.id ?? '');
    expect(shown).toContain(`Message-ID: ${mails.mails[0]?.messageId ?? ''}`);
    expect(await done(HANDLER, 'mail', 'list')).toContain('李经办 <li@little.example>');
  });

  it('asks which plan is meant once there are two', async () => {
    const second = join(folder, 'second.yaml');
    await writeFile(second, planText({ id: OTHER }));
    await done(ADMIN, 'plan', 'submit', second);
    await done(CHIEF, 'plan', 'approve', OTHER);
    await done(ADMIN, 'plan', 'start', second);
    expect(await bihuan(HANDLER, 'measure', 'show', 'M-001')).toMatchObject({ code: 2, err: expect.stringContaining('请写全编号，例如') as unknown });
    expect(await bihuan(HANDLER, 'measure', 'list')).toMatchObject({ code: 2, err: expect.stringContaining(`现有方案：${ID}、${OTHER}`) as unknown });
    await done(HANDLER, 'measure', 'list', '--plan', OTHER);
  });

  it('is not taken in by something else that listens', async () => {
    const other = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await run(['people'], { BIHUAN_URL: `http://127.0.0.1:${port}` })).toMatchObject({ code: 3, err: expect.stringContaining('不是本系统的（HTTP 200）') as unknown });
    other.close();
  });
});
