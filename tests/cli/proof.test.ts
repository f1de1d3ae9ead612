import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCheckpointing } from '../../activities/checkpoint.ts';
import { signed } from '../../domain/signedFile.ts';
import { publicKeyOf } from '../../domain/signature.ts';
import { createCheckpoint, noteRecordKey } from '../../store/checkpoints.ts';
import { listDenials } from '../../store/denials.ts';
import { ACCEPTOR, ADMIN, CHIEF, HANDLER, OFFICIAL, openOffice, type Office } from '../api/office.ts';
import { EVIDENCE } from '../support/definitions.ts';
import { RECORD_KEY } from '../support/keys.ts';
import { uniqueName } from '../support/temporal.ts';
import { run, type Ran } from './run.ts';

const ID = uniqueName('proof');
const M1 = `${ID}/M-001`;
const KEY = publicKeyOf(RECORD_KEY);
let office: Office;
let folder: string;
let url: string;
const file = (name: string) => join(folder, name);
const bihuan = (person: string | undefined, ...args: string[]): Promise<Ran> => run(args, { BIHUAN_URL: url, ...(person !== undefined && { BIHUAN_AS: person }) });
/** Without a server: whatever is asked there fails. */
const offline = (...args: string[]): Promise<Ran> => run(args, { BIHUAN_URL: 'http://127.0.0.1:9' });
async function done(person: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await bihuan(person, ...args);
  expect(code, `${out}${err}`).toBe(0);
  return out;
}
async function act(person: string, given: object): Promise<void> {
  const answer = await office.act(person, M1, given);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

beforeAll(async () => {
  office = await openOffice();
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'bihuan-proof-'));
  await noteRecordKey(office.db, KEY, Date.now());
  expect((await office.start(ADMIN, { id: ID, refs: ['M-001', 'M-002'], effectInDays: -20 })).status).toBe(200);
  await act(HANDLER, { type: 'acknowledge' });
  await act(HANDLER, { type: 'submit', milestones: ['effect', 'completion'], summary: '已完成', evidence: [EVIDENCE] });
  await act(ACCEPTOR, { type: 'accept', milestones: ['effect', 'completion'] });
}, 90_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

describe('a closure certificate', () => {
  it('is not there before the closure, and says so', async () => {
    expect(await bihuan(HANDLER, 'certificate', 'show', 'M-001')).toMatchObject({ code: 2, err: expect.stringContaining('没有销号凭证') as unknown });
    expect((await bihuan(HANDLER, 'certificate', 'show', 'M-009')).err).toContain('没有措施“M-009”');
  });

  it('is there as soon as the measure is closed, with who submitted, accepted and signed, on what evidence', async () => {
    await done(OFFICIAL, 'measure', 'sign', 'M-001', '--approve');
    const shown = await done(HANDLER, 'certificate', 'show', 'M-001', '--out', file('M-001.json'));
    for (const text of [`销号凭证 ${M1}（第 1 轮）`, '提交：李经办（经发局 经发局综合科科长）', '验收：赵督查', '销号审批：张副主任', EVIDENCE.sha256, '逾期完成', `签署密钥：${KEY.id}`]) expect(shown).toContain(text);
    expect(await done(HANDLER, 'certificate', 'show', 'M-001', '--lang', 'en')).toContain('Signed off: 张副主任');
    // What is printed as JSON is the very file.
    expect(await done(HANDLER, 'certificate', 'show', 'M-001', '--json')).toBe(await readFile(file('M-001.json'), 'utf8'));
    expect((await office.app.inject({ url: `/api/plans/${ID}/measures/M-001/certificate`, headers: { authorization: `Bearer ${await token()}` } })).body).toBe(await readFile(file('M-001.json'), 'utf8'));
  });

  it('is verified offline, and says against which key', async () => {
    await writeFile(file('record.pub'), await done(HANDLER, 'certificate', 'key'));
    expect(await offline('certificate', 'verify', file('M-001.json'))).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^凭证完好：.*自带的公钥（${KEY.id}）.*--key`)) as unknown });
    expect(await offline('certificate', 'verify', file('M-001.json'), '--key', file('record.pub'), '--lang', 'en')).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^The certificate is valid: .*by the key given \\(${KEY.id}\\)`)) as unknown });
    await writeFile(file('other.pub'), publicKeyOf(new Uint8Array(32).fill(1)).publicKey);
    expect(await offline('certificate', 'verify', file('M-001.json'), '--key', file('other.pub'))).toMatchObject({ code: 1, out: expect.stringContaining('不是由给定的公钥签署') as unknown });
  });

  it('is not valid once anything was altered, and says what', async () => {
    const text = await readFile(file('M-001.json'), 'utf8');
    const altered = async (change: (text: string) => string) => {
      await writeFile(file('altered.json'), change(text));
      return offline('certificate', 'verify', file('altered.json'));
    };
    expect(await altered((whole) => whole.replace('张副主任', '王副主任'))).toMatchObject({ code: 1, out: expect.stringContaining('内容与签名不符') as unknown });
    expect(await altered((whole) => whole.replaceAll('\n', '\r\n'))).toMatchObject({ code: 1, out: expect.stringContaining('已不是签发时的原样') as unknown });
    expect(await altered((whole) => whole.replace('{', '{\n  "note": "同意",'))).toMatchObject({ code: 1, out: expect.stringContaining('已不是签发时的原样') as unknown });
    expect(await altered((whole) => whole.slice(0, -20))).toMatchObject({ code: 1, out: expect.stringContaining('文件被截断或改动') as unknown });
    expect(await altered(() => '{}')).toMatchObject({ code: 1, out: expect.stringContaining('不是本系统的销号凭证') as unknown });
  });
});

describe('an audit', () => {
  it('is for those who administer the plan; a refusal is on record', async () => {
    expect(await bihuan(HANDLER, 'audit', 'verify', '--plan', ID)).toMatchObject({ code: 1, err: expect.stringContaining(`不是整改方案“${ID}”的管理员`) as unknown });
    expect(await listDenials(office.db, { person: HANDLER }, { limit: 1, offset: 0 })).toMatchObject([{ act: 'audit', measureId: ID, code: 'notAdministrator' }]);
  });

  it('finds nothing wrong with records nobody touched, also when workflows and store are asked while acts come in', async () => {
    const [report] = await Promise.all([bihuan(ADMIN, 'audit', 'verify', '--plan', ID, '--key', file('record.pub')), ...Array.from({ length: 5 }, (_, index) => office.act(HANDLER, `${ID}/M-002`, { type: 'reportProgress', text: `进展 ${index}` }))]);
    expect(report.code, report.out).toBe(0);
    expect(report.out).toMatch(new RegExp(`^核查 ${ID}：2 项措施，\\d+ 条记录，对照数据库之外的依据 3 处。\n未发现问题。\n$`));
  });

  it('works from a folder without any server, with what was kept elsewhere', async () => {
    const checkpoint = await createCheckpoint(office.db, ID, Date.now(), (content) => signed(content, RECORD_KEY));
    expect(await done(ADMIN, 'audit', 'export', file('export'), '--plan', ID)).toContain('2 项措施的记录，1 份凭证，1 个核验点');
    expect((await readdir(file('export'))).sort()).toEqual(['certificates', 'checkpoints', 'frozen.json', 'heads.json', 'papers.json', 'plan.json', 'records']);
    const verify = (...more: string[]) => offline('audit', 'verify', '--from-export', file('export'), ...more);
    expect(await verify('--key', file('record.pub'))).toMatchObject({ code: 0, out: expect.stringContaining('未发现问题。') as unknown });
    expect(await verify('--plan', 'another')).toMatchObject({ code: 2 });
    expect((await bihuan(ADMIN, 'audit', 'export', file('export'), '--plan', ID)).err).toContain('已存在');

    const record = file('export/records/M-001.json');
    await writeFile(record, (await readFile(record, 'utf8')).replace('已完成', '未完成'));
    const found = await verify('--lang', 'en', '--certificate', file('M-001.json'));
    expect(found.code).toBe(1);
    expect(found.out).toMatch(new RegExp(`1 found:\n {2}- ${M1} Event \\d+ does not match its seal`));
    expect(JSON.parse((await verify('--json')).out)).toMatchObject({ plan: ID, findings: [{ code: 'edited', measure: M1, text: { zh: expect.stringContaining('与封存时不符') as unknown } }] });
    await writeFile(file('export/checkpoints/x.json'), 'cut off');
    expect(await verify()).toMatchObject({ code: 2, err: expect.stringContaining('不是有效的 JSON') as unknown });
    expect(checkpoint.content.heads).toHaveLength(2);
  });

  it('hands out a checkpoint to be kept elsewhere, with the digest that its mail prints', async () => {
    const { id, digest } = await createCheckpointing({ db: office.db, recordKey: RECORD_KEY })(ID, Date.now());
    expect(await done(HANDLER, 'audit', 'checkpoint', '--plan', ID)).toMatch(new RegExp(`^编号 +时间 +措施 +密钥\n${id} +\\d.+ 2 +${KEY.id}\n`));
    expect(await done(HANDLER, 'audit', 'checkpoint', id, '--out', file('kept.json'))).toContain(digest);
    expect(createHash('sha256').update(await readFile(file('kept.json'))).digest('hex')).toBe(digest);
    expect(await bihuan(ADMIN, 'audit', 'verify', '--plan', ID, '--checkpoint', file('kept.json'), '--key', file('record.pub'))).toMatchObject({ code: 0 });
    expect((await bihuan(HANDLER, 'audit', 'checkpoint', `${ID}.1`)).err).toContain(`没有核验点“${ID}.1”`);
  });

  it('finds what was rewritten in the store as a whole, because the workflow itself still knows', async () => {
    await sql`update events set hash = null where measure_id = ${`${ID}/M-002`}`.execute(office.db);
    await sql`update measures set head = null where id = ${`${ID}/M-002`}`.execute(office.db);
    const report = await bihuan(ADMIN, 'audit', 'verify', '--plan', ID);
    expect(report.code).toBe(1);
    expect(report.out).toMatch(new RegExp(`${ID}/M-002 记录与(该措施的工作流|核验点 \\S+)不一致`));
    await sql`delete from events where measure_id = ${M1} and seq > 3`.execute(office.db);
    expect((await bihuan(ADMIN, 'audit', 'verify', '--plan', ID)).out).toContain(`${M1} 记录只到第 3 条`);
  });
});

async function token(): Promise<string> {
  const { body } = await office.ask(undefined, 'POST', '/api/session', { person: CHIEF });
  return String(body.token);
}
