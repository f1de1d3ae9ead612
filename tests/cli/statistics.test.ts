import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvOf } from '../../cli/statistics/csv.ts';
import { savePlan } from '../../store/plans.ts';
import { openRecordOffice, type RecordOffice } from '../api/recordOffice.ts';
import { Life, planToSave, withLetters } from '../store/life.ts';
import { accepts, at, submits } from '../support/definitions.ts';
import { run } from './run.ts';

const PLAN = 'figures-2026';
let office: RecordOffice;
let url: string;
let folder: string;
beforeAll(async () => {
  office = await openRecordOffice(at('2026-10-20', '09:00'));
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'bihuan-figures-'));
  await savePlan(office.db, planToSave(PLAN));
  const [done, late] = ['M-001', 'M-002'].map((ref) => new Life(withLetters(PLAN, ref)));
  if (!done || !late) throw new Error('no lives');
  for (const life of [done, late]) life.does('li', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
  done.does('li', submits('effect'), at('2026-09-28', '10:00'));
  done.does('zhao', accepts('effect'), at('2026-09-29', '10:00'));
  late.until(at('2026-10-08', '09:00'));
  await office.record(done, late);
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const bihuan = (...args: string[]) => run(['plan', 'statistics', ...args, '--as', 'zheng'], { BIHUAN_URL: url });

describe('bihuan plan statistics', () => {
  it('shows a table for each matter that has anything to tell, in both languages', async () => {
    const { code, out, err } = await bihuan();
    expect([code, err]).toEqual([0, '截至 2026-10-20 09:00；已撤销 0 项不计入\n']);
    expect(out).toBe(
      [
        '措施与时限',
        '单位    措施  已销号  完成率  时限节点  按期  逾期已补  待验收  逾期  未到期  反弹',
        '经发局  2     0       0%      4         1     0         0       1     2       0',
        '合计    2     0       0%      4         1     0         0       1     2       0',
        '',
        '逾期时长',
        '单位    7日内  8-30日  31-90日  90日以上  5个工作日内  6-20个  21-60个  60个以上',
        '经发局  0      1       0        0         0            1       0        0',
        '合计    0      1       0        0         0            1       0        0',
        '',
        '基层负担',
        '单位    任务  签收文书  回复文书  定期报告  提交验收',
        '经发局  2     1         1         0         1',
        '财政局  2     0         0         0         0',
        '合计    4     1         1         0         1',
        '',
      ].join('\n'),
    );
    const english = await bihuan('--by', 'leader', '--lang', 'en', '--as-of', '2026-09-30');
    expect(english.out.split('\n').slice(0, 3)).toEqual([
      'Measures and dates',
      'Lead official            Measures  Closed  Percent  Dates  On time  Caught up  Submitted  Overdue  Not yet due  Relapses',
      '管委会副主任 (张副主任)  2         0       0%       4      1        0          0          0        3            0',
    ]);
    expect(english.err).toBe('As of 2026-09-30 23:59; 0 withdrawn, which do not count\n');
  });

  it('answers JSON, writes a file for a spreadsheet, and overwrites none', async () => {
    const json = JSON.parse((await bihuan('--by', 'month', '--json')).out) as { groups: { key: string }[] };
    expect(json.groups.map(({ key }) => key)).toEqual(['2026-09', '2026-10']);
    const file = join(folder, '统计.csv');
    expect((await bihuan('--to', file)).out).toBe(`已写入 ${file}\n`);
    const lines = (await readFile(file, 'utf8')).split('\r\n');
    expect(lines[0]?.startsWith('\ufeff"单位","措施与时限 措施",')).toBe(true);
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 5).join())).toEqual(['"经发局","2","0","0%","4"', '"财政局","0","0","0%","0"', '"合计","2","0","0%","4"', '']);
    expect(await bihuan('--to', file)).toMatchObject({ code: 2, err: expect.stringContaining('已存在，没有覆盖') as string });
  });

  it('says what is wrong with what was asked', async () => {
    expect(await bihuan('--by', 'colour')).toMatchObject({ code: 2 });
    expect((await bihuan('--as-of', '2027-01-01')).err).toContain('asOf：不能晚于今天（2026-10-20）。');
  });

  it('leaves a name that looks like a formula a name', async () => {
    const answer = JSON.parse((await bihuan('--json')).out) as Parameters<typeof csvOf>[1];
    const named = (title: string) => ({ ...answer, groups: answer.groups.slice(0, 1).map((group) => ({ ...group, key: title, title })) });
    const marks = { comma: '，', list: '、', semicolon: '；', aside: (text: string) => `（${text}）` };
    for (const title of ['=1+1', '+1', '-1', '@x', '＝1', '\t=1']) expect(csvOf({ language: 'zh', say: (zh) => zh, marks }, named(title)).split('\r\n')[1], title).toMatch(/^"'/);
    expect(csvOf({ language: 'zh', say: (zh) => zh, marks }, named('他说"好",再说')).split('\r\n')[1]).toMatch(/^"他说""好"",再说",/);
  });
});
