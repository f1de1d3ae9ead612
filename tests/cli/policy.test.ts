import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../cli/width.ts';
import { wrappedTable } from '../../cli/wrappedTable.ts';
import { changed, PLAN, POLICY, WHOLE } from '../plans/samples.ts';
import { run } from './run.ts';

const folder = await mkdtemp(join(tmpdir(), 'bihuan-policy-'));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('bihuan policy check', () => {
  it('says that a policy may be used, or all that is wrong with it, with line and field', async () => {
    const good = await file('good.yaml', WHOLE);
    expect(await run(['policy', 'check', good])).toEqual({ code: 0, out: '可以使用：小规则，督办阶梯 9 条，提示 0 条。\n', err: '' });
    const bad = await file('bad.yaml', changed(changed(WHOLE, 'skipIfStands: [late, last]', 'skipIfStands: [lag]'), 'reportMissed: quarterly', 'reportMissed: quartely'));
    const { code, out, err } = await run(['policy', 'check', bad]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/bad\.yaml:\d+:\d+ 错误 ladder\[6\]\.skipIfStands\[0\]（id: lag）: skipIfStands 不能写本规则自己/);
    expect(err).toMatch(/bad\.yaml:\d+:\d+ 错误 ladder\[7\]\.when\.reportMissed（id: missed）: .*是否想写“quarterly”？/);
    expect(err).toContain('有 2 处错误（见上）');
  });

  it('looks at the people of a plan when it is told one', async () => {
    const policy = await file('policy.yaml', WHOLE);
    const plan = await file('plan.yaml', PLAN);
    const alone = await run(['policy', 'check', policy, '--json']);
    expect(JSON.parse(alone.out)).toEqual({ mayBeUsed: true, problems: [], policy: { name: '小规则', rungs: 9 } });
    const together = await run(['policy', 'check', policy, '--plan', plan, '--json']);
    expect(together.code).toBe(0);
    expect(JSON.parse(together.out)).toMatchObject({ mayBeUsed: true, problems: [{ code: 'behindNever', file: plan }, { code: 'roleUnfilled', file: plan, zh: expect.stringContaining('discipline') as unknown }] });
  });

  it('refuses a policy whose chains the people of the plan cannot go through, and leaves the rest of the plan to its own check', async () => {
    const policy = await file('little.yaml', POLICY);
    const plan = await file('nobody.yaml', changed(changed(PLAN, 'person: wu', 'person: li'), 'zhou@little.example', 'zhou'));
    const { code, err } = await run(['policy', 'check', policy, '--plan', plan]);
    expect(code).toBe(2);
    expect(err).toContain('按职责分离不得再办理');
    expect(err).not.toContain('电子邮箱');
    expect(err).toContain('nobody.yaml 有 1 处错误');
  });
});

describe('bihuan policy explain', () => {
  it('prints the whole policy as a table to be signed', async () => {
    const policy = await file('explained.yaml', WHOLE);
    const { code, out } = await run(['policy', 'explain', policy]);
    expect(code).toBe(0);
    expect(out).toMatch(/^督办规则：小规则\n\n基本规定\n─+\n事项/);
    expect(out.replace(/\s|─/g, '')).toContain('限期整改通知书');
    expect(out).toMatch(/签发人（签名）：_+\n日期：.*\n规则指纹（SHA-256）：[0-9a-f]{64}\n$/);
    for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(110);
    expect((await run(['policy', 'explain', policy, '--lang', 'en'])).out).toMatch(/^Policy: 小规则\n\nGeneral\n/);
  });

  it('gives the same as one JSON document', async () => {
    const policy = await file('explained.yaml', WHOLE);
    const { out } = await run(['policy', 'explain', policy, '--json']);
    expect(JSON.parse(out)).toMatchObject({ title: '督办规则：小规则', hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, sections: expect.arrayContaining([expect.objectContaining({ title: '督办阶梯' })]) as unknown, policy: { name: '小规则' } });
  });

  it('explains nothing that has errors', async () => {
    const bad = await file('bad.yaml', changed(POLICY, 'light: red', 'light: read'));
    expect(await run(['policy', 'explain', bad])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('light') as unknown });
    const json = await run(['policy', 'explain', bad, '--json']);
    expect([json.code, json.err]).toEqual([2, '']);
    expect(JSON.parse(json.out)).toMatchObject({ problems: [{ code: 'notOneOf' }] });
  });
});

describe('a table in which nothing is cut', () => {
  it('goes on in the next line, Chinese at any character but before punctuation, other writing between words', () => {
    expect(wrappedTable(['甲', 'B'], [['两个工作日之内整改到位，否则', 'within two working days of the paper']], 30)).toEqual([
      '──────────────────────────────',
      '甲            B',
      '──────────────────────────────',
      '两个工作日之  within two',
      '内整改到位，  working days of',
      '否则          the paper',
      '──────────────────────────────',
    ]);
  });

  it('keeps a word whole that is longer than its column', () => {
    expect(wrappedTable(['a'], [['series-of-letters-without-an-end 1']], 10)[3]).toBe('series-of-letters-without-an-end');
  });
});
