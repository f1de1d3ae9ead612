import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionKeyIn } from '../../api/access/sessionKey.ts';
import { languageOf } from '../../api/language.ts';
import { awaitedOf } from '../../api/views/awaited.ts';
import { measureDetail } from '../../api/views/measureDetail.ts';
import { measureLine } from '../../api/views/measureLine.ts';
import { upcomingOf } from '../../api/views/upcoming.ts';
import { isoAt, limitOf } from '../../api/views/when.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { EVENT_WORDS } from '../../domain/words.ts';
import { measureDetail as detailSchema } from '../../api/schemas/measure.ts';
import { accepts, at, CALENDAR_2026, DEFINITION, POLICY, rectifying, Story, submits } from '../support/definitions.ts';

const NEW_YORK: Calendar = { ...CALENDAR_2026, zone: 'America/New_York', offsets: [{ fromAt: 0, minutes: -300 }, { fromAt: Date.UTC(2026, 2, 8, 7), minutes: -240 }] };

describe('an instant', () => {
  it('is written with the offset of the plan\'s zone, which summer time changes', () => {
    expect(isoAt(CALENDAR_2026, at('2026-09-30', '09:00'))).toBe('2026-09-30T09:00:00+08:00');
    expect(isoAt(NEW_YORK, Date.UTC(2026, 2, 8, 6, 59, 59))).toBe('2026-03-08T01:59:59-05:00');
    expect(isoAt(NEW_YORK, Date.UTC(2026, 2, 8, 7, 0, 1))).toBe('2026-03-08T03:00:01-04:00');
    expect(Date.parse(isoAt(NEW_YORK, Date.UTC(2026, 6, 1, 12)))).toBe(Date.UTC(2026, 6, 1, 12));
  });

  it('that ends a limit is told by the last day', () => {
    const lapsesAt = at('2026-10-11', '00:00');
    expect(limitOf(CALENDAR_2026, lapsesAt, lapsesAt - 1)).toMatchObject({ lastDay: '2026-10-10', isLapsed: false, isProvisional: false });
    expect(limitOf(CALENDAR_2026, lapsesAt, lapsesAt)).toMatchObject({ isLapsed: true });
    expect(limitOf(CALENDAR_2026, at('2027-01-02', '00:00'), 0)).toMatchObject({ lastDay: '2027-01-01', isProvisional: true });
  });
});

describe('the language of an answer', () => {
  it('is Chinese unless English is preferred', () => {
    expect([undefined, '', 'zh-CN,zh;q=0.9,en;q=0.8', 'fr', 'en;q=0', '*'].map(languageOf)).toEqual(['zh', 'zh', 'zh', 'zh', 'zh', 'zh']);
    expect(['en', 'en-GB,en;q=0.9,zh;q=0.5', 'de, en;q=0.4', 'zh;q=0.1, EN;q=0.2'].map(languageOf)).toEqual(['en', 'en', 'en', 'en']);
  });
});

describe('who is awaited', () => {
  const what = (story: Story, now: number) => awaitedOf(story.state, now).map(({ what: kind, posts }) => `${kind}: ${posts.map(({ holder }) => holder?.id).join('+')}`);

  it('follows the life of a measure', () => {
    const story = new Story(DEFINITION, at('2026-09-01', '10:00'));
    expect(what(story, at('2026-09-01', '11:00'))).toEqual(['receipt: li+wu']);
    story.does('li', { type: 'acknowledge' }, at('2026-09-01', '12:00'));
    expect(what(story, at('2026-09-01', '13:00'))).toEqual(['receipt: wu', 'submission: li', 'submission: li']);
    story.does('wu', { type: 'acknowledge' }, at('2026-09-01', '14:00')).does('li', submits('effect'), at('2026-09-20', '10:00'));
    expect(what(story, at('2026-09-20', '11:00'))).toEqual(['submission: li', 'acceptance: zhao+qian']);
    story.does('li', submits('completion'), at('2026-09-20', '12:00')).does('zhao', accepts('effect'), at('2026-09-21', '10:00')).does('qian', accepts('completion'), at('2026-09-21', '11:00'));
    expect(what(story, at('2026-09-21', '12:00'))).toEqual(['signOff: zhang']);
  });

  it('is told with the limit, and that a limit has lapsed', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-20', '10:00'));
    const acceptance = (now: number) => awaitedOf(story.state, now).find(({ what: kind }) => kind === 'acceptance');
    // Five working days from Sunday 09-20, which is worked; 09-25 is a holiday.
    expect(acceptance(at('2026-09-28', '23:59'))).toMatchObject({ since: '2026-09-20T10:00:00+08:00', limit: { lastDay: '2026-09-28', isLapsed: false } });
    expect(acceptance(at('2026-09-29', '00:00'))).toMatchObject({ limit: { isLapsed: true } });
  });
});

describe('a measure in a list', () => {
  const policy = { ...POLICY, ladder: [{ id: 'late', title: '逾期', when: { on: 'after', milestone: 'any', count: { n: 1, unit: 'calendar' } }, light: 'red' }] } as const;

  it('shows the gravest light, and what was caught up late for ever', () => {
    const story = rectifying({ ...DEFINITION, policy });
    expect(measureLine(story.state, at('2026-09-30', '23:59'))).toMatchObject({ light: 'normal', isOverdue: false, nextDueOn: '2026-09-30' });
    expect(measureLine(story.state, at('2026-10-01', '00:00'))).toMatchObject({ light: 'red', isOverdue: true });
    story.does('li', submits('effect', 'completion'), at('2026-10-08', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-10-09', '10:00'));
    expect(measureLine(story.state, at('2026-10-09', '11:00'))).toMatchObject({ light: 'caughtUp', isOverdue: false });
  });

  it('that was withdrawn is late for nobody', () => {
    const story = rectifying({ ...DEFINITION, policy }).does('sun', { type: 'withdraw', reason: '重复' }, at('2026-09-10', '10:00'));
    expect(measureLine(story.state, at('2026-12-01', '10:00'))).toMatchObject({ light: 'normal', isOverdue: false, phase: 'withdrawn' });
    expect([awaitedOf(story.state, at('2026-12-01', '10:00')), upcomingOf(story.state, at('2026-12-01', '10:00'))]).toEqual([[], []]);
  });
});

describe('the whole of a measure', () => {
  it('fits its published schema in every phase, and every event has a line in both languages', () => {
    const story = rectifying().does('wu', { type: 'acknowledge' }, at('2026-09-02', '10:00')).does('li', { type: 'reportProgress', text: '七成' }, at('2026-09-03', '10:00'));
    const check = () => {
      const detail = measureDetail(story.state, story, { asOf: at('2026-12-31', '10:00'), isFromStore: false }, at('2026-12-31', '10:00'));
      expect(detailSchema.safeParse(detail).error).toBeUndefined();
      for (const { text, type } of detail.timeline.past) expect([text.zh, text.en]).toEqual([expect.stringContaining(EVENT_WORDS[type as keyof typeof EVENT_WORDS].zh), expect.stringContaining(EVENT_WORDS[type as keyof typeof EVENT_WORDS].en)]);
    };
    check();
    story.does('li', submits('effect', 'completion'), at('2026-09-20', '10:00')).does('zhao', { type: 'return', milestones: ['effect'], reason: '材料不全' }, at('2026-09-21', '10:00'));
    check();
    story.does('li', submits('effect'), at('2026-09-22', '10:00')).does('zhao', accepts('effect'), at('2026-09-23', '10:00')).does('zhao', accepts('completion'), at('2026-09-23', '11:00'));
    check();
    const factsHash = story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '';
    story.does('zhang', { type: 'approveClosure', factsHash }, at('2026-09-24', '10:00')).does('sun', { type: 'approveClosure', factsHash }, at('2026-09-24', '11:00'));
    check();
    story.does('zhou', { type: 'holdLookBack', lookBackId: 'first', note: '未反弹' }, at('2026-12-20', '10:00'));
    check();
  });
});

describe('the key that signs sessions', () => {
  it('is made once, for its owner only, and a damaged one is not replaced unasked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bihuan-key-'));
    const [first, second] = await Promise.all([sessionKeyIn(folder), sessionKeyIn(folder)]);
    expect(first).toEqual(second);
    expect(first).toHaveLength(32);
    expect(await sessionKeyIn(folder)).toEqual(first);
    const path = join(folder, 'session.key');
    expect((await stat(path)).mode & 0o077).toBe(0);
    await writeFile(path, 'short');
    await expect(sessionKeyIn(folder)).rejects.toThrow(/已损坏[\s\S]+damaged/);
    expect(await readFile(path, 'utf8')).toBe('short');
    await rm(folder, { recursive: true });
  });
});
