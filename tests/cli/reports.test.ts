import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { holderOf } from '../../domain/directory.ts';
import { keepCircular } from '../../store/circulars.ts';
import { listMeasureIds } from '../../store/counts.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, openOffice, planText, POLICY_TEXT, type Office } from '../api/office.ts';
import { examplePlan } from '../reports/support.ts';
import { uniqueName } from '../support/temporal.ts';
import { commandsAt } from './run.ts';

const ID = uniqueName('r');
let office: Office;
let folder: string;
let url: string;
beforeAll(async () => {
  office = await openOffice();
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'bihuan-reports-'));
  await office.start(ADMIN, { id: ID, refs: ['M-001', 'M-002', 'M-003'] });
  await allRecorded(ID, 3);
  for (const act of [{ type: 'acknowledge' }, { type: 'reportProgress', text: '已制定偿债计划' }, { type: 'comment', text: '内部留言' }]) await office.act(HANDLER, `${ID}/M-001`, act);
}, 60_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const { bihuan, done } = commandsAt(() => url);
const said = (text: string): unknown => expect.stringContaining(text);

/** Reports are made of the store, which hears of what is started a moment later. */
async function allRecorded(plan: string, measures: number): Promise<void> {
  await vi.waitFor(async () => {
    expect(await listMeasureIds(office.db, plan)).toHaveLength(measures);
  }, { timeout: 120_000, interval: 100 });
}

let files = 0;
/** @returns what the command writes into a new Markdown file. */
async function written(person: string, ...args: string[]): Promise<string> {
  files += 1;
  const file = join(folder, `${String(files)}.md`);
  expect(await done(person, ...args, '--to', file)).toContain(`已写入 ${file}`);
  return readFileSync(file, 'utf8');
}

describe('reports at the command line', () => {
  it('publishes what the record says, in the words of the office, for administrators and the authority only', async () => {
    const frame = ['--preface', '按照党务公开要求，现予公布。', '--next', '每月调度。', '--contact', '联系电话：025-00000000', '--issuer', '整改办', '--date', '2026-12-31'];
    const text = await written(ADMIN, 'plan', 'publish-report', ID, ...frame);
    for (const part of ['# 关于《测试整改方案》整改进展情况的通报', '按照党务公开要求，现予公布。', '反馈问题1个、整改措施3项', '1.关于“主动融入国家重大战略缺乏行动自觉”的问题', '**（1）加快债务结构调整**。已制定偿债计划。正在整改；', '（3）加快债务结构调整**。任务已下达；', '每月调度。', '联系电话：025-00000000', '整改办', '2026年12月31日']) expect(text).toContain(part);
    expect(text).not.toContain('内部留言');
    expect(await written(CHIEF, 'plan', 'publish-report', ID)).toContain('整改措施3项');
    for (const command of ['publish-report', 'progress-report']) {
      expect(await bihuan(HANDLER, 'plan', command, ID, '--to', join(folder, 'no.md'))).toMatchObject({ code: 1, err: said('李经办 不是整改方案') });
    }
    expect(await bihuan(ACCEPTOR, 'plan', 'withheld', ID)).toMatchObject({ code: 1 });
    expect(existsSync(join(folder, 'no.md'))).toBe(false);
  });

  it('writes Word files, in English too, and never over a file that is there', async () => {
    const file = join(folder, 'public.docx');
    await done(ADMIN, 'plan', 'publish-report', ID, '--to', file);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    expect(await bihuan(ADMIN, 'plan', 'publish-report', ID, '--to', file)).toMatchObject({ code: 2, err: said('已存在') });
    expect(await bihuan(ADMIN, 'plan', 'publish-report', ID, '--to', join(folder, 'public.pdf'))).toMatchObject({ code: 2, err: said('.docx 或 .md') });
    const english = join(folder, 'en.md');
    await done(ADMIN, 'plan', 'publish-report', ID, '--to', english, '--lang', 'en');
    expect(readFileSync(english, 'utf8')).toContain('Of the plan “测试整改方案”');
  });

  it('leaves out what an act has withheld, until it is released; the internal version shows it', async () => {
    expect(await done(ADMIN, 'plan', 'withhold', 'M-002', '--reason', '涉及商业秘密', '--plan', ID)).toContain('已标记不公开：M-002');
    expect(await bihuan(CHIEF, 'plan', 'withhold', 'M-002', '--reason', '再标一次', '--plan', ID)).toMatchObject({ code: 1, err: said('已经办理过') });
    expect(await bihuan(HANDLER, 'plan', 'withhold', 'M-001', '--reason', '不想公开', '--plan', ID)).toMatchObject({ code: 1, err: said('无权办理“标记不公开”；应由 领导小组办公室主任、领导小组组长 办理') });
    for (const nothing of ['M-009', 'M-001#99', 'problem:9']) expect(await bihuan(ADMIN, 'plan', 'withhold', nothing, '--reason', '笔误', '--plan', ID)).toMatchObject({ code: 2, err: said(`没有“${nothing}”`) });
    await done(CHIEF, 'plan', 'withhold', 'M-001#3', '--reason', '尚未核实', '--plan', ID);
    expect(await done(CHIEF, 'plan', 'withheld', ID)).toMatch(/M-002 +办理记录 .*涉及商业秘密\nM-001#3 +办理记录 .*尚未核实/);
    const text = await written(ADMIN, 'plan', 'publish-report', ID, '--withhold', 'M-003=暂缓公开');
    expect(text).toContain('整改措施1项');
    for (const secret of ['已制定偿债计划', '（2）', '商业秘密', '暂缓公开', '不公开']) expect(text).not.toContain(secret);
    const internal = await written(ADMIN, 'plan', 'publish-report', ID, '--internal');
    for (const part of ['内部版', '【不公开：涉及商业秘密】（2）', '【不公开：尚未核实】已制定偿债计划', '未公开内容清单']) expect(internal).toContain(part);
    await done(CHIEF, 'plan', 'release', 'M-001#3', '--reason', '已核实', '--plan', ID);
    expect(await bihuan(CHIEF, 'plan', 'release', 'M-001#3', '--reason', '已核实', '--plan', ID)).toMatchObject({ code: 1, err: said('没有标记为不公开') });
    expect(await written(ADMIN, 'plan', 'publish-report', ID)).toContain('已制定偿债计划');
  });

  it('reports progress to the inspecting body as of a moment that has come', async () => {
    const text = await written(ADMIN, 'plan', 'progress-report', ID, '--addressee', '省委巡视组');
    for (const part of ['省委巡视组：', '共1个问题、3项整改措施', '## 二、分问题进展', '| 1 | 主动融入国家重大战略缺乏行动自觉 | 整改中 | 3 | 0 | 0 | 0 |', '经发局']) expect(text).toContain(part);
    expect(await written(ADMIN, 'plan', 'progress-report', ID, '--at', '2020-01-01T00:00:00+08:00')).toContain('尚未启动3项');
    expect(await bihuan(ADMIN, 'plan', 'progress-report', ID, '--at', '2999-01-01T00:00:00+08:00', '--to', join(folder, 'no.md'))).toMatchObject({ code: 2, err: said('不能晚于现在') });
    expect(await bihuan(ADMIN, 'plan', 'progress-report', ID, '--at', 'morgen', '--to', join(folder, 'no.md'))).toMatchObject({ code: 2 });
  });

  it('writes a kept circular as a paper, for everybody who may read it', async () => {
    await keepCircular(office.db, ID, { planTitle: '测试整改方案', period: '2026-12', sinceAt: Date.now() - 86_400_000, at: Date.now() });
    const text = await written(HANDLER, 'plan', 'circular', ID, '--period', '2026-12');
    for (const part of ['# 《测试整改方案》整改进展情况通报', '（2026年12月）', '| 经发局 | 3 | 0 | 0% | 0 |', '经发局']) expect(text).toContain(part);
    expect(await bihuan(HANDLER, 'plan', 'circular', ID, '--period', '2026-01', '--to', join(folder, 'no.md'))).toMatchObject({ code: 2, err: said('没有 2026-01 的通报') });
  });

  it('keeps out of a later version\'s report what its file marks, and starts no measure anew for it', async () => {
    const marked = planText({ id: ID, refs: ['M-001', 'M-002', 'M-003'] }).replace('        leadOfficial', '        withheld: 涉及个案\n        leadOfficial');
    const answer = await office.startTexts(ADMIN, { planText: marked, policyText: POLICY_TEXT });
    expect(answer.body).toMatchObject({ amended: [], created: [] });
    expect(await done(ADMIN, 'plan', 'withheld', ID)).toMatch(/M-001 +方案文件 +涉及个案/);
    const text = await written(ADMIN, 'plan', 'publish-report', ID);
    expect(text).toContain('整改措施1项');
    expect(text).not.toContain('涉及个案');
  });
});

describe('the running examples', () => {
  it.each([['jiangning', 15, 38], ['zhenjiang', 25, 143]] as const)('come out as a public report with everything in order: %s', async (name, problems, measures) => {
    const { id, texts, administrator, authority } = ofItsOwn(name);
    await writeFile(join(folder, `${name}.yaml`), texts.planText);
    const submitted = await office.ask(administrator, 'POST', '/api/plans/submit', texts);
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
    await office.ask(authority, 'POST', `/api/plans/${id}/acts`, { act: { type: 'approvePlan', hash: submitted.body.hash } });
    expect((await office.ask(administrator, 'POST', '/api/plans/start', texts)).body).toMatchObject({ plan: id, refused: [] });
    await allRecorded(id, measures);
    const text = (await written(administrator, 'plan', 'publish-report', id)).replaceAll('\\', '');
    const titles = [...texts.planText.matchAll(/^ {4,8}title: (.*)$/gm)].map(([, title = '']) => title.replace(/^(["'])(.*)\1$/, '$2').replaceAll("''", "'"));
    const places = titles.map((title) => text.indexOf(title.replaceAll('\\', '')));
    expect(places).toHaveLength(problems + measures);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).toContain(`反馈问题${String(problems)}个、整改措施${String(measures)}项`);
    expect(text).toContain(`任务已下达${String(measures)}项`);
  }, 180_000);
});

/** An example plan with an id and people of its own: all files of a run share one engine. */
function ofItsOwn(name: 'jiangning' | 'zhenjiang') {
  const { plan, planText: original, policyText } = examplePlan(name);
  const own = uniqueName(name);
  const people = new RegExp(`(?<![\\w-])(${plan.people.map((person) => person.id).join('|')})(?![\\w-])`, 'g');
  const holder = (role: string) => `${holderOf({ posts: plan.posts, people: {} }, plan.roles[role]?.[0] ?? '', plan.calendar, Date.now()) ?? ''}-${own}`;
  return {
    id: own,
    texts: { planText: original.replace(/^id: .*$/m, `id: ${own}`).replace(people, `$1-${own}`), policyText, planName: 'plan.yaml', policyName: 'policy.yaml' },
    administrator: holder('administrator'),
    authority: holder('authority'),
  };
}
