import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lightOf } from '../../domain/light.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Policy } from '../../domain/policy.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';
import { readPolicy } from '../../plans/policyFile.ts';
import { at, DEFINITION, rectifying, shown, type Story } from '../support/definitions.ts';

/**
 * One measure around the National Day holiday of 2026, worked out by hand from the specification:
 * 25-27 September and 1-7 October are off, Sunday 20 September and Saturday 10 October are worked.
 * Registered and acknowledged on Tuesday 1 September; clear effect by Wednesday 30 September, in place by Saturday 10 October; then nobody acts.
 */
const CALENDAR = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2026, toYear: 2027 });

function preset(name: string): Policy {
  const file = new URL(`../../examples/policies/${name}.yaml`, import.meta.url);
  const read = readPolicy({ text: readFileSync(file, 'utf8'), name: `${name}.yaml` });
  if (!('policy' in read)) throw new Error(JSON.stringify(read));
  return read.policy;
}

function lived(policy: Policy): Story {
  const definition: Definition = {
    ...DEFINITION,
    policy,
    calendar: CALENDAR,
    roles: { ...DEFINITION.roles, groupHead: ['group-leader'], discipline: ['inspection-office'] },
    milestones: [
      { id: 'effect', kind: 'effect', dueOn: '2026-09-30' },
      { id: 'completion', kind: 'completion', dueOn: '2026-10-10' },
    ],
  };
  const story = rectifying(definition).does('wu', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
  // Hour by hour, as the engine would wake: nothing here is late.
  for (let now = at('2026-09-01', '12:00'); now < at('2026-12-31', '12:00'); now += 3_600_000) story.until(now);
  return story;
}

/** Every rung with the hour it falls on and, for a paper, the last days of its limits: acknowledge / answer / put right. */
function table(story: Story): string[] {
  const lastDay = (limit: number | undefined) => (limit === undefined ? '-' : shown(limit - 1).slice(5, 10));
  return story.events.flatMap((event) => {
    if (event.type !== 'ruleFired') return [];
    const paper = event.document;
    const limits = paper ? ` ${paper.name} ${lastDay(paper.acknowledgeBy)}/${lastDay(paper.answerBy)}/${lastDay(paper.rectifyBy)}` : '';
    return [`${shown(event.nominalAt)} ${event.ruleId}${limits}`];
  });
}

function lights(story: Story, milestoneId: string): string[] {
  const milestone = story.state.milestones.find(({ id }) => id === milestoneId);
  const changes: string[] = [];
  let last = '';
  for (let now = at('2026-09-01', '12:00'); milestone && now < at('2026-12-31', '00:00'); now += 1_800_000) {
    const { light } = lightOf(story.state, milestone, now);
    if (light !== last) changes.push(`${shown(now)} ${light}`);
    last = light;
  }
  return changes;
}

describe('the ladder of the seed report, around the National Day holiday', () => {
  const story = lived(preset('ladder'));

  it('reaches every rung at the instant worked out by hand', () => {
    expect(table(story)).toEqual([
      '2026-09-15 09:00 effect-soon',
      // Three working days before the 30th: 29, 28, and over the Mid-Autumn holiday the 24th.
      // Fifteen days before 10 October is the 25th, a holiday: the working day before it.
      '2026-09-24 09:00 completion-soon',
      '2026-09-24 09:00 effect-urgent',
      // Three working days before Saturday 10 October: 9, 8, and over the National Day holiday the 30th.
      '2026-09-30 09:00 completion-urgent',
      // The day after 30 September is a holiday until the 8th. Two working days: 9, 10. Five: 9, 10, 12, 13, 14.
      '2026-10-08 09:00 effect-late 督办提醒函 10-10/10-14/-',
      // The day after Saturday 10 October is a Sunday. Ten working days after the 12th end with the 26th.
      '2026-10-12 09:00 rectify 责成限期整改通知书 10-14/10-15/10-26',
      '2026-10-15 09:00 effect-unanswered',
      '2026-10-15 09:00 rectify-unacknowledged',
      '2026-10-16 09:00 rectify-unanswered',
      '2026-10-27 09:00 interview 约谈通知书 10-28/11-03/11-10',
      '2026-11-11 09:00 key-supervision 重点督办通知书 11-12/11-18/11-25',
      '2026-11-26 09:00 referral 问责线索移交函 12-01/-/-',
    ]);
  });

  it('changes lights at midnight, holidays or not', () => {
    expect(lights(story, 'effect')).toEqual(['2026-09-01 12:00 normal', '2026-09-15 00:00 yellow', '2026-09-24 00:00 orange', '2026-10-01 00:00 red']);
    expect(lights(story, 'completion')).toEqual(['2026-09-01 12:00 normal', '2026-09-25 00:00 yellow', '2026-09-30 00:00 orange', '2026-10-11 00:00 red']);
  });

  it('addresses the papers to the posts of the policy’s roles', () => {
    const papers = story.state.documents.map((paper) => [paper.ruleId, paper.to.join('+'), paper.cc.join('+')]);
    expect(papers).toEqual([
      ['effect-late', 'bureau-head', 'bureau-handler'],
      ['rectify', 'bureau-head', 'bureau-handler+deputy-director'],
      ['interview', 'bureau-head', 'bureau-handler+deputy-director'],
      ['key-supervision', 'bureau-head+deputy-director', 'group-leader'],
      ['referral', 'inspection-office', 'plan-office'],
    ]);
  });
});

describe('the three colours, around the National Day holiday', () => {
  const story = lived(preset('three-colours'));

  it('reaches every letter at the instant worked out by hand', () => {
    expect(table(story)).toEqual([
      '2026-09-10 09:00 green-effect 绿色提示函 -/-/-',
      // Ten days before 30 September and twenty before 10 October: Sunday 20 September, which is worked.
      '2026-09-20 09:00 green-completion 绿色提示函 -/-/-',
      '2026-09-20 09:00 yellow-effect 黄色预警函 09-22/-/-',
      '2026-09-30 09:00 yellow-completion 黄色预警函 10-09/-/-',
      '2026-10-08 09:00 red-effect 红色督办函 10-09/10-12/-',
      '2026-10-12 09:00 red-completion 红色督办函 10-13/10-15/10-26',
      '2026-10-13 09:00 red-effect-unanswered',
      '2026-10-16 09:00 red-completion-unanswered',
      '2026-10-27 09:00 red-lapsed',
      '2026-11-03 09:00 red-lapsed',
      '2026-11-10 09:00 red-lapsed',
      '2026-11-17 09:00 red-lapsed',
      '2026-11-24 09:00 red-lapsed',
      '2026-12-01 09:00 red-lapsed',
    ]);
  });

  it('shows green, yellow and red from the midnights on', () => {
    expect(lights(story, 'effect')).toEqual(['2026-09-01 12:00 normal', '2026-09-10 00:00 green', '2026-09-20 00:00 yellow', '2026-10-01 00:00 red']);
    // From the lapsed limit on it stays red.
    expect(lights(story, 'completion')).toEqual(['2026-09-01 12:00 normal', '2026-09-20 00:00 green', '2026-09-30 00:00 yellow', '2026-10-11 00:00 red']);
  });
});
