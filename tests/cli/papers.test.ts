import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, HANDLER, HEAD, openOffice, type Office } from '../api/office.ts';
import { linesOf, wordWith } from '../papers/samples.ts';
import { fastForward, uniqueName } from '../support/temporal.ts';
import { run, type Ran } from './run.ts';

const plan = uniqueName('plan');
let office: Office;
let folder: string;
let url: string;
beforeAll(async () => {
  office = await openOffice();
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'bihuan-cli-papers-'));
  expect((await office.start(ADMIN, { id: plan, effectInDays: -20 })).status).toBe(200);
  await fastForward(office.engine.client, `${plan}/M-001`, 7 * 86_400);
}, 60_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});
const bihuan = (person: string, ...args: string[]): Promise<Ran> => run(args, { BIHUAN_URL: url, BIHUAN_AS: person });
const file = (name: string) => join(folder, name);

describe('papers at the command line', () => {
  it('are saved as Word files; a file that is there stays as it is', async () => {
    const saved = await bihuan(HEAD, 'documents', 'download', `${plan}/M-001/late-1-1`, '--to', file('限改.docx'));
    expect(saved, saved.err).toMatchObject({ code: 0, out: expect.stringMatching(/^已存为 .*限改\.docx（限期整改通知书 限改〔20\d\d〕1号）\n$/) as unknown });
    expect(linesOf(await readFile(file('限改.docx'))).join('\n')).toContain('限期整改通知书');
    expect(await bihuan(HEAD, 'documents', 'download', `${plan}/M-001/late-1-1`, '--to', file('限改.docx'))).toMatchObject({ code: 2, err: expect.stringContaining('已存在，没有覆盖') as unknown });
  });

  it('are refused with the system\'s own words, and then no file is left', async () => {
    expect(await bihuan(HEAD, 'documents', 'download', `${plan}/M-001/late-1-1`, '--pdf', '--to', file('a.pdf'))).toMatchObject({ code: 1, err: expect.stringContaining('没有安装 LibreOffice') as unknown });
    expect(await bihuan(HEAD, 'documents', 'download', `${plan}/M-001/late-9-9`, '--to', file('a.pdf'))).toMatchObject({ code: 2, err: expect.stringContaining('没有编号为“late-9-9”的文书') as unknown });
    await expect(readFile(file('a.pdf'))).rejects.toThrow('ENOENT');
  });
});

describe('evidence at the command line', () => {
  it('is downloaded by its name or the beginning of its hash, as it was handed in', async () => {
    const content = Buffer.from([0, 255, 13, 10, 1]);
    await writeFile(file('验收.bin'), content);
    expect((await bihuan(HANDLER, 'measure', 'acknowledge', `${plan}/M-001`)).code).toBe(0);
    const submitted = await bihuan(HANDLER, 'measure', 'submit', `${plan}/M-001`, '--milestones', 'effect', '--summary', '已完成', '--evidence', file('验收.bin'), '--dated-on', new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    expect(submitted, submitted.err).toMatchObject({ code: 0 });
    expect(await bihuan(ADMIN, 'evidence', 'download', `${plan}/M-001`, '验收.bin', '--to', file('got.bin'))).toMatchObject({ code: 0, out: expect.stringContaining('（验收.bin）') as unknown });
    expect((await readFile(file('got.bin'))).equals(content)).toBe(true);
    expect(await bihuan(ADMIN, 'evidence', 'download', `${plan}/M-001`, '别的.pdf', '--to', file('no.bin'))).toMatchObject({ code: 2, err: expect.stringMatching(/没有这份文件。现有：验收\.bin [0-9a-f]{12}/) as unknown });
  });
});

describe('templates at the command line', () => {
  it('are saved, changed and checked without a server', async () => {
    expect((await run(['papers', 'template', 'save', 'document', '--to', file('mine.docx')])).code).toBe(0);
    expect(await run(['papers', 'template', 'check', file('mine.docx')])).toMatchObject({ code: 0, out: `可以使用：${file('mine.docx')}，提示 0 条。\n` });
    await writeFile(file('bad.docx'), wordWith('<w:p><w:r><w:t>第{{文</w:t></w:r><w:r><w:t>件号}}号</w:t></w:r></w:p>'));
    const bad = await run(['papers', 'template', 'check', file('bad.docx')]);
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('错误：正文第1段“第{{文件号}}号”：没有“文件号”这个字段；可用：标题');
    expect(bad.err).toContain('有 2 处错误');
    expect(await run(['papers', 'template', 'save', 'letter', '--to', file('x.docx')])).toMatchObject({ code: 2, err: expect.stringContaining('可选：document、report') as unknown });
  });
});
