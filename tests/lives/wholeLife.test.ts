import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { evolve } from '../../domain/evolve.ts';
import { isWorkingDay, localDateAt, addDays } from '../../domain/calendar.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { listEvents, findMeasure } from '../../store/measures.ts';
import { EVIDENCE } from '../support/definitions.ts';
import { beginLife, type Life } from '../support/life.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { upcoming } from '../support/upcoming.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

async function begun(): Promise<Life> {
  return beginLife(office, upcoming(uniqueName('life')));
}

describe('a measure on the real server, in virtual time', () => {
  it('lives through warning, papers, return, late acceptance, sign-off, look-back, relapse, second cycle and archive', async () => {
    const life = await begun();
    await life.does('li', { type: 'acknowledge' });
    await life.untilNextDue();
    expect((await life.state()).fired['warning|effect']).toBeDefined();
    await life.untilNextDue();
    expect((await life.state()).documents).toMatchObject([{ ruleId: 'letter', to: ['bureau-head'] }]);
    await life.does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' });
    await life.untilNextDue();
    expect((await life.state()).documents.map((paper) => paper.ruleId)).toEqual(['letter', 'talk']);

    await life.does('li', { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [EVIDENCE] });
    await life.does('zhao', { type: 'return', milestones: ['effect'], reason: '佐证不足' });
    await life.does('li', { type: 'submit', milestones: ['effect'], summary: '补充完成', evidence: [EVIDENCE] });
    await life.does('zhao', { type: 'accept', milestones: ['effect'] });
    expect((await life.state()).milestones[0]).toMatchObject({ status: 'accepted', verdict: 'late', returns: 1 });
    await life.does('li', { type: 'submit', milestones: ['completion'], summary: '完成', evidence: [] });
    await life.does('qian', { type: 'accept', milestones: ['completion'] });
    await life.signs('zhang');
    await life.signs('sun');
    expect(await life.state()).toMatchObject({ phase: 'closed', milestones: [{ verdict: 'late' }, { verdict: 'onTime' }] });

    await life.untilNextDue();
    const today = localDateAt((await life.state()).definition.calendar, await life.now());
    const dates = { effect: addDays(today, 30), completion: addDays(today, 60) };
    await life.does('zhou', { type: 'findRelapse', lookBackId: 'first', reason: '问题反弹', evidence: [{ ...EVIDENCE, datedOn: today }], dates });
    expect(await life.state()).toMatchObject({ phase: 'rectifying', cycle: 2 });

    await life.does('li', { type: 'submit', milestones: ['effect', 'completion'], summary: '再次完成', evidence: [EVIDENCE] });
    await life.does('qian', { type: 'accept', milestones: ['effect', 'completion'] });
    await life.signs('zhang');
    await life.signs('sun');
    await life.untilNextDue();
    await life.does('zhou', { type: 'holdLookBack', lookBackId: 'first', note: '未发现反弹' });
    const end = (await office.client.workflow.getHandle(life.id).result()) as MeasureState;
    expect(end).toMatchObject({ phase: 'archived', cycle: 2, pastCycles: [{ cycle: 1 }] });

    // The read model has the whole record, and the record gives the state.
    const events = await listEvents(office.db, life.id);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.reduce<MeasureState | undefined>(evolve, undefined)).toEqual(end);
    expect(await findMeasure(office.db, life.id)).toEqual(end);
    const papers = events.flatMap((event) => (event.type === 'ruleFired' && event.document ? [event.document] : []));
    expect(papers.every((paper) => isWorkingDay(end.definition.calendar, paper.datedOn))).toBe(true);
  });

  it('takes a command it has done before as done, also in the run after a relapse', async () => {
    const life = await begun();
    const acknowledge = { id: 'the-receipt', person: 'li', act: { type: 'acknowledge' } } as const;
    const first = await office.measures.act(life.id, acknowledge);
    expect(await office.measures.act(life.id, acknowledge)).toEqual(first);
    await life.does('li', { type: 'submit', milestones: ['effect', 'completion'], summary: '完成', evidence: [EVIDENCE] });
    await life.does('zhao', { type: 'accept', milestones: ['effect', 'completion'] });
    await life.signs('zhang');
    await life.signs('sun');
    await life.untilNextDue();
    const run = (await office.client.workflow.getHandle(life.id).describe()).runId;
    const today = localDateAt((await life.state()).definition.calendar, await life.now());
    const dates = { effect: addDays(today, 30), completion: addDays(today, 60) };
    await life.does('zhou', { type: 'findRelapse', lookBackId: 'first', reason: '反弹', evidence: [{ ...EVIDENCE, datedOn: today }], dates });
    await expect.poll(async () => (await office.client.workflow.getHandle(life.id).describe()).runId).not.toBe(run);
    expect(await office.measures.act(life.id, acknowledge)).toEqual(first);
  });

  it('refuses what may not be, with its code, and leaves history as it was', async () => {
    const life = await begun();
    await life.does('li', { type: 'acknowledge' });
    const handle = office.client.workflow.getHandle(life.id);
    await expect.poll(async () => (await listEvents(office.db, life.id)).length).toBe(2);
    const before = await life.state();
    const settled = async () => (await handle.fetchHistory()).events?.length;
    await expect.poll(settled).toBe(await settled());
    const length = await settled();
    const cases: [string, Act, string][] = [
      ['nobody', { type: 'reportProgress', text: '进展' }, 'unknownPerson'],
      ['li', { type: 'acknowledge' }, 'alreadyDone'],
      ['zhao', { type: 'accept', milestones: ['effect'] }, 'milestoneNotSubmitted'],
      ['zhang', { type: 'approveClosure', factsHash: 'x' }, 'wrongPhase'],
      ['wu', { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [] }, 'notYours'],
      ['li', { type: 'withdraw', reason: '不想做了' }, 'notYours'],
    ];
    for (const [index, [person, act, code]] of cases.entries()) {
      expect(await office.measures.act(life.id, { id: `refused-${String(index)}`, person, act })).toMatchObject({ refused: { code } });
    }
    expect(await life.state()).toEqual(before);
    expect(await settled()).toBe(length);
  });

  it('answers acts after its end with what it is, and knows no measure that was never started', async () => {
    const life = await begun();
    await life.does('sun', { type: 'withdraw', reason: '并入其他措施' });
    await office.client.workflow.getHandle(life.id).result();
    expect(await office.measures.act(life.id, { id: 'late', person: 'li', act: { type: 'acknowledge' } })).toMatchObject({ refused: { code: 'wrongPhase', params: { phase: 'withdrawn' } } });
    expect(await office.measures.act('no/such', { id: 'x', person: 'li', act: { type: 'acknowledge' } })).toBeUndefined();
    const definition = (await office.measures.state(life.id))?.definition;
    expect(definition && (await office.measures.start(definition))).toBe(false);
  });
});
