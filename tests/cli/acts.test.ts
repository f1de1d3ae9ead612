import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, HEAD, OFFICIAL, openOffice, type Office } from '../api/office.ts';
import { PARTNER, REVIEWER, WHOLE_BOOK, wholeBookPlan } from '../api/wholeBook.ts';
import { uniqueName } from '../support/temporal.ts';
import { commandsAt, run } from './run.ts';

let office: Office;
let folder: string;
let url: string;
const ID = uniqueName('acts');
const on = (days: number) => addDays(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), days);
beforeAll(async () => {
  office = await openOffice();
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'bihuan-cli-'));
  await writeFile(join(folder, '报告.pdf'), 'first');
  await writeFile(join(folder, '新报告.pdf'), 'second');
  expect(await office.startTexts(ADMIN, { planText: wholeBookPlan({ id: ID, refs: ['M-001', 'M-002'] }), policyText: WHOLE_BOOK })).toMatchObject({ status: 200 });
  for (const ref of ['M-001', 'M-002']) await done(HANDLER, 'measure', 'acknowledge', ref);
}, 60_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const { bihuan, done } = commandsAt(() => url);
const show = (person: string, ref: string) => done(person, 'measure', 'show', ref);
const proof = (name: string) => ['--evidence', join(folder, name), '--dated-on', on(0)];

describe('what an office does beside submitting and accepting', () => {
  it('asks for a later date and decides on it, and both show', async () => {
    expect(await done(HANDLER, 'measure', 'extend', 'M-001', '--milestone', 'effect', '--until', on(45), '--reason', '汛期停工', '--progress', '七成')).toContain('等待 审批延期（督查室审核）：取得明显成效');
    const { out, err } = await bihuan(REVIEWER, 'measure', 'extension', 'M-001', '--approve');
    expect([out, err]).toEqual([expect.stringContaining('已同意延期'), expect.stringContaining(`李经办 申请“取得明显成效”由 ${on(30)} 延至 ${on(45)}：汛期停工（目前进展：七成）`)]);
    expect(await show(HANDLER, 'M-001')).toMatch(new RegExp(`延期\\n {2}取得明显成效 ${on(30)} → ${on(45)} {2}待审批（牵头领导批准 张副主任） {2}\\[effect-1-1\\]`));
    await done(OFFICIAL, 'measure', 'extension', 'M-001', '--approve', '--note', '同意');
    expect(await show(HANDLER, 'M-001')).toMatch(new RegExp(`${on(45)}(（暂定）)?（原定 ${on(30)}，延期 1 次）`));
    expect(await bihuan(OFFICIAL, 'measure', 'extension', 'M-001', '--refuse', '不')).toMatchObject({ code: 1, err: expect.stringContaining('没有待审的延期申请') as unknown });
  });

  it('issues a slip by hand, answers and excuses it; holds an interview', async () => {
    await done(REVIEWER, 'measure', 'issue', 'M-001', '--rule', 'slip', '--milestone', 'effect', '--requirement', '补充台账', '--until', on(9));
    expect(await done(HEAD, 'documents', 'show', 'M-001/slip-1-1')).toMatch(new RegExp(`具体要求：补充台账（钱督查）\\n[\\s\\S]*整改期限 ${on(9)}`));
    await done(HEAD, 'documents', 'answer', 'M-001/slip-1-1', '--text', '台账在审计局');
    await done(REVIEWER, 'documents', 'excuse', 'M-001/slip-1-1', '--reason', '情况属实');
    expect(await done(HEAD, 'documents', 'show', 'M-001/slip-1-1')).toContain('钱督查：情况属实');
    await done(REVIEWER, 'measure', 'issue', 'M-001', '--rule', 'talk', '--requirement', '说明原因');
    expect(await show(HEAD, 'M-001')).toMatch(/约谈\n {2}约谈：王局长（经发局局长） {2}\[talk-1-1\]\n {4}待记录（钱督查）/);
    await done(REVIEWER, 'measure', 'interview', 'M-001', '--held-on', on(0), '--text', '已说明');
    expect(await show(HEAD, 'M-001')).toContain(`${on(0)} 钱督查：已说明`);
  });

  it('reports parts, numbers and the weekly report', async () => {
    await done(PARTNER, 'measure', 'part', 'M-001', '--text', '资金已拨付', '--done', ...proof('报告.pdf'));
    await done(HANDLER, 'measure', 'report', 'M-001', '--text', '已安置', '--value', 'households=160');
    expect(await bihuan(HANDLER, 'measure', 'report', 'M-001', '--text', '已安置', '--value', 'households=many')).toMatchObject({ code: 2, err: expect.stringContaining('应为不小于 0 的数') as unknown });
    expect(await bihuan(HANDLER, 'measure', 'periodic', 'M-001', '--period', '1999-W01', '--text', '正常')).toMatchObject({ code: 1, err: expect.stringContaining('不是该定期报告可以报送的周期') as unknown });
    expect(await show(HANDLER, 'M-001')).toMatch(/量化目标\n {2}搬迁安置：160\/170户 {2}还差 10户 {2}\[households\]\n\n参与单位\n {2}财政局科长：已完成 .+ 资金已拨付（附件 1 份）\n\n定期报告\n {2}周报 \[weekly\]（李经办） \d{4}年第\d+周 期限/);
  });

  it('suspends and resumes, by the authority', async () => {
    expect(await done(CHIEF, 'measure', 'suspend', 'M-002', '--until', on(20), '--basis', '领导小组会议', '--reason', '等待批复')).toContain('现状：已暂停');
    expect(await show(HANDLER, 'M-002')).toMatch(new RegExp(`暂停\\n {2}.+孙组长：等待批复；领导小组会议；最迟至 ${on(20)}，届满恢复为“整改中”`));
    expect(await done(CHIEF, 'measure', 'resume', 'M-002', '--reason', '已批复')).toContain('现状：整改中');
  });

  it('appoints a substitute by the title of the post, and ends it', async () => {
    await done(HANDLER, 'measure', 'substitute', 'M-002', '--post', '经发局综合科科长', '--person', PARTNER, '--from', on(0), '--to', on(5));
    expect(await show(HANDLER, 'M-002')).toMatch(new RegExp(`代理\\n {2}经发局综合科科长（李经办） ← 吴协同 {2}${on(0)} ~ ${on(5)}`));
    await done(PARTNER, 'measure', 'report', 'M-002', '--text', '代为报告');
    expect(await show(HANDLER, 'M-002')).toContain('报告进展：代为报告  吴协同代 李经办（经发局综合科科长）');
    await done(HANDLER, 'measure', 'substitute', 'M-002', '--post', 'bureau-clerk', '--person', PARTNER, '--end', on(0));
    expect((await bihuan(HANDLER, 'measure', 'substitute', 'M-002', '--post', 'bureau-clerk', '--person', 'nobody-known', '--from', on(0), '--to', on(1))).err).toContain('--name');
  });

  it('comments, and makes another class of a measure, which ends when it is routine', async () => {
    await done(REVIEWER, 'measure', 'comment', 'M-002', '--text', '请注意质量');
    expect(await show(HANDLER, 'M-002')).toMatch(/留言\n {2}.+ 钱督查：请注意质量/);
    expect(await bihuan(CHIEF, 'measure', 'convert', 'M-002', '--to', 'forever', '--reason', '长期')).toMatchObject({ code: 2, err: expect.stringContaining('可选：standard、immediate、longTerm') as unknown });
    await done(CHIEF, 'measure', 'convert', 'M-002', '--to', 'longTerm', '--reason', '须长期坚持', '--date', `completion=${on(50)}`);
    expect(await show(HANDLER, 'M-002')).toContain('长期坚持');
    expect(await bihuan(CHIEF, 'measure', 'routine', 'M-002', '--reason', '已成常态')).toMatchObject({ code: 1, err: expect.stringContaining('还有时限节点未通过验收') as unknown });
  });

  it('replaces evidence: the approval given lapses, the acceptor is asked again, and the closure taken back opens the next cycle', async () => {
    await done(HANDLER, 'measure', 'submit', 'M-001', '--milestones', 'effect,completion', '--summary', '完成', ...proof('报告.pdf'));
    await done(ACCEPTOR, 'measure', 'decide', 'M-001', '--accept', '--note', '余户自愿缓迁');
    await done(OFFICIAL, 'measure', 'sign', 'M-001', '--approve');
    expect(await done(HANDLER, 'measure', 'evidence', 'M-001', '--milestone', 'completion', '--reason', '扫描件不清', ...proof('新报告.pdf'))).toMatch(/等待 .*验收/);
    expect(await show(HANDLER, 'M-001')).toMatch(/已有审批失效：管委会副主任/);
    await done(ACCEPTOR, 'measure', 'decide', 'M-001', '--accept', '--note', '余户自愿缓迁');
    await done(OFFICIAL, 'measure', 'sign', 'M-001', '--approve');
    await done(CHIEF, 'measure', 'sign', 'M-001', '--approve');
    expect(await done(CHIEF, 'measure', 'reopen', 'M-001', '--reason', '群众反映强烈', '--date', `effect=${on(60)}`, '--date', `completion=${on(80)}`)).toContain('现状：整改中');
    expect(await show(HANDLER, 'M-001')).toContain('第 2 轮');
  });
});

describe('help', () => {
  it('of every command is in both languages', async () => {
    for (const command of ['part', 'periodic', 'evidence', 'extend', 'extension', 'issue', 'interview', 'suspend', 'resume', 'routine', 'convert', 'reopen', 'comment', 'substitute']) {
      const [zh, en] = [await run(['measure', command, '--help']), await run(['measure', command, '--help', '--lang', 'en'])];
      expect(zh.out, command).toMatch(/^用法： bihuan measure [\s\S]+[\u4e00-\u9fff]/);
      expect(en.out, command).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});
