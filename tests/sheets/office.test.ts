import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, openOffice, planText, POLICY_TEXT, type Office } from '../api/office.ts';
import { commandsAt } from '../cli/run.ts';
import { uniqueName } from '../support/temporal.ts';
import { changed, opened } from './ledgers.ts';

const ID = uniqueName('ledger');
const REFERRAL = `  - id: refer
    title: 移交问责线索
    when: { byHand: true }
    byHand: { roles: [acceptor] }
    light: red
    document: { name: 问责线索移交函, series: 移, to: [inspector], answerWithin: { workingDays: 5 }, restricted: true }
acceptance:`;
let office: Office;
let folder: string;
let url: string;
beforeAll(async () => {
  office = await openOffice();
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'bihuan-ledger-'));
  await writeFile(join(folder, 'plan.yaml'), planText({ id: ID, refs: ['M-001', 'M-002'] }));
  await writeFile(join(folder, 'policy.yaml'), POLICY_TEXT.replace('acceptance:', REFERRAL));
  await approve('plan.yaml');
  await done(ADMIN, 'plan', 'start', join(folder, 'plan.yaml'));
}, 60_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const { bihuan, done } = commandsAt(() => url);
async function approve(file: string): Promise<void> {
  const { hash } = JSON.parse(await done(ADMIN, 'plan', 'submit', join(folder, file), '--policy', join(folder, 'policy.yaml'), '--json')) as { hash: string };
  await office.ask(CHIEF, 'POST', `/api/plans/${ID}/acts`, { act: { type: 'approvePlan', hash } });
}

describe('an office and its ledger', () => {
  it('exports it, finds it unchanged, changes two cells, and has that approved before it counts', async () => {
    const ledger = join(folder, '台账.xlsx');
    expect(await done(HANDLER, 'plan', 'ledger', ID, '--to', ledger)).toContain(`已导出 ${ledger}`);
    expect(await done(ADMIN, 'plan', 'ledger', ID, '--changes', ledger)).toMatch(/^台账（截至 \d{4}-\d\d-\d\d \d\d:\d\d）与方案 \S+ 比较：改动 0 处。\n$/);

    await writeFile(ledger, await changed(await readFile(ledger), (book) => {
      const sheet = book.getWorksheet('整改台账');
      if (!sheet) throw new Error('no sheet');
      sheet.getCell('E4').value = '加快债务结构调整、控制新增';
      sheet.getCell('N5').value = '2098年12月底前';
      sheet.getCell('P5').value = '已销号';
    }));
    const amended = join(folder, 'amended.yaml');
    const said = await done(ADMIN, 'plan', 'ledger', ID, '--changes', ledger, '--to', amended);
    expect(said).toContain('改动 2 处');
    expect(said).toMatch(/整改台账 E4 M-001 整改措施：.+ → 加快债务结构调整、控制新增/);
    expect(said).toMatch(/整改台账 N5 M-002 整改落实到位时限：\d{4}-\d\d-\d\d → 2098年12月底前/);
    expect(said).toContain('提示 整改台账 P5 M-002（onlyTells）“办理状态”只反映办理情况');
    expect(said).toContain('尚未生效');
    expect(await measureTitle('M-001')).not.toContain('控制新增');

    await approve('amended.yaml');
    expect(await done(ADMIN, 'plan', 'amend', amended, '--policy', join(folder, 'policy.yaml'))).toContain('修订：2');
    expect(await measureTitle('M-001')).toBe('加快债务结构调整、控制新增');
    // What is in the plan by now is no change any more.
    expect(await done(ADMIN, 'plan', 'ledger', ID, '--changes', ledger)).toContain('改动 0 处');
  }, 60_000);

  it('hears of what cannot be: by the cell where it concerns one, by the file where it is the file', async () => {
    const ledger = join(folder, '改错.xlsx');
    await done(ADMIN, 'plan', 'ledger', ID, '--to', ledger, '--by-unit');
    expect((await bihuan(ADMIN, 'plan', 'ledger', ID, '--to', ledger)).err).toContain('已存在，没有覆盖');
    await writeFile(ledger, await changed(await readFile(ledger), (book) => {
      for (const sheet of book.worksheets.filter(({ state }) => state === 'visible')) sheet.getCell('J4').value = '没有的单位';
    }));
    const wrong = await bihuan(ADMIN, 'plan', 'ledger', ID, '--changes', ledger);
    expect([wrong.code, wrong.out]).toEqual([2, expect.stringContaining('J4 M-001（unitUnknown）方案中没有单位“没有的单位”')]);

    const text = join(folder, '不是表格.xlsx');
    await writeFile(text, '问题,整改措施\n');
    const refused = await bihuan(ADMIN, 'plan', 'ledger', ID, '--changes', text);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('不是 .xlsx 表格（看来是文本文件，如 CSV）')]);
    expect((await bihuan(HANDLER, 'plan', 'ledger', ID, '--changes', ledger)).err).toContain('不是整改方案');
    expect((await bihuan(ADMIN, 'plan', 'ledger', ID)).err).toContain('还须写明 --to');
  }, 60_000);

  it('shows restricted papers, and the light they give, to nobody who may not read them', async () => {
    const ref = `${ID}/M-001`;
    await office.act(HANDLER, ref, { type: 'acknowledge' });
    await office.act(ACCEPTOR, ref, { type: 'issueByHand', ruleId: 'refer', milestoneId: 'effect', requirement: '查清责任' });
    const shown = async (person: string) => {
      const file = join(folder, `${person}.xlsx`);
      await done(person, 'plan', 'ledger', ID, '--to', file, '--lang', 'en');
      const sheet = (await opened(await readFile(file))).getWorksheet('Ledger');
      return JSON.stringify(sheet?.getRow(4).values);
    };
    const administrator = await shown(ADMIN);
    expect(administrator).toContain('问责线索移交函');
    expect(administrator).toContain('"red"');
    expect(await shown(HANDLER)).not.toMatch(/问责|移交|"red"/);
  }, 60_000);
});

async function measureTitle(ref: string): Promise<string> {
  const { body } = await office.ask(ADMIN, 'GET', `/api/plans/${ID}/measures/${ref}`);
  return (body.measure as { title: string }).title;
}
