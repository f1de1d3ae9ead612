import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import { nextDueAt } from '../../domain/due.ts';
import { noticesOf, type Notice } from '../../domain/notices.ts';
import { at, DEFINITION, rectifying, shown, type Story } from '../support/definitions.ts';

const NINE = (date: string) => at(date, '09:00');
const handsOver = (from: string, person = 'feng', name = '冯新任'): Act => ({ type: 'handOver', post: 'bureau-handler', person, name, from });

/** @returns when newcomers were told, of which post, with whom it names. */
function told({ state, events }: Story): string[] {
  return events.flatMap((event) => (event.type === 'postTaken' ? noticesOf(state, event).map(({ post, kind, createdAt, facts }) => `${shown(createdAt)} ${kind} ${post} ${facts.person?.name ?? ''} ${facts.by?.name ?? ''}`) : []));
}

function lastNotices({ state, events }: Story): Notice[] {
  return events.slice(-1).flatMap((event) => noticesOf(state, event));
}

describe('a hand-over recorded for a day ahead', () => {
  it('is told to the newcomer on the day it takes effect, at the hour papers have, with what is open', () => {
    const story = rectifying().does('zheng', handsOver('2026-09-10'), NINE('2026-09-02'));
    expect(shown(nextDueAt(story.state) ?? 0)).toBe('2026-09-10 09:00');
    story.until(NINE('2026-09-10'));
    expect(told(story)).toEqual(['2026-09-10 09:00 handedOver bureau-handler 冯新任 郑管理']);
    expect(lastNotices(story)[0]?.facts.milestones).toMatchObject([{ id: 'effect' }, { id: 'completion' }]);
    expect(story.state).not.toHaveProperty('arrivals');
  });

  it('waits for a working day where it takes effect on a day off', () => {
    const story = rectifying().does('zheng', handsOver('2026-09-12'), NINE('2026-09-02')).until(NINE('2026-09-14'));
    expect(told(story)).toEqual(['2026-09-14 09:00 handedOver bureau-handler 冯新任 郑管理']);
  });

  it('is told at once, and not again, where it takes effect the same day', () => {
    const story = rectifying().does('zheng', handsOver('2026-09-02'), NINE('2026-09-02'));
    expect(lastNotices(story)).toMatchObject([{ kind: 'handedOver', post: 'bureau-handler' }]);
    expect(told(story.until(NINE('2026-09-10')))).toEqual([]);
  });

  it('is not told to somebody who does not come after all', () => {
    const replaced = rectifying().does('zheng', handsOver('2026-09-10'), NINE('2026-09-02')).does('zheng', handsOver('2026-09-08', 'chen', '陈某'), NINE('2026-09-03'));
    expect(told(replaced.until(NINE('2026-09-08')).until(NINE('2026-09-15')))).toEqual(['2026-09-08 09:00 handedOver bureau-handler 陈某 郑管理']);
    const posts = { ...DEFINITION.directory.posts, 'bureau-handler': { title: '经发局综合科科长', unit: '经发局', holders: [{ person: 'wu', from: '2026-01-01' }] } };
    const amended = rectifying().does('zheng', handsOver('2026-09-10'), NINE('2026-09-02')).does('zheng', { type: 'amend', definition: { ...DEFINITION, directory: { ...DEFINITION.directory, posts } } }, NINE('2026-09-03'));
    expect(told(amended.until(NINE('2026-09-15')))).toEqual([]);
  });

  it('is told late, and says so, after an outage', () => {
    const story = rectifying().does('zheng', handsOver('2026-09-10'), NINE('2026-09-02')).until(at('2026-09-11', '11:00'));
    expect(story.events.at(-1)).toMatchObject({ type: 'postTaken', lateMs: 26 * 3_600_000 });
    expect(lastNotices(story)[0]?.facts.lateMs).toBe(26 * 3_600_000);
  });

  it('was not told to the newcomer before release 0.3.0, and a replay finds no timer for it', () => {
    const decision = decide(rectifying().state, { id: 'old', person: 'zheng', act: handsOver('2026-09-10') }, NINE('2026-09-02'), 2);
    expect('events' in decision && decision.events[0]).not.toHaveProperty('isAhead');
  });
});
