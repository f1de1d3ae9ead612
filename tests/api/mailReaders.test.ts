import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailsReadableBy } from '../../api/access/mayReadMails.ts';
import type { Deps } from '../../api/dependencies.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Rule } from '../../domain/policy.ts';
import { listMails } from '../../store/mails.ts';
import { migrateStore } from '../../store/migrate.ts';
import { openEmbeddedStore } from '../../store/open.ts';
import { recordEntry } from '../../store/record.ts';
import type { Db } from '../../store/schema.ts';
import { Life } from '../store/life.ts';
import { at, DEFINITION, POLICY } from '../support/definitions.ts';

const NOW = at('2026-09-08', '12:00');
const REFER: Rule = { id: 'refer', title: '移交问责线索', when: { on: 'byHand' }, byHand: { roles: ['supervisor'] }, document: { name: '问责线索移交函', series: '移', to: ['inspector'], cc: [], isRestricted: true } };
const ordinary: Definition = { ...DEFINITION, policy: { ...POLICY, ladder: [REFER] } };
/** A measure of the plan that another office administers. */
const apart: Definition = { ...ordinary, ref: 'M-002', roles: { ...DEFINITION.roles, administrator: ['group-leader'] } };
const elsewhere: Definition = { ...ordinary, planId: 'other-2026' };

let db: Db;
beforeAll(async () => {
  db = await openEmbeddedStore();
  await migrateStore(db);
  for (const definition of [ordinary, apart, elsewhere]) {
    const life = new Life(definition);
    life.does('qian', { type: 'issueByHand', ruleId: 'refer', requirement: '查清责任' }, at('2026-09-08', '11:00'));
    for (const entry of life.entries) await recordEntry(db, entry);
  }
  await mailed('assigned here', { measureId: 'test-2026/M-001', kind: 'assigned', post: 'bureau-head' });
  await mailed('letter here', { measureId: 'test-2026/M-001', kind: 'documentIssued', post: 'inspection-office' });
  await mailed('assigned apart', { measureId: 'test-2026/M-002', kind: 'assigned', post: 'bureau-head' });
  await mailed('letter apart', { measureId: 'test-2026/M-002', kind: 'documentIssued', post: 'inspection-office' });
  await mailed('assigned elsewhere', { measureId: 'other-2026/M-001', kind: 'assigned', post: 'bureau-head' });
  await mailed('digest of both', { measureId: 'test-2026/M-001', kind: 'assigned', post: 'bureau-handler' }, { measureId: 'other-2026/M-001', kind: 'assigned', post: 'bureau-handler' });
});
afterAll(() => db.destroy());

/** A mail to the inspector that tells of these notices. */
async function mailed(id: string, ...news: readonly { measureId: string; kind: 'assigned' | 'documentIssued'; post: string }[]): Promise<void> {
  await db.insertInto('mails').values({ id, messageId: `<${id}>`, personId: 'zhou', address: 'zhou@little.example', subject: id, text: '', html: '', createdAt: NOW, sentAt: NOW, state: 'sent', error: null, postponedAt: null }).execute();
  for (const { measureId, kind, post } of news) {
    const { numUpdatedRows } = await db.updateTable('notices').set({ mailId: id }).where('measureId', '=', measureId).where('kind', '=', kind).where('post', '=', post).executeTakeFirst();
    expect(Number(numUpdatedRows)).toBe(1);
  }
}

/** @returns what is listed to a reader, and of that what may be read. */
async function readBy(person: string, ...plans: string[]): Promise<{ listed: number; read: string[] }> {
  const reader = { person, plans };
  const listed = await listMails(db, { reader }, { limit: 50, offset: 0 });
  const read = await mailsReadableBy({ database: db, now: () => NOW } as unknown as Deps, reader, listed);
  return { listed: listed.length, read: read.map(({ id }) => id).sort() };
}

describe('mails to others', () => {
  it('are an administrator’s to read where all they tell is of plans that the administrator has', async () => {
    expect((await readBy('zheng', 'other-2026')).read).toEqual(['assigned elsewhere']);
    expect((await readBy('zheng', 'test-2026', 'other-2026')).read).toContain('digest of both');
  });

  it('tell nothing of a restricted letter to who administers the plan, but not the measure it is about', async () => {
    expect(await readBy('zheng', 'test-2026')).toEqual({ listed: 4, read: ['assigned apart', 'assigned here', 'letter here'] });
  });

  it('are nobody else’s to read; one’s own always are', async () => {
    expect((await readBy('li')).read).toEqual([]);
    expect((await readBy('zhou')).read).toHaveLength(6);
  });
});
