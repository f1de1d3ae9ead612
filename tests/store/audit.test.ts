import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainFinding } from '../../domain/audit/findings.ts';
import { hashOfValue } from '../../domain/facts.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import { sealed } from '../../domain/record.ts';
import { publicKeyOf, sign } from '../../domain/signature.ts';
import { findCertificate } from '../../store/certificates.ts';
import { listRawRecords, listRecord } from '../../store/chain.ts';
import { listEvents } from '../../store/measures.ts';
import { recordEntry } from '../../store/record.ts';
import type { Db } from '../../store/schema.ts';
import { RECORD_KEY } from '../support/keys.ts';
import { freezeDefinition } from '../../store/frozen.ts';
import { auditOf, checkpointOfPlan, inShort, provenPlan, type ProvenPlan } from './proven.ts';
import { onEveryStore } from './stores.ts';

/** @returns an event as its row has it, apart from its place and its hash. */
function bodyOf(event: MeasureEvent): object {
  const body = 'definition' in event ? { ...event, definition: freezeDefinition(event.definition).definition } : event;
  return Object.fromEntries(Object.entries(body).filter(([member]) => !['seq', 'cycle', 'at', 'hash'].includes(member)));
}

onEveryStore((stores) => {
  let db: Db;
  let plan: ProvenPlan;
  beforeAll(async () => {
    db = await stores.empty();
  });
  const given = async () => {
    plan = await provenPlan(db);
  };
  const seqOf = (type: MeasureEvent['type']) => plan.closed.events.find((event) => event.type === type)?.seq ?? 0;
  const events = () => db.updateTable('events').where('measureId', '=', plan.closed.id);
  const move = (from: number, to: number) => events().set({ seq: to }).where('seq', '=', from).execute();
  const edit = (seq: number, from: string, to: string) => sql`update events set body = replace(body::text, ${from}, ${to})::json where measure_id = ${plan.closed.id} and seq = ${seq}`.execute(db);
  const removed = (from: number, to = from) => db.deleteFrom('events').where('measureId', '=', plan.closed.id).where('seq', '>=', from).where('seq', '<=', to).execute();
  const found = async (elsewhere = {}) => inShort(await auditOf(db, plan.id, elsewhere));

  describe('a record', () => {
    it('comes back from the store exactly as it was hashed, whatever it says', async () => {
      await given();
      for (const { id, entries } of [plan.closed, plan.open, plan.fresh]) {
        const written = entries.flatMap((entry) => entry.events);
        const read = await listRecord(db, id, Infinity);
        expect(read).toEqual(written);
        expect(read.map(({ hash: _, ...event }) => hashOfValue(event))).toEqual(written.map(({ hash: _, ...event }) => hashOfValue(event)));
      }
    });

    it('that nobody touched has nothing against it, nor have its certificate, its checkpoint and its papers', async () => {
      await given();
      const checkpoint = { name: { zh: '核验点', en: 'checkpoint' }, file: await checkpointOfPlan(db, plan.id) };
      const report = await auditOf(db, plan.id, { checkpoints: [checkpoint], keys: [publicKeyOf(RECORD_KEY)] });
      expect(report).toMatchObject({ findings: [], measures: 3, unchained: 0, anchors: 4, keyIds: [publicKeyOf(RECORD_KEY).id] });
    });
  });

  describe('somebody who can write to the store', () => {
    it('edits what an event says, or when it happened: found and named', async () => {
      await given();
      await edit(seqOf('submitted'), '已完成', '未完成');
      expect(await found()).toEqual([`M-001 edited ${seqOf('submitted')}`]);
      await given();
      await events().set({ at: 1_790_000_000_000 }).where('seq', '=', seqOf('submitted')).execute();
      expect(await found()).toEqual([`M-001 edited ${seqOf('submitted')}`]);
    });

    it('edits an event and seals it anew: found at the one that follows', async () => {
      await given();
      const seq = seqOf('submitted');
      await edit(seq, '已完成', '未完成');
      const record = await listRecord(db, plan.closed.id, seq);
      const edited = record.slice(-1).map(({ hash: _, ...event }) => event as MeasureEvent);
      await events().set({ hash: sealed(record.at(-2)?.hash ?? '', edited).head }).where('seq', '=', seq).execute();
      expect(await found()).toEqual([`M-001 edited ${seq + 1}`]);
    });

    it('deletes an event: found and named', async () => {
      await given();
      await removed(3);
      expect(await found()).toEqual(['M-001 deleted 3']);
    });

    it('deletes two events and closes the gap: found, and not taken for an edit of all that follow', async () => {
      await given();
      await removed(3, 4);
      for (const { seq } of plan.closed.events.slice(4)) await move(seq, seq - 2);
      const last = plan.closed.events.length - 2;
      await db.updateTable('measures').set({ seq: last }).where('id', '=', plan.closed.id).execute();
      const report = await auditOf(db, plan.id, { papers: [] });
      expect(report.findings.find(({ code }) => code === 'deleted')).toMatchObject({ seq: 3, params: { events: '3–4' } });
      expect(report.findings.some(({ code }) => code === 'edited')).toBe(false);
    });

    it('swaps two events, side by side or apart, by their numbers or by what they say: found and named', async () => {
      for (const [first, second] of [[2, 3], [2, 6]] as const) {
        await given();
        await move(first, 1_000);
        await move(second, first);
        await move(1_000, second);
        expect(await found()).toEqual([`M-001 swapped ${first}`]);
        await given();
        const [one, other] = [plan.closed.events[first - 1], plan.closed.events[second - 1]];
        for (const [seq, event] of [[first, other], [second, one]] as const) {
          if (event) await events().set({ body: JSON.stringify(bodyOf(event)), type: event.type }).where('seq', '=', seq).execute();
        }
        expect(await found()).toEqual([`M-001 swapped ${first}`]);
      }
    });

    it('puts in an event, with the next number or with those after it moved on: found and named', async () => {
      await given();
      const last = plan.closed.events.length;
      await db.insertInto('events').values({ measureId: plan.closed.id, seq: last + 1, cycle: 1, at: 1, type: 'commented', person: 'li', body: '{"type":"commented","text":"补"}', hash: null }).execute();
      expect(await found()).toEqual([`M-001 unsealed ${last + 1}`, `M-001 lineBehind ${last}`]);
      await given();
      for (const { seq } of [...plan.closed.events].reverse()) if (seq >= 4) await move(seq, seq + 1);
      await db.insertInto('events').values({ measureId: plan.closed.id, seq: 4, cycle: 1, at: 1, type: 'commented', person: 'li', body: '{"type":"commented","text":"补"}', hash: 'f'.repeat(64) }).execute();
      await db.updateTable('measures').set({ seq: last + 1 }).where('id', '=', plan.closed.id).execute();
      expect(await found()).toContain('M-001 inserted 4');
    });

    it('cuts off the end and makes the list agree: the certificate tells', async () => {
      await given();
      const last = seqOf('submitted');
      const closing = seqOf('closed');
      await removed(last + 1, closing);
      await db.updateTable('measures').set({ seq: last, head: (await listRecord(db, plan.closed.id, last)).at(-1)?.hash ?? null }).where('id', '=', plan.closed.id).execute();
      const report = await auditOf(db, plan.id);
      expect(inShort(report)).toEqual([`M-001 truncated ${closing}`]);
      expect(report.findings.map((finding) => explainFinding(finding, 'en'))).toEqual([`${plan.closed.id} The record ends with event ${last}, but certificate ${plan.closed.id} proves that there was an event ${closing}: its end was cut off.`]);
    });

    it('rewrites the whole record, seals it anew and takes the certificate away: found by that, by a checkpoint and by the workflow', async () => {
      await given();
      const [checkpoint, { records }] = [await checkpointOfPlan(db, plan.id), await listRawRecords(db, plan.id, { limit: 10, offset: 0 })];
      const rewritten = sealed('', plan.closed.events.map((event) => (event.type === 'progressReported' ? { ...event, text: '已完成 100%' } : event)));
      for (const event of rewritten.events) await events().set({ body: JSON.stringify(bodyOf(event)), hash: event.hash ?? null }).where('seq', '=', event.seq).execute();
      await db.updateTable('measures').set({ head: rewritten.head }).where('id', '=', plan.closed.id).execute();
      await db.deleteFrom('certificates').where('measureId', '=', plan.closed.id).execute();
      expect(await found()).toEqual([`M-001 certificateMissing ${seqOf('closed')}`]);
      const last = plan.closed.events.length;
      expect(await found({ checkpoints: [{ name: { zh: '核验点', en: 'checkpoint' }, file: checkpoint }] })).toEqual([`M-001 rewritten ${last}`]);
      const live = records.map(({ measureId, seq, head: hash = '' }) => ({ measureId, seq, hash, source: { zh: '工作流', en: 'the workflow' } }));
      expect(await found({ live })).toEqual([`M-001 rewritten ${last}`]);
    });

    it('removes a measure with everything about it: a checkpoint tells', async () => {
      await given();
      const file = await checkpointOfPlan(db, plan.id);
      await db.deleteFrom('measures').where('id', '=', plan.open.id).execute();
      expect(await found()).toEqual(['M-002 lineMissing']);
      await db.deleteFrom('events').where('measureId', '=', plan.open.id).execute();
      await db.deleteFrom('documents').where('measureId', '=', plan.open.id).execute();
      expect(await found({ checkpoints: [{ name: { zh: '核验点', en: 'checkpoint' }, file }] })).toEqual([`M-002 recordMissing ${plan.open.events.length}`]);
    });

    it('changes the directory all records share: found, also when the store had read it before', async () => {
      await given();
      const other = await stores.empty();
      plan = await provenPlan(other);
      await listEvents(other, plan.closed.id);
      await sql`update frozen set body = replace(body::text, '王局长', '王处长')::json`.execute(other);
      const report = await auditOf(other, plan.id);
      expect(inShort(report)).toEqual(['frozenAltered']);
      expect(report.findings[0]?.params).toMatchObject({ count: 3 });
    });

    it('takes a paper out of the register, or gives it another number: found and named', async () => {
      await given();
      await db.deleteFrom('documents').where('measureId', '=', plan.closed.id).execute();
      expect(await found()).toEqual([`M-001 paperMissing ${seqOf('ruleFired')}`, 'numberMissing']);
      await given();
      await db.updateTable('documents').set({ number: '限改〔2026〕9号' }).where('measureId', '=', plan.closed.id).execute();
      expect(await found()).toEqual([`M-001 numberDiffers ${seqOf('documentNumbered')}`]);
    });

    it('alters a certificate, or signs one of his own: the first is not valid, the second is not by the key given', async () => {
      await given();
      const file = await findCertificate(db, plan.closed.id);
      if (!file) throw new Error('there is no certificate');
      const content = { ...file.content, title: '另一项措施' };
      const put = (body: object) => db.updateTable('certificates').set({ body: JSON.stringify(body) }).where('measureId', '=', plan.closed.id).execute();
      await put({ ...file, content });
      expect(await found()).toEqual(['certificateInvalid', `M-001 certificateMissing ${seqOf('closed')}`]);
      const own = new Uint8Array(32).fill(66);
      await put({ content, key: publicKeyOf(own), signature: sign(content, own) });
      expect(await found()).toEqual([`M-001 certificateContradicts ${seqOf('closed')}`]);
      expect(await found({ keys: [publicKeyOf(RECORD_KEY)] })).toEqual(['certificateInvalid', `M-001 certificateMissing ${seqOf('closed')}`]);
    });
  });

  describe('a closure', () => {
    it('has one certificate, however often and from wherever it is published', async () => {
      await given();
      const [before, closing] = [await findCertificate(db, plan.closed.id), plan.closed.last];
      const other = { ...before, signature: 'made by another worker' };
      const again = () => recordEntry(stores.beside(db), closing, { certify: () => other as NonNullable<typeof before> });
      await Promise.all([again(), again()]);
      expect(await db.selectFrom('certificates').select('cycle').where('measureId', '=', plan.closed.id).execute()).toHaveLength(1);
      expect(await findCertificate(db, plan.closed.id)).toEqual(before);
    });
  });

  describe('a checkpoint', () => {
    it('asked for twice is the first one again, whatever has happened since', async () => {
      await given();
      const first = await checkpointOfPlan(db, plan.id);
      await db.updateTable('measures').set({ head: 'f'.repeat(64) }).where('id', '=', plan.open.id).execute();
      expect(await checkpointOfPlan(db, plan.id)).toEqual(first);
      expect(first.content).toMatchObject({ planId: plan.id, takenAt: '2026-11-01T09:00:00+08:00', heads: [{ measureId: plan.closed.id }, { measureId: plan.open.id }, { measureId: plan.fresh.id, seq: 1 }] });
    });

    it('is refused for a plan nobody saved', async () => {
      await expect(checkpointOfPlan(db, 'no-such-plan')).rejects.toMatchObject({ code: 'unknownPlan' });
    });
  });
});
