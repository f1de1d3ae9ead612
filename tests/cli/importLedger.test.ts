import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

let folder: string;
let ledger: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-import-'));
  ledger = join(folder, '整改台账.xlsx');
  const book = new Excel.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(['某区整改台账']);
  sheet.addRow(['序号', '反馈问题', '整改措施', '牵头领导', '牵头单位', '参与单位', '取得明显成效时限', '整改落实到位时限']);
  sheet.addRow([1, '学习不够深入', '制定学习计划', '张三', '宣传部', '组织部、财政局', new Date('2026-06-30T00:00:00Z'), '2026年第三季度']);
  sheet.addRow([2, '学习不够深入', '开展督导', '李四', '组织部', '', '尽快', { formula: '1+1', result: '2026年12月底前' }]);
  sheet.mergeCells('A1:H1');
  sheet.mergeCells('B3:B4');
  await book.xlsx.writeFile(ledger);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a ledger is imported', () => {
  it('by showing what was understood and what is wrong with which cell; nothing is written', async () => {
    const { code, out, err } = await run(['import', 'ledger', ledger]);
    expect([code, out]).toEqual([2, expect.stringContaining('台账：表头在第 2 行')]);
    expect(out).toContain('2026-06-30 / 2026-09-30');
    expect(out).toMatch(/须由人确定：\n {2}台账 G4“尽快”/);
    expect(err).toMatch(/台账 G4 错误：/);
    expect(err).toContain('有公式（H4）：只取文件中保存的结果，不作计算');
    expect(err).toMatch(/读出问题 1 个、措施 2 项；错误 \d+ 处，提示 \d+ 处。没有写任何文件/);
  });

  it('by writing a draft where one is asked for, and as one JSON document', async () => {
    const to = join(folder, 'plan.yaml');
    const { err } = await run(['import', 'ledger', ledger, '--to', to, '--id', 'qu-2026', '--adopted-on', '2026-03-01']);
    expect(err).toContain('没有启动任何措施');
    const draft = await readFile(to, 'utf8');
    expect(draft).toMatch(/^id: qu-2026$/m);
    expect(draft).toContain('title: 制定学习计划');
    expect((await run(['import', 'ledger', ledger, '--to', to])).err).toContain('已存在，没有覆盖');
    const { out } = await run(['import', 'ledger', ledger, '--json']);
    expect(JSON.parse(out)).toMatchObject({ notes: [{ code: 'formulas' }], preview: { measureCount: 2 }, draft: expect.stringContaining('制定学习计划') as string });
  });

  it('not at all where it is no spreadsheet', async () => {
    const other = join(folder, '旧表.xlsx');
    await writeFile(other, Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]));
    const { code, err } = await run(['import', 'ledger', other]);
    expect([code, err]).toEqual([2, expect.stringContaining('旧表.xlsx 是旧格式的 .xls 文件。请用 Excel 或 WPS 打开')]);
    expect((await run(['import', 'ledger', ledger, '--adopted-on', '2026-13-01'])).err).toContain('--adopted-on 不能是“2026-13-01”');
  });
});
