import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMeasure, listEvents } from '../../store/measures.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { letterAt } from '../support/upcoming.ts';

let office: Office;
let isStoreAway = false;
beforeAll(async () => {
  office = await openOffice((real) => ({
    ...real,
    publish: (entry) => (isStoreAway ? Promise.reject(new Error('the read model is away')) : real.publish(entry)),
  }));
});
afterAll(() => office.stop());

describe('when the read model is away', () => {
  // On the wall clock: virtual time cannot pass an activity that is being tried again.
  it('clocks go on, acts are taken, and everything is handed on in order when it is back', async () => {
    const dueAt = Date.now() + 6_000;
    const definition = letterAt(uniqueName('outage'), 'M-001', dueAt);
    await office.know([definition]);
    await office.measures.start(definition);
    const id = `${definition.planId}/M-001`;
    await expect.poll(async () => (await listEvents(office.db, id)).length, { timeout: 5_000 }).toBe(1);
    isStoreAway = true;
    expect(await office.measures.act(id, { id: 'a1', person: 'li', act: { type: 'acknowledge' } })).toMatchObject({ events: ['acknowledged'] });
    await expect.poll(async () => (await office.measures.state(id))?.documents.map((paper) => paper.ruleId), { timeout: 20_000 }).toEqual(['letter']);
    expect(await listEvents(office.db, id)).toHaveLength(1);
    isStoreAway = false;
    await expect.poll(async () => (await listEvents(office.db, id)).map((event) => event.type), { timeout: 90_000 }).toEqual(['registered', 'acknowledged', 'ruleFired']);
    await expect.poll(async () => (await office.measures.state(id))?.documents[0]?.number, { timeout: 30_000 }).toMatch(/^限改〔\d{4}〕1号$/);
    expect(await findMeasure(office.db, id)).toMatchObject({ phase: 'rectifying', documents: [{ issuedAt: expect.closeTo(dueAt, -3) as number }] });
  });
});
