import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { upgraded } from '../../domain/upgrade.ts';
import { at, DEFINITION, EVIDENCE, POLICY, rectifying, type Story } from '../support/definitions.ts';

const weekly: Definition = {
  ...DEFINITION,
  milestones: [{ id: 'completion', kind: 'completion', dueOn: '2027-12-30' }],
  policy: { ...POLICY, periodic: [{ id: 'weekly', title: '周报', every: 'week', dueAfter: { n: 3, unit: 'working' }, roles: ['handler'], until: 'signOff', whenMissed: [] }] },
};
const LONG = '本周按计划推进。'.repeat(200);

/** Reports of twelve weeks from 2026-W37 on, each on its Friday. */
function reported(): Story {
  const story = rectifying(weekly);
  for (let week = 0; week < 12; week += 1) {
    const friday = addDays('2026-09-11', 7 * week);
    story.does('li', { type: 'handInPeriodic', dutyId: 'weekly', period: `2026-W${String(37 + week)}`, text: LONG, evidence: [{ ...EVIDENCE, datedOn: friday }] }, at(friday, '10:00'));
  }
  return story;
}

describe('the periodic reports of a measure', () => {
  it('stand in its record with what they say, and in its state only with who handed them in and when', () => {
    const { state, events } = reported();
    expect(events.filter((event) => event.type === 'periodicHandedIn' && event.text === LONG)).toHaveLength(12);
    expect(JSON.stringify(state)).not.toContain('本周按计划推进');
    expect(state.periodic[0]).toEqual({ dutyId: 'weekly', period: '2026-W37', handedIn: { person: 'li', post: 'bureau-handler', at: at('2026-09-11', '10:00') } });
  });

  it('say on time or late as before: what was missed stays missed', () => {
    const story = rectifying(weekly).until(at('2026-09-17', '09:00'));
    story.does('li', { type: 'handInPeriodic', dutyId: 'weekly', period: '2026-W37', text: LONG, evidence: [] }, at('2026-09-18', '10:00'));
    expect(story.state.periodic).toEqual([{ dutyId: 'weekly', period: '2026-W37', missed: { at: at('2026-09-17', '09:00'), time: 1 }, handedIn: { person: 'li', post: 'bureau-handler', at: at('2026-09-18', '10:00') } }]);
  });

  it('are taken out of a state that release 0.2.0 kept with all of them', () => {
    const { state } = reported();
    const before = { ...state, periodic: state.periodic.map((entry) => ({ ...entry, handedIn: { ...entry.handedIn, onBehalfOf: 'wang', text: LONG, evidence: [EVIDENCE] } })) } as unknown as MeasureState;
    expect(upgraded(before).periodic).toEqual(state.periodic.map((entry) => ({ ...entry, handedIn: { ...entry.handedIn, onBehalfOf: 'wang' } })));
    expect(upgraded(state)).toEqual(state);
  });
});
