import { describe, expect, it } from 'vitest';
import { lightOf } from '../../domain/light.ts';
import type { Rule } from '../../domain/policy.ts';
import { at, DEFINITION, POLICY, rectifying } from '../support/definitions.ts';

const LISTED: Rule = {
  id: 'listed',
  title: '挂牌督办',
  when: { on: 'after', milestone: 'completion', count: { n: 1, unit: 'calendar' } },
  light: 'orange',
  skipIfStands: ['listed'],
  byHand: { roles: ['supervisor'] },
  document: { name: '挂牌督办通知书', series: '挂督', to: ['leadUnit'], cc: [], rectifyWithin: { n: 10, unit: 'working' } },
};
const SOON: Rule = { id: 'soon', title: '临近', when: { on: 'before', milestone: 'completion', count: { n: 10, unit: 'calendar' } }, light: 'yellow', skipIfStands: ['listed'], notify: { to: ['handler'], isUrgent: false } };
const LAPSED: Rule = { id: 'lapsed', title: '期限已过', when: { on: 'lapsed', of: 'listed' }, light: 'red', notify: { to: ['leadUnit'], isUrgent: true } };

/** In place by 30 October; listed by hand on 12 October with 23 October as the last day. */
function listed() {
  const story = rectifying({ ...DEFINITION, policy: { ...POLICY, ladder: [SOON, LISTED, LAPSED] } });
  return story.does('qian', { type: 'issueByHand', ruleId: 'listed', milestoneId: 'completion', requirement: '补齐佐证', rectifyOn: '2026-10-23' }, at('2026-10-12', '15:00'));
}

describe('the light of a rung entered by hand', () => {
  it.each([
    ['2026-10-12', '14:59', 'normal', 'not before it is issued'],
    ['2026-10-12', '15:00', 'orange', 'at once, though its own date is still to come'],
    ['2026-10-20', '00:00', 'orange', 'and no milder rung that gives way to it takes its place'],
    ['2026-10-24', '00:00', 'red', 'until its limit has passed'],
    ['2026-10-31', '00:00', 'red', 'from when on its own date, for which it is not issued again, changes nothing'],
  ])('on %s at %s is %s: %s', (date, time, light) => {
    const story = date === '2026-10-12' && time === '14:59' ? rectifying({ ...DEFINITION, policy: { ...POLICY, ladder: [SOON, LISTED, LAPSED] } }) : listed();
    const now = at(date, time);
    story.until(now);
    const completion = story.state.milestones.find(({ id }) => id === 'completion');
    expect(completion && lightOf(story.state, completion, now).light).toBe(light);
  });

  it('leaves the milder rungs their lights where nothing was entered by hand', () => {
    const story = rectifying({ ...DEFINITION, policy: { ...POLICY, ladder: [SOON, LISTED, LAPSED] } });
    const seen = ['2026-10-20', '2026-10-31'].map((date) => {
      story.until(at(date, '12:00'));
      const completion = story.state.milestones.find(({ id }) => id === 'completion');
      return completion && lightOf(story.state, completion, at(date, '12:00')).light;
    });
    expect(seen).toEqual(['yellow', 'orange']);
  });
});
