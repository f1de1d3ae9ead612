import { describe, expect, it } from 'vitest';
import type { MeasureState } from '../../domain/measure.ts';
import { accepts, at, DEFINITION, EVIDENCE, POLICY, rectifying, Story, submits } from '../support/definitions.ts';

function approval(state: MeasureState) {
  return { type: 'approveClosure', factsHash: state.phase === 'inSignOff' ? state.signOff.factsHash : '' } as const;
}

function inSignOff(story = rectifying()): Story {
  return story
    .does('li', submits('effect', 'completion'), at('2026-09-21', '10:00'))
    .does('zhao', accepts('effect', 'completion'), at('2026-09-22', '10:00'));
}

function closed(story = inSignOff()): Story {
  story.does('zhang', approval(story.state), at('2026-09-23', '10:00'));
  return story.does('sun', approval(story.state), at('2026-09-24', '10:00'));
}

describe('the life of a measure', () => {
  it('begins registered, awaiting receipts of handler and participating unit', () => {
    const story = new Story(DEFINITION, at('2026-09-01', '10:00'));
    expect(story.state).toMatchObject({ phase: 'registered', cycle: 1, receiptsAwaited: ['bureau-handler', 'finance-handler'] });
  });

  it('goes to rectifying when the handler acknowledges, not when a participating unit does', () => {
    const story = new Story(DEFINITION, at('2026-09-01', '10:00')).does('wu', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
    expect(story.state.phase).toBe('registered');
    expect(story.does('li', { type: 'acknowledge' }, at('2026-09-01', '12:00')).state.phase).toBe('rectifying');
  });

  it('takes a milestone that is named twice as named once', () => {
    const submitted = rectifying().does('li', submits('effect', 'effect'), at('2026-09-10', '10:00')).events.find((event) => event.type === 'submitted');
    expect(submitted).toMatchObject({ milestones: ['effect'] });
  });

  it('submits one milestone without touching the other', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00'));
    expect(story.state.milestones.map((milestone) => milestone.status)).toEqual(['submitted', 'open']);
  });

  it('fixes on time or late by the moment of the submission, not of the acceptance', () => {
    const onTime = rectifying().does('li', submits('effect'), at('2026-10-01', '00:00') - 1).does('zhao', accepts('effect'), at('2026-10-20', '10:00'));
    expect(onTime.state.milestones[0]).toMatchObject({ status: 'accepted', verdict: 'onTime' });
    const late = rectifying().does('li', submits('effect'), at('2026-10-01', '00:00')).does('zhao', accepts('effect'), at('2026-10-20', '10:00'));
    expect(late.state.milestones[0]).toMatchObject({ status: 'accepted', verdict: 'late' });
  });

  it('counts the submission that is finally accepted: one on time that came back and was handed in late is late', () => {
    const story = rectifying()
      .does('li', submits('effect'), at('2026-09-28', '10:00'))
      .does('zhao', { type: 'return', milestones: ['effect'], reason: '佐证不足' }, at('2026-09-29', '10:00'))
      .does('li', submits('effect'), at('2026-10-08', '10:00'))
      .does('zhao', accepts('effect'), at('2026-10-09', '10:00'));
    expect(story.state.milestones[0]).toMatchObject({ verdict: 'late', returns: 1 });
  });

  it('opens sign-off only when every milestone is accepted', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00')).does('zhao', accepts('effect'), at('2026-09-11', '10:00'));
    expect(story.state.phase).toBe('rectifying');
    story.does('li', submits('completion'), at('2026-09-12', '10:00')).does('zhao', accepts('completion'), at('2026-09-14', '10:00'));
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 0, awaited: ['deputy-director'] } });
  });

  it('closes after the last sign-off and dates the look-back on a working day', () => {
    const story = closed();
    expect(story.state).toMatchObject({ phase: 'closed', lookBacks: [{ id: 'first', dueOn: '2026-12-24', awaited: ['inspection-office'] }] });
    expect(story.state.phase === 'closed' && story.state.signOffs.map((signOff) => signOff.person)).toEqual(['zhang', 'sun']);
  });

  it('is archived when the last look-back is held', () => {
    const story = closed().does('zhou', { type: 'holdLookBack', lookBackId: 'first', note: '未发现反弹' }, at('2026-12-20', '10:00'));
    expect(story.state.phase).toBe('archived');
  });

  it('is archived at closure when the policy asks for no look-back', () => {
    const definition = { ...DEFINITION, policy: { ...POLICY, lookBacks: [] } };
    expect(closed(inSignOff(rectifying(definition))).state.phase).toBe('archived');
  });

  it('draws the same sample for the same seed', () => {
    const sampled = (percent: number) => {
      const lookBacks = POLICY.lookBacks.map((rule) => ({ ...rule, sample: { percent, seed: '2026' } }));
      return closed(inSignOff(rectifying({ ...DEFINITION, policy: { ...POLICY, lookBacks } }))).state.phase;
    };
    expect(sampled(0)).toBe('archived');
    expect(sampled(100)).toBe('closed');
    expect(sampled(40)).toBe(sampled(40));
  });

  it('opens cycle 2 with the inspector’s dates when a look-back finds a relapse, and keeps the first cycle readable', () => {
    const story = closed().does(
      'zhou',
      { type: 'findRelapse', lookBackId: 'first', reason: '问题反弹', evidence: [{ ...EVIDENCE, datedOn: '2026-12-01' }], dates: { effect: '2027-01-29', completion: '2027-02-26' } },
      at('2026-12-20', '10:00'),
    );
    expect(story.state).toMatchObject({
      phase: 'rectifying',
      cycle: 2,
      milestones: [{ status: 'open', dueOn: '2027-01-29' }, { status: 'open', dueOn: '2027-02-26' }],
      pastCycles: [{ cycle: 1, relapse: { person: 'zhou', reason: '问题反弹' } }],
    });
  });

  it('goes back to rectifying when an official refuses closure for a milestone', () => {
    const story = inSignOff().does('zhang', { type: 'refuseClosure', milestones: ['completion'], reason: '成效不明显' }, at('2026-09-23', '10:00'));
    expect(story.state).toMatchObject({ phase: 'rectifying', milestones: [{ status: 'accepted' }, { status: 'open', returns: 1 }] });
  });

  it('is withdrawn by the plan’s authority, for good', () => {
    const story = rectifying().does('sun', { type: 'withdraw', reason: '事项并入其他措施' }, at('2026-09-10', '10:00'));
    expect(story.state.phase).toBe('withdrawn');
    expect(story.refuses('li', submits('effect'), at('2026-09-11', '10:00'))).toBe('wrongPhase');
  });
});

describe('acts that are refused, each with its code and with nothing changed', () => {
  const cases: [string, string, () => Story, Parameters<Story['refuses']>[1]][] = [
    ['a stranger', 'unknownPerson', rectifying, { type: 'reportProgress', text: '进展' }],
    ['submission before the receipt', 'wrongPhase', () => new Story(DEFINITION, at('2026-09-01', '10:00')), submits('effect')],
    ['an empty reason', 'emptyText', () => rectifying().does('li', submits('effect'), at('2026-09-10', '10:00')), { type: 'return', milestones: ['effect'], reason: ' ' }],
    ['a milestone that does not exist', 'unknownMilestone', rectifying, submits('final')],
    ['no milestone at all', 'noMilestones', rectifying, submits()],
    ['a second submission', 'milestoneNotOpen', () => rectifying().does('li', submits('effect'), at('2026-09-10', '10:00')), submits('effect')],
    ['acceptance of what was not submitted', 'milestoneNotSubmitted', rectifying, accepts('effect')],
    ['an approval of other facts than those at hand', 'factsChanged', inSignOff, { type: 'approveClosure', factsHash: 'f'.repeat(64) }],
    ['a second receipt', 'alreadyDone', rectifying, { type: 'acknowledge' }],
    ['a relapse proved by what is older than the closure', 'evidenceTooOld', closed, { type: 'findRelapse', lookBackId: 'first', reason: '反弹', evidence: [EVIDENCE], dates: { effect: '2027-01-29', completion: '2027-02-26' } }],
    ['a relapse without new dates', 'datesMissing', closed, { type: 'findRelapse', lookBackId: 'first', reason: '反弹', evidence: [{ ...EVIDENCE, datedOn: '2026-09-26' }], dates: { effect: '2027-01-29' } }],
    ['a look-back that does not exist', 'unknownLookBack', closed, { type: 'holdLookBack', lookBackId: 'second', note: '好' }],
    ['a paper that does not exist', 'unknownDocument', rectifying, { type: 'acknowledgeDocument', documentId: 'x' }],
  ];
  const actors: Record<string, string> = { 'a stranger': 'nobody', 'an empty reason': 'zhao', 'acceptance of what was not submitted': 'zhao', 'an approval of other facts than those at hand': 'zhang' };
  const inspectors = ['evidenceTooOld', 'datesMissing', 'unknownLookBack'];

  it.each(cases)('%s (%s)', (name, code, given, act) => {
    const story = given();
    const before = JSON.stringify(story.state);
    const person = actors[name] ?? (inspectors.includes(code) ? 'zhou' : 'li');
    expect(story.refuses(person, act, at('2026-09-27', '10:00'))).toBe(code);
    // Time itself may have passed on: but of the refused act nothing is left.
    const expected = given().until(at('2026-09-27', '10:00')).state;
    expect(JSON.stringify(story.state)).toBe(JSON.stringify(expected));
    expect(story.state.seq).toBeGreaterThanOrEqual((JSON.parse(before) as { seq: number }).seq);
  });

  it('separates duties: the submitter may not accept, even as an acceptor', () => {
    const definition = { ...DEFINITION, roles: { ...DEFINITION.roles, acceptor: ['supervision-1', 'bureau-handler'] } };
    const story = rectifying(definition).does('li', submits('effect'), at('2026-09-10', '10:00'));
    expect(story.refuses('li', accepts('effect'), at('2026-09-10', '11:00'))).toBe('submitterMayNotAccept');
    expect(story.refuses('zhao', accepts('effect'), at('2026-09-10', '12:00'))).toBe('done');
  });

  it('evidence of a day that has not been', () => {
    const act = { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [{ ...EVIDENCE, datedOn: '2026-09-28' }] } as const;
    expect(rectifying().refuses('li', act, at('2026-09-27', '10:00'))).toBe('evidenceFromFuture');
    expect(rectifying().refuses('li', act, at('2026-09-28', '10:00'))).toBe('done');
  });

  it('a look-back that finds nothing before its time; a relapse may be found on any day', () => {
    const held = { type: 'holdLookBack', lookBackId: 'first', note: '未发现反弹' } as const;
    // Due on Thursday 24 December; inspectors are reminded five working days before, on the 17th.
    expect(closed().refuses('zhou', held, at('2026-12-16', '23:59'))).toBe('lookBackTooEarly');
    expect(closed().refuses('zhou', held, at('2026-12-17', '00:00'))).toBe('done');
    const relapse = { type: 'findRelapse', lookBackId: 'first', reason: '反弹', evidence: [{ ...EVIDENCE, datedOn: '2026-09-26' }], dates: { effect: '2027-01-29', completion: '2027-02-26' } } as const;
    expect(closed().refuses('zhou', relapse, at('2026-09-26', '10:00'))).toBe('done');
  });

  it('an act there is not', () => {
    expect(rectifying().refuses('li', { type: 'destroy' } as never, at('2026-09-27', '10:00'))).toBe('unknownAct');
  });

  it('separates duties: a step whose only post is held by the submitter is passed over, not kept waiting', () => {
    const people = { ...DEFINITION.directory.posts, 'supervision-1': { title: '督查室一科科长', unit: '督查室', holders: [{ person: 'li', from: '2026-01-01' }] } };
    const definition = { ...DEFINITION, roles: { ...DEFINITION.roles, acceptor: ['supervision-1'] }, directory: { ...DEFINITION.directory, posts: people } };
    const story = rectifying(definition).does('li', submits('effect'), at('2026-09-10', '10:00'));
    expect(story.types()).toContain('roleUnresolved');
    expect(story.state.milestones[0]).toMatchObject({ status: 'submitted', acceptance: { awaited: ['plan-office'] } });
  });

  it('separates duties: who submitted or accepted may not sign off', () => {
    const definition = { ...DEFINITION, roles: { ...DEFINITION.roles, leadOfficial: ['supervision-1', 'bureau-handler', 'deputy-director'] } };
    const story = inSignOff(rectifying(definition));
    expect(story.refuses('li', approval(story.state), at('2026-09-23', '10:00'))).toBe('participantMayNotSign');
    expect(story.refuses('zhao', approval(story.state), at('2026-09-23', '10:00'))).toBe('participantMayNotSign');
    expect(story.refuses('zhang', approval(story.state), at('2026-09-23', '10:00'))).toBe('done');
  });

  it('separates duties: who signed may not look back', () => {
    const definition = { ...DEFINITION, roles: { ...DEFINITION.roles, inspector: ['deputy-director', 'inspection-office'] } };
    const story = closed(inSignOff(rectifying(definition)));
    expect(story.refuses('zhang', { type: 'holdLookBack', lookBackId: 'first', note: '好' }, at('2026-12-20', '10:00'))).toBe('participantMayNotLookBack');
  });

  it('refuses an acceptor who is not awaited, naming who is', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00'));
    expect(story.refuses('sun', accepts('effect'), at('2026-09-10', '11:00'))).toBe('notAwaited');
  });
});

describe('chains of steps', () => {
  it('need all: waits for everybody before the next step', () => {
    const acceptance = POLICY.acceptance.map((step) => ({ ...step, need: 'all' as const }));
    const story = rectifying({ ...DEFINITION, policy: { ...POLICY, acceptance } }).does('li', submits('effect'), at('2026-09-10', '10:00'));
    story.does('zhao', accepts('effect'), at('2026-09-10', '11:00'));
    expect(story.state.milestones[0]?.status).toBe('submitted');
    expect(story.refuses('zhao', accepts('effect'), at('2026-09-10', '11:30'))).toBe('alreadyDone');
    expect(story.does('qian', accepts('effect'), at('2026-09-10', '12:00')).state.milestones[0]?.status).toBe('accepted');
  });

  it('pass over a step nobody fills, on the record, and go on', () => {
    const definition = { ...DEFINITION, roles: { ...DEFINITION.roles, leadOfficial: [] } };
    const story = inSignOff(rectifying(definition));
    expect(story.types()).toContain('roleUnresolved');
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 1, awaited: ['group-leader'] } });
  });

  it('fall to the administrators rather than close a measure that nobody at all could sign', () => {
    const definition = { ...DEFINITION, roles: { ...DEFINITION.roles, leadOfficial: [], chief: [] } };
    expect(inSignOff(rectifying(definition)).state).toMatchObject({ phase: 'inSignOff', signOff: { awaited: ['plan-office'] } });
  });

  it('remind acceptors before their limit and tell the superior when it lapses', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00')).until(at('2026-09-21', '08:00'));
    const told = story.events.filter((event) => event.type === 'awaitedReminded' || event.type === 'awaitedLapsed');
    // Five working days after Thursday 10 September end with the 17th; the reminder is one working day before.
    expect(told).toMatchObject([
      { type: 'awaitedReminded', nominalAt: at('2026-09-16', '09:00') },
      { type: 'awaitedLapsed', nominalAt: at('2026-09-18', '09:00'), toldRoles: ['supervisor'] },
    ]);
  });
});

describe('amendments', () => {
  const amended = { ...DEFINITION, title: '新标题', milestones: [{ id: 'effect', kind: 'effect', dueOn: '2026-10-16' } as const, { id: 'completion', kind: 'completion', dueOn: '2026-10-30' } as const] };

  it('move the date of an open milestone and keep the rest', () => {
    const story = rectifying().does('zheng', { type: 'amend', definition: amended }, at('2026-09-10', '10:00'));
    expect(story.state).toMatchObject({ definition: { title: '新标题' }, milestones: [{ dueOn: '2026-10-16' }, { dueOn: '2026-10-30' }] });
  });

  it('that drop the last open milestone open the sign-off: nothing else would', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00')).does('zhao', accepts('effect'), at('2026-09-11', '10:00'));
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, milestones: DEFINITION.milestones.slice(0, 1) } }, at('2026-09-12', '10:00'));
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 0, awaited: ['deputy-director'] } });
  });

  it('that take a milestone’s title away take it away', () => {
    const titled = { ...DEFINITION, milestones: DEFINITION.milestones.map((milestone) => ({ ...milestone, title: '旧标题' })) };
    const story = rectifying(titled).does('zheng', { type: 'amend', definition: DEFINITION }, at('2026-09-12', '10:00'));
    expect(story.state.milestones.map((milestone) => milestone.title)).toEqual([undefined, undefined]);
  });

  it('do not touch what was accepted', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00')).does('zhao', accepts('effect'), at('2026-09-11', '10:00'));
    expect(story.refuses('zheng', { type: 'amend', definition: amended }, at('2026-09-12', '10:00'))).toBe('milestoneFixed');
  });

  it.each([
    ['a post that was not awaited', 'supervision-1', 'zhao'],
    ['a participating unit that has acknowledged as such', 'finance-handler', 'wu'],
  ])('that make %s the handler before the receipt let it begin', (_, post, person) => {
    const story = new Story(DEFINITION, at('2026-09-01', '10:00')).does('wu', { type: 'acknowledge' }, at('2026-09-01', '11:00'));
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, roles: { ...DEFINITION.roles, handler: [post] } } }, at('2026-09-02', '10:00'));
    expect(story.does(person, { type: 'acknowledge' }, at('2026-09-02', '11:00')).state.phase).toBe('rectifying');
  });

  it('after closure may change people, not the words that were signed', () => {
    const story = closed();
    expect(story.refuses('zheng', { type: 'amend', definition: { ...DEFINITION, detail: '改过的内容' } }, at('2026-10-08', '10:00'))).toBe('wrongPhase');
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, roles: { ...DEFINITION.roles, leadUnit: ['finance-handler'] } } }, at('2026-10-08', '11:00'));
    expect(story.state).toMatchObject({ phase: 'closed', definition: { detail: DEFINITION.detail, roles: { leadUnit: ['finance-handler'] } } });
  });

  it('after closure that name another inspector await that one at the look-back', () => {
    const story = closed().does('zheng', { type: 'amend', definition: { ...DEFINITION, roles: { ...DEFINITION.roles, inspector: ['finance-handler'] } } }, at('2026-10-08', '10:00'));
    expect(story.does('wu', { type: 'holdLookBack', lookBackId: 'first', note: '未发现反弹' }, at('2026-12-20', '10:00')).state.phase).toBe('archived');
  });

  it('are for the administrator', () => {
    expect(rectifying().refuses('li', { type: 'amend', definition: amended }, at('2026-09-10', '10:00'))).toBe('notYours');
  });

  it('that name another acceptor ask that one for what is submitted already', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00'));
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, roles: { ...DEFINITION.roles, acceptor: ['inspection-office'] } } }, at('2026-09-11', '10:00'));
    expect(story.refuses('zhao', accepts('effect'), at('2026-09-11', '11:00'))).toBe('notAwaited');
    expect(story.does('zhou', accepts('effect'), at('2026-09-11', '12:00')).state.milestones[0]).toMatchObject({ status: 'accepted', verdict: 'onTime' });
  });

  it('that change the sign-off chain begin it again: no approval counts for a step it was not given for', () => {
    const [official, chief] = POLICY.signOff;
    const office = { id: 'office', title: '巡察办审批', roles: ['inspector'], need: 'all', whenLapsed: [] } as const;
    const withSteps = (...steps: (typeof POLICY.signOff[number] | undefined)[]) => ({ ...DEFINITION, policy: { ...POLICY, signOff: steps.flatMap((step) => step ?? []) } });
    const story = inSignOff(rectifying(withSteps(official, chief, office)));
    story.does('zhang', approval(story.state), at('2026-09-23', '10:00'));
    story.does('zheng', { type: 'amend', definition: withSteps(official, office) }, at('2026-09-23', '11:00'));
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 0, allApprovals: [], awaited: ['deputy-director'] } });
  });

  it('of limits and titles of a chain leave the approvals given as they are', () => {
    const story = inSignOff();
    story.does('zhang', approval(story.state), at('2026-09-23', '10:00'));
    const signOff = POLICY.signOff.map((step) => ({ ...step, title: `${step.title}（修订）`, within: { n: 9, unit: 'working' as const } }));
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, policy: { ...POLICY, signOff } } }, at('2026-09-23', '11:00'));
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 1, allApprovals: [{ person: 'zhang' }] } });
  });

  it('that reword a milestone under a sign-off make it lapse: its words are what was approved', () => {
    const story = inSignOff();
    story.does('zhang', approval(story.state), at('2026-09-23', '10:00'));
    const milestones = DEFINITION.milestones.map((milestone) => ({ ...milestone, title: '只完成一半' }));
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, milestones } }, at('2026-09-23', '11:00'));
    expect(story.types()).toContain('signOffsLapsed');
  });

  it('make sign-offs lapse for good, also where the first step is passed over the second time', () => {
    const story = inSignOff();
    story.does('zhang', approval(story.state), at('2026-09-23', '10:00'));
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, title: '改过的标题', roles: { ...DEFINITION.roles, leadOfficial: [] } } }, at('2026-09-23', '11:00'));
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 1, allApprovals: [] } });
  });

  it('make sign-offs lapse visibly when they change what was approved', () => {
    const story = inSignOff();
    story.does('zhang', approval(story.state), at('2026-09-23', '10:00'));
    story.does('zheng', { type: 'amend', definition: { ...DEFINITION, title: '改过的标题' } }, at('2026-09-23', '11:00'));
    expect(story.types()).toContain('signOffsLapsed');
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 0, allApprovals: [], awaited: ['deputy-director'] } });
  });
});
