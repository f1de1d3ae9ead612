import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit, type AuditInput } from '../../domain/audit/audit.ts';
import { explainFinding, FINDINGS } from '../../domain/audit/findings.ts';
import { certificateOf } from '../../domain/certificate.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import type { RawEvent, RawRecord } from '../../domain/rawRecord.ts';
import { NO_HEAD, sealed, type RecordedEvent } from '../../domain/record.ts';
import { publicKeyOf } from '../../domain/signature.ts';
import { faultsOf, fileText, signed } from '../../domain/signedFile.ts';
import { readCertificateFile } from '../../plans/proofFiles.ts';
import { accepts, at, rectifying, submits } from '../support/definitions.ts';
import { RECORD_KEY } from '../support/keys.ts';

/** The events of a measure from registration to closure, as the rules give them. */
const EVENTS: readonly MeasureEvent[] = (() => {
  const story = rectifying()
    .does('li', { type: 'reportProgress', text: '已完成六成' }, at('2026-09-10', '10:00'))
    .does('li', { type: 'reportProgress', text: '已完成八成' }, at('2026-09-11', '10:00'))
    .does('li', submits('effect', 'completion'), at('2026-09-21', '10:00'))
    .does('zhao', accepts('effect', 'completion'), at('2026-09-22', '10:00'));
  for (const person of ['zhang', 'sun']) {
    const { state } = story;
    if (state.phase !== 'inSignOff') throw new Error(`in ${state.phase}`);
    story.does(person, { type: 'approveClosure', factsHash: state.signOff.factsHash }, at('2026-09-23', '10:00'));
  }
  return story.events;
})();
const CHAIN = sealed(NO_HEAD, EVENTS);
const MEASURE = 'test-2026/M-001';
const CERTIFICATE = signed(certificateOf(CHAIN.events.slice(0, CHAIN.events.findIndex(({ type }) => type === 'closed') + 1)), RECORD_KEY);

function recordOf(events: readonly RecordedEvent[]): RawRecord {
  const last = events.at(-1);
  const raw = events.map(({ seq, cycle, at: when, hash, ...body }): RawEvent => ({ seq, cycle, at: when, ...(hash !== undefined && { hash }), body: { ...body } }));
  return { measureId: MEASURE, seq: last?.seq ?? 0, ...(last?.hash !== undefined && { head: last.hash }), events: raw };
}
function found(events: readonly RecordedEvent[], more: Partial<AuditInput> = {}): string[] {
  const input = { records: [recordOf(events)], frozen: {}, papers: [], certificates: [{ name: { zh: '凭证', en: 'certificate' }, file: CERTIFICATE }], checkpoints: [], live: [], ...more };
  return audit(input).findings.map(({ code, seq }) => (seq === undefined ? code : `${code} ${seq}`));
}
const without = (events: readonly RecordedEvent[]) => events.map(({ hash: _, ...event }) => event as MeasureEvent);

describe('a chain', () => {
  it('goes on from one run of the workflow to the next, and from one publication to the next, as if there were none', () => {
    for (let cut = 1; cut < EVENTS.length; cut += 1) {
      const first = sealed(NO_HEAD, EVENTS.slice(0, cut));
      const second = sealed(first.head, EVENTS.slice(cut));
      expect([...first.events, ...second.events]).toEqual(CHAIN.events);
      expect(second.head).toBe(CHAIN.head);
    }
  });

  it('that begins in the middle of a life from release 0.1.0 is sound, and says how much it does not prove', () => {
    for (let cut = 1; cut < EVENTS.length - 3; cut += 1) {
      const events = [...EVENTS.slice(0, cut), ...sealed(NO_HEAD, EVENTS.slice(cut)).events];
      const closing = events.findIndex(({ type }) => type === 'closed') + 1;
      const certificates = [{ name: { zh: '凭证', en: 'certificate' }, file: signed(certificateOf(events.slice(0, closing)), RECORD_KEY) }];
      const report = audit({ records: [recordOf(events)], frozen: {}, papers: [], certificates, checkpoints: [], live: [] });
      expect(report).toMatchObject({ findings: [], unchained: cut });
    }
  });

  it('cannot be passed off as one from before records were chained', () => {
    expect(found(without(CHAIN.events.slice(0, 4)).concat(CHAIN.events.slice(4)))).toEqual(['edited 5']);
    expect(found(without(CHAIN.events))).toEqual([`rewritten ${CERTIFICATE.content.seq}`]);
  });

  it('shows any one alteration of any one event', () => {
    const mutate = fc.record({ index: fc.nat(EVENTS.length - 1), how: fc.constantFrom('delete', 'at', 'text', 'type', 'swap', 'close') });
    fc.assert(
      fc.property(mutate, ({ index, how }) => {
        const events: RecordedEvent[] = CHAIN.events.map((event) => ({ ...event }));
        const [event, other] = [events[index], events[(index + 1) % events.length]];
        if (!event || !other) return;
        if (how === 'at') events[index] = { ...event, at: event.at + 1 };
        if (how === 'text') events[index] = { ...event, text: '改过' } as RecordedEvent;
        if (how === 'type') events[index] = { ...event, type: 'archived' } as RecordedEvent;
        if (how === 'swap') [events[index], events[(index + 1) % events.length]] = [{ ...other, seq: event.seq }, { ...event, seq: other.seq }];
        if (how === 'delete' || how === 'close') events.splice(index, 1);
        if (how === 'close') events.forEach((left, place) => (events[place] = { ...left, seq: place + 1 }));
        expect(found(events)).not.toEqual([]);
      }),
    );
  });

  it('names each of several things done to one record', () => {
    const events = CHAIN.events.filter(({ seq }) => seq !== 3).map((event) => (event.type === 'submitted' ? { ...event, summary: '未完成' } : event));
    const submitted = EVENTS.find(({ type }) => type === 'submitted')?.seq ?? 0;
    expect(found(events)).toEqual(['deleted 3', `edited ${submitted}`]);
  });
});

describe('a record sealed anew', () => {
  const rewritten = sealed(NO_HEAD, EVENTS.map((event) => (event.type === 'progressReported' && event.text === '已完成八成' ? { ...event, text: '已完成' } : event))).events;
  const anchor = (seq: number, events: readonly RecordedEvent[]) => ({ measureId: MEASURE, seq, hash: events[seq - 1]?.hash ?? '', source: { zh: `第${seq}条时的核验点`, en: `a checkpoint at ${seq}` } });

  it('is sound by itself, contradicts whatever is kept elsewhere, and the anchors tell between which events it was changed', () => {
    expect(found(rewritten, { certificates: [] })).toEqual([`certificateMissing ${CERTIFICATE.content.seq}`]);
    const report = audit({ records: [recordOf(rewritten)], frozen: {}, papers: [], certificates: [], checkpoints: [], live: [anchor(2, CHAIN.events), anchor(5, CHAIN.events), anchor(7, CHAIN.events)] });
    expect(report.findings.map((finding) => explainFinding(finding, 'zh'))).toEqual([`${MEASURE} 记录与第5条时的核验点不一致：在第 2 条之后、至第 5 条为止被改写，并重新封存得前后连贯。`]);
  });

  it('cannot hide behind a head it is too short for', () => {
    expect(found(CHAIN.events.slice(0, 5), { certificates: [], live: [anchor(EVENTS.length, CHAIN.events)] })).toEqual([`truncated ${EVENTS.length}`]);
    expect(found([], { certificates: [], live: [anchor(2, CHAIN.events)] })).toEqual(['recordMissing 2']);
  });
});

describe('a certificate', () => {
  it('is not valid once a single byte of its file was altered, whichever it is', () => {
    const bytes = Buffer.from(fileText(CERTIFICATE));
    const isValid = (altered: Buffer) => {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(altered);
      const reading = readCertificateFile(text);
      return 'value' in reading && faultsOf(reading.value, text, [publicKeyOf(RECORD_KEY)]).length === 0;
    };
    expect(isValid(bytes)).toBe(true);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (index, difference) => {
        const altered = Buffer.from(bytes);
        altered[index] = (altered[index] ?? 0) ^ difference;
        return !isValid(altered);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says who did what through which post, and in whose stead', () => {
    expect(CERTIFICATE.content).toMatchObject({
      measureId: MEASURE,
      cycle: 1,
      closedAt: '2026-09-23T10:00:00+08:00',
      milestones: [{ id: 'effect', verdict: 'onTime', submitted: { name: '李经办', title: '经发局综合科科长', unit: '经发局', at: '2026-09-21T10:00:00+08:00' } }, { id: 'completion' }],
      signOffs: [{ name: '张副主任' }, { name: '孙组长' }],
    });
    const standing = EVENTS.map((event) => (event.type === 'submitted' ? { ...event, by: { ...event.by, person: 'wu', onBehalfOf: 'li' } } : event));
    const made = certificateOf(standing.slice(0, CERTIFICATE.content.seq));
    expect(made.milestones[0]?.submitted).toMatchObject({ name: '吴协同', onBehalfOf: { person: 'li', name: '李经办' } });
  });

  it('is made of a closure only', () => {
    expect(() => certificateOf(CHAIN.events.slice(0, 3))).toThrow('ends with a closure');
  });
});

it('explains every finding in docs/proof.md', () => {
  const document = readFileSync(new URL('../../docs/proof.md', import.meta.url), 'utf8');
  for (const code of Object.keys(FINDINGS)) expect(document, code).toContain(`\`${code}\``);
});
