import { describe, expect, it } from 'vitest';
import { agendaOf, type AgendaEntry } from '../../domain/agenda.ts';
import type { Policy } from '../../domain/policy.ts';
import { accepts, at, DEFINITION, POLICY, rectifying, submits, type Story } from '../support/definitions.ts';

const shown = (entries: readonly AgendaEntry[]) => entries.map(({ what, on, title, about }) => [what, on, title, ...(about === undefined ? [] : [about])]);
function factsOf({ state }: Story): string {
  if (state.phase !== 'inSignOff') throw new Error(state.phase);
  return state.signOff.factsHash;
}
const NOW = at('2026-09-02', '09:00');

describe('The days somebody has to keep in mind', () => {
  it('are the milestones for those who hand them in and for the lead official, each once however many posts one holds', () => {
    const { state } = rectifying();
    expect(shown(agendaOf(state, ['bureau-handler'], NOW))).toEqual([['milestone', '2026-09-30', 'effect'], ['milestone', '2026-10-30', 'completion']]);
    expect(shown(agendaOf(state, ['deputy-director'], NOW))).toEqual([['deadline', '2026-09-30', 'effect'], ['deadline', '2026-10-30', 'completion']]);
    for (const posts of [['deputy-director', 'bureau-handler'], ['bureau-handler', 'deputy-director']]) expect(agendaOf(state, posts, NOW).map(({ what, posts: held }) => [what, held])).toEqual([['milestone', posts], ['milestone', posts]]);
    expect(agendaOf(state, ['inspection-office'], NOW)).toEqual([]);
    const [own, official] = [agendaOf(state, ['bureau-handler'], NOW), agendaOf(state, ['deputy-director'], NOW)];
    expect(own.map(({ key }) => key)).toEqual(official.map(({ key }) => key));
  });

  it('pass to the acceptors with the submission, come back with its return, and are gone with acceptance', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00'));
    expect(shown(agendaOf(story.state, ['bureau-handler', 'deputy-director'], NOW))).toEqual([['milestone', '2026-10-30', 'completion']]);
    expect(shown(agendaOf(story.state, ['supervision-1'], NOW))).toEqual([['acceptance', '2026-09-17', '督查室验收', 'effect']]);
    story.does('zhao', { type: 'return', milestones: ['effect'], reason: '不实' }, at('2026-09-11', '10:00'));
    expect(shown(agendaOf(story.state, ['supervision-1'], NOW))).toEqual([]);
    expect(shown(agendaOf(story.state, ['bureau-handler'], NOW))[0]).toEqual(['milestone', '2026-09-30', 'effect']);
    story.does('li', submits('effect', 'completion'), at('2026-09-12', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-14', '10:00'));
    expect(agendaOf(story.state, ['bureau-handler', 'supervision-1'], NOW)).toEqual([]);
    expect(shown(agendaOf(story.state, ['deputy-director'], NOW))).toEqual([['signOff', '2026-09-20', '牵头领导审批']]);
    // Sunday 20 September is worked. The next step has no limit: it stands on the day it came.
    story.does('zhang', { type: 'approveClosure', factsHash: factsOf(story) }, at('2026-09-15', '10:00'));
    expect(agendaOf(story.state, ['group-leader'], NOW)).toMatchObject([{ what: 'signOff', on: '2026-09-15', isOpenEnded: true, isProvisional: false }]);
    story.does('sun', { type: 'approveClosure', factsHash: factsOf(story) }, at('2026-09-16', '10:00'));
    expect(agendaOf(story.state, ['inspection-office', 'deputy-director'], NOW)).toMatchObject([{ what: 'lookBack', on: '2026-12-16', title: '首次回头看' }]);
    story.does('zhou', { type: 'holdLookBack', lookBackId: 'first', note: '未反弹' }, at('2026-12-16', '10:00'));
    expect(agendaOf(story.state, ['inspection-office'], NOW)).toEqual([]);
  });

  it('keep their names while their dates move, are marked while that may be, and each period of a report has its own', () => {
    const policy: Policy = { ...POLICY, extension: { atMost: 1, steps: [{ id: 'decide', title: '审批', roles: ['leadOfficial'], need: 'all', within: { n: 3, unit: 'working' }, whenLapsed: [] }] }, periodic: [{ id: 'monthly', title: '月报', every: 'month', dueAfter: { n: 5, unit: 'calendar' }, roles: ['handler'], until: 'signOff', whenMissed: [] }] };
    const story = rectifying({ ...DEFINITION, policy });
    const keyed = () => Object.fromEntries(agendaOf(story.state, ['bureau-handler', 'deputy-director'], NOW).map(({ key, on, isProvisional, isPaused }) => [key, [on, isProvisional, isPaused]]));
    expect(keyed()).toEqual({ '1|milestone|effect': ['2026-09-30', false, false], '1|milestone|completion': ['2026-10-30', false, false], '1|periodic|monthly@2026-09': ['2026-10-05', false, false] });
    story.does('li', { type: 'requestExtension', milestoneId: 'completion', reason: '审批未完', progress: '过半', dueOn: '2027-01-15' }, at('2026-09-10', '10:00'));
    const id = story.state.extensions[0]?.id ?? '';
    expect(keyed()[`1|extension|${id}`]).toEqual(['2026-09-15', false, false]);
    story.does('zhang', { type: 'approveExtension', extensionId: id }, at('2026-09-11', '10:00')).does('li', { type: 'handInPeriodic', dutyId: 'monthly', period: '2026-09', text: '进展', evidence: [] }, at('2026-10-01', '10:00'));
    // Beyond 2026 no list of days off is out yet.
    expect(keyed()).toEqual({ '1|milestone|effect': ['2026-09-30', false, false], '1|milestone|completion': ['2027-01-15', true, false], '1|periodic|monthly@2026-10': ['2026-11-05', false, false] });
    story.does('sun', { type: 'suspend', reason: '待批复', basis: '会议纪要', until: '2026-12-31' }, at('2026-10-08', '10:00'));
    expect(keyed()['1|milestone|completion']).toEqual(['2027-01-15', true, true]);
  });
});
