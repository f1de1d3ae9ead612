import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, localDateAt } from '../../domain/calendar.ts';
import type { RecordHead } from '../../domain/checkpoint.ts';
import { publicKeyOf } from '../../domain/signature.ts';
import { findCertificate } from '../../store/certificates.ts';
import { listRecord } from '../../store/chain.ts';
import { auditOf, inShort } from '../store/proven.ts';
import { EVIDENCE } from '../support/definitions.ts';
import { RECORD_KEY } from '../support/keys.ts';
import { beginLife, type Life } from '../support/life.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { upcoming } from '../support/upcoming.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

async function closes(life: Life): Promise<void> {
  await life.does('li', { type: 'submit', milestones: ['effect', 'completion'], summary: '完成', evidence: [EVIDENCE] });
  await life.does('zhao', { type: 'accept', milestones: ['effect', 'completion'] });
  await life.signs('zhang');
  await life.signs('sun');
}

it('keeps one chain through every run of a measure: two cycles, two certificates, and a workflow that knows where its record ends', async () => {
  const life = await beginLife(office, upcoming(uniqueName('proof')));
  const { planId } = (await life.state()).definition;
  const live = async () => (await office.measures.heads(planId)).heads;
  await life.does('li', { type: 'acknowledge' });
  await closes(life);
  await life.untilNextDue();
  const today = localDateAt((await life.state()).definition.calendar, await life.now());
  await life.does('zhou', { type: 'findRelapse', lookBackId: 'first', reason: '问题反弹', evidence: [{ ...EVIDENCE, datedOn: today }], dates: { effect: addDays(today, 30), completion: addDays(today, 60) } });
  await closes(life);
  await life.untilNextDue();
  await life.does('zhou', { type: 'holdLookBack', lookBackId: 'first', note: '未发现反弹' });
  await office.client.workflow.getHandle(life.id).result();

  const record = await listRecord(office.db, life.id, Infinity);
  expect(record.every(({ hash }) => hash?.length === 64)).toBe(true);
  const heads: readonly RecordHead[] = await live();
  expect(heads).toEqual([{ measureId: life.id, seq: record.length, hash: record.at(-1)?.hash }]);
  const asked = { keys: [publicKeyOf(RECORD_KEY)], live: heads.map((head) => ({ ...head, source: { zh: '工作流', en: 'the workflow' } })) };
  expect(inShort(await auditOf(office.db, planId, asked))).toEqual([]);
  expect((await findCertificate(office.db, life.id, 1))?.content).toMatchObject({ cycle: 1, head: record.find(({ type }) => type === 'closed')?.hash });
  expect((await findCertificate(office.db, life.id))?.content).toMatchObject({ cycle: 2, milestones: [{ submitted: { person: 'li' } }, {}] });

  await office.db.deleteFrom('events').where('measureId', '=', life.id).where('seq', '>', 5).execute();
  await office.db.deleteFrom('certificates').where('measureId', '=', life.id).execute();
  await office.db.updateTable('measures').set({ seq: 5, head: record[4]?.hash ?? null }).where('id', '=', life.id).execute();
  expect(inShort(await auditOf(office.db, planId, { ...asked, papers: [] }))).toEqual([`M-001 truncated ${record.length}`]);
});
