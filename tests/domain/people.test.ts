import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { noticesOf } from '../../domain/notices.ts';
import { plannedBy } from '../../domain/overrides.ts';
import { accepts, at, DEFINITION, rectifying, submits, type Story } from '../support/definitions.ts';

const HANDED_OVER: Act = { type: 'handOver', post: 'bureau-handler', person: 'feng', name: '冯新任', from: '2026-09-10' };
const SUBSTITUTED: Act = { type: 'appointSubstitute', post: 'bureau-handler', person: 'he', name: '何代理', from: '2026-09-07', to: '2026-09-11' };
const NINE = (date: string) => at(date, '09:00');

function factsHash({ state }: Story): string {
  return state.phase === 'inSignOff' ? state.signOff.factsHash : '';
}

describe('a post that is handed over', () => {
  it('is the old holder’s to the end of the day before, and the new holder’s from then on', () => {
    const story = rectifying().does('zheng', HANDED_OVER, NINE('2026-09-02'));
    expect(story.refuses('feng', { type: 'reportProgress', text: '接手' }, at('2026-09-09', '23:59'))).toBe('unknownPerson');
    story.does('li', { type: 'reportProgress', text: '交接前' }, at('2026-09-09', '23:59'));
    expect(story.refuses('li', { type: 'reportProgress', text: '已离任' }, at('2026-09-10', '00:00'))).toBe('unknownPerson');
    story.does('feng', { type: 'reportProgress', text: '接手' }, at('2026-09-10', '00:00'));
  });

  it('is handed over by the administrators alone, once, not for the past, and only if the measure knows it', () => {
    const story = rectifying();
    expect(story.refuses('li', HANDED_OVER, NINE('2026-09-02'))).toBe('notYours');
    expect(story.refuses('zheng', { ...HANDED_OVER, from: '2026-09-01' }, NINE('2026-09-02'))).toBe('datesInvalid');
    expect(story.refuses('zheng', { ...HANDED_OVER, from: '2026-09-31' }, NINE('2026-09-02'))).toBe('datesInvalid');
    expect(story.refuses('zheng', { ...HANDED_OVER, post: 'nowhere' }, NINE('2026-09-02'))).toBe('unknownPost');
    expect(story.refuses('zheng', { ...HANDED_OVER, name: ' ' }, NINE('2026-09-02'))).toBe('emptyText');
    story.does('zheng', HANDED_OVER, NINE('2026-09-02'));
    expect(story.refuses('zheng', HANDED_OVER, NINE('2026-09-03'))).toBe('alreadyDone');
  });

  it('keeps what was done in the name of who did it, and who took part may not decide on it at the new post', () => {
    const story = rectifying().does('li', submits('effect'), NINE('2026-09-02'));
    story.does('zheng', { type: 'handOver', post: 'supervision-1', person: 'li', name: '李经办', from: '2026-09-03' }, NINE('2026-09-03'));
    expect(story.refuses('li', accepts('effect'), NINE('2026-09-04'))).toBe('submitterMayNotAccept');
    expect(story.refuses('zhao', accepts('effect'), NINE('2026-09-04'))).toBe('unknownPerson');
    story.does('qian', accepts('effect'), NINE('2026-09-04'));
    expect(story.state.tookPart).toMatchObject({ submitted: ['li'], accepted: ['qian'] });
  });

  it('gives the new holder what the step of a chain awaits of the post', () => {
    const story = rectifying().does('li', submits('effect', 'completion'), NINE('2026-09-02')).does('zhao', accepts('effect', 'completion'), NINE('2026-09-03'));
    story.does('zheng', { type: 'handOver', post: 'deputy-director', person: 'chen', name: '陈副主任', from: '2026-09-04' }, NINE('2026-09-03'));
    const approves = (): Act => ({ type: 'approveClosure', factsHash: factsHash(story) });
    expect(story.refuses('zhang', approves(), NINE('2026-09-04'))).toBe('unknownPerson');
    story.does('chen', approves(), NINE('2026-09-04')).does('sun', approves(), NINE('2026-09-04'));
    expect(story.state.phase).toBe('closed');
  });

  it('tells the post what there is to take over', () => {
    const story = rectifying().does('zheng', HANDED_OVER, NINE('2026-09-02'));
    const event = story.events.at(-1);
    expect(event).toMatchObject({ type: 'handedOver', before: 'li', person: 'feng', by: { person: 'zheng', post: 'plan-office' } });
    expect(event && noticesOf(story.state, event)).toMatchObject([{ post: 'bureau-handler', kind: 'handedOver', facts: { person: { name: '冯新任', from: '2026-09-10' }, milestones: [{ id: 'effect' }, { id: 'completion' }] } }]);
  });

  it('stays so when the plan is handed in unchanged, and gives way when the plan now names somebody else', () => {
    const story = rectifying().does('zheng', HANDED_OVER, NINE('2026-09-02'));
    expect(plannedBy(story.state)).toEqual(DEFINITION);
    expect(story.refuses('zheng', { type: 'amend', definition: DEFINITION }, NINE('2026-09-03'))).toBe('alreadyDone');
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, title: '改了题目' } }, NINE('2026-09-03'));
    expect(story.state.definition.directory.posts['bureau-handler']?.holders).toEqual([{ person: 'li', from: '2026-01-01', to: '2026-09-09' }, { person: 'feng', from: '2026-09-10' }]);
    const posts = { ...DEFINITION.directory.posts, 'bureau-handler': { title: '经发局综合科科长', unit: '经发局', holders: [{ person: 'wu', from: '2026-01-01' }] } };
    const renamed = { ...DEFINITION, directory: { ...DEFINITION.directory, posts } };
    story.does('zheng', { type: 'amend', definition: renamed }, NINE('2026-09-03'));
    expect(story.state.definition.directory.posts['bureau-handler']?.holders).toEqual([{ person: 'wu', from: '2026-01-01' }]);
    expect(plannedBy(story.state)).toEqual(renamed);
  });

  it('ends the substitutions at it', () => {
    const story = rectifying().does('li', SUBSTITUTED, NINE('2026-09-02')).does('zheng', { ...HANDED_OVER, from: '2026-09-09' }, NINE('2026-09-03'));
    story.does('he', { type: 'reportProgress', text: '代办' }, NINE('2026-09-08'));
    expect(story.refuses('he', submits('effect'), NINE('2026-09-09'))).toBe('unknownPerson');
  });
});

describe('a substitute', () => {
  it('acts for the holder on the days appointed, with both names on the record, and the holder may act too', () => {
    const story = rectifying().does('li', SUBSTITUTED, NINE('2026-09-02'));
    expect(story.refuses('he', submits('effect'), at('2026-09-06', '23:59'))).toBe('unknownPerson');
    story.does('he', submits('effect'), at('2026-09-07', '00:00'));
    expect(story.events.find(({ type }) => type === 'submitted')).toMatchObject({ by: { person: 'he', post: 'bureau-handler', onBehalfOf: 'li' } });
    story.does('li', submits('completion'), at('2026-09-11', '23:59'));
    expect(story.refuses('he', { type: 'reportProgress', text: '已过' }, at('2026-09-12', '00:00'))).toBe('unknownPerson');
  });

  it('is appointed by the holder or the administrators, not by a substitute, and is not the holder', () => {
    const story = rectifying();
    expect(story.refuses('wang', SUBSTITUTED, NINE('2026-09-02'))).toBe('notYours');
    expect(story.refuses('li', { ...SUBSTITUTED, person: 'li', name: '李经办' }, NINE('2026-09-02'))).toBe('substituteIsHolder');
    expect(story.refuses('li', { ...SUBSTITUTED, from: '2026-09-12' }, NINE('2026-09-02'))).toBe('datesInvalid');
    expect(story.refuses('li', { ...SUBSTITUTED, from: '2026-08-01', to: '2026-09-01' }, NINE('2026-09-02'))).toBe('datesInvalid');
    story.does('zheng', SUBSTITUTED, NINE('2026-09-02'));
    expect(story.refuses('li', SUBSTITUTED, NINE('2026-09-02'))).toBe('alreadyDone');
    expect(story.refuses('he', { ...SUBSTITUTED, person: 'sun', name: '孙组长' }, NINE('2026-09-08'))).toBe('notYours');
  });

  it('ends with a date, and what is over cannot be ended', () => {
    const story = rectifying().does('li', SUBSTITUTED, NINE('2026-09-02'));
    const ends = (on: string): Act => ({ type: 'endSubstitution', post: 'bureau-handler', person: 'he', on });
    expect(story.refuses('li', ends('2026-09-07'), NINE('2026-09-08'))).toBe('datesInvalid');
    expect(story.refuses('li', { ...ends('2026-09-08'), person: 'sun' } as Act, NINE('2026-09-08'))).toBe('noSubstitution');
    story.does('li', ends('2026-09-08'), NINE('2026-09-08'));
    story.does('he', { type: 'reportProgress', text: '最后一天' }, at('2026-09-08', '23:59'));
    expect(story.refuses('he', { type: 'reportProgress', text: '已过' }, at('2026-09-09', '00:00'))).toBe('unknownPerson');
    expect(story.refuses('li', ends('2026-09-09'), NINE('2026-09-09'))).toBe('noSubstitution');
    const early = rectifying().does('li', SUBSTITUTED, NINE('2026-09-02')).does('li', ends('2026-09-02'), NINE('2026-09-02'));
    expect(early.state.definition.directory.posts).toEqual(DEFINITION.directory.posts);
  });

  it('keeps the principal from accepting what it submitted, and is kept from accepting what the principal did', () => {
    const principal = rectifying().does('zheng', { type: 'appointSubstitute', post: 'bureau-handler', person: 'feng', name: '冯代办', from: '2026-09-02', to: '2026-09-04' }, NINE('2026-09-02'));
    principal.does('feng', submits('effect'), NINE('2026-09-03'));
    principal.does('zheng', { type: 'handOver', post: 'supervision-1', person: 'li', name: '李经办', from: '2026-09-07' }, NINE('2026-09-03'));
    // The substitution is long over, but the submission was made in the principal's name.
    expect(principal.refuses('li', accepts('effect'), NINE('2026-09-08'))).toBe('submitterMayNotAccept');

    const substitute = rectifying().does('zheng', { type: 'appointSubstitute', post: 'bureau-handler', person: 'zhao', name: '赵督查', from: '2026-09-02', to: '2026-09-04' }, NINE('2026-09-02'));
    substitute.does('li', submits('effect'), NINE('2026-09-03'));
    expect(substitute.refuses('zhao', accepts('effect'), NINE('2026-09-04'))).toBe('submitterMayNotAccept');
    substitute.does('qian', accepts('effect'), NINE('2026-09-04'));
  });

  it('at the acceptor’s post may not accept what it submitted as handler', () => {
    const story = rectifying().does('zheng', { type: 'appointSubstitute', post: 'supervision-1', person: 'li', name: '李经办', from: '2026-09-02', to: '2026-09-30' }, NINE('2026-09-02'));
    story.does('li', submits('effect'), NINE('2026-09-03'));
    expect(story.refuses('li', accepts('effect'), NINE('2026-09-04'))).toBe('submitterMayNotAccept');
    // Nor may the acceptor for whom the submitter stands in.
    expect(story.refuses('zhao', accepts('effect'), NINE('2026-09-04'))).toBe('submitterMayNotAccept');
  });
});
