import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addWorkingDays } from '../../domain/calendar.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Definition } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { Policy, Rule } from '../../domain/policy.ts';
import { overdueAt } from '../../domain/timing.ts';
import { findMeasure, listEvents } from '../../store/measures.ts';
import { CALENDAR_2026, EVIDENCE, POLICY } from '../support/definitions.ts';
import { beginLife, type Life } from '../support/life.ts';
import { openOffice, type Office } from '../support/office.ts';
import { uniqueName } from '../support/temporal.ts';
import { LADDER, upcoming } from '../support/upcoming.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.stop());

const SLIP: Rule = {
  ...{ id: 'slip', title: '督办单', when: { on: 'byHand' }, byHand: { roles: ['supervisor'] } },
  document: { name: '督办单', series: '督', to: ['handler'], cc: [], answerWithin: { n: 2, unit: 'working' }, rectifyWithin: { n: 3, unit: 'working' }, excusedBy: ['supervisor'] },
};
const STERNER: Rule = { id: 'sterner', title: '重点督办', when: { on: 'lapsed', of: 'slip' }, document: { name: '重点督办通知书', series: '重督', to: ['leadUnit'], cc: [] } };
const RULES: Policy = {
  ...POLICY,
  ladder: [...LADDER, SLIP, STERNER],
  extension: { atMost: 1, steps: [{ id: 'decision', title: '牵头领导审批', roles: ['leadOfficial'], need: 'any', whenLapsed: [] }] },
  periodic: [{ id: 'weekly', title: '周报', every: 'week', dueAfter: { n: 1, unit: 'working' }, roles: ['handler'], until: 'signOff', whenMissed: ['leadUnit'] }],
};

async function begun(over: Partial<Definition> = {}): Promise<Life> {
  const life = await beginLife(office, upcoming(uniqueName('acts'), 'M-001', { policy: RULES, ...over }));
  await life.does('li', { type: 'acknowledge' });
  return life;
}

/** The record in the store gives the state, and the store's own picture is the same. */
async function expectRecordOf(life: Life): Promise<void> {
  // A paper's number travels with the next entry: something has to follow it.
  await life.does('zhou', { type: 'comment', text: '核对记录' });
  const state = await life.state();
  await expect.poll(async () => (await listEvents(office.db, life.id)).length).toBe(state.seq);
  const events = await listEvents(office.db, life.id);
  expect(events.reduce<MeasureState | undefined>(evolve, undefined)).toEqual(state);
  expect(await findMeasure(office.db, life.id)).toEqual(state);
}

describe('on the real server, in virtual time', () => {
  it('an extension that is granted moves the timers: no letter on the old date, the letter on the new one', async () => {
    const life = await begun();
    const before = await life.state();
    const effect = before.milestones[0];
    if (!effect) throw new Error('no milestone');
    const to = addDays(effect.dueOn, 20);
    await life.does('li', { type: 'requestExtension', milestoneId: 'effect', reason: '审批未完成', progress: '七成', dueOn: to });
    await life.does('zhang', { type: 'approveExtension', extensionId: 'effect-1-1' });
    const lettersOf = async () => (await life.state()).documents.filter(({ ruleId, milestoneId }) => ruleId === 'letter' && milestoneId === 'effect');
    const clock = { calendar: CALENDAR_2026, policy: RULES };
    await life.until(overdueAt(clock, { dueOn: addDays(effect.dueOn, 5) }));
    expect(await lettersOf()).toEqual([]);
    await life.until(overdueAt(clock, { dueOn: addDays(to, 5) }));
    expect(await lettersOf()).toHaveLength(1);
    await expectRecordOf(life);
  });

  it('a suspension lets nothing fire, ends by itself at midnight, and the letter comes the days later that were lost', async () => {
    const life = await begun();
    const today = await life.today();
    const until = addWorkingDays(CALENDAR_2026, today, 30);
    await life.does('sun', { type: 'suspend', reason: '等待批复', basis: '会议纪要3号', until });
    expect(await life.tries('li', { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [EVIDENCE] })).toBe('suspended');
    await life.untilNextDue();
    const state = await life.state();
    expect(state.phase).toBe('rectifying');
    const resumed = (await listEvents(office.db, life.id)).find((event) => event.type === 'resumed');
    expect(resumed).toMatchObject({ dates: { effect: state.milestones[0]?.dueOn } });
    expect(state.documents).toEqual([]);
    await expectRecordOf(life);
  });

  it('a slip by hand is followed by a sterner one unless the reason is found good', async () => {
    const [lapsing, excused] = await Promise.all([begun(), begun()]);
    for (const life of [lapsing, excused]) await life.does('qian', { type: 'issueByHand', ruleId: 'slip', milestoneId: 'effect', requirement: '数据不实' });
    await excused.does('li', { type: 'answerDocument', documentId: 'slip-1-1', text: '平台停机' });
    await excused.does('qian', { type: 'excuseDocument', documentId: 'slip-1-1', reason: '属实' });
    const limit = (await lapsing.state()).documents[0]?.rectifyBy ?? 0;
    const later = limit + 5 * 24 * 3_600_000;
    await Promise.all([lapsing.until(later), excused.until(later)]);
    expect((await lapsing.state()).documents.map(({ ruleId }) => ruleId)).toContain('sterner');
    expect((await excused.state()).documents.map(({ ruleId }) => ruleId)).not.toContain('sterner');
    await expectRecordOf(lapsing);
  });

  it('a weekly report is missed week by week, and another holder, another class and a later calendar keep the record whole', async () => {
    const life = await begun();
    await life.until((await life.now()) + 25 * 24 * 3_600_000);
    const missed = (await life.state()).periodic.filter((entry) => entry.missed);
    expect(missed.map(({ missed: miss }) => miss?.time)).toEqual(missed.map((_, index) => index + 1));
    expect(missed.length).toBeGreaterThanOrEqual(2);
    const today = await life.today();
    await life.does('zheng', { type: 'handOver', post: 'bureau-handler', person: 'he', name: '何新任', from: today });
    expect(await life.tries('li', { type: 'comment', text: '已离任' })).toBe('unknownPerson');
    await life.does('he', { type: 'handInPeriodic', dutyId: 'weekly', period: missed[0]?.period ?? '', text: '补报', evidence: [] });
    await life.does('zheng', { type: 'publishCalendar', calendar: { ...CALENDAR_2026, daysOff: [...CALENDAR_2026.daysOff, '2027-02-08'], officialThrough: '2027-12-31' } });
    await life.does('sun', { type: 'convertClass', to: 'immediate', reason: '立行立改', duties: [{ id: 'now', kind: 'completion', dueOn: addDays(today, 10) }] });
    await expectRecordOf(life);
  });
});
