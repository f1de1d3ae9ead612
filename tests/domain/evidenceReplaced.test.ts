import { describe, expect, it } from 'vitest';
import { decide } from '../../domain/decide.ts';
import type { Act } from '../../domain/commands.ts';
import { noticesOf } from '../../domain/notices.ts';
import { accepts, at, EVIDENCE, rectifying, submits, type Story } from '../support/definitions.ts';

const REPLACED: Act = { type: 'replaceEvidence', milestoneId: 'effect', evidence: [{ ...EVIDENCE, name: '重新扫描.pdf' }], reason: '原件不清' };

function approval({ state }: Story): Act {
  return { type: 'approveClosure', factsHash: state.phase === 'inSignOff' ? state.signOff.factsHash : '' };
}

/** Both milestones accepted on 22 September, and signed by the first of two. */
function signedOnce(): Story {
  const story = rectifying().does('li', submits('effect', 'completion'), at('2026-09-21', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-22', '10:00'));
  return story.does('zhang', approval(story), at('2026-09-23', '10:00'));
}

describe('evidence replaced after its milestone was accepted', () => {
  it('is put before the acceptors again; until they have it, nobody can sign', () => {
    const story = signedOnce().does('li', REPLACED, at('2026-09-23', '11:00'));
    expect(story.types().slice(-3)).toEqual(['evidenceReplaced', 'signOffsLapsed', 'stepOpened']);
    expect(story.state).toMatchObject({ phase: 'rectifying', milestones: [{ status: 'submitted', acceptance: { step: 0, awaited: ['supervision-1', 'supervision-2'], allApprovals: [] } }, { status: 'accepted' }] });
    expect(story.refuses('sun', approval(story), at('2026-09-23', '12:00'))).toBe('wrongPhase');
  });

  it('tells the acceptors that they are asked, and whoever had signed that it counts no longer', () => {
    const story = signedOnce().does('li', REPLACED, at('2026-09-23', '11:00'));
    const told = story.events.slice(-3).flatMap((event) => noticesOf(story.state, event)).map(({ post, kind }) => [post, kind]);
    expect(told).toEqual([['deputy-director', 'signOffsLapsed'], ['supervision-1', 'awaitingAcceptance'], ['supervision-2', 'awaitingAcceptance']]);
  });

  it('goes on to a new sign-off once they accept it, from its first step', () => {
    const story = signedOnce().does('li', REPLACED, at('2026-09-23', '11:00')).does('qian', accepts('effect'), at('2026-09-24', '10:00'));
    expect(story.state).toMatchObject({ phase: 'inSignOff', signOff: { step: 0, allApprovals: [] }, milestones: [{ status: 'accepted', accepted: [{ person: 'qian' }] }, {}] });
    story.does('zhang', approval(story), at('2026-09-25', '10:00')).does('sun', approval(story), at('2026-09-26', '10:00'));
    expect(story.state.phase).toBe('closed');
  });

  it('can be sent back, and the handler is to put it right', () => {
    const story = signedOnce().does('li', REPLACED, at('2026-09-23', '11:00')).does('zhao', { type: 'return', milestones: ['effect'], reason: '仍不清' }, at('2026-09-24', '10:00'));
    expect(story.state).toMatchObject({ phase: 'rectifying', milestones: [{ status: 'open', returns: 1 }, { status: 'accepted' }] });
  });

  it('is late when it is handed in after the date, whenever the first was', () => {
    const story = signedOnce().does('li', REPLACED, at('2026-10-08', '10:00')).does('zhao', accepts('effect'), at('2026-10-09', '10:00'));
    expect(story.state.milestones).toMatchObject([{ verdict: 'late' }, { verdict: 'onTime' }]);
  });

  it('is asked about again likewise while the other milestone is still open', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-21', '10:00')).does('zhao', accepts('effect'), at('2026-09-22', '10:00')).does('li', REPLACED, at('2026-09-23', '11:00'));
    expect(story.types().slice(-2)).toEqual(['evidenceReplaced', 'stepOpened']);
    expect(story.state).toMatchObject({ phase: 'rectifying', milestones: [{ status: 'submitted' }, { status: 'open' }] });
  });

  it('is replaced by the unit that rectifies only, and not judged by who replaced it', () => {
    const story = signedOnce();
    expect(story.refuses('zhao', REPLACED, at('2026-09-23', '11:00'))).toBe('notYours');
    story.does('wang', REPLACED, at('2026-09-23', '12:00'));
    expect(story.state.tookPart.submitted).toEqual(['li', 'wang']);
  });

  it('only let the sign-offs lapse in what happened before release 0.3.0, and a replay finds it so', () => {
    const { state } = signedOnce();
    const decision = decide(state, { id: 'old', person: 'li', act: REPLACED }, at('2026-09-23', '11:00'), 2);
    expect('events' in decision && decision.events.map(({ type }) => type)).toEqual(['evidenceReplaced', 'signOffsLapsed', 'stepOpened']);
    expect('events' in decision && decision.events[2]).toMatchObject({ chain: 'signOff' });
    expect('events' in decision && decision.events[0]).not.toHaveProperty('isReopened');
  });
});
