import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSmtpMailer, type SmtpMailer } from '../../activities/mail.ts';
import { isWorkingDay, localDateAt, localMinutesAt } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import { listNoticeRecord } from '../../store/noticeRecord.ts';
import { savePlan } from '../../store/plans.ts';
import type { Db } from '../../store/schema.ts';
import { at, CALENDAR_2026, DEFINITION, DIRECTORY, POLICY, shown } from '../support/definitions.ts';
import { Life, newPlanId, planToSave } from '../store/life.ts';
import { onEveryStore } from '../store/stores.ts';
import { Office } from './office.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

const MEASURES = 143;
const DUE = ['2026-09-14', '2026-09-16', '2026-09-21'] as const;
/** From before the first date until after the last, ending on a Tuesday night. */
const BACK_AT = at('2026-09-22', '22:30');

/** Forty-eight handlers with up to three measures each, one for each of the three dates. */
function planOf143(planId: string): Definition[] {
  const handlers = Math.ceil(MEASURES / DUE.length);
  const numbers = Array.from({ length: handlers }, (_, index) => index);
  const people = { ...DIRECTORY.people, ...Object.fromEntries(numbers.map((n) => [`h${n}`, { name: `经办${n}` }])) };
  const posts = { ...DIRECTORY.posts, ...Object.fromEntries(numbers.map((n) => [`handler-${n}`, { title: `第${n}科科长`, unit: '经发局', holders: [{ person: `h${n}`, from: '2026-01-01' }] }])) };
  const ladder = [{ id: 'late', title: '逾期提醒', when: { on: 'after' as const, milestone: 'any' as const, count: { n: 1, unit: 'calendar' as const } }, light: 'red' as const, notify: { to: ['handler'], isUrgent: true } }];
  return Array.from({ length: MEASURES }, (_, index) => ({
    ...DEFINITION,
    ...{ planId, ref: `M-${String(index + 1).padStart(3, '0')}`, directory: { people, posts }, policy: { ...POLICY, ladder } },
    roles: { ...DEFINITION.roles, handler: [`handler-${Math.floor(index / DUE.length)}`], leadUnit: [], participants: [] },
    milestones: [{ id: 'completion', kind: 'completion', dueOn: DUE[index % DUE.length] ?? DUE[0] }],
  }));
}

onEveryStore((stores) => {
  let db: Db;
  let smtp: TestSmtp;
  let mailer: SmtpMailer;
  beforeAll(async () => {
    db = await stores.empty();
    smtp = await startSmtp();
    mailer = createSmtpMailer({ url: smtp.url, from: '闭环督办 <bihuan@example.org>' });
  });
  afterAll(async () => {
    mailer.close();
    await smtp.stop();
  });

  it('after an outage over three due dates each person gets one message, in working hours, that lists all three; the record says how late each was', async () => {
    const planId = newPlanId();
    const definitions = planOf143(planId);
    const [first] = definitions;
    if (!first) throw new Error('no measures');
    const contacts = Object.fromEntries(Object.keys(first.directory.people).map((id) => [id, { email: `${id}@example.org` }]));
    await savePlan(db, planToSave(planId, { directory: first.directory, contacts }));
    const office = new Office(db, mailer);
    const lives = definitions.map((definition) => new Life(definition, at('2026-09-01', '10:00')));
    const handlers = [...new Set(definitions.map(({ roles }) => `h${(roles.handler?.[0] ?? '').split('-')[1] ?? ''}`))];

    // Given: everything until then was sent, and everybody has acknowledged.
    for (const [index, life] of lives.entries()) {
      await office.publish(life.last);
      await office.publish(life.does(`h${Math.floor(index / DUE.length)}`, { type: 'acknowledge' }, at('2026-09-01', '10:01')));
    }
    for (const person of handlers) await office.to(person, at('2026-09-02', '10:00'));
    smtp.accepted.length = 0;

    // When: the worker comes back at night; every measure evaluates what it missed.
    for (const life of lives) await office.publish(life.until(BACK_AT));
    for (const person of handlers) expect((await office.to(person, BACK_AT)).mailsSent, person).toBe(0);
    const morning = at('2026-09-23', '09:00');
    for (const person of handlers) {
      const next = (await office.to(person, BACK_AT)).nextAt ?? 0;
      expect(shown(next)).toBe(shown(morning));
      expect(isWorkingDay(CALENDAR_2026, localDateAt(CALENDAR_2026, next)) && localMinutesAt(CALENDAR_2026, next) >= 540).toBe(true);
      await office.to(person, next);
    }

    // Then: one message for each, all three dates in it.
    expect(smtp.accepted.map(({ to }) => to).sort()).toEqual(handlers.map((person) => `${person}@example.org`).sort());
    const { mail } = smtp.accepted.find(({ to }) => to === 'h0@example.org') ?? { mail: undefined };
    expect(mail?.subject).toBe('【闭环督办】您有3项提醒：已逾期3项');
    for (const part of ['M-001', '9月14日', '逾期9天', 'M-002', '9月16日', '逾期7天', 'M-003', '9月21日', '逾期2天', '本提醒迟发约']) expect(mail?.text).toContain(part);
    const record = (await listNoticeRecord(db, { visible: { planIds: [planId], person: 'h0' }, person: 'h0', kind: 'rungReached' }, { limit: 10, offset: 0 })).sort((a, b) => (a.facts.ref < b.facts.ref ? -1 : 1));
    const lateFrom = (date: string) => BACK_AT - at(date, '09:00');
    expect(record.map(({ facts, state, told, event }) => [facts.ref, facts.lateMs, state, told, event])).toEqual([
      ['M-001', lateFrom('2026-09-15'), 'sent', 3, 'ruleFired'],
      ['M-002', lateFrom('2026-09-17'), 'sent', 3, 'ruleFired'],
      ['M-003', lateFrom('2026-09-22'), 'sent', 3, 'ruleFired'],
    ]);
    const all = await listNoticeRecord(db, { visible: { planIds: [planId], person: 'h0' }, planId, kind: 'rungReached' }, { limit: 1_000, offset: 0 });
    expect(all.filter(({ state, facts }) => state === 'sent' && facts.lateMs !== undefined)).toHaveLength(MEASURES);
  });
});
