import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { table } from '../../cli/table.ts';
import { cut, padded, tame, widthOf } from '../../cli/width.ts';
import { planText, POLICY_TEXT } from '../api/office.ts';
import { run } from './run.ts';

let folder: string;
let plan: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-cli-'));
  plan = join(folder, '方案.yaml');
  await writeFile(plan, planText({ id: 'cli-plan' }));
  await writeFile(join(folder, 'policy.yaml'), POLICY_TEXT);
});
afterAll(() => rm(folder, { recursive: true }));

describe('text in a terminal', () => {
  it('counts a Chinese character as two cells', () => {
    expect([widthOf('整改'), widthOf('M-001'), widthOf('《限改》1号'), widthOf('é'), widthOf('')]).toEqual([4, 5, 11, 1, 0]);
    expect(padded('整改', 6)).toBe('整改  ');
    expect([cut('整改措施', 8), cut('整改措施', 7), cut('整改措施', 6)]).toEqual(['整改措施', '整改措…', '整改…']);
  });

  it('aligns columns of mixed text', () => {
    const lines = table(['编号', '名称', '天'], [['M-001', '整改', '1'], ['二', 'abc', '22']]);
    expect(lines).toEqual(['编号   名称  天', 'M-001  整改  1', '二     abc   22']);
  });

  it('cuts the widest column where a line is too narrow', () => {
    const [head, line] = table(['编号', '名称'], [['M-001', '加快债务结构调整，着力提高比例']], 20);
    expect([head, line, widthOf(line ?? '')]).toEqual(['编号   名称', 'M-001  加快债务结构…', 20]);
  });

  it('does not let data move the cursor', () => {
    expect(tame('a\u001b[2Jb\u0007\u202ec\n')).toBe('a[2Jbc\n');
  });
});

describe('a slip of the pen', () => {
  it('gets a hint, in Chinese unless English is asked for', async () => {
    expect(await run(['mesure', 'list'])).toEqual({ code: 2, out: '', err: '错误：没有“mesure”这个命令。是否想写 measure？用 bihuan --help 查看全部命令。\n' });
    expect(await run(['plan', 'strat', 'x.yaml', '--lang', 'en'])).toEqual({ code: 2, out: '', err: 'Error: There is no command "strat". Did you mean start? See bihuan --help.\n' });
    expect((await run(['measure', 'list', '--overdu'])).err).toBe('错误：没有“--overdu”这个选项。是否想写 --overdue？在命令后加 --help 查看可用选项。\n');
    expect(await run(['plan', 'check'])).toMatchObject({ code: 2, err: '错误：缺少参数“file”。在命令后加 --help 查看用法。\n' });
    expect((await run(['measure', 'report', 'M-001'])).err).toContain('还须写明 --text <text>');
    expect((await run(['people', '--lang', 'fr'])).err).toContain('可选 zh、en。');
    expect((await run(['people', 'extra'])).code).toBe(2);
  });

  it('is told as one JSON document when JSON is asked for', async () => {
    const { code, out, err } = await run(['mesure', '--json']);
    expect([code, err]).toEqual([2, '']);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'unknownCommand', exitCode: 2, text: { en: expect.stringContaining('Did you mean measure?') as unknown } } });
  });

  it('in the environment is named', async () => {
    const { code, err } = await run(['people'], { BIHUAN_URL: 'localhost', BIHUAN_LANG: 'de' });
    expect(code).toBe(2);
    expect(err).toContain('BIHUAN_URL：应为 http 或 https 开头的网址');
    expect(err).toContain('BIHUAN_LANG：只能取 zh、en 之一');
  });
});

describe('help', () => {
  it('lists every command, in Chinese and in English', async () => {
    const zh = await run(['--help']);
    expect(zh.code).toBe(0);
    for (const word of ['用法：', '命令：', 'up', 'plan', 'measure', 'documents', 'mail', 'people', '单机模式', '退出码']) expect(zh.out).toContain(word);
    expect((await run(['measure', '--help', '--lang', 'en'])).out).toMatch(/Commands:[\s\S]*look-back[\s\S]*withdraw/);
    expect((await run(['measure', 'sign', '--help'])).out).toContain('--approve');
    for (const args of [[], ['plan']]) expect(await run(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('命令：') as unknown });
  });
});

describe('without a server', () => {
  it('says what cannot be reached, and what to do', async () => {
    const { code, err } = await run(['people']);
    expect(code).toBe(3);
    expect(err).toBe('错误：连不上 http://127.0.0.1:44321（ECONNREFUSED）。请确认系统已启动（npm start），或用环境变量 BIHUAN_URL 指明地址。\n');
    expect((await run(['measure', 'list', '--as', 'li'])).code).toBe(3);
    expect((await run(['plan', 'start', plan, '--as', 'li'])).code).toBe(3);
  });

  it('checks a plan: what is wrong goes to stderr, the verdict to stdout', async () => {
    const good = await run(['plan', 'check', plan]);
    expect(good.code).toBe(0);
    expect(good.out).toMatch(/^可以启动：测试整改方案（cli-plan），1 项措施，7 人，规则“测试规则”，提示 \d+ 条。\n$/);
    const bad = join(folder, 'bad.yaml');
    await writeFile(bad, planText({ id: 'cli-plan' }).replace('leadUnit: bureau', 'leadUnit: bureu'));
    const { code, out, err } = await run(['plan', 'check', bad]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/bad\.yaml:\d+:\d+ 错误 problems\[0\]\.measures\[0\]\.leadUnit \[M-001\]: 单位表（units）中没有“bureu”。是否想写“bureau”？/);
    expect(err).toContain('错误：' + bad + ' 有 1 处错误（见上）。请逐条改正后重试。');
    const json = await run(['plan', 'check', bad, '--json']);
    expect([json.code, json.err]).toEqual([2, '']);
    expect(JSON.parse(json.out)).toMatchObject({ mayStart: false, problems: expect.arrayContaining([expect.objectContaining({ code: 'unknownUnit' })]) as unknown });
  });

  it('names the file that cannot be read', async () => {
    expect(await run(['plan', 'check', join(folder, 'none.yaml')])).toMatchObject({ code: 2, err: `错误：无法读取文件 ${join(folder, 'none.yaml')}：没有这个文件或文件夹\n` });
    const lonely = join(folder, 'lonely.yaml');
    await writeFile(lonely, planText({ id: 'x' }).replace('policy: policy.yaml', 'policy: nowhere.yaml'));
    expect((await run(['plan', 'check', lonely, '--lang', 'en'])).err).toBe(`Error: Cannot read the file ${join(folder, 'nowhere.yaml')}: there is no such file or folder\n`);
    await writeFile(lonely, planText({ id: 'x' }).replace('policy: policy.yaml', 'policy: nowhere.yaml').replace('leadUnit: bureau', 'leadUnit: bureu'));
    expect((await run(['plan', 'check', lonely])).err).toMatch(/没有“bureu”[\s\S]*无法读取文件/);
    const gbk = join(folder, 'gbk.yaml');
    await writeFile(gbk, Buffer.from([0xd5, 0xfb, 0xb8, 0xc4]));
    expect((await run(['plan', 'check', gbk])).err).toContain('不是 UTF-8 编码');
  });

  it('begins a plan from a published report, told what was in doubt', async () => {
    const report = new URL('../fixtures/reports/zhenjiang.txt', import.meta.url).pathname;
    const out = join(folder, 'draft.yaml');
    const { code, err } = await run(['import', 'report', report, '--out', out, '--id', 'zhenjiang-2026']);
    expect(code).toBe(0);
    expect(err).toMatch(/读出问题 25 个、具体问题 \d+ 个、措施 \d+ 项，存疑 \d+ 处，已写入 .+draft\.yaml/);
    expect(await readFile(out, 'utf8')).toContain('id: zhenjiang-2026');
    expect((await run(['plan', 'check', out, '--policy', join(folder, 'policy.yaml')])).code).toBe(2);
    expect((await run(['plan', 'check', out])).err, 'the draft leads to a policy that is there').toMatch(/ 有 \d+ 处错误（见上）/);
    const json = await run(['import', 'report', report, '--json']);
    const read = JSON.parse(json.out) as { problems: { no: string; title: string }[]; measures: { ref: string; problemNo: string; title: string; detail: string }[]; warnings: unknown[] };
    expect([json.code, read.problems.length, read.measures.length, read.warnings]).toEqual([0, 25, 143, []]);
    expect(read.measures[0]).toMatchObject({ ref: 'M-001', problemNo: '1', title: expect.any(String) as unknown, detail: expect.any(String) as unknown });
  });

  it('imports no Word file, and nothing from a text without measures', async () => {
    const word = join(folder, 'report.docx');
    await writeFile(word, 'PK\u0003\u0004...');
    expect(await run(['import', 'report', word])).toMatchObject({ code: 2, err: expect.stringContaining('不是纯文本') as unknown });
    const prose = join(folder, 'prose.txt');
    await writeFile(prose, Buffer.from([0xd5, 0xfb, 0xb8, 0xc4]));
    const none = await run(['import', 'report', prose, '--json']);
    expect(none.code).toBe(0);
    expect(JSON.parse(none.out)).toMatchObject({ problems: [], measures: [], warnings: [{ line: expect.any(Number) as unknown }] });
    const { code, err } = await run(['import', 'report', prose]);
    expect(code).toBe(2);
    expect(err).toContain('按 gb18030 编码读取');
    expect(err).toContain('没有读出任何措施');
  });

  it('moves a plan to another day, into a new file or to stdout', async () => {
    const out = join(folder, 'moved.yaml');
    expect(await run(['plan', 'redate', plan, '--adopted-on', '2027-03-01', '--out', out])).toMatchObject({ code: 0, out: '' });
    const moved = await readFile(out, 'utf8');
    expect(moved).toContain('adoptedOn: 2027-03-01');
    expect((await run(['plan', 'redate', plan, '--adopted-on', '2027-03-01'])).out).toBe(moved);
    expect(await run(['plan', 'redate', plan, '--adopted-on', '2027-03-01', '--out', out])).toMatchObject({ code: 2, err: expect.stringContaining('已存在，没有覆盖') as unknown });
    expect(await run(['plan', 'redate', plan, '--adopted-on', '2027-02-30'])).toMatchObject({ code: 2 });
  });
});

describe('up', () => {
  it('is handed over with its own options, and is no command without somebody to hand it to', async () => {
    const seen: string[][] = [];
    const up = (args: readonly string[]) => {
      seen.push([...args]);
      return Promise.resolve(7);
    };
    expect((await run(['up', '--empty', '--port', '1'], {}, { up })).code).toBe(7);
    expect(seen).toEqual([['--empty', '--port', '1']]);
    expect((await run(['up', '--empty'])).code).toBe(2);
  });
});
