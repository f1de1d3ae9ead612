import { describe, expect, it } from 'vitest';
import type { Definition } from '../../domain/definition.ts';
import { accepts, at, DEFINITION, POLICY, rectifying, type Story, submits } from '../support/definitions.ts';

function withRoles(roles: Record<string, string[]>): Definition {
  return { ...DEFINITION, roles: { ...DEFINITION.roles, ...roles } };
}
function approves(story: Story) {
  return { type: 'approveClosure', factsHash: story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '' } as const;
}
function substitution(post: string, person: string, name: string) {
  return { type: 'appointSubstitute', post, person, name, from: '2026-09-07', to: '2026-10-30' } as const;
}

/** Given a submission by Li (or for Li), who may accept it? Refused with the state as it was. */
function refusedAcceptance(story: Story, person: string, when: number): string {
  const before = story.until(when).state;
  const code = story.refuses(person, accepts('effect'), when);
  if (code !== 'done') expect(story.state).toEqual(before);
  return code;
}

describe('who submitted may not accept', () => {
  it('directly, holding the acceptor’s post too', () => {
    const story = rectifying(withRoles({ acceptor: ['bureau-handler', 'supervision-1'] })).does('li', submits('effect'), at('2026-09-08', '10:00'));
    expect(refusedAcceptance(story, 'li', at('2026-09-09', '10:00'))).toBe('submitterMayNotAccept');
  });

  it('through a second post', () => {
    const { directory } = DEFINITION;
    const clerk = directory.posts['supervision-1'];
    if (!clerk) throw new Error('no such post');
    const two: Definition = { ...DEFINITION, directory: { ...directory, posts: { ...directory.posts, 'supervision-1': { ...clerk, holders: [{ person: 'li', from: '2026-01-01' }] } } } };
    const story = rectifying(two).does('li', submits('effect'), at('2026-09-08', '10:00'));
    expect(story.state.milestones[0]).toMatchObject({ acceptance: { awaited: ['supervision-2'] } });
    expect(refusedAcceptance(story, 'li', at('2026-09-09', '10:00'))).toBe('submitterMayNotAccept');
  });

  it('after a hand-over of the acceptor’s post to the one who submitted', () => {
    const story = rectifying()
      .does('li', submits('effect'), at('2026-09-08', '10:00'))
      .does('zheng', { type: 'handOver', post: 'supervision-1', person: 'li', name: '李经办', from: '2026-09-09' }, at('2026-09-08', '11:00'));
    expect(refusedAcceptance(story, 'li', at('2026-09-09', '10:00'))).toBe('submitterMayNotAccept');
    expect(refusedAcceptance(story, 'zhao', at('2026-09-09', '10:00'))).toBe('unknownPerson');
  });

  it('as the principal of the substitute who submitted', () => {
    const story = rectifying(withRoles({ acceptor: ['bureau-handler', 'supervision-1'] }))
      .does('li', substitution('bureau-handler', 'wu', '吴协同'), at('2026-09-07', '10:00'))
      .does('wu', submits('effect'), at('2026-09-08', '10:00'));
    expect(story.state.milestones[0]).toMatchObject({ submission: { by: { person: 'wu', post: 'bureau-handler', onBehalfOf: 'li' } } });
    expect(refusedAcceptance(story, 'li', at('2026-09-09', '10:00'))).toBe('submitterMayNotAccept');
  });

  it('through a substitute for the acceptor: the one who submitted stands in for nobody here', () => {
    const story = rectifying()
      .does('zhao', substitution('supervision-1', 'li', '李经办'), at('2026-09-07', '10:00'))
      .does('li', submits('effect'), at('2026-09-08', '10:00'));
    expect(refusedAcceptance(story, 'li', at('2026-09-09', '10:00'))).toBe('submitterMayNotAccept');
    // Nor may the acceptor whose substitute submitted.
    expect(refusedAcceptance(story, 'zhao', at('2026-09-09', '10:00'))).toBe('submitterMayNotAccept');
    expect(refusedAcceptance(story, 'qian', at('2026-09-09', '10:00'))).toBe('done');
  });

  it('by a substitute of the one who submitted', () => {
    const story = rectifying()
      .does('li', submits('effect'), at('2026-09-07', '10:00'))
      .does('li', { ...substitution('bureau-handler', 'qian', '钱督查'), from: '2026-09-08' }, at('2026-09-07', '11:00'));
    expect(refusedAcceptance(story, 'qian', at('2026-09-09', '10:00'))).toBe('submitterMayNotAccept');
    expect(refusedAcceptance(story, 'zhao', at('2026-09-09', '10:00'))).toBe('done');
  });
});

describe('who signed, or stood in for somebody who did', () => {
  it('may not look back', () => {
    const story = rectifying(withRoles({ inspector: ['inspection-office', 'plan-office'] }))
      .does('zhang', substitution('deputy-director', 'zhou', '周巡察'), at('2026-09-07', '10:00'))
      .does('li', submits('effect', 'completion'), at('2026-09-21', '10:00'))
      .does('zhao', accepts('effect', 'completion'), at('2026-09-22', '10:00'));
    story.does('zhou', approves(story), at('2026-09-23', '10:00'));
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { allApprovals: [{ person: 'zhou', post: 'deputy-director', onBehalfOf: 'zhang' }] } });
    story.does('sun', approves(story), at('2026-09-24', '10:00'));
    expect(story.state).toMatchObject({ phase: 'closed', lookBacks: [{ awaited: ['plan-office'] }] });
    expect(story.refuses('zhou', { type: 'holdLookBack', lookBackId: 'first', note: '无反弹' }, at('2026-12-24', '10:00'))).toBe('participantMayNotLookBack');
  });
});

describe('a substitution', () => {
  it('lasts from its first day to its last, both whole', () => {
    const story = rectifying().does('zheng', substitution('bureau-handler', 'wu', '吴协同'), at('2026-09-04', '10:00'));
    const report = { type: 'replaceEvidence', milestoneId: 'effect', evidence: [], reason: '更换' } as const;
    expect(story.refuses('wu', report, at('2026-09-06', '23:59'))).toBe('notYours');
    expect(story.refuses('wu', report, at('2026-09-07', '00:00'))).toBe('milestoneNotSubmitted');
    expect(story.refuses('wu', report, at('2026-10-30', '23:59'))).toBe('milestoneNotSubmitted');
    expect(story.refuses('wu', report, at('2026-10-31', '00:00'))).toBe('notYours');
  });

  it('is arranged by the holder or an administrator, not by the substitute, and ends when they say so', () => {
    const story = rectifying();
    expect(story.refuses('zhang', substitution('bureau-handler', 'wu', '吴协同'), at('2026-09-07', '10:00'))).toBe('notYours');
    expect(story.refuses('li', substitution('bureau-handler', 'li', '李经办'), at('2026-09-07', '10:00'))).toBe('substituteIsHolder');
    story.does('li', substitution('bureau-handler', 'wu', '吴协同'), at('2026-09-07', '10:00'));
    expect(story.refuses('wu', substitution('bureau-handler', 'zhang', '张副主任'), at('2026-09-08', '10:00'))).toBe('notYours');
    story.does('li', { type: 'endSubstitution', post: 'bureau-handler', person: 'wu', on: '2026-09-09' }, at('2026-09-09', '10:00'));
    expect(story.refuses('wu', submits('effect'), at('2026-09-10', '00:00'))).toBe('notYours');
  });

  it('lets the holder act as well', () => {
    const story = rectifying().does('li', substitution('bureau-handler', 'wu', '吴协同'), at('2026-09-07', '10:00'));
    expect(story.does('li', submits('effect'), at('2026-09-08', '10:00')).state.tookPart.submitted).toEqual(['li']);
  });
});

describe('a policy that keeps duties from the unit that rectifies', () => {
  it('awaits nobody of that unit, whoever the plan names', () => {
    const policy = { ...POLICY, separation: { otherUnitFor: ['accept'] as const } };
    const { directory } = DEFINITION;
    const own = directory.posts['supervision-1'];
    if (!own) throw new Error('no such post');
    const definition: Definition = { ...DEFINITION, policy, directory: { ...directory, posts: { ...directory.posts, 'supervision-1': { ...own, unit: '经发局' } } } };
    const story = rectifying(definition).does('li', submits('effect'), at('2026-09-08', '10:00'));
    expect(story.state.milestones[0]).toMatchObject({ acceptance: { awaited: ['supervision-2'] } });
    expect(refusedAcceptance(story, 'zhao', at('2026-09-09', '10:00'))).toBe('notAwaited');
  });

  const ofUnit = (post: string, definition: Definition): Definition => {
    const known = definition.directory.posts[post];
    if (!known) throw new Error('no such post');
    return { ...definition, directory: { ...definition.directory, posts: { ...definition.directory.posts, [post]: { ...known, unit: '经发局' } } } };
  };

  it('lets nobody of that unit sign that a long-term measure has become routine: it would close it', () => {
    const policy = { ...POLICY, separation: { otherUnitFor: ['sign'] as const }, longTerm: { confirmedBy: ['leadOfficial'] } };
    const story = rectifying(ofUnit('deputy-director', { ...DEFINITION, class: 'longTerm', policy, milestones: [] }));
    expect(story.refuses('zhang', { type: 'confirmRoutine', reason: '已成常态' }, at('2026-09-08', '10:00'))).toBe('notYours');
    expect(story.state.phase).toBe('rectifying');
  });

  it('asks the chain again when an amendment begins to keep a step from that unit', () => {
    const before = ofUnit('supervision-1', DEFINITION);
    const story = rectifying(before).does('li', submits('effect'), at('2026-09-08', '10:00'));
    const policy = { ...POLICY, separation: { otherUnitFor: ['accept'] as const } };
    story.does('zheng', { type: 'amend', definition: { ...before, policy } }, at('2026-09-08', '11:00'));
    expect(story.state.milestones[0]).toMatchObject({ acceptance: { awaited: ['supervision-2'] } });
    expect(refusedAcceptance(story, 'zhao', at('2026-09-08', '12:00'))).toBe('notAwaited');
  });

  it('names no inspector of that unit when an amendment brings other ones', () => {
    const policy = { ...POLICY, separation: { otherUnitFor: ['lookBack'] as const } };
    const definition = ofUnit('finance-handler', { ...DEFINITION, policy });
    const story = rectifying(definition).does('li', submits('effect', 'completion'), at('2026-09-08', '10:00')).does('zhao', { type: 'accept', milestones: ['effect', 'completion'] }, at('2026-09-08', '11:00'));
    for (const person of ['zhang', 'sun']) story.does(person, { type: 'approveClosure', factsHash: story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '' }, at('2026-09-08', '12:00'));
    story.does('zheng', { type: 'amend', definition: { ...definition, roles: { ...definition.roles, inspector: ['finance-handler', 'inspection-office'] } } }, at('2026-09-09', '10:00'));
    expect(story.state.phase === 'closed' && story.state.lookBacks[0]?.awaited).toEqual(['inspection-office']);
  });
});
