import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changed, PLAN, POLICY } from '../plans/samples.ts';
import { run } from './run.ts';

interface Line {
  readonly on: string;
  readonly at: string;
  readonly measure: string;
  readonly kind: string;
  readonly rule: string;
  readonly to: readonly string[];
  readonly provisional: boolean;
}

let folder: string;
let plan: string;
let stricter: string;
let scenario: string;
const file = (name: string) => join(folder, name);
const forecast = (...args: string[]) => run(['forecast', plan, ...args]);
const json = async <T>(...args: string[]) => JSON.parse((await forecast(...args, '--json')).out) as T;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-forecast-'));
  [plan, stricter, scenario] = [file('plan.yaml'), file('stricter.yaml'), file('scenario.yaml')];
  await writeFile(plan, changed(PLAN, '../policies/little.yaml', 'policy.yaml'));
  await writeFile(file('policy.yaml'), POLICY);
  await writeFile(stricter, changed(POLICY, 'rectifyWithin: { workingDays: 10 }', 'rectifyWithin: { workingDays: 5 }'));
  await writeFile(scenario, 'acts:\n  - { measure: M-001, on: 2026-09-02, acknowledge: true }\n  - { measure: M-001, on: 2026-12-16, withdraw: true, by: handler }\n');
});
afterAll(() => rm(folder, { recursive: true }));

describe('bihuan forecast', () => {
  it('lists by day what would come about if nobody acted, with what is provisional marked', async () => {
    const { code, out, err } = await forecast();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('2026-12-16 周三\n  00:00  M-001  亮灯              整改落实到位：红灯 逾期\n');
    // Ten working days after Wednesday 16 December end on the 30th; what follows on the 31st is the last of the official list.
    expect(out).toMatch(/^2026-12-30 周三\n {2}24:00 {2}M-001 {2}到期 +整改落实到位：《限期整改通知书》限定的整改期限 → 财政局局长$/m);
    expect((await forecast('--slip', '14d')).out).toMatch(/^\+ {3}.* → 财政局局长（暂定）$/m);
  });

  it('says of which rungs nothing can show while nobody acts, unless a scenario has somebody act', async () => {
    const rungs = `  - { id: again, title: 退回督办, when: { returned: 1 }, document: { name: 督办函, series: 督函, to: [leadUnit], acknowledgeWithin: { days: 2 } } }
  - { id: unsigned, title: 督办函未签收, when: { notAcknowledged: again }, notify: { to: [leadUnit] } }
acceptance:`;
    const other = join(folder, 'people.yaml');
    await writeFile(other, changed(POLICY, 'acceptance:', rungs));
    const note = '这些级别只有人办理之后才会出现：退回督办、督办函未签收；用 --scenario 试算。\n';
    expect((await forecast('--policy', other)).err).toBe(note);
    expect((await forecast('--policy', other, '--summary')).err).toBe(note);
    expect((await forecast('--policy', other, '--scenario', 'prompt')).err).toBe('');
    expect((await forecast('--policy', other, '--json')).err).toBe('');
  });

  it('gives one JSON document, each line with its day, instant, measure, rule, kind, posts', async () => {
    const { lines, officialThrough } = await json<{ lines: Line[]; officialThrough: string }>('--to', '2026-12-31');
    expect(officialThrough).toBe('2026-12-31');
    expect(lines[0]).toEqual({ on: '2026-09-01', at: expect.stringMatching(/^2026-09-01T09:\d\d:\d\d\+08:00$/) as string, measure: 'M-001', rule: 'registered', kind: 'assigned', to: ['finance-clerk', 'finance-head', 'office-clerk'], provisional: false });
    expect(lines.find(({ kind }) => kind === 'paper')).toMatchObject({ on: '2026-12-16', rule: 'late', milestone: 'completion', document: { id: 'late-1-1', name: '限期整改通知书' }, to: ['finance-head'] });
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort());
    expect(lines.every(({ on }) => on <= '2026-12-31')).toBe(true);
  });

  it('shows a window, some measures, one post', async () => {
    const all = await json<{ lines: Line[] }>();
    const december = await json<{ lines: Line[] }>('--from', '2026-12-01', '--to', '2026-12-31', '--measure', 'M-001', '--where', 'unit=财政局', '--post', 'finance-head');
    expect(december.lines).toEqual(all.lines.filter(({ on, to }) => on >= '2026-12-01' && on <= '2026-12-31' && to.includes('finance-head')));
    expect(december.lines.length).toBeGreaterThan(2);
    expect((await json<{ lines: Line[] }>('--where', 'class=immediate')).lines).toEqual([]);
  });

  it('plays a scenario and tells what its rules refuse, with the line it stands in', async () => {
    const { code, out, err } = await forecast('--scenario', scenario);
    expect([code, err]).toEqual([0, `${scenario}:3 [M-001] “撤销”被拒绝：李四 所任职务无权办理“撤销”；应由 副书记 办理。\n`]);
    expect(out).not.toContain('任务签收期限');
    expect(await json('--scenario', scenario)).toMatchObject({ refused: [{ measure: 'M-001', act: 'withdraw', refusal: { code: 'notYours' } }] });
  });

  it('with everybody in time has nobody hear of lateness', async () => {
    const { lines } = await json<{ lines: Line[] }>('--scenario', 'prompt');
    expect(lines.map(({ kind }) => kind)).not.toContain('paper');
    expect(lines.at(-1)?.kind).toBe('archived');
  });

  it('compares two policies: what each comes to, and the lines that differ', async () => {
    const { out } = await forecast('--compare', stricter);
    expect(out).toMatch(/^类别 +原来 +之后 +增减\n/);
    expect(out).toMatch(/不再发生 \d+ 条，新增 \d+ 条：/);
    const { gone, added } = await json<{ gone: Line[]; added: Line[] }>('--compare', stricter);
    expect(gone.map(({ rule, kind }) => [rule, kind])).toEqual(expect.arrayContaining([['late', 'deadline'], ['later', 'rungReached']]));
    expect(added.map(({ rule }) => rule).sort()).toEqual(gone.map(({ rule }) => rule).sort());
  });

  it('says in one command what it would mean if measures slipped two weeks, or were handed in late', async () => {
    const slip = await json<{ gone: Line[]; added: Line[] }>('--slip', 'M-001=14d');
    expect(slip.gone.find(({ kind, rule }) => kind === 'deadline' && rule === 'milestone')?.on).toBe('2026-10-15');
    expect(slip.added.find(({ kind, rule }) => kind === 'deadline' && rule === 'milestone')?.on).toBe('2026-10-29');
    const late = await json<{ gone: Line[]; added: Line[] }>('--late', '10wd');
    expect(late.gone.map(({ kind }) => kind)).not.toContain('paper');
    expect(late.added.filter(({ kind }) => kind === 'paper').map(({ rule }) => rule)).toEqual(['late']);
  });

  it('sums up papers and mails by month, and who gets most', async () => {
    const { out } = await forecast('--summary');
    expect(out).toMatch(/^月份 +文书 +提醒 +邮件 +到期$/m);
    expect(out).toMatch(/^合计 +1 /m);
    expect((await run(['forecast', plan, '--summary', '--lang', 'en'])).out).toMatch(/^posts that get most/m);
  });

  it.each([
    [['--slip', '2weeks'], '错误：--slip 不能是“2weeks”：应为天数'],
    [['--measure', 'M-01'], '错误：--measure 不能是“M-01”：方案中没有这项措施。是否想写“M-001”？'],
    [['--where', 'size=3'], '错误：--where 不能是“size=3”：应为“条件=值”'],
    [['--post', 'nobody'], '错误：--post 不能是“nobody”'],
    [['--to', 'soon'], '错误：--to 不能是“soon”'],
  ])('tells a slip of the pen in %j', async (args, said) => {
    const { code, err } = await forecast(...args);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it('explains itself in Chinese and in English', async () => {
    expect((await run(['forecast', '--help'])).out).toContain('推演：方案会引起的全部提醒');
    expect((await run(['forecast', '--help', '--lang', 'en'])).out).toContain('what if these dates slip two weeks');
  });
});
